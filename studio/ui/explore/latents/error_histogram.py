"""The histogram of reconstruction errors, with a threshold that is dragged."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import UNIT, colours, small_font, tabular
from studio.ui.translation import number_text, tr
from studio.ui.widgets.reserved_keys import reserve_bare_keys

_BINS = 60
_FOOTER = 18  # pixels
_OWN_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


class ErrorHistogram(QWidget):
    """How often errors occur; those above the threshold are drawn brighter.

    Drag the line, or move it with Left and Right, from one error to the next one.

    Signals:
        moved: The threshold.
    """

    moved = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Reconstruction errors"))
        self.setToolTip(tr("Drag the threshold, or move it by arrow keys: pictures with a larger error are anomalies."))
        self.setMinimumHeight(84)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self._errors: NDArray[np.float64] = np.zeros(0)
        self.threshold = 0.0

    def sizeHint(self) -> QSize:
        return QSize(260, 110)

    def show_errors(self, errors: NDArray[np.floating], threshold: float) -> None:
        """Show errors [N] and a threshold."""
        self._errors, self.threshold = np.sort(np.asarray(errors, np.float64)), threshold
        self.update()

    def clear(self) -> None:
        """Show none."""
        self._errors = np.zeros(0)
        self.update()

    def x_of(self, error: float) -> float:
        """Return where an error is, in widget pixels."""
        area, (low, high) = self._area(), self._range()
        return area.left() + (error - low) / (high - low) * area.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bars, threshold and the ends of the axis."""
        c, painter, area = colours(), QPainter(self), self._area()
        painter.setFont(tabular(small_font(self.font())))
        painter.setPen(QColor(c.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if not len(self._errors):
            return
        low, high = self._range()
        counts, edges = np.histogram(np.clip(self._errors, low, high), _BINS, (low, high))
        tops = np.sqrt(counts / counts.max())  # rare errors stay in sight
        width = area.width() / _BINS
        painter.setPen(Qt.PenStyle.NoPen)
        for place, top in enumerate(tops.tolist()):
            if top:
                above = edges[place] >= self.threshold
                painter.setBrush(QColor(c.text if above else c.second))
                height = max(1.0, top * area.height())
                left = area.left() + place * width
                painter.drawRect(QRectF(left, area.bottom() - height, max(1.0, width - 1), height))
        x = self.x_of(self.threshold)
        painter.setPen(QPen(QColor(c.text), 2 if self.hasFocus() else 1))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom() + 4))
        painter.setPen(QColor(c.quiet))
        footer = QRectF(area.left(), area.bottom() + 3, area.width(), _FOOTER)
        painter.drawText(footer, Qt.AlignmentFlag.AlignLeft, number_text(low, ".3g"))
        painter.drawText(footer, Qt.AlignmentFlag.AlignRight, number_text(high, ".3g"))
        painter.drawText(footer, Qt.AlignmentFlag.AlignHCenter, tr("mean squared error, counts on a square-root scale"))

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the threshold from the window's shortcuts."""
        return reserve_bare_keys(event, _OWN_KEYS) or super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the threshold to the pointer."""
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the threshold."""
        if event.buttons() & Qt.MouseButton.LeftButton and len(self._errors):
            area, (low, high) = self._area(), self._range()
            share = (event.position().x() - area.left()) / max(1.0, area.width())
            self._move(low + min(max(0.0, share), 1.0) * (high - low))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the threshold over one error; to the ends with Home and End."""
        below, above = self._errors[self._errors < self.threshold], self._errors[self._errors > self.threshold]
        key = event.key()
        if key == Qt.Key.Key_Left and len(below):
            self._move(float(below[-1]))
        elif key == Qt.Key.Key_Right and len(above):
            self._move(float(above[0]))
        elif key == Qt.Key.Key_Home and len(self._errors):
            self._move(float(self._errors[0]))
        elif key == Qt.Key.Key_End and len(self._errors):
            self._move(float(self._errors[-1]))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the threshold thicker."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw the threshold as usual."""
        super().focusOutEvent(event)
        self.update()

    def _move(self, threshold: float) -> None:
        self.threshold = threshold
        self.update()
        self.moved.emit(threshold)

    def _range(self) -> tuple[float, float]:
        low, high = float(self._errors[0]), float(self._errors[-1])
        return (low, high) if high > low else (low, low + 1.0)

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(UNIT, 4, -UNIT, -_FOOTER - 2)

"""A row of small pictures with captions, to look at and to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import UNIT, colours, small_font, tabular
from studio.ui.translation import tr
from studio.ui.widgets.reserved_keys import reserve_bare_keys

_OWN_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, eq=False)
class StripItem:
    """A picture, uint8 [h, w, 3], and what is written below it."""

    key: int
    picture: NDArray[np.uint8]
    caption: str


class PictureStrip(QWidget):
    """As many pictures as have room, from the left.

    Signals:
        chosen: The key of a picture that was clicked, or chosen with Enter.
    """

    chosen = Signal(int)

    def __init__(self, name: str, side: int = 48, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(tr("Click a picture to put it on the canvas."))
        self._side = side
        self._items: Sequence[StripItem] = ()
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(4 * (self._side + UNIT), self._side + round(self._footer()) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._side + UNIT, self.sizeHint().height())

    @property
    def items(self) -> Sequence[StripItem]:
        """The pictures, also those without room."""
        return self._items

    def show_items(self, items: Sequence[StripItem]) -> None:
        """Show these pictures."""
        self._items, self._current = items, 0
        self._describe()
        self.update()

    def place_of(self, row: int) -> QRectF:
        """Return where a picture is."""
        return QRectF(row * (self._side + UNIT) + 2, 2, self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pictures."""
        c, painter = colours(), QPainter(self)
        painter.setFont(tabular(small_font(self.font())))
        metrics = QFontMetricsF(painter.font())
        for row, item in enumerate(self._items):
            place = self.place_of(row)
            if place.right() > self.width():
                break
            height, width = item.picture.shape[:2]
            data = np.ascontiguousarray(item.picture)
            image = QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, width > self._side)
            painter.drawImage(place, image)
            if self.hasFocus() and row == self._current:
                painter.setPen(QPen(QColor(c.text), 1))
                painter.drawRect(place.adjusted(-1, -1, 0, 0))
            painter.setPen(QColor(c.quiet))
            footer = QRectF(place.left() - UNIT / 2, place.bottom() + 1, place.width() + UNIT, metrics.height())
            text = metrics.elidedText(item.caption, Qt.TextElideMode.ElideRight, footer.width())
            painter.drawText(footer, Qt.AlignmentFlag.AlignCenter, text)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the row from the window's shortcuts."""
        return reserve_bare_keys(event, _OWN_KEYS) or super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the picture under the pointer."""
        row = self._row_at(event.position())
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self._current = row
            self._describe()
            self.chosen.emit(self._items[row].key)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right move, Enter chooses."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._items:
            self._current = min(max(0, self._current + step), len(self._items) - 1)
            self._describe()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._items:
            self.chosen.emit(self._items[self._current].key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which picture Enter chooses."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide which picture Enter chooses."""
        super().focusOutEvent(event)
        self.update()

    def _row_at(self, at: QPointF) -> int | None:
        return next((row for row in range(len(self._items)) if self.place_of(row).contains(at)), None)

    def _footer(self) -> float:
        return QFontMetricsF(small_font(self.font())).height() + 2

    def _describe(self) -> None:
        self.setAccessibleDescription(self._items[self._current].caption if self._items else "")

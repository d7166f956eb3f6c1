"""A small chart of curves over the timesteps, with a marker at one of them: click or drag to move it."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import UNIT, colours, small_font

_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 12, 20, 24  # pixels around the curves
_POINTS = 400  # of a curve that are drawn
_DASHES: tuple[Sequence[float], ...] = ((), (4, 3), (1, 2), (6, 2, 1, 2), (8, 3))


class LineChart(QWidget):
    """Curves by name; the selected one is drawn in the accent colour and marked.

    Signals:
        picked: The share of the x axis, 0..1, that was clicked or dragged to.
    """

    picked = Signal(float)

    def __init__(
        self, name: str, y_label: str, x_label: str, *, legend: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._y_label, self._x_label, self._legend = y_label, x_label, legend
        self._curves: Mapping[str, NDArray[np.float64]] = {}
        self._selected, self._at, self._end = "", 0.0, 1
        self._low, self._high = 0.0, 1.0

    def sizeHint(self) -> QSize:
        return QSize(320, 160)

    def set_curves(self, curves: Mapping[str, NDArray[np.float64]], selected: str, end: int) -> None:
        """Show curves over 0 ... end, one of them selected."""
        self._curves, self._selected, self._end = curves, selected, end
        values = np.concatenate([values[np.isfinite(values)] for values in curves.values()] or [np.zeros(1)])
        self._low, self._high = float(values.min(initial=0)), float(values.max(initial=0)) or 1.0
        self.update()

    def set_marker(self, share: float) -> None:
        """Mark a share of the x axis, 0..1."""
        self._at = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw axes, curves, marker and names."""
        c, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self.font()))
        area = self._area()
        painter.setPen(QPen(QColor(c.line), 1))
        for share in (0.0, 0.5, 1.0):
            y = area.bottom() - share * area.height()
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(QColor(c.quiet))
        for share in (0.0, 0.5, 1.0):
            y = area.bottom() - share * area.height()
            value = self._low + share * (self._high - self._low)
            where = QRectF(0, y - 8, _LEFT - 6, 16)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value:.3g}")
        foot = QRectF(area.left(), area.bottom() + 4, area.width(), _BOTTOM - 4)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, f"{self._end}")
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, self._x_label)
        self._draw_curves(painter, area)
        x = area.left() + self._at * area.width()
        painter.setPen(QPen(QColor(c.accent), 1.5))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setPen(QColor(c.quiet))
        painter.drawText(QPointF(area.left(), area.top() - 6), self._y_label)

    def _draw_curves(self, painter: QPainter, area: QRectF) -> None:
        c = colours()
        others = [name for name in self._curves if name != self._selected]
        tints = (c.second, *c.lines)
        right = area.right()
        for place, name in enumerate([*others, self._selected]):
            if name not in self._curves:
                continue
            chosen = name == self._selected
            pen = QPen(QColor(c.text if chosen else tints[place % len(tints)]), 2.0 if chosen else 1.2)
            if not chosen:
                dashes = _DASHES[(place + 1) % len(_DASHES)]
                if dashes:
                    pen.setDashPattern(list(dashes))
            painter.setPen(pen)
            painter.drawPolyline(self._polygon(self._curves[name], area))
            if not self._legend:
                continue
            label = QRectF(right - 120, area.top() + place * 14, 116, 14)
            painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)

    def _polygon(self, values: NDArray[np.float64], area: QRectF) -> QPolygonF:
        step = max(1, len(values) // _POINTS)
        span = (self._high - self._low) or 1.0
        last = max(1, len(values) - 1)
        places = [*range(0, len(values), step), len(values) - 1]
        return QPolygonF(
            [
                QPointF(
                    area.left() + place / last * area.width(),
                    area.bottom() - (float(values[place]) - self._low) / span * area.height(),
                )
                for place in places
                if np.isfinite(values[place])
            ]
        )

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM - UNIT // 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the marker with the pressed button."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            area = self._area()
            share = (event.position().x() - area.left()) / max(1.0, area.width())
            self.picked.emit(min(1.0, max(0.0, share)))

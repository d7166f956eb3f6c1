"""A small chart of curves over the timesteps, with a marker at one of them: click or drag to move it, or to draw."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import UNIT, colours, small_font
from studio.ui.translation import number_text

_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 12, 20, 24  # pixels around the curves
_POINTS = 400  # of a curve that are drawn
_DASHES: tuple[Sequence[float], ...] = ((), (4, 3), (1, 2), (6, 2, 1, 2), (8, 3))


class LineChart(QWidget):
    """Curves by name, one of them selected.

    The left and right keys move the marker. An editable chart is drawn on with the mouse, and the up and down keys move
    the curve at the marker.

    Signals:
        picked: The share of the x axis, 0 ... 1, that the marker was moved to.
        stroke_began: Drawing begins.
        drawn: The curve was drawn from one point to another: two pairs of share and value.
    """

    picked = Signal(float)
    stroke_began = Signal()
    drawn = Signal(object, object)

    def __init__(
        self, name: str, y_label: str, x_label: str, *, legend: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._y_label, self._x_label, self._legend = y_label, x_label, legend
        self._curves: Mapping[str, NDArray[np.float64]] = {}
        self._selected, self._at, self._begin, self._end = "", 0.0, 0, 1
        self._low, self._high = 0.0, 1.0
        self._editable = False
        self._stroke: tuple[float, float] | None = None  # its last point
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_editable(self, editable: bool) -> None:
        """Let the selected curve be drawn."""
        if editable == self._editable:
            return
        self._editable, self._stroke = editable, None
        self.setCursor(Qt.CursorShape.CrossCursor if editable else Qt.CursorShape.ArrowCursor)

    def place_of(self, share: float, value: float) -> QPointF:
        """Return where a point of a curve is in the widget."""
        area, span = self._area(), (self._high - self._low) or 1.0
        return QPointF(area.left() + share * area.width(), area.bottom() - (value - self._low) / span * area.height())

    def sizeHint(self) -> QSize:
        return QSize(320, 140)

    def set_curves(self, curves: Mapping[str, NDArray[np.float64]], selected: str, end: int, begin: int = 0) -> None:
        """Show curves over begin ... end, one of them selected."""
        self._curves, self._selected, self._begin, self._end = curves, selected, begin, end
        if self._stroke is not None:  # the axis stays where it is under the pointer
            self.update()
            return
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
            alignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(where, alignment, number_text(value, ".3g"))
        footer = QRectF(area.left(), area.bottom() + 4, area.width(), _BOTTOM - 4)
        painter.drawText(footer, Qt.AlignmentFlag.AlignLeft, f"{self._begin}")
        painter.drawText(footer, Qt.AlignmentFlag.AlignRight, f"{self._end}")
        painter.drawText(footer, Qt.AlignmentFlag.AlignHCenter, self._x_label)
        self._draw_curves(painter, area.right(), area.top())
        x = area.left() + self._at * area.width()
        if self.hasFocus():
            painter.setPen(QPen(QColor(c.quiet), 1))
            painter.drawRect(area)
        painter.setPen(QPen(QColor(c.accent), 1.5))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setPen(QColor(c.quiet))
        painter.drawText(QPointF(area.left(), area.top() - 6), self._y_label)

    def _draw_curves(self, painter: QPainter, right: float, top: float) -> None:
        c = colours()
        tints = (c.second, *c.lines)
        places = {name: place for place, name in enumerate(self._curves)}  # a curve keeps its colour when selected
        for name in sorted(self._curves, key=lambda name: name == self._selected):
            chosen, place = name == self._selected, places[name]
            tint = QColor(tints[place % len(tints)])
            pen = QPen(tint, 2.6 if chosen else 1.2)
            dashes = _DASHES[(place + 1) % len(_DASHES)]
            if dashes and not chosen:
                pen.setDashPattern(list(dashes))
            painter.setPen(pen)
            painter.drawPolyline(self._polygon(self._curves[name]))
            if self._legend:
                label = QRectF(right - 120, top + place * 14, 116, 14)
                painter.setPen(QColor(c.text) if chosen else tint)
                painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)

    def _polygon(self, values: NDArray[np.float64]) -> QPolygonF:
        step = max(1, len(values) // _POINTS)
        last = max(1, len(values) - 1)
        places = [*range(0, len(values), step), len(values) - 1]
        return QPolygonF(
            [self.place_of(place / last, float(values[place])) for place in places if np.isfinite(values[place])]
        )

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM - UNIT // 2)

    def _point_at(self, place: QPointF) -> tuple[float, float]:
        """Return the share of the x axis and the value at a place, both inside the axes."""
        area = self._area()
        across = (place.x() - area.left()) / max(1.0, area.width())
        up = (area.bottom() - place.y()) / max(1.0, area.height())
        share, height = (min(1.0, max(0.0, part)) for part in (across, up))
        return share, self._low + height * (self._high - self._low)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the marker, or begin to draw."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = self._point_at(event.position())
        if self._editable:
            self._stroke = point
            self.stroke_began.emit()
            self.drawn.emit(point, point)
        else:
            self.picked.emit(point[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the marker with the pressed button, or draw."""
        point = self._point_at(event.position())
        if self._stroke is not None:
            before, self._stroke = self._stroke, point
            self.drawn.emit(before, point)
        elif event.buttons() & Qt.MouseButton.LeftButton and not self._editable:
            self.picked.emit(point[0])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a stroke."""
        if self._stroke is not None and event.button() is Qt.MouseButton.LeftButton:
            self._stroke = None
            self.set_curves(self._curves, self._selected, self._end, self._begin)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the marker by a timestep, or the curve at the marker by a hundredth of the axis."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            by = (1 if key == Qt.Key.Key_Right else -1) / max(1, self._end - self._begin)
            self.picked.emit(min(1.0, max(0.0, self._at + by)))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._editable and self._selected in self._curves:
            curve = self._curves[self._selected]
            value = float(curve[round(self._at * (len(curve) - 1))])
            by = (self._high - self._low) / 100 * (1 if key == Qt.Key.Key_Up else -1)
            point = (self._at, min(self._high, max(self._low, value + by)))
            self.stroke_began.emit()
            self.drawn.emit(point, point)
        else:
            super().keyPressEvent(event)

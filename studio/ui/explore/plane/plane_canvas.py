"""Draws points of the plane on their way from noise to data, over a density, a vector field and the data."""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.protocol.plane import REACH
from studio.ui.theme import colours, small_font

_HUES = 24
_ARROW = 0.16  # longest arrow, in units of the plane
_PATHS = 60  # points whose paths are drawn
_CLICK = 0.15  # how far from a point a click still hits it
_ZOOM = (0.8, REACH)  # half the visible range, smallest and largest

Floats = NDArray[np.float32]


class PlaneCanvas(QWidget):
    """The square [-r, r]², y upwards; the wheel changes r, a click traces the nearest point.

    Attributes:
        traced: The points whose paths are drawn in full.

    Signals:
        traced_changed: Other points are traced.
    """

    traced_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumSize(160, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.title = ""
        self.half = 1.7  # half of the visible range
        self.traced: tuple[int, ...] = ()
        self._states: Floats = np.zeros((1, 0, 2), np.float32)
        self._hues: list[NDArray[np.intp]] = []  # the points of each hue
        self._below: tuple[object, QImage] | None = None  # the data as an image, and what it depends on
        self._frame = 0
        self._data: Floats = np.zeros((0, 2), np.float32)
        self._shade: QImage | None = None
        self._arrows: list[tuple[Floats, str]] = []
        self._paths = False
        self._empty = ""

    def sizeHint(self) -> QSize:
        return QSize(220, 220)

    def set_walk(self, states: Floats) -> None:
        """Show the paths of points, [K + 1, N, 2]; each keeps the hue of its initial direction."""
        if states.shape[1] != self._states.shape[1]:
            self.traced = ()
        self._states = states
        angle = np.arctan2(states[0, :, 1], states[0, :, 0]) / (2 * np.pi) % 1
        hue = (angle * _HUES).astype(int) % _HUES
        self._hues = [np.flatnonzero(hue == place) for place in range(_HUES)]
        self._frame = min(self._frame, len(states) - 1)
        self.update()

    def set_frame(self, frame: int) -> None:
        """Show the points at a state."""
        self._frame = min(max(0, frame), len(self._states) - 1)
        self.update()

    def set_data(self, data: Floats) -> None:
        """Show the data below, [M, 2]; none hides it."""
        self._data = data
        self.update()

    def set_shade(self, values: Floats | None, tint: str = "", low: float = 0.0, high: float | None = None) -> None:
        """Shade the plane by values [H, H], y first, upwards; None for none.

        Args:
            values: What is shown.
            tint: The colour of the highest value.
            low, high: The values that are transparent and fully coloured; None: the largest.
        """
        if values is None:
            self._shade = None
        else:
            top = max(float(values.max()) if high is None else high, low + 1e-9)
            share = np.sqrt(np.clip((values - low) / (top - low), 0, 1))[::-1]
            self._shade = _shaded(share, QColor(tint))
        self.update()

    def set_arrows(self, fields: list[tuple[Floats, str]]) -> None:
        """Draw vector fields [G, G, 2] over [-REACH, REACH]², each with its colour."""
        self._arrows = fields
        self.update()

    def set_paths(self, shown: bool) -> None:
        """Draw the paths of some points up to the current state."""
        self._paths = shown
        self.update()

    def set_empty(self, text: str) -> None:
        """Show a text where there are no points."""
        self._empty = text
        self.update()

    def place_of(self, x: float, y: float) -> QPointF:
        """Return the widget position of a point of the plane."""
        square = self._square()
        return QPointF(
            square.left() + (x / self.half + 1) / 2 * square.width(),
            square.top() + (1 - y / self.half) / 2 * square.height(),
        )

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Trace the nearest point, with Shift in addition to others; a click on empty space traces none."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._states.shape[1]:
            return
        square = self._square()
        x = ((event.position().x() - square.left()) / square.width() * 2 - 1) * self.half
        y = (1 - (event.position().y() - square.top()) / square.height() * 2) * self.half
        distances = np.hypot(*(self._states[self._frame] - (x, y)).T)
        nearest = int(distances.argmin())
        more = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        before = self.traced if more else ()
        self.traced = (*before, nearest) if distances[nearest] <= _CLICK * self.half else before
        self.traced_changed.emit()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom."""
        self.half = min(_ZOOM[1], max(_ZOOM[0], self.half * 0.9 ** (event.angleDelta().y() / 120)))
        event.accept()
        self.update()

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw shade, axes, data, arrows, paths and points, in this order."""
        c, painter, square = colours(), QPainter(self), self._square()
        painter.fillRect(square, QColor(c.surround))
        painter.setClipRect(square)
        if self._shade is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            corners = self.place_of(-REACH, REACH), self.place_of(REACH, -REACH)
            painter.drawImage(QRectF(*corners), self._shade)
        painter.setPen(QPen(QColor(c.line), 1))
        for at in (-1.0, 0.0, 1.0):
            painter.drawLine(self.place_of(at, -self.half), self.place_of(at, self.half))
            painter.drawLine(self.place_of(-self.half, at), self.place_of(self.half, at))
        if len(self._data):
            painter.drawImage(square, self._data_image(c.quiet))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for values, tint in self._arrows:
            self._draw_arrows(painter, values, tint)
        self._draw_paths(painter)
        points = self._states[self._frame]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        spots = self._on_screen(points)
        for members, hue in zip(self._hues, _wheel(), strict=False):
            painter.setPen(QPen(hue, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
            painter.drawPoints(QPolygonF([QPointF(*place) for place in spots[members].tolist()]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(c.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number in self.traced:
            painter.drawEllipse(self.place_of(*points[number].tolist()), 5, 5)
        painter.setPen(QColor(c.quiet))
        painter.setFont(small_font(self.font()))
        if self.title:
            painter.drawText(square.adjusted(6, 4, -6, -4), Qt.AlignmentFlag.AlignLeft, self.title)
        if not len(points) and self._empty:
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty)

    def _draw_arrows(self, painter: QPainter, values: Floats, tint: str) -> None:
        side = len(values)
        line = np.linspace(-REACH, REACH, side)
        y, x = np.meshgrid(line, line, indexing="ij")
        sizes = np.hypot(values[..., 0], values[..., 1])
        # long arrows are shortened: their direction matters
        drawn = _ARROW * np.tanh(sizes / max(float(np.median(sizes)), 1e-6))
        factor = drawn / np.maximum(sizes, 1e-9)
        square, scale = self._square(), self._square().width() / (2 * self.half)
        x0, y0 = square.center().x() + x * scale, square.center().y() - y * scale
        x1, y1 = x0 + values[..., 0] * factor * scale, y0 - values[..., 1] * factor * scale
        painter.setPen(QPen(QColor(tint), 1.2))
        ends = np.stack([x0, y0, x1, y1], -1).reshape(-1, 4)
        inside = (np.abs(x) <= self.half) & (np.abs(y) <= self.half)
        shown = ends[inside.ravel()]
        painter.drawLines([QLineF(*end) for end in shown.tolist()])
        painter.setPen(QPen(QColor(tint), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(QPolygonF([QPointF(*end) for end in shown[:, 2:].tolist()]))

    def _draw_paths(self, painter: QPainter) -> None:
        way = self._on_screen(self._states)
        count = self._states.shape[1]
        if self._paths:
            every = max(1, count // _PATHS)
            for members, tint in zip(self._hues, _wheel(), strict=False):
                painter.setPen(QPen(tint, 1))
                for number in members[members % every == 0].tolist():
                    painter.drawPolyline(_polygon(way[: self._frame + 1, number]))
        for number in self.traced:
            painter.setPen(QPen(QColor(colours().accent), 2))
            painter.drawPolyline(_polygon(way[: self._frame + 1, number]))
            painter.setPen(QPen(QColor(colours().accent), 1, Qt.PenStyle.DotLine))
            painter.drawPolyline(_polygon(way[self._frame :, number]))

    def _on_screen(self, points: Floats) -> Floats:
        """Return the widget positions of points [..., 2]."""
        square = self._square()
        scale = square.width() / (2 * self.half)
        centre = np.array([square.center().x(), square.center().y()], np.float32)
        found: Floats = points * np.array([scale, -scale], np.float32) + centre
        return found

    def _data_image(self, tint: str) -> QImage:
        """Return the square with the data, drawn as an array because there are thousands of points."""
        side = max(1, round(self._square().width() * self.devicePixelRatioF()))
        key = (side, self.half, tint, id(self._data))
        if self._below is None or self._below[0] != key:
            pixels = np.zeros((side, side), np.uint32)
            scaled = (self._data * (1, -1) / self.half + 1) / 2 * side
            inside = ((scaled >= 0) & (scaled < side)).all(1)
            x, y = scaled[inside].astype(np.intp).T
            pixels[y, x] = QColor(tint).rgb()
            image = QImage(pixels.data, side, side, 4 * side, QImage.Format.Format_ARGB32_Premultiplied).copy()
            self._below = key, image
        return self._below[1]

    def _square(self) -> QRectF:
        side = min(self.width(), self.height())
        return QRectF((self.width() - side) // 2, (self.height() - side) // 2, side, side)


def _shaded(share: NDArray[np.floating], tint: QColor) -> QImage:
    """Return values 0 ... 1 as an image, from transparent to the colour."""
    side = len(share)
    pixels = np.empty((side, side, 4), np.uint8)
    for place, part in enumerate((tint.blue(), tint.green(), tint.red())):
        pixels[..., place] = part
    pixels[..., 3] = np.rint(share * 190)
    return QImage(pixels.data, side, side, 4 * side, QImage.Format.Format_ARGB32).copy()


@cache
def _wheel() -> list[QColor]:
    """Return the hues of directions."""
    return [QColor.fromHslF(place / _HUES, 0.75, 0.65) for place in range(_HUES)]


def _polygon(places: Floats) -> QPolygonF:
    return QPolygonF([QPointF(*place) for place in places.tolist()])

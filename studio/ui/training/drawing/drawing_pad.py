"""A square of the plane on which points are drawn by mouse or pen, with y upwards as the plots show it."""

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.document.drawing import Drawing, radius_at
from studio.ui.canvas.brush_ring import draw_ring
from studio.ui.theme import colours
from studio.ui.tools.brush_ring import BrushRing

_SIDE, _LEAST = 480, 240
_HINT = "Draw where the points should lie."
_BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)


class DrawingPad(QWidget):
    """The pad: the left button draws, the right one and the pen's other end erase.

    Attributes:
        radius: Of the brush, in the plane's units; the pad is two wide.
        erasing: Whether the left button erases too.

    Signals:
        changed: Other points are shown, by whatever way.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing = Drawing()
        self.radius = 0.1
        self.erasing = False
        self._hover: QPointF | None = None
        self._button = Qt.MouseButton.NoButton  # that the stroke began with
        self._eraser_end = False
        self.setAccessibleName("Pad to draw points on")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_LEAST, _LEAST)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show other points, which are drawn on from now on."""
        self.drawing = drawing
        self._tell()

    def undo(self) -> None:
        """Take the last stroke back."""
        self.drawing.undo()
        self._tell()

    def redo(self) -> None:
        """Draw again what was taken back."""
        self.drawing.redo()
        self._tell()

    def clear(self) -> None:
        """Take all points away; it can be undone."""
        self.drawing.clear()
        self._tell()

    def place_of(self, x: float, y: float) -> QPointF:
        """Return where a point of the plane lies in the widget."""
        square = self._square()
        return QPointF(
            square.left() + (x + 1) / 2 * square.width(),
            square.top() + (1 - y) / 2 * square.height(),
        )

    def sizeHint(self) -> QSize:
        """Return a comfortable square."""
        return QSize(_SIDE, _SIDE)

    # mouse and pen

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke; a second button changes nothing about it."""
        if event.button() in _BUTTONS and self._button is Qt.MouseButton.NoButton:
            self._button = event.button()
            self._begin(event.position(), self.radius, self.erasing or event.button() is Qt.MouseButton.RightButton)
        self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        self._eraser_end = False
        self._go_on(event.position(), self.radius)
        self._follow(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke that the button began."""
        if event.button() is self._button:
            self._end()
        self._follow(event.position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with the pen: pressing harder widens the brush, its other end erases."""
        radius = radius_at(self.radius, event.pressure())
        self._eraser_end = event.pointerType() == QPointingDevice.PointerType.Eraser
        match event.type():
            case QEvent.Type.TabletPress if event.button() in _BUTTONS and not self.drawing.in_stroke:
                right = event.button() is Qt.MouseButton.RightButton
                self._begin(event.position(), radius, self.erasing or self._eraser_end or right)
            case QEvent.Type.TabletMove:
                self._go_on(event.position(), radius)
            case QEvent.Type.TabletRelease:
                self._end()
        self._follow(event.position())
        event.accept()  # otherwise Qt sends it again as the mouse's

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the brush."""
        self._follow(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the brush."""
        self._follow(None)

    def hideEvent(self, event: QEvent) -> None:
        """End a stroke whose button is let go elsewhere."""
        self._end()
        self._hover = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the points over the axes' lines, and the brush."""
        c, painter, square = colours(), QPainter(self), self._square()
        painter.drawImage(square, self._picture())
        if not len(self.drawing):
            upper, centre = square.adjusted(0, 0, 0, -square.height() // 2), Qt.AlignmentFlag.AlignCenter
            painter.fillRect(painter.boundingRect(upper, centre, _HINT), QColor(c.surround))  # the axis would cross it
            painter.setPen(QColor(c.quiet))
            painter.drawText(upper, centre, _HINT)
        if self._hover is not None:
            painter.setClipRect(square)
            radius = self.radius / 2 * square.width()
            draw_ring(painter, BrushRing(self._hover.x(), self._hover.y(), radius, self._would_erase()))

    def _picture(self) -> QImage:
        """Return the square as an image in the screen's own pixels: thousands of points at once, as an array."""
        c, side = colours(), max(1, round(self._square().width() * self.devicePixelRatioF()))
        pixels = np.full((side, side), QColor(c.surround).rgb(), np.uint32)
        pixels[side // 2, :] = pixels[:, side // 2] = QColor(c.line).rgb()
        dot = max(1, round(side / 240))  # wide: about half of an even area is covered
        x, y = ((self.drawing.points * (1, -1) + 1) / 2 * (side - dot)).round().astype(np.intp).T
        for row in range(dot):
            for column in range(dot):
                pixels[y + row, x + column] = QColor(c.text).rgb()
        return QImage(pixels.data, side, side, 4 * side, QImage.Format.Format_RGB32).copy()

    def _square(self) -> QRect:
        """The part of the widget that shows the plane from -1 to 1."""
        side = min(self.width(), self.height())
        return QRect(QPoint((self.width() - side) // 2, (self.height() - side) // 2), QSize(side, side))

    def _would_erase(self) -> bool:
        return self.erasing or self._eraser_end or self._button is Qt.MouseButton.RightButton

    def _in_plane(self, place: QPointF) -> tuple[float, float]:
        square = self._square()
        return (
            2 * (place.x() - square.left()) / square.width() - 1,
            1 - 2 * (place.y() - square.top()) / square.height(),
        )

    def _begin(self, place: QPointF, radius: float, erase: bool) -> None:
        self.drawing.begin(*self._in_plane(place), radius, erase=erase)
        self._tell()

    def _go_on(self, place: QPointF, radius: float) -> None:
        if self.drawing.in_stroke:
            self.drawing.line_to(*self._in_plane(place), radius)
            self._tell()

    def _end(self) -> None:
        self._button = Qt.MouseButton.NoButton
        if self.drawing.in_stroke:
            self.drawing.end()
            self._tell()

    def _follow(self, place: QPointF | None) -> None:
        self._hover = place
        self.update()

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

"""A square pad for drawing 2-D points with mouse or pen; y points up, as in plots."""

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
from studio.ui.translation import tr

_SIDE, _MIN_SIDE = 480, 240  # pixels
_HINT = tr("Draw points here.")
_BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)


class DrawingPad(QWidget):
    """The pad over [-1, 1]²: the left button draws, the right button and the pen's eraser erase.

    Attributes:
        radius: Of the brush, in units of the plane.
        erasing: The left button erases too.

    Signals:
        changed: The points changed.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing = Drawing()
        self.radius = 0.1
        self.erasing = False
        self._hover: QPointF | None = None
        self._button = Qt.MouseButton.NoButton  # of the stroke in progress
        self._eraser_end = False
        self.setAccessibleName(tr("Drawing pad"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_MIN_SIDE, _MIN_SIDE)

    def show_drawing(self, drawing: Drawing) -> None:
        """Edit another drawing."""
        self.drawing = drawing
        self._emit_changed()

    def undo(self) -> None:
        """Undo the last stroke."""
        self.drawing.undo()
        self._emit_changed()

    def redo(self) -> None:
        """Redo the last undone stroke."""
        self.drawing.redo()
        self._emit_changed()

    def clear(self) -> None:
        """Remove all points; this can be undone."""
        self.drawing.clear()
        self._emit_changed()

    def place_of(self, x: float, y: float) -> QPointF:
        """Return the widget position of a point of the plane."""
        square = self._square()
        return QPointF(
            square.left() + (x + 1) / 2 * square.width(),
            square.top() + (1 - y) / 2 * square.height(),
        )

    def sizeHint(self) -> QSize:
        """Return the preferred size."""
        return QSize(_SIDE, _SIDE)

    # mouse and pen

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke; a second button is ignored."""
        if event.button() in _BUTTONS and self._button is Qt.MouseButton.NoButton:
            self._button = event.button()
            self._begin(event.position(), self.radius, self.erasing or event.button() is Qt.MouseButton.RightButton)
        self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Continue the stroke."""
        self._eraser_end = False
        self._go_on(event.position(), self.radius)
        self._follow(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if event.button() is self._button:
            self._end()
        self._follow(event.position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with the pen: pressure widens the brush, the eraser end erases."""
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
        event.accept()  # otherwise Qt sends it again as a mouse event

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the brush."""
        self._follow(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the brush."""
        self._follow(None)

    def hideEvent(self, event: QEvent) -> None:
        """End a stroke whose button is released outside."""
        self._end()
        self._hover = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the points over the axes, and the brush."""
        c, painter, square = colours(), QPainter(self), self._square()
        painter.drawImage(square, self._picture())
        if not len(self.drawing):
            upper, centre = square.adjusted(0, 0, 0, -square.height() // 2), Qt.AlignmentFlag.AlignCenter
            painter.fillRect(
                painter.boundingRect(upper, centre, _HINT), QColor(c.surround)
            )  # hides the axis behind the text
            painter.setPen(QColor(c.quiet))
            painter.drawText(upper, centre, _HINT)
        if self._hover is not None:
            painter.setClipRect(square)
            radius = self.radius / 2 * square.width()
            draw_ring(painter, BrushRing(self._hover.x(), self._hover.y(), radius, self._would_erase()))

    def _picture(self) -> QImage:
        """Return the square as an image in physical pixels, drawn as an array because there may be 100,000 points."""
        c, side = colours(), max(1, round(self._square().width() * self.devicePixelRatioF()))
        pixels = np.full((side, side), QColor(c.surround).rgb(), np.uint32)
        pixels[side // 2, :] = pixels[:, side // 2] = QColor(c.line).rgb()
        dot = max(1, round(side / 240))  # pixels; a uniformly filled area is about half covered
        x, y = ((self.drawing.points * (1, -1) + 1) / 2 * (side - dot)).round().astype(np.intp).T
        for row in range(dot):
            for column in range(dot):
                pixels[y + row, x + column] = QColor(c.text).rgb()
        return QImage(pixels.data, side, side, 4 * side, QImage.Format.Format_RGB32).copy()

    def _square(self) -> QRect:
        """Return the rectangle of [-1, 1]² in the widget."""
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
        self._emit_changed()

    def _go_on(self, place: QPointF, radius: float) -> None:
        if self.drawing.in_stroke:
            self.drawing.line_to(*self._in_plane(place), radius)
            self._emit_changed()

    def _end(self) -> None:
        self._button = Qt.MouseButton.NoButton
        if self.drawing.in_stroke:
            self.drawing.end()
            self._emit_changed()

    def _follow(self, place: QPointF | None) -> None:
        self._hover = place
        self.update()

    def _emit_changed(self) -> None:
        self.update()
        self.changed.emit()

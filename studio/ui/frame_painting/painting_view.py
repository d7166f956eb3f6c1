"""A frame of a generation, large, to paint into."""

from collections.abc import Callable
from functools import partial
from typing import cast

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from studio.document.painting.brush import MAX_SIZE, MIN_SIZE, Brush
from studio.document.painting.frame_painting import TOOLS, FramePainting, Scope, Tool
from studio.document.picture import as_rgba
from studio.protocol.geometry import Size
from studio.ui.canvas import incoming
from studio.ui.canvas.brush_ring import draw_ring
from studio.ui.canvas.layers import MaskOverlay, PictureImage
from studio.ui.frame_painting.painting_bar import PaintingBar
from studio.ui.panes.linked_view import LinkedView
from studio.ui.panes.pane_grid import PaneGrid
from studio.ui.panes.picture_pane import PicturePane
from studio.ui.tools.brush_ring import BrushRing
from studio.ui.translation import tr
from studio.ui.widgets.reserved_keys import reserve

_MASK_COLOUR, _MASK_OPACITY = "#ff00ff", 0.35
_GROWTH = 1.2  # factor of the brush's size at each press of a key
_ALT = Qt.KeyboardModifier.AltModifier


class PaintingView(QWidget):
    """The frame and its bar.

    Signals:
        run_wanted: Continue from the painted frame.
        left: Show the canvas again.
        pasted: A function that decodes the picture in the clipboard, for any thread; it may raise BadInput.
        refused: One plain line: why the clipboard cannot be used.
    """

    run_wanted = Signal()
    left = Signal()
    pasted = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = LinkedView(self)
        self.grid = PaneGrid(self)
        self.pane = _PaintedPane(self.link, self.grid)
        self.grid.panes = [self.pane]
        self.bar = PaintingBar(self)
        self.painting: FramePainting | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Painted frame"))
        self.setAccessibleDescription(tr("Drag to paint, hold Space to pan; Enter continues from here, Esc leaves."))
        self.bar.tool_chosen.connect(lambda key: self.pane.use(cast(Tool, key)))
        self.bar.scope_chosen.connect(self._choose_scope)
        self.bar.size_chosen.connect(self.pane.set_size)
        self.bar.hold_chosen.connect(self._choose_hold)
        self.bar.run_wanted.connect(self.run_wanted)
        self.bar.left.connect(self.left)
        self.pane.colour = lambda: self.bar.colour
        self.pane.picked.connect(self.bar.set_colour)

    def show_painting(self, painting: FramePainting, caption: str) -> None:
        """Show a frame and the paint over it."""
        if self.painting is not None:
            self.painting.changed.disconnect(self._follow)
        self.painting = painting
        painting.changed.connect(self._follow)
        height, width = painting.mask.shape
        self.link.set_size(Size(width, height))
        self.grid.show_panes([self.pane])
        self.pane.set_painting(painting, caption)
        self.pane.set_size(max(2.0, max(width, height) / 8))
        self.bar.show_brush(self.pane.brush)
        self.bar.scope.set_key(painting.scope)
        painting.hold = self.bar.hold.value() / 100

    # keys

    def event(self, event: QEvent) -> bool:
        """Keep shortcuts from taking the keys that act here."""
        return reserve(event, self._key_action) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose the tool, brackets the size, Enter continues, Esc leaves."""
        action = self._key_action(event)
        if action is not None:
            if not event.isAutoRepeat() or event.text() in "[]":
                action()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Paint again once Space is released."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.pane.pans = False
        super().keyReleaseEvent(event)

    def _key_action(self, event: QKeyEvent) -> Callable[[], object] | None:
        painting = self.painting
        if painting is None:
            return None
        if event.matches(QKeySequence.StandardKey.Undo):
            return painting.undo
        if event.matches(QKeySequence.StandardKey.Redo):
            return painting.redo
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.paste
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        match event.key():
            case Qt.Key.Key_Escape:
                return self.left.emit
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                return self.run_wanted.emit
            case Qt.Key.Key_Space:
                return partial(setattr, self.pane, "pans", True)
            case Qt.Key.Key_BracketLeft:
                return partial(self._resize_brush, 1 / _GROWTH)
            case Qt.Key.Key_BracketRight:
                return partial(self._resize_brush, _GROWTH)
        number = event.key() - Qt.Key.Key_1
        return partial(self.bar.tools.set_key, TOOLS[number]) if 0 <= number < len(TOOLS) else None

    def paste(self) -> None:
        """Lay the picture in the clipboard over the frame."""
        decode = incoming.picture_decoder(QGuiApplication.clipboard().mimeData())
        if decode is None:
            self.refused.emit(tr("The clipboard holds no picture. Copy a picture, then paste again."))
        else:
            self.pasted.emit(decode)

    # layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the frame and the bar."""
        self.bar.arrange_for(self.width())
        height = self.bar.sizeHint().height()
        self.bar.setGeometry(0, self.height() - height, self.width(), height)
        self.grid.setGeometry(0, 0, self.width(), self.height() - height)

    def _choose_scope(self, key: str) -> None:
        if self.painting is not None:
            self.painting.scope = cast(Scope, key)
            self.pane.follow()

    def _choose_hold(self, share: float) -> None:
        if self.painting is not None:
            self.painting.hold = share

    def _follow(self) -> None:
        assert self.painting is not None, "it tells of its changes"
        self.bar.scope.set_key(self.painting.scope)
        self.pane.follow()

    def _resize_brush(self, factor: float) -> None:
        self.pane.set_size(self.pane.brush.size * factor)
        self.bar.show_brush(self.pane.brush)


class _PaintedPane(PicturePane):
    """The frame with its paint; the left button paints, the middle one pans.

    Attributes:
        brush: The brush.
        pans: Whether the left button pans.
        colour: Returns the colour to paint with.

    Signals:
        picked: A colour was taken from the picture.
    """

    picked = Signal(tuple)

    def __init__(self, link: LinkedView, parent: QWidget) -> None:
        super().__init__(link, parent)
        self.brush = Brush(size=8.0)
        self.pans = False
        self.colour: Callable[[], tuple[int, int, int]] = lambda: (0, 0, 0)
        self._tool: Tool = "colour"
        self._painting: FramePainting | None = None
        self._overlay: MaskOverlay | None = None
        self._paints = False
        self._pointer: QPointF | None = None
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def use(self, tool: Tool) -> None:
        """Paint with another tool."""
        self._tool = tool
        self.update()

    def set_size(self, size: float) -> None:
        """Set the brush's diameter in picture pixels."""
        self.brush = Brush(size=min(MAX_SIZE, max(MIN_SIZE, size)))
        self.update()

    def set_painting(self, painting: FramePainting, caption: str) -> None:
        """Show a frame."""
        self._painting = painting
        self.show_caption(caption)
        self.follow()

    def follow(self) -> None:
        """Follow the paint."""
        painting = self._painting
        if painting is None:
            return
        self.image = PictureImage(as_rgba(painting.picture))
        self._overlay = None
        if painting.scope == "mask" and painting.mask.any():
            self._overlay = MaskOverlay(painting.mask, _MASK_COLOUR, _MASK_OPACITY)
        self.update()

    def draw(self, painter: QPainter) -> None:
        super().draw(painter)
        if self._overlay is not None:
            self.draw_image(painter, self._overlay)
        if self._pointer is not None and not self.pans:
            radius = self.brush.size * self.link.view.scale / 2
            erases = self._tool in ("restore", "unmask")
            draw_ring(painter, BrushRing(self._pointer.x(), self._pointer.y(), radius, erases))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Paint; with Alt, take the colour that lies there."""
        if event.button() != Qt.MouseButton.LeftButton or self.pans or self._painting is None:
            super().mousePressEvent(event)
        elif event.modifiers() & _ALT:
            self._pick(event.position())
        else:
            self._paints = True
            self._painting.press(self._tool, self.brush, self.colour(), *self._place(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on painting, and show the brush."""
        self._pointer = event.position()
        if self._paints and self._painting is not None:
            self._painting.move(*self._place(event.position()))
        else:
            super().mouseMoveEvent(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if self._paints and self._painting is not None and event.button() == Qt.MouseButton.LeftButton:
            self._paints = False
            self._painting.release()
        else:
            super().mouseReleaseEvent(event)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Paint a second dab; a double click does not fit the view here."""
        self.mousePressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the brush."""
        self._pointer = event.position()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the brush."""
        self._pointer = None
        self.update()

    def _place(self, place: QPointF) -> tuple[float, float]:
        return self.link.view.to_picture(place.x(), place.y())

    def _pick(self, place: QPointF) -> None:
        x, y = (int(np.floor(number)) for number in self._place(place))
        assert self._painting is not None, "checked before"
        picture = self._painting.picture
        if 0 <= y < picture.shape[0] and 0 <= x < picture.shape[1]:
            self.picked.emit(tuple(picture[y, x].tolist()))

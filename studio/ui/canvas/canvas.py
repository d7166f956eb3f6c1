"""The canvas: lets mouse, pen and keys work on the document that it shows."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
    QUndoStack,
)
from PySide6.QtWidgets import QWidget

from studio.document.document import Document
from studio.document.edits import Edit
from studio.document.picture import Pixels
from studio.protocol.errors import BadInput
from studio.ui.canvas import incoming
from studio.ui.canvas.brush_ring import BrushRing
from studio.ui.canvas.commands import EditCommand
from studio.ui.canvas.hand import Hand, Pointer
from studio.ui.canvas.picture_view import PictureView
from studio.ui.tools.settings import ToolSettings

_LEFT, _MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
_FLIP, _LINE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_LEAST_RING = 4.0  # widget pixels; with a smaller brush the ordinary pointer stays


class Canvas(PictureView):
    """A view of one document, in which the mask is painted and results are taken."""

    files_dropped = Signal(list)  # paths of files that were dropped or pasted
    picture_pasted = Signal(object)  # RGBA uint8 [H, W, 4] that was dropped or pasted
    refused = Signal(str)  # one plain line: why what was dropped or pasted cannot be used
    candidate_taken = Signal()
    candidate_dismissed = Signal()

    def __init__(
        self, document: Document, settings: ToolSettings, undo_stack: QUndoStack, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, settings, parent)
        self._undo_stack = undo_stack
        self._hand = Hand(document, settings, lambda: self.view, self.pan, self._stroke_done)
        self._flip = False  # whether the modifier is held that swaps brush and eraser
        self._eraser_end = False
        self._picked: int | None = None  # the result of the grid that the last press has chosen
        self.setAccessibleName("Canvas")
        self.setAccessibleDescription("The picture and its mask. Drag to paint, hold Space to move the picture.")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setAcceptDrops(True)
        document.picture_replaced.connect(self._hand.forget_line)
        settings.tool_changed.connect(self._show_brush)
        settings.brush_changed.connect(self._show_brush)
        document.candidate_changed.connect(self._show_brush)
        self.zoom_changed.connect(self._show_brush)

    # what the commands do, each an undo step

    def set_picture(self, pixels: Pixels, title: str = "Open picture") -> None:
        """Show another picture, uint8 [H, W], [H, W, 3] or [H, W, 4], with an empty mask; or raise BadInput."""
        self._push(self._document.set_picture(pixels, title))

    def clear_mask(self) -> None:
        """Take the whole mask away."""
        self._push(self._document.clear_mask())

    def invert_mask(self) -> None:
        """Mask what was not masked and the other way round."""
        self._push(self._document.invert_mask())

    def fill_mask(self) -> None:
        """Mask the whole picture."""
        self._push(self._document.fill_mask())

    def take_candidate(self) -> None:
        """Let the chosen result become the picture."""
        if self._document.candidate is not None:
            self._push(self._document.take())
            self.candidate_taken.emit()

    # and what they do without one

    def dismiss_candidate(self) -> None:
        """Keep the original."""
        if self._document.candidate is not None:
            self._document.dismiss()
            self.candidate_dismissed.emit()

    def toggle_candidate(self) -> None:
        """Show the original instead of the result, or the other way round."""
        self._document.toggle()

    def paste(self) -> None:
        """Take files or a picture from the clipboard and hand them on."""
        self._receive(QGuiApplication.clipboard().mimeData())

    # mouse and pen

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Left paints, pans, zooms or chooses; middle pans."""
        if event.button() == _MIDDLE:
            self._hand.start_pan(_pointer(event))
        elif event.button() == _LEFT:
            self._press(_pointer(event))
        else:
            event.ignore()
        self._track(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Paint or pan on, and say what is under the pointer."""
        self._hand.move(_pointer(event))
        self._track(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture that the button began."""
        if event.button() == _MIDDLE:
            self._hand.stop_pan()
        elif event.button() == _LEFT:
            self._release(_pointer(event))
        self._track(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the result that was clicked twice; anything else is a press like any other."""
        candidate = self._document.candidate
        takes = candidate is not None and not self._scene.shows_frame and not self._hand.wants_pan
        if candidate is not None and len(candidate.pictures) > 1:
            # of a grid only what the first click has chosen, not what it has brought up under the pointer
            takes = takes and self._picked is not None and self._cell_at(event.position()) == self._picked
        if event.button() == _LEFT and takes:
            self._hand.cancel()
            self.take_candidate()
        else:
            self.mousePressEvent(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Paint with the pen's pressure; its other end erases."""
        self._eraser_end = event.pointerType() == QPointingDevice.PointerType.Eraser
        pointer = _pointer(event, event.pressure(), self._eraser_end)
        match event.type(), event.button():
            case QEvent.Type.TabletPress, Qt.MouseButton.LeftButton:
                self._press(pointer)
            case QEvent.Type.TabletPress, Qt.MouseButton.MiddleButton:
                self._hand.start_pan(pointer)
            case QEvent.Type.TabletRelease, Qt.MouseButton.LeftButton:
                self._release(pointer)
            case QEvent.Type.TabletRelease, Qt.MouseButton.MiddleButton:
                self._hand.stop_pan()
            case QEvent.Type.TabletMove, _:
                self._hand.move(pointer)
        self._track(event)
        event.accept()  # otherwise Qt sends it again as the mouse's

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the brush."""
        self._eraser_end = False
        self._track(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the brush."""
        self._hover = None
        self._refresh_info()
        self._show_brush()

    # keys

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something to the canvas now from becoming shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._meaning(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space pans; Enter takes and Esc dismisses a result; Esc also drops the stroke under way."""
        action = self._meaning(event)
        if event.key() == Qt.Key.Key_Control:
            self._set_flip(True)
        if action is not None:
            if not event.isAutoRepeat():
                action()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Stop panning when Space is let go."""
        if event.key() == Qt.Key.Key_Control:
            self._set_flip(False)
        if event.key() != Qt.Key.Key_Space:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self._hand.space = False
            if self._document.stroking:
                self._hand.stop_pan()
            self._show_brush()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget the keys that are held: their release will not come here."""
        self._hand.space = False
        self._set_flip(False)
        super().focusOutEvent(event)

    # dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and pictures."""
        if incoming.is_welcome(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped."""
        event.acceptProposedAction()
        self._receive(event.mimeData())

    # inside

    def _press(self, pointer: Pointer) -> None:
        self._picked = None
        waits = self._document.candidate is not None and not self._scene.shows_frame
        if waits and self._scene.shows_grid and not self._hand.wants_pan:
            self._picked = self._cell_at(QPointF(pointer.x, pointer.y))
            if self._picked is None:
                self._document.toggle()
            else:
                self._document.select(self._picked)
        elif self._settings.tool == "zoom" and not self._hand.wants_pan and not waits:
            zoom = self._view.smaller() if pointer.flip else self._view.larger()
            self.zoom_to(zoom, (pointer.x, pointer.y))
        else:
            self._hand.press(pointer, waits)

    def _release(self, pointer: Pointer) -> None:
        if self._hand.release(pointer):
            self._document.toggle()

    def _stroke_done(self, edit: Edit | None) -> None:
        self._push(edit)
        self._stroke_changed()

    def _push(self, edit: Edit | None) -> None:
        if edit is not None:
            self._undo_stack.push(EditCommand(self._document, edit))

    def _meaning(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key does here and now, or None when it is not ours."""
        waiting = self._document.candidate is not None
        match event.key():
            case Qt.Key.Key_Space:
                return self._space_pressed
            case Qt.Key.Key_Escape if self._document.stroking:
                return self._hand.cancel
            case Qt.Key.Key_Escape if waiting:
                return self.dismiss_candidate
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if waiting and not event.modifiers() & _FLIP:
                return self.take_candidate
        return None

    def _space_pressed(self) -> None:
        self._hand.space = True
        if self._document.stroking:
            self._hand.start_pan()
        self._show_brush()

    def _set_flip(self, flip: bool) -> None:
        if flip != self._flip:
            self._flip = flip
            self._show_brush()

    def _track(self, event: QMouseEvent | QTabletEvent | QEnterEvent) -> None:
        """Follow the pointer with the brush's outline and the line at the foot."""
        self._hover = event.position()
        self._flip = bool(event.modifiers() & _FLIP)
        self._refresh_info()
        self._show_brush()

    def _show_brush(self, _changed: object = None) -> None:
        """Show the pointer that fits what a press would do."""
        shape = Qt.CursorShape.ArrowCursor
        radius = self._settings.brush.size / 2 * self._view.scale
        ring = None
        if not self._scene.size.width:
            pass
        elif self._hand.panning:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._hand.wants_pan:
            shape = Qt.CursorShape.OpenHandCursor
        elif self._scene.shows_grid:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._settings.paints and self._document.has_picture:
            shape = Qt.CursorShape.CrossCursor if radius < _LEAST_RING else Qt.CursorShape.BlankCursor
            if self._hover is not None:
                erases = self._hand.erases(self._flip, self._eraser_end)
                ring = BrushRing(self._hover.x(), self._hover.y(), radius, erases)
        elif self._settings.tool == "zoom":
            shape = Qt.CursorShape.CrossCursor
        self._set_ring(ring)
        if self.cursor().shape() != shape:
            self.setCursor(shape)

    def _cell_at(self, place: QPointF) -> int | None:
        """Return which result of the grid lies at a place of the widget."""
        cells = self._scene.cells(self._viewport)
        return next((index for index, cell in enumerate(cells) if cell.contains(place)), None)

    def _receive(self, data: QMimeData) -> None:
        """Hand on files, or a picture, or the reason why there is none."""
        files = incoming.files_in(data)
        if files:
            self.files_dropped.emit(files)
            return
        try:
            pixels = incoming.picture_in(data)
        except BadInput as error:
            self.refused.emit(str(error))
            return
        if pixels is None:
            self.refused.emit("There is no picture to paste. Copy one, or its file, and paste again.")
        else:
            self.picture_pasted.emit(pixels)


def _pointer(event: QMouseEvent | QTabletEvent, pressure: float = 1.0, eraser: bool = False) -> Pointer:
    place, held = event.position(), event.modifiers()
    return Pointer(place.x(), place.y(), pressure, bool(held & _FLIP), bool(held & _LINE), eraser)

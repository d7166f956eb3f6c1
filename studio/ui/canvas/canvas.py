"""The canvas: mouse, pen and keys edit the document that it shows."""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

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
)
from PySide6.QtWidgets import QPinchGesture, QWidget

from studio.document.document import Document
from studio.document.taking import take_candidate
from studio.ui.canvas import incoming
from studio.ui.canvas.cursors import cursor_of
from studio.ui.canvas.gestures import GestureRunner, click_or_drag
from studio.ui.canvas.picture_view import Handles
from studio.ui.canvas.tool_surface import ToolSurface
from studio.ui.tools.outline import Line, Outline, Style
from studio.ui.tools.registry import tools
from studio.ui.tools.settings import ToolSettings
from studio.ui.tools.symmetry_axis import axes
from studio.ui.tools.tool import Cursor, Held, IconCursor, Phase, Pointer, Tool
from studio.ui.tools.transform_handles import handles
from studio.ui.translation import tr
from studio.ui.undo import UndoStack
from studio.ui.widgets.drops import accept_copy
from studio.ui.widgets.reserved_keys import reserve

_LEFT, _MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_MODIFIERS = _CTRL | _SHIFT | _ALT
_MODIFIER_KEYS = {Qt.Key.Key_Control: "ctrl", Qt.Key.Key_Shift: "shift", Qt.Key.Key_Alt: "alt"}
_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_DIGITS: dict[int, int] = {Qt.Key.Key_0 + number: number - 1 for number in range(1, 10)}  # the result that each chooses
_PROTECTED = 1.0  # seconds after a run has ended
_MIN_RING = 4.0  # widget pixels; below that the ring does not replace the cursor


class Canvas(ToolSurface):
    """A view of one document that is worked on: pointer and keys go to tools, and results are accepted or discarded.

    Signals:
        files_dropped: Paths of files that were dropped or pasted.
        layers_dropped: Paths of pictures that were dropped on the picture, and where, x and y in picture pixels.
        layer_dropped: Sent with a function that decodes the picture; see `picture_pasted`.
        picture_pasted: A function that decodes the picture that was dropped or pasted and returns an OpenedPicture; it
            raises BadInput, and may be called in any thread.
    """

    files_dropped = Signal(list)
    layers_dropped = Signal(list, object)
    layer_dropped = Signal(object, object)
    picture_pasted = Signal(object)

    def __init__(
        self, document: Document, settings: ToolSettings, undo: UndoStack, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, settings, undo, parent)
        self._gestures = GestureRunner()
        self._hand = tools()["hand"]
        self.transformer.preview_changed.connect(self._show_transform)
        settings.transform.changed.connect(self._show_transform)
        self._space = False  # held: the hand replaces the tool
        self._pressed = False  # the button that draws is down
        self._shape: tuple[Cursor | IconCursor | None, float] = (Cursor.ARROW, 1.0)  # the cursor; None is hidden
        self._eraser_end = False
        self._protected_until = 0.0
        self.escape: Callable[[], None] = self.discard_candidate  # what Esc does while a result waits
        self._picked: int | None = None  # index of the result in the grid that the last press has selected
        self.setAccessibleName(tr("Canvas"))
        self.setAccessibleDescription(tr("The picture and its mask. Drag to use the tool, hold Space to pan."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setAcceptDrops(True)
        document.picture_replaced.connect(self._forget_gesture)
        settings.tool_changed.connect(self._tool_changed)
        settings.selection_changed.connect(self._refresh_cursor)
        self.selector.scribbles_changed.connect(self._show_scribbles)
        settings.brush_changed.connect(self._refresh_cursor)
        settings.aids_changed.connect(self._show_guides)
        document.candidate_changed.connect(self._refresh_cursor)
        document.source_changed.connect(self._outline_repainted)
        self.zoom_changed.connect(self._refresh_cursor)

    # commands

    def take_candidate(self) -> None:
        """Accept the selected result: it becomes the picture, as one undo step."""
        if self._document.candidate is not None:
            self._undo.record(take_candidate(self._document))
            self.outline_mask()

    def _outline_repainted(self) -> None:
        """Outline the mask after an undo or redo of a repaint: the overlay would hide the repainted part."""
        if self._document.source is not None and self._document.source.recipe.mask:
            self.outline_mask()

    def discard_candidate(self) -> None:
        """Discard the result, except in the moment after a run has ended: Esc was then meant to stop it."""
        if time.monotonic() >= self._protected_until:
            self._document.dismiss()

    def protect_candidate(self) -> None:
        """Ignore `discard_candidate` for a moment."""
        self._protected_until = time.monotonic() + _PROTECTED

    def paste(self) -> None:
        """Receive files or a picture from the clipboard."""
        self._receive(QGuiApplication.clipboard().mimeData())

    # mouse and pen

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start the tool's gesture with the left button, and panning with the middle one."""
        pointer = _pointer(event, Phase.PRESS)
        if event.button() == _MIDDLE:
            self._gestures.start_pan(self._hand, self, pointer)
        elif event.button() == _LEFT:
            self._press(pointer)
        else:
            event.ignore()
        self._track(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Continue the gesture, and show what is under the pointer."""
        self._gestures.move(_pointer(event, Phase.MOVE))
        self._track(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture that the button started."""
        if event.button() == _MIDDLE:
            self._gestures.stop_pan()
        elif event.button() == _LEFT:
            self._release(_pointer(event, Phase.RELEASE))
        self._track(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Complete a gesture of several clicks, or accept a result; anything else is an ordinary press."""
        if event.button() == _LEFT and self._gestures.between_clicks and not self._space:
            self._gestures.key(Phase.CLOSE)
            self._track(event)
            return
        candidate = self._document.candidate
        accepts = candidate is not None and not self._painter.shows_frame and not self._tool.navigates
        if candidate is not None and len(candidate.pictures) > 1:
            # in a grid only the cell that the first click selected, not one that it brought up under the pointer
            accepts = accepts and self._picked is not None and self._cell_at(event.position()) == self._picked
        if event.button() == _LEFT and accepts:
            self._cancel_gesture()
            self.take_candidate()
        else:
            self.mousePressEvent(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Do what the mouse does, with the pen's pressure; its eraser end erases."""
        self._eraser_end = event.pointerType() == QPointingDevice.PointerType.Eraser
        pointer = _pointer(event, Phase.MOVE, event.pressure(), self._eraser_end)
        press, release = replace(pointer, phase=Phase.PRESS), replace(pointer, phase=Phase.RELEASE)
        match event.type(), event.button():
            case QEvent.Type.TabletPress, Qt.MouseButton.LeftButton:
                self._press(press)
            case QEvent.Type.TabletPress, Qt.MouseButton.MiddleButton:
                self._gestures.start_pan(self._hand, self, press)
            case QEvent.Type.TabletRelease, Qt.MouseButton.LeftButton:
                self._release(release)
            case QEvent.Type.TabletRelease, Qt.MouseButton.MiddleButton:
                self._gestures.stop_pan()
            case QEvent.Type.TabletMove, _:
                self._gestures.move(pointer)
        self._track(event)
        event.accept()  # otherwise Qt sends it again as a mouse event

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the brush."""
        self._eraser_end = False
        self._track(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the brush."""
        self._hover = None
        self._refresh_info()
        self._refresh_cursor()

    def pinched(self, pinch: QPinchGesture) -> None:
        """Cancel what the first of the two fingers has begun."""
        if pinch.state() is Qt.GestureState.GestureStarted:
            self._cancel_gesture()
        super().pinched(pinch)

    # keys

    def event(self, event: QEvent) -> bool:
        """Keep shortcuts from taking the keys that the canvas currently handles."""
        return reserve(event, self._key_action) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space pans; arrows choose, Enter accepts and Esc discards a result; Esc also cancels a stroke."""
        action = self._key_action(event)
        self._set_held(event, True)
        if action is not None:
            if not event.isAutoRepeat():
                action()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Stop panning when Space is released."""
        self._set_held(event, False)
        if event.key() != Qt.Key.Key_Space:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self._space = False
            if self._pressed:
                self._gestures.stop_pan()
            self._refresh_cursor()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Release held keys: their key release will not arrive here."""
        self._space = False
        self._hold(Held())
        super().focusOutEvent(event)

    # drag and drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and pictures."""
        if incoming.is_welcome(event.mimeData()):
            accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add pictures that are dropped on the picture as layers where they are dropped; open them with Shift."""
        accept_copy(event)
        data, place = event.mimeData(), self.view.to_picture(event.position().x(), event.position().y())
        if event.modifiers() & _SHIFT or not self._adds_at(place):
            self._receive(data)
            return
        files, decode = incoming.files_in(data), incoming.picture_decoder(data)
        if files and all(map(incoming.is_picture, files)):
            self.layers_dropped.emit(files, place)
        elif not files and decode is not None:
            self.layer_dropped.emit(decode, place)
        else:
            self._receive(data)

    def _adds_at(self, place: tuple[float, float]) -> bool:
        """Whether a drop at a place of the picture becomes a layer."""
        alone = self._painter.stands_alone or self._painter.shows_grid
        size = self._document.size
        return not alone and 0 <= place[0] < size.width and 0 <= place[1] < size.height

    # private

    @property
    def _tool(self) -> Tool:
        """The tool that a press would use."""
        return self._hand if self._space else self._settings.tool

    def _press(self, press: Pointer) -> None:
        self._picked = None
        self._pressed = True
        tool = self._tool
        if self._gestures.between_clicks:
            if self._space:
                self._gestures.start_pan(self._hand, self, press)
            else:
                self._gestures.press(press)
            return
        result = self._document.candidate is not None and not self._painter.shows_frame and not tool.navigates
        if result and self._painter.shows_grid:
            self._picked = self._cell_at(QPointF(press.x, press.y))
            if self._picked is None:
                self._document.toggle()
            else:
                self._document.select(self._picked)
            return
        if self._painter.stands_alone and not tool.navigates:
            if result:
                self._document.toggle()
            return  # its mask belongs to the document's picture, which is not in view
        gesture = click_or_drag(self, tool, press) if result else tool.gesture(self, press)
        self._gestures.start(gesture, press, keeps_on=tool.keeps_on)

    def _release(self, release: Pointer) -> None:
        self._pressed = False
        self._gestures.release(release)
        self.show_all()

    def _key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key does now; None when the canvas does not handle it."""
        candidate = self._document.candidate
        waiting, several = candidate is not None, candidate is not None and len(candidate.pictures) > 1
        match event.key():
            case Qt.Key.Key_Space:
                return self._space_pressed
            case Qt.Key.Key_Escape if self._gestures.running:
                return self._cancel_gesture
            case Qt.Key.Key_Escape if self._settings.transform.touched:
                return self.transformer.cancel
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._settings.transform.touched:
                return self.transformer.apply
            case Qt.Key.Key_Escape if self.selector.busy:
                return self.selector.cancel
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._gestures.between_clicks:
                return partial(self._gestures.key, Phase.CLOSE)
            case Qt.Key.Key_Backspace | Qt.Key.Key_Delete if self._gestures.between_clicks:
                return partial(self._gestures.key, Phase.BACK)
            case Qt.Key.Key_Escape if waiting:
                return self.escape
            case Qt.Key.Key_Delete if several:
                return self._document.dismiss_selected
            case key if several and key in _DIGITS and not event.modifiers() & _MODIFIERS:
                return partial(self._document.select, _DIGITS[key])
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if waiting and not event.modifiers() & _CTRL:
                return self.take_candidate
        if self._painter.shows_grid and not event.modifiers() & _MODIFIERS:
            step = _ARROWS.get(event.key())
            return partial(self._choose_neighbour, *step) if step else None
        return None

    def _choose_neighbour(self, columns: int, rows: int) -> None:
        """Select another result of the sheet."""
        candidate, sheet = self._document.candidate, self._painter.sheet
        if candidate is not None:
            row, column = divmod(candidate.selected, sheet.columns)
            index = (row + rows) * sheet.columns + column + columns
            if 0 <= column + columns < sheet.columns and 0 <= index < sheet.count:
                self._document.select(index)

    def _space_pressed(self) -> None:
        self._space = True
        if self._pressed:
            self._gestures.start_pan(self._hand, self)
        self._refresh_cursor()

    def _cancel_gesture(self) -> None:
        self._space = False
        self._gestures.cancel()

    def _forget_gesture(self) -> None:
        """Forget what belongs to the last picture: the start of a straight line, the clone source, the gesture."""
        self.stroke_end = None
        self.move_axis(None)
        self.set_clone(replace(self.clone, source=None, offset=None))
        self._show_guides()
        self._cancel_gesture()

    def _tool_changed(self, tool: Tool) -> None:
        """End what only the previous tool can finish."""
        self.show_handles({"frame": Handles.OF_FRAME, "extend": Handles.OF_PICTURE}.get(tool.name, Handles.NONE))
        if self._gestures.between_clicks:
            self._cancel_gesture()
        self.selector.end_scribbles()
        self.transformer.follow_tool(transforms="transform" in tool.options)
        self._show_guides()
        self._refresh_cursor()

    def _set_held(self, event: QKeyEvent, down: bool) -> None:
        """Follow a modifier key."""
        name = _MODIFIER_KEYS.get(Qt.Key(event.key()))
        if name is not None:
            self._hold(replace(self._held, **{name: down}))

    def _hold(self, held: Held) -> None:
        if held != self._held:
            self._held = held
            self._refresh_cursor()

    def _show_guides(self, _changed: object = None) -> None:
        """Show the axes of symmetry while a tool paints with them, or the handles of a transformation."""
        size, placement = self._document.size, self._settings.transform.placement
        if placement is not None:
            self.show_guides(handles(placement))
        elif "stroke" in self._settings.tool.options and self._document.has_picture:
            self.show_guides(axes(self._settings.aids.symmetry_in(size), size))
        else:
            self.show_guides(None)

    def _show_transform(self) -> None:
        self.preview_transform(self.transformer.preview, self._settings.transform)
        self._show_guides()
        self._refresh_cursor()

    def _show_scribbles(self) -> None:
        lines = [
            Line(scribble.places, style=Style.IN if scribble.selects else Style.OUT, width=2 * scribble.radius)
            for scribble in self.selector.scribbles
        ]
        self.show_kept_outline(Outline(tuple(lines)) if lines else None)

    def _track(self, event: QMouseEvent | QTabletEvent | QEnterEvent) -> None:
        """Update the brush's outline and the info line for the pointer's place."""
        self._hover = event.position()
        keys = event.modifiers()
        self._held = Held(bool(keys & _SHIFT), bool(keys & _CTRL), bool(keys & _ALT))
        self._refresh_info()
        self._refresh_cursor()

    def _refresh_cursor(self, _changed: object = None) -> None:
        """Show the cursor or the ring that fits what a press would do."""
        tool, ring = self._tool, None
        shape: Cursor | IconCursor | None
        if not self._painter.size.width:
            shape = Cursor.ARROW
        elif self._gestures.panning:
            shape = self._hand.cursor(self, pressed=True)
        elif self._painter.stands_alone and not tool.navigates:
            shape = Cursor.ARROW
        elif self._painter.shows_grid and not tool.navigates:
            shape = Cursor.POINTING_HAND
        else:
            shape = tool.cursor(self, pressed=self._gestures.running)
            if self._hover is not None:
                ring = tool.ring(self, self._hovering(self._hover))
            if ring is not None and ring.radius >= _MIN_RING:
                shape = None
        self._set_ring(ring)
        if (shape, self.devicePixelRatioF()) != self._shape:
            self._shape = (shape, self.devicePixelRatioF())
            self.setCursor(Qt.CursorShape.BlankCursor if shape is None else cursor_of(shape, self.devicePixelRatioF()))

    def _hovering(self, place: QPointF) -> Pointer:
        """Return the event of a pointer that moves at a place with the keys that are held."""
        held, eraser = self._held, self._eraser_end
        return Pointer(Phase.MOVE, place.x(), place.y(), 1.0, held.ctrl, held.shift, eraser, held.alt)

    def _cell_at(self, place: QPointF) -> int | None:
        """Return which result of the sheet is at a place of the widget."""
        return self._painter.sheet.index_at(*self.view.to_picture(place.x(), place.y()))

    def _receive(self, data: QMimeData) -> None:
        """Emit files, or a picture's decoder, or the reason why there is neither."""
        files = incoming.files_in(data)
        decode = None if files else incoming.picture_decoder(data)
        if files:
            self.files_dropped.emit(files)
        elif decode is not None:
            self.picture_pasted.emit(decode)
        else:
            self.refused.emit(tr("The clipboard holds no picture. Copy a picture or its file, then paste again."))


def _pointer(event: QMouseEvent | QTabletEvent, phase: Phase, pressure: float = 1.0, eraser: bool = False) -> Pointer:
    place, held = event.position(), event.modifiers()
    ctrl, shift, alt = (bool(held & key) for key in (_CTRL, _SHIFT, _ALT))
    return Pointer(phase, place.x(), place.y(), pressure, ctrl, shift, eraser, alt)

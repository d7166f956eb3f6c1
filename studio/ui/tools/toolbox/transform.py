"""Transform: scales, turns and moves the active layer, or what is masked of it."""

from studio.ui.tools.colour_tool import ColourTool
from studio.ui.tools.registry import register
from studio.ui.tools.selection_tool import FreshKey, is_click
from studio.ui.tools.tool import Cursor, Gesture, IconCursor, Phase, Pointer, Surface
from studio.ui.tools.transform_handles import INSIDE, cursor_of_handle, handle_at, moved, scaled, turned
from studio.ui.translation import tr


@register
class TransformTool(ColourTool):
    """Drags the handles around the layer; nothing is changed before it is applied."""

    name = "transform"
    title = tr("Transform layer")
    icon = "ph.corners-out"
    shortcuts = ("Shift+N",)
    tip = tr(
        "Drag handles to scale (Shift: freely, Alt: about the middle), outside to rotate; Enter applies, Esc cancels."
    )
    order = 39
    group = "move"
    options: tuple[str, ...] = ("transform",)

    def cursor(self, surface: Surface, *, pressed: bool) -> Cursor | IconCursor:
        """Return what a drag would do at the pointer."""
        placement, place = surface.transform.placement, surface.hovered_place
        if placement is None or place is None:
            return Cursor.ARROW
        handle = handle_at(placement, place, surface.scale)
        if handle is None:
            return IconCursor("ph.arrow-clockwise")
        return Cursor.MOVE if handle == INSIDE else cursor_of_handle(placement, handle)

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Drag what was pressed; closing the gesture puts it back."""
        state = surface.transform
        start = state.placement
        if start is None:
            surface.refuse_transform()
            return
        pressed = surface.to_picture(press.x, press.y)
        handle = handle_at(start, pressed, surface.scale)
        shift, alt = FreshKey(False), FreshKey(False)
        try:
            while True:
                pointer = yield
                place = surface.to_picture(pointer.x, pointer.y)
                keyed = shift.pressed(pointer.line)
                if handle is None:
                    state.put(turned(start, pressed, place, stepped=keyed))
                elif handle == INSIDE:
                    state.put(moved(start, (place[0] - pressed[0], place[1] - pressed[1]), straight=keyed))
                else:
                    state.put(scaled(start, handle, place, free=keyed, centred=alt.pressed(pointer.alt)))
                if pointer.phase is Phase.RELEASE:
                    if is_click(press, pointer):
                        state.put(start)
                    return
        except GeneratorExit:
            state.put(start)
            raise

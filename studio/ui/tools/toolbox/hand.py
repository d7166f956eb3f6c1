"""The hand: pans the picture."""

from studio.ui.tools.brush_ring import BrushRing
from studio.ui.tools.registry import register
from studio.ui.tools.tool import Cursor, Gesture, Phase, Pointer, Surface
from studio.ui.translation import tr


@register
class HandTool:
    """Moves the picture with the pointer; Space and the middle button do the same with any tool."""

    name = "hand"
    title = tr("Hand")
    icon = "ph.hand"
    shortcuts = ("H",)
    tip = tr("Pan the picture; Space or the middle button pans with any tool.")
    order = 80
    swaps_with = "brush"
    navigates = True
    group = "hand"
    options: tuple[str, ...] = ()
    keeps_on = False

    def cursor(self, surface: Surface, *, pressed: bool) -> Cursor:
        """Return an open hand that closes while it is pressed."""
        return Cursor.CLOSED_HAND if pressed else Cursor.OPEN_HAND

    def ring(self, surface: Surface, pointer: Pointer) -> BrushRing | None:
        """None: it does not paint."""
        return None

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Pan by each move."""
        last = press
        while (pointer := (yield)).phase is not Phase.RELEASE:
            if pointer.phase is Phase.MOVE:
                surface.pan(pointer.x - last.x, pointer.y - last.y)
            last = pointer

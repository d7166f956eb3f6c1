"""The zoom tool: steps closer or away at each click."""

from studio.ui.tools.brush_ring import BrushRing
from studio.ui.tools.registry import register
from studio.ui.tools.tool import Gesture, IconCursor, Pointer, Surface
from studio.ui.translation import tr


@register
class ZoomTool:
    """Zooms in at the pointer; with Ctrl, out."""

    name = "zoom"
    title = tr("Zoom")
    icon = "ph.magnifying-glass"
    shortcuts = ("Z",)
    tip = tr("Zoom in at each click; Ctrl zooms out.")
    order = 90
    swaps_with = "brush"
    navigates = False
    group = "zoom"
    options: tuple[str, ...] = ()
    keeps_on = False

    def cursor(self, surface: Surface, *, pressed: bool) -> IconCursor:
        """Return a magnifying glass, which says whether a click comes closer."""
        return IconCursor("ph.magnifying-glass-minus" if surface.held.ctrl else "ph.magnifying-glass-plus")

    def ring(self, surface: Surface, pointer: Pointer) -> BrushRing | None:
        """None: it does not paint."""
        return None

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Zoom at the press; the rest of the gesture does nothing."""
        surface.zoom_step((press.x, press.y), out=press.swap)
        yield from ()

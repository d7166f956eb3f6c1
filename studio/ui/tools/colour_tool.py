"""The base of the tools that paint in colour along a finished gesture."""

from studio.ui.tools.brush_ring import BrushRing
from studio.ui.tools.tool import PICKING, Cursor, IconCursor, Pointer, Surface


class ColourTool:
    """A tool without a brush, which paints on the active layer or on the mask."""

    icon: str
    swaps_with = "brush"
    navigates = False
    keeps_on = False
    options: tuple[str, ...] = ("colour", "opacity")

    def cursor(self, surface: Surface, *, pressed: bool) -> Cursor | IconCursor:
        """Return a cross with the tool's icon, or a pipette while Alt picks a colour."""
        if not surface.document.has_picture:
            return Cursor.ARROW
        return PICKING if surface.held.alt else IconCursor(self.icon)

    def ring(self, surface: Surface, pointer: Pointer) -> BrushRing | None:
        """None: it has no brush."""
        return None

"""Extending the picture: its edges and corners are dragged outwards, and the model fills what is added."""

from studio.ui.tools.brush_ring import BrushRing
from studio.ui.tools.part_cursors import CURSORS
from studio.ui.tools.picture_edges import STEP, edge_at, stretched
from studio.ui.tools.registry import register
from studio.ui.tools.selection_tool import FreshKey
from studio.ui.tools.tool import Cursor, Gesture, Phase, Pointer, Surface
from studio.ui.translation import tr


@register
class ExtendTool:
    """Drags the picture's edges."""

    name = "extend"
    title = tr("Extend picture")
    icon = "ph.arrows-out"
    shortcuts = ("Shift+K",)
    tip = tr("Drag the picture's edges or corners outwards; Extend then fills what is added. Shift: pixel by pixel.")
    order = 71
    swaps_with = "brush"
    navigates = False
    group = "frame"
    options: tuple[str, ...] = ()
    keeps_on = False

    def cursor(self, surface: Surface, *, pressed: bool) -> Cursor:
        """Which way the edge at the pointer can be dragged."""
        if not surface.document.has_picture or surface.hovered_place is None:
            return Cursor.ARROW
        box = surface.margins.around(surface.document.size)
        part = edge_at(box, surface.hovered_place, surface.scale)
        return Cursor.ARROW if part is None else CURSORS[part]

    def ring(self, surface: Surface, pointer: Pointer) -> BrushRing | None:
        """None: it does not paint."""
        return None

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Drag the edge that was pressed; closing it early restores the margins."""
        if not surface.document.has_picture:
            return
        before, size = surface.margins, surface.document.size
        start = surface.to_picture(press.x, press.y)
        part = edge_at(before.around(size), start, surface.scale)
        if part is None:
            return
        by_pixel = FreshKey(False)
        try:
            while True:
                pointer = yield
                x, y = surface.to_picture(pointer.x, pointer.y)
                step = 1 if by_pixel.pressed(pointer.line) else STEP
                surface.set_margins(stretched(before, part, (x - start[0], y - start[1]), size, step))
                if pointer.phase is Phase.RELEASE:
                    return
        except GeneratorExit:
            surface.set_margins(before)
            raise

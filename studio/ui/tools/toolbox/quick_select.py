"""Quick selection: scribbles over what is wanted; with Ctrl, over what is not."""

import math

from studio.document.selections.quick_select import Scribble
from studio.ui.tools.brush_ring import BrushRing
from studio.ui.tools.outline import Line, Outline, Style
from studio.ui.tools.registry import register
from studio.ui.tools.selection_tool import SelectionTool
from studio.ui.tools.tool import Cursor, Gesture, IconCursor, Phase, Pointer, Surface
from studio.ui.translation import tr


@register
class QuickSelectTool(SelectionTool):
    """Selects a thing from a few scribbles."""

    name = "quick"
    title = tr("Quick selection")
    icon = "ph.paint-brush-broad"
    shortcuts = ("Alt+W",)
    tip = tr("Scribble over what is to be selected; Ctrl scribbles over what is not; another tool ends it.")
    order = 62
    group = "wands"
    options = ("mode", "size", "feather")

    def cursor(self, surface: Surface, *, pressed: bool) -> Cursor | IconCursor:
        """Return a cross, which the ring replaces where it is large enough."""
        return Cursor.CROSS if surface.document.has_picture else Cursor.ARROW

    def ring(self, surface: Surface, pointer: Pointer) -> BrushRing | None:
        """Return the brush, with a minus when it excludes."""
        if not surface.document.has_picture:
            return None
        return BrushRing(pointer.x, pointer.y, surface.brush.size / 2 * surface.scale, _leaves_out(pointer))

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Draw one scribble."""
        if not surface.document.has_picture:
            return
        radius, selects = surface.brush.size / 2, not _leaves_out(press)
        style = Style.IN if selects else Style.OUT
        places = [surface.to_picture(press.x, press.y)]
        pointer = press
        try:
            while pointer.phase is not Phase.RELEASE:
                surface.show_outline(Outline((Line(tuple(places), style=style, width=2 * radius),)))
                pointer = yield
                place = surface.to_picture(pointer.x, pointer.y)
                if math.dist(place, places[-1]) >= radius / 4:
                    places.append(place)
        finally:
            surface.show_outline(None)
        surface.scribble(Scribble(tuple(places), radius, selects), surface.selection_options.mode)


def _leaves_out(pointer: Pointer) -> bool:
    return pointer.swap or pointer.alt or pointer.eraser

"""The freehand lasso: selects the area inside a drawn line."""

import math

from studio.document.selections.selection import Mode, Selection
from studio.document.selections.shapes import polygon
from studio.protocol.geometry import Size
from studio.ui.tools.registry import register
from studio.ui.tools.selection_tool import SelectionTool, edge, is_click, mode_of
from studio.ui.tools.tool import Gesture, Phase, Pointer, Surface
from studio.ui.translation import tr

_STEP = 1.0  # widget pixels between two corners


@register
class LassoTool(SelectionTool):
    """Selects the inside of a line drawn freehand."""

    name = "lasso"
    title = tr("Lasso")
    icon = "ph.scribble-loop"
    shortcuts = ("L",)
    tip = tr("Draw around what is to be selected; Shift adds, Ctrl subtracts, both intersect.")
    order = 50
    group = "lassos"

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Draw a line, which is closed at the end."""
        if not surface.document.has_picture:
            return
        mode, places = mode_of(surface, press), [surface.to_picture(press.x, press.y)]
        furthest = pointer = press
        try:
            while pointer.phase is not Phase.RELEASE:
                pointer = yield
                place = surface.to_picture(pointer.x, pointer.y)
                if math.dist(place, places[-1]) * surface.scale >= _STEP:
                    places.append(place)
                    surface.show_outline(edge(places))
                furthest = furthest if is_click(press, pointer) else pointer
        finally:
            surface.show_outline(None)
        if furthest is not press:
            surface.select(lambda picture: polygon(places, Size(*picture.shape[1::-1])), mode, self.title)
        elif mode is Mode.REPLACE:
            surface.select(lambda _: Selection.none(), mode, tr("Clear mask"))

"""The object tool: a model selects what a click or a box means."""

from studio.ui.tools.registry import register
from studio.ui.tools.selection_tool import SelectionTool, edge, is_click, mode_of
from studio.ui.tools.tool import Gesture, Phase, Pointer, Surface
from studio.ui.translation import tr


@register
class ObjectTool(SelectionTool):
    """Selects an object."""

    name = "object"
    title = tr("Object selection")
    icon = "ph.bounding-box"
    shortcuts = ("Shift+O",)
    tip = tr("Click an object, or drag a box around it: a SAM 2 model selects it; Shift adds, Ctrl subtracts.")
    order = 63
    group = "wands"

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Take a point at a click, or a box by a drag."""
        if not surface.document.has_picture:
            return
        mode, start = mode_of(surface, press), surface.to_picture(press.x, press.y)
        pointer = press
        try:
            while pointer.phase is not Phase.RELEASE:
                pointer = yield
                x, y = surface.to_picture(pointer.x, pointer.y)
                if not is_click(press, pointer):
                    surface.show_outline(edge([start, (x, start[1]), (x, y), (start[0], y)], closed=True))
        finally:
            surface.show_outline(None)
        if is_click(press, pointer):
            surface.select_object((*start, *start), mode)
        else:
            left, right = sorted((start[0], x))
            top, bottom = sorted((start[1], y))
            surface.select_object((left, top, right, bottom), mode)

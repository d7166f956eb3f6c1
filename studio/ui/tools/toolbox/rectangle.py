"""The rectangle: selects whole pixels between two corners."""

from studio.document.selections.shapes import rectangle
from studio.ui.tools.box_gesture import box_gesture
from studio.ui.tools.outline import Place
from studio.ui.tools.registry import register
from studio.ui.tools.selection_tool import SelectionTool
from studio.ui.tools.tool import Gesture, Pointer, Surface
from studio.ui.translation import tr


@register
class RectangleTool(SelectionTool):
    """Selects a rectangle."""

    name = "rectangle"
    title = tr("Rectangle selection")
    icon = "ph.selection"
    shortcuts = ("M",)
    tip = tr("Drag a rectangle; Shift adds, Ctrl subtracts, both intersect; Shift during the drag makes a square.")
    order = 40
    group = "shapes"

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Drag from corner to corner."""
        return box_gesture(surface, press, rectangle, _corners, self.title)


def _corners(corner: Place, opposite: Place) -> list[Place]:
    (left, top), (right, bottom) = ((round(x), round(y)) for x, y in (corner, opposite))
    return [(left, top), (right, top), (right, bottom), (left, bottom)]

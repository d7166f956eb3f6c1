"""The ellipse: selects between two corners of its bounding rectangle, with an antialiased edge."""

from studio.document.selections.shapes import ellipse
from studio.ui.tools.box_gesture import box_gesture
from studio.ui.tools.box_outline import ellipse_outline
from studio.ui.tools.registry import register
from studio.ui.tools.selection_tool import SelectionTool
from studio.ui.tools.tool import Gesture, Pointer, Surface
from studio.ui.translation import tr


@register
class EllipseTool(SelectionTool):
    """Selects an ellipse."""

    name = "ellipse"
    title = tr("Ellipse selection")
    icon = "ph.circle-dashed"
    shortcuts = ("Shift+M",)
    tip = tr("Drag an ellipse; Shift adds, Ctrl subtracts, both intersect; Shift during the drag makes a circle.")
    order = 41
    group = "shapes"

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Drag from corner to corner."""
        return box_gesture(surface, press, ellipse, ellipse_outline, self.title)

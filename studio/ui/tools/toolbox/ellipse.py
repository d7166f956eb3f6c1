"""The ellipse: selects between two corners of its bounding rectangle, with an antialiased edge."""

import math

from studio.document.selections.shapes import ellipse
from studio.ui.tools.box_gesture import box_gesture
from studio.ui.tools.outline import Place
from studio.ui.tools.registry import register
from studio.ui.tools.selection_tool import SelectionTool
from studio.ui.tools.tool import Gesture, Pointer, Surface

_CORNERS = 72  # of the line shown during the drag


@register
class EllipseTool(SelectionTool):
    """Selects an ellipse."""

    name = "ellipse"
    title = "Ellipse selection"
    icon = "ph.circle-dashed"
    shortcuts = ("Shift+M",)
    tip = "Drag an ellipse; Shift adds, Ctrl subtracts, both intersect; Shift during the drag makes a circle."
    order = 41
    group = "shapes"

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Drag from corner to corner."""
        return box_gesture(surface, press, ellipse, _places, self.title)


def _places(corner: Place, opposite: Place) -> list[Place]:
    x, y = (corner[0] + opposite[0]) / 2, (corner[1] + opposite[1]) / 2
    across, down = opposite[0] - x, opposite[1] - y
    angles = (2 * math.pi * step / _CORNERS for step in range(_CORNERS))
    return [(x + across * math.cos(angle), y + down * math.sin(angle)) for angle in angles]

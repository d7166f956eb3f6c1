"""Rectangle: painted in the colour."""

from studio.document.selections.shapes import rectangle
from studio.ui.tools.colour_tool import ColourTool
from studio.ui.tools.figure_gesture import figure_gesture, square
from studio.ui.tools.outline import Place
from studio.ui.tools.registry import register
from studio.ui.tools.tool import Gesture, Pointer, Surface
from studio.ui.translation import tr


@register
class BoxTool(ColourTool):
    """Paints a rectangle on the active layer, or adds it to the mask."""

    name = "box"
    title = tr("Rectangle")
    icon = "ph.rectangle"
    shortcuts = ("Shift+U",)
    tip = tr("Drag a filled rectangle; Shift makes a square.")
    order = 35
    group = "figures"

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Drag from end to end."""
        return figure_gesture(surface, press, rectangle, _corners, square, self.title)


def _corners(corner: Place, opposite: Place) -> list[Place]:
    (left, top), (right, bottom) = corner, opposite
    return [(left, top), (right, top), (right, bottom), (left, bottom)]

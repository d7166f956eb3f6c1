"""Ellipse: painted in the colour."""

from studio.document.selections.shapes import ellipse
from studio.ui.tools.box_outline import ellipse_outline
from studio.ui.tools.colour_tool import ColourTool
from studio.ui.tools.figure_gesture import figure_gesture, square
from studio.ui.tools.registry import register
from studio.ui.tools.tool import Gesture, Pointer, Surface
from studio.ui.translation import tr


@register
class DiscTool(ColourTool):
    """Paints an ellipse on the active layer, or adds it to the mask."""

    name = "disc"
    title = tr("Ellipse")
    icon = "ph.circle"
    shortcuts = ("Alt+U",)
    tip = tr("Drag a filled ellipse; Shift makes a circle.")
    order = 36
    group = "figures"

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Drag from end to end."""
        return figure_gesture(surface, press, ellipse, ellipse_outline, square, self.title)

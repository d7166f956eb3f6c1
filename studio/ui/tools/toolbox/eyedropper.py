"""The colour picker: takes a colour from the picture."""

from studio.ui.tools.colour_tool import ColourTool
from studio.ui.tools.picking import pick
from studio.ui.tools.registry import register
from studio.ui.tools.tool import Gesture, Pointer, Surface
from studio.ui.translation import tr


@register
class EyedropperTool(ColourTool):
    """Takes the colour under the pointer; Alt does the same with the brush."""

    name = "eyedropper"
    title = tr("Colour picker")
    icon = "ph.eyedropper"
    shortcuts = ("I",)
    tip = tr("Take a colour from the picture; Alt picks with any painting tool.")
    order = 38
    group = "eyedropper"
    options = ("colour",)

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Pick while the button is held."""
        return pick(surface, press)

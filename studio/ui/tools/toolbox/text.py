"""Text: written as a layer of its own."""

from studio.ui.tools.colour_tool import ColourTool
from studio.ui.tools.registry import register
from studio.ui.tools.tool import Gesture, Pointer, Surface
from studio.ui.translation import tr


@register
class TextTool(ColourTool):
    """Asks for a text where it is clicked, and adds it as a layer."""

    name = "text"
    title = tr("Text")
    icon = "ph.text-t"
    shortcuts = ("Shift+T",)
    tip = tr("Click where a text is to begin; it becomes a layer, as high as the brush is wide.")
    order = 37
    group = "figures"
    options = ("colour", "size")

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Ask at the press."""
        if surface.document.has_picture:
            surface.ask_text(surface.to_picture(press.x, press.y))
        yield from ()

"""The gradient: from one colour to the other, along a line or around its start."""

from studio.document.painting.colour_painting import gradient
from studio.protocol.geometry import Size
from studio.ui.tools.colour_tool import ColourTool
from studio.ui.tools.picking import pick
from studio.ui.tools.registry import register
from studio.ui.tools.selection_tool import edge, is_click
from studio.ui.tools.tool import Gesture, Phase, Pointer, Surface
from studio.ui.translation import tr


@register
class GradientTool(ColourTool):
    """Paints from the foreground to the background colour; with Shift, in circles around the start."""

    name = "gradient"
    title = tr("Gradient")
    icon = "ph.sun-horizon"
    shortcuts = ("Shift+G",)
    tip = tr("Drag from the foreground to the background colour; Shift makes circles around the start.")
    order = 31
    group = "fills"

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Drag from the first colour to the last."""
        if press.alt:
            yield from pick(surface, press)
            return
        start = surface.to_picture(press.x, press.y)
        try:
            while (pointer := (yield)).phase is not Phase.RELEASE:
                surface.show_outline(edge([start, surface.to_picture(pointer.x, pointer.y)], marked=True))
        finally:
            surface.show_outline(None)
        if is_click(press, pointer) or not surface.document.has_picture:
            return
        end, radial = surface.to_picture(pointer.x, pointer.y), pointer.line
        first, last = surface.paints.colour, surface.paints.background
        surface.paint(
            lambda picture: gradient(start, end, first, last, Size(picture.shape[1], picture.shape[0]), radial=radial),
            self.title,
        )

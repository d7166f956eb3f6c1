"""Fill: paints the connected pixels that look like the one that was clicked."""

from studio.document.selections.by_colour import by_colour, magic_wand, pixel_at
from studio.ui.tools.colour_tool import ColourTool
from studio.ui.tools.picking import pick
from studio.ui.tools.registry import register
from studio.ui.tools.tool import Gesture, Pointer, Surface
from studio.ui.translation import tr


@register
class BucketTool(ColourTool):
    """Floods a region of the visible picture, on the active layer or the mask."""

    name = "bucket"
    title = tr("Fill with colour")
    icon = "ph.paint-bucket"
    shortcuts = ("G",)
    tip = tr("Fill the region of like colours under the pointer with the colour; Alt picks a colour.")
    order = 30
    group = "fills"
    options = ("colour", "opacity", "tolerance", "contiguous")

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Fill at the press."""
        if press.alt:
            yield from pick(surface, press)
            return
        place = pixel_at(*surface.to_picture(press.x, press.y), surface.document.size)
        if place is not None:
            options, colour = surface.selection_options, surface.paints.colour
            region = magic_wand if options.contiguous else by_colour
            surface.paint(lambda picture: (region(picture, *place, options.tolerance), colour), self.title)
        yield from ()

"""The magic wand: selects the pixels around the clicked one that have its colour."""

from studio.document.selections.by_colour import by_colour, magic_wand, pixel_at
from studio.ui.tools.registry import register
from studio.ui.tools.selection_tool import SelectionTool, mode_of
from studio.ui.tools.tool import Gesture, Pointer, Surface
from studio.ui.translation import tr


@register
class WandTool(SelectionTool):
    """Selects connected pixels of a like colour, or all of them."""

    name = "wand"
    title = tr("Magic wand")
    icon = "ph.magic-wand"
    shortcuts = ("W",)
    tip = tr("Click to select what has about this colour; Shift adds, Ctrl subtracts, both intersect.")
    order = 60
    group = "wands"
    options: tuple[str, ...] = ("mode", "tolerance", "contiguous", "feather")
    everywhere = False

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Select at the press; the rest of the gesture does nothing."""
        pixel = pixel_at(*surface.to_picture(press.x, press.y), surface.document.size)
        if pixel is not None:
            options = surface.selection_options
            make = magic_wand if options.contiguous and not self.everywhere else by_colour
            surface.select(
                lambda picture: make(picture, *pixel, options.tolerance), mode_of(surface, press), self.title
            )
        yield from ()

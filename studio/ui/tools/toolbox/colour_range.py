"""The colour range: selects all pixels of the clicked pixel's colour, wherever they are."""

from studio.ui.tools.registry import register
from studio.ui.tools.toolbox.wand import WandTool
from studio.ui.translation import tr


@register
class ColourRangeTool(WandTool):
    """Selects all pixels of a like colour."""

    name = "colour_range"
    title = tr("Select by colour")
    icon = "ph.drop-half"
    shortcuts = ("Shift+W",)
    tip = tr("Click to select all that has about this colour, wherever it is; Shift adds, Ctrl subtracts.")
    order = 61
    options = ("mode", "tolerance", "feather")
    everywhere = True

"""The eraser: a brush that removes."""

from studio.ui.tools.registry import register
from studio.ui.tools.toolbox.brush import BrushTool
from studio.ui.translation import tr


@register
class EraserTool(BrushTool):
    """Takes away from the mask or the active layer; with Ctrl, adds."""

    name = "eraser"
    title = tr("Eraser")
    icon = "ph.eraser"
    shortcuts = ("E",)
    tip = tr("Erase the mask, or the active layer; Ctrl paints, Shift draws a straight line, both turn it by steps.")
    order = 20
    swaps_with = "brush"
    group = "eraser"
    erases = True

"""Line: painted in the colour."""

from functools import partial

from studio.document.painting.colour_painting import line
from studio.document.selections.selection import Selection
from studio.protocol.geometry import Size
from studio.ui.tools.colour_tool import ColourTool
from studio.ui.tools.figure_gesture import figure_gesture
from studio.ui.tools.outline import Place
from studio.ui.tools.registry import register
from studio.ui.tools.straight_line import snapped_angle
from studio.ui.tools.tool import Gesture, Pointer, Surface
from studio.ui.translation import tr


@register
class LineTool(ColourTool):
    """Paints a line on the active layer, or adds it to the mask."""

    name = "line"
    title = tr("Line")
    icon = "ph.line-segment"
    shortcuts = ("U",)
    tip = tr("Drag a straight line as wide as the brush; Shift turns it by steps of 15 degrees.")
    order = 34
    group = "figures"
    options = ("colour", "size", "opacity")

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Drag from end to end."""
        width = surface.brush.size
        return figure_gesture(
            surface, press, partial(_line, width=width), lambda start, end: [start, end], snapped_angle, self.title
        )


def _line(start: Place, end: Place, picture: Size, *, width: float) -> Selection:
    return line(start, end, width, picture)

"""The polygon lasso: selects the polygon whose corners are clicked."""

import math

from studio.document.selections.shapes import polygon
from studio.protocol.geometry import Size
from studio.ui.tools.outline import Place
from studio.ui.tools.registry import register
from studio.ui.tools.selection_tool import FreshKey, SelectionTool, edge, mode_of
from studio.ui.tools.tool import Gesture, Phase, Pointer, Surface
from studio.ui.translation import tr

CLOSE = 8.0  # widget pixels from the first corner at which a click closes the polygon


@register
class PolygonLassoTool(SelectionTool):
    """Selects a polygon, corner by corner."""

    name = "polygon"
    title = tr("Polygon lasso")
    icon = "ph.polygon"
    shortcuts = ("Shift+L",)
    tip = tr("Click the corners; Enter or a double click closes, Backspace takes back a corner, Esc cancels.")
    order = 51
    group = "lassos"
    keeps_on = True

    def gesture(self, surface: Surface, press: Pointer) -> Gesture:
        """Add a corner at each press; Shift keeps edges to multiples of 45 degrees."""
        if not surface.document.has_picture:
            return
        mode, straight = mode_of(surface, press), FreshKey(press.line)
        corners = [surface.to_picture(press.x, press.y)]
        try:
            while True:
                pointer = yield
                place = _straightened(corners[-1], surface.to_picture(pointer.x, pointer.y), straight, pointer)
                if pointer.phase is Phase.CLOSE or (pointer.phase is Phase.PRESS and closes(surface, corners, pointer)):
                    break
                if pointer.phase is Phase.PRESS:
                    corners.append(place)
                elif pointer.phase is Phase.BACK:
                    corners.pop()
                    if not corners:
                        return
                surface.show_outline(edge([*corners, place], marked=True))
        finally:
            surface.show_outline(None)
        if len(corners) >= 3:
            surface.select(lambda picture: polygon(corners, Size(*picture.shape[1::-1])), mode, self.title)


def closes(surface: Surface, corners: list[Place], pointer: Pointer) -> bool:
    """Whether a press is close enough to the first corner to close the polygon."""
    away = math.dist(surface.to_picture(pointer.x, pointer.y), corners[0]) * surface.scale
    return len(corners) >= 3 and away <= CLOSE


def _straightened(last: Place, place: Place, straight: FreshKey, pointer: Pointer) -> Place:
    """Turn an edge to the nearest multiple of 45 degrees once Shift was released and pressed again."""
    if not straight.pressed(pointer.line):
        return place
    across, down = place[0] - last[0], place[1] - last[1]
    angle = round(math.atan2(down, across) / (math.pi / 4)) * (math.pi / 4)
    length = across * math.cos(angle) + down * math.sin(angle)
    return last[0] + length * math.cos(angle), last[1] + length * math.sin(angle)

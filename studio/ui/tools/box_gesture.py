"""The gesture that draws a box, for the rectangle and the ellipse."""

import math
from collections.abc import Callable

from studio.document.selections.selection import Mode, Selection
from studio.protocol.geometry import Size
from studio.ui.tools.outline import Place
from studio.ui.tools.selection_tool import FreshKey, edge, is_click, mode_of
from studio.ui.tools.tool import Gesture, Phase, Pointer, Surface
from studio.ui.translation import tr

Shape = Callable[[Place, Place, Size], Selection]


def box_gesture(
    surface: Surface, press: Pointer, shape: Shape, outline: Callable[[Place, Place], list[Place]], title: str
) -> Gesture:
    """Draw a box from corner to corner; Shift makes it a square, Alt draws it from the centre.

    A click without a drag selects nothing, which clears a mask that it replaces.

    Args:
        surface: What it is drawn on.
        press: The press that began it.
        shape: Selects between two opposite corners.
        outline: Returns the corners of the line that is shown meanwhile.
        title: Name of the undo step.
    """
    if not surface.document.has_picture:
        return
    mode, start = mode_of(surface, press), surface.to_picture(press.x, press.y)
    square, centred = FreshKey(press.line), FreshKey(press.alt)
    corner, opposite = start, start
    try:
        while True:
            pointer = yield
            place = surface.to_picture(pointer.x, pointer.y)
            corner, opposite = _corners(start, place, square.pressed(pointer.line), centred.pressed(pointer.alt))
            if pointer.phase is Phase.RELEASE:
                break
            surface.show_outline(edge(outline(corner, opposite), closed=True))
    finally:
        surface.show_outline(None)
    if not is_click(press, pointer):
        surface.select(lambda picture: shape(corner, opposite, Size(picture.shape[1], picture.shape[0])), mode, title)
    elif mode is Mode.REPLACE:
        surface.select(lambda _: Selection.none(), mode, tr("Clear mask"))


def _corners(start: Place, place: Place, square: bool, centred: bool) -> tuple[Place, Place]:
    across, down = place[0] - start[0], place[1] - start[1]
    if square:
        side = max(abs(across), abs(down))
        across, down = math.copysign(side, across), math.copysign(side, down)
    opposite = (start[0] + across, start[1] + down)
    return ((start[0] - across, start[1] - down) if centred else start), opposite

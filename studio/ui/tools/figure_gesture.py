"""The gesture that draws a figure between two places, for lines, rectangles and ellipses."""

import math
from collections.abc import Callable

from studio.document.selections.selection import Selection
from studio.protocol.geometry import Size
from studio.ui.tools.outline import Place
from studio.ui.tools.picking import pick
from studio.ui.tools.selection_tool import edge, is_click
from studio.ui.tools.tool import Gesture, Phase, Pointer, Surface

Figure = Callable[[Place, Place, Size], Selection]


def figure_gesture(
    surface: Surface,
    press: Pointer,
    figure: Figure,
    outline: Callable[[Place, Place], list[Place]],
    constrained: Callable[[Place, Place], Place],
    title: str,
) -> Gesture:
    """Paint a figure in the colour, from the press to the release.

    Args:
        surface: What it is drawn on.
        press: The press that began it; with Alt it picks a colour instead.
        figure: Returns the area to paint, from start, end and picture size.
        outline: Returns the corners of the line that is shown meanwhile.
        constrained: Returns the end with Shift held, as of a square, or of a line at a multiple of 15 degrees.
        title: Name of the undo step.
    """
    if press.alt:
        yield from pick(surface, press)
        return
    start = surface.to_picture(press.x, press.y)
    end, colour = start, surface.paints.colour
    try:
        while True:
            pointer = yield
            end = surface.to_picture(pointer.x, pointer.y)
            if pointer.line:
                end = constrained(start, end)
            if pointer.phase is Phase.RELEASE:
                break
            surface.show_outline(edge(outline(start, end), closed=True))
    finally:
        surface.show_outline(None)
    if not is_click(press, pointer):
        surface.paint(lambda picture: (figure(start, end, Size(picture.shape[1], picture.shape[0])), colour), title)


def square(start: Place, end: Place) -> Place:
    """Return the corner opposite to `start` of a square."""
    across, down = end[0] - start[0], end[1] - start[1]
    side = max(abs(across), abs(down))
    return start[0] + math.copysign(side, across), start[1] + math.copysign(side, down)

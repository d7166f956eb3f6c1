"""The gesture that picks a colour from the picture."""

import math

from studio.ui.tools.tool import Gesture, Phase, Pointer, Surface


def pick(surface: Surface, press: Pointer) -> Gesture:
    """Take the colour under the pointer, until it is released."""
    pointer = press
    while True:
        x, y = surface.to_picture(pointer.x, pointer.y)
        colour = surface.colour_at(math.floor(x), math.floor(y))
        if colour is not None:
            surface.paints.set_colour(colour)
        if pointer.phase is Phase.RELEASE:
            return
        pointer = yield

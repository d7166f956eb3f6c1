"""A selection: 8-bit coverage of a picture, like the mask."""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from studio.protocol.geometry import Box, Size

Mask = NDArray[np.uint8]
_NOWHERE = Box(0, 0, 0, 0)


class Mode(Enum):
    """What a new selection does to the mask."""

    REPLACE = "replace"
    ADD = "add"
    SUBTRACT = "subtract"
    INTERSECT = "intersect"


@dataclass(frozen=True, eq=False)
class Selection:
    """Selected pixels.

    Attributes:
        box: A part of the picture, outside which nothing is selected.
        pixels: uint8 [h, w] in the box: 0 not selected, 255 fully selected.
    """

    box: Box
    pixels: Mask

    @classmethod
    def none(cls) -> "Selection":
        """Return a selection of nothing."""
        return cls(_NOWHERE, np.zeros((0, 0), np.uint8))

    @classmethod
    def of(cls, mask: Mask) -> "Selection":
        """Return a whole mask [H, W] as a selection."""
        return cls(Box(0, 0, mask.shape[1], mask.shape[0]), mask)

    def within(self, size: Size) -> "Selection":
        """Return the part inside a picture."""
        box = self.box.intersection(Box(0, 0, *size))
        if box == self.box:
            return self
        inner = Box(box.x - self.box.x, box.y - self.box.y, box.width, box.height)
        return Selection(box, self.pixels[inner.slices]) if not box.empty else Selection.none()

    def moved(self, x: int, y: int) -> "Selection":
        """Return it moved by some pixels."""
        return self if self.box.empty else Selection(self.box.moved(x, y), self.pixels)

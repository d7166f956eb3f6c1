"""Changes of the mask as functions that run in any thread: they take a mask and return the edit."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from studio.document.edits import PixelEdit
from studio.document.selections.combining import combined
from studio.document.selections.operations import feathered_selection
from studio.document.selections.quick_select import Scribble, quick_selection
from studio.document.selections.selection import Mask, Mode, Selection
from studio.protocol.geometry import Box, Size

Picture = NDArray[np.uint8]
Make = Callable[[Picture], Selection]
Change = Callable[[Mask, Box], PixelEdit | None]  # takes the mask [H, W], which stays, and the box of what it selects


def selection_change(picture: Picture, make: Make, mode: Mode, title: str, feather: float = 0.0) -> Change:
    """Return the change that combines a selection with the mask; the selection is made once.

    Args:
        picture: RGBA uint8 [H, W, 4].
        make: Makes the selection from it.
        mode: How it is combined.
        title: Name of the undo step.
        feather: Pixels over which its edge fades, to each side.
    """
    made: list[Selection] = []

    def change(mask: Mask, box: Box) -> PixelEdit | None:
        if not made:
            made.append(feathered_selection(make(picture), feather, Size(mask.shape[1], mask.shape[0])))
        return combined(mask, box, made[0], mode, title)

    return change


def operation_change(operation: Callable[[Mask], Mask], title: str) -> Change:
    """Return the change that replaces the mask by what an operation makes of it."""

    def change(mask: Mask, _: Box) -> PixelEdit | None:
        return PixelEdit.between("mask", Box(0, 0, mask.shape[1], mask.shape[0]), mask, operation(mask), title)

    return change


class QuickSession:
    """A quick selection in progress: each further scribble makes another selection, combined with the initial mask.

    Attributes:
        scribbles: In the order in which they were made.
    """

    def __init__(self, mask: Mask, box: Box, mode: Mode) -> None:
        """Begin with a copy of the mask, the box of what it selects, and how the selection is combined."""
        self.scribbles: list[Scribble] = []
        self._mask, self._box, self._mode = mask, box, mode

    def add(self, scribble: Scribble, picture: Picture, feather: float) -> Change:
        """Add a scribble; return the change that selects what all of them indicate."""
        self.scribbles.append(scribble)
        scribbles = tuple(self.scribbles)

        def change(mask: Mask, box: Box) -> PixelEdit | None:
            size = Size(mask.shape[1], mask.shape[0])
            selection = feathered_selection(quick_selection(picture, scribbles), feather, size)
            target = self._mask
            edit = combined(target, self._box, selection, self._mode, "")
            if edit is not None:
                target = target.copy()
                target[edit.box.slices] = edit.after
            touched = box.union(self._box).union(selection.box)
            return PixelEdit.between("mask", touched, mask[touched.slices], target[touched.slices], "Quick selection")

        return change

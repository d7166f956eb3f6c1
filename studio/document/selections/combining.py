"""How a selection is combined with the mask."""

import numpy as np

from studio.document.edits import PixelEdit
from studio.document.selections.selection import Mask, Mode, Selection
from studio.protocol.geometry import Box, Size


def combined(mask: Mask, mask_box: Box, selection: Selection, mode: Mode, title: str) -> PixelEdit | None:
    """Return the edit that combines a mask with a selection; None when that changes nothing.

    Adding takes the larger coverage of each pixel, intersecting the smaller, and subtracting intersects with the
    inverse: doing any of them twice is the same as once.

    Args:
        mask: The mask [H, W]; it is not changed.
        mask_box: The smallest box around its non-zero pixels.
        selection: What is selected.
        mode: How both are combined.
        title: Name of the undo step.
    """
    selection = selection.within(Size(mask.shape[1], mask.shape[0]))
    match mode:
        case Mode.REPLACE:
            box = mask_box.union(selection.box)
        case Mode.ADD:
            box = selection.box
        case Mode.SUBTRACT:
            box = mask_box.intersection(selection.box)
        case Mode.INTERSECT:
            box = mask_box
    if box.empty:
        return None
    before, new = mask[box.slices], _in_box(selection, box)
    match mode:
        case Mode.REPLACE:
            after = new
        case Mode.ADD:
            after = np.maximum(before, new)
        case Mode.SUBTRACT:
            after = np.minimum(before, np.invert(new))
        case Mode.INTERSECT:
            after = np.minimum(before, new)
    return PixelEdit.between("mask", box, before, after, title)


def _in_box(selection: Selection, box: Box) -> Mask:
    """Return the selection's pixels in another box, zero where it does not reach."""
    if selection.box == box:
        return selection.pixels
    pixels = np.zeros((box.height, box.width), np.uint8)
    common = box.intersection(selection.box)
    if not common.empty:
        target = Box(common.x - box.x, common.y - box.y, common.width, common.height)
        source = Box(common.x - selection.box.x, common.y - selection.box.y, common.width, common.height)
        pixels[target.slices] = selection.pixels[source.slices]
    return pixels

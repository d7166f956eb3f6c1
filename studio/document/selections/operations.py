"""Operations on masks: grow, shrink, feather, smooth, border, fill holes, remove islands; all keep soft edges.

Each takes and returns a mask uint8 [H, W]. Beyond the picture's border a mask goes on as it is at the border, so that a
selected sky stays selected up to the edge.
"""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from studio.document.selections.selection import Mask, Selection
from studio.mask_growth import grown
from studio.protocol.geometry import Box, Size, box_of

MAX_AMOUNT = 500  # pixels


def shrunk(mask: Mask, radius: float) -> Mask:
    """Shrink a mask by a radius in pixels: each pixel becomes the smallest value within a disc around it."""
    return np.invert(grown(np.invert(mask), radius))


def feathered(mask: Mask, width: float) -> Mask:
    """Blur the edge of a mask, so that it fades over about `width` pixels to each side (two standard deviations)."""
    return _blurred(mask, width / 2)


def feathered_selection(selection: Selection, width: float, picture: Size) -> Selection:
    """Feather a selection, which grows by about twice the width within the picture."""
    selection = selection.within(picture)
    if width <= 0 or selection.box.empty:
        return selection
    box = selection.box.grown(math.ceil(2 * width) + 1).intersection(Box(0, 0, *picture))
    pixels = np.zeros((box.height, box.width), np.uint8)
    inner = Box(selection.box.x - box.x, selection.box.y - box.y, selection.box.width, selection.box.height)
    pixels[inner.slices] = selection.pixels
    return Selection(box, feathered(pixels, width))


def smoothed(mask: Mask, radius: float) -> Mask:
    """Round corners and remove details smaller than about a radius in pixels; the edge becomes one pixel wide."""
    if radius <= 0:
        return mask.copy()
    sigma = radius / 2
    # the blurred edge of a half plane rises by 255 / (sigma * sqrt(2 pi)) a pixel in its middle
    steeper = sigma * math.sqrt(2 * math.pi)
    table = np.rint(np.clip((np.arange(256) - 127.5) * max(1.0, steeper) + 127.5, 0, 255)).astype(np.uint8)
    return table[_blurred(mask, sigma)]


def bordered(mask: Mask, width: float) -> Mask:
    """Return a band along the edge of a mask, `width` pixels wide, half of it on each side."""
    return np.minimum(grown(mask, width / 2), np.invert(shrunk(mask, width / 2)))


def holes_filled(mask: Mask) -> Mask:
    """Fill what a mask encloses completely, with the soft edges around it."""
    result = mask.copy()
    box = box_of(mask)
    if box.empty:
        return result
    inside = result[box.slices]
    for threshold in (255, 128):  # a hole with its soft edge; a hole in a mask that is nowhere full
        inside[_enclosed(inside < threshold)] = 255
    return result


def islands_removed(mask: Mask, area: float) -> Mask:
    """Clear the separate parts of a mask whose area is below `area` pixels; a half-covered pixel counts as half."""
    from scipy import ndimage

    box = box_of(mask)
    result = mask.copy()
    if box.empty:
        return result
    inside = result[box.slices]
    labels, count = ndimage.label(inside > 0, np.ones((3, 3), bool))
    areas = np.bincount(labels.reshape(-1), inside.reshape(-1), count + 1) / 255
    inside[(areas < area)[labels]] = 0
    return result


def _bounds(mask: Mask) -> Box:
    return Box(0, 0, mask.shape[1], mask.shape[0])


def _blurred(mask: Mask, sigma: float) -> Mask:
    """Return a mask blurred by a Gaussian of this standard deviation, computed only where it is not constant."""
    if sigma <= 0 or not mask.size:
        return mask.copy()
    reach = math.ceil(4 * sigma) + 1
    box = box_of(mask).grown(reach).intersection(_bounds(mask))
    result = np.zeros_like(mask)
    if not box.empty:
        part = Image.fromarray(np.ascontiguousarray(mask[box.slices]))
        result[box.slices] = np.asarray(part.filter(ImageFilter.GaussianBlur(sigma)))
    return result


def _enclosed(region: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the connected parts of a region that do not reach the border."""
    from scipy import ndimage

    labels, count = ndimage.label(region)
    outside = np.zeros(count + 1, bool)
    for edge in (labels[0], labels[-1], labels[:, 0], labels[:, -1]):
        outside[edge] = True
    outside[0] = True  # what is not in the region
    enclosed: NDArray[np.bool_] = ~outside[labels]
    return enclosed

"""The magic wand and the selection by colour: pixels that look like the one that was clicked."""

import math

import numpy as np
from numpy.typing import NDArray

from studio.document.selections.colour_distance import distances
from studio.document.selections.selection import Selection
from studio.mask_growth import grown
from studio.protocol.geometry import Box, Size, box_of

TOLERANCE = 12.0  # of the CIE76 colour difference, by default
_FIRST_WINDOW = 512  # pixels on a side that the wand looks at first
_CROSS = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]], bool)


def by_colour(picture: NDArray[np.uint8], x: int, y: int, tolerance: float) -> Selection:
    """Select every pixel of a picture RGBA uint8 [H, W, 4] that looks like the pixel (x, y).

    Args:
        picture: RGBA uint8 [H, W, 4].
        x: Column of the pixel.
        y: Row of the pixel.
        tolerance: The largest colour difference (CIE76, 0..100) that is fully selected. Beyond it the coverage falls
            to zero as far again, for antialiased edges.
    """
    return Selection.of(_similarity(picture, picture[y, x], tolerance))


def magic_wand(picture: NDArray[np.uint8], x: int, y: int, tolerance: float) -> Selection:
    """Select the connected pixels that look like the pixel (x, y); arguments as for `by_colour`.

    The region is grown in a window, which is doubled while the region reaches its edge, so that a click on a small
    thing in a large picture is quick. Pixels beside the region are selected in part if they lie within twice the
    tolerance: those on an antialiased edge are a mixture of its two sides.
    """
    from scipy import ndimage  # half a second to import: only when it is needed

    whole = Box(0, 0, picture.shape[1], picture.shape[0])
    side = _FIRST_WINDOW
    while True:
        window = Box(x - side // 2, y - side // 2, side, side).intersection(whole)
        coverage = _similarity(picture[window.slices], picture[y, x], tolerance)
        labels, _ = ndimage.label(coverage == 255, _CROSS)
        region = labels == labels[y - window.y, x - window.x]
        if window == whole or not _reaches_edge(region, window, whole):
            return _with_edge(region, coverage, window)
        side *= 2


def _with_edge(region: NDArray[np.bool_], coverage: NDArray[np.uint8], window: Box) -> Selection:
    """Select a region of a window and, by their coverage, the pixels beside it."""
    height, width = region.shape
    inner = box_of(region.view(np.uint8)).grown(1).intersection(Box(0, 0, width, height))
    near = grown(region[inner.slices].view(np.uint8), 1)
    box = Box(window.x + inner.x, window.y + inner.y, inner.width, inner.height)
    return Selection(box, coverage[inner.slices] * near)


def _similarity(picture: NDArray[np.uint8], colour: NDArray[np.uint8], tolerance: float) -> NDArray[np.uint8]:
    """Return 255 for colours within the tolerance, falling to 0 at twice the tolerance, [h, w]."""
    softness = max(tolerance, 1.0)
    share = (tolerance + softness - distances(picture, colour)) / softness
    return np.rint(np.clip(share, 0, 1) * 255).astype(np.uint8)


def _reaches_edge(region: NDArray[np.bool_], window: Box, whole: Box) -> bool:
    """Whether a region reaches an edge of its window that is not an edge of the picture."""
    return bool(
        (window.y > whole.y and region[0].any())
        or (window.bottom < whole.bottom and region[-1].any())
        or (window.x > whole.x and region[:, 0].any())
        or (window.right < whole.right and region[:, -1].any())
    )


def pixel_at(x: float, y: float, picture: Size) -> tuple[int, int] | None:
    """Return column and row of the pixel at a place; None outside the picture."""
    column, row = math.floor(x), math.floor(y)
    return (column, row) if 0 <= column < picture.width and 0 <= row < picture.height else None

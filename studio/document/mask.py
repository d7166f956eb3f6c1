"""Soft 8-bit masks: how a stroke blends into one, and a copy of what was there that grows only where it is needed."""

import numpy as np
from numpy.typing import NDArray

from studio.protocol.geometry import Box, Size

TILE = 256  # pixels; the grain in which the old state is kept while a stroke goes on


def empty_mask(size: Size) -> NDArray[np.uint8]:
    """Return a mask [H, W] that keeps every pixel (0 everywhere)."""
    return np.zeros((size.height, size.width), np.uint8)


def blended(before: NDArray[np.uint8], alpha: NDArray[np.uint8], erase: bool) -> NDArray[np.uint8]:
    """Lay a stroke over a mask.

    Args:
        before: The mask without the stroke, [H, W], 0..255.
        alpha: The stroke's strongest opacity at each pixel, [H, W], 0..255 for 0..1.
        erase: Whether the stroke takes away instead of adding.

    Returns:
        before * (1 - a) when erasing, before * (1 - a) + 255 * a when painting, rounded, [H, W].
    """
    product = np.subtract(255, alpha, dtype=np.uint16)
    # painting is erasing seen from the other side: 255 - (255 - before) * (1 - a)
    np.multiply(product, before if erase else np.invert(before), out=product)
    product += 127
    product //= 255
    result = product.astype(np.uint8)
    return result if erase else np.invert(result, out=result)


class Snapshot:
    """The state of an array [H, W] from before it is changed, copied tile by tile when asked to `keep` a box."""

    def __init__(self, source: NDArray[np.uint8]) -> None:
        self._source = source
        self._copy = np.empty_like(source)
        height, width = source.shape
        self._kept = np.zeros((-(-height // TILE), -(-width // TILE)), bool)

    def keep(self, box: Box) -> None:
        """Make sure that the box is kept; call this before the first change inside it."""
        rows = slice(box.y // TILE, -(-box.bottom // TILE))
        columns = slice(box.x // TILE, -(-box.right // TILE))
        if self._kept[rows, columns].all():
            return
        for down, across in np.argwhere(~self._kept[rows, columns]):
            row, column = rows.start + down, columns.start + across
            tile = np.s_[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE]
            self._copy[tile] = self._source[tile]
        self._kept[rows, columns] = True

    def view(self, box: Box) -> NDArray[np.uint8]:
        """Return the kept state of a box, [h, w]: a view, not a copy."""
        self.keep(box)
        return self._copy[box.slices]

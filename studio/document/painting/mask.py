"""Soft 8-bit masks: blending a stroke into one, and a backup that copies only the tiles a stroke touches."""

import numpy as np
from numpy.typing import NDArray

from studio.protocol.geometry import Box, Size

TILE = 256  # pixels on a side


def empty_mask(size: Size) -> NDArray[np.uint8]:
    """Return a mask [H, W] of zeros: every pixel is kept."""
    return np.zeros((size.height, size.width), np.uint8)


def blended(before: NDArray[np.uint8], alpha: NDArray[np.uint8], erase: bool) -> NDArray[np.uint8]:
    """Blend a stroke into a mask.

    Args:
        before: The mask without the stroke, [H, W], 0..255.
        alpha: The stroke's strongest opacity at each pixel, [H, W], 0..255 for 0..1.
        erase: Whether the stroke erases.

    Returns:
        before * (1 - a) when erasing, before * (1 - a) + 255 * a when painting, rounded, [H, W].
    """
    product = np.subtract(255, alpha, dtype=np.uint16)
    # painting is erasing on the inverted mask: 255 - (255 - before) * (1 - a)
    np.multiply(product, before if erase else np.invert(before), out=product)
    product += 127
    product //= 255
    result = product.astype(np.uint8)
    return result if erase else np.invert(result, out=result)


class TileBackup:
    """The state of an array [H, W, ...] before it is changed, copied tile by tile as boxes are asked for."""

    def __init__(self, source: NDArray[np.uint8]) -> None:
        self._source = source
        self._copy = np.empty_like(source)
        height, width = source.shape[:2]
        self._kept = np.zeros((-(-height // TILE), -(-width // TILE)), bool)

    def keep(self, box: Box) -> None:
        """Copy the box's tiles unless they have been copied; call this before the first change inside the box."""
        rows = slice(box.y // TILE, -(-box.bottom // TILE))
        columns = slice(box.x // TILE, -(-box.right // TILE))
        if self._kept[rows, columns].all():
            return
        for down, across in np.argwhere(~self._kept[rows, columns]):
            row, column = rows.start + down, columns.start + across
            tile = np.s_[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE]
            self._copy[tile] = self._source[tile]
        self._kept[rows, columns] = True

    def kept_boxes(self) -> list[Box]:
        """Return the boxes of the tiles that have been copied."""
        height, width = self._source.shape[:2]
        whole = Box(0, 0, width, height)
        places = np.argwhere(self._kept).tolist()
        return [Box(across * TILE, down * TILE, TILE, TILE).intersection(whole) for down, across in places]

    def view(self, box: Box) -> NDArray[np.uint8]:
        """Return the old state of a box, [h, w, ...]: a view, not a copy."""
        self.keep(box)
        return self._copy[box.slices]

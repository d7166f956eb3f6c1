"""Soft 8-bit masks, and how a stroke is blended into one."""

import numpy as np
from numpy.typing import NDArray

from studio.protocol.geometry import Size

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

"""Masks for pasting: how far a result covers the picture, never beyond what was denoised."""

import numpy as np
from numpy.typing import NDArray

_FULL_FROM = 64  # of 255: where a soft mask lets a pixel change this much, the result replaces it


def feathered(mask: NDArray[np.uint8], pixels: int) -> NDArray[np.uint8]:
    """Return a mask [H, W] whose edge rises over that many pixels inside it; the picture's border is not an edge."""
    from scipy import ndimage  # takes most of a second to import

    half = (pixels + 1) // 2
    inner = ndimage.minimum_filter(mask, size=2 * half + 1, mode="nearest")
    for radius in (half // 2, half - half // 2):  # two box filters make a smooth ramp of 2 · half pixels
        inner = ndimage.uniform_filter(inner, size=2 * radius + 1, mode="nearest")
    return np.minimum(inner, mask)


def pasted_when_soft(mask: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return how far a result covers the picture where a soft mask said how much each pixel may change.

    What changed little is already close to the picture: blending it again by the mask would show both.
    """
    return np.minimum(mask.astype(np.uint16) * 255 // _FULL_FROM, 255).astype(np.uint8)

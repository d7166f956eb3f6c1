"""Fits the edge of a coarse selection to the picture's own, by a guided filter.

He, Sun and Tang, "Guided image filtering", ECCV 2010.
"""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.picture_files import bands
from studio.protocol.geometry import Box, Size

Floats = NDArray[np.float32]
_FLAT = 2e-3  # variance of the guide, 0..1, below which an edge of it is not followed


def fitted(picture: NDArray[np.uint8], crop: Box, share: Floats) -> NDArray[np.uint8]:
    """Return a coarse selection of a crop at the picture's resolution, with its edge on that of the picture.

    Args:
        picture: RGBA uint8 [H, W, 4].
        crop: The part of it that is selected from.
        share: The probability that each cell of the crop is selected, [h, w], 0..1.

    Returns:
        Coverage 0..255 of the crop's pixels.
    """
    size = Size(crop.width, crop.height)
    large: Floats = np.asarray(Image.fromarray(share).resize(size, Image.Resampling.BICUBIC), dtype=np.float32)
    factor = crop.width / share.shape[1]
    if factor <= 1:
        return _narrow(large)
    radius = math.ceil(2 * factor)
    result = np.empty((size.height, size.width), np.uint8)
    for rows in bands(size.height, size.width):
        near = slice(max(0, rows.start - 2 * radius), min(size.height, rows.stop + 2 * radius))
        part = picture[crop.y + near.start : crop.y + near.stop, crop.x : crop.right]
        grey = Image.fromarray(np.ascontiguousarray(part)).convert("L")
        guide = np.asarray(grey, dtype=np.float32) / np.float32(255)
        fitted = _guided(guide, large[near], 2 * radius + 1)
        result[rows] = _narrow(fitted)[rows.start - near.start : rows.stop - near.start]
    return result


def _guided(guide: Floats, values: Floats, side: int) -> Floats:
    """Fit the edges of values [h, w] to those of a guide [h, w]: equations (5), (6) and (8) of He et al."""
    from scipy.ndimage import uniform_filter

    def mean(values: Floats) -> Floats:
        return np.asarray(uniform_filter(values, side, mode="nearest"), dtype=np.float32)

    mean_guide, mean_values = mean(guide), mean(values)
    variance = mean(guide * guide) - mean_guide**2
    a = (mean(guide * values) - mean_guide * mean_values) / (variance + np.float32(_FLAT))
    b = mean_values - a * mean_guide
    return np.asarray(mean(a) * guide + mean(b))


def _narrow(share: Floats) -> NDArray[np.uint8]:
    """Return probabilities as coverage 0..255 with a steeper edge at one half."""
    return np.rint(np.clip((share - 0.5) * 4 + 0.5, 0, 1) * 255).astype(np.uint8)

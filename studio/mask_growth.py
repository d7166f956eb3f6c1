"""Grows a mask by a radius (dilation by a disc): the same in the engine and in the window."""

import math

import numpy as np
from numpy.typing import NDArray

from studio.protocol.geometry import Box, box_of

Mask = NDArray[np.uint8]
_ROWS = 256  # rows computed at a time: a band of this height stays in the processor's cache


def grown(mask: Mask, radius: float) -> Mask:
    """Grow a mask [H, W] by a radius in pixels: each pixel becomes the largest value within a disc around it."""
    if radius <= 0:
        return mask.copy()
    box = box_of(mask).grown(math.ceil(radius)).intersection(Box(0, 0, mask.shape[1], mask.shape[0]))
    result = np.zeros_like(mask)
    if not box.empty:
        result[box.slices] = _dilated(mask[box.slices], radius)
    return result


def _dilated(mask: Mask, radius: float) -> Mask:
    """Return the maximum over a disc around each pixel.

    A disc consists of rows; the maximum over each is computed from maxima over runs whose lengths are powers of two.
    """
    square = radius**2 + radius  # (radius + 1/2)² - 1/4: so discs of whole radii look round
    reach = math.isqrt(math.floor(square))
    widths = [math.isqrt(math.floor(square - row**2)) for row in range(reach + 1)]
    height, width = mask.shape
    result = np.empty_like(mask)
    for top in range(0, height, _ROWS):
        bottom = min(top + _ROWS, height)
        first, last = max(0, top - reach), min(height, bottom + reach)
        padded = np.pad(mask[first:last], ((0, 0), (reach, reach)))
        band = np.zeros((bottom - top, width), np.uint8)
        runs: dict[int, Mask] = {1: padded}  # by length: the maximum over that many pixels to the right of each
        for row, half in enumerate(widths):
            across = _max_over_run(runs, 2 * half + 1)[:, reach - half : reach - half + width]
            for shift in {row, -row}:
                start, stop = max(first, top + shift), min(last, bottom + shift)
                if start < stop:
                    target = band[start - shift - top : stop - shift - top]
                    np.maximum(target, across[start - first : stop - first], out=target)
        result[top:bottom] = band
    return result


def _max_over_run(runs: dict[int, Mask], length: int) -> Mask:
    """Return the maximum over `length` pixels from each one to the right, [h, w - length + 1]; adds to `runs`."""
    power = 1 << (length.bit_length() - 1)
    if power not in runs:
        half = _max_over_run(runs, power // 2)
        runs[power] = np.maximum(half[:, : -(power // 2)], half[:, power // 2 :])
    known = runs[power]
    rest = length - power
    return np.maximum(known[:, : known.shape[1] - rest], known[:, rest:]) if rest else known

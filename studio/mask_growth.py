"""Grows a mask: the same in the engine and in the window."""

import math

import numpy as np
from numpy.typing import NDArray

from studio.protocol.geometry import Box, box_of

Mask = NDArray[np.uint8]
_ROWS = 256  # of a band, whose data then stays in the processor's cache


def grown(mask: Mask, radius: float) -> Mask:
    """Grow a mask by a radius in pixels: each pixel becomes the largest value within a disc around it."""
    if radius <= 0:
        return mask.copy()
    box = box_of(mask).grown(math.ceil(radius)).intersection(Box(0, 0, mask.shape[1], mask.shape[0]))
    result = np.zeros_like(mask)
    if not box.empty:
        result[box.slices] = _dilated(mask[box.slices], radius)
    return result


def _dilated(mask: Mask, radius: float) -> Mask:
    """Return the maximum over a disc: the rows of the disc are maxima over runs, made from runs of powers of two."""
    square = radius**2 + radius  # (radius + 1/2)^2 but for a quarter: discs of whole radii look round
    reach = math.isqrt(math.floor(square))
    widths = [math.isqrt(math.floor(square - row**2)) for row in range(reach + 1)]
    height, width = mask.shape
    result = np.empty_like(mask)
    for top in range(0, height, _ROWS):
        bottom = min(top + _ROWS, height)
        first, last = max(0, top - reach), min(height, bottom + reach)
        padded = np.pad(mask[first:last], ((0, 0), (reach, reach)))
        band = np.zeros((bottom - top, width), np.uint8)
        runs: dict[int, Mask] = {1: padded}  # by length: the maximum over that many pixels starting at each
        for row, half in enumerate(widths):
            across = _run(runs, 2 * half + 1)[:, reach - half : reach - half + width]
            for shift in {row, -row}:
                start, stop = max(first, top + shift), min(last, bottom + shift)
                if start < stop:
                    target = band[start - shift - top : stop - shift - top]
                    np.maximum(target, across[start - first : stop - first], out=target)
        result[top:bottom] = band
    return result


def _run(runs: dict[int, Mask], length: int) -> Mask:
    """Return the maximum over `length` pixels from each one on, [h, w - length + 1]; adds to the known runs."""
    power = 1 << (length.bit_length() - 1)
    if power not in runs:
        half = _run(runs, power // 2)
        runs[power] = np.maximum(half[:, : -(power // 2)], half[:, power // 2 :])
    known = runs[power]
    rest = length - power
    return np.maximum(known[:, : known.shape[1] - rest], known[:, rest:]) if rest else known

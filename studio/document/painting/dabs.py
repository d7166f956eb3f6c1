"""The dabs of a brush: soft round stamps at places between the pixels."""

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from studio.document.painting.brush import Brush

Stamp = NDArray[np.uint8]


def dab_at(brush: Brush, x: float, y: float, response: float) -> tuple[Stamp, int, int]:
    """Return a dab's alpha [n, n], 0..255, and the column and row of its upper left pixel.

    Args:
        brush: The brush.
        x: Centre, in pixels from the left edge.
        y: Centre, in pixels from the top edge.
        response: Response to the pressure, 0..1.
    """
    size = brush.size_at(response)
    if response < 1 and size >= 32:
        size = 1.02 ** round(math.log(size) / math.log(1.02))  # few distinct sizes, so that the cache works for pens
    size = round(size * 4) / 4
    grain = 4 if size <= 64 else 2  # positions per pixel
    across, down = round(x * grain), round(y * grain)
    stamp = _stamp(size, round(brush.hardness, 2), (across % grain) / grain, (down % grain) / grain)
    strength = round(255 * brush.opacity_at(response))
    if strength < 255:
        stamp = ((stamp.astype(np.uint16) * np.uint16(strength) + np.uint16(127)) // np.uint16(255)).astype(np.uint8)
    half = len(stamp) // 2
    return stamp, across // grain - half, down // grain - half


@lru_cache(maxsize=32)
def _stamp(size: float, hardness: float, x: float, y: float) -> Stamp:
    """Return a dab's alpha [n, n], 0..255, n odd, with its centre x and y (0..1) inside the middle pixel.

    The alpha falls smoothly from 1 to 0 between hardness * (r - 1/2) and r + 1/2, so that a hard edge is one pixel
    wide, as a round shape's coverage is.
    """
    radius = size / 2
    inner, outer = hardness * max(0.0, radius - 0.5), radius + 0.5
    half = math.ceil(outer + 0.5)
    places = np.arange(-half, half + 1, dtype=np.float32) + np.float32(0.5)
    distance = np.sqrt((places - np.float32(x))[None, :] ** 2 + (places - np.float32(y))[:, None] ** 2)
    share = np.clip((outer - distance) / (outer - inner), 0, 1)
    stamp = np.rint(255 * share * share * (3 - 2 * share)).astype(np.uint8)
    stamp.setflags(write=False)
    return stamp

"""How far apart two pictures are."""

import numpy as np
from numpy.typing import NDArray


def picture_distance(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float | None:
    """Return the root mean square difference of two pictures, 0 ... 255; None where their shapes differ.

    Args:
        one, other: uint8 [H, W] or [H, W, C]. Of C = 2 or 4, the last channel is alpha, which is left out.
    """
    if one.shape != other.shape:
        return None
    if one.ndim == 3 and one.shape[2] in (2, 4):
        one, other = one[..., :-1], other[..., :-1]
    squared, rows = 0.0, max(1, 2**22 // max(1, one[0].size))  # bands keep the memory small
    for top in range(0, len(one), rows):
        band = one[top : top + rows].astype(np.float32) - other[top : top + rows]
        squared += float(np.square(band, dtype=np.float32).sum(dtype=np.float64))
    return float(np.sqrt(squared / one.size))

"""F1 score of edge maps."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation

TOLERANCE = 2  # pixels


def edge_f1(found: NDArray[np.bool_], wanted: NDArray[np.bool_], tolerance: int = TOLERANCE) -> float:
    """Return the F1 score of an edge map [H, W], 0 ... 1: the harmonic mean of precision and recall.

    Edge pixels match within `tolerance` pixels in each direction. Two empty maps score 1.
    """
    if not found.any() and not wanted.any():
        return 1.0
    near = np.ones((2 * tolerance + 1, 2 * tolerance + 1), dtype=bool)
    precision = float((found & binary_dilation(wanted, near)).sum()) / max(1, int(found.sum()))
    recall = float((wanted & binary_dilation(found, near)).sum()) / max(1, int(wanted.sum()))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

"""How well the edges of a picture lie on those that were asked for."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation

REACH = 2  # pixels that an edge may lie beside


def edge_f1(found: NDArray[np.bool_], wanted: NDArray[np.bool_], reach: int = REACH) -> float:
    """Return the F1 score of edges [H, W], 0 ... 1: the harmonic mean of precision and recall.

    An edge that was found is right where one was wanted within `reach` pixels each way, and the other way round. Where
    there are none in either, they agree: 1.
    """
    if not found.any() and not wanted.any():
        return 1.0
    near = np.ones((2 * reach + 1, 2 * reach + 1), dtype=bool)
    precise = float((found & binary_dilation(wanted, near)).sum()) / max(1, int(found.sum()))
    recalled = float((wanted & binary_dilation(found, near)).sum()) / max(1, int(wanted.sum()))
    return 2 * precise * recalled / (precise + recalled) if precise + recalled else 0.0

"""Finds the edges of a picture, for a ControlNet to follow."""

import numpy as np
from numpy.typing import NDArray

from studio.protocol.errors import BadInput

SIGMA = 1.0  # of the blur before it, in pixels
FAINTEST = 1 / 255  # a gradient below this is no edge, even where it is the strongest of its picture


def canny_edges(grey: NDArray[np.floating], low: float = 0.1, high: float = 0.2) -> NDArray[np.bool_]:
    """Return where a grey picture [H, W] in 0 ... 1 has edges (Canny 1986, by scikit-image).

    Args:
        grey: The picture.
        low: The gradient that an edge may fall to along its way, as a share of the strongest one in the picture.
        high: The gradient that it must have somewhere, likewise.

    Raises:
        BadInput: `high` is below `low`.
    """
    from scipy import ndimage  # these take most of a second, and few pictures are made with edges
    from skimage.feature import canny
    from skimage.filters import gaussian

    if high < low:
        raise BadInput(f"The upper threshold of edges, {high:g}, is below the lower one, {low:g}.")
    smooth = gaussian(grey.astype(np.float64), SIGMA, mode="nearest")
    strongest = float(np.hypot(ndimage.sobel(smooth, axis=0), ndimage.sobel(smooth, axis=1)).max())
    if strongest < FAINTEST:
        return np.zeros(grey.shape, dtype=bool)
    found: NDArray[np.bool_] = canny(
        grey.astype(np.float64),
        SIGMA,
        low_threshold=low * strongest,
        high_threshold=high * strongest,
        mode="nearest",
    )
    return found

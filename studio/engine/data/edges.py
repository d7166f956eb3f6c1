"""Canny edge detection, for ControlNets."""

import numpy as np
from numpy.typing import NDArray

from studio.protocol.errors import BadInput

SIGMA = 1.0  # standard deviation of the blur, in pixels
FAINTEST = 1 / 255  # weaker gradients are never edges


def canny_edges(grey: NDArray[np.floating], low: float = 0.1, high: float = 0.2) -> NDArray[np.bool_]:
    """Return the edges of a grey picture [H, W] in 0 ... 1 (Canny 1986, by scikit-image) as a mask [H, W].

    Args:
        grey: The picture.
        low: Lower hysteresis threshold, as a share of the strongest gradient in the picture.
        high: Upper hysteresis threshold, in the same unit.

    Raises:
        BadInput: `high` is below `low`.
    """
    from scipy import ndimage  # importing these takes most of a second
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

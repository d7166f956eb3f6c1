"""Line art: lines that are darker than their surroundings."""

import numpy as np

from studio.engine.data.edges import FAINTEST
from studio.engine.generation.maps.map_source import Floats, MapSource

_SURROUND = 1.6  # ratio of the two Gaussians, which approximates the Laplacian (Marr and Hildreth 1980)
_STRONG = 99.0  # percentile of the lines that becomes white
_MIN_SIGMA = 0.5  # pixels of the narrower Gaussian


def lineart(source: MapSource) -> Floats:
    """Return lines, [H, W] in 0 ... 1: a difference of Gaussians, where it is positive (Winnemöller et al. 2012)."""
    from scipy import ndimage

    grey, sigma = source.grey.astype(np.float64), max(_MIN_SIGMA, source.settings["width"] * source.scale)
    narrow, wide = (ndimage.gaussian_filter(grey, s, mode="nearest") for s in (sigma, _SURROUND * sigma))
    lines = np.clip(wide - narrow, 0, None)
    drawn = lines[lines > FAINTEST / 2]
    if not drawn.size:
        return np.zeros(lines.shape, np.float32)
    strong = float(np.percentile(drawn, _STRONG))
    return np.clip(lines / strong, 0, 1).astype(np.float32)

"""Soft edges: gradients at three scales, thinned. Like those of HED (Xie and Tu 2015), but no network is involved."""

import numpy as np

from studio.engine.data.edges import FAINTEST
from studio.engine.generation.maps.map_source import Floats, MapSource

_SCALES = (1, 2, 4)
_STRONG = 99.5  # percentile of the gradients that becomes white
_MIN_SIGMA = 0.4  # pixels of a Gaussian, below which it no longer smooths


def softedge(source: MapSource) -> Floats:
    """Return soft edges, [H, W] in 0 ... 1.

    The gradient's magnitude, normalized by scale (Lindeberg 1998) and the largest of the three colours', is averaged
    over scales of one, two and four widths. Beside its ridges it is dimmed by how far it falls below the largest value
    in its surroundings, which thins the edges without making them hard.
    """
    from scipy import ndimage

    width = source.settings["width"] * source.scale
    total = np.zeros(source.grey.shape, np.float64)
    for scale in _SCALES:
        sigma = max(_MIN_SIGMA, width * scale)
        planes = [ndimage.gaussian_gradient_magnitude(plane, sigma, mode="nearest") for plane in source.colours]
        total += np.max(planes, axis=0) * sigma / len(_SCALES)
    strong = float(np.percentile(total, _STRONG)) or float(total.max())
    if strong < FAINTEST:
        return np.zeros(total.shape, np.float32)
    edges = np.clip(total / strong, 0, 1)
    around = ndimage.maximum_filter(edges, size=2 * round(max(1.0, width)) + 1, mode="nearest")
    edges *= edges / np.maximum(around, 1e-6)
    threshold = source.settings["threshold"]
    return (np.clip(edges - threshold, 0, None) / (1 - threshold)).astype(np.float32)

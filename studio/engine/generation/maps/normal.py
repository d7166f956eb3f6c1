"""Surface normals: from estimated depth, or from the shading."""

import numpy as np

from studio.engine.generation.maps.depth import estimated_depth
from studio.engine.generation.maps.map_source import Floats, MapSource

_SHADING = 3.0  # pixels of the Gaussian that smooths brightness before it is taken for height
_HEIGHT = 0.25  # of full white above black, as a share of the picture's shorter side


def normal(source: MapSource) -> Floats:
    """Return normals as colours, [3, H, W] in 0 ... 1: red to the right, green up, blue towards the viewer.

    Depth is taken from the estimator. Without one, brightness is taken for height: a guess that is right for light from
    the front only, and mistakes paint for shape.
    """
    from scipy import ndimage

    if source.estimator is not None:
        height = estimated_depth(source).astype(np.float64)
    else:
        height = ndimage.gaussian_filter(source.grey.astype(np.float64), _SHADING * source.scale, mode="nearest")
        source.notes.append("The normals are guessed from the shading: no depth model was found.")
    height *= _HEIGHT * min(source.size) * source.settings["strength"]
    down, right = np.gradient(height)
    normals = np.stack([-right, down, np.ones_like(height)])
    normals /= np.linalg.norm(normals, axis=0)
    return (normals / 2 + 0.5).astype(np.float32)

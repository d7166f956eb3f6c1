"""The control image of tile ControlNets: the picture with less detail."""

import numpy as np

from studio.compositing import resized
from studio.engine.generation.maps.map_source import Floats, MapSource


def tile(source: MapSource) -> Floats:
    """Return the picture with blocks of pixels averaged and enlarged again, [3, H, W] in 0 ... 1."""
    width, height = source.size
    factor = source.settings["factor"]
    small = max(1, round(width / factor)), max(1, round(height / factor))
    coarse = [resized(resized(plane, *small), width, height) for plane in source.colours]
    return np.clip(np.stack(coarse), 0, 1).astype(np.float32)

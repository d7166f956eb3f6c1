"""Canny edges."""

import numpy as np

from studio.engine.data.edges import canny_edges
from studio.engine.generation.maps.map_source import Floats, MapSource


def canny(source: MapSource) -> Floats:
    """Return thin edges, [H, W] of 0 and 1; see `canny_edges`."""
    return canny_edges(source.grey, source.settings["low"], source.settings["high"]).astype(np.float32)

"""Scribbles: the strongest lines of a picture, drawn thick."""

import numpy as np

from studio.engine.generation.maps.lineart import lineart
from studio.engine.generation.maps.map_source import Floats, MapSource

_SHORTEST = 24  # pixels of a line, in a picture 512 pixels wide, below which it is left out


def scribble(source: MapSource) -> Floats:
    """Return thick lines, [H, W] of 0 and 1: line art with a threshold, thinned and redrawn by a round brush."""
    from scipy import ndimage
    from skimage.morphology import disk, remove_small_objects, skeletonize

    strong = lineart(source) > source.settings["threshold"]
    shortest = round(_SHORTEST * source.scale)
    if shortest > 1:
        strong = remove_small_objects(strong, max_size=shortest - 1, connectivity=2)
    lines = skeletonize(strong)
    radius = max(0, round(source.settings["thickness"] * source.scale / 2))
    drawn = ndimage.binary_dilation(lines, disk(radius)) if radius else lines
    return np.asarray(drawn, np.float32)

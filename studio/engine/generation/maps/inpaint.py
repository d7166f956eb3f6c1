"""The control image of inpainting ControlNets: the picture without the masked area."""

import numpy as np

from studio.engine.generation.maps.map_source import Floats, MapSource
from studio.protocol.errors import BadInput

HIDDEN = -1.0  # where the mask is, as inpainting ControlNets were trained


def inpaint(source: MapSource) -> Floats:
    """Return the picture, [3, H, W] in 0 ... 1, and -1 where it is repainted; raises BadInput without a mask."""
    if source.mask is None:
        raise BadInput("An inpainting control needs a mask: it shows the picture without what the mask covers.")
    return np.where(source.mask[np.newaxis] > 0.5, np.float32(HIDDEN), source.colours).astype(np.float32)

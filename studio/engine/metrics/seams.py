"""How visible the edge of a repainted area is: brightness jumps there, relative to those inside the area."""

import numpy as np
from numpy.typing import NDArray

from studio.compositing import LUMA, Pixels, colour_planes

_HALF = 127  # of the mask: where the result outweighs the picture
_JUST_VISIBLE = 1.0  # of 255: added to both, so that plain areas give no infinite ratio


def seam_strength(pixels: Pixels, mask: NDArray[np.uint8]) -> float | None:
    """Return the mean brightness jump across the edge of a mask as a multiple of that between pixels inside it.

    About 1 stands for an edge like the rest of what was repainted, 2 for one that is twice as sharp.

    Args:
        pixels: The composited picture, uint8 or uint16 [H, W] or [H, W, C].
        mask: How far the result covers it, uint8 [H, W].

    Returns:
        The ratio; None where the mask has no edge in the picture, or nothing inside.
    """
    planes = colour_planes(pixels).astype(np.float32) * (255 / np.iinfo(pixels.dtype).max)
    grey = planes @ LUMA if planes.shape[2] == 3 else planes[..., 0]
    inside = mask > _HALF
    jumps, edges, inner = [], [], []
    for axis in (0, 1):
        jumps.append(np.abs(np.diff(grey, axis=axis)).ravel())
        one, other = (inside[:-1], inside[1:]) if axis == 0 else (inside[:, :-1], inside[:, 1:])
        edges.append((one != other).ravel())
        inner.append((one & other).ravel())
    jump, edge, within = np.concatenate(jumps), np.concatenate(edges), np.concatenate(inner)
    if not edge.any() or not within.any():
        return None
    return float((jump[edge].mean() + _JUST_VISIBLE) / (jump[within].mean() + _JUST_VISIBLE))

"""The colours of a picture."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.document.pixels import Colour

_SIDE = 96  # pixels that are looked at, on a side
_FINER = 4  # times as many colours are counted as are returned
_ALIKE = 40.0  # distance in RGB below which two colours look the same


def palette_of(picture: NDArray[np.uint8], count: int = 8) -> list[Colour]:
    """Return up to `count` colours that stand for a picture, RGBA uint8 [H, W, 4], the most frequent first.

    No two of them look alike, so that a large background does not take all places.
    Pixels that are more transparent than not are left out.
    """
    step = max(1, max(picture.shape[:2]) // _SIDE)
    sample = picture[::step, ::step]
    seen = sample[sample[..., 3] >= 128][:, :3]
    if not len(seen):
        return []
    reduced = Image.fromarray(np.ascontiguousarray(seen[np.newaxis])).quantize(_FINER * count, Image.Quantize.MEDIANCUT)
    colours = np.reshape(reduced.getpalette() or [], (-1, 3))
    counts = np.bincount(np.asarray(reduced).ravel())
    chosen: list[NDArray[np.int_]] = []
    for index in np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]:
        colour = colours[index]
        if len(chosen) < count and all(np.linalg.norm(colour - other) >= _ALIKE for other in chosen):
            chosen.append(colour)
    return [(int(red), int(green), int(blue)) for red, green, blue in chosen]

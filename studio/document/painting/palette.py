"""The colours of a picture."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.document.pixels import Colour

_SIDE = 96  # pixels that are looked at, on a side


def palette_of(picture: NDArray[np.uint8], count: int = 8) -> list[Colour]:
    """Return up to `count` colours that stand for a picture, RGBA uint8 [H, W, 4], the most frequent first.

    Pixels that are more transparent than not are left out.
    """
    step = max(1, max(picture.shape[:2]) // _SIDE)
    sample = picture[::step, ::step]
    seen = sample[sample[..., 3] >= 128][:, :3]
    if not len(seen):
        return []
    reduced = Image.fromarray(np.ascontiguousarray(seen[np.newaxis])).quantize(count, Image.Quantize.MEDIANCUT)
    flat = (reduced.getpalette() or [])[: 3 * count]
    found = sorted(reduced.getcolors() or [], reverse=True)
    return [(flat[3 * index], flat[3 * index + 1], flat[3 * index + 2]) for _, index in found]  # type: ignore[operator]

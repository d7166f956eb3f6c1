"""Paints a colour over RGBA pixels, or erases them, through a coverage."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Colour = tuple[int, int, int]  # red, green, blue, 0..255
BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)


def painted(
    before: NDArray[np.uint8],
    coverage: NDArray[np.uint8],
    colour: Colour | NDArray[np.uint8],
    *,
    keeps_alpha: bool = False,
) -> NDArray[np.uint8]:
    """Return pixels with a colour over them: a' = m + a(1 - m), C' = (m C + a(1 - m) c) / a' (Porter and Duff, over).

    Args:
        before: RGBA [h, w, 4], colours not multiplied by alpha.
        coverage: m, [h, w], 0..255 for 0..1.
        colour: One colour, or one for each pixel, [h, w, 3].
        keeps_alpha: Leave the transparency as it is; the colours are then mixed by m alone.
    """
    above = np.asarray(colour, np.uint8)
    result = before.copy()
    if keeps_alpha or not before.size or before[..., 3].min() == 255:
        cover = coverage.astype(np.uint16)[..., np.newaxis]
        total = before[..., :3] * (np.uint16(255) - cover)
        total += above * cover
        total += np.uint16(127)
        result[..., :3] = total // np.uint16(255)
        return result
    m = coverage.astype(np.float32)
    m /= np.float32(255)
    alpha = before[..., 3].astype(np.float32)
    alpha /= np.float32(255)
    alpha *= 1 - m
    alpha += m
    share = m / np.maximum(alpha, np.float32(1e-6))
    mix_colours(result, above, share)
    alpha *= np.float32(255)
    result[..., 3] = np.rint(alpha, out=alpha)
    return result


def mix_colours(below: NDArray[np.uint8], above: NDArray[np.uint8], share: NDArray[np.floating[Any]]) -> None:
    """Mix colours into RGBA pixels [h, w, 4] by a share, [h, w], 0..1; their alpha stays.

    Args:
        below: What is mixed into.
        above: One colour [3 or 4], or one for each pixel [h, w, 3 or 4].
        share: Of what is above.
    """
    for channel in range(3):  # plane by plane, which numpy computes with several times faster
        plane = below[..., channel].astype(np.float32)
        plane += (above[..., channel].astype(np.float32) - plane) * share
        below[..., channel] = np.rint(plane, out=plane)


def erased(before: NDArray[np.uint8], coverage: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return pixels that are transparent where they were covered: a' = a(1 - m); colours stay.

    Args:
        before: RGBA [h, w, 4].
        coverage: m, [h, w], 0..255 for 0..1.
    """
    result = before.copy()
    kept = before[..., 3].astype(np.uint16)
    kept *= np.uint16(255) - coverage
    kept += np.uint16(127)
    kept //= np.uint16(255)
    result[..., 3] = kept
    return result

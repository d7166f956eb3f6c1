"""How different colours look: distances in CIE Lab."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from studio.picture_files import bands

Floats = NDArray[np.float32]
Pixels = NDArray[np.uint8]
# linear sRGB to CIE XYZ (IEC 61966-2-1), each row divided by the white point D65
_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]],
    dtype=np.float64,
) / np.array([[0.95047], [1.0], [1.08883]])
_EPSILON, _KAPPA = 216 / 24389, 24389 / 27  # CIE 15:2004


def lab(colours: Pixels) -> Floats:
    """Convert sRGB colours uint8 [..., 3] to CIE Lab under D65: L in 0..100, a and b about -128..127."""
    xyz = _linear()[colours] @ _TO_XYZ.T.astype(np.float32)
    f = np.where(xyz > _EPSILON, np.cbrt(xyz), (np.float32(_KAPPA) * xyz + 16) / np.float32(116))
    x, y, z = f[..., 0], f[..., 1], f[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1).astype(np.float32)


def distances(picture: Pixels, colour: Pixels) -> Floats:
    """Return how far each pixel of a picture looks from a colour.

    Args:
        picture: RGBA uint8 [h, w, 4].
        colour: RGBA uint8 [4].

    Returns:
        [h, w]: the colour difference CIE76 (about 2.3 is just noticeable, black to white is 100), where transparent
        pixels count as equally black; or the difference of alpha in percent where that is larger.
    """
    result = np.empty(picture.shape[:2], np.float32)
    target = lab(_premultiplied(colour))
    for rows in bands(*picture.shape[:2]):
        part = picture[rows]
        difference = np.linalg.norm(lab(_premultiplied(part)) - target, axis=-1)
        alpha = np.abs(part[..., 3].astype(np.float32) - np.float32(colour[3])) * np.float32(100 / 255)
        result[rows] = np.maximum(difference, alpha)
    return result


def _premultiplied(pixels: Pixels) -> Pixels:
    """Return the colours [..., 3] of RGBA pixels [..., 4] over black."""
    colours, alpha = pixels[..., :3], pixels[..., 3:]
    if (alpha == 255).all():
        return colours
    return ((colours * alpha.astype(np.uint16) + 127) // 255).astype(np.uint8)


@cache
def _linear() -> Floats:
    """Return linear light 0..1 of each of the 256 sRGB values."""
    value = np.arange(256) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4).astype(np.float32)

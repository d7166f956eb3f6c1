"""The fill of a masked area before it is denoised: with a strength below 1 it shapes the result."""

import numpy as np
from numpy.typing import NDArray

from studio.protocol.generation_recipe import FillName

Floats = NDArray[np.float32]

_PROPAGATED_SIDE = 64  # side in pixels at which surroundings are propagated: the result is smooth, the equations many
_BLUR = 1 / 8  # of the longer side: standard deviation of the blurred surroundings


def filled(picture: Floats, masked: NDArray[np.bool_], fill: FillName, seed: int) -> Floats:
    """Return a picture whose masked part is filled.

    Args:
        picture: [C, H, W] in [-1, 1].
        masked: [H, W].
        fill: "original" leaves it; "neutral" is mid-grey; "noise" uniform noise; "blur" the blurred surroundings;
            "propagate" continues the surroundings smoothly (a biharmonic equation, as scikit-image solves it).
        seed: Of the noise.
    """
    if fill == "original" or not masked.any():
        return picture
    result = picture.copy()
    if fill == "noise":
        noise = np.random.default_rng(seed).uniform(-1, 1, picture.shape)
        result[:, masked] = noise.astype(np.float32)[:, masked]
    elif fill == "neutral" or masked.all():
        result[:, masked] = 0
    elif fill == "blur":
        result[:, masked] = _blurred_surroundings(picture, masked)[:, masked]
    else:
        result[:, masked] = _propagated(picture, masked)[:, masked]
    return result


def _blurred_surroundings(picture: Floats, masked: NDArray[np.bool_]) -> Floats:
    """Return the picture blurred without its masked pixels."""
    from scipy import ndimage  # takes most of a second to import

    known = (~masked).astype(np.float32)
    sigma = max(masked.shape) * _BLUR
    weight = ndimage.gaussian_filter(known, sigma, mode="nearest", truncate=8)
    summed = np.stack([ndimage.gaussian_filter(plane * known, sigma, mode="nearest", truncate=8) for plane in picture])
    mean = picture[:, ~masked].mean(axis=1)[:, np.newaxis, np.newaxis]
    return np.where(weight > 1e-6, summed / np.maximum(weight, 1e-6), mean).astype(np.float32)


def _propagated(picture: Floats, masked: NDArray[np.bool_]) -> Floats:
    from skimage.restoration import inpaint_biharmonic
    from skimage.transform import resize

    step = -(-max(masked.shape) // _PROPAGATED_SIDE)
    height, width = (-(-side // step) for side in masked.shape)
    known = (~masked).astype(np.float32)
    share = resize(known, (height, width), anti_aliasing=step > 1)
    small = np.stack([resize(plane * known, (height, width), anti_aliasing=step > 1) for plane in picture])
    unknown = share < 0.05
    if unknown.all():
        return _blurred_surroundings(picture, masked)
    small = np.where(unknown, 0, small / np.maximum(share, 1e-3))
    whole = inpaint_biharmonic(small.astype(np.float64), unknown, channel_axis=0)
    return np.stack([resize(plane, masked.shape) for plane in whole]).clip(-1, 1).astype(np.float32)

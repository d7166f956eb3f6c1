"""Matches the colours of a generated picture to the picture around it.

An autoencoder and a network that sees the surroundings do not give them back exactly: a repainted part is often
duller, or of another tint, than what it lies in. Around the mask, both the picture and what the model made of the same
place are known; the map between them (mean and deviation of each channel in CIE Lab, as in Reinhard et al. 2001) is
applied to all that the model made.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_BAND = 1 / 16  # of the longer side: how far from the mask pixels are compared
_MIN_BAND = 4  # pixels
_MIN_COMPARED = 32  # pixels: fewer say too little
_MAX_CONTRAST = 2.0  # the largest factor by which deviations are changed
_SMALLEST_DEVIATION = 0.5  # of Lab's 0 ... 100: a plain colour has no contrast to match


def colour_matched(made: Floats, known: Floats, mask: NDArray[np.floating]) -> Floats:
    """Return a generated picture with its colours matched to the known ones around the mask.

    Args:
        made: [1 or 3, H, W] in [-1, 1].
        known: The picture at the same size and with the same channels.
        mask: [H, W]; 0 is kept, everything above is repainted.

    Returns:
        [1 or 3, H, W] in [-1, 1]; `made` itself where nothing around the mask can be compared.
    """
    band = band_around(np.asarray(mask) > 0)
    if np.count_nonzero(band) < _MIN_COMPARED:
        return made
    values, wanted = _to_lab(made), _to_lab(known)
    for channel, target in zip(values, wanted, strict=True):
        ours, theirs = channel[band], target[band]
        contrast = 1.0
        if min(ours.std(), theirs.std()) > _SMALLEST_DEVIATION:
            contrast = float(np.clip(theirs.std() / ours.std(), 1 / _MAX_CONTRAST, _MAX_CONTRAST))
        channel[:] = (channel - ours.mean()) * contrast + theirs.mean()
    return _from_lab(values)


def band_around(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the pixels near a mask [H, W], outside it."""
    from scipy.ndimage import binary_dilation  # takes most of a second to import

    width = max(_MIN_BAND, round(max(mask.shape) * _BAND))
    return binary_dilation(mask, iterations=width) & ~mask


def _to_lab(picture: Floats) -> NDArray[np.float64]:
    """Return Lab of colours [3, H, W], or grey [1, H, W] from 0 to 100."""
    shares = np.clip(picture.astype(np.float64) / 2 + 0.5, 0, 1)
    if len(picture) == 1:
        return shares * 100
    from skimage.color import rgb2lab

    return np.array(np.moveaxis(rgb2lab(np.moveaxis(shares, 0, 2)), 2, 0))


def _from_lab(values: NDArray[np.float64]) -> Floats:
    if len(values) == 1:
        shares = values / 100
    else:
        from skimage.color import lab2rgb

        shares = np.moveaxis(lab2rgb(np.moveaxis(values, 0, 2)), 2, 0)
    return np.clip(shares * 2 - 1, -1, 1).astype(np.float32)

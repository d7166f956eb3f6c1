"""Compares two pictures of one size: differences, PSNR and SSIM; the window and the command line share it."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.protocol.errors import BadInput

_CHANNELS = {1: ("grey",), 2: ("grey", "alpha"), 3: ("red", "green", "blue"), 4: ("red", "green", "blue", "alpha")}
# from no difference to the largest one: brightness rises all the way, so that they are told apart in grey too
_DIFFERENCE_COLOURS = np.array(
    [(0, 0, 0), (60, 20, 110), (160, 40, 110), (235, 100, 50), (250, 190, 60), (255, 255, 220)]
)
_WINDOW = 7  # pixels across, of SSIM's mean over windows (Wang et al. 2004), as in scikit-image


@dataclass(frozen=True)
class PictureComparison:
    """How two pictures differ, in 8-bit values.

    Attributes:
        width, height: Of both.
        channels: The names of the compared channels; grey is compared with colour as colour.
        mean_difference: Mean |a - b| of each channel, 0 ... 255.
        max_difference: The largest |a - b|.
        psnr: Peak signal-to-noise ratio in dB over all channels; None where the pictures are equal.
        ssim: Structural similarity (Wang et al. 2004), -1 ... 1; None where a side is shorter than 3 pixels.
        changed: Share of pixels that differ in some channel, 0 ... 1.
        difference: The largest |a - b| of each pixel's channels, uint8 [H, W].
    """

    width: int
    height: int
    channels: tuple[str, ...]
    mean_difference: tuple[float, ...]
    max_difference: int
    psnr: float | None
    ssim: float | None
    changed: float
    difference: NDArray[np.uint8]

    @property
    def identical(self) -> bool:
        """Whether all pixels are equal."""
        return self.max_difference == 0


def compare_pictures(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> PictureComparison:
    """Compare two pictures; if only one has colour or alpha, the other is compared as colour or as opaque.

    Args:
        a, b: uint8 [H, W] or [H, W, 1] grey, [H, W, 2] grey with alpha, [H, W, 3] RGB or [H, W, 4] RGBA.

    Raises:
        BadInput: Their sizes differ.
    """
    one, other, differences = _differences(a, b)
    squared = float(np.square(differences, dtype=np.float64).mean())
    return PictureComparison(
        width=one.shape[1],
        height=one.shape[0],
        channels=_CHANNELS[one.shape[2]],
        mean_difference=tuple(differences.mean(axis=(0, 1)).tolist()),
        max_difference=int(differences.max()),
        psnr=10 * math.log10(255**2 / squared) if squared else None,
        ssim=_ssim(one, other),
        changed=float(differences.any(axis=2).mean()),
        difference=differences.max(axis=2).astype(np.uint8),
    )


def difference_of(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the largest |a - b| of each pixel's channels, uint8 [H, W]; arguments and errors of `compare_pictures`."""
    return _differences(a, b)[2].max(axis=2).astype(np.uint8)


def difference_colours(shares: NDArray[np.floating]) -> NDArray[np.uint8]:
    """Return the colours [..., 3] of shares 0 ... 1 of the largest difference: from black to bright."""
    places = np.linspace(0, 1, len(_DIFFERENCE_COLOURS))
    channels = [np.interp(shares, places, _DIFFERENCE_COLOURS[:, channel]) for channel in range(3)]
    return np.stack(channels, axis=-1).round().astype(np.uint8)


def _differences(
    a: NDArray[np.uint8], b: NDArray[np.uint8]
) -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.int16]]:
    """Return both pictures with the same channels [H, W, C], and |a - b| of each value."""
    (height, width), (other_height, other_width) = a.shape[:2], b.shape[:2]
    if (width, height) != (other_width, other_height):
        raise BadInput(
            f"The pictures have different sizes, {width}x{height} and {other_width}x{other_height}: nothing to compare."
        )
    one, other = _same_channels(a, b)
    return one, other, np.abs(one.astype(np.int16) - other)


def _same_channels(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return both as [H, W, C] with the same channels: colour if one has colour, alpha if one has alpha."""
    planes = [x[..., None] if x.ndim == 2 else x for x in (a, b)]
    colours = 3 if any(x.shape[2] > 2 for x in planes) else 1
    alpha = any(x.shape[2] in (2, 4) for x in planes)
    made = []
    for x in planes:
        has_alpha = x.shape[2] in (2, 4)
        colour = x[..., : x.shape[2] - has_alpha]
        parts = [np.broadcast_to(colour, (*x.shape[:2], colours))]
        if alpha:
            parts.append(x[..., -1:] if has_alpha else np.full((*x.shape[:2], 1), 255, np.uint8))
        made.append(np.concatenate(parts, axis=2))
    return made[0], made[1]


def _ssim(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> float | None:
    from skimage.metrics import structural_similarity  # takes a while to import

    side = min(_WINDOW, *a.shape[:2])
    window = side if side % 2 else side - 1
    if window < 3:
        return None
    return float(structural_similarity(a, b, win_size=window, channel_axis=2, data_range=255))

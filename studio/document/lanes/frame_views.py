"""Converts frames of a denoising record into displayable views, contact sheets and thumbnails."""

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.document.sheet import Sheet
from studio.protocol.geometry import Size

View = Literal["x_t", "x0", "epsilon", "change"]
VIEWS: tuple[View, ...] = ("x_t", "x0", "epsilon", "change")

GAP_GREY = 40  # between the pictures of a contact sheet
DAMAGED = (200, 40, 40)  # the colour of stripes over a damaged frame
EPSILON_SHOWN = 3.0  # noise of +-3 standard deviations spans black to white
CHANGE_GAIN = 4.0  # a change of a quarter of the range is white
_BEYOND_HALF = 65_536.0  # the largest finite half is 65504
_BLOCK = 65_536  # values converted at a time
_NO_NOISE = 1e-12  # of 1 - abar: below this, the noise cannot be recovered and is taken as zero

Values = NDArray[np.float16] | NDArray[np.float32]
Pixels = NDArray[np.uint8]


def epsilon_from(x_t: Values, x0: Values, alpha_cumprod: float) -> NDArray[np.float32]:
    """Return the noise that joins x0 and x_t: eps = (x_t - sqrt(abar) x0) / sqrt(1 - abar).

    The forward process x_t = sqrt(abar) x0 + sqrt(1 - abar) eps (Ho et al. 2020, equation 4) solved for eps.

    Args:
        x_t, x0: Arrays of the same shape, float16 or float32.
        alpha_cumprod: abar_t in [0, 1]; at 1 there is no noise, and the result is zero.
    """
    if 1.0 - alpha_cumprod < _NO_NOISE:
        return np.zeros(x_t.shape, np.float32)
    scale = 1.0 / math.sqrt(1.0 - alpha_cumprod)
    epsilon = to_float32(x_t) * np.float32(scale)
    epsilon -= to_float32(x0) * np.float32(math.sqrt(alpha_cumprod) * scale)
    return epsilon


def to_float32(values: Values) -> NDArray[np.float32]:
    """Convert values to float32, exactly; for float16 about five times as fast as NumPy's own conversion.

    The bits of a float16, shifted into the exponent and fraction of a float32, are its value times 2^-112, since the
    exponent biases are 15 and 127. NumPy converts infinities and NaN, for which this does not hold.
    """
    if values.dtype == np.float32:
        return values  # type: ignore[return-value]
    wide = np.ascontiguousarray(values).view(np.int16).astype(np.int32)
    wide <<= 13
    wide &= ~0x70000000  # the sign was copied into the exponent's three upper bits
    converted = wide.view(np.float32)
    converted *= np.float32(2.0**112)
    if converted.max(initial=0.0) >= _BEYOND_HALF or converted.min(initial=0.0) <= -_BEYOND_HALF:
        return values.astype(np.float32)
    return converted


def to_bytes(values: Values, low: float, high: float) -> Pixels:
    """Map [low, high] to 0..255, rounded and clipped, in the same shape; NaN becomes 0."""
    if values.dtype == np.float16:
        return _byte_of_half(low, high).take(np.ascontiguousarray(values).view(np.uint16))
    scale = 255.0 / (high - low)
    scaled = values * np.float32(scale)
    scaled += np.float32(0.5 - low * scale)
    np.clip(scaled, 0.0, 255.0, out=scaled)
    if np.isnan(scaled.max(initial=0.0)):
        np.nan_to_num(scaled, copy=False, nan=0.0)
    return scaled.astype(np.uint8)


def epsilon_to_bytes(x_t: Values, x0: Values, alpha_cumprod: float) -> Pixels:
    """Return the noise between x0 and x_t as bytes: grey is zero, black and white are -3 and 3 standard deviations."""
    return _by_blocks(
        lambda noisy, clean: to_bytes(epsilon_from(noisy, clean, alpha_cumprod), -EPSILON_SHOWN, EPSILON_SHOWN),
        x_t,
        x0,
    )


def change_to_bytes(before: Values, after: Values, low: float, high: float) -> Pixels:
    """Return 255 sqrt(|after - before| / (range / 4)), clipped: black is no change, and 1% is visible."""

    def show(one: Values, other: Values) -> Pixels:
        difference = to_float32(other) - to_float32(one)
        np.abs(difference, out=difference)
        difference *= np.float32(CHANGE_GAIN / (high - low))
        np.sqrt(difference, out=difference)
        return to_bytes(difference, 0.0, 1.0)

    return _by_blocks(show, before, after)


def _by_blocks(show: Callable[[Values, Values], Pixels], one: Values, other: Values) -> Pixels:
    """Apply `show` blockwise: allocating large temporary arrays costs more than the arithmetic."""
    shown = np.empty(one.shape, np.uint8)
    flat, one, other = shown.reshape(-1), one.reshape(-1), other.reshape(-1)
    for start in range(0, flat.size, _BLOCK):
        block = slice(start, start + _BLOCK)
        flat[block] = show(one[block], other[block])
    return shown


def contact_sheet(pictures: Pixels) -> Pixels:
    """Arrange pictures [N, C, H, W] on a `Sheet` [h, w, 3], with dark gaps.

    One channel becomes grey; of more than three, the first three become red, green and blue, and of two the first
    becomes grey.
    """
    N, C, H, W = pictures.shape
    layout = Sheet(N, Size(W, H))
    shape, depth = (layout.size.height, layout.size.width), 3 if C >= 3 else 1
    sheet = np.empty((*shape, depth), np.uint8) if N == 1 else np.full((*shape, depth), GAP_GREY, np.uint8)
    for i in range(N):
        rows, columns = layout.box(i).slices
        for c in range(depth):
            sheet[rows, columns, c] = pictures[i, c]
    return sheet if depth == 3 else np.repeat(sheet, 3, axis=2)


def scaled_to_height(pixels: Pixels, height: int) -> Pixels:
    """Scale pixels [h, w, 3] to a height: box-filtered when it shrinks, hard-edged when it grows."""
    h, w = pixels.shape[:2]
    width = max(1, round(w * height / h))
    if (h, w) == (height, width):
        return pixels
    smooth = Image.Resampling.BOX if height < h else Image.Resampling.NEAREST
    return np.asarray(Image.fromarray(np.ascontiguousarray(pixels)).resize((width, height), smooth))


def marked_as_damaged(pixels: Pixels) -> Pixels:
    """Return a copy of pixels [h, w, 3] under red diagonal stripes, each a sixteenth of the shorter side wide."""
    h, w = pixels.shape[:2]
    stripe = max(1, min(h, w) // 16)
    y, x = np.ogrid[:h, :w]
    marked = pixels.copy()
    marked[(x + y) // stripe % 4 == 0] = DAMAGED
    return marked


@lru_cache(maxsize=16)
def _byte_of_half(low: float, high: float) -> Pixels:
    """Return a lookup table from the bits of a float16 to its byte."""
    every = np.arange(65536, dtype=np.uint16).view(np.float16)
    return to_bytes(np.nan_to_num(every.astype(np.float32), nan=low, posinf=high, neginf=low), low, high)

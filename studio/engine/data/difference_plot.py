"""Draws the difference of two pictures in colours, with their scale below."""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from studio.picture_comparison import difference_colours

_SMALLEST = 160  # pixels of the drawn width: smaller pictures are magnified
_BAR, _TEXT = 8, 16  # heights below the picture
_PAPER, _INK = (23, 24, 26), (217, 220, 225)
_FONT_SIZE = 10


def difference_plot(difference: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Draw differences 0 ... 255 [H, W] from black to their largest value, and the scale below: [H', W', 3]."""
    largest = max(1, int(difference.max()))
    factor = math.ceil(_SMALLEST / difference.shape[1])
    shown = difference_colours(difference / largest).repeat(factor, 0).repeat(factor, 1)
    height, width = shown.shape[:2]
    picture = Image.new("RGB", (width, height + _BAR + _TEXT), _PAPER)
    picture.paste(Image.fromarray(shown), (0, 0))
    bar = np.broadcast_to(np.linspace(0, 1, width), (_BAR, width))
    picture.paste(Image.fromarray(difference_colours(bar)), (0, height))
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(_FONT_SIZE)
    for value, x, anchor in ((0, 1, "lt"), (largest / 2, width / 2, "mt"), (largest, width - 1, "rt")):
        draw.text((x, height + _BAR + 2), f"{value:g}", fill=_INK, font=font, anchor=anchor)
    return np.asarray(picture)

"""A plot of samples of a 2-D distribution over real points, with axes from -1 to 1."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from torch import Tensor

from studio.engine.data.toy import scatter

SIDE = 240  # pixels of the plot itself
LEFT, TOP, RIGHT, BOTTOM = 30, 18, 10, 20  # for labels
TICKS = (-1.0, -0.5, 0.0, 0.5, 1.0)
_PAPER, _LINE, _INK = (23, 24, 26), (56, 60, 66), (160, 166, 175)
_DATA, _SAMPLES = (86, 180, 233), (240, 160, 46)  # distinguishable without colour: the data is dimmer, and drawn below
_DATA_STRENGTH = 0.8
_FONT_SIZE = 10


def scatter_plot(samples: Tensor | None, real: Tensor | None = None) -> NDArray[np.uint8]:
    """Draw the densities of samples [N, 2] and, below them, of real points [M, 2], both in [-1, 1]; either may be None.

    Returns:
        A colour picture [height, width, 3], y upwards.
    """
    layer = np.broadcast_to(np.array(_PAPER, dtype=np.float64), (SIDE, SIDE, 3))
    if real is not None:
        layer = _over(layer, _DATA, _DATA_STRENGTH * scatter(real, SIDE) / 255)
    if samples is not None:
        layer = _over(layer, _SAMPLES, scatter(samples, SIDE) / 255)
    picture = Image.new("RGB", (LEFT + SIDE + RIGHT, TOP + SIDE + BOTTOM), _PAPER)
    picture.paste(Image.fromarray(layer.round().astype(np.uint8)), (LEFT, TOP))
    shown = (("samples", _SAMPLES, samples), ("data", _DATA, real))
    _draw_axes(ImageDraw.Draw(picture), [(name, colour) for name, colour, points in shown if points is not None])
    return np.asarray(picture)


def _over(
    below: NDArray[np.float64], colour: tuple[int, int, int], opacity: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Blend a colour over a picture with an opacity [H, W] for each pixel."""
    return below + opacity[..., None] * (np.array(colour) - below)


def _draw_axes(draw: ImageDraw.ImageDraw, legend: Sequence[tuple[str, tuple[int, int, int]]]) -> None:
    font = ImageFont.load_default(_FONT_SIZE)
    draw.rectangle((LEFT, TOP, LEFT + SIDE - 1, TOP + SIDE - 1), outline=_LINE)
    for tick in TICKS:
        along = round((tick + 1) / 2 * (SIDE - 1))
        x, y = LEFT + along, TOP + SIDE - 1 - along
        label = f"{tick:g}"
        draw.line((x, TOP + SIDE, x, TOP + SIDE + 3), fill=_INK)
        draw.text((x, TOP + SIDE + 5), label, fill=_INK, font=font, anchor="mt")
        draw.line((LEFT - 4, y, LEFT - 1, y), fill=_INK)
        draw.text((LEFT - 6, y), label, fill=_INK, font=font, anchor="rm")
    x = LEFT
    for name, colour in legend:
        draw.ellipse((x, TOP - 12, x + 6, TOP - 6), fill=colour)
        draw.text((x + 10, TOP - 9), name, fill=_INK, font=font, anchor="lm")
        x += 22 + round(draw.textlength(name, font=font))

"""Draws a map of codes: points coloured by class, with the share of variance on the axes."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

_SIDE = 720  # pixels of the plot itself
_LEFT, _TOP, _RIGHT, _BOTTOM = 36, 28, 130, 36
_SHARP = 2  # drawn larger and reduced, for round points
_RADIUS = 3.5
_FONT_SIZE = 13
_PAPER, _LINE, _INK = (23, 24, 26), (56, 60, 66), (217, 220, 225)
_MAX_NAMES = 24  # in the legend
# ten hues, which differ in lightness too (Tableau 10, lightened for a dark ground); further classes repeat them
_COLOURS = (
    (110, 160, 215),
    (242, 142, 43),
    (225, 87, 89),
    (118, 183, 178),
    (89, 161, 79),
    (237, 201, 72),
    (176, 122, 161),
    (255, 157, 167),
    (176, 130, 105),
    (200, 195, 190),
)


def map_plot(
    points: NDArray[np.float64],
    labels: NDArray[np.int64] | None,
    names: Sequence[str],
    title: str,
    axes: tuple[str, str],
) -> NDArray[np.uint8]:
    """Draw points [N, 2], y upwards, in the colours of their classes; returns [height, width, 3]."""
    size = (_LEFT + _SIDE + _RIGHT, _TOP + _SIDE + _BOTTOM)
    picture = Image.new("RGB", (size[0] * _SHARP, size[1] * _SHARP), _PAPER)
    draw = ImageDraw.Draw(picture)
    low, high = points.min(0), points.max(0)
    span = float(max((high - low).max(), 1e-12)) * 1.06  # one scale for both axes, so that distances are true
    middle = (low + high) / 2
    for index, (x, y) in enumerate((points - middle) / span + 0.5):
        place = np.array([_LEFT + x * _SIDE, _TOP + (1 - y) * _SIDE])
        colour = _COLOURS[0 if labels is None else int(labels[index]) % len(_COLOURS)]
        draw.ellipse([*((place - _RADIUS) * _SHARP), *((place + _RADIUS) * _SHARP)], fill=colour)
    picture = picture.resize(size, Image.Resampling.BOX)
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(_FONT_SIZE)
    draw.rectangle((_LEFT, _TOP, _LEFT + _SIDE - 1, _TOP + _SIDE - 1), outline=_LINE)
    draw.text((_LEFT, _TOP / 2), title, fill=_INK, font=font, anchor="lm")
    draw.text((_LEFT + _SIDE / 2, _TOP + _SIDE + _BOTTOM / 2), axes[0], fill=_INK, font=font, anchor="mm")
    upwards = Image.new("RGB", (_SIDE, _LEFT), _PAPER)
    ImageDraw.Draw(upwards).text((_SIDE / 2, _LEFT / 2), axes[1], fill=_INK, font=font, anchor="mm")
    picture.paste(upwards.rotate(90, expand=True).crop((0, 0, _LEFT - 1, _SIDE)), (0, _TOP))
    if labels is not None:
        _draw_legend(draw, font, names)
    return np.asarray(picture)


def _draw_legend(
    draw: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, names: Sequence[str]
) -> None:
    x, y = _LEFT + _SIDE + 14, _TOP + 8
    for index, name in enumerate(names[:_MAX_NAMES]):
        draw.ellipse((x, y - 5, x + 10, y + 5), fill=_COLOURS[index % len(_COLOURS)])
        draw.text((x + 16, y), name[:14], fill=_INK, font=font, anchor="lm")
        y += 20
    if len(names) > _MAX_NAMES:
        draw.text((x, y), f"and {len(names) - _MAX_NAMES} more", fill=_INK, font=font, anchor="lm")

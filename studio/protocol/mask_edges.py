"""Automatic grow, feather and padding of repainting, from the mask's size and the denoising strength."""

import math
from typing import NamedTuple

from studio.protocol.geometry import Box, Size, inpainting_crop

_SHARE, _MIN_SOFTENING = 0.10, 32  # of the mask's diagonal, and pixels: how far the edge is softened at full strength
_OVERLAP = 4  # pixels that are repainted in any case beyond the mask
_MAX_FEATHER = 25  # pixels
_CONTEXT = 0.06  # of the mask's diagonal: context beyond the transition, at a strength below 1
_OF_PICTURE = 1 / 16  # of the picture's longer side: minimum context around a mask, at a strength of 1
_USUAL = 512  # pixels of a picture's longer side: for smaller pictures, the numbers are reduced in proportion


class Edges(NamedTuple):
    """The edge of the repainted area.

    Attributes:
        grow: Pixels by which it reaches beyond the mask.
        feather: Pixels over which the result fades into the picture, inside that edge.
    """

    grow: int
    feather: int


def edges_for(mask_box: Box, strength: float, picture: Size, *, grow: int = 0, feather: int = 0) -> Edges:
    """Return edges that suit a mask; a number that is not 0 was set by the user and is kept.

    A larger mask and a stronger change need a wider transition: the softness is a tenth of the mask's diagonal times
    the strength, at least 32 pixels times it. Half of it, and a little more, is repainted beyond the mask.

    Args:
        mask_box: The smallest box around the mask.
        strength: Denoising strength, 0..1.
        picture: The picture's size.
        grow: As set by the user; 0 for automatic.
        feather: As set by the user; 0 for automatic.
    """
    scale, softness = _scale(picture), _softness(mask_box, strength, picture)
    own = round(_OVERLAP * scale) + softness // 2
    return Edges(grow or own, feather or min(round(_MAX_FEATHER * scale), own + softness // 2))


def padding_for(mask_box: Box, strength: float, picture: Size, target: Size) -> int:
    """Return how many pixels around a mask a model should see of a picture, by size and strength.

    At a strength of 1, the model needs the surroundings: half of the mask's mean side, at least a sixteenth of the
    picture. A lower strength keeps what is there: the model sees the mask's transition and little more, so that its
    resolution goes into the mask. The crop is at least as large as the model's pictures, at a lower strength half.

    Args:
        mask_box: The smallest box around the mask.
        strength: Denoising strength, 0..1.
        picture: The picture's size.
        target: The model's picture size.
    """
    if strength >= 1:
        context = max(max(picture) * _OF_PICTURE, (mask_box.width + mask_box.height) / 4)
        least: float = max(target)
    else:
        diagonal = math.hypot(mask_box.width, mask_box.height)
        context = _softness(mask_box, strength, picture) + _OVERLAP * _scale(picture) + _CONTEXT * diagonal
        least = max(target) / 2
    return math.ceil(max(context, (least - max(mask_box.width, mask_box.height)) / 2))


def repainting_crop(
    mask_box: Box, picture: Size, target: Size, padding: int | None = None, strength: float | None = None
) -> Box:
    """Return the part of a picture that a model sees, as `inpainting_crop` does.

    Args:
        mask_box: The smallest box around the mask.
        picture: The picture's size.
        target: The model's picture size.
        padding: Pixels of context around the mask; None: automatic.
        strength: Determines an automatic padding; None: half of the mask's longer side.
    """
    is_larger = picture.width > target.width or picture.height > target.height
    if padding is None and strength is not None and is_larger and not mask_box.empty:
        padding = padding_for(mask_box, strength, picture, target)
    return inpainting_crop(mask_box, picture, target, padding)


def _scale(picture: Size) -> float:
    return min(1.0, max(picture) / _USUAL)


def _softness(mask_box: Box, strength: float, picture: Size) -> int:
    diagonal = math.hypot(mask_box.width, mask_box.height)
    return max(math.floor(_SHARE * strength * diagonal), round(_MIN_SOFTENING * strength * _scale(picture)))

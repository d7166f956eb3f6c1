"""How far repainting reaches beyond a mask, and how softly its result is pasted, by size and strength."""

import math
from typing import NamedTuple

from studio.protocol.geometry import Box, Size

_SHARE, _LEAST = 0.10, 32  # of the mask's diagonal, and pixels: how far the edge is softened at full strength
_OVERLAP = 4  # pixels that are repainted in any case beyond the mask
_MOST_FEATHER = 25  # pixels
_USUAL = 512  # pixels of a picture's longer side from which on the numbers hold; those of a smaller one shrink with it


class Edges(NamedTuple):
    """The edge of what is repainted.

    Attributes:
        grow: Pixels by which it reaches beyond the mask.
        feather: Pixels over which the result fades into the picture, inside that edge.
    """

    grow: int
    feather: int


def edges_for(mask_box: Box, strength: float, picture: Size, *, grow: int = 0, feather: int = 0) -> Edges:
    """Return what suits a mask; a number that is not 0 was set and stays.

    A larger mask and a stronger change need a wider transition: the softness is a tenth of the mask's diagonal times
    the strength, at least 32 pixels times it. Half of it, and a little more, is repainted beyond the mask.

    Args:
        mask_box: The smallest box around the mask.
        strength: Denoising strength, 0..1.
        picture: The picture's size.
        grow: As it was set.
        feather: As it was set.
    """
    diagonal = math.hypot(mask_box.width, mask_box.height)
    scale = min(1.0, max(picture) / _USUAL)
    softness = max(math.floor(_SHARE * strength * diagonal), round(_LEAST * strength * scale))
    own = round(_OVERLAP * scale) + softness // 2
    return Edges(grow or own, feather or min(round(_MOST_FEATHER * scale), own + softness // 2))

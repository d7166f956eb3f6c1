"""Guide layers, which tell a model what to make: controls, regions with prompts, and further masks.

They are painted like other layers and lie over the picture, but are not part of it.
"""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from studio.protocol.control_kinds import KINDS, ControlKindName
from studio.protocol.frozen import Frozen, setting_error
from studio.protocol.generation_recipe import MAX_PROMPT, MAX_REGION_WEIGHT
from studio.protocol.geometry import Size

if TYPE_CHECKING:
    from studio.document.layers.layer import Layer

Colour = tuple[int, int, int]
REGION_COLOURS: tuple[Colour, ...] = (  # far from one another, and from black and white
    (230, 85, 40),
    (45, 125, 225),
    (70, 175, 75),
    (240, 195, 40),
    (155, 85, 205),
    (40, 190, 195),
    (235, 105, 170),
    (145, 105, 70),
)
MASK_COLOUR: Colour = (225, 45, 200)


class ControlUse(Frozen):
    """How a control layer is followed; see `ControlSpec`, which it becomes."""

    kind: ControlKindName = "scribble"
    model: str | None = None
    weight: float = Field(default=1.0, ge=0, le=2)
    start: float = Field(default=0.0, ge=0, le=1)
    end: float = Field(default=1.0, ge=0, le=1)

    @model_validator(mode="after")
    def _fits_together(self) -> "ControlUse":
        if self.start >= self.end:
            raise setting_error("controls", "a control's start must be below its end")
        return self

    @property
    def title(self) -> str:
        """What the kind is called."""
        return KINDS[self.kind].title


class RegionUse(Frozen):
    """The prompt for where a layer of regions has a colour; see `RegionSpec`, which it becomes."""

    colour: Colour
    prompt: str = Field(default="", max_length=MAX_PROMPT)
    negative: str = Field(default="", max_length=MAX_PROMPT)
    weight: float = Field(default=1.0, gt=0, le=MAX_REGION_WEIGHT)


def control_pixels(layer: "Layer", size: Size) -> NDArray[np.uint8]:
    """Return what a control layer shows on a canvas, RGBA uint8 [H, W, 4]: the control image.

    What is not painted is black. For inpainting it stays transparent: it is what is hidden from the network.
    """
    pixels = layer.on_canvas(size)
    if layer.control is not None and layer.control.kind == "inpaint":
        return pixels
    alpha = pixels[..., 3:].astype(np.uint16)
    pixels[..., :3] = (pixels[..., :3] * alpha + 127) // 255
    pixels[..., 3] = 255
    return pixels


def region_masks(layer: "Layer", size: Size) -> list[NDArray[np.uint8]]:
    """Return how far each region of a layer covers a canvas, uint8 [H, W], in the order of `layer.regions`."""
    pixels = layer.on_canvas(size)
    nearest = nearest_region(layer, pixels)
    return [np.where(nearest == index, pixels[..., 3], 0).astype(np.uint8) for index in range(len(layer.regions))]


def nearest_region(layer: "Layer", pixels: NDArray[np.uint8]) -> NDArray[np.int8]:
    """Return the index of the region whose colour is nearest to each pixel's, [H, W]; -1 where nothing is painted.

    Args:
        layer: A layer of regions.
        pixels: RGBA uint8 [H, W, 4].
    """
    found = np.full(pixels.shape[:2], -1, np.int8)
    painted = pixels[..., 3] > 0
    if not layer.regions or not painted.any():
        return found
    codes, places = np.unique(pixels[painted][:, :3].astype(np.int64) @ (1 << 16, 1 << 8, 1), return_inverse=True)
    colours = np.stack([codes >> 16, codes >> 8 & 255, codes & 255], axis=1)
    own = np.array([region.colour for region in layer.regions])
    found[painted] = ((colours[:, None] - own) ** 2).sum(axis=2).argmin(axis=1)[places]
    return found


def free_colour(layer: "Layer") -> Colour | None:
    """Return a colour for another region of a layer; None where all are taken."""
    taken = {region.colour for region in layer.regions}
    return next((colour for colour in REGION_COLOURS if colour not in taken), None)

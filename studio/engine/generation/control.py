"""What a ControlNet is shown: which one it is, and the edges of a picture at the size of what is made."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from studio.engine.data.edges import canny_edges
from studio.engine.data.pictures import read_image
from studio.engine.generation.inpainting import Repainting, seen
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.controlnet import ControlModel
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box
from studio.protocol.modelcard import known_models, read_card
from studio.protocol.recipes import GenerateRecipe


@dataclass(frozen=True)
class Control:
    """A ControlNet and what it is shown.

    Attributes:
        model: The ControlNet.
        edges: White on black, [1, 3, H, W] in 0 ... 1.
        scale: How strongly they count.
    """

    model: ControlModel
    edges: Tensor
    scale: float


def read_control(
    recipe: GenerateRecipe, model: StableDiffusionModel, models: ModelCache, repainting: Repainting | None
) -> Control | None:
    """Find the edges that a recipe wants to be followed, and the ControlNet; None when it wants none.

    A picture as large as the one that is repainted is cut as that one is.

    Raises:
        BadInput: The picture cannot be read, or there is no ControlNet that fits.
    """
    if not recipe.controls:
        return None
    (spec,) = recipe.controls
    picture = read_image(Path(spec.image))
    size = recipe.size or (model.card.size, model.card.size)
    crop = Box(0, 0, picture.width, picture.height)
    if repainting is not None and (picture.width, picture.height) == (
        repainting.picture.width,
        repainting.picture.height,
    ):
        crop = repainting.crop
    edges = canny_edges(seen(picture, crop, size, 1)[0] / 2 + 0.5, spec.low, spec.high)
    name = spec.model or _known_for(recipe.model, model)
    control = models.get(name)
    if not isinstance(control, ControlModel):
        raise BadInput(f"{name} is not a ControlNet.")
    control.check_fits(model)
    white = torch.from_numpy(edges.astype(np.float32)).expand(1, 3, -1, -1)
    return Control(control, white, spec.weight)


def _known_for(name: str, model: StableDiffusionModel) -> str:
    """The name of a known ControlNet for a model."""
    for own, folder in known_models().items():
        card = read_card(folder)
        if card.kind == ControlModel.kind and card.base in (name, model.card.name):
            return own
    raise BadInput(
        f"There is no ControlNet for {model.card.name} among the known models; name one, or leave edges out."
    )

"""Loads the ControlNets of a recipe, and makes their control images at the size of the picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from studio.engine.data.edges import canny_edges
from studio.engine.data.pictures import read_image
from studio.engine.generation.inpainting import Repainting, notes_about, seen
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.conditioned_unet import ActiveControl
from studio.engine.models.controlnet import ControlModel
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe
from studio.protocol.geometry import Box
from studio.protocol.modelcard import known_models, read_card


@dataclass(frozen=True)
class ControlInput:
    """A ControlNet with its control image and settings.

    Attributes:
        model: The ControlNet.
        image: The control image, [1, 3, H, W] in 0 ... 1: for edges, white on black.
        spec: Weight, start and end, as the recipe has them.
        notes: What was changed when its picture was opened, a line each.
    """

    model: ControlModel
    image: Tensor
    spec: ControlSpec
    notes: tuple[str, ...] = ()


def read_controls(
    recipe: GenerateRecipe, model: StableDiffusionModel, models: ModelCache, repainting: Repainting | None
) -> tuple[ControlInput, ...]:
    """Load the ControlNets of a recipe, and make their control images.

    Raises:
        BadInput: A picture cannot be read, or there is no ControlNet that fits.
    """
    return tuple(_read(spec, recipe, model, models, repainting) for spec in recipe.controls)


def active_controls(
    controls: Sequence[ControlInput], timesteps: Sequence[int], device: torch.device
) -> tuple[ActiveControl, ...]:
    """Return the controls for the denoiser; each is active from `start` to `end`, as fractions of the steps.

    Args:
        controls: The controls of a recipe.
        timesteps: At which the steps begin, on the run's schedule.
        device: The device of the latents.
    """
    return tuple(
        ActiveControl(
            control.model.controlnet,
            control.image.to(device),
            control.spec.weight,
            frozenset(
                t
                for index, t in enumerate(timesteps)
                if index / len(timesteps) >= control.spec.start and (index + 1) / len(timesteps) <= control.spec.end
            ),
        )
        for control in controls
    )


def _read(
    spec: ControlSpec,
    recipe: GenerateRecipe,
    model: StableDiffusionModel,
    models: ModelCache,
    repainting: Repainting | None,
) -> ControlInput:
    """Make one control; a picture of the inpainted picture's size is cropped like it."""
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
    network = models.get(name)
    if not isinstance(network, ControlModel):
        raise BadInput(f"{name} is not a ControlNet.")
    network.check_fits(model)
    image = torch.from_numpy(edges.astype(np.float32)).expand(1, 3, -1, -1)
    return ControlInput(network, image, spec, notes_about(picture, spec.image))


def _known_for(name: str, model: StableDiffusionModel) -> str:
    """Return the name of an installed ControlNet for a model."""
    for own, folder in known_models().items():
        try:
            card = read_card(folder)
        except BadInput:
            continue  # `models check` reports what is wrong with it
        if card.kind == ControlModel.kind and card.base in (name, model.card.name):
            return own
    raise BadInput(f"No installed ControlNet fits {model.card.name}; name one, or leave the edges out.")

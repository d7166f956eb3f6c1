"""Loads the ControlNets of a recipe, and makes their control images at the size of the picture."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from studio.engine.generation.control_image import control_image
from studio.engine.generation.inpainting import Repainting
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.conditioned_unet import AnyControl
from studio.engine.models.controlnet import ControlModel
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.models.t2i_adapter import AdapterModel
from studio.protocol.control_kinds import KINDS
from studio.protocol.controlnets import best_controlnet, follows
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe
from studio.protocol.modelcard import known_cards


@dataclass(frozen=True)
class ControlInput:
    """A ControlNet with its control image and settings.

    Attributes:
        model: The ControlNet or T2I-Adapter.
        image: The control image, [1, 3, H, W] in 0 ... 1, or -1 where an inpainting control hides the picture.
        spec: Weight, start and end, as the recipe has them.
        notes: What was changed when its picture was opened, and the detector's notes, a line each.
    """

    model: ControlModel | AdapterModel
    image: Tensor
    spec: ControlSpec
    notes: tuple[str, ...] = ()


def read_controls(
    recipe: GenerateRecipe, model: StableDiffusionModel, models: ModelCache, repainting: Repainting | None
) -> tuple[ControlInput, ...]:
    """Load the ControlNets of a recipe, and make their control images.

    Raises:
        BadInput: A picture cannot be read, there is no ControlNet that fits, or an estimator is missing.
    """
    return tuple(_read(spec, recipe, model, models, repainting) for spec in recipe.controls)


def active_controls(
    controls: Sequence[ControlInput], timesteps: Sequence[int], device: torch.device
) -> tuple[AnyControl, ...]:
    """Return the controls for the denoiser; each is active from `start` to `end`, as fractions of the steps.

    Args:
        controls: The controls of a recipe.
        timesteps: At which the steps begin, on the run's schedule.
        device: The device of the latents.
    """
    return tuple(
        control.model.active(
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


def with_weights(controls: Sequence[AnyControl], weights: Sequence[float]) -> tuple[AnyControl, ...]:
    """Return controls with other weights, such as those of a curve at a step."""
    return tuple(replace(control, weight=weight) for control, weight in zip(controls, weights, strict=True))


def _read(
    spec: ControlSpec,
    recipe: GenerateRecipe,
    model: StableDiffusionModel,
    models: ModelCache,
    repainting: Repainting | None,
) -> ControlInput:
    image = control_image(spec, recipe.size or (model.card.size, model.card.size), models, repainting)
    network, notes = _network(spec, recipe.model, model, models)
    planes = torch.from_numpy(np.array(image.colours, np.float32, order="C"))[None]
    return ControlInput(network, planes, spec, (*image.notes, *notes))


def _network(
    spec: ControlSpec, name: str, model: StableDiffusionModel, models: ModelCache
) -> tuple[ControlModel | AdapterModel, list[str]]:
    """Load the network that a control names, or the installed one that fits the model best."""
    if spec.model is not None:
        network = models.get(spec.model)
        if not isinstance(network, ControlModel | AdapterModel):
            raise BadInput(f"{spec.model} is not a ControlNet or a T2I-Adapter.")
        network.check_fits(model)
        return network, []
    title, cards = KINDS[spec.kind].title, known_cards()
    own = best_controlnet(cards, name, model.card, spec.kind)
    if own is None:
        raise BadInput(f"No installed ControlNet fits {model.card.name}: name one, or leave {title.lower()} out.")
    network = models.get(own)
    assert isinstance(network, ControlModel | AdapterModel), "its card says so"
    network.check_fits(model)
    other = not follows(spec.kind, own, cards[own])
    return network, [f"{own} does not say that it was trained with {title.lower()}."] if other else []

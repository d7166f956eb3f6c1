"""The terms of a denoising step as numbers and small pictures, for the window."""

import math
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from studio.engine.data.pictures import from_model, png_bytes
from studio.engine.generation.inspecting import Inspection, inspect_step
from studio.engine.generation.make_plan import with_recipe_vae
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.latent import LatentModel
from studio.engine.models.model import Model
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.events import InspectedPart, StepInspected
from studio.protocol.files import make_folder, write_atomically
from studio.protocol.record import open_record
from studio.protocol.requests import InspectStep

_STATES = ("x_t", "x0", "x_prev", "x_update", "x_euler", "x0_euler")  # shown as pictures; all else by its own scale
_SYMBOLS = {
    "x_t": "x_t",
    "x0": "x₀",
    "eps": "ε",
    "x_prev": "x_prev",
    "x_update": "x_prev before the known region",
    "direction": "direction to x_t",
    "noise": "z",
    "eps_cond": "ε with the prompt",
    "eps_uncond": "ε without the prompt",
    "eps_difference": "what guidance adds",
    "eps_model": "ε before x₀ was clipped",
}
_NUMBERS = ("sampler", "step", "steps", "timestep", "timestep_prev", "alpha_bar", "alpha_bar_prev", "sigma", "guidance")
_DEVIATIONS = 3  # standard deviations of a tensor that span black to white


@torch.inference_mode()
def inspected(request: InspectStep, models: ModelCache) -> StepInspected:
    """Repeat a step and write the pictures of its tensors; draws no random numbers of a running job.

    Raises:
        BadInput: As `inspect_step`, there is no such picture, or the files cannot be written.
    """
    path, folder = Path(request.record), Path(request.out)
    found = inspect_step(path, request.step, models)
    if request.picture >= len(found.tensors["x_t"]):
        raise BadInput(f"There is no picture {request.picture} in this record.")
    recipe = open_record(path).recipe()
    assert recipe is not None, "a step without a recipe cannot be repeated"
    model = with_recipe_vae(models.get(recipe.model), recipe, models)
    make_folder(folder)

    def part(name: str, symbol: str, tensor: Tensor, coefficient: float | None = None) -> InspectedPart:
        value = tensor[request.picture : request.picture + 1].float()
        file = folder / f"{len(list(folder.iterdir())):02}.png"
        is_state = name.partition("[")[0] in _STATES
        picture = _picture(found, model, value, is_state=is_state)
        if picture is not None:
            write_atomically(file, png_bytes(picture))
        return InspectedPart(
            name=name,
            symbol=symbol,
            coefficient=coefficient,
            mean=_finite(value.mean().item()),
            norm=_finite(value.norm().item()),
            picture="" if picture is None else str(file),
        )

    described = found.described()
    return StepInspected(
        equation=found.equation,
        where=described["where"],
        numbers={name: described[name] for name in _NUMBERS},
        terms=tuple(part(term.name, term.symbol, term.value, term.coefficient) for term in found.terms),
        tensors=tuple(part(name, _SYMBOLS.get(name, name), tensor) for name, tensor in found.tensors.items()),
        clipped=found.clipped,
        restored=found.restored,
    )


def _picture(found: Inspection, model: Model, value: Tensor, *, is_state: bool) -> np.ndarray | None:
    """Return a tensor [1, C, H, W] as uint8 [H, W] or [H, W, 3]; None for points, or what is not finite."""
    if found.space == "plane" or not torch.isfinite(value).all():
        return None
    if is_state and found.space == "latent" and isinstance(model, LatentModel | StableDiffusionModel):
        value = model.decode(value.to(model.device)).float().cpu()
    elif not is_state:
        deviation = value.std().item() or 1.0
        value = value / (_DEVIATIONS * deviation)
    planes = value[0].cpu().numpy()
    planes = planes[:3] if len(planes) >= 3 else planes[:1]
    return from_model(np.clip(planes, -1, 1))


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None

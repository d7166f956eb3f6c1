"""Predicts the clean picture from a noised one by one evaluation of a model at a given noise level."""

import base64
import binascii
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from studio.engine.data.picture_set import resized, with_channels
from studio.engine.data.pictures import from_model, png_bytes
from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.generation.denoising import DenoisingPlan
from studio.engine.generation.make_plan import make_plan
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.latent import LatentModel
from studio.engine.models.model import Model
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.events import CleanPredicted
from studio.protocol.files import make_folder, write_atomically
from studio.protocol.fitting import check_fits
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.requests import PredictClean


@dataclass(frozen=True)
class CleanPrediction:
    """A noised picture and the model's estimate of the clean one.

    Attributes:
        timestep: The model's timestep whose noise level is nearest to the requested one.
        alpha_bar: ᾱ of that timestep.
        x_t, x0: Pictures [C, H, W] in [-1, 1]; latents are decoded.
    """

    timestep: int
    alpha_bar: float
    x_t: Tensor
    x0: Tensor


def predict_clean(request: PredictClean, models: ModelCache) -> CleanPredicted:
    """Answer a request of the window with two PNGs; draws no random numbers of a running job.

    Raises:
        BadInput: The picture does not match its description, the model does not denoise pictures, or the files cannot
            be written.
    """
    made = predicted(_pixels_of(request), request.recipe, request.alpha_bar, models)
    folder = Path(request.out)
    make_folder(folder)
    places = {"x_t": folder / "x_t.png", "x0": folder / "x0.png"}
    for name, place in places.items():
        picture = getattr(made, name).cpu().numpy()
        if not np.isfinite(picture).all():
            raise BadInput("The model's output is not finite (NaN or infinity), so there is no picture.")
        write_atomically(place, png_bytes(from_model(picture)))
    _, height, width = made.x0.shape
    return CleanPredicted(
        x_t=str(places["x_t"]),
        x0=str(places["x0"]),
        timestep=made.timestep,
        alpha_bar=made.alpha_bar,
        size=(width, height),
    )


@torch.inference_mode()
def predicted(picture: Tensor, recipe: GenerateRecipe, alpha_bar: float, models: ModelCache) -> CleanPrediction:
    """Noise a picture as the model sees it, and predict the clean one.

    x_t = √ᾱ_t·x_0 + √(1 - ᾱ_t)·ε (Ho et al. 2020, eq. 4), and x̂_0 from it (eq. 15, for a network that predicts ε).

    Args:
        picture: uint8 [1, 3, H, W]; its centre square is resized to the model's size, and converted to grey if needed.
        recipe: Model, prompts, label, guidance, and the seed of ε.
        alpha_bar: The noise level ᾱ.
        models: Loads the model.

    Raises:
        BadInput: The model does not denoise pictures, or the recipe does not fit it.
    """
    model = models.get(recipe.model)
    # only the denoiser is taken from the plan: one step of a sampler that keeps the schedule of the training
    own = recipe.model_copy(update={"steps": 1, "count": 1, "sampler": "euler", "spacing": "trailing"})
    check_fits(own, model.card)
    plan = make_plan(own, models, None)
    if not isinstance(plan, DenoisingPlan) or plan.space == "plane":
        raise BadInput(f"{model.card.name} does not denoise pictures: there is nothing to predict from a noised one.")
    schedule = plan.schedule.trained
    t = nearest_timestep(schedule, alpha_bar)
    with plan.prepared():
        x0 = _state(model, picture)
        noise = randn(x0.shape, picture_generators(recipe.seed, 1), x0.device)
        at = torch.tensor([t])
        x_t = add_noise(x0, noise, at, schedule)
        estimate = plan.denoiser(0, 1)(x_t, at).x0
        shown = [plan.pictures(state)[0].float() for state in (x_t, estimate)]
    return CleanPrediction(t, schedule.alpha_bar(t), *shown)


def nearest_timestep(schedule: NoiseSchedule, alpha_bar: float) -> int:
    """Return the timestep of a schedule whose log SNR is nearest to that of ᾱ."""
    level = min(1 - 1e-12, max(1e-12, alpha_bar))
    table = schedule.alphas_cumprod.clamp(1e-12, 1 - 1e-12)
    return int(((table / (1 - table)).log() - math.log(level / (1 - level))).abs().argmin())


def _state(model: Model, picture: Tensor) -> Tensor:
    """Return a picture as the model denoises it, [1, C, h, w]: pixels in [-1, 1], or the mean of its latents."""
    side = min(picture.shape[-2:])
    top, left = ((length - side) // 2 for length in picture.shape[-2:])
    square = picture[..., top : top + side, left : left + side].float()
    seen = with_channels(resized(square, model.card.size), model.card.channels)
    x0 = (seen.float() / 127.5 - 1).to(model.device)
    if isinstance(model, StableDiffusionModel):
        return model.posterior(x0)[0]
    return model.encode(x0) if isinstance(model, LatentModel) else x0


def _pixels_of(request: PredictClean) -> Tensor:
    height, width = request.shape
    try:
        data = base64.b64decode(request.pixels, validate=True)
    except binascii.Error as error:
        raise BadInput("The picture is damaged.") from error
    if len(data) != 3 * height * width:
        raise BadInput(f"The picture is damaged: it is not {width}x{height} pixels in colour.")
    pixels = np.frombuffer(data, np.uint8).reshape(height, width, 3)
    return torch.from_numpy(pixels.copy()).permute(2, 0, 1)[None]

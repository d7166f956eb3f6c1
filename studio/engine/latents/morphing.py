"""Paths through a latent space: between two pictures, between two starting noises, between two prompts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from studio.engine.data.film_files import Frame
from studio.engine.data.pictures import from_model
from studio.engine.data.toy import scatter
from studio.engine.diffusion.interpolation import slerp
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.generation.denoising import DenoisingPlan, EnteringState
from studio.engine.generation.label_to_image import LabelToImage
from studio.engine.generation.text_to_image import TextToImage
from studio.engine.latents.codes import Coder, coder_of, decode, encode
from studio.engine.latents.placing import read_for
from studio.engine.models.conditioning import Conditioning
from studio.engine.models.decoder import DecoderModel
from studio.engine.models.labels import drawn_labels
from studio.engine.models.latent import LatentModel
from studio.engine.models.model import Model
from studio.engine.models.pixel import PixelModel
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.fitting import check_fits
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.prompts.weights import Dialect


def between(start: Tensor, end: Tensor, amount: float, *, spherical: bool) -> Tensor:
    """Return the point at `amount`, 0 (`start`) to 1 (`end`), on the straight line or on the great circle."""
    if spherical or amount in (0, 1):
        return slerp(start, end, amount)
    return (1 - amount) * start + amount * end


def amounts(frames: int) -> list[float]:
    """Return `frames` evenly spaced values from 0 to 1."""
    return [frame / (frames - 1) for frame in range(frames)]


def morph_pictures(model: Model, start: Path, end: Path, frames: int, *, spherical: bool) -> Iterator[Frame]:
    """Yield the decoded codes on the way from one picture to another; the ends are the pictures' reconstructions.

    Raises:
        BadInput: The model has no autoencoder, or a file is not a picture.
    """
    coder = coder_of(model)
    codes = [encode(coder, read_for(coder, file)[None]) for file in (start, end)]
    yield from morph_codes(coder, torch.cat(codes), frames, spherical=spherical)


def morph_codes(model: Coder, codes: Tensor, frames: int, *, spherical: bool, label: int = 0) -> Iterator[Frame]:
    """Yield the decoded codes on a path through codes [n, D], n >= 2, with equally many frames between any two.

    Args:
        model: The model that decodes them.
        codes: The codes in the order of the path.
        frames: The number of frames, both ends included.
        spherical: Whether to interpolate along great circles.
        label: The class of all frames, for a class-conditional decoder.
    """
    segments = len(codes) - 1
    for amount in amounts(frames):
        index = min(int(amount * segments), segments - 1)
        code = between(codes[index][None], codes[index + 1][None], amount * segments - index, spherical=spherical)
        yield _frame(decode(model, code, label))


def morph_seeds(
    model: Model, recipe: GenerateRecipe, end: int, frames: int, *, spherical: bool, to_prompt: str | None = None
) -> Iterator[Frame]:
    """Yield the pictures that DDIM makes from noise interpolated between two seeds, with the first seed's label.

    Args:
        model: The model of the recipe.
        recipe: Its settings; `seed` is the first seed, and `prompt` the first prompt.
        end: The last seed; the same one, to change the prompt alone.
        frames: The number of frames, 2 or more.
        spherical: Whether the noise keeps its norm along the path.
        to_prompt: The last prompt, for models with a prompt; None: the first one.

    Raises:
        BadInput: The model makes no pictures of noise, or the recipe does not fit it.
    """
    recipe = recipe.model_copy(update={"sampler": "ddim", "eta": 0.0, "count": 1})
    check_fits(recipe, model.card)
    if to_prompt is not None and not isinstance(model, StableDiffusionModel):
        raise BadInput(f"The model {model.card.title} takes no prompt; models with a prompt do.", field="prompt")
    if isinstance(model, DecoderModel):
        yield from _decoded_noises(model, recipe, end, frames, spherical)
        return
    if not isinstance(model, PixelModel | LatentModel | StableDiffusionModel):
        raise BadInput(f"{model.card.title} does not generate pictures from noise: give two pictures instead of seeds.")
    for amount in amounts(frames):
        plan = _plan(model, recipe, to_prompt, amount)
        with plan.prepared(), torch.inference_mode():
            noises = [plan.start(picture_generators(seed, 1)).x for seed in (recipe.seed, end)]
            x = between(noises[0], noises[1], amount, spherical=spherical)
            place = plan.solver().timesteps[0]
            level = torch.tensor([plan.schedule.alpha_bar(place)], dtype=torch.float64)
            plan.continue_from(0, {0: EnteringState(plan.timesteps[0], x, {"alpha_bar": level})})
            for state in plan.steps(0, 1):
                x = state.x_next
            yield scatter(x.flatten(1)) if plan.space == "plane" else _frame(plan.pictures(x))


def _plan(
    model: PixelModel | LatentModel | StableDiffusionModel, recipe: GenerateRecipe, to_prompt: str | None, amount: float
) -> DenoisingPlan:
    if not isinstance(model, StableDiffusionModel):
        return LabelToImage(recipe, model)
    start, end = recipe.prompt, recipe.prompt if to_prompt is None else to_prompt
    if start == end or amount in (0, 1):
        return TextToImage(recipe.model_copy(update={"prompt": end if amount else start}), model)
    if start == recipe.negative:  # equal prompts would switch guidance off
        start, end, amount = end, start, 1 - amount
    return TextToImage(recipe.model_copy(update={"prompt": start}), _BetweenPrompts.of(model, end, amount))


def _decoded_noises(
    model: DecoderModel, recipe: GenerateRecipe, end: int, frames: int, spherical: bool
) -> Iterator[Frame]:
    noises = [randn((1, *model.card.latent), picture_generators(seed, 1), model.device) for seed in (recipe.seed, end)]
    classes = len(model.card.labels)
    label = recipe.label
    if label is None:
        label = drawn_labels(recipe.seed, 1, classes)[0] if classes else 0
    for amount in amounts(frames):
        yield _frame(decode(model, between(noises[0], noises[1], amount, spherical=spherical), label))


def _frame(pictures: Tensor) -> Frame:
    return from_model(np.nan_to_num(pictures[0].float().cpu().numpy()))


@dataclass(frozen=True)
class _BetweenPrompts(StableDiffusionModel):
    """A model whose conditioning lies on the straight line from each prompt's to another prompt's."""

    other: str = ""
    amount: float = 0.0

    @classmethod
    def of(cls, model: StableDiffusionModel, other: str, amount: float) -> "_BetweenPrompts":
        return cls(**{field.name: getattr(model, field.name) for field in fields(model)}, other=other, amount=amount)

    def conditioning(
        self,
        prompts: Sequence[str],
        negative: str = "",
        size: tuple[int, int] | None = None,
        clip_skip: int = 1,
        dialect: Dialect = "plain",
    ) -> tuple[Conditioning, Conditioning]:
        """See `StableDiffusionModel.conditioning`."""
        wanted, unwanted = super().conditioning(prompts, negative, size, clip_skip, dialect)
        other, _ = super().conditioning([self.other] * len(prompts), negative, size, clip_skip, dialect)
        states = between(wanted.states, other.states, self.amount, spherical=False)
        pooled = wanted.pooled
        if pooled is not None and other.pooled is not None:
            pooled = between(pooled, other.pooled, self.amount, spherical=False)
        return replace(wanted, states=states, pooled=pooled), unwanted

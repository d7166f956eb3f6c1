"""Plans a generation: its batches, its timesteps, and the denoising steps of each batch."""

import math
from collections.abc import Generator

import torch

from studio.engine.diffusion.repaint import repaint, walk
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.solvers.registry import timesteps_for, timesteps_on
from studio.engine.diffusion.walk import SamplerStep, sample
from studio.engine.generation.inpainting import Repainting
from studio.engine.generation.job import Job
from studio.engine.models.labels import drawn_labels
from studio.engine.models.latent import LatentModel
from studio.engine.models.pixel import PixelModel
from studio.protocol.recipes import GenerateRecipe

BATCH_VALUES = 16 * 1024  # pixels of a batch, all channels: 64 pictures of 16x16, 1 of 128x128
LARGEST_BATCH = 64
MOST_POINTS = 1024  # of a batch of points, whose networks are small


def batch_size(shape: tuple[int, int, int]) -> int:
    """How many pictures or latents [C, H, W] to denoise at once: few enough that a step stays short."""
    most = LARGEST_BATCH if shape[1] * shape[2] > 1 else MOST_POINTS
    return max(1, min(most, BATCH_VALUES // math.prod(shape)))


def batches_of(count: int, shape: tuple[int, int, int]) -> list[tuple[int, int]]:
    """Return the batches of so many pictures or latents [C, H, W]: (index of the first, how many)."""
    most = batch_size(shape)
    return [(first, min(most, count - first)) for first in range(0, count, most)]


class Denoising(Job):
    """A job that denoises pictures; see `Job`.

    Raises:
        BadInput: The recipe asks for what the model cannot do.
    """

    def __init__(
        self, recipe: GenerateRecipe, model: PixelModel | LatentModel, device: str, repainting: Repainting | None = None
    ) -> None:
        self._recipe, self._model, self._device = recipe, model, device
        card = model.card
        self.alphas_cumprod = model.schedule.alphas_cumprod
        self.shape = model.shape
        self._noise: tuple[int, ...] = self.shape
        self.batches = batches_of(recipe.count, self.shape)
        self._known: torch.Tensor | None = None
        if repainting is None:
            self.timesteps = timesteps_on(recipe.sampler, recipe.steps, model.schedule)
        else:
            steps = timesteps_for(recipe.sampler, recipe.steps, model.schedule.timesteps)
            size = (card.size, card.size)
            self._known = torch.from_numpy(repainting.known(size, card.channels))[None].to(device)
            self._mask = torch.from_numpy(repainting.repainted(size))[None].to(device)
            self.timesteps = [steps[index] for index in walk(len(steps), recipe.resamples, recipe.jump_length)]

    def labels(self, first: int, count: int) -> list[int | None]:
        """Return the label of each picture `first ... first + count - 1`.

        Where the recipe leaves the label open, one is drawn for each picture, so that guidance helps it too. With
        guidance 0 the pictures are made without any label, and so is what is repainted: there the surroundings say
        what fits.
        """
        recipe, classes = self._recipe, len(self._model.card.labels)
        if recipe.label is not None or not classes or self._known is not None or recipe.guidance == 0:
            return [recipe.label] * count
        return list(drawn_labels(recipe.seed, count, classes, first))

    def steps(self, first: int, count: int) -> Generator[SamplerStep, None, None]:
        """Denoise the pictures `first ... first + count - 1`, one SamplerStep for each of `timesteps`."""
        recipe, schedule = self._recipe, self._model.schedule
        generators = picture_generators(recipe.seed, count, first)
        noise = randn((count, *self._noise), generators, self._device)
        denoiser = self._model.denoiser(self.labels(first, count), recipe.guidance)
        if self._known is None:
            yield from sample(
                denoiser,
                noise,
                schedule,
                sampler=recipe.sampler,
                steps=recipe.steps,
                generators=generators,
                eta=recipe.eta,
                variance=recipe.variance,
            )
            return
        yield from repaint(
            denoiser,
            self._known,
            self._mask,
            noise,
            schedule,
            sampler=recipe.sampler,
            steps=recipe.steps,
            generators=generators,
            resamples=recipe.resamples,
            jump_length=recipe.jump_length,
            eta=recipe.eta,
            variance=recipe.variance,
        )

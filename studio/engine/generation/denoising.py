"""Plans a generation: its batches, its timesteps, and the denoising steps of each batch."""

from collections.abc import Iterator

import torch

from studio.engine.diffusion.repaint import repaint, walk
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.samplers import SamplerStep, sample, timesteps_for, timesteps_on
from studio.engine.generation.inpainting import Repainting
from studio.engine.models.labels import drawn_labels
from studio.engine.models.latent import LatentModel
from studio.engine.models.pixel import PixelModel
from studio.protocol.recipes import GenerateRecipe

BATCH_VALUES = 16 * 1024  # pixels of a batch, all channels: 64 pictures of 16x16, 1 of 128x128
LARGEST_BATCH = 64
MOST_POINTS = 1024  # of a batch of points, whose networks are small


def batch_size(channels: int, size: int) -> int:
    """How many pictures [channels, size, size] to denoise at once: few enough that a step stays short."""
    return max(1, min(LARGEST_BATCH if size > 1 else MOST_POINTS, BATCH_VALUES // (channels * size * size)))


class Denoising:
    """What all batches of a job have in common.

    Attributes:
        alphas_cumprod: The schedule's table, float64 [T].
        batches: (index of the first picture, number of pictures) of each batch.
        timesteps: The timestep of each denoising evaluation of a batch, in order.

    Raises:
        BadInput: The recipe asks for what the model cannot do.
    """

    def __init__(
        self, recipe: GenerateRecipe, model: PixelModel | LatentModel, device: str, repainting: Repainting | None = None
    ) -> None:
        model.check_labels([recipe.label])
        self._recipe, self._model, self._device = recipe, model, device
        card = model.card
        self.alphas_cumprod = model.schedule.alphas_cumprod
        self._shape: tuple[int, ...] = (card.channels, card.size, card.size)
        most = batch_size(card.channels, card.size)
        self.batches = [(first, min(most, recipe.count - first)) for first in range(0, recipe.count, most)]
        self._known: torch.Tensor | None = None
        if repainting is None:
            self.timesteps = timesteps_on(recipe.sampler, recipe.steps, model.schedule)
        else:
            steps = timesteps_for(recipe.sampler, recipe.steps, model.schedule.timesteps)
            self._known = torch.from_numpy(repainting.known(card.size, card.channels))[None].to(device)
            self._mask = torch.from_numpy(repainting.repainted(card.size))[None].to(device)
            self.timesteps = [steps[index] for index in walk(len(steps), recipe.resamples, recipe.jump_length)]

    @property
    def evaluations(self) -> int:
        """Denoising evaluations of each batch."""
        return len(self.timesteps)

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

    def steps(self, first: int, count: int) -> Iterator[SamplerStep]:
        """Denoise the pictures `first ... first + count - 1`, one SamplerStep for each of `timesteps`."""
        recipe, schedule = self._recipe, self._model.schedule
        generators = picture_generators(recipe.seed, count, first)
        noise = randn((count, *self._shape), generators, self._device)
        denoiser = self._model.denoiser(self.labels(first, count), recipe.guidance)
        if self._known is None:
            return sample(
                denoiser,
                noise,
                schedule,
                sampler=recipe.sampler,
                steps=recipe.steps,
                generators=generators,
                eta=recipe.eta,
                variance=recipe.variance,
            )
        return repaint(
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

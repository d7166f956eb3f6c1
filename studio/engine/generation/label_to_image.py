"""Plans a generation by a class-conditional or unconditional diffusion model of pixels or latents."""

from typing import Any

import torch
from torch import Tensor

from studio.engine.diffusion.consistency import ConsistencySolver
from studio.engine.diffusion.known import FreshNoiseRegion, GradualMask
from studio.engine.diffusion.prediction import Denoiser
from studio.engine.diffusion.repaint import repaint_order, repaint_solver
from studio.engine.diffusion.rng import PictureGenerators, first_noise
from studio.engine.diffusion.solvers.registry import trailing_timesteps
from studio.engine.diffusion.solvers.solver import Solver
from studio.engine.diffusion.solvers.spacing import run_levels, starting_noise
from studio.engine.diffusion.stepwise import stepwise
from studio.engine.generation.denoising import DenoisingPlan, Start
from studio.engine.generation.inpainting import Repainting
from studio.engine.generation.plan import batches_of, variation_of
from studio.engine.generation.preview import latent_preview
from studio.engine.models.labels import drawn_labels
from studio.engine.models.latent import LatentModel
from studio.engine.models.pixel import PixelModel
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe


class LabelToImage(DenoisingPlan):
    """A plan that denoises pictures or latents, and inpaints by RePaint; see `Plan`.

    Raises:
        BadInput: The recipe asks for what the model cannot do.
    """

    def __init__(
        self, recipe: GenerateRecipe, model: PixelModel | LatentModel, repainting: Repainting | None = None
    ) -> None:
        self._model, card, schedule = model, model.card, model.schedule
        self._repainting, self.space = repainting, card.space
        if isinstance(model, LatentModel):
            if repainting is not None:
                raise BadInput(f"The model {card.name} denoises latents; repainting needs a model of pixels.")
            self.size, self.preview = (card.size, card.size), latent_preview(model)
        channels, height, width = model.card.latent if isinstance(model, LatentModel) else model.shape
        shape = channels, height, width
        if repainting is None:
            own, levels = run_levels(recipe.sampler, recipe.steps, schedule, card.scheduler, recipe.spacing)
            super().__init__(recipe, own, shape, levels)
            self.batches = batches_of(recipe.count, model.shape)  # decoding works on pictures, which are larger
            return
        levels = trailing_timesteps(recipe.sampler, recipe.steps, schedule.timesteps)
        order = repaint_order(len(levels), recipe.resamples, recipe.jump_length)
        super().__init__(recipe, schedule, shape, levels, order)
        self.known_draws = True

    def labels(self, first: int, count: int) -> list[int | None]:
        """Return the label of each picture `first ... first + count - 1`.

        Without a label in the recipe, a random one is drawn for each picture, so that guidance applies. With guidance 0
        sampling is unconditional, and so is inpainting, where the surroundings determine what fits.
        """
        recipe, classes = self.recipe, len(self._model.card.labels)
        guided = any(step.guidance for step in self.step_settings())
        if recipe.label is not None or not classes or self._repainting is not None or not guided:
            return [recipe.label] * count
        if variation_of(recipe) is not None:  # its pictures share the seed
            return list(drawn_labels(recipe.seed, 1, classes) * count)
        return list(drawn_labels(recipe.seed, count, classes, first))

    def denoiser(self, first: int, count: int, extra_channels: Tensor | None = None) -> Denoiser:
        """Return the model's denoiser for these pictures' labels, with the guidance of each step."""
        guidance = [step.guidance for step in self.step_settings()]
        labels = self.labels(first, count)
        return stepwise(guidance, lambda scale: self._model.denoiser(labels, scale, self.schedule))

    def solver(self) -> Solver:
        """Return the sampler's solver, or RePaint's."""
        recipe = self.recipe
        if self._model.card.scheduler.of_consistency:
            return ConsistencySolver(self.schedule, self._levels)
        if self._repainting is None:
            return super().solver()
        return repaint_solver(recipe.sampler, recipe.steps, self.schedule, recipe.eta, recipe.variance)

    def start(self, generators: PictureGenerators) -> Start:
        """Return noise, and for inpainting the known region."""
        noise = first_noise((len(generators), *self.shape), generators, self._model.device)
        if self._repainting is None:
            scale = starting_noise(self.recipe.sampler, self.schedule, self._levels[0], self._model.card.scheduler)
            return Start(noise if scale == 1 else noise * scale)
        card, size = self._model.card, (self._model.card.size,) * 2
        known = torch.from_numpy(self._repainting.known(size, card.channels))[None].to(noise)
        mask: Tensor | GradualMask = torch.from_numpy(self._repainting.repainted(size))[None].to(noise)
        if self.recipe.soft_mask:
            mask = GradualMask(torch.from_numpy(self._repainting.amount(size))[None].to(noise), self._levels)
        return Start(noise, FreshNoiseRegion(known.expand_as(noise), mask, self.schedule))

    @property
    def autoencoder(self) -> Any:
        """See `Plan.autoencoder`."""
        return self._model.vae if isinstance(self._model, LatentModel) else None

    def pictures(self, states: Tensor) -> Tensor:
        """Decode latents; pixels are pictures already."""
        return self._model.decode(states) if isinstance(self._model, LatentModel) else states

    def states_of(self, pictures: Tensor) -> Tensor:
        """Encode pictures; pixels are states already."""
        return self._model.encode(pictures) if isinstance(self._model, LatentModel) else pictures

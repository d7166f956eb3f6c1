"""The denoising loss, for pixels, 2-D points and latents."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import torch
from torch import Tensor

from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.prediction import training_target
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.training.batch import Batch
from studio.engine.training.loss import picture_losses, snr_weights
from studio.engine.training.randomness import shifted
from studio.protocol.training_recipe import TrainRecipe

Preprocess = Callable[[Tensor, Tensor, Tensor | None], Tensor]
"""(x_t [N, C, H, W], t [N], labels [N] or None) -> the network's input."""


class DenoisingLoss:
    """The squared error of the prediction at one random timestep for each picture (Ho et al. 2020, equation 14).

    Labels are dropped at random for classifier-free guidance (Ho & Salimans 2022).

    Args:
        recipe: Defines schedule, prediction type, weighting, label dropout and which timesteps training draws.
        classes: Number of labels without the null label; 0 for an unconditional network.
        device: Where the network is.
    """

    def __init__(self, recipe: TrainRecipe, classes: int, device: torch.device) -> None:
        self.schedule = NoiseSchedule.of(recipe.schedule)
        self._recipe, self._classes = recipe, classes
        weights = snr_weights(recipe.prediction_type, self.schedule, recipe.min_snr_gamma)
        self._weights = None if weights is None else weights.float().to(device)

    def __call__(
        self,
        network: Any,
        x0: Tensor,
        batch: Batch,
        preprocess: Preprocess | None = None,
        known: Tensor | None = None,
    ) -> tuple[Tensor, Tensor]:
        """Return the losses [N] float32 and their timesteps [N] for clean pictures or latents x0 [N, C, H, W].

        Args:
            network: The network.
            x0: The clean pictures or latents.
            batch: The batch that they belong to.
            preprocess: Makes the network's input.
            known: Where the network sees x0 without noise and need not predict it: bool [N, 1, H, W], nowhere
                true for a whole picture. None: nowhere.
        """
        recipe = self._recipe
        draw = batch.draw(x0, self.schedule.timesteps, recipe.label_dropout)
        if not batch.measured:  # measured losses are comparable, whatever is drawn in training
            draw = replace(draw, t=shifted(draw.t, self.schedule.timesteps, recipe.timestep_shift))
        x_t = add_noise(x0, draw.noise, draw.t, self.schedule)
        if known is not None:
            x_t = torch.where(known, x0, x_t)
        target = training_target(recipe.prediction_type, x0, draw.noise, draw.t, self.schedule)
        given = None
        if self._classes and batch.labels is not None:
            given = batch.labels.masked_fill(draw.unlabelled, self._classes)
        inputs = x_t if preprocess is None else preprocess(x_t, draw.t, given)
        output = network(inputs, draw.t, class_labels=given, return_dict=False)[0]
        weights = None if self._weights is None else self._weights[draw.t]
        return picture_losses(output, target, weights, known), draw.t

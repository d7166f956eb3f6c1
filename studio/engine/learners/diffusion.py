"""Diffusion in pixels: a network learns to tell noise from picture at every amount of noise."""

import torch

from studio.engine.data.picture_set import PictureSet
from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.prediction import training_target
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.learners.learner import Batch, Learner, Losses
from studio.engine.learners.registry import register
from studio.engine.models.pixel import PixelModel
from studio.engine.networks.unet import UNet2DModel, build_unet
from studio.engine.training.loss import picture_losses, snr_weights
from studio.engine.training.randomness import draw_step
from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import TrainRecipe


@register("diffusion")
class Diffusion(Learner):
    """DDPM (Ho et al. 2020), with any target; a label is dropped now and then for classifier-free guidance."""

    networks = (UNet2DModel,)

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Make the U-Net; see `Learner`."""
        super().__init__(recipe, data, held_out, device)
        self.labels = data.names if recipe.network.conditional else ()
        self.schedule = NoiseSchedule.of(recipe.schedule)
        unet = build_unet(recipe.network, size=data.size, channels=data.channels, classes=len(self.labels))
        self.unet = unet.to(device).train()
        self.parts = {"unet": self.unet}
        weights = snr_weights(recipe.prediction_type, self.schedule, recipe.min_snr_gamma)
        self._weights = None if weights is None else weights.float().to(device)

    def losses(self, player: int, batch: Batch) -> Losses:
        """Return the squared error of the prediction at one random timestep for each picture."""
        recipe, x0 = self.recipe, batch.pictures
        draw = draw_step(batch.generator, tuple(x0.shape), self.schedule.timesteps, recipe.label_dropout)
        x_t = add_noise(x0, draw.noise, draw.t, self.schedule)
        target = training_target(recipe.prediction_type, x0, draw.noise, draw.t, self.schedule)
        given = None
        if self.labels and batch.labels is not None:
            given = batch.labels.masked_fill(draw.unlabelled, len(self.labels))
        output = self.unet(x_t, draw.t, class_labels=given, return_dict=False)[0]
        weights = None if self._weights is None else self._weights[draw.t]
        return Losses(picture_losses(output, target, weights), t=draw.t)

    def model(self, card: ModelCard) -> PixelModel:
        """Return the pixel model as it is now."""
        return PixelModel(card, self.unet, self.schedule)

"""Diffusion models in pixel space."""

from functools import partial

import torch
from torch import Tensor

from studio.engine.data.picture_set import PictureSet
from studio.engine.diffusion.prediction import to_prediction, with_estimate
from studio.engine.learners.denoising import DenoisingLoss
from studio.engine.models.pixel import PixelModel
from studio.engine.networks.denoisers import build_denoiser
from studio.engine.training.batch import Batch, Losses
from studio.engine.training.learner import Learner
from studio.engine.training.registry import register
from studio.protocol.frozen import Frozen
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import TrainRecipe


class DiffusionOptions(Frozen):
    """Settings beyond the recipe's own.

    Attributes:
        self_conditioning: The network also receives its previous estimate of x0 (Chen et al. 2022, "Analog Bits",
            section 3.2).
    """

    self_conditioning: bool = False


@register("diffusion")
class Diffusion(Learner):
    """DDPM (Ho et al. 2020) with any prediction type; labels are dropped at random for classifier-free guidance."""

    Options = DiffusionOptions

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Create the network; see `Learner`."""
        super().__init__(recipe, data, held_out, device)
        self.labels = data.names if recipe.network.conditional else ()
        self.unet = build_denoiser(
            recipe.network,
            size=data.size,
            channels=data.channels,
            classes=len(self.labels),
            self_conditioning=self.options.self_conditioning,
        )
        self.unet.to(device).train()
        self.parts = {"unet": self.unet}
        self._loss = DenoisingLoss(recipe, len(self.labels), device)
        self.schedule = self._loss.schedule

    def losses(self, group: int, batch: Batch) -> Losses:
        """Return the squared error of the prediction at one random timestep for each picture."""
        preprocess = partial(self._with_estimate, batch.offset) if self.options.self_conditioning else None
        each, t = self._loss(self.unet, batch.pictures, batch, preprocess)
        return Losses(each, t=t)

    def model(self, card: ModelCard) -> PixelModel:
        """Return the current pixel model."""
        return PixelModel(card, self.unet, self.schedule)

    def _with_estimate(self, first: int, x_t: Tensor, t: Tensor, labels: Tensor | None) -> Tensor:
        """Concatenate x_t with the network's estimate of x0 for every other picture, and with zeros for the rest.

        Neighbours in a batch have neighbouring timesteps, so that each half covers all timesteps. Pictures are counted
        in the global batch, in which these start at `first`.
        """
        some = slice(first % 2, None, 2)
        estimate = torch.zeros_like(x_t)
        if len(x_t[some]) == 0:  # a rank may hold a single picture
            return with_estimate(x_t, estimate)
        with torch.no_grad():
            given = None if labels is None else labels[some]
            inputs = with_estimate(x_t[some], None)
            output = self.unet(inputs, t[some], class_labels=given, return_dict=False)[0].float()
            estimate[some] = to_prediction(output, self.recipe.prediction_type, x_t[some], t[some], self.schedule).x0
        return with_estimate(x_t, estimate)

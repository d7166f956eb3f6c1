"""Diffusion in pixels: a network learns to tell noise from picture at every amount of noise."""

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
from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import Frozen, TrainRecipe


class DiffusionOptions(Frozen):
    """Settings beyond the recipe's own.

    Attributes:
        self_conditioning: The network is shown its last estimate of the clean picture besides the noisy one (Chen et
            al. 2022, "Analog Bits", section 3.2).
    """

    self_conditioning: bool = False


@register("diffusion")
class Diffusion(Learner):
    """DDPM (Ho et al. 2020), with any target; a label is dropped now and then for classifier-free guidance."""

    Options = DiffusionOptions

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Make the network; see `Learner`."""
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
        see = partial(self._with_estimate, batch.offset) if self.options.self_conditioning else None
        each, t = self._loss(self.unet, batch.pictures, batch, see)
        return Losses(each, t=t)

    def model(self, card: ModelCard) -> PixelModel:
        """Return the pixel model as it is now."""
        return PixelModel(card, self.unet, self.schedule)

    def _with_estimate(self, first: int, x_t: Tensor, t: Tensor, labels: Tensor | None) -> Tensor:
        """Join x_t with the network's own estimate of x0 for every other picture, and with zeros for the rest.

        Every other one, since neighbours in a batch have neighbouring timesteps: each half covers them all. They are
        counted from the beginning of the whole batch, in which the first of these pictures has the number `first`.
        """
        some = slice(first % 2, None, 2)
        estimate = torch.zeros_like(x_t)
        if len(x_t[some]) == 0:  # one picture of several processes'
            return with_estimate(x_t, estimate)
        with torch.no_grad():
            given = None if labels is None else labels[some]
            seen = with_estimate(x_t[some], None)
            output = self.unet(seen, t[some], class_labels=given, return_dict=False)[0].float()
            estimate[some] = to_prediction(output, self.recipe.prediction_type, x_t[some], t[some], self.schedule).x0
        return with_estimate(x_t, estimate)

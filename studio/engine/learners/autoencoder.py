"""The autoencoder: compresses pictures through a bottleneck (Hinton & Salakhutdinov 2006)."""

from typing import Literal

import torch
from pydantic import Field
from torch import Tensor
from torch.nn import functional as F

from studio.engine.data.picture_set import PictureSet
from studio.engine.learners.reconstruction import batches, evenly_spaced, in_rows, picture_errors, psnr
from studio.engine.models.autoencoder import AutoencoderModel
from studio.engine.networks.autoencoder import Architecture, Encoder, build_autoencoder
from studio.engine.training.batch import Batch, Losses
from studio.engine.training.learner import COLUMNS, Grid, Judgement, Learner
from studio.engine.training.registry import register
from studio.protocol.frozen import Frozen
from studio.protocol.modelcard import ModelCard
from studio.protocol.training_recipe import TrainRecipe


class AutoencoderOptions(Frozen):
    """The architecture, and the reconstruction loss."""

    architecture: Architecture = "conv"
    hidden: tuple[int, ...] = Field(default=(32, 64), min_length=1, max_length=6, description="width of each layer")
    latent: int = Field(default=32, ge=1, le=4096, description="latent dimensions")
    loss: Literal["mse", "l1", "bce"] = "mse"


@register("autoencoder")
class Autoencoder(Learner):
    """Learns to reconstruct pictures; `judge` reports the PSNR in dB on all held-out pictures."""

    Options = AutoencoderOptions

    def __init__(self, recipe: TrainRecipe, data: PictureSet, held_out: PictureSet, device: torch.device) -> None:
        """Create encoder and decoder; see `Learner`."""
        super().__init__(recipe, data, held_out, device)
        self.labels = ()
        chosen = self.options
        encoder, decoder = build_autoencoder(
            Encoder,
            chosen.architecture,
            size=data.size,
            channels=data.channels,
            hidden=chosen.hidden,
            latent=chosen.latent,
        )
        self.encoder, self.decoder = encoder.to(device).train(), decoder.to(device).train()
        self.parts = {"encoder": self.encoder, "decoder": self.decoder}

    def losses(self, group: int, batch: Batch) -> Losses:
        """Return the reconstruction loss of each picture."""
        return Losses(self.differences(batch.pictures, batch.pictures))

    def differences(self, shown: Tensor, wanted: Tensor) -> Tensor:
        """Return the loss [N] of the reconstructions of `shown` against the targets `wanted`, a mean over values."""
        logits = self.decoder.logits(self.encoder(shown)).float()
        if self.options.loss == "bce":
            per_value = F.binary_cross_entropy_with_logits(logits, (wanted + 1) / 2, reduction="none")
        else:
            off = torch.tanh(logits / 2) - wanted
            per_value = off.abs() if self.options.loss == "l1" else off.square()
        return per_value.flatten(1).mean(1)

    def card(self, step: int, name: str = "model") -> ModelCard:
        """Return the card of an autoencoder."""
        changes = {"kind": AutoencoderModel.kind, "latent": (self.options.latent,)}
        return super().card(step, name).model_copy(update=changes)

    def model(self, card: ModelCard) -> AutoencoderModel:
        """Return the current model."""
        return AutoencoderModel(card, self.encoder, self.decoder)

    def grid(self, step: int) -> Grid:
        """Return 16 held-out pictures in rows of eight, each row of originals above its reconstructions."""
        originals = evenly_spaced(self.held_out, 2 * COLUMNS)
        return in_rows(originals, self.reconstruct(originals))

    def judge(self) -> Judgement:
        """Return the PSNR on the held-out pictures."""
        errors = torch.cat([picture_errors(self.reconstruct(some), some) for some in batches(self.held_out)])
        return Judgement().with_figures({"psnr": psnr(float(errors.mean()))}, len(errors))

    def reconstruct(self, pictures: Tensor) -> Tensor:
        """Return the reconstructions of pictures [N, C, H, W] in [-1, 1]."""
        return self.model(self.card(0)).reconstruct(pictures)

"""Plain autoencoders, which compress and reconstruct pictures but cannot sample."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor, nn

from studio.engine.models.model import Model, required_part
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard


@dataclass(frozen=True)
class AutoencoderModel(Model):
    """An encoder and a decoder. The distribution of latents is unknown, so it cannot sample.

    Attributes:
        card: The model card; `card.latent` is the shape of a latent.
        encoder: [N, C, H, W] in [-1, 1] -> latents [N, *latent].
        decoder: Latents [N, *latent] -> [N, C, H, W] in [-1, 1].
    """

    kind: ClassVar[str] = "autoencoder"
    card: ModelCard
    encoder: nn.Module
    decoder: nn.Module

    @property
    def parts(self) -> Mapping[str, nn.Module]:
        """The encoder and the decoder."""
        return {"encoder": self.encoder, "decoder": self.decoder}

    @classmethod
    def assemble(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> "AutoencoderModel":
        """Assemble a model; raises BadInput when a network is missing."""
        return cls(card, required_part(card, parts, "encoder"), required_part(card, parts, "decoder"))

    @torch.no_grad()
    def reconstruct(self, pictures: Tensor) -> Tensor:
        """Return the reconstructions of pictures [N, C, H, W] in [-1, 1]."""
        reconstructed: Tensor = self.decoder(self.encoder(pictures))
        return reconstructed

    def sample(
        self, labels: Sequence[int | None], *, guidance: float, seed: int, first: int = 0, steps: int | None = None
    ) -> Tensor:
        """Raise BadInput: there is no distribution to sample from."""
        raise BadInput(f"The model {self.card.name} only reconstructs pictures; it cannot sample by itself.")

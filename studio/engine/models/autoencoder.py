"""Models that put a picture into few numbers and give it back from them: autoencoders without a distribution."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor, nn

from studio.engine.models.model import Model, the_part
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard


@dataclass(frozen=True)
class AutoencoderModel(Model):
    """An encoder and a decoder. Nothing says which latents are likely, so it makes no pictures of its own.

    Attributes:
        card: What it is; `card.latent` is the shape of a latent vector.
        encoder: [N, C, H, W] in [-1, 1] -> latents [N, *latent].
        decoder: The way back.
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
        """Put a model together; refuses one that lacks a half."""
        return cls(card, the_part(card, parts, "encoder"), the_part(card, parts, "decoder"))

    @torch.no_grad()
    def reconstruct(self, pictures: Tensor) -> Tensor:
        """Return what is left of pictures [N, C, H, W] in [-1, 1] on their way through the latent."""
        again: Tensor = self.decoder(self.encoder(pictures))
        return again

    def sample(
        self, labels: Sequence[int | None], *, guidance: float, seed: int, first: int = 0, steps: int | None = None
    ) -> Tensor:
        """Raise BadInput: there is no distribution to sample from."""
        raise BadInput(f"The model {self.card.name} gives back what it is shown; it makes no pictures of its own.")

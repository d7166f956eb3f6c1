"""Models that decode a latent vector in one pass: variational autoencoders and GANs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import torch
from torch import Tensor, nn

from studio.engine.diffusion.rng import Variation, first_noise, picture_generators
from studio.engine.models.labels import drawn_labels
from studio.engine.models.model import Model, required_part
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard


@dataclass(frozen=True)
class DecoderModel(Model):
    """A decoder or generator, and the encoder of a VAE.

    Attributes:
        card: The model card; `card.latent` is the shape of a latent.
        decoder: z [N, *latent] or, for a class-conditional model, (z, labels [N] int64) -> [N, C, H, W] in [-1, 1].
        encoder: [N, C, H, W] in [-1, 1] -> mean and log variance of the latent, each [N, *latent]; None for a GAN.
    """

    kind: ClassVar[str] = "decoder"
    card: ModelCard
    decoder: nn.Module
    encoder: nn.Module | None = None

    @property
    def parts(self) -> Mapping[str, nn.Module]:
        """The decoder and, for a VAE, the encoder."""
        return {"decoder": self.decoder} | ({"encoder": self.encoder} if self.encoder is not None else {})

    @classmethod
    def assemble(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> "DecoderModel":
        """Assemble a model; raises BadInput when the card lacks the shape of the latent."""
        if not card.latent:
            raise BadInput(f"{card.name} is incomplete: its card lacks the shape of the latent.")
        return cls(card, required_part(card, parts, "decoder"), parts.get("encoder"))

    @torch.inference_mode()
    def decode(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        """Return the pictures [N, C, H, W] in [-1, 1] of latents [N, *latent]."""
        pictures: Tensor = self.decoder(z, labels) if self.card.labels else self.decoder(z)
        return pictures

    def sample(
        self,
        labels: Sequence[int | None],
        *,
        guidance: float,
        seed: int,
        first: int = 0,
        steps: int | None = None,
        variation: Variation | None = None,
    ) -> Tensor:
        """Decode latents z ~ N(0, I); unspecified labels are drawn at random. See `Model.sample`."""
        self.check_labels(labels)
        generators = picture_generators(seed, len(labels), first, variation)
        z = first_noise((len(labels), *self.card.latent), generators, self.device)
        wanted = None
        if self.card.labels:
            classes, alike = len(self.card.labels), variation is not None  # pictures of a variation share the seed
            drawn = (
                drawn_labels(seed, 1, classes) * len(labels)
                if alike
                else drawn_labels(seed, len(labels), classes, first)
            )
            given = [d if label is None else label for label, d in zip(labels, drawn, strict=True)]
            wanted = torch.tensor(given, dtype=torch.int64, device=self.device)
        return self.decode(z, wanted).clone()

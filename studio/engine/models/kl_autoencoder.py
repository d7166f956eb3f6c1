"""diffusers' AutoencoderKL as a model of its own: what latent diffusion stands on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor, nn

from studio.engine.models.model import Model, the_part
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard


@dataclass(frozen=True)
class KlAutoencoderModel(Model):
    """An autoencoder whose latents a diffusion model can learn. Alone it makes no pictures of its own.

    Attributes:
        card: What it is; `card.latent` is the shape of a latent (C, h, w).
        vae: diffusers' AutoencoderKL; its `scaling_factor` brings latents to unit variance.
    """

    kind: ClassVar[str] = "kl-autoencoder"
    card: ModelCard
    vae: Any

    @property
    def parts(self) -> Mapping[str, nn.Module]:
        """The autoencoder."""
        return {"vae": self.vae}

    @classmethod
    def assemble(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> "KlAutoencoderModel":
        """Put a model together; refuses one of another size than its card says."""
        vae: Any = the_part(card, parts, "vae")
        side = card.size // 2 ** (len(vae.config.block_out_channels) - 1)
        said = (card.latent, card.channels, card.channels)
        if said != ((vae.config.latent_channels, side, side), vae.config.in_channels, vae.config.out_channels):
            raise BadInput(f"{card.name} does not hold together: its card and its network's description differ.")
        return cls(card, vae)

    def in_diffusers(self) -> str:
        """Return how its network is opened."""
        return 'Stock diffusers opens its network by AutoencoderKL.from_pretrained(FOLDER, subfolder="vae").'

    @torch.no_grad()
    def encode(self, pictures: Tensor) -> Tensor:
        """Return the latents [N, *latent] of pictures [N, C, H, W] in [-1, 1]: the mean, times the scale."""
        latents: Tensor = self.vae.encode(pictures).latent_dist.mean * self.vae.config.scaling_factor
        return latents

    @torch.no_grad()
    def decode(self, latents: Tensor) -> Tensor:
        """Return the pictures [N, C, H, W] in [-1, 1] of latents [N, *latent]."""
        pictures: Tensor = self.vae.decode(latents / self.vae.config.scaling_factor).sample
        return pictures.clamp(-1, 1)

    def reconstruct(self, pictures: Tensor) -> Tensor:
        """Return what is left of pictures [N, C, H, W] in [-1, 1] on their way through the latent."""
        return self.decode(self.encode(pictures))

    def sample(
        self, labels: Sequence[int | None], *, guidance: float, seed: int, first: int = 0, steps: int | None = None
    ) -> Tensor:
        """Raise BadInput: no distribution of its latents is known."""
        raise BadInput(f"The model {self.card.name} gives back what it is shown; it makes no pictures of its own.")

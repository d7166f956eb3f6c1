"""diffusers' AutoencoderKL as a model of its own: the first stage of latent diffusion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import torch
from torch import Tensor, nn

from studio.engine.models.model import Model, required_part
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard


def keep_range(vae: Any) -> None:
    """Compute an autoencoder in float32 if its activations exceed float16's range, as SDXL's do."""
    if getattr(vae.config, "force_upcast", False) and vae.dtype == torch.float16:
        vae.to(torch.float32)


@dataclass(frozen=True)
class KlAutoencoderModel(Model):
    """An autoencoder with near-normal latents for a diffusion model; it cannot sample by itself.

    Attributes:
        card: The model card; `card.latent` is the shape of a latent (C, h, w).
        vae: diffusers' AutoencoderKL; its `scaling_factor` gives latents unit variance.
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
        """Assemble a model; raises BadInput when the network contradicts the card."""
        vae: Any = required_part(card, parts, "vae")
        side = card.size // 2 ** (len(vae.config.block_out_channels) - 1)
        said = (card.latent, card.channels, card.channels)
        if said != ((vae.config.latent_channels, side, side), vae.config.in_channels, vae.config.out_channels):
            raise BadInput(f"{card.name} is inconsistent: its card and its network's configuration differ.")
        keep_range(vae)
        return cls(card, vae)

    def diffusers_note(self) -> str:
        """Return how diffusers opens the network."""
        return 'Stock diffusers opens its network by AutoencoderKL.from_pretrained(FOLDER, subfolder="vae").'

    @torch.no_grad()
    def encode(self, pictures: Tensor) -> Tensor:
        """Return the latents [N, *latent] of pictures [N, C, H, W] in [-1, 1]: the scaled posterior mean."""
        found = self.vae.encode(pictures.to(self.vae.dtype)).latent_dist.mean
        latents: Tensor = found.to(pictures.dtype) * self.vae.config.scaling_factor
        return latents

    @torch.no_grad()
    def decode(self, latents: Tensor) -> Tensor:
        """Return the pictures [N, C, H, W] in [-1, 1] of latents [N, *latent]."""
        pictures: Tensor = self.vae.decode((latents / self.vae.config.scaling_factor).to(self.vae.dtype)).sample
        return pictures.to(latents.dtype).clamp(-1, 1)

    def reconstruct(self, pictures: Tensor) -> Tensor:
        """Return the reconstructions of pictures [N, C, H, W] in [-1, 1]."""
        return self.decode(self.encode(pictures))

    def sample(
        self, labels: Sequence[int | None], *, guidance: float, seed: int, first: int = 0, steps: int | None = None
    ) -> Tensor:
        """Raise BadInput: the distribution of its latents is unknown."""
        raise BadInput(f"The model {self.card.name} only reconstructs pictures; it cannot sample by itself.")

"""diffusers' VQModel behind the interface of AutoencoderKL, for latent diffusion models made elsewhere."""

from typing import Any

import torch
from diffusers import VQModel
from diffusers.models.autoencoders.vae import DiagonalGaussianDistribution
from diffusers.models.modeling_outputs import AutoencoderKLOutput
from torch import Tensor

from studio.engine.networks.registry import register_network

_CERTAIN = -30.0  # a log variance that is clamped to the minimum


@register_network
class VqAutoencoder(VQModel):
    """An autoencoder whose decoder rounds latents to a codebook (van den Oord et al. 2017; Esser et al. 2021).

    Latents are those before the rounding, as diffusion models use them (Rombach et al. 2022).
    """

    def encode(self, x: Tensor, return_dict: bool = True) -> Any:
        """Return the latents of pictures [N, C, H, W] in [-1, 1] as a distribution without spread."""
        latents: Tensor = super().encode(x, return_dict=False)[0]
        moments = torch.cat([latents, torch.full_like(latents, _CERTAIN)], dim=1)
        found = DiagonalGaussianDistribution(moments, deterministic=True)
        return AutoencoderKLOutput(latent_dist=found) if return_dict else (found,)

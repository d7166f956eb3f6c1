"""diffusers' AutoencoderTiny (TAESD) behind the interface of AutoencoderKL: small, fast, and a little blurred."""

from typing import Any

import torch
from diffusers import AutoencoderTiny
from diffusers.models.autoencoders.vae import DiagonalGaussianDistribution
from diffusers.models.modeling_outputs import AutoencoderKLOutput
from torch import Tensor

from studio.engine.networks.registry import register_network
from studio.protocol.errors import BadInput

_CERTAIN = -30.0  # a log variance that is clamped to the minimum


@register_network
class TinyAutoencoder(AutoencoderTiny):
    """An autoencoder distilled from a larger one; takes its scaled latents directly."""

    def encode(self, x: Tensor, return_dict: bool = True) -> Any:
        """Return the latents of pictures [N, C, H, W] in [-1, 1] as a distribution without spread."""
        latents: Tensor = super().encode(x, return_dict=False)[0]
        moments = torch.cat([latents, torch.full_like(latents, _CERTAIN)], dim=1)
        found = DiagonalGaussianDistribution(moments, deterministic=True)
        return AutoencoderKLOutput(latent_dist=found) if return_dict else (found,)


@register_network
class TinyDecoder(TinyAutoencoder):
    """The decoder alone, as it was published beside an encoder."""

    @classmethod
    def from_config(cls, config: Any = None, **more: Any) -> Any:
        """Make a decoder; see AutoencoderTiny for the settings."""
        network = super().from_config(config, **more)
        del network.encoder
        return network

    def encode(self, x: Tensor, return_dict: bool = True) -> Any:
        """Raise BadInput: there is no encoder."""
        raise BadInput(
            "The chosen autoencoder is a decoder alone, which takes no pictures: "
            "put its encoder beside it, as taesd_encoder.safetensors beside taesd_decoder.safetensors.",
            field="vae",
        )

"""Builds diffusers' AutoencoderKL for small pictures, the first stage of latent diffusion."""

from collections.abc import Sequence

import torch
from diffusers import AutoencoderKL
from torch import Tensor

from studio.engine.networks.empty import empty_network
from studio.protocol.errors import BadInput

GROUPS = 8  # of the group norms; must divide the channels of every level


def build_kl_autoencoder(
    *, size: int, channels: int, levels: Sequence[int], latent_channels: int, layers: int = 1
) -> AutoencoderKL:
    """Build an autoencoder without attention, so that it accepts any size that its levels divide.

    Args:
        size: Width and height of the training pictures.
        channels: 1 or 3.
        levels: Channels of each level; every level but the last halves width and height.
        latent_channels: Channels of a latent [latent_channels, h, w].
        layers: Residual blocks per level; the decoder has one more.

    Raises:
        BadInput: The levels do not divide the size, or the network is too large.
    """
    shrink = 2 ** (len(levels) - 1)
    if size % shrink or size < 8:
        raise BadInput(
            f"An autoencoder of {len(levels)} levels needs pictures of a size that {shrink} divides, not {size}."
        )
    config = {
        "sample_size": size,
        "in_channels": channels,
        "out_channels": channels,
        "latent_channels": latent_channels,
        "block_out_channels": tuple(levels),
        "down_block_types": ("DownEncoderBlock2D",) * len(levels),
        "up_block_types": ("UpDecoderBlock2D",) * len(levels),
        "layers_per_block": layers,
        "norm_num_groups": GROUPS,
        "mid_block_add_attention": False,
        "scaling_factor": 1.0,
    }
    empty_network(AutoencoderKL, config)  # refuses oversized networks before allocation
    return AutoencoderKL(**config)


def normalise_latents(vae: AutoencoderKL, latents: Tensor) -> None:
    """Normalize an autoencoder's latents to zero mean and unit variance per channel, with a scaling factor of 1.

    The normalization is affine per channel, so it is folded into the last layer of the encoder and the first of the
    decoder; reconstructions stay the same.

    Args:
        vae: The autoencoder; its `quant_conv` and `post_quant_conv` are changed.
        latents: Unscaled mean latents of many pictures, [N, C, h, w].
    """
    mean, deviation = latents.mean((0, 2, 3)).double(), latents.std((0, 2, 3)).double().clamp(min=1e-6)
    _normalise(vae, mean, deviation)


def normalise_alike(vae: AutoencoderKL, normalised: AutoencoderKL) -> None:
    """Give an autoencoder the latents of another one that has the same encoder, and whose latents were normalized.

    Args:
        vae: The autoencoder whose latents have not been normalized; see `normalise_latents`.
        normalised: The other one.

    Raises:
        ValueError: Their encoders differ.
    """
    mine, other = vae.encoder.state_dict(), normalised.encoder.state_dict()
    if mine.keys() != other.keys() or not all(torch.equal(mine[name], other[name]) for name in mine):
        raise ValueError("the encoders differ")
    own, wanted = vae.quant_conv, normalised.quant_conv
    count = len(own.bias) // 2
    rows, wanted_rows = own.weight[:count].detach().double(), wanted.weight[:count].detach().double()
    deviation = rows.flatten(1).norm(dim=1) / wanted_rows.flatten(1).norm(dim=1)
    mean = own.bias[:count].detach().double() - deviation * wanted.bias[:count].detach().double()
    _normalise(vae, mean, deviation)
    vae.quant_conv.load_state_dict(wanted.state_dict())  # equal but for rounding


def _normalise(vae: AutoencoderKL, mean: Tensor, deviation: Tensor) -> None:
    """Subtract a mean [C] from latents and divide them by a deviation [C], and let the decoder take such latents."""
    with torch.no_grad():
        last, first = vae.quant_conv, vae.post_quant_conv
        # z' = (z - mean) / deviation; the log variance falls by 2 log(deviation)
        count = len(mean)
        last.weight[:count] /= deviation[:, None, None, None]
        last.bias[:count] = ((last.bias[:count].double() - mean) / deviation).float()
        last.bias[count:] -= 2 * deviation.log().float()
        first.bias += (first.weight[:, :, 0, 0].double() @ mean).float()
        first.weight *= deviation[None, :, None, None]
    vae.register_to_config(scaling_factor=1.0)

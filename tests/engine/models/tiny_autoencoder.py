"""A random TAESD, and its halves under the names of the published files."""

import torch
from diffusers import AutoencoderTiny
from torch import Tensor


def tiny_autoencoder(seed: int = 0) -> AutoencoderTiny:
    """A small autoencoder with four levels of 8 channels."""
    torch.manual_seed(seed)
    layers = {"num_encoder_blocks": (1, 2, 1, 1), "num_decoder_blocks": (2, 1, 1, 1)}
    return AutoencoderTiny(encoder_block_out_channels=(8,) * 4, decoder_block_out_channels=(8,) * 4, **layers).eval()


def decoder_file(tiny: AutoencoderTiny) -> dict[str, Tensor]:
    """The decoder as it is published: in a row of modules, the first of which has no weights and limits latents."""
    return _numbered(tiny.decoder.layers.state_dict(), 1)


def encoder_file(tiny: AutoencoderTiny) -> dict[str, Tensor]:
    """The encoder as it is published."""
    return _numbered(tiny.encoder.layers.state_dict(), 0)


def _numbered(tensors: dict[str, Tensor], first: int) -> dict[str, Tensor]:
    layers = ((name.partition("."), tensor) for name, tensor in tensors.items())
    return {f"{int(number) + first}.{rest}": tensor.clone() for (number, _, rest), tensor in layers}

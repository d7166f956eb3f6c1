"""Builds the U-Net of text-to-image models, diffusers' UNet2DConditionModel, from a recipe."""

from typing import Any

from diffusers import UNet2DConditionModel

from studio.engine.networks.empty import empty_network
from studio.engine.networks.unet import check_size
from studio.protocol.errors import BadInput
from studio.protocol.training_recipe import NetworkSpec


def text_unet_config(spec: NetworkSpec, *, size: int, channels: int, hidden: int) -> dict[str, Any]:
    """Return the arguments of UNet2DConditionModel.

    Every level but the last halves the resolution. Levels with attention, and the middle block, have self-attention
    and cross-attention to the prompt (Rombach et al. 2022, section 3.3).

    Args:
        spec: Channels, depth and attention of each level.
        size: Width and height of the latents, divisible by 2 for every level but the last.
        channels: Channels of the latents.
        hidden: Hidden width of the text encoder.

    Raises:
        BadInput: The settings are inconsistent.
    """
    check_size(spec, size)
    heads = spec.attention_head_dim
    odd = [c for c, attends in zip(spec.level_channels, spec.attention, strict=True) if attends and c % heads]
    if odd:
        raise BadInput(
            f"network.attention_head_dim {heads} does not divide {odd[0]} channels.", field="network.attention_head_dim"
        )
    return {
        "sample_size": size,
        "in_channels": channels,
        "out_channels": channels,
        "block_out_channels": tuple(spec.level_channels),
        "down_block_types": tuple("CrossAttnDownBlock2D" if attends else "DownBlock2D" for attends in spec.attention),
        "up_block_types": tuple(
            "CrossAttnUpBlock2D" if attends else "UpBlock2D" for attends in reversed(spec.attention)
        ),
        "layers_per_block": spec.layers_per_block,
        # despite its name, diffusers reads this as the number of heads
        "attention_head_dim": tuple(max(1, c // heads) for c in spec.level_channels),
        "cross_attention_dim": hidden,
        "norm_num_groups": spec.norm_groups,
        "dropout": spec.dropout,
    }


def build_text_unet(spec: NetworkSpec, *, size: int, channels: int, hidden: int) -> UNet2DConditionModel:
    """Build the network, initialized from torch's global random state; see `text_unet_config`."""
    config = text_unet_config(spec, size=size, channels=channels, hidden=hidden)
    empty_network(UNet2DConditionModel, config)  # refuses oversized networks before allocation
    return UNet2DConditionModel(**config)

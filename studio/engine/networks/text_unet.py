"""The U-Net of text-to-image models: diffusers' UNet2DConditionModel, made from a recipe's few numbers."""

from typing import Any

from diffusers import UNet2DConditionModel

from studio.engine.networks.empty import empty_network
from studio.engine.networks.unet import check_size
from studio.protocol.errors import BadInput
from studio.protocol.recipes import NetworkSpec


def text_unet_config(spec: NetworkSpec, *, size: int, channels: int, hidden: int) -> dict[str, Any]:
    """Return the arguments of UNet2DConditionModel for a network.

    Every level halves the resolution but the last; where the recipe asks for attention, a level looks at itself and at
    the words (Rombach et al. 2022, section 3.3), as the middle does.

    Args:
        spec: Channels, depth and attention of each level.
        size: Width and height of the latents, divisible by 2 for every level but the last.
        channels: Of the latents.
        hidden: Width of the text encoder.

    Raises:
        BadInput: The numbers do not fit together.
    """
    check_size(spec, size)
    heads = spec.attention_head_dim
    odd = [c for c, attends in zip(spec.channels, spec.attention, strict=True) if attends and c % heads]
    if odd:
        raise BadInput(f"network.attention_head_dim {heads} does not divide {odd[0]} channels.")
    return {
        "sample_size": size,
        "in_channels": channels,
        "out_channels": channels,
        "block_out_channels": tuple(spec.channels),
        "down_block_types": tuple("CrossAttnDownBlock2D" if attends else "DownBlock2D" for attends in spec.attention),
        "up_block_types": tuple(
            "CrossAttnUpBlock2D" if attends else "UpBlock2D" for attends in reversed(spec.attention)
        ),
        "layers_per_block": spec.layers_per_block,
        # diffusers takes this for the number of heads, as its description of the class explains
        "attention_head_dim": tuple(max(1, c // heads) for c in spec.channels),
        "cross_attention_dim": hidden,
        "norm_num_groups": spec.norm_groups,
        "dropout": spec.dropout,
    }


def build_text_unet(spec: NetworkSpec, *, size: int, channels: int, hidden: int) -> UNet2DConditionModel:
    """Make the network with fresh weights from torch's global random state; see `text_unet_config`."""
    config = text_unet_config(spec, size=size, channels=channels, hidden=hidden)
    empty_network(UNet2DConditionModel, config)  # refuses what is too large before anything is allocated
    return UNet2DConditionModel(**config)

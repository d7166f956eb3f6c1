"""Builds the U-Net of pixel models, diffusers' UNet2DModel, from a recipe."""

from typing import Any

from diffusers import UNet2DModel

from studio.engine.networks.empty import empty_network
from studio.protocol.errors import BadInput
from studio.protocol.training_recipe import NetworkSpec


def unet_config(spec: NetworkSpec, *, size: int, channels: int, classes: int = 0) -> dict[str, Any]:
    """Return the arguments of UNet2DModel.

    Every level but the last halves the resolution. A learned label embedding is added to the sinusoidal timestep
    embedding (Ho et al. 2020); the label `classes` is the null label of classifier-free guidance (Ho & Salimans 2022).

    Args:
        spec: Channels, depth and attention of each level.
        size: Width and height of the pictures, divisible by 2 for every level but the last.
        channels: 1 (grey) or 3 (colour).
        classes: Number of labels in the data; 0 builds an unconditional network, whatever the recipe says.

    Raises:
        BadInput: The settings are inconsistent.
    """
    check_size(spec, size)
    odd = [c for c, attends in zip(spec.level_channels, spec.attention, strict=True) if attends and c % _head(spec, c)]
    if odd:
        raise BadInput(
            f"network.attention_head_dim {spec.attention_head_dim} does not divide {odd[0]} channels.",
            field="network.attention_head_dim",
        )
    conditional = spec.conditional and classes > 0
    return {
        "sample_size": size,
        "in_channels": channels,
        "out_channels": channels,
        "block_out_channels": list(spec.level_channels),
        "down_block_types": ["AttnDownBlock2D" if attends else "DownBlock2D" for attends in spec.attention],
        "up_block_types": ["AttnUpBlock2D" if attends else "UpBlock2D" for attends in reversed(spec.attention)],
        "layers_per_block": spec.layers_per_block,
        "attention_head_dim": _head(spec, spec.level_channels[-1]),
        "add_attention": any(spec.attention),  # in the middle block
        "norm_num_groups": spec.norm_groups,
        "dropout": spec.dropout,
        # time and label scale and shift each group norm (Dhariwal & Nichol 2021, section 4.3)
        "resnet_time_scale_shift": "scale_shift",
        "num_class_embeds": classes + 1 if conditional else None,
    }


def check_size(spec: NetworkSpec, size: int) -> None:
    """Raise BadInput if the size cannot be halved at every level but the last."""
    shrink = 2 ** (len(spec.channels) - 1)
    if size % shrink:
        raise BadInput(
            f"A network of {len(spec.channels)} levels needs pictures whose size is a multiple of {shrink}, not {size}."
        )


def build_unet(spec: NetworkSpec, *, size: int, channels: int, classes: int = 0) -> UNet2DModel:
    """Build the network, initialized from torch's global random state; see `unet_config`."""
    config = unet_config(spec, size=size, channels=channels, classes=classes)
    empty_network(UNet2DModel, config)  # refuses oversized networks before allocation
    return UNet2DModel(**config)


def _head(spec: NetworkSpec, channels: int) -> int:
    return min(spec.attention_head_dim, channels)

"""Builds the denoising network of a diffusion model, by the kind that a recipe names."""

from typing import Any

from diffusers import UNet2DModel

from studio.engine.networks.empty import empty_network
from studio.engine.networks.mlp import LARGEST, MlpDenoiser
from studio.engine.networks.small_unet import SmallUNet
from studio.engine.networks.unet import check_size, unet_config
from studio.protocol.errors import BadInput
from studio.protocol.spaces import space_of
from studio.protocol.training_recipe import NetworkSpec


def build_denoiser(
    spec: NetworkSpec, *, size: int, channels: int, classes: int = 0, self_conditioning: bool = False
) -> Any:
    """Build a network, initialized from torch's global random state.

    Every kind maps (x_t [N, C, H, W], t [N] int64, class_labels [N] int64) to a tuple of [N, channels, H, W], and its
    config has sample_size, in_channels, out_channels and num_class_embeds. The label `classes` is the null label of
    classifier-free guidance.

    Args:
        spec: Kind and size.
        size: Width and height of the pictures; 1 for a 2-D distribution.
        channels: 1 (grey), 3 (colour) or 2 (coordinates of points).
        classes: Number of labels in the data; 0 builds an unconditional network, whatever the recipe says.
        self_conditioning: Whether the network also receives an estimate of x0, so that C = 2 * channels.

    Raises:
        BadInput: The network does not fit the data, or its settings are inconsistent.
    """
    kind, config = _described(spec, size, channels, classes)
    if self_conditioning:
        config["in_channels"] = 2 * channels
    empty_network(kind, config)  # refuses oversized networks before allocation
    return kind(**config)


def _described(spec: NetworkSpec, size: int, channels: int, classes: int) -> tuple[Any, dict[str, Any]]:
    """Return the class of a network and its arguments."""
    if spec.kind != "mlp" and space_of(size, channels) == "plane":
        raise BadInput(
            f"A {spec.kind} needs pictures: for a 2-D distribution, choose network.kind = mlp.", field="network.kind"
        )
    if spec.kind == "unet":
        return UNet2DModel, unet_config(spec, size=size, channels=channels, classes=classes)
    config = {
        "sample_size": size,
        "in_channels": channels,
        "out_channels": channels,
        "num_class_embeds": classes + 1 if spec.conditional and classes else None,
    }
    if spec.kind == "mlp":
        if channels * size * size > LARGEST:
            raise BadInput(
                f"An mlp takes points and pictures of at most {LARGEST} values: choose a U-Net.", field="network.kind"
            )
        return MlpDenoiser, config | {"hidden": list(spec.level_channels)}
    if len(spec.channels) < 2:
        raise BadInput("A small-unet needs at least two levels in network.channels.", field="network.channels")
    check_size(spec, size)
    return SmallUNet, config | {"block_out_channels": list(spec.level_channels), "norm_num_groups": spec.norm_groups}

"""Autoencoder networks: an encoder of fully connected or strided convolutional layers, and a mirrored decoder."""

import math
from itertools import pairwise
from typing import ClassVar, Literal

import torch
from diffusers import ConfigMixin, ModelMixin
from diffusers.configuration_utils import register_to_config
from torch import Tensor, nn

from studio.engine.networks.empty import empty_network
from studio.engine.networks.registry import register_network
from studio.protocol.errors import BadInput
from studio.protocol.spaces import space_of

Architecture = Literal["mlp", "conv"]
_HALVING = {
    "kernel_size": 4,
    "stride": 2,
    "padding": 1,
}  # kernel divisible by stride: no checkerboard


@register_network
class Encoder(ModelMixin, ConfigMixin):
    """Pictures [N, C, S, S] in [-1, 1] -> unbounded latents [N, latent]; see `build_autoencoder`."""

    outputs: ClassVar[int] = 1  # output values per latent dimension

    @register_to_config
    def __init__(self, architecture: str, size: int, channels: int, hidden: tuple[int, ...], latent: int) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        if architecture == "mlp":
            layers.append(nn.Flatten())
            for before, after in pairwise((channels * size**2, *hidden)):
                layers += [nn.Linear(before, after), nn.ReLU()]
            last = hidden[-1]
        else:
            for before, after in pairwise((channels, *hidden)):
                layers += [nn.Conv2d(before, after, **_HALVING), nn.ReLU()]
            layers.append(nn.Flatten())
            last = hidden[-1] * _smallest(size, hidden) ** 2
        self.layers = nn.Sequential(*layers, nn.Linear(last, self.outputs * latent))

    def forward(self, pictures: Tensor) -> Tensor:
        """Return the latents."""
        latents: Tensor = self.layers(pictures)
        return latents


@register_network
class GaussianEncoder(Encoder):
    """Pictures [N, C, S, S] in [-1, 1] -> mean and log variance of a normal distribution, each [N, latent]."""

    outputs: ClassVar[int] = 2

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """Return mean and log variance."""
        mean, log_variance = self.layers(pictures).chunk(2, dim=1)
        return mean, log_variance


@register_network
class Decoder(ModelMixin, ConfigMixin):
    """Latents [N, latent] -> pictures [N, C, S, S] in [-1, 1]; see `build_autoencoder`."""

    @register_to_config
    def __init__(self, architecture: str, size: int, channels: int, hidden: tuple[int, ...], latent: int) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        wide = tuple(reversed(hidden))
        if architecture == "mlp":
            for before, after in pairwise((latent, *wide)):
                layers += [nn.Linear(before, after), nn.ReLU()]
            layers += [nn.Linear(wide[-1], channels * size**2), nn.Unflatten(1, (channels, size, size))]
        else:
            side = _smallest(size, hidden)
            layers += [nn.Linear(latent, wide[0] * side**2), nn.ReLU(), nn.Unflatten(1, (wide[0], side, side))]
            for before, after in pairwise(wide):
                layers += [nn.ConvTranspose2d(before, after, **_HALVING), nn.ReLU()]
            layers.append(nn.ConvTranspose2d(wide[-1], channels, **_HALVING))
        self.layers = nn.Sequential(*layers)

    def logits(self, latents: Tensor) -> Tensor:
        """Return the logits of each value being 1 rather than -1."""
        logits: Tensor = self.layers(latents)
        return logits

    def forward(self, latents: Tensor) -> Tensor:
        """Return the expected pictures, 2·sigmoid(logits) - 1."""
        return torch.tanh(self.logits(latents) / 2)


def build_autoencoder(
    encoder: type[Encoder],
    architecture: Architecture,
    *,
    size: int,
    channels: int,
    hidden: tuple[int, ...],
    latent: int,
    points: bool = False,
) -> tuple[Encoder, Decoder]:
    """Build an encoder and its decoder, initialized from torch's global random state.

    Args:
        encoder: `Encoder`, or `GaussianEncoder` for a variational autoencoder.
        architecture: "mlp" for fully connected layers, "conv" for convolutions that each halve the size.
        size: Width and height of the pictures.
        channels: 1 (grey) or 3 (colour).
        hidden: Width of each hidden layer of the encoder; the decoder has them in reverse order.
        latent: Number of latent dimensions.
        points: Whether points of the plane are accepted, by fully connected layers.

    Raises:
        BadInput: The settings are inconsistent, or the data is a 2-D distribution.
    """
    if space_of(size, channels) == "plane" and not (points and architecture == "mlp"):
        raise BadInput(
            "An autoencoder compresses pictures; a 2-D distribution leaves nothing to compress.", field="dataset.kind"
        )
    if min(hidden) < 1:
        raise BadInput("Each of options.hidden must be 1 or more.", field="options.hidden")
    if architecture == "conv" and size % 2 ** len(hidden):
        raise BadInput(
            f"{len(hidden)} convolutions that halve the size need pictures whose size is a multiple of "
            f"{2 ** len(hidden)}, not {size}; options.architecture = mlp takes any."
        )
    config = {"architecture": architecture, "size": size, "channels": channels, "hidden": hidden, "latent": latent}
    for kind in (encoder, Decoder):
        empty_network(kind, config)  # refuses oversized networks before allocation
    return encoder(**config), Decoder(**config)


def _smallest(size: int, hidden: tuple[int, ...]) -> int:
    """Width and height after the last convolution."""
    return math.floor(size / 2 ** len(hidden))

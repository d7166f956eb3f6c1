"""The networks of a GAN: a generator, and a discriminator of real and generated pictures."""

import math
from typing import Literal

import torch
from diffusers import ConfigMixin, ModelMixin
from diffusers.configuration_utils import register_to_config
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

from studio.engine.networks.registry import register_network

Architecture = Literal["conv", "mlp"]
GROUP = 4  # pictures per group of the minibatch standard deviation
NORM_GROUPS = 4  # of the generator's group norms
SLOPE = 0.2  # of the leaky ReLUs, as in DCGAN


@register_network
class Generator(ModelMixin, ConfigMixin):
    """Generates pictures from latents.

    "conv" is DCGAN (Radford et al. 2016): a linear projection to the smallest size, then transposed convolutions that
    double the size and halve the channels, with a norm and ReLU between them and tanh at the end. Group norm replaces
    batch norm, so that a picture depends on its own latent only, and averaged weights need no statistics of their own.
    "mlp" has three fully connected hidden layers, each twice as wide as the one before.

    Args:
        latent: Number of latent dimensions.
        size: Width and height of the pictures.
        channels: Channels of the pictures.
        classes: Number of labels, whose embedding is concatenated to the latent; 0 for none.
        architecture: "conv" or "mlp".
        width: Channels at half the picture's size, or width of the first hidden layer.
    """

    @register_to_config
    def __init__(
        self,
        latent: int,
        size: int,
        channels: int,
        classes: int = 0,
        architecture: Architecture = "conv",
        width: int = 32,
    ) -> None:
        super().__init__()
        self.embedding = nn.Embedding(classes, latent) if classes else None
        inputs = 2 * latent if classes else latent
        make = _conv_generator if architecture == "conv" else _mlp_generator
        self.body = make(inputs, size, channels, width)

    def forward(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        """Return pictures [N, C, H, W] in [-1, 1] from latents [N, latent] and, if class-conditional, labels [N]."""
        if self.embedding is not None:
            z = torch.cat([z, self.embedding(labels)], 1)
        pictures: Tensor = self.body(z)
        return pictures


class Discriminator(nn.Module):
    """Scores pictures, higher for real ones; mirrors the generator, without norms.

    DCGAN's batch norm is left out: a gradient penalty per picture is undefined when pictures are normalized by each
    other (Gulrajani et al. 2017, section 4).

    Args:
        size: Width and height of the pictures.
        channels: Channels of the pictures.
        classes: Number of labels; the inner product of label embedding and features is added to the score
            (projection discriminator; Miyato & Koyama 2018, eq. 3). 0 for none.
        architecture: "conv" or "mlp".
        width: As in the generator.
        spectral: Apply spectral normalization to every layer (Miyato et al. 2018).
        minibatch_std: Add a `MinibatchStd` layer.
    """

    def __init__(
        self,
        size: int,
        channels: int,
        classes: int = 0,
        architecture: Architecture = "conv",
        width: int = 32,
        *,
        spectral: bool = False,
        minibatch_std: bool = False,
    ) -> None:
        super().__init__()
        make = _conv_features if architecture == "conv" else _mlp_features
        self.body, features = make(size, channels, width, minibatch_std)
        self.score = nn.Linear(features, 1)
        self.embedding = nn.Embedding(classes, features) if classes else None
        if spectral:
            for module in [*self.modules()]:
                if isinstance(module, nn.Conv2d | nn.Linear | nn.Embedding):
                    spectral_norm(module)

    def forward(self, pictures: Tensor, labels: Tensor | None = None) -> Tensor:
        """Return the scores [N] of pictures [N, C, H, W] and, if class-conditional, their labels [N]."""
        features: Tensor = self.body(pictures)
        scores: Tensor = self.score(features)[:, 0]
        return scores if self.embedding is None else scores + (self.embedding(labels) * features).sum(1)


class MinibatchStd(nn.Module):
    """Appends the minibatch standard deviation as a channel (Karras et al. 2018, section 3).

    It is the standard deviation of each feature over a group of pictures, averaged to one value per group. It lets the
    discriminator detect mode collapse.
    """

    def forward(self, x: Tensor) -> Tensor:
        """Map [N, F, ...] to [N, F + 1, ...]; groups have GROUP pictures, or all N if GROUP does not divide N."""
        count = len(x)
        group = GROUP if count % GROUP == 0 else count
        # Groups are contiguous, so that processes sharing a batch have the same groups as a single process.
        grouped = x.reshape(count // group, group, -1)
        spread = (grouped.var(1, unbiased=False) + 1e-8).sqrt().mean(1)
        spread = spread.repeat_interleave(group).reshape(count, *[1] * (x.ndim - 1))
        return torch.cat([x, spread.expand(count, 1, *x.shape[2:])], 1)


def stages(size: int) -> int:
    """Return how often a "conv" network halves the size: twice, or more above 32 pixels."""
    count = 2
    while size >> count > 8 and size % (2 << count) == 0:
        count += 1
    return count


def _conv_generator(inputs: int, size: int, channels: int, width: int) -> nn.Sequential:
    depth = stages(size)
    side, wide = size >> depth, width << (depth - 1)
    layers: list[nn.Module] = [nn.Linear(inputs, wide * side**2, bias=False), nn.Unflatten(1, (wide, side, side))]
    for _ in range(depth - 1):
        layers += [_norm(wide), nn.ReLU(), nn.ConvTranspose2d(wide, wide // 2, 4, 2, 1, bias=False)]
        wide //= 2
    layers += [_norm(wide), nn.ReLU(), nn.ConvTranspose2d(wide, channels, 4, 2, 1), nn.Tanh()]
    return nn.Sequential(*layers)


def _norm(channels: int) -> nn.GroupNorm:
    return nn.GroupNorm(math.gcd(NORM_GROUPS, channels), channels)


def _conv_features(size: int, channels: int, width: int, minibatch_std: bool) -> tuple[nn.Sequential, int]:
    depth = stages(size)
    layers: list[nn.Module] = []
    inputs, outputs = channels, width
    for _ in range(depth):
        layers += [nn.Conv2d(inputs, outputs, 4, 2, 1), nn.LeakyReLU(SLOPE)]
        inputs, outputs = outputs, 2 * outputs
    layers += [MinibatchStd()] if minibatch_std else []
    layers += [nn.Conv2d(inputs + minibatch_std, inputs, 3, 1, 1), nn.LeakyReLU(SLOPE), nn.Flatten()]
    return nn.Sequential(*layers), inputs * (size >> depth) ** 2


def _mlp_generator(inputs: int, size: int, channels: int, width: int) -> nn.Sequential:
    layers: list[nn.Module] = []
    for wide in (width, 2 * width, 4 * width):
        layers += [nn.Linear(inputs, wide), nn.LeakyReLU(SLOPE)]
        inputs = wide
    layers += [nn.Linear(inputs, channels * size**2), nn.Tanh(), nn.Unflatten(1, (channels, size, size))]
    return nn.Sequential(*layers)


def _mlp_features(size: int, channels: int, width: int, minibatch_std: bool) -> tuple[nn.Sequential, int]:
    layers: list[nn.Module] = [nn.Flatten()]
    inputs = channels * size**2
    for wide in (4 * width, 2 * width):
        layers += [nn.Linear(inputs, wide), nn.LeakyReLU(SLOPE)]
        inputs = wide
    layers += [MinibatchStd()] if minibatch_std else []
    layers += [nn.Linear(inputs + minibatch_std, width), nn.LeakyReLU(SLOPE)]
    return nn.Sequential(*layers), width

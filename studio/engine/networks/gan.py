"""The two players of a GAN: a generator of pictures from latents, and a discriminator of real and made ones."""

import math
from typing import Literal

import torch
from diffusers import ConfigMixin, ModelMixin
from diffusers.configuration_utils import register_to_config
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

from studio.engine.networks.registry import register_network

Architecture = Literal["conv", "mlp"]
GROUP = 4  # pictures that are compared with one another for the standard deviation of a minibatch
NORM_GROUPS = 4  # of channels, in the generator
SLOPE = 0.2  # of the leaky ReLUs, as in DCGAN


@register_network
class Generator(ModelMixin, ConfigMixin):
    """Makes pictures of latents.

    "conv" is DCGAN's (Radford et al. 2016): a projection to `stages` halvings of the picture's size, then transposed
    convolutions, each twice as large with half the channels; a norm and ReLU between them, tanh at the end. The
    norm is over groups of channels instead of the batch: a picture then depends on its own latent only, and the average
    of the weights needs no statistics of its own.
    "mlp" has three hidden layers, each twice as wide as the one before, and makes pictures of any shape.

    Args:
        latent: How many numbers a latent has.
        size: Width and height of the pictures.
        channels: Of the pictures.
        classes: How many labels there are; each has a vector of its own that is laid beside the latent. 0: none.
        architecture: "conv" or "mlp".
        width: Channels at half the picture's size, or the first hidden layer's.
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
        """Return pictures [N, C, H, W] in [-1, 1] of latents [N, latent] and, where there are classes, labels [N]."""
        if self.embedding is not None:
            z = torch.cat([z, self.embedding(labels)], 1)
        pictures: Tensor = self.body(z)
        return pictures


class Discriminator(nn.Module):
    """Scores pictures: the higher, the more real; a mirror of the generator, without norms.

    DCGAN's batch norm is left out: a penalty on the gradient at one picture makes no sense where pictures are
    normalized by one another (Gulrajani et al. 2017, section 4).

    Args:
        size: Width and height of the pictures.
        channels: Of the pictures.
        classes: How many labels there are; a score then gets the scalar product of the label's vector and the
            features (Miyato & Koyama 2018, eq. 3). 0: none.
        architecture: "conv" or "mlp".
        width: As the generator's.
        spectral: Hold every layer's largest singular value at one (Miyato et al. 2018).
        minibatch_std: Show it how much the pictures around one differ.
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
        """Return the scores [N] of pictures [N, C, H, W] and, where there are classes, their labels [N]."""
        features: Tensor = self.body(pictures)
        scores: Tensor = self.score(features)[:, 0]
        return scores if self.embedding is None else scores + (self.embedding(labels) * features).sum(1)


class MinibatchStd(nn.Module):
    """Adds one channel: how much the pictures of a group differ (Karras et al. 2018, section 3).

    The standard deviation of every feature over the group, averaged to one number, the same for the whole group. A
    generator whose pictures are all alike is found out by it.
    """

    def forward(self, x: Tensor) -> Tensor:
        """Turn [N, F, ...] into [N, F + 1, ...]; groups are of `GROUP`, or of all N where that does not divide N."""
        count = len(x)
        group = GROUP if count % GROUP == 0 else count
        # Neighbours make a group: processes that share a batch have whole groups then, the same as one process has.
        grouped = x.reshape(count // group, group, -1)
        spread = (grouped.var(1, unbiased=False) + 1e-8).sqrt().mean(1)
        spread = spread.repeat_interleave(group).reshape(count, *[1] * (x.ndim - 1))
        return torch.cat([x, spread.expand(count, 1, *x.shape[2:])], 1)


def stages(size: int) -> int:
    """Return how often a "conv" network halves or doubles: from a quarter of the size up, deeper above 32 pixels."""
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

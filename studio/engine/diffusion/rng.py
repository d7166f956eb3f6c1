"""Random numbers from one generator per picture, independent of batch size, device and dtype."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.engine.diffusion.interpolation import slerp

SEEDS = 2**63


@dataclass(frozen=True)
class Variation:
    """Noise of another seed, towards which the starting noise is interpolated.

    Attributes:
        seed: The seed; picture i of a batch takes seed + i, while its own seed stays the same.
        strength: 0 ... 1: 0 is the noise of the picture's own seed, 1 that of the other.
    """

    seed: int
    strength: float


class PictureGenerators(list[torch.Generator]):
    """One CPU generator for each picture of a batch, which counts its draws.

    A generator's own state takes 5,056 bytes, more than a small picture. The number of draws determines it, since all
    draws of one sampling run have the shape of its states.

    Args:
        seeds: One for each picture.
        others: The generators of a variation, one for each picture; they draw its starting noise.
        strength: The strength of the variation.

    Attributes:
        draws: The number of times that `randn` has drawn from them.
    """

    def __init__(self, seeds: Sequence[int], others: "PictureGenerators | None" = None, strength: float = 0.0) -> None:
        super().__init__(torch.Generator("cpu").manual_seed(seed) for seed in seeds)
        self.others, self.strength = others, strength
        self.draws = 0

    def replay(self, draws: int, shape: Sequence[int]) -> None:
        """Go to the state after `draws` draws of `shape` (C, H, W) since seeding."""
        for generator in self:
            generator.manual_seed(generator.initial_seed())
        self.draws = 0
        for _ in range(draws):
            randn((len(self), *shape), self)


def picture_generators(seed: int, count: int, first: int = 0, variation: Variation | None = None) -> PictureGenerators:
    """Return the generators of the pictures `first ... first + count - 1` of a seed.

    Picture i of seed s is picture 0 of seed s + i, as in other programs, so that any picture of a batch can be made
    alone from its own seed. Of a variation all pictures have the seed s, and its seed counts up. Seeds wrap at 2^63.
    """
    if variation is None:
        return PictureGenerators([(seed + first + i) % SEEDS for i in range(count)])
    return PictureGenerators([seed] * count, picture_generators(variation.seed, count, first), variation.strength)


def first_noise(shape: Sequence[int], generators: PictureGenerators, device: torch.device | str = "cpu") -> Tensor:
    """Return the noise [N, ...] that pictures start from: that of `randn`, interpolated towards a variation's."""
    noise = randn(shape, generators)
    if generators.others is not None:
        noise = slerp(noise, randn(shape, generators.others), generators.strength)
    return noise.to(device=device, non_blocking=True)


def randn(
    shape: Sequence[int],
    generators: PictureGenerators,
    device: torch.device | str = "cpu",
    dtype: torch.dtype = torch.float32,
) -> Tensor:
    """Return standard normal noise of `shape` [N, ...], picture n from generators[n].

    It is drawn in float32 on the CPU, whatever `device` and `dtype` are.
    Raises ValueError when there is not one generator for each picture.
    """
    if len(generators) != shape[0]:
        raise ValueError(f"{shape[0]} pictures need as many generators, not {len(generators)}")
    noise = torch.empty(tuple(shape), dtype=torch.float32)
    for picture, generator in zip(noise, generators, strict=True):
        picture.normal_(generator=generator)
    generators.draws += 1
    return noise.to(device=device, dtype=dtype, non_blocking=True)

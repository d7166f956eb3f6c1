"""Random numbers from one generator per picture, independent of batch size, device and dtype."""

from collections.abc import Sequence

import torch
from torch import Tensor

SEEDS = 2**63


class PictureGenerators(list[torch.Generator]):
    """One CPU generator for each picture of a batch, which counts its draws.

    A generator's own state takes 5,056 bytes, more than a small picture. The number of draws says the same, since all
    draws of one sampling run have the shape of its states.

    Attributes:
        draws: The number of times that `randn` has drawn from them.
    """

    def __init__(self, seeds: Sequence[int]) -> None:
        super().__init__(torch.Generator("cpu").manual_seed(seed) for seed in seeds)
        self.draws = 0

    def replay(self, draws: int, shape: Sequence[int]) -> None:
        """Return to the state after so many draws of `shape` (C, H, W) since seeding."""
        for generator in self:
            generator.manual_seed(generator.initial_seed())
        self.draws = 0
        for _ in range(draws):
            randn((len(self), *shape), self)


def picture_generators(seed: int, count: int, first: int = 0) -> PictureGenerators:
    """Return the generators of the pictures `first ... first + count - 1` of a seed.

    Picture i of seed s is picture 0 of seed s + i, as in other programs, so that any picture of a batch can be made
    alone from its own seed. Seeds wrap at 2^63.
    """
    return PictureGenerators([(seed + first + i) % SEEDS for i in range(count)])


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

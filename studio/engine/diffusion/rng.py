"""Random numbers from one generator per picture, independent of batch size, device and dtype."""

from collections.abc import Sequence

import torch
from torch import Tensor

SEEDS = 2**63
STATE_BYTES = 5056  # size of a CPU generator's state (Mersenne Twister)


def picture_generators(seed: int, count: int, first: int = 0) -> list[torch.Generator]:
    """Return the generators of the pictures `first ... first + count - 1` of a seed, on the CPU.

    Picture i of seed s is picture 0 of seed s + i, as in other programs, so that any picture of a batch can be made
    alone from its own seed. Seeds wrap at 2^63.
    """
    return [torch.Generator("cpu").manual_seed((seed + first + i) % SEEDS) for i in range(count)]


def randn(
    shape: Sequence[int],
    generators: Sequence[torch.Generator],
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
    return noise.to(device=device, dtype=dtype)


def generator_states(generators: Sequence[torch.Generator]) -> Tensor:
    """Return the state of each generator, uint8 [N, STATE_BYTES]."""
    return torch.stack([generator.get_state() for generator in generators])


def restore_generators(generators: Sequence[torch.Generator], states: Tensor) -> None:
    """Set generators to states from `generator_states`."""
    for generator, state in zip(generators, states.cpu(), strict=True):
        generator.set_state(state.clone())  # torch reads a view from the start of its storage, and crashes

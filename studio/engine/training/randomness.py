"""Randomness of a training run: each step has a generator seeded by (seed, step), so that a resume repeats it."""

import random
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

_MASK = 2**64 - 1


@dataclass(frozen=True)
class Draw:
    """What chance decides in one training step.

    Attributes:
        t: Timesteps [N] int64, 0 ... T - 1, spread evenly over the range (see `draw_step`).
        noise: ε ~ N(0, I), [N, C, H, W].
        unlabelled: [N] bool, whose label is dropped for classifier-free guidance.
    """

    t: Tensor
    noise: Tensor
    unlabelled: Tensor


def mix(seed: int, *numbers: int) -> int:
    """Return 63 well-mixed bits of a seed and some numbers (SplitMix64, Steele et al. 2014, on each in turn)."""
    state = seed & _MASK
    for number in (0x5EED, *numbers):
        state = (state + (number & _MASK) + 0x9E3779B97F4A7C15) & _MASK
        state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & _MASK
        state ^= state >> 31
    return state >> 1


def draw_step(generator: torch.Generator, shape: tuple[int, ...], timesteps: int, label_dropout: float) -> Draw:
    """Draw one step's randomness on the generator's device.

    The timesteps of a batch are one random offset plus N equal strides (low-discrepancy sampling; Kingma et al. 2021,
    appendix I.1): each alone is uniform, and together they cover all noise levels, which steadies the loss.

    Args:
        generator: Seeded for this step.
        shape: [N, C, H, W] of the batch.
        timesteps: T.
        label_dropout: Probability that a label is dropped.
    """
    device, count = generator.device, shape[0]
    offset = torch.rand(1, generator=generator, device=device)
    places = (torch.arange(count, device=device) / count + offset) % 1.0
    t = (places * timesteps).long().clamp(max=timesteps - 1)
    noise = torch.randn(shape, generator=generator, device=device)
    unlabelled = torch.rand(count, generator=generator, device=device) < label_dropout
    return Draw(t, noise, unlabelled)


def seed_everything(seed: int) -> None:
    """Seed the global generators of Python, NumPy and torch (CUDA included)."""
    random.seed(seed)
    np.random.seed(seed % 2**32)
    torch.manual_seed(seed)


def random_state() -> tuple[dict[str, Tensor], dict[str, Any]]:
    """Return the state of every global generator: torch's as tensors, Python's and NumPy's as JSON values."""
    tensors = {"torch": torch.get_rng_state()}
    for index in range(torch.cuda.device_count() if torch.cuda.is_initialized() else 0):
        tensors[f"cuda.{index}"] = torch.cuda.get_rng_state(index)
    version, numbers, gauss = random.getstate()
    name, keys, position, has_gauss, cached = np.random.get_state(legacy=True)
    values = {
        "python": [version, list(numbers), gauss],
        "numpy": [str(name), np.asarray(keys).tolist(), int(position), int(has_gauss), float(cached)],
    }
    return tensors, values


def restore_random_state(tensors: dict[str, Tensor], values: dict[str, Any]) -> None:
    """Put back what `random_state` returned; a GPU that is no longer there is passed over."""
    torch.set_rng_state(tensors["torch"])
    for index in range(torch.cuda.device_count() if torch.cuda.is_available() else 0):
        if f"cuda.{index}" in tensors:
            torch.cuda.set_rng_state(tensors[f"cuda.{index}"], index)
    version, numbers, gauss = values["python"]
    random.setstate((version, tuple(numbers), gauss))
    name, keys, position, has_gauss, cached = values["numpy"]
    np.random.set_state((name, np.array(keys, dtype=np.uint32), position, has_gauss, cached))

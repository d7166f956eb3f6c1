"""Random numbers of a training run: the draws of a step, and the state of the global generators."""

import random
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor


@dataclass(frozen=True)
class Draw:
    """The random draws of one training step.

    Attributes:
        t: Timesteps [N] int64, 0 ... T - 1, stratified over the range (see `draw_step`).
        noise: ε ~ N(0, I), [N, C, H, W].
        unlabelled: [N] bool, True where the label is dropped for classifier-free guidance.
    """

    t: Tensor
    noise: Tensor
    unlabelled: Tensor


def draw_step(generator: torch.Generator, shape: tuple[int, ...], timesteps: int, label_dropout: float) -> Draw:
    """Draw the random numbers of one step on the generator's device.

    The timesteps of a batch are a random offset plus N equal strides (low-discrepancy sampling; Kingma et al. 2021,
    appendix I.1). Each is uniform, and together they cover all noise levels, which reduces the variance of the loss.

    Args:
        generator: Seeded for this step.
        shape: [N, C, H, W] of the batch.
        timesteps: T.
        label_dropout: Probability of dropping a label.
    """
    device, count = generator.device, shape[0]
    offset = torch.rand(1, generator=generator, device=device)
    positions = (torch.arange(count, device=device) / count + offset) % 1.0
    t = (positions * timesteps).long().clamp(max=timesteps - 1)
    noise = torch.randn(shape, generator=generator, device=device)
    unlabelled = torch.rand(count, generator=generator, device=device) < label_dropout
    return Draw(t, noise, unlabelled)


def shifted(t: Tensor, timesteps: int, shift: float) -> Tensor:
    """Move timesteps towards noise, for a shift above 1, or towards the picture (Esser et al. 2024, equation 23).

    Args:
        t: int64 [N], 0 ... T - 1.
        timesteps: T.
        shift: s of t ← s·t/(1 + (s - 1)·t), with t as a share of T; 1 moves nothing.
    """
    if shift == 1:
        return t
    share = (t + 0.5) / timesteps
    return (timesteps * shift * share / (1 + (shift - 1) * share)).long().clamp(max=timesteps - 1)


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
    """Restore what `random_state` returned; GPUs that are no longer available are skipped."""
    torch.set_rng_state(tensors["torch"])
    for index in range(torch.cuda.device_count() if torch.cuda.is_available() else 0):
        if f"cuda.{index}" in tensors:
            torch.cuda.set_rng_state(tensors[f"cuda.{index}"], index)
    version, numbers, gauss = values["python"]
    random.setstate((version, tuple(numbers), gauss))
    name, keys, position, has_gauss, cached = values["numpy"]
    np.random.set_state((name, np.array(keys, dtype=np.uint32), position, has_gauss, cached))

"""The part of a picture that is kept while the rest is denoised: put back after every step, as noisy as the rest."""

from collections.abc import Sequence
from typing import Protocol

import torch
from torch import Tensor

from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.rng import randn
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.solver import batch_of


class KnownPart(Protocol):
    """What `walk` asks after every step.

    Attributes:
        draws: Whether putting back draws noise from the pictures' generators.
    """

    draws: bool

    def put_back(self, x: Tensor, t: int, generators: Sequence[torch.Generator]) -> Tensor:
        """Return the state x [N, C, H, W] at timestep t with its known part put back; t = -1 is the clean end."""


class RepaintPart:
    """RePaint's known part, with fresh noise at every step (Lugmayr et al. 2022, eq. 8a and 8c).

    Where the mask is soft, a plain blend of two independent noises would be too calm for the level and come out
    blurred: the known part's noise is weighted by √(1 - m²) instead of 1 - m, which keeps the variance. At m = 0 and
    m = 1 that is eq. 8c. (The paper's m is the other way round.)

    Args:
        x0: The clean pictures [N, C, H, W].
        mask: [N or 1, 1, H, W] in [0, 1]: 1 is denoised, 0 is kept.
        schedule: The schedule of the walk.
    """

    draws = True

    def __init__(self, x0: Tensor, mask: Tensor, schedule: NoiseSchedule) -> None:
        self._x0, self._mask, self._schedule = x0, mask, schedule

    def put_back(self, x: Tensor, t: int, generators: Sequence[torch.Generator]) -> Tensor:
        """Return x with its known part put back; at the end it equals the clean pictures to the bit."""
        x0, mask = self._x0, self._mask
        if t < 0:
            blend = mask * x + (1 - mask) * x0
            return torch.where(mask == 0, x0, torch.where(mask == 1, x, blend))
        alpha_bar = self._schedule.alpha_bar(t)
        noise = randn(x.shape, generators, x.device, x.dtype)
        known = (1 - mask) * alpha_bar**0.5 * x0 + (1 - mask**2).sqrt() * (1 - alpha_bar) ** 0.5 * noise
        return torch.where(mask == 0, known, mask * x + known)


class SameNoisePart:
    """A known part with the same noise at every step, as diffusers' pipelines for inpainting have it.

    Args:
        x0: The clean latents [N, C, h, w].
        noise: The noise that the walk started with, like x0.
        mask: [1, 1, h, w], 1 where the picture is denoised, else 0.
        schedule: The schedule of the walk.
    """

    draws = False

    def __init__(self, x0: Tensor, noise: Tensor, mask: Tensor, schedule: NoiseSchedule) -> None:
        self._x0, self._noise, self._mask, self._schedule = x0, noise, mask, schedule

    def put_back(self, x: Tensor, t: int, generators: Sequence[torch.Generator]) -> Tensor:
        """Return x with its known part put back."""
        known = self._x0 if t < 0 else add_noise(self._x0, self._noise, batch_of(t, x), self._schedule)
        return (1 - self._mask) * known + self._mask * x

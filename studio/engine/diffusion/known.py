"""Known regions of a picture: restored after every step while the rest is denoised."""

from typing import Protocol

import torch
from torch import Tensor

from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.rng import PictureGenerators, randn
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.solver import batch_of


class KnownRegion(Protocol):
    """Restored by `denoising_loop` after every step.

    Attributes:
        draws: Whether `restore` draws noise from the pictures' generators.
    """

    draws: bool

    def restore(self, x: Tensor, t: int, generators: PictureGenerators) -> Tensor:
        """Return the state x [N, C, H, W] at timestep t with the known region restored; t = -1 is the clean picture."""


class FreshNoiseRegion:
    """A known region with fresh noise at every step, as in RePaint (Lugmayr et al. 2022, eq. 8a and 8c).

    Under a soft mask, linear blending of two independent noises would have too little variance and give blurred
    pictures: the known region's noise is weighted by √(1 - m²) instead of 1 - m, which keeps the variance. At m = 0 and
    m = 1 that is eq. 8c. (The paper's m is inverted.)

    Args:
        x0: The clean pictures [N, C, H, W].
        mask: [N or 1, 1, H, W] in [0, 1]: 1 is denoised, 0 is kept.
        schedule: The noise schedule of the model.
    """

    draws = True

    def __init__(self, x0: Tensor, mask: Tensor, schedule: NoiseSchedule) -> None:
        self._x0, self._mask, self._schedule = x0, mask, schedule

    def restore(self, x: Tensor, t: int, generators: PictureGenerators) -> Tensor:
        """See `KnownRegion`; the clean end equals the clean pictures to the bit."""
        x0, mask = self._x0, self._mask
        if t < 0:
            blend = mask * x + (1 - mask) * x0
            return torch.where(mask == 0, x0, torch.where(mask == 1, x, blend))
        alpha_bar = self._schedule.alpha_bar(t)
        noise = randn(x.shape, generators, x.device, x.dtype)
        known = (1 - mask) * alpha_bar**0.5 * x0 + (1 - mask**2).sqrt() * (1 - alpha_bar) ** 0.5 * noise
        return torch.where(mask == 0, known, mask * x + known)


class FixedNoiseRegion:
    """A known region with the same noise at every step, as in diffusers' inpainting pipelines.

    Args:
        x0: The clean latents [N, C, h, w].
        noise: The noise that sampling started from, like x0.
        mask: [1, 1, h, w]: 1 is denoised, 0 is kept.
        schedule: The noise schedule of the model.
    """

    draws = False

    def __init__(self, x0: Tensor, noise: Tensor, mask: Tensor, schedule: NoiseSchedule) -> None:
        self._x0, self._noise, self._mask, self._schedule = x0, noise, mask, schedule

    def restore(self, x: Tensor, t: int, generators: PictureGenerators) -> Tensor:
        """See `KnownRegion`."""
        known = self._x0 if t < 0 else add_noise(self._x0, self._noise, batch_of(t, x), self._schedule)
        return (1 - self._mask) * known + self._mask * x

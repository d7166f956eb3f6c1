"""Known regions of a picture, which are restored after every step while the rest is denoised."""

from collections.abc import Sequence
from typing import Protocol

import torch
from torch import Tensor

from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.rng import PictureGenerators, randn
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.solver import batch_of

_LEVEL = 1 / 255  # between two values of an 8-bit mask


class KnownRegion(Protocol):
    """A region that `denoising_loop` restores after every step.

    Attributes:
        draws: Whether `restore` draws noise from the pictures' generators.
        within: Restores the region within a step, for solvers that evaluate the model twice; None for nothing.
    """

    draws: bool

    @property
    def within(self) -> "KnownRegion | None": ...

    def restore(self, x: Tensor, t: int, generators: PictureGenerators) -> Tensor:
        """Return the state x [N, C, H, W] at timestep t with the known region restored; t = -1 is the clean picture."""


class GradualMask:
    """A soft mask that says how much each pixel may change: each joins the denoising at a step of its own.

    A pixel of value m joins when the share m of the steps is left, so that it changes as much as in image to image with
    strength m. (Differential Diffusion; Levin and Fried 2023, Algorithm 1.)

    Args:
        amount: [1, 1, H, W] in [0, 1]: 1 is denoised from the first step on, 0 is kept.
        timesteps: Those of the run's steps, falling.
    """

    def __init__(self, amount: Tensor, timesteps: Sequence[int]) -> None:
        self._amount, self._timesteps = amount, list(timesteps)

    def at(self, t: int) -> Tensor:
        """Return the mask of a state at timestep t, [1, 1, H, W]: 1 where a step was taken with it, 0 elsewhere."""
        before = sum(timestep > t for timestep in self._timesteps) - 1  # the steps before the one that led here
        joined = self._amount >= 1 - before / len(self._timesteps) - _LEVEL / 2
        return ((self._amount > 0) & joined).to(self._amount.dtype)


def mask_at(mask: Tensor | GradualMask, t: int) -> Tensor:
    """Return the mask of a state at timestep t."""
    return mask.at(t) if isinstance(mask, GradualMask) else mask


class FreshNoiseRegion:
    """A known region with fresh noise at every step, as in RePaint (Lugmayr et al. 2022, eq. 8a and 8c).

    Under a soft mask, linear blending of two independent noises would have too little variance and give blurred
    pictures: the known region's noise is weighted by √(1 - m²) instead of 1 - m, which keeps the variance. At m = 0 and
    m = 1 that is eq. 8c. (The paper's m is inverted.)

    Args:
        x0: The clean pictures [N, C, H, W].
        mask: [N or 1, 1, H, W] in [0, 1]: 1 is denoised, 0 is kept; or a gradual one.
        schedule: The noise schedule of the model.
    """

    draws = True

    def __init__(self, x0: Tensor, mask: Tensor | GradualMask, schedule: NoiseSchedule) -> None:
        self._x0, self._mask, self._schedule = x0, mask, schedule

    def restore(self, x: Tensor, t: int, generators: PictureGenerators) -> Tensor:
        """See `KnownRegion`; the clean end equals the clean pictures to the bit."""
        x0, mask = self._x0, mask_at(self._mask, t)
        if t < 0:
            blend = mask * x + (1 - mask) * x0
            return torch.where(mask == 0, x0, torch.where(mask == 1, x, blend))
        alpha_bar = self._schedule.alpha_bar(t)
        noise = randn(x.shape, generators, x.device, x.dtype)
        known = (1 - mask) * alpha_bar**0.5 * x0 + (1 - mask**2).sqrt() * (1 - alpha_bar) ** 0.5 * noise
        return torch.where(mask == 0, known, mask * x + known)

    @property
    def within(self) -> KnownRegion:
        """See `KnownRegion`."""
        return self


class FixedNoiseRegion:
    """A known region with the same noise at every step, as in diffusers' inpainting pipelines.

    Args:
        x0: The clean latents [N, C, h, w].
        noise: The noise that sampling started from, like x0.
        mask: [1, 1, h, w]: 1 is denoised, 0 is kept; or a gradual one.
        schedule: The noise schedule of the model.
    """

    draws = False

    def __init__(self, x0: Tensor, noise: Tensor, mask: Tensor | GradualMask, schedule: NoiseSchedule) -> None:
        self._x0, self._noise, self._mask, self._schedule = x0, noise, mask, schedule

    def restore(self, x: Tensor, t: int, generators: PictureGenerators) -> Tensor:
        """See `KnownRegion`."""
        known = self._x0 if t < 0 else add_noise(self._x0, self._noise, batch_of(t, x), self._schedule)
        mask = mask_at(self._mask, t)
        return (1 - mask) * known + mask * x

    @property
    def within(self) -> KnownRegion:
        """See `KnownRegion`."""
        return self


class CleanRegion:
    """A known region without noise at every step, for models that were trained to see it so.

    Args:
        x0: The clean latents [N, C, h, w].
        mask: [1, 1, h, w]: 1 is denoised, 0 is kept.
    """

    draws = False

    def __init__(self, x0: Tensor, mask: Tensor) -> None:
        self._x0, self._mask = x0, mask

    def restore(self, x: Tensor, t: int, generators: PictureGenerators) -> Tensor:
        """See `KnownRegion`."""
        return (1 - self._mask) * self._x0 + self._mask * x

    @property
    def within(self) -> KnownRegion:
        """See `KnownRegion`."""
        return self

"""Gaussian data, for which the optimal denoiser and the exact probability-flow path are known."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import pytest
import torch
from torch import Tensor

from studio.engine.diffusion.prediction import Denoiser, Prediction, to_prediction
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.diffusion.schedules import NoiseSchedule, alphas_cumprod


@dataclass(frozen=True)
class Gaussian:
    """Pictures whose pixels are N(mean, deviation²)."""

    schedule: NoiseSchedule
    mean: float = 0.3
    deviation: float = 0.5

    def denoiser(self, clip: bool = False) -> Denoiser:
        """E[x_0 | x_t], elementwise."""

        def denoise(x_t: Tensor, t: Tensor) -> Prediction:
            signal, noise = self.schedule.signal(t, x_t), self.schedule.noise(t, x_t)
            gain = signal * self.deviation**2 / (signal**2 * self.deviation**2 + noise**2)
            x0 = self.mean + gain * (x_t - signal * self.mean)
            return to_prediction(x0, "x0", x_t, t, self.schedule, clip=clip)

        return denoise

    def on_path(self, x_t: Tensor, t: int, to: int) -> Tensor:
        """Where the probability-flow ODE takes x_t: the standardised value stays constant."""
        before, after = self.schedule.alpha_bar(t), self.schedule.alpha_bar(to)
        standard = (x_t - math.sqrt(before) * self.mean) / self._deviation(before)
        return math.sqrt(after) * self.mean + standard * self._deviation(after)

    def _deviation(self, alpha_bar: float) -> float:
        return math.sqrt(alpha_bar * self.deviation**2 + 1 - alpha_bar)


@pytest.fixture(autouse=True, scope="module")
def one_thread():
    """Use one thread: with small tensors, more threads only wait for one another."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def gaussian() -> Callable[..., Gaussian]:
    def make(kind: str = "linear", timesteps: int = 1000) -> Gaussian:
        return Gaussian(NoiseSchedule(kind, alphas_cumprod(kind, timesteps)))

    return make


@pytest.fixture
def noise() -> Callable[..., Tensor]:
    def make(count: int = 2, seed: int = 7, size: int = 8) -> Tensor:
        return randn((count, 1, size, size), picture_generators(seed, count))

    return make

"""Consistency models (Song et al. 2023): a network that estimates the clean picture from any noise level in one step.

| paper | here                   | meaning                                     |
|-------|------------------------|---------------------------------------------|
| t     | σ = `sigmas[t]`        | noise level: x_t/√ᾱ_t = x_0 + σ·ε           |
| ε     | σ_min = `sigmas[0]`    | lowest noise level, at which f_θ(x, σ) = x  |
| F_θ   | `network`              | the trained network                         |
| f_θ   | `consistency_function` | its estimate of the clean picture           |
"""

from collections.abc import Callable

import torch
from torch import Tensor

from studio.engine.diffusion.prediction import Denoiser, ModelFn
from studio.engine.diffusion.rng import PictureGenerators
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.solver import Pin, Solver, Term, Update, batch_of, draw_noise

NoiseLevelFn = Callable[[Tensor, Tensor], Tensor]
"""(scaled picture [N, C, H, W], 250·ln σ [N]) -> the network's output, [N, C, H, W]."""


def consistency_function(network: NoiseLevelFn, schedule: NoiseSchedule, sigma_data: float) -> ModelFn:
    """Return f_θ as a model that predicts x0: c_skip·x + c_out·F_θ (Song et al. 2023, appendix C).

    Args:
        network: F_θ with the inputs of OpenAI's and diffusers' consistency models: x scaled to unit variance (Karras
            et al. 2022, Table 1), and the noise level as 250·ln σ.
        schedule: The noise schedule, whose states are variance-preserving.
        sigma_data: Standard deviation of the data.
    """
    sigmas = schedule.sigmas
    least = float(sigmas[0])

    def model_fn(x_t: Tensor, t: Tensor) -> Tensor:
        t = t.cpu().round().long()
        sigma = sigmas[t]
        variance = sigma.square() + sigma_data**2
        skip = sigma_data**2 / ((sigma - least).square() + sigma_data**2)
        out = (sigma - least) * sigma_data / variance.sqrt()
        x = x_t / schedule.signal(t, x_t)
        output = network(x / _per_picture(variance.sqrt(), x), (250 * sigma.log()).to(x.device, x.dtype))
        return _per_picture(out, x) * output + _per_picture(skip, x) * x

    return model_fn


class ConsistencySolver(Solver):
    """Multistep consistency sampling (Song et al. 2023, Algorithm 1): estimate x0, then add noise of the next level."""

    adds_noise = True
    equation = "x_prev = √ᾱ′·(x₀ + √(s′² - s_min²)·z)"

    def step(
        self,
        index: int,
        x_t: Tensor,
        denoiser: Denoiser,
        generators: PictureGenerators,
        pin: Pin | None = None,
    ) -> Update:
        """Take one step; the last one draws no noise."""
        t, t_next = self.timesteps[index], self.next_timestep(index)
        prediction = denoiser(x_t, batch_of(t, x_t))
        if t_next < 0:
            return Update(prediction, prediction.x0, lambda: (Term("x0", 1.0, prediction.x0),))
        signal = self.schedule.alpha_bar(t_next) ** 0.5
        sigma, least = float(self.schedule.sigmas[t_next]), float(self.schedule.trained.sigmas[0])
        added, noise = signal * max(0.0, sigma**2 - least**2) ** 0.5, draw_noise(x_t, generators)
        terms = (Term("x0", signal, prediction.x0), Term("noise", added, noise))
        return Update(prediction, signal * prediction.x0 + added * noise, lambda: terms)


def consistency_samples(
    denoiser: Denoiser, noise: Tensor, schedule: NoiseSchedule, steps: int, generators: PictureGenerators
) -> Tensor:
    """Return pictures [N, C, H, W] sampled from noise of unit variance in evenly spaced steps."""
    T = schedule.timesteps
    solver = ConsistencySolver(schedule, [T - 1 - index * (T // steps) for index in range(steps)])
    x = noise * (1 - schedule.alpha_bar(T - 1)) ** 0.5
    with torch.inference_mode():
        for index in range(steps):
            x = solver.step(index, x, denoiser, generators).x_next
    return x.clone()


def _per_picture(values: Tensor, like: Tensor) -> Tensor:
    """Reshape values [N] to [N, 1, 1, ...], to multiply them with `like` [N, ...]."""
    return values.to(like.device, like.dtype).reshape(-1, *[1] * (like.ndim - 1))

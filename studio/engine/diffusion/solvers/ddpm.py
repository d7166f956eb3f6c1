"""The DDPM update (Ho, Jain & Abbeel 2020, "Denoising Diffusion Probabilistic Models") with all of its terms.

| paper | here                                 | meaning                                             |
|-------|--------------------------------------|-----------------------------------------------------|
| ᾱ_t   | alpha_bar(t)                         | share of the picture left at t                      |
| α_t   | alpha = ᾱ_t/ᾱ_prev                   | for a stride of one this is the paper's α_t = 1-β_t |
| β_t   | beta = 1 - α_t                       | noise between t_prev and t, for any stride          |
| μ̃_t   | mean                                 | mean of q(x_prev | x_t, x0)                         |
| β̃_t   | sigma² with variance = "fixed_small" | variance of q(x_prev | x_t, x0)                     |
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from torch import Tensor

from studio.engine.diffusion.prediction import Denoiser, Prediction
from studio.engine.diffusion.rng import PictureGenerators
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.solver import Pin, Solver, Term, Update, batch_of, draw_noise


@dataclass(frozen=True)
class DdpmStep:
    """All terms of one update; x_prev = x0_term + x_t_term + added_noise. Tensors are [N, C, H, W].

    Attributes:
        x0: Predicted clean picture.
        epsilon: Predicted noise.
        x0_term: √ᾱ_prev·β/(1 - ᾱ_t)·x0.
        x_t_term: √α·(1 - ᾱ_prev)/(1 - ᾱ_t)·x_t.
        mean: x0_term + x_t_term.
        sigma: σ, 0 in the last step.
        added_noise: σ·z, or None in the last step.
        x_prev: The picture at t_prev.
        terms: The same three summands, each as coefficient and value.
    """

    x0: Tensor
    epsilon: Tensor
    x0_term: Tensor
    x_t_term: Tensor
    mean: Tensor
    sigma: float
    added_noise: Tensor | None
    x_prev: Tensor
    terms: tuple[Term, ...]

    @property
    def direction(self) -> Tensor:
        """How the mean differs from the predicted clean picture."""
        return self.mean - self.x0


def ddpm_sigma(t: int, t_prev: int, schedule: NoiseSchedule, variance: str) -> float:
    """Return σ of a step; 0 when t_prev is -1.

    "fixed_small": σ² = β̃ = (1 - ᾱ_prev)/(1 - ᾱ_t)·β (eq. 7). "fixed_large": σ² = β. Section 3.2 calls them the two
    extreme choices: right for data at one point, and for data from N(0, I). ValueError for any other name.
    """
    if variance not in ("fixed_small", "fixed_large"):
        raise ValueError(f"there is no variance {variance!r}; known: fixed_small, fixed_large")
    if t_prev < 0:
        return 0.0  # Algorithm 2, line 3: z = 0 in the last step
    alpha_bar, alpha_bar_prev = schedule.alpha_bar(t), schedule.alpha_bar(t_prev)
    beta = 1 - alpha_bar / alpha_bar_prev
    return math.sqrt(beta if variance == "fixed_large" else (1 - alpha_bar_prev) / (1 - alpha_bar) * beta)


def ddpm_step(
    prediction: Prediction,
    x_t: Tensor,
    t: int,
    t_prev: int,
    schedule: NoiseSchedule,
    *,
    variance: str = "fixed_small",
    noise: Tensor | None = None,
) -> DdpmStep:
    """Go from x_t to x_{t_prev}.

    Args:
        prediction: The denoiser's estimate at x_t. Its x0 is used, so that a clipped x0 takes effect; without
            clipping this mean equals eq. 11, which is written with epsilon.
        x_t: The noisy pictures [N, C, H, W].
        t: The timestep of x_t, 0 ... T - 1.
        t_prev: A smaller timestep, however far; -1 goes to the clean picture, without noise.
        schedule: The noise schedule.
        variance: "fixed_small" or "fixed_large", see `ddpm_sigma`.
        noise: z ~ N(0, I) like x_t; not used in the last step.

    Raises:
        ValueError: t_prev is not before t, the variance is unknown, or noise is missing.
    """
    if t_prev >= t:
        raise ValueError(f"a denoising step goes to a smaller timestep, not from {t} to {t_prev}")
    alpha_bar, alpha_bar_prev = schedule.alpha_bar(t), schedule.alpha_bar(t_prev)
    alpha = alpha_bar / alpha_bar_prev
    beta = 1 - alpha
    # eq. 7, the two terms of μ̃_t(x_t, x_0), with x_0 from eq. 15
    x0_weight = math.sqrt(alpha_bar_prev) * beta / (1 - alpha_bar)
    x_t_weight = math.sqrt(alpha) * (1 - alpha_bar_prev) / (1 - alpha_bar)
    x0_term, x_t_term = x0_weight * prediction.x0, x_t_weight * x_t
    mean = x0_term + x_t_term
    # eq. 6, and Algorithm 2, line 4: + σ_t·z
    sigma = ddpm_sigma(t, t_prev, schedule, variance)
    added_noise = None
    terms: tuple[Term, ...] = (Term("x0", x0_weight, prediction.x0), Term("x_t", x_t_weight, x_t))
    if sigma > 0:
        if noise is None:
            raise ValueError("this step adds noise, but none was given")
        added_noise = sigma * noise
        terms += (Term("noise", sigma, noise),)
    return DdpmStep(
        x0=prediction.x0,
        epsilon=prediction.epsilon,
        x0_term=x0_term,
        x_t_term=x_t_term,
        mean=mean,
        sigma=sigma,
        added_noise=added_noise,
        x_prev=mean if added_noise is None else mean + added_noise,
        terms=terms,
    )


class DdpmSolver(Solver):
    """Ancestral sampling (Ho et al. 2020, Algorithm 2); `variance` as in `ddpm_sigma`."""

    adds_noise = True
    equation = "x_prev = √ᾱ′·β/(1 - ᾱ)·x₀ + √α·(1 - ᾱ′)/(1 - ᾱ)·x_t + σ·z,  α = ᾱ/ᾱ′, β = 1 - α"

    def __init__(self, schedule: NoiseSchedule, timesteps: Sequence[int], variance: str = "fixed_small") -> None:
        super().__init__(schedule, timesteps)
        self._variance = variance

    def step(
        self,
        index: int,
        x_t: Tensor,
        denoiser: Denoiser,
        generators: PictureGenerators,
        pin: Pin | None = None,
    ) -> Update:
        """Take one step; the last one draws no noise."""
        t, t_prev = self.timesteps[index], self.next_timestep(index)
        prediction = denoiser(x_t, batch_of(t, x_t))
        noisy = ddpm_sigma(t, t_prev, self.schedule, self._variance) > 0
        noise = draw_noise(x_t, generators) if noisy else None
        step = ddpm_step(prediction, x_t, t, t_prev, self.schedule, variance=self._variance, noise=noise)
        return Update(prediction, step.x_prev, lambda: step.terms)

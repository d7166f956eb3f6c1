"""The DDIM update (Song, Meng & Ermon 2021, "Denoising Diffusion Implicit Models") with all of its terms.

| paper   | here                      | meaning                                        |
|---------|---------------------------|------------------------------------------------|
| α_t     | ᾱ_t = alpha_bar(t)        | the paper's α is everyone else's ᾱ             |
| τ_i     | t                         | the timestep that x_t stands at                |
| τ_{i-1} | t_prev                    | the next, less noisy one; -1 is the clean end  |
| σ_τ     | sigma                     | standard deviation of the noise that is added  |
| ε_θ     | epsilon                   | predicted noise                                |
| f_θ     | x0                        | predicted clean picture                        |
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
class DdimStep:
    """All terms of one update; x_prev = x0_term + direction + added_noise. Tensors are [N, C, H, W].

    Attributes:
        x0: Predicted clean picture.
        epsilon: Predicted noise.
        x0_term: √ᾱ_prev·x0.
        direction: √(1 - ᾱ_prev - σ²)·ε, "direction pointing to x_t".
        mean: x0_term + direction.
        sigma: σ, 0 for a deterministic step.
        added_noise: σ·z, or None for a deterministic step.
        x_prev: The picture at t_prev.
        terms: The same three summands, each as coefficient and value.
    """

    x0: Tensor
    epsilon: Tensor
    x0_term: Tensor
    direction: Tensor
    mean: Tensor
    sigma: float
    added_noise: Tensor | None
    x_prev: Tensor
    terms: tuple[Term, ...]


def ddim_sigma(t: int, t_prev: int, schedule: NoiseSchedule, eta: float) -> float:
    """Return σ = η·√((1 - ᾱ_prev)/(1 - ᾱ_t))·√(1 - ᾱ_t/ᾱ_prev) (eq. 16)."""
    alpha_bar, alpha_bar_prev = schedule.alpha_bar(t), schedule.alpha_bar(t_prev)
    return eta * math.sqrt((1 - alpha_bar_prev) / (1 - alpha_bar)) * math.sqrt(1 - alpha_bar / alpha_bar_prev)


def ddim_step(
    prediction: Prediction,
    t: int,
    t_prev: int,
    schedule: NoiseSchedule,
    *,
    eta: float = 0.0,
    noise: Tensor | None = None,
) -> DdimStep:
    """Go from x_t to x_{t_prev}.

    Args:
        prediction: The denoiser's estimate at x_t; it carries everything that the update needs of x_t.
        t: The timestep of x_t, 0 ... T - 1.
        t_prev: A smaller timestep, however far; -1 goes to the clean picture, without noise.
        schedule: The noise schedule.
        eta: 0 deterministic, 1 as noisy as DDPM with the small variance.
        noise: z ~ N(0, I) like x_t; not used when sigma is 0.

    Raises:
        ValueError: t_prev is not before t, or noise is missing.
    """
    if t_prev >= t:
        raise ValueError(f"a denoising step goes to a smaller timestep, not from {t} to {t_prev}")
    alpha_bar_prev = schedule.alpha_bar(t_prev)
    sigma = ddim_sigma(t, t_prev, schedule, eta)
    # eq. 12, first term: "predicted x_0"
    x0_weight = math.sqrt(alpha_bar_prev)
    x0_term = x0_weight * prediction.x0
    # eq. 12, second term: "direction pointing to x_t"; max() because rounding may leave -1e-17 at eta = 1
    epsilon_weight = math.sqrt(max(0.0, 1 - alpha_bar_prev - sigma**2))
    direction = epsilon_weight * prediction.epsilon
    mean = x0_term + direction
    # eq. 12, third term: "random noise"
    added_noise = None
    terms: tuple[Term, ...] = (
        Term("x0", x0_weight, prediction.x0),
        Term("epsilon", epsilon_weight, prediction.epsilon),
    )
    if sigma > 0:
        if noise is None:
            raise ValueError("this step adds noise, but none was given")
        added_noise = sigma * noise
        terms += (Term("noise", sigma, noise),)
    return DdimStep(
        x0=prediction.x0,
        epsilon=prediction.epsilon,
        x0_term=x0_term,
        direction=direction,
        mean=mean,
        sigma=sigma,
        added_noise=added_noise,
        x_prev=mean if added_noise is None else mean + added_noise,
        terms=terms,
    )


class DdimSolver(Solver):
    """DDIM; `eta` from 0, deterministic, to 1, as noisy as DDPM with the small variance."""

    equation = "x_prev = √ᾱ′·x₀ + √(1 - ᾱ′ - σ²)·ε + σ·z"

    def __init__(self, schedule: NoiseSchedule, timesteps: Sequence[int], eta: float = 0.0) -> None:
        super().__init__(schedule, timesteps)
        self._eta = eta
        self.adds_noise = eta > 0

    def step(
        self,
        index: int,
        x_t: Tensor,
        denoiser: Denoiser,
        generators: PictureGenerators,
        pin: Pin | None = None,
    ) -> Update:
        """Take one step; noise is drawn only where some is added."""
        t, t_prev = self.timesteps[index], self.next_timestep(index)
        prediction = denoiser(x_t, batch_of(t, x_t))
        noisy = ddim_sigma(t, t_prev, self.schedule, self._eta) > 0
        noise = draw_noise(x_t, generators) if noisy else None
        step = ddim_step(prediction, t, t_prev, self.schedule, eta=self._eta, noise=noise)
        return Update(prediction, step.x_prev, lambda: step.terms)

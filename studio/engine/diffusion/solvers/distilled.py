"""Samplers of models that were distilled to a few steps: LCM (Luo et al. 2023) and TCD (Zheng et al. 2024)."""

import math
from collections.abc import Sequence

from torch import Tensor

from studio.engine.diffusion.prediction import Denoiser, Prediction
from studio.engine.diffusion.rng import PictureGenerators
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.solver import Pin, Solver, Term, Update, batch_of, draw_noise

SIGMA_DATA = 0.5  # Luo et al. 2023, section 4.1, boundary condition: c_skip and c_out
TIMESTEP_SCALING = 10.0


class LcmSolver(Solver):
    """Multistep consistency sampling (Song et al. 2023, Algorithm 1): the estimate of x0, with fresh noise."""

    adds_noise = True
    equation = "x_prev = √ᾱ′·(c_out·x₀ + c_skip·x_t) + √(1 - ᾱ′)·z"

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
        scaled = self.schedule.time(t) * TIMESTEP_SCALING
        skip = SIGMA_DATA**2 / (scaled**2 + SIGMA_DATA**2)
        out = scaled / math.sqrt(scaled**2 + SIGMA_DATA**2)
        alpha_bar = self.schedule.alpha_bar(t_next) if t_next >= 0 else 1.0
        signal = math.sqrt(alpha_bar)
        terms: tuple[Term, ...] = (Term("x0", signal * out, prediction.x0), Term("x_t", signal * skip, x_t))
        if t_next >= 0:
            terms += (Term("noise", math.sqrt(1 - alpha_bar), draw_noise(x_t, generators)),)
        return _update(prediction, terms)


class TcdSolver(Solver):
    """Trajectory consistency: along ε to an earlier level s, then back up with fresh noise (Zheng et al. 2024, Alg. 4).

    Args:
        schedule, timesteps: See `Solver`.
        gamma: γ, the stochasticity: 0 is deterministic; 1 goes to the clean estimate and back up, as LCM does.
    """

    equation = "x_prev = √(ᾱ′/ᾱₛ)·(√ᾱₛ·x₀ + √(1 - ᾱₛ)·ε) + √(1 - ᾱ′/ᾱₛ)·z,  s = (1 - γ)·t′"

    def __init__(self, schedule: NoiseSchedule, timesteps: Sequence[int], gamma: float = 0.0) -> None:
        super().__init__(schedule, timesteps)
        self._gamma = gamma
        self.adds_noise = gamma > 0

    def next_alpha_bar(self, index: int) -> float:
        """See `Solver.next_alpha_bar`; it ends at ᾱ_0."""
        return super().next_alpha_bar(index) if self.next_timestep(index) >= 0 else self.schedule.trained.alpha_bar(0)

    def step(
        self,
        index: int,
        x_t: Tensor,
        denoiser: Denoiser,
        generators: PictureGenerators,
        pin: Pin | None = None,
    ) -> Update:
        """Take one step; the last one ends at ᾱ_0 without noise."""
        t, t_next = self.timesteps[index], self.next_timestep(index)
        prediction = denoiser(x_t, batch_of(t, x_t))
        trained = self.schedule.trained
        time_next = self.schedule.time(t_next) if t_next >= 0 else 0.0
        alpha_bar_next = self.schedule.alpha_bar(t_next) if t_next >= 0 else trained.alpha_bar(0)
        alpha_bar_s = alpha_bar_next
        if self._gamma > 0:
            alpha_bar_s = trained.alpha_bar(math.floor((1 - self._gamma) * time_next))
        back = math.sqrt(alpha_bar_next / alpha_bar_s)
        terms: tuple[Term, ...] = (
            Term("x0", back * math.sqrt(alpha_bar_s), prediction.x0),
            Term("epsilon", back * math.sqrt(1 - alpha_bar_s), prediction.epsilon),
        )
        if self._gamma > 0 and t_next >= 0 and alpha_bar_next < alpha_bar_s:
            fresh = math.sqrt(1 - alpha_bar_next / alpha_bar_s)
            terms += (Term("noise", fresh, draw_noise(x_t, generators)),)
        return _update(prediction, terms)


def _update(prediction: Prediction, terms: tuple[Term, ...]) -> Update:
    first, *others = (term.coefficient * term.value for term in terms)
    return Update(prediction, sum(others, first), lambda: terms)

"""Euler's method with fresh noise at each step (k-diffusion's "Euler a"), in the space of `sigma_space`.

| k-diffusion | here        | meaning                                                             |
|-------------|-------------|---------------------------------------------------------------------|
| σ           | sigma       | noise level at the start of the step: x_t/√ᾱ_t = x_0 + σ·ε          |
| σ_up        | sigma_up    | standard deviation of the fresh noise                               |
| σ_down      | sigma_down  | the σ that Euler's method goes to: σ_down² + σ_up² = σ_next²        |
"""

import math

from torch import Tensor

from studio.engine.diffusion.prediction import Denoiser
from studio.engine.diffusion.rng import PictureGenerators
from studio.engine.diffusion.schedules import INSTEAD_OF_ZERO
from studio.engine.diffusion.solvers.solver import Pin, Solver, Term, Update, batch_of, draw_noise


class EulerAncestralSolver(Solver):
    """Euler's method with as much fresh noise as DDPM's posterior has."""

    adds_noise = True
    equation = "x_prev = √ᾱ′·(s↓/s·x_t/√ᾱ + (1 - s↓/s)·x₀) + σ·z,  s↓ = s′²/s, σ = √ᾱ′·s′·√(1 - s′²/s²)"

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
        alpha_bar, alpha_bar_next = self.schedule.alpha_bar(t) or INSTEAD_OF_ZERO, self.schedule.alpha_bar(t_next)
        sigma, sigma_next = (math.sqrt((1 - a) / a) for a in (alpha_bar, alpha_bar_next))
        sigma_up = sigma_next * math.sqrt(sigma**2 - sigma_next**2) / sigma
        sigma_down = sigma_next**2 / sigma  # = √(σ_next² - σ_up²)
        # x/√ᾱ goes to x0 + σ_down·ε, and ε = (x_t/√ᾱ - x0)/σ
        signal_next = math.sqrt(alpha_bar_next)
        terms: tuple[Term, ...] = (
            Term("x_t", signal_next * sigma_down / sigma / math.sqrt(alpha_bar), x_t),
            Term("x0", signal_next * (1 - sigma_down / sigma), prediction.x0),
        )
        if sigma_up > 0:
            terms += (Term("noise", signal_next * sigma_up, draw_noise(x_t, generators)),)
        first, *others = (term.coefficient * term.value.double() for term in terms)
        return Update(prediction, sum(others, first).to(x_t.dtype), lambda: terms)

"""PNDM (Liu et al. 2022, "Pseudo Numerical Methods for Diffusion Models on Manifolds"), as in Stable Diffusion.

A linear multistep method for ε whose steps follow DDIM's curve (eq. 11). Its start is one pseudo improved Euler step,
of two evaluations, instead of three pseudo Runge-Kutta steps of four (the paper's S-PNDM).
"""

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from studio.engine.diffusion.prediction import Denoiser
from studio.engine.diffusion.rng import PictureGenerators
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.ddim import ddim_step
from studio.engine.diffusion.solvers.ipndm import ADAMS_BASHFORTH, LARGEST_SIGMA, REMEMBERED
from studio.engine.diffusion.solvers.solver import Memory, Pin, Solver, State, Term, Update, batch_of, stacked


class PndmSolver(Solver):
    """PNDM, which keeps the ε of the last three steps."""

    equation = "x_prev = √(ᾱ′/ᾱ)·x_t + (√(1 - ᾱ′) - √(ᾱ′/ᾱ)·√(1 - ᾱ))·(55·ε - 59·ε₋₁ + 37·ε₋₂ - 9·ε₋₃)/24"

    def __init__(self, schedule: NoiseSchedule, timesteps: Sequence[int]) -> None:
        super().__init__(schedule, timesteps)
        self._epsilons: tuple[Tensor, ...] = ()

    def step(
        self,
        index: int,
        x_t: Tensor,
        denoiser: Denoiser,
        generators: PictureGenerators,
        pin: Pin | None = None,
    ) -> Update:
        """Take one step; the first evaluates the model twice, unless it is the only one."""
        t, t_next = self.timesteps[index], self.next_timestep(index)
        prediction = denoiser(x_t, batch_of(t, x_t))
        if float(self.schedule.sigmas[t]) > LARGEST_SIGMA:  # too little of the picture is left to recover it from ε
            step = ddim_step(prediction, t, t_next, self.schedule)
            return Update(prediction, step.x_prev, lambda: step.terms)
        named = [("epsilon", prediction.epsilon)]
        weights: tuple[float, ...] = (1.0,)
        if self._epsilons:
            named += [(f"epsilon[-{age}]", past) for age, past in enumerate(self._epsilons, start=1)]
            weights = ADAMS_BASHFORTH[len(named) - 1]
        elif t_next >= 0:
            x_euler = self._moved(x_t, prediction.epsilon, t, t_next)
            x_euler = x_euler if pin is None else pin(x_euler, t_next)
            named.append(("epsilon_euler", denoiser(x_euler, batch_of(t_next, x_euler)).epsilon))
            weights = (0.5, 0.5)
        self._epsilons = (prediction.epsilon, *self._epsilons)[:REMEMBERED]
        epsilon = sum(weight * value for weight, (_, value) in zip(weights, named, strict=True))

        def terms() -> tuple[Term, ...]:
            of_x, of_epsilon = self._coefficients(t, t_next)
            summands = zip(weights, named, strict=True)
            return Term("x_t", of_x, x_t), *(Term(name, of_epsilon * w, value) for w, (name, value) in summands)

        return Update(prediction, self._moved(x_t, torch.as_tensor(epsilon), t, t_next), terms)

    def memory(self, shape: Sequence[int]) -> Memory:
        """Return the ε of the last three steps, newest first, and how many are known."""
        return {"epsilons": (torch.float32, (REMEMBERED, *shape)), "known_epsilons": (torch.int64, ())}

    def state(self, like: Tensor) -> State:
        """See `Solver.state`; those not yet known are zeros."""
        known = torch.full((len(like),), len(self._epsilons))
        return {"epsilons": stacked(self._epsilons, REMEMBERED, like), "known_epsilons": known}

    def restore(self, state: Mapping[str, Tensor], index: int) -> None:
        """See `Solver.restore`."""
        self._epsilons = tuple(state["epsilons"].unbind(1)[: int(state["known_epsilons"][0])])

    def _moved(self, x_t: Tensor, epsilon: Tensor, t: int, t_next: int) -> Tensor:
        of_x, of_epsilon = self._coefficients(t, t_next)
        return of_x * x_t + of_epsilon * epsilon

    def _coefficients(self, t: int, t_next: int) -> tuple[float, float]:
        """Weights of x_t and ε in √ᾱ_next·x0 + √(1 - ᾱ_next)·ε, where x0 = (x_t - √(1 - ᾱ)·ε)/√ᾱ."""
        alpha_bar, alpha_bar_next = self.schedule.alpha_bar(t), self.schedule.alpha_bar(t_next)
        of_x = (alpha_bar_next / alpha_bar) ** 0.5
        return of_x, (1 - alpha_bar_next) ** 0.5 - of_x * (1 - alpha_bar) ** 0.5

"""Euler and Heun (Karras et al. 2022): the probability-flow ODE in x_t/√ᾱ_t = x_0 + σ·ε, σ² = (1 - ᾱ_t)/ᾱ_t."""

from collections.abc import Sequence
from typing import Any

from torch import Tensor

from studio.engine.diffusion.prediction import Denoiser
from studio.engine.diffusion.rng import PictureGenerators
from studio.engine.diffusion.schedules import INSTEAD_OF_ZERO, NoiseSchedule
from studio.engine.diffusion.solvers.schedulers import coefficients, make_scheduler
from studio.engine.diffusion.solvers.solver import Pin, Solver, Term, Update, batch_of

# Heun's correction divides by the σ at the end of the step. Where one step takes σ from 20,000 to 6, as the first one
# of the cosine schedule does, that multiplies the model's error by thousands: such a step stays an Euler step. On a
# schedule that begins at no more than HEUN_SAFE_SIGMA, as Stable Diffusion's at 14.6, no step has to.
HEUN_MAX_RATIO = 4.0
HEUN_SAFE_SIGMA = 20.0


class _SigmaSolver(Solver):
    """One of diffusers' schedulers with state x_t/√ᾱ_t; it carries nothing over from step to step.

    In float64: the cosine schedule starts at σ = 20,000, where float32's error is 1e-3 of the next step's noise.
    """

    scheduler: str
    evaluations = 1  # per step, except the last

    def __init__(self, schedule: NoiseSchedule, timesteps: Sequence[int]) -> None:
        super().__init__(schedule, timesteps)
        self._scheduler: Any = make_scheduler(self.scheduler, schedule, timesteps)

    def _place(self, scheduler: Any, index: int) -> None:
        """Set a scheduler to the beginning of step `index`, regardless of its last step."""
        scheduler._step_index = self.evaluations * index
        scheduler.prev_derivative = scheduler.dt = scheduler.sample = None  # Heun's first evaluation

    def _signal(self, t: int) -> float:
        """√ᾱ_t; slightly above 0 where ᾱ_t = 0, so that it can be divided by."""
        return (self.schedule.alpha_bar(t) or INSTEAD_OF_ZERO) ** 0.5


class EulerSolver(_SigmaSolver):
    """Euler's method, along the slope ε."""

    scheduler = "EulerDiscreteScheduler"
    equation = "x_prev = √ᾱ′·(s′/s·x_t/√ᾱ + (1 - s′/s)·x₀)"

    def step(
        self,
        index: int,
        x_t: Tensor,
        denoiser: Denoiser,
        generators: PictureGenerators,
        pin: Pin | None = None,
    ) -> Update:
        """Take one step."""
        t, t_next = self.timesteps[index], self.next_timestep(index)
        prediction = denoiser(x_t, batch_of(t, x_t))

        def update(scheduler: Any, inputs: Sequence[Tensor]) -> Tensor:
            x, x0 = inputs
            self._place(scheduler, index)
            state = scheduler.step(x0.double(), None, x.double() / self._signal(t), return_dict=False)[0]
            result: Tensor = state * self._signal(t_next)
            return result

        x_next = update(self._scheduler, (x_t, prediction.x0)).to(x_t.dtype)

        def terms() -> tuple[Term, ...]:
            of_x, of_x0 = coefficients(self._scheduler, 2, update)
            return Term("x_t", of_x, x_t), Term("x0", of_x0, prediction.x0)

        return Update(prediction, x_next, terms)


class HeunSolver(_SigmaSolver):
    """Heun's method (Karras et al. 2022, Algorithm 1 without churn): two evaluations per step, one in the last."""

    scheduler = "HeunDiscreteScheduler"
    equation = "x_prev = √ᾱ′·(x_t/√ᾱ + (s′ - s)/2·((x_t/√ᾱ - x₀)/s + (x_euler/√ᾱ′ - x₀_euler)/s′))"
    evaluations = 2

    def step(
        self,
        index: int,
        x_t: Tensor,
        denoiser: Denoiser,
        generators: PictureGenerators,
        pin: Pin | None = None,
    ) -> Update:
        """Take one step; `pin` applies before the second evaluation."""
        t, t_next = self.timesteps[index], self.next_timestep(index)
        prediction = denoiser(x_t, batch_of(t, x_t))
        named = [("x_t", x_t), ("x0", prediction.x0)]
        self._place(self._scheduler, index)
        signal, signal_next = self._signal(t), self._signal(t_next)
        state = self._scheduler.step(prediction.x0.double(), None, x_t.double() / signal, return_dict=False)[0]
        guarded = t_next >= 0 and float(self.schedule.trained.sigmas[-1]) > HEUN_SAFE_SIGMA
        steep = guarded and float(self.schedule.sigmas[t] / self.schedule.sigmas[t_next]) >= HEUN_MAX_RATIO
        if t_next >= 0:
            x_euler = (state * signal_next).to(x_t.dtype)
            if pin is not None:
                x_euler = pin(x_euler, t_next)
                state = x_euler.double() / signal_next
            # With the same x0, the slope is the same, and this remains an Euler step.
            x0_next = prediction.x0 if steep else denoiser(x_euler, batch_of(t_next, x_euler)).x0
            if pin is not None or not steep:
                named += [("x_euler", x_euler), ("x0_euler", x0_next)]
            state = self._scheduler.step(x0_next.double(), None, state, return_dict=False)[0]
        x_next = (state * signal_next).to(x_t.dtype)

        def update(scheduler: Any, units: Sequence[Tensor]) -> Tensor:
            self._place(scheduler, index)
            result: Tensor = scheduler.step(units[1], None, units[0] / signal, return_dict=False)[0]
            if len(units) == 4:
                result = scheduler.step(units[3], None, units[2] / signal_next, return_dict=False)[0]
            elif t_next >= 0:
                result = scheduler.step(units[1], None, result, return_dict=False)[0]
            return result * signal_next

        def terms() -> tuple[Term, ...]:
            found = coefficients(self._scheduler, len(named), update)
            return tuple(Term(name, value, tensor) for (name, tensor), value in zip(named, found, strict=True))

        return Update(prediction, x_next, terms)

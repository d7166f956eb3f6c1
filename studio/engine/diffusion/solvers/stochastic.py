"""Solvers of the reverse SDE, computed by diffusers' schedulers with the noise of each picture's own generator.

The single-step DPM-Solver++ (Lu et al. 2022, Algorithm 1, for the SDE) and SA-Solver (Xue et al. 2023).
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import torch
from torch import Tensor

from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.multistep import MultistepSolver

NOISY_TIMESTEPS = (200, 800)  # Xue et al. 2023, section 6.1: τ = 1 between them, else 0


class DpmSdeSinglestepSolver(MultistepSolver):
    """Takes steps in pairs: the second starts from the state before the first, and uses the estimates of both."""

    equation = "x_prev = a·x_t₋₁ + b₀·x₀ + b₁·x₀₋₁ + σ·z,  the first of two steps: a·x_t + b₀·x₀ + σ·z"
    name = "DPMSolverSinglestepScheduler"
    options: ClassVar[Mapping[str, Any]] = {"algorithm_type": "sde-dpmsolver++", "lower_order_final": True}
    tensors: ClassVar[Mapping[str, tuple[str, str]]] = {"sample": ("last_state", "x_t[-1]")}
    adds_noise = True

    def __init__(self, schedule: NoiseSchedule, timesteps: Sequence[int], order: int = 2) -> None:
        super().__init__(schedule, timesteps, order)
        self._scheduler.order_list = self._scheduler.get_order_list(len(self.timesteps))

    def advance(self, scheduler: Any, index: int, x0: Tensor, x_t: Tensor, noise: Tensor | None) -> Tensor:
        """`DPMSolverSinglestepScheduler.step`, with the noise given."""
        scheduler._step_index = index
        scheduler.model_outputs = [*scheduler.model_outputs[1:], x0]
        order = scheduler.order_list[index]
        while scheduler.model_outputs[-order] is None:  # where a run begins with the second of a pair
            order -= 1
        if order == 1:
            scheduler.sample = x_t
        fresh = torch.zeros_like(x_t) if noise is None else noise
        x_next: Tensor = scheduler.singlestep_dpm_solver_update(
            scheduler.model_outputs, sample=scheduler.sample, order=order, noise=fresh
        )
        scheduler._step_index += 1
        return x_next


class SaSolver(MultistepSolver):
    """SA-Solver: a stochastic Adams predictor-corrector that adds noise at middle timesteps only; it ends at ᾱ_0."""

    equation = "x_prev = a·x_t₋₁ + b₀·x₀ + b₁·x₀₋₁ + d·z₋₁ + σ·z,  corrected from x_t₋₁ to x_t, then predicted"
    name = "SASolverScheduler"
    tensors: ClassVar[Mapping[str, tuple[str, str]]] = {
        "last_sample": ("last_state", "x_t[-1]"),
        "last_noise": ("last_noise", "noise[-1]"),
    }
    number = "this_corrector_order"
    adds_noise = True

    def advance(self, scheduler: Any, index: int, x0: Tensor, x_t: Tensor, noise: Tensor | None) -> Tensor:
        """`SASolverScheduler.step`, with the noise given."""
        scheduler._step_index = index
        steps, known = len(scheduler.timesteps), scheduler.lower_order_nums
        if known > 0:
            x_t = scheduler.stochastic_adams_moulton_update(
                this_model_output=x0,
                last_sample=scheduler.last_sample,
                last_noise=scheduler.last_noise,
                this_sample=x_t,
                order=scheduler.this_corrector_order,
                tau=self._tau(index - 1),
            )
        scheduler.model_outputs = [*scheduler.model_outputs[1:], x0]
        scheduler.this_corrector_order = min(2, steps - index + 1, known + 2)
        scheduler.last_sample, scheduler.last_noise = x_t, torch.zeros_like(x_t) if noise is None else noise
        x_next: Tensor = scheduler.stochastic_adams_bashforth_update(
            model_output=x0,
            sample=x_t,
            noise=scheduler.last_noise,
            order=min(2, steps - index, known + 1),
            tau=self._tau(index),
        )
        scheduler.lower_order_nums = min(known + 1, self._order)
        scheduler._step_index += 1
        return x_next

    def next_alpha_bar(self, index: int) -> float:
        """See `Solver.next_alpha_bar`; it ends at ᾱ_0."""
        return super().next_alpha_bar(index) if self.next_timestep(index) >= 0 else self.schedule.trained.alpha_bar(0)

    def _tau(self, index: int) -> int:
        low, high = NOISY_TIMESTEPS
        return int(low <= self.schedule.time(self.timesteps[index]) <= high)

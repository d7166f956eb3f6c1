"""Multistep solvers with one evaluation per step, computed by diffusers' schedulers.

DPM-Solver++ (Lu et al. 2022), UniPC (Zhao et al. 2023) and DEIS (Zhang & Chen 2023). `stochastic` has those whose
schedulers draw noise internally.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import torch
from torch import Tensor

from studio.engine.diffusion.prediction import Denoiser
from studio.engine.diffusion.rng import PictureGenerators
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.schedulers import coefficients, make_scheduler
from studio.engine.diffusion.solvers.solver import (
    Memory,
    Pin,
    Solver,
    State,
    Term,
    Update,
    batch_of,
    draw_noise,
    stacked,
)


class MultistepSolver(Solver):
    """One of diffusers' schedulers, which keeps the last `order` estimates.

    Args:
        schedule: The noise schedule of the model.
        timesteps: The timestep at which each step begins.
        order: 2 or 3.

    Attributes:
        name: The scheduler's class.
        options: Further settings of the scheduler.
        estimate: What it remembers of earlier steps: "x0" or "epsilon".
        tensors: Attributes of the scheduler that are carried over too: each with its name in `memory` and in the terms.
        number: The attribute of the scheduler that holds the order of the last step; "" for none.
        dtype: The dtype of the scheduler's state and of the remembered estimates.
    """

    equation = "x_prev = √((1 - ᾱ′)/(1 - ᾱ))·x_t + √ᾱ′·(1 - e⁻ʰ)·(x₀ + (x₀ - x₀₋₁)/2r),  r = h₋₁/h"
    name: ClassVar[str] = "DPMSolverMultistepScheduler"
    options: ClassVar[Mapping[str, Any]] = {}
    estimate: ClassVar[str] = "x0"
    tensors: ClassVar[Mapping[str, tuple[str, str]]] = {}
    number: ClassVar[str] = ""
    dtype: ClassVar[torch.dtype] = torch.float32

    def __init__(self, schedule: NoiseSchedule, timesteps: Sequence[int], order: int = 2) -> None:
        super().__init__(schedule, timesteps)
        self._order = order
        self._scheduler: Any = make_scheduler(self.name, schedule, timesteps, solver_order=order, **self.options)

    def step(
        self,
        index: int,
        x_t: Tensor,
        denoiser: Denoiser,
        generators: PictureGenerators,
        pin: Pin | None = None,
    ) -> Update:
        """Take one step; the first steps, with fewer estimates to use, are of lower order."""
        prediction = denoiser(x_t, batch_of(self.timesteps[index], x_t))
        before = self._remembered()
        noise = draw_noise(x_t, generators) if self.adds_noise and self.next_timestep(index) >= 0 else None
        x_next = self.advance(self._scheduler, index, prediction.x0.to(self.dtype), x_t.to(self.dtype), noise)
        return Update(prediction, x_next.to(x_t.dtype), lambda: self._terms(index, x_t, prediction.x0, noise, before))

    def advance(self, scheduler: Any, index: int, x0: Tensor, x_t: Tensor, noise: Tensor | None) -> Tensor:
        """Take step `index` with a scheduler. Must be linear in all tensors: `coefficients` passes unit vectors."""
        more = {} if not self.adds_noise else {"variance_noise": torch.zeros_like(x_t) if noise is None else noise}
        x_next: Tensor = scheduler.step(x0, self.timesteps[index], x_t, return_dict=False, **more)[0]
        return x_next

    def memory(self, shape: Sequence[int]) -> Memory:
        """See `Solver.memory`: the last estimates, newest first, their number, and the scheduler's other state."""
        memory: dict[str, tuple[torch.dtype, tuple[int, ...]]] = {
            "estimates": (self.dtype, (self._order, *shape)),
            "known_estimates": (torch.int64, ()),
        }
        memory |= {name: (torch.float32, tuple(shape)) for name, _ in self.tensors.values()}
        return memory | ({"last_order": (torch.int64, ())} if self.number else {})

    def state(self, like: Tensor) -> State:
        """See `Solver.state`; estimates that do not exist yet are zeros."""
        scheduler, empty = self._scheduler, torch.zeros_like(like)
        known = [output for output in reversed(scheduler.model_outputs) if output is not None]
        count = torch.full((len(like),), len(known))
        state = {"estimates": stacked(known, self._order, empty.to(self.dtype)), "known_estimates": count}
        for attribute, (name, _) in self.tensors.items():
            value = getattr(scheduler, attribute, None)
            state[name] = empty if value is None else value
        if self.number:
            order = torch.full((len(like),), getattr(scheduler, self.number, 0), dtype=torch.int64)
            state["last_order"] = order
        return state

    def restore(self, state: Mapping[str, Tensor], index: int) -> None:
        """See `Solver.restore`."""
        known = list(state["estimates"].unbind(1)[: int(state["known_estimates"][0])])
        past = self.timesteps[index - len(known) : index]
        memory: dict[str, Any] = {
            "model_outputs": [None] * (self._order - len(known)) + known[::-1],
            "lower_order_nums": len(known),
            "timestep_list": [None] * (self._order - len(past)) + past,
            "_step_index": index or None,
        }
        memory |= {attribute: state[name] if known else None for attribute, (name, _) in self.tensors.items()}
        if self.number:
            memory[self.number] = int(state["last_order"][0])
        self._scheduler.__dict__.update(memory)

    def begin_at(self, index: int) -> None:
        """See `Solver.begin_at`."""
        self._scheduler._step_index = index

    def _remembered(self) -> dict[str, Any]:
        """Return the scheduler's own memory before its next step; it replaces tensors, and never writes into one."""
        names = ["model_outputs", "lower_order_nums", "_step_index", "timestep_list", *self.tensors, self.number]
        held = {name: getattr(self._scheduler, name, None) for name in names if name}
        return {name: list(value) if isinstance(value, list) else value for name, value in held.items()}

    def _terms(
        self, index: int, x_t: Tensor, x0: Tensor, noise: Tensor | None, before: Mapping[str, Any]
    ) -> tuple[Term, ...]:
        """Return the terms of step `index`, given the scheduler's memory before it."""
        past = [output for output in reversed(before["model_outputs"]) if output is not None]
        named = [("x_t", x_t), ("x0", x0)]
        named += [(f"{self.estimate}[-{age}]", value) for age, value in enumerate(past, start=1)]
        held = {name: term for name, (_, term) in self.tensors.items() if before[name] is not None}
        named += [(term, before[name]) for name, term in held.items()]
        if noise is not None:
            named.append(("noise", noise))

        def update(scheduler: Any, units: Sequence[Tensor]) -> Tensor:
            known = list(units[2 : 2 + len(past)])
            scheduler.__dict__.update(before)
            scheduler.model_outputs = [None] * (self._order - len(past)) + known[::-1]
            scheduler.timestep_list = list(before["timestep_list"] or [])
            scheduler.__dict__.update(zip(held, units[2 + len(past) :], strict=False))
            return self.advance(scheduler, index, units[1], units[0], None if noise is None else units[-1])

        found = coefficients(self._scheduler, len(named), update)
        return tuple(
            Term(name, value, tensor) for (name, tensor), value in zip(named, found, strict=True) if value != 0
        )


class ThirdOrderSolver(MultistepSolver):
    """DPM-Solver++ with three estimates."""

    equation = "x_prev = √((1 - ᾱ′)/(1 - ᾱ))·x_t + c₀·x₀ + c₁·x₀₋₁ + c₂·x₀₋₂,  c₀ + c₁ + c₂ = √ᾱ′·(1 - e⁻ʰ)"

    def __init__(self, schedule: NoiseSchedule, timesteps: Sequence[int]) -> None:
        super().__init__(schedule, timesteps, order=3)


class UniPcSolver(MultistepSolver):
    """UniPC: corrects the previous step with the new estimate, before it takes its own."""

    equation = "x_prev = a·x_t₋₁ + b₀·x₀ + b₁·x₀₋₁ + b₂·x₀₋₂,  corrected from x_t₋₁ to x_t, then predicted"
    name = "UniPCMultistepScheduler"
    tensors: ClassVar[Mapping[str, tuple[str, str]]] = {"last_sample": ("last_state", "x_t[-1]")}
    number = "this_order"


class DeisSolver(MultistepSolver):
    """DEIS: extrapolates ε in the logarithm of σ; it ends at ᾱ_0.

    In float64: where a schedule begins at σ = 20,000, the picture is the small difference of two large terms.
    """

    equation = "x_prev = √(ᾱ′/ᾱ)·x_t + c₀·ε + c₁·ε₋₁,  ε = (x_t - √ᾱ·x₀)/√(1 - ᾱ)"
    name = "DEISMultistepScheduler"
    estimate = "epsilon"
    dtype = torch.float64

    def next_alpha_bar(self, index: int) -> float:
        """See `Solver.next_alpha_bar`; it ends at ᾱ_0."""
        return super().next_alpha_bar(index) if self.next_timestep(index) >= 0 else self.schedule.trained.alpha_bar(0)


class DpmSdeSolver(MultistepSolver):
    """DPM-Solver++ for the reverse SDE, which adds fresh noise at each step."""

    equation = "x_prev = √((1 - ᾱ′)/(1 - ᾱ))·e⁻ʰ·x_t + √ᾱ′·(1 - e⁻²ʰ)·(x₀ + (x₀ - x₀₋₁)/2r) + √(1 - ᾱ′)·√(1 - e⁻²ʰ)·z"
    options: ClassVar[Mapping[str, Any]] = {"algorithm_type": "sde-dpmsolver++"}
    adds_noise = True

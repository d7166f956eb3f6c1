"""DPM-Solver++ (Lu et al. 2022) and UniPC (Zhao et al. 2023): multistep solvers with one evaluation per step."""

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from studio.engine.diffusion.prediction import Denoiser
from studio.engine.diffusion.rng import PictureGenerators
from studio.engine.diffusion.schedules import NoiseSchedule
from studio.engine.diffusion.solvers.schedulers import coefficients, make_scheduler
from studio.engine.diffusion.solvers.solver import Memory, Pin, Solver, State, Term, Update, batch_of, stacked


class MultistepSolver(Solver):
    """One of diffusers' multistep schedulers, which keeps the last `order` estimates of x0.

    Args:
        schedule: The noise schedule of the model.
        timesteps: The timestep at which each step begins.
        scheduler: "DPMSolverMultistepScheduler" or "UniPCMultistepScheduler".
        order: 2 or 3.
    """

    def __init__(self, schedule: NoiseSchedule, timesteps: Sequence[int], scheduler: str, order: int) -> None:
        super().__init__(schedule, timesteps)
        self._order = order
        self._corrects = scheduler == "UniPCMultistepScheduler"  # the previous step, with the new estimate
        self._scheduler: Any = make_scheduler(scheduler, schedule, timesteps, solver_order=order)

    def step(
        self,
        index: int,
        x_t: Tensor,
        denoiser: Denoiser,
        generators: PictureGenerators,
        pin: Pin | None = None,
    ) -> Update:
        """Take one step; the first steps, with fewer estimates to use, are of lower order."""
        t = self.timesteps[index]
        prediction = denoiser(x_t, batch_of(t, x_t))
        scheduler, before = self._scheduler, self._remembered()
        x_next: Tensor = scheduler.step(prediction.x0, t, x_t, return_dict=False)[0]
        return Update(prediction, x_next, lambda: self._terms(index, x_t, prediction.x0, before))

    def memory(self, shape: Sequence[int]) -> Memory:
        """The last estimates of x0, newest first, and how many are known; for UniPC also the last state and order."""
        memory = {"estimates": (torch.float32, (self._order, *shape)), "known_estimates": (torch.int64, ())}
        if self._corrects:
            memory |= {"last_state": (torch.float32, tuple(shape)), "last_order": (torch.int64, ())}
        return memory

    def state(self, like: Tensor) -> State:
        """See `Solver.state`; what is not yet known is zeros."""
        scheduler, empty = self._scheduler, torch.zeros_like(like)
        known = [output for output in reversed(scheduler.model_outputs) if output is not None]
        count = torch.full((len(like),), len(known))
        state = {"estimates": stacked(known, self._order, empty), "known_estimates": count}
        if self._corrects:
            order = torch.full((len(like),), getattr(scheduler, "this_order", 0), dtype=torch.int64)
            state |= {"last_state": empty if scheduler.last_sample is None else scheduler.last_sample}
            state |= {"last_order": order}
        return state

    def restore(self, state: Mapping[str, Tensor], index: int) -> None:
        """See `Solver.restore`."""
        known = list(state["estimates"].unbind(1)[: int(state["known_estimates"][0])])
        memory: dict[str, Any] = {
            "model_outputs": [None] * (self._order - len(known)) + known[::-1],
            "lower_order_nums": len(known),
            "_step_index": index if index else None,
        }
        if self._corrects:
            past = self.timesteps[index - len(known) : index]
            memory["timestep_list"] = [None] * (self._order - len(past)) + past
            memory["last_sample"] = state["last_state"] if known else None
            memory["this_order"] = int(state["last_order"][0])
        self._scheduler.__dict__.update(memory)

    def begin_at(self, index: int) -> None:
        """See `Solver.begin_at`."""
        self._scheduler._step_index = index

    def _remembered(self) -> dict[str, Any]:
        """The scheduler's own memory before its next step; it replaces tensors, and never writes into one."""
        names = ["model_outputs", "lower_order_nums", "_step_index"]
        names += ["timestep_list", "last_sample", "this_order"] if self._corrects else []
        held = {name: getattr(self._scheduler, name, None) for name in names}
        return {name: list(value) if isinstance(value, list) else value for name, value in held.items()}

    def _terms(self, index: int, x_t: Tensor, x0: Tensor, before: Mapping[str, Any]) -> tuple[Term, ...]:
        """The terms of step `index`, given the scheduler's memory before it."""
        past = [output for output in reversed(before["model_outputs"]) if output is not None]
        named = [("x_t", x_t), ("x0", x0), *((f"x0[-{age}]", value) for age, value in enumerate(past, start=1))]
        if before.get("last_sample") is not None:
            named.append(("x_t[-1]", before["last_sample"]))

        def update(scheduler: Any, units: Sequence[Tensor]) -> Tensor:
            known = list(units[2 : 2 + len(past)])
            scheduler.__dict__.update(before)
            scheduler.model_outputs = [None] * (self._order - len(past)) + known[::-1]
            if self._corrects:
                scheduler.timestep_list = list(before["timestep_list"])
                scheduler.last_sample = units[-1] if before["last_sample"] is not None else None
            result: Tensor = scheduler.step(units[1], self.timesteps[index], units[0], return_dict=False)[0]
            return result

        found = coefficients(self._scheduler, len(named), update)
        return tuple(
            Term(name, value, tensor) for (name, tensor), value in zip(named, found, strict=True) if value != 0
        )

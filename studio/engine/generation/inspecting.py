"""Repeats one step of a denoising record and returns all of its terms."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from studio.engine.diffusion.prediction import to_prediction
from studio.engine.diffusion.sampling import SamplerStep
from studio.engine.diffusion.solvers.solver import Term, legend
from studio.engine.diffusion.watching import Evaluation, watched
from studio.engine.generation.forking import entering_states, fork_point
from studio.engine.generation.make_plan import plan_of_record
from studio.engine.generation.model_cache import ModelCache
from studio.protocol.spaces import Space

_EARLIER = re.compile(r"(.+)\[-(\d+)\]")
_SYMBOLS = {
    "x_t": "x_t",
    "x0": "x₀",
    "epsilon": "ε",
    "noise": "z",
    "x_euler": "x_euler",
    "x0_euler": "x₀_euler",
    "epsilon_euler": "ε_euler",
}
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True)
class InspectedTerm:
    """A summand of the update, coefficient · value.

    Attributes:
        name: As in `Term`.
        symbol: As the equation writes it.
        coefficient: A number of this step.
        value: [N, C, H, W].
        step: The step whose evaluation gave the value.
        timestep: The timestep of that step.
    """

    name: str
    symbol: str
    coefficient: float
    value: Tensor
    step: int
    timestep: int


@dataclass(frozen=True)
class Inspection:
    """All values of one step of a record.

    Attributes:
        model, sampler: As in its recipe.
        guidance: The CFG scale of this step.
        space: Of the states: "pixel", "latent" or "plane".
        step: Counted from 0.
        steps: How many there are.
        timestep: t of x_t.
        timestep_prev: t of x_prev; -1 for the clean picture.
        alpha_bar: ᾱ at t.
        alpha_bar_prev: ᾱ where the step ends.
        sigma: Standard deviation of the noise that the step adds; 0 for none.
        equation: The update of this sampler as text; see `Solver`.
        clipped: Whether x0 is clipped to -1 ... 1, so that eps may differ from the network's own.
        restored: Whether a known region was restored after the update, which the terms do not tell.
        terms: The summands of the update.
        tensors: [N, C, H, W] by name. Always: x_t, x0, eps, x_prev (which the next step begins with). Where the sampler
            has them: direction, the part of x_prev along eps; noise, of unit variance, which is multiplied by sigma.
            With guidance: eps_cond and eps_uncond, as the network gave them, and their difference eps_difference. If x0
            is clipped: eps_model, before that. Where a known region was restored: x_update, before that.
    """

    model: str
    sampler: str
    guidance: float
    space: Space
    step: int
    steps: int
    timestep: int
    timestep_prev: int
    alpha_bar: float
    alpha_bar_prev: float
    sigma: float
    equation: str
    clipped: bool
    restored: bool
    terms: tuple[InspectedTerm, ...]
    tensors: Mapping[str, Tensor]

    def described(self) -> dict[str, Any]:
        """Return the numbers by name, as JSON takes them: of each tensor its mean and its Euclidean norm."""
        numbers = {
            name: getattr(self, name)
            for name in self.__dataclass_fields__
            if name not in ("terms", "tensors", "equation")
        }
        terms = [
            {
                "name": term.name,
                "symbol": term.symbol,
                "coefficient": term.coefficient,
                **_figures(term.value),
                "step": term.step,
                "timestep": term.timestep,
            }
            for term in self.terms
        ]
        return {
            **numbers,
            "shape": list(self.tensors["x_t"].shape),
            "equation": self.equation,
            "where": legend(self.equation),
            "terms": terms,
            "tensors": {name: _figures(tensor) for name, tensor in self.tensors.items()},
        }

    def all_tensors(self) -> dict[str, Tensor]:
        """Return `tensors`, and the value of each term as terms/NAME."""
        return dict(self.tensors) | {f"terms/{term.name}": _kept(term.value) for term in self.terms}


def inspect_step(path: Path, step: int, models: ModelCache) -> Inspection:
    """Repeat a step of a record by the same solver on the same state: x_prev equals the recorded one to the bit.

    Args:
        path: The record; its model must be available.
        step: Counted from 0; a thinned step is reached from the nearest kept one before it.
        models: Loads the model.

    Raises:
        BadInput: The record cannot be read, is damaged, has no such step, or was made in one pass; its model is gone.
    """
    point = fork_point(path, step)
    record, recipe = point.record, point.parent
    plan = plan_of_record(record, recipe, models)
    states = entering_states(point, plan.batches, lambda: plan_of_record(record, recipe, models))
    plan.continue_from(step, states)
    taken: list[tuple[SamplerStep, Sequence[Evaluation]]] = []
    with plan.prepared(), torch.inference_mode():
        for first, count in plan.batches:
            with watched() as watch:
                taken.append((next(plan.steps(first, count)), watch.evaluations))
        terms = _joined([state.update.terms() for state, _ in taken if state.update is not None])
        tensors = _tensors(taken, terms)
    solver, solver_step = plan.solver(), plan.solver_step(step)
    end = solver.next_timestep(solver_step)
    return Inspection(
        model=recipe.model,
        sampler=recipe.sampler,
        guidance=plan.step_settings()[solver_step].guidance,
        space=plan.space,
        step=step,
        steps=len(plan.timesteps),
        timestep=plan.timesteps[step],
        timestep_prev=-1 if end < 0 else round(plan.schedule.time(end)),
        alpha_bar=plan.schedule.alpha_bar(solver.timesteps[solver_step]),
        alpha_bar_prev=solver.next_alpha_bar(solver_step),
        sigma=sum((term.coefficient for term in terms if term.name == "noise"), 0.0),
        equation=solver.equation,
        clipped=taken[0][1][0].clip,
        restored="x_update" in tensors,
        terms=tuple(_placed(term, step, plan.timesteps) for term in terms),
        tensors=tensors,
    )


def _joined(batches: Sequence[Sequence[Term]]) -> list[Term]:
    """Join the terms of all batches, which have the same names and coefficients."""
    return [
        Term(same[0].name, same[0].coefficient, torch.cat([term.value for term in same]))
        for same in zip(*batches, strict=True)
    ]


def _tensors(taken: Sequence[tuple[SamplerStep, Sequence[Evaluation]]], terms: Sequence[Term]) -> dict[str, Tensor]:
    found: dict[str, Tensor] = {}
    rows = [_of_batch(state, evaluations) for state, evaluations in taken]
    for name in rows[0]:
        found[name] = torch.cat([row[name] for row in rows])
    value = {term.name: term.coefficient * term.value for term in terms}
    if "epsilon" in value and "x_t" not in value:
        found["direction"] = value["epsilon"]
    for term in terms:
        if term.name == "noise":
            found["noise"] = term.value
    return {name: _kept(tensor) for name, tensor in found.items()}


def _kept(tensor: Tensor) -> Tensor:
    """Return a float32 copy on the CPU, which shares no memory with another tensor."""
    return tensor.detach().to("cpu", torch.float32).clone(memory_format=torch.contiguous_format)


def _of_batch(state: SamplerStep, evaluations: Sequence[Evaluation]) -> dict[str, Tensor]:
    assert state.update is not None, "plans that denoise have updates"
    prediction, first = state.update.prediction, evaluations[0]
    found = {"x_t": state.x_t, "x0": prediction.x0, "eps": prediction.epsilon, "x_prev": state.x_next}
    if not torch.equal(state.x_next, state.update.x_next):
        found["x_update"] = state.update.x_next
    if first.conditional is not None and first.unconditional is not None:
        found["eps_cond"] = _epsilon(first.conditional, first)
        found["eps_uncond"] = _epsilon(first.unconditional, first)
        found["eps_difference"] = found["eps_cond"] - found["eps_uncond"]
    if first.clip:
        found["eps_model"] = _epsilon(first.output, first)
    return found


def _epsilon(output: Tensor, evaluation: Evaluation) -> Tensor:
    one = evaluation
    return to_prediction(output, one.prediction_type, one.x_t, one.t, one.schedule, clip=False).epsilon


def _placed(term: Term, step: int, timesteps: Sequence[int]) -> InspectedTerm:
    """Return a term with the step of its evaluation and its symbol in the equation."""
    earlier = _EARLIER.fullmatch(term.name)
    name, age = (earlier[1], int(earlier[2])) if earlier else (term.name, 0)
    symbol = _SYMBOLS[name] + (f"₋{age}".translate(_SUBSCRIPTS) if age else "")
    return InspectedTerm(term.name, symbol, term.coefficient, term.value, step - age, timesteps[step - age])


def _figures(tensor: Tensor) -> dict[str, float]:
    values = tensor.double()
    return {"mean": values.mean().item(), "norm": values.norm().item()}

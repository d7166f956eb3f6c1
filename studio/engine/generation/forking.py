"""Continues a generation from a step of an earlier denoising record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from studio.engine.generation.denoising import DenoisingPlan, EnteringState, step_independent
from studio.protocol.errors import BadInput
from studio.protocol.files import expanded
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.record import Record, open_record


@dataclass(frozen=True)
class ForkPoint:
    """A step of a denoising record from which a generation continues.

    Attributes:
        record: The record.
        parent: The recipe of the record.
        step: The step, counted from 0.
    """

    record: Record
    parent: GenerateRecipe
    step: int


def read_fork_point(recipe: GenerateRecipe) -> ForkPoint | None:
    """Open the record that a recipe continues; None for a recipe without a fork.

    Raises:
        BadInput: The record cannot be read, holds no recipe or another number of pictures, or one of its pictures has
            no such step.
    """
    if recipe.fork is None:
        return None
    point = fork_point(expanded(recipe.fork.record), recipe.fork.step)
    pictures = point.record.x_t.shape[1]
    if pictures != recipe.count:
        raise BadInput(f"{point.record.path.name} holds {pictures} pictures, so a fork of it makes as many.")
    return point


def fork_point(path: Path, step: int) -> ForkPoint:
    """Open a record at a step that all of its pictures have, kept or thinned out.

    Raises:
        BadInput: The record cannot be read, holds no recipe, or one of its pictures has no such step.
    """
    record = open_record(path)
    parent = record.recipe()
    if parent is None:
        raise BadInput(f"{path.name} cannot be continued: it does not hold the recipe that it was made with.")
    kept, fewest = record.info.kept, int(record.written.min())
    first, last, common = kept[0], kept[record.frames - 1], kept[fewest - 1]
    if not first <= step <= last:
        raise BadInput(f"{path.name} has no step {step}; its steps are {first} to {last}.")
    if step > common:
        picture = int(record.written.argmin()) + 1
        raise BadInput(f"{path.name} has no step {step} of picture {picture}, which ended after step {common}.")
    return ForkPoint(record, parent, step)


def fork(plan: DenoisingPlan, point: ForkPoint, parent_plan: Callable[[], DenoisingPlan]) -> None:
    """Make a plan continue from a step of a record instead of starting from noise.

    With the parent's sampler, the solver's memory is restored too: if nothing else has changed, the remaining steps
    reproduce the parent's to the bit. Another sampler begins without memory at the step's timestep.

    Args:
        plan: The plan of the fork's own recipe.
        point: The step to continue from.
        parent_plan: Makes the plan of the parent's recipe, which recomputes a step that the record does not hold from
            the nearest one before it.

    Raises:
        BadInput: The states do not fit the plan, or the recorded frame is damaged.
    """
    record, parent, own = point.record, point.parent, plan.recipe
    shape = tuple(record.x_t.shape[2:])
    if record.info.space != plan.space:
        kinds = {"pixel": "pictures", "latent": "latents", "plane": "points"}
        words = f"holds {kinds[record.info.space]}, and the model {own.model} makes {kinds[plan.space]}"
        raise BadInput(f"{record.path.name} {words}: there is nothing to continue.", field="model")
    if shape != plan.shape:
        ours, theirs = ("x".join(map(str, each)) for each in (plan.shape, shape))
        raise BadInput(f"{record.path.name} has states of {theirs}, and the model {own.model} of {ours}.")
    states = entering_states(point, plan.batches, parent_plan)
    if parent.fork is not None and _steps_alike(own, parent):
        begin_as_recorded(plan, record)  # its steps may have been respaced there
    plan.continue_from(point.step, {first: _taken_over(plan, point, state) for first, state in states.items()})


def alpha_bar_of(plan: DenoisingPlan, state: EnteringState) -> float:
    """Return ᾱ at which a plan continues from a state."""
    if "alpha_bar" in state.memory:
        return float(state.memory["alpha_bar"][0])
    return plan.schedule.trained.alpha_bar(state.timestep)


def begin_as_recorded(plan: DenoisingPlan, record: Record) -> None:
    """Make the plan of a fork begin where its own record does: at its first frame, with the parent's noise level."""
    _check_sound(record, 0)
    plan.continue_from(record.info.kept[0], {first: _recorded(record, 0, first, n) for first, n in plan.batches})


def _steps_alike(one: GenerateRecipe, other: GenerateRecipe) -> bool:
    return (one.model, one.sampler, one.spacing, one.steps) == (other.model, other.sampler, other.spacing, other.steps)


def _taken_over(plan: DenoisingPlan, point: ForkPoint, state: EnteringState) -> EnteringState:
    """Return what the plan can use of the state: the memory of the same sampler, the generators of the same seed."""
    memory, timestep = dict(state.memory), state.timestep
    if plan.recipe.seed != point.parent.seed:
        memory.pop("draws", None)
    if (plan.recipe.sampler, plan.recipe.spacing) != (point.parent.sampler, point.parent.spacing):
        memory = step_independent(memory) | _level(memory)
    table, trained = point.record.info.alphas_cumprod, plan.alphas_cumprod.numpy()
    if table.shape != trained.shape or not np.allclose(table, trained, rtol=1e-9, atol=0):
        # another model's schedule: the level stays, and the timestep becomes the nearest one of that schedule
        level = _level(memory).get("alpha_bar", torch.full((len(state.x),), table[timestep], dtype=torch.float64))
        timestep = int(np.abs(trained - level[0].item()).argmin())
        memory = step_independent(memory) | {"alpha_bar": level}
    return EnteringState(timestep, state.x, memory, state.x0)


def _level(memory: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {"alpha_bar": memory["alpha_bar"]} if "alpha_bar" in memory else {}


def entering_states(
    point: ForkPoint, batches: Sequence[tuple[int, int]], parent_plan: Callable[[], DenoisingPlan]
) -> dict[int, EnteringState]:
    """Return the parent's states entering the step, by the first picture of each batch: recorded, or recomputed."""
    record, kept = point.record, point.record.info.kept
    frame = int(np.searchsorted(kept, point.step, side="right")) - 1
    _check_sound(record, frame)
    exact = record.x_t.dtype == np.float32  # records of version 1 are rounded, and hold no memory
    recorded = {first: _recorded(record, frame, first, count) for first, count in batches}
    if exact and kept[frame] == point.step:
        return recorded
    plan = parent_plan()
    if exact:
        plan.continue_from(kept[frame], recorded)
    with plan.prepared():
        return {first: _recomputed(plan, point, first, count) for first, count in batches}


def _check_sound(record: Record, frame: int) -> None:
    if record.damaged(frame):
        raise BadInput(f"Step {record.info.kept[frame]} in {record.path.name} is damaged.")


def _recomputed(plan: DenoisingPlan, point: ForkPoint, first: int, count: int) -> EnteringState:
    for done in plan.steps(first, count):
        if done.index == point.step:
            return EnteringState(done.timestep, done.x_t, done.state, done.x0)
    raise BadInput(f"{point.record.path.name} does not fit the recipe that it holds.")


def _recorded(record: Record, frame: int, first: int, count: int) -> EnteringState:
    pictures = slice(first, first + count)
    memory = {name: _tensor(values[frame, pictures]) for name, values in record.solver.items()}
    x_t, x0 = (_tensor(part[frame, pictures]) for part in (record.x_t, record.x0))
    return EnteringState(record.info.timesteps[frame], x_t, memory, x0)


def _tensor(values: np.ndarray) -> Tensor:
    return torch.from_numpy(np.array(values))

"""Samples from the same noise with each checkpoint of a run: a grid of training step by denoising step."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from PIL import Image

from studio.engine.data.film_files import Frame, in_grid
from studio.engine.generation.denoising import DenoisingPlan
from studio.engine.generation.filming import frame_of_states
from studio.engine.generation.make_plan import make_plan
from studio.engine.generation.model_cache import ModelCache
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Finished
from studio.protocol.fitting import check_fits
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.latents import Packed
from studio.protocol.requests import Stop
from studio.protocol.runfolder import RunFolder
from studio.protocol.times import MAX_SIDE, MapTimes, TimesRow, recipe_of_row

MAX_CHECKPOINTS = 20  # rows of a grid; of more checkpoints, this many evenly spaced ones


@dataclass(frozen=True, eq=False)
class Row:
    """A row of the grid: a checkpoint's training step, and the timestep and the picture of each denoising step."""

    step: int
    timesteps: list[int]
    cells: list[Frame]


def checkpoints_of_grid(folder: RunFolder) -> list[int]:
    """Return the training steps of the grid's rows: all checkpoints, or MAX_CHECKPOINTS evenly spaced ones.

    Raises:
        BadInput: The run has no checkpoints.
    """
    steps = [int(path.name) for path in folder.complete_checkpoints()] if folder.exists else []
    if not steps:
        raise BadInput(f"{folder.path} has no checkpoints to sample from.")
    rows = min(len(steps), MAX_CHECKPOINTS)
    return [steps[round(i * (len(steps) - 1) / max(1, rows - 1))] for i in range(rows)]


def rows_of_grid(
    folder: RunFolder, recipe: GenerateRecipe, show: Literal["x_t", "x0"], models: ModelCache
) -> Iterator[Row]:
    """Return a row for each checkpoint, the earliest first, sampled by `recipe_of_row`.

    Args:
        folder: The run.
        recipe: The settings; one picture.
        show: The noisy states, or the estimates of the clean picture.
        models: Loads the checkpoints.

    Raises:
        BadInput: The run has no checkpoints, does not train a model that denoises, or the recipe does not fit.
    """
    for step in checkpoints_of_grid(folder):
        own = recipe_of_row(recipe, str(folder.path), step)
        check_fits(own, models.get(own.model).card)
        plan = make_plan(own, models, None)
        if not isinstance(plan, DenoisingPlan):
            raise BadInput(f"{folder.path} trains a model that generates in one pass: it has no denoising steps.")
        row = Row(step, [], [])
        with plan.prepared():
            for state in plan.steps(0, 1):
                shown = state.x_t if show == "x_t" else state.x0
                row.cells.append(frame_of_states(shown, plan.space == "plane", plan.pictures))
                row.timesteps.append(state.timestep)
        yield row


def grid_of_times(
    folder: RunFolder,
    recipe: GenerateRecipe,
    show: Literal["x_t", "x0"],
    models: ModelCache,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Frame:
    """Return the grid as one picture, a column for each denoising step; see `rows_of_grid`.

    Args:
        folder, recipe, show, models: As in `rows_of_grid`.
        progress: Called with the number of finished rows and of all.
    """
    rows = []
    for row in rows_of_grid(folder, recipe, show, models):
        rows.append(row)
        progress(len(rows), len(checkpoints_of_grid(folder)))
    return in_grid([cell for row in rows for cell in row.cells], len(rows[0].cells))


def map_times(job: MapTimes, models: ModelCache, stop_requested: Callable[[], Stop | None]) -> Iterator[Event]:
    """Run the job of a window: yields a TimesRow for each checkpoint, and Finished."""
    folder = RunFolder(Path(job.run))
    total = len(checkpoints_of_grid(folder))
    for number, row in enumerate(rows_of_grid(folder, job.recipe, job.show, models)):
        if stop_requested() is not None:
            yield Finished(stopped=True)
            return
        cells = np.stack([_reduced(cell) for cell in row.cells])
        yield TimesRow(
            row=number, total=total, step=row.step, timesteps=tuple(row.timesteps), cells=Packed.of(cells, "u1")
        )
    yield Finished()


def _reduced(cell: Frame) -> Frame:
    factor = -(-max(cell.shape[:2]) // MAX_SIDE)
    return cell if factor == 1 else np.asarray(Image.fromarray(cell).reduce(factor))

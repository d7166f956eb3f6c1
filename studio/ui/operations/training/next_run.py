"""Where the next run is stored, which checkpoint a branch starts from, and how long it trains."""

import itertools
import time
from pathlib import Path

from studio.protocol import places
from studio.protocol.recipes import changed
from studio.protocol.training_recipe import TrainRecipe

_MAX_STEPS = 10_000_000  # the most that a recipe allows


def free_folder(preset: str) -> Path:
    """Return the folder of a new run, named by time and preset, with a number if two start within a second."""
    name = f"{time.strftime('%Y%m%d-%H%M%S')}-{preset}"
    folders = (places.runs() / (f"{name}-{number}" if number else name) for number in itertools.count())
    return next(folder for folder in folders if not folder.exists())


def nearest(steps: list[int], wanted: int) -> int:
    """Return the last of the ascending `steps` at or before `wanted`; the first when there is none."""
    return max((step for step in steps if step <= wanted), default=steps[0])


def with_time_left(recipe: TrainRecipe, step: int, seconds: float) -> TrainRecipe:
    """Extend a recipe that has reached its limit at `step` by its own length; return any other unchanged.

    Args:
        recipe: With its limits of steps and time.
        step: The step that was reached.
        seconds: The training time that was reached.
    """
    timed_out = recipe.max_seconds is not None and seconds >= recipe.max_seconds
    if step < recipe.steps and not timed_out:
        return recipe
    limit = None if recipe.max_seconds is None else seconds + recipe.max_seconds
    return changed(recipe, {"steps": min(step + recipe.steps, _MAX_STEPS), "max_seconds": limit})

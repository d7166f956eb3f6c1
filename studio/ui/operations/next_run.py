"""What the next run is told from what the one before left: its place, where a branch begins, and how long it learns."""

import itertools
import time
from pathlib import Path

from studio.protocol import places
from studio.protocol.recipes import TrainRecipe, changed

_MOST_STEPS = 10_000_000  # of a recipe


def free_folder(preset: str) -> Path:
    """Return a new run's place: two of a second, of which one takes the other's place, are told apart by a number."""
    name = f"{time.strftime('%Y%m%d-%H%M%S')}-{preset}"
    folders = (places.runs() / (f"{name}-{number}" if number else name) for number in itertools.count())
    return next(folder for folder in folders if not folder.exists())


def nearest(steps: list[int], wanted: int) -> int:
    """Return the last of the steps, ascending, that is not behind the wanted one; the first when all are."""
    return max((step for step in steps if step <= wanted), default=steps[0])


def with_time_left(recipe: TrainRecipe, step: int, seconds: float) -> TrainRecipe:
    """Let a recipe that is done at a step learn as long again from there; any other stays as it is."""
    late = recipe.max_seconds is not None and seconds >= recipe.max_seconds
    if step < recipe.steps and not late:
        return recipe
    most = None if recipe.max_seconds is None else seconds + recipe.max_seconds
    return changed(recipe, {"steps": min(step + recipe.steps, _MOST_STEPS), "max_seconds": most})

"""The learning rate: its base, times a linear warm-up, times a decay to zero."""

import math

from studio.protocol.training_recipe import RateSchedule, TrainRecipe


def progress(step: int, seconds: float, recipe: TrainRecipe) -> float:
    """Return the completed share of a run, 0 ... 1: by its steps or its time, whichever is further.

    Without `max_seconds` only steps count, so that a resumed run repeats an uninterrupted one exactly.
    """
    done = step / recipe.steps
    if recipe.max_seconds is not None:
        done = max(done, seconds / recipe.max_seconds)
    return min(1.0, done)


def rate_factor(step: int, seconds: float, recipe: TrainRecipe) -> float:
    """Return the factor, 0 ... 1, on the base learning rate after `step` steps and `seconds` of training.

    Warm-up is linear over `warmup_steps`. The decay over the run's progress p is 1 ("constant"), 1 - p ("linear"), or
    (1 + cos(πp))/2 ("cosine": Loshchilov & Hutter 2017, eq. 5, without restarts).
    """
    warm = min(1.0, (step + 1) / recipe.warmup_steps) if recipe.warmup_steps else 1.0
    return warm * _decay(progress(step, seconds, recipe), recipe.learning_rate_schedule)


def _decay(done: float, schedule: RateSchedule) -> float:
    if schedule == "cosine":
        return 0.5 * (1 + math.cos(math.pi * done))
    return 1 - done if schedule == "linear" else 1.0

"""The learning rate schedule: linear warm-up, then cosine decay to zero."""

import math

from studio.protocol.recipes import TrainRecipe


def progress(step: int, seconds: float, recipe: TrainRecipe) -> float:
    """Return the completed share of a run, 0 ... 1: by its steps or its time, whichever is further.

    Without `max_seconds` only steps count, so that a resumed run repeats an uninterrupted one exactly.
    """
    done = step / recipe.steps
    if recipe.max_seconds is not None:
        done = max(done, seconds / recipe.max_seconds)
    return min(1.0, done)


def rate_factor(step: int, seconds: float, recipe: TrainRecipe) -> float:
    """Return the factor, 0 ... 1, on the learning rate after `step` steps and `seconds` of training.

    Warm-up is linear over `warmup_steps`; the decay is (1 + cos(π·progress))/2 (Loshchilov & Hutter 2017, eq. 5,
    without restarts).
    """
    warm = min(1.0, (step + 1) / recipe.warmup_steps) if recipe.warmup_steps else 1.0
    decay = 0.5 * (1 + math.cos(math.pi * progress(step, seconds, recipe))) if recipe.decay else 1.0
    return warm * decay

"""The cost of checkpoints at the rate of the preset, against none before the end.

A checkpoint costs less than one run's seconds differ from the next's, so it is written MORE times as often here, and
the time that this takes is divided by MORE.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from figures import Figure, interleaved, ratio, spread

from studio.protocol.presets import training_recipe
from studio.protocol.recipes import dump_recipe
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import TrainRecipe

PRESETS = {"digits": 100, "ddpm-unet": 60}  # steps, some 20 s each
MORE = 15
ROUNDS = 4
NEVER = 1e9


def measure() -> list[Figure]:
    """Seconds of training for the same steps, as the run itself counts them."""
    return [_measure(name, steps) for name, steps in PRESETS.items()]


def _measure(name: str, steps: int) -> Figure:
    seldom = 10**7
    changes = {"steps": steps, "max_seconds": None, "checkpoint_every": seldom, "sample_every": seldom}
    recipe = training_recipe(name).model_copy(update=changes | {"validate_every": seldom})
    often = recipe.model_copy(update={"checkpoint_seconds": recipe.checkpoint_seconds / MORE})
    without = recipe.model_copy(update={"checkpoint_seconds": NEVER})
    with tempfile.TemporaryDirectory() as scratch:
        numbers = iter(range(1000))

        def run(chosen: TrainRecipe) -> float:
            return _seconds(chosen, Path(scratch) / str(next(numbers)))

        ours, theirs = interleaved(lambda: run(often), lambda: run(without), rounds=ROUNDS)
    detail = f"{spread(ours, 's')} with {MORE} times as many against {spread(theirs, 's')} for {steps} steps"
    cost = (ratio(ours, theirs) - 1) / MORE
    return Figure(
        f"{name}, a checkpoint every {recipe.checkpoint_seconds:g} s / none", 1 + cost, most=1.02, detail=detail
    )


def _seconds(recipe: TrainRecipe, place: Path) -> float:
    place.mkdir()
    file, run = place / "recipe.json", RunFolder(place / "run")
    file.write_text(dump_recipe(recipe))
    words = [sys.executable, "-m", "studio", "train", str(file), "--run", str(run.path)]
    subprocess.run(words, capture_output=True, check=True)
    status = run.read_status()
    assert status is not None
    return status.seconds

"""What checkpoints cost a training: as often as the preset writes them, against none before the end."""

import subprocess
import sys
import tempfile
from pathlib import Path

from figures import Figure, interleaved, ratio, spread

from studio.protocol.presets import training_recipe
from studio.protocol.recipes import TrainRecipe, dump_recipe
from studio.protocol.runfolder import RunFolder

PRESETS = {"digits": 1200, "ddpm-unet": 500}  # steps, for some checkpoints of 45 s each
NEVER = 1e9


def measure() -> list[Figure]:
    """Seconds of training for the same steps, as the run itself counts them."""
    return [_measure(name, steps) for name, steps in PRESETS.items()]


def _measure(name: str, steps: int) -> Figure:
    changes = {"steps": steps, "max_seconds": None, "checkpoint_every": 10**7, "sample_every": 10**7}
    recipe = training_recipe(name).model_copy(update=changes | {"validate_every": 10**7})
    without = recipe.model_copy(update={"checkpoint_seconds": NEVER})
    with tempfile.TemporaryDirectory() as scratch:
        numbers = iter(range(1000))

        def run(chosen: TrainRecipe) -> float:
            return _seconds(chosen, Path(scratch) / str(next(numbers)))

        ours, theirs = interleaved(lambda: run(recipe), lambda: run(without), rounds=3)
    detail = f"{spread(ours, 's')} against {spread(theirs, 's')} for {steps} steps"
    every = f"every {recipe.checkpoint_seconds:g} s"
    return Figure(f"{name}, a checkpoint {every} / none", ratio(ours, theirs), most=1.02, detail=detail)


def _seconds(recipe: TrainRecipe, place: Path) -> float:
    place.mkdir()
    file, run = place / "recipe.json", RunFolder(place / "run")
    file.write_text(dump_recipe(recipe))
    words = [sys.executable, "-m", "studio", "train", str(file), "--run", str(run.path)]
    subprocess.run(words, capture_output=True, check=True)
    status = run.read_status()
    assert status is not None
    return status.seconds

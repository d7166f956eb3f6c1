"""A killed training loses little time and can be resumed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.engine.training.checkpoint import state_of
from studio.protocol.events import Finished, Metrics
from studio.protocol.presets import presets
from studio.protocol.recipes import changed, dump_recipe
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import TrainRecipe

MAX_SECONDS = 45.0  # between two checkpoints: with the time to write one, a crash costs no more than a minute
VARIABLES = dict(os.environ, OMP_NUM_THREADS="1")


@pytest.mark.parametrize("name", presets())
def test_every_preset_saves_checkpoints_often_enough(name: str):
    assert presets()[name].recipe.checkpoint_seconds <= MAX_SECONDS


def reached(folder: RunFolder) -> tuple[int, float]:
    """Return the last step that a run reported, and its training time by then."""
    told = [event for event, _ in folder.events() if isinstance(event, Metrics)]
    return (told[-1].step, told[-1].seconds) if told else (0, 0.0)


@pytest.mark.slow
def test_a_run_killed_at_any_moment_resumes(recipe: TrainRecipe, folder: RunFolder, tmp_path: Path):
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    for number in range(12):
        Image.fromarray(np.full((8, 8), 20 * number, dtype=np.uint8)).save(pictures / f"{number}.png")
    never = dict.fromkeys(("checkpoint_every", "validate_every", "sample_every", "steps"), 10**6)
    often = changed(
        recipe, {"dataset.kind": "folder", "dataset.path": str(pictures), "checkpoint_seconds": 1.0, **never}
    )
    file = tmp_path / "recipe.json"
    file.write_text(dump_recipe(often))
    words = [sys.executable, "-m", "studio", "train", str(file), "--run", str(folder.path), "--device", "cpu"]
    with subprocess.Popen(words, env=VARIABLES, stderr=subprocess.DEVNULL) as training:
        until = time.monotonic() + 120
        while reached(folder)[1] < 6 and time.monotonic() < until:
            time.sleep(0.1)
        training.send_signal(signal.SIGKILL)
    assert training.returncode == -signal.SIGKILL
    step, seconds = reached(folder)
    checkpoint = folder.complete_checkpoints()[-1]
    kept = int(checkpoint.name)
    assert 0 < kept <= step
    assert seconds >= 6
    assert (
        seconds - state_of(checkpoint)["seconds"] <= often.checkpoint_seconds + 2.5
    )  # to write one, on a busy machine
    again = [*words, "--resume", "--set", f"steps={kept + 20}"]
    done = subprocess.run(again, env=VARIABLES, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    status = folder.read_status()
    assert status is not None
    assert (status.state, status.step) == ("finished", kept + 20)
    events = [event for event, _ in folder.events()]
    assert sum(len(event.losses) for event in events if isinstance(event, Metrics)) == kept + 20
    assert sum(isinstance(event, Finished) for event in events) == 1

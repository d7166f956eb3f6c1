"""Training with the window attached against headless, and with its live curves shown against hidden."""

import subprocess
import sys
import tempfile
from pathlib import Path

from figures import Figure, interleaved, ratio, spread
from window import studio_window, wait_until

from studio.protocol.presets import training_recipe
from studio.protocol.recipes import dump_recipe
from studio.protocol.runfolder import RunFolder

STEPS = 60
ROUNDS = 6


def measure() -> list[Figure]:
    """Seconds of training for the same number of steps, as the run itself counts them."""
    recipe = training_recipe("digits").model_copy(
        update={"steps": STEPS, "max_seconds": None, "checkpoint_every": STEPS, "sample_every": 20}
    )
    with tempfile.TemporaryDirectory() as scratch, studio_window() as studio:
        file = Path(scratch) / "recipe.json"
        file.write_text(dump_recipe(recipe))
        numbers = iter(range(1000))
        studio.parts.window.actions_["view.train"].trigger()

        def headless() -> float:
            run = Path(scratch) / f"run-{next(numbers)}"
            command = [sys.executable, "-m", "studio", "train", str(file), "--run", str(run)]
            with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as it:
                wait_until(lambda: it.poll() is not None, 600)
            return _seconds(run)

        def attached() -> float:
            folder = studio.training.training.start(recipe)
            assert folder is not None
            wait_until(lambda: not studio.core.training_run.going, 600)
            return _seconds(folder)

        def hidden() -> float:
            studio.parts.window.actions_["view.paint"].trigger()
            try:
                return attached()
            finally:
                studio.parts.window.actions_["view.train"].trigger()

        shown, unseen, alone = interleaved(attached, hidden, headless, rounds=ROUNDS)
    return [
        _figure("window attached / headless", shown, alone, 1.02),
        _figure("live curves on / off", shown, unseen, 1.01),
    ]


def _figure(what: str, ours: list[float], theirs: list[float], most: float) -> Figure:
    detail = f"{spread(ours, 's')} against {spread(theirs, 's')} for {STEPS} steps"
    return Figure(f"training, {what}", ratio(ours, theirs), most=most, detail=detail)


def _seconds(run: Path) -> float:
    status = RunFolder(run).read_status()
    assert status is not None
    assert status.state == "finished", status
    return status.seconds

"""Run folders for tests of the browser."""

import time
from pathlib import Path

from PySide6.QtGui import QImage

from studio.protocol import places
from studio.protocol.events import Judged, Sampled
from studio.protocol.runfolder import CHECKPOINT_DONE, RunFolder, Status
from studio.protocol.training_recipe import TrainRecipe


def make_run(name: str, *, state: str = "finished", step: int = 100, steps: int = 100, age: float = 60) -> Path:
    """Write a run with one evaluation, one sample sheet and one checkpoint."""
    folder = RunFolder(places.runs() / name)
    folder.create(TrainRecipe(preset="digits", steps=steps))
    folder.write_status(
        Status(state=state, step=step, steps=steps, seconds=step / 10, heartbeat=time.time() - age, message="")
    )
    sheet = QImage(64, 64, QImage.Format.Format_RGB888)
    sheet.fill(0x8040C0)
    sheet.save(str(folder.samples / "1.png"))
    folder.append(Sampled(step=step, file="samples/1.png", columns=8))
    folder.append(Judged(step=step, figures={"auc": step / 1000}))
    place = folder.checkpoints / f"{step:08d}"
    place.mkdir()
    (place / CHECKPOINT_DONE).write_text("{}")
    return folder.path

"""Shared helpers for tests of training runs: a few pictures, and a run that stops after a given step."""

import json
import os

import pytest
import torch
from safetensors.torch import load_file

from studio.engine.data.picture_set import PictureSet
from studio.engine.training.session import TrainingSession
from studio.protocol.checkpoints import STATE_FILE, TENSORS_FILE
from studio.protocol.runfolder import Control, RunFolder


def twelve_pictures(size: int = 8, channels: int = 1) -> PictureSet:
    """Return twelve pictures of noise in three classes: few enough that passes end in the middle of batches."""
    generator = torch.Generator().manual_seed(1)
    pictures = torch.randint(0, 256, (12, channels, size, size), generator=generator).to(torch.uint8)
    return PictureSet("twelve", pictures, torch.arange(12) % 3, ("a", "b", "c"))


def ask_in_turn(folder: RunFolder, *requests: Control) -> None:
    """Write requests into a run folder, a second apart: file systems round modification times."""
    for age, request in enumerate(reversed(requests)):
        folder.ask(request)
        file = folder.control / request.value
        os.utime(file, (0, file.stat().st_mtime - age))


def stop_at(folder: RunFolder, step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the run request its own stop after a step."""
    after = TrainingSession._after_step

    def and_stop(self: TrainingSession) -> None:
        after(self)
        self._next_poll = 0.0
        if self._trainer.step == step:
            folder.ask(Control.STOP)

    monkeypatch.setattr(TrainingSession, "_after_step", and_stop)


def same_state(one: RunFolder, other: RunFolder, step: int) -> bool:
    """Whether two runs' checkpoints of a step are bit-identical except for the training time."""
    paths = [folder.checkpoints / f"{step:08d}" for folder in (one, other)]
    first, second = (load_file(path / TENSORS_FILE) for path in paths)
    values, values2 = (json.loads((path / STATE_FILE).read_text()) | {"seconds": 0} for path in paths)
    equal = first.keys() == second.keys() and all(torch.equal(tensor, second[name]) for name, tensor in first.items())
    return equal and values == values2

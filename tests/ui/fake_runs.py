"""A window whose trainings are a scripted fake process, so that they respond at once."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.link import training_run
from studio.link.training_run import TrainingRun
from studio.wiring.studio import Studio

_TESTS = Path(__file__).parents[1]
FAKE = (sys.executable, str(_TESTS / "link" / "fake_training.py"))


def with_fake_runs(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> Iterator[Studio]:
    """Yield the window; what it has started is ended afterwards."""
    monkeypatch.setenv("PYTHONPATH", str(_TESTS.parent))
    run: TrainingRun = studio.core.training_run
    run._command = FAKE
    yield studio
    process = run._process
    run.detach()
    if process is not None:
        process.kill()
        process.wait(10)
    training_run._detached.clear()

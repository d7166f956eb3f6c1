"""Training time accumulates over sessions and excludes pauses."""

import pytest

from studio.engine.training import clock as clock_module
from studio.engine.training.clock import Clock


def test_training_time_excludes_pauses(monkeypatch: pytest.MonkeyPatch):
    now = [100.0]
    monkeypatch.setattr(clock_module.time, "monotonic", lambda: now[0])
    clock = Clock(50.0)
    now[0] = 110.0
    assert clock.seconds == 60.0
    clock.pause()
    now[0] = 500.0
    assert clock.seconds == 60.0
    clock.pause()
    clock.resume()
    clock.resume()
    now[0] = 501.0
    assert clock.seconds == 61.0

"""The window's 16 ms tick beside a training run and a sampling run."""

import time
from functools import partial

import numpy as np
from figures import Figure, ratio, spread
from PySide6.QtCore import Qt, QTimer
from window import studio_window, wait, wait_until

from studio.link.training_run import TrainingRun

SECONDS = 15.0


def measure() -> list[Figure]:
    """Compare the 99th percentile of the tick's intervals, idle and busy in turn."""
    idle, busy = [], []
    with studio_window() as studio:
        fields = studio.parts.recipe_panel.fields
        fields.seeds.count.setValue(16)
        fields.sampling.steps.setValue(1000)
        recipe = studio.parts.training_panel.recipe().model_copy(update={"steps": 1_000_000, "max_seconds": None})
        for _ in range(3):
            idle.append(percentile(SECONDS))
            studio.training.training.start(recipe)
            wait_until(partial(_trains, studio.core.training_run), 120)
            studio.generation.generating.run()
            wait_until(lambda: studio.core.queue.running is not None and studio.core.queue.running.step > 3, 60)
            busy.append(percentile(SECONDS))
            studio.generation.generating.stop_or_dismiss()
            studio.core.training_run.stop()
            wait_until(lambda: not studio.core.training_run.going and studio.core.queue.idle, 60)
            wait(500)
    detail = f"{spread(busy, 'ms')} busy, {spread(idle, 'ms')} idle"
    return [Figure("99th percentile of the tick, busy / idle", ratio(busy, idle), most=1.25, detail=detail)]


def _trains(run: TrainingRun) -> bool:
    return run.last_status is not None and run.last_status.step > 3


def percentile(seconds: float) -> float:
    """Return the 99th percentile of a 16 ms precise timer's intervals, in milliseconds."""
    ticks: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start(16)
    wait(round(seconds * 1000))
    timer.stop()
    return float(np.percentile(np.diff(ticks), 99) * 1000)

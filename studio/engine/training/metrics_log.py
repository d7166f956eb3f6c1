"""Reports training metrics: losses, throughput and remaining time, a few times per second."""

import math
import time

from studio.engine.training.clock import Clock
from studio.engine.training.device import memory_used
from studio.engine.training.report import Report
from studio.engine.training.trainer import Trainer
from studio.protocol.events import Metrics
from studio.protocol.runfolder import Status

FLUSH_SECONDS = 0.5


class MetricsLog:
    """Reads the trainer's meter and appends what it measured to the run's events.

    Throughput is measured over a window that excludes everything but training; `start_window` starts a new one.
    """

    def __init__(self, trainer: Trainer, report: Report, clock: Clock) -> None:
        self._trainer, self._report, self._clock = trainer, report, clock
        self.start_window()

    @property
    def due(self) -> bool:
        """Whether measurements should be reported now."""
        return self._trainer.meter.full or time.monotonic() - self._flushed_at >= FLUSH_SECONDS

    def start_window(self) -> None:
        """Start a new window to measure throughput in."""
        self._flushed_at, self._window_seconds = time.monotonic(), self._clock.seconds
        self._window_images = self._trainer.images

    def flush(self) -> None:
        """Transfer the measurements from the device and report them."""
        trainer = self._trainer
        if not trainer.meter.count:
            return
        reading = trainer.meter.read()
        seconds = self._clock.seconds
        elapsed = max(seconds - self._window_seconds, 1e-9)
        rate = (trainer.images - self._window_images) / elapsed
        eta = self._eta(len(reading.losses) / elapsed, seconds)
        finite = all(math.isfinite(value) for row in (reading.losses, *reading.terms.values()) for value in row)
        if finite:  # events hold finite numbers only; any other loss ends the run with a message
            self._report.event(
                Metrics(
                    step=trainer.step,
                    images=trainer.images,
                    losses=reading.losses,
                    terms=reading.terms,
                    quartiles=reading.quartiles,
                    learning_rate=trainer.learning_rate,
                    base_rate=trainer.base_rate,
                    gradient_norm=reading.gradient_norm,
                    images_per_second=rate,
                    memory_bytes=memory_used(trainer.device),
                    seconds=seconds,
                    eta_seconds=eta,
                )
            )
        self.update_status(eta_seconds=eta)
        self.start_window()

    def update_status(self, **values: object) -> Status:
        """Update the run's status with the current progress and further fields."""
        trainer = self._trainer
        return self._report.update(
            step=trainer.step,
            steps=trainer.recipe.steps,
            images=trainer.images,
            seconds=self._clock.seconds,
            **values,
        )

    def _eta(self, steps_per_second: float, seconds: float) -> float:
        recipe = self._trainer.recipe
        left = (recipe.steps - self._trainer.step) / max(steps_per_second, 1e-9)
        if recipe.max_seconds is not None:
            left = min(left, recipe.max_seconds - seconds)
        return max(0.0, left)

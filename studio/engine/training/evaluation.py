"""Evaluates a model during training: validation loss, sample grids, and the judgement of its samples."""

import math
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from studio.engine.training.clock import Clock
from studio.engine.training.learner import Judgement
from studio.engine.training.metrics_log import MetricsLog
from studio.engine.training.report import Report
from studio.engine.training.sample_grid import write_grid, write_real_pictures
from studio.engine.training.sample_watch import Measured
from studio.engine.training.stop_watcher import interrupted_by_stop
from studio.engine.training.trainer import Trainer
from studio.protocol.events import Judged, Note, Sampled, Validated, Warned
from studio.protocol.runfolder import RunFolder

SAMPLING_SHARE = 0.08  # largest share of the training time for scheduled sample grids
COMPARING_SHARE = 0.02  # the same for losses besides the validation loss


class Evaluation:
    """Runs evaluations and reports their results.

    Attributes:
        validation_loss: The last validation loss; None if there is none, or if it does not track quality.
    """

    def __init__(self, trainer: Trainer, folder: RunFolder, report: Report, clock: Clock, metrics: MetricsLog) -> None:
        self._trainer, self._folder, self._report = trainer, folder, report
        self._clock, self._metrics = clock, metrics
        self.validation_loss = trainer.best.last
        self._validated_step = self._judged_step = self._sampled_step = -1
        self._grid_due = False
        self._sampling_seconds, self._last_sampling = 0.0, 0.0
        self._comparing_seconds, self._last_comparing = 0.0, 0.0

    @property
    def validated_now(self) -> bool:
        """Whether the current step has been validated."""
        return self._validated_step == self._trainer.step

    @property
    def sampled_now(self) -> bool:
        """Whether the current step has a sample grid."""
        return self._sampled_step == self._trainer.step

    @property
    def judged_now(self) -> bool:
        """Whether the current step has been judged."""
        return self._judged_step == self._trainer.step

    def validate(self, *, scheduled: bool = True) -> None:
        """Measure the validation loss.

        Only scheduled validations count towards the best loss: a resumed run repeats exactly those.
        """
        trainer = self._trainer
        found = trainer.validate()
        self._validated_step = trainer.step
        tracks_quality = trainer.learner.loss_tracks_quality
        if scheduled and tracks_quality:
            trainer.best.add(found.loss, trainer.step)
        if all(map(math.isfinite, (found.loss, *found.terms.values()))):
            self.validation_loss = found.loss if tracks_quality else None
            more = {} if scheduled and not self._comparing_is_cheap() else self._compared()
            self._report.event(Validated(step=trainer.step, loss=found.loss, terms=found.terms, **more))

    def _comparing_is_cheap(self) -> bool:
        return self._comparing_seconds + self._last_comparing <= COMPARING_SHARE * self._clock.seconds

    def _compared(self) -> dict[str, Any]:
        """Return the losses to compare with the validation loss, as fields of the event; those that are finite."""
        start = time.monotonic()
        found = self._trainer.compare_losses()
        self._last_comparing = time.monotonic() - start
        self._comparing_seconds += self._last_comparing
        named = {"training": found.training, "raw": found.raw, "raw_training": found.raw_training}
        fields: dict[str, Any] = {}
        for name, measured in named.items():
            if measured is not None and all(map(math.isfinite, (measured.loss, *measured.terms.values()))):
                fields |= {f"{name}_loss": measured.loss, f"{name}_terms": measured.terms}
        return fields

    def judge(self) -> None:
        """Judge the model's samples, if its learner does so."""
        step = self._judged_step = self._trainer.step
        self._metrics.flush()
        self._report.event(Note(text="Evaluating the samples"))
        self._clock.pause()  # the first judgement may train a classifier, which is not training time
        try:
            with interrupted_by_stop(self._folder):
                found = self._trainer.judge()
        finally:
            self._clock.resume()
            self._metrics.start_window()
        if found == Judgement():
            return
        pictures = {}
        for title, grid in found.pictures.items():
            pictures[title] = f"samples/{step:08d}-{title.lower().replace(' ', '-')}.png"
            write_grid(grid, self._folder, pictures[title])
        self._report.event(
            Judged(
                step=step,
                figures=_finite(found.figures),
                real=_finite(found.real),
                counts=dict(found.counts),
                doubts=dict(found.doubts),
                verdict=found.verdict,
                curves={name: tuple(points) for name, points in found.curves.items()},
                pictures=pictures,
                warnings=tuple(found.warnings),
                remedies={title: dict(changes) for title, changes in found.remedies.items()},
            )
        )

    def watch_samples(self) -> None:
        """Measure the samples, and warn of a mode collapse or a divergence, or of its end."""
        trainer, watch = self._trainer, self._trainer.sample_watch
        measured = trainer.measure_samples()
        if measured is None:
            return
        before = watch.problem
        watch.add(measured)
        if watch.problem and watch.problem != before:
            self._metrics.flush()
            what = _collapse(trainer.step, measured) if watch.collapsed else _divergence(trainer.step, measured)
            self._report.event(
                Warned(
                    step=trainer.step,
                    warnings=(_with_advice(what, self._folder.newest_healthy_checkpoint()),),
                    remedies=tuple(trainer.learner.collapse_remedies()),
                )
            )
        elif before and not watch.problem:
            self._report.event(Warned(step=trainer.step))

    def locate_samples(self) -> None:
        """Measure how far from the data the samples are, so that a later divergence is noticed."""
        measured = self._trainer.measure_samples()
        if measured is not None:
            self._trainer.sample_watch.nearest = measured.distance

    def sampling_due(self) -> bool:
        """Whether a scheduled sample grid should be drawn now.

        A grid that would exceed SAMPLING_SHARE of the training time is postponed.
        """
        trainer = self._trainer
        self._grid_due = self._grid_due or trainer.step % trainer.recipe.sample_every == 0
        expected = self._sampling_seconds + self._last_sampling
        return self._grid_due and expected <= SAMPLING_SHARE * self._clock.seconds

    def sample(self) -> None:
        """Draw a sample grid with the averaged weights."""
        trainer = self._trainer
        self._metrics.flush()
        self._grid_due = False
        start = time.monotonic()
        with trainer.ema_weights():
            grid = trainer.learner.grid(trainer.step)
        file = f"samples/{trainer.step:08d}.png"
        write_grid(grid, self._folder, file)
        write_real_pictures(trainer.learner.data, grid.columns, self._folder)
        self._last_sampling = time.monotonic() - start
        self._sampling_seconds += self._last_sampling
        self._sampled_step = trainer.step
        measured = trainer.measure_samples()
        diversity = None if measured is None else measured.diversity
        self._report.event(Sampled(step=trainer.step, file=file, columns=grid.columns, diversity=diversity))
        self._metrics.start_window()

    def reset_sampling_time(self) -> None:
        """Forget the time spent on sampling so far."""
        self._sampling_seconds = 0.0


def _finite(figures: Mapping[str, float]) -> dict[str, float]:
    return {name: value for name, value in figures.items() if math.isfinite(value)}


def _collapse(step: int, measured: Measured) -> str:
    return f"Mode collapse: at step {step:,} the samples differ {measured.diversity:.0%} as much as the data's."


def _divergence(step: int, measured: Measured) -> str:
    return (
        f"Divergence: at step {step:,} the samples are {measured.distance:.1f} times as far from the data as real ones."
    )


def _with_advice(what: str, healthy: Path | None) -> str:
    """Say in one line what has happened and what to do; `healthy` is the newest healthy checkpoint, if any."""
    if healthy is None:
        return f"{what} No checkpoint is from before: start over, with a lower learning rate or a remedy."
    return f"{what} Branch from step {int(healthy.name):,}, the last healthy checkpoint, with a remedy, or start over."

"""One sitting of a training run: the loop of steps, and what happens between two of them."""

import contextlib
import math
import time
from collections.abc import Callable

from studio.engine.learners.learner import Judgement
from studio.engine.training.checkpoint import take_snapshot
from studio.engine.training.checkpoint_writer import CheckpointWriter
from studio.engine.training.clock import Clock
from studio.engine.training.device import memory_used
from studio.engine.training.follower import give_order
from studio.engine.training.giving_up import Wish
from studio.engine.training.interruption import interruptible
from studio.engine.training.learning_rate import progress
from studio.engine.training.ranks import ALONE, Order, Ranks
from studio.engine.training.report import Report
from studio.engine.training.sample_grid import write_grid
from studio.engine.training.trainer import Trainer
from studio.protocol.events import (
    Changed,
    Checkpointed,
    Finished,
    Judged,
    Metrics,
    Note,
    RateChanged,
    Sampled,
    Validated,
)
from studio.protocol.runfolder import Control, RunFolder, Status

FLUSH_SECONDS = 0.5
POLL_SECONDS = 0.1  # how often control/ is looked at
SAMPLING_SHARE = 0.08  # of the training time, at most, for grids that nobody asked for


class Sitting:
    """Trains until the run is done, stopped or interrupted, and leaves a checkpoint of where it ended."""

    def __init__(
        self,
        trainer: Trainer,
        folder: RunFolder,
        report: Report,
        on_outlive: Callable[[bool], None],
        ranks: Ranks = ALONE,
    ) -> None:
        self._trainer, self._ranks = trainer, ranks
        self._recipe = trainer.recipe
        self._folder = folder
        self._report = report
        self._on_outlive = on_outlive
        self._clock = Clock(trainer.seconds)
        self._writer = CheckpointWriter(folder)
        self._checkpointed_at, self._checkpointed_step = trainer.seconds, -1
        self._stopping = False
        self._wanted: set[Control] = set()
        self._next_poll = 0.0
        self._flushed_at, self._flushed_seconds = time.monotonic(), trainer.seconds
        self._flushed_images = trainer.images
        self._sampled_step, self._due_sample = -1, False
        self._validated_step, self._validation = -1, trainer.best.last
        self._judged_step = -1
        self._sampling_seconds, self._last_sampling = 0.0, 0.0

    @property
    def step(self) -> int:
        """How many steps have been done, over all sittings."""
        return self._trainer.step

    def run(self) -> Status:
        """Do the sitting. An interrupt (Ctrl-C) ends it in good order, as a request to stop does."""
        try:
            return self._run()
        finally:
            give_order(self._ranks, Order.END, self._trainer)
            self._writer.join()

    def _run(self) -> Status:
        trainer = self._trainer
        self._tell(state="running")
        if trainer.step == 0:
            self._sample()  # what an untrained network makes; its time is no training time
            self._clock, self._sampling_seconds = Clock(trainer.seconds), 0.0
            self._start_window()
        try:
            while not self._done() and not self._look_at_requests():
                seconds = self._clock.seconds
                with Wish().instead_of_interrupts():
                    give_order(self._ranks, Order.STEP, trainer, seconds)
                    trainer.train_step(seconds)
                self._after_step()
        except KeyboardInterrupt:
            self._stopping = True
        trainer.seconds = self._clock.seconds
        self._flush()
        if trainer.step and self._validated_step != trainer.step:
            self._validate(planned=False)
        early = ""
        if self._stopping:
            self._report.event(Changed(state="stopping", step=trainer.step))
        elif self._patience_is_over:
            early = self._why_early()
            self._report.event(Note(text=early))
        self._checkpoint()
        self._writer.wait()
        self._tell_checkpoints()
        if not self._stopping:
            with contextlib.suppress(KeyboardInterrupt):  # the training itself is done and kept
                if self._sampled_step != trainer.step:
                    self._sample()
                if self._judged_step != trainer.step:
                    self._judge()
        self._report.event(Finished(stopped=self._stopping, seconds=self._clock.seconds))
        return self._tell(state="stopped" if self._stopping else "finished", message=early, eta_seconds=None)

    def last_words(self) -> None:
        """Tell what was measured up to a failure."""
        self._flush()
        self._tell_checkpoints()

    def _done(self) -> bool:
        return self._patience_is_over or progress(self._trainer.step, self._clock.seconds, self._recipe) >= 1

    @property
    def _patience_is_over(self) -> bool:
        patience = self._recipe.patience
        return patience is not None and self._trainer.best.since >= patience

    def _why_early(self) -> str:
        best = self._trainer.best
        lowest = "" if best.loss is None else f"; the lowest was {best.loss:.4g}, at step {best.step}"
        return f"Ended early: the loss on held-out pictures has not become better for {best.since} validations{lowest}."

    def _after_step(self) -> None:
        trainer, recipe = self._trainer, self._recipe
        if trainer.meter.full or time.monotonic() - self._flushed_at >= FLUSH_SECONDS:
            self._flush()
        if trainer.step % recipe.validate_every == 0:
            self._validate()
        if recipe.judge_every is not None and trainer.step % recipe.judge_every == 0:
            self._judge()
        self._due_sample = self._due_sample or trainer.step % recipe.sample_every == 0
        allowed = self._sampling_seconds + self._last_sampling <= SAMPLING_SHARE * self._clock.seconds
        if Control.SAMPLE in self._wanted or (self._due_sample and allowed):
            self._sample()
        spent = self._clock.seconds - self._checkpointed_at
        overdue = spent >= recipe.checkpoint_seconds and not self._writer.busy
        if Control.CHECKPOINT in self._wanted or trainer.step % recipe.checkpoint_every == 0 or overdue:
            self._checkpoint()
        self._tell_checkpoints()

    def _look_at_requests(self) -> bool:
        """Take up requests; while paused, wait here. Returns whether to stop."""
        if time.monotonic() < self._next_poll:
            return False
        self._take()
        if self._report.status.state == "paused":
            self._flush()
            self._clock.pause()
            while self._report.status.state == "paused" and not self._stopping:
                if Control.SAMPLE in self._wanted:
                    self._sample()
                if Control.CHECKPOINT in self._wanted:
                    self._checkpoint()
                self._tell_checkpoints()
                time.sleep(POLL_SECONDS)
                self._take()
            self._clock.go_on()
            self._start_window()
        self._next_poll = time.monotonic() + POLL_SECONDS
        return self._stopping

    def _take(self) -> None:
        step = self._trainer.step
        for request, value in self._folder.take_requests():
            if request is Control.STOP:
                self._stopping = True
            elif request is Control.PAUSE and self._report.status.state != "paused":
                self._report.event(Changed(state="paused", step=step))
                self._tell(state="paused")
            elif request is Control.RESUME and self._report.status.state == "paused":
                self._report.event(Changed(state="running", step=step))
                self._tell(state="running")
            elif request in (Control.SAMPLE, Control.CHECKPOINT):
                self._wanted.add(request)
            elif request is Control.LEARNING_RATE:
                self._change_rate(value)
            elif request in (Control.OUTLIVE, Control.FOLLOW):
                self._on_outlive(request is Control.OUTLIVE)

    def _change_rate(self, value: str) -> None:
        """Train on with another learning rate; warm-up and decay go on as they were."""
        try:
            rate = float(value)
        except ValueError:
            rate = 0.0
        if not 0 < rate <= 1:
            self._report.event(Note(text=f"A learning rate is more than 0 and at most 1, not {value.strip()!r}."))
            return
        self._flush()
        self._trainer.base_rate = rate
        self._report.event(RateChanged(step=self._trainer.step, learning_rate=rate))

    def _flush(self) -> None:
        """Bring the measurements over from the device and tell them."""
        trainer = self._trainer
        if not trainer.meter.count:
            return
        reading = trainer.meter.read()
        seconds = self._clock.seconds
        spent = max(seconds - self._flushed_seconds, 1e-9)
        rate = (trainer.images - self._flushed_images) / spent
        eta = self._eta(len(reading.losses) / spent, seconds)
        finite = all(math.isfinite(value) for row in (reading.losses, *reading.terms.values()) for value in row)
        if finite:  # events hold finite numbers only; a loss that is not ends the run, and is told in words
            self._report.event(
                Metrics(
                    step=trainer.step,
                    images=trainer.images,
                    losses=reading.losses,
                    terms=reading.terms,
                    quartiles=reading.quartiles,
                    learning_rate=trainer.learning_rate,
                    gradient_norm=reading.gradient_norm,
                    images_per_second=rate,
                    memory_bytes=memory_used(trainer.device),
                    seconds=seconds,
                    eta_seconds=eta,
                )
            )
        self._tell(eta_seconds=eta)
        self._start_window()

    def _start_window(self) -> None:
        self._flushed_at, self._flushed_seconds = time.monotonic(), self._clock.seconds
        self._flushed_images = self._trainer.images

    def _eta(self, steps_per_second: float, seconds: float) -> float:
        left = (self._recipe.steps - self._trainer.step) / max(steps_per_second, 1e-9)
        if self._recipe.max_seconds is not None:
            left = min(left, self._recipe.max_seconds - seconds)
        return max(0.0, left)

    def _validate(self, *, planned: bool = True) -> None:
        """Measure the loss on held-out pictures; only planned ones count for the best: a resumed run repeats them."""
        trainer = self._trainer
        found = trainer.validate()
        self._validated_step = trainer.step
        if planned and trainer.learner.loss_tells:
            trainer.best.add(found.loss, trainer.step)
        if all(map(math.isfinite, (found.loss, *found.terms.values()))):
            self._validation = found.loss if trainer.learner.loss_tells else None
            self._report.event(Validated(step=trainer.step, loss=found.loss, terms=found.terms))

    def _judge(self) -> None:
        """Measure what was reached, where the learner knows how."""
        step = self._judged_step = self._trainer.step
        self._flush()
        self._report.event(Note(text="Judging what the model makes"))
        self._clock.pause()  # the first time, a classifier of the data is trained: that is no training time
        try:
            with interruptible(self._folder):
                found = self._trainer.judge()
        finally:
            self._clock.go_on()
            self._start_window()
        if found == Judgement():
            return
        pictures = {}
        for title, grid in found.pictures.items():
            pictures[title] = f"samples/{step:08d}-{title.lower().replace(' ', '-')}.png"
            write_grid(grid, self._folder, pictures[title])
        self._report.event(
            Judged(
                step=step,
                figures={name: value for name, value in found.figures.items() if math.isfinite(value)},
                curves={name: tuple(points) for name, points in found.curves.items()},
                pictures=pictures,
                warnings=tuple(found.warnings),
                remedies={title: dict(changes) for title, changes in found.remedies.items()},
            )
        )

    def _sample(self) -> None:
        self._flush()
        self._wanted.discard(Control.SAMPLE)
        self._due_sample = False
        before = time.monotonic()
        with self._trainer.averaged():
            grid = self._trainer.learner.grid(self._trainer.step)
        file = f"samples/{self._trainer.step:08d}.png"
        write_grid(grid, self._folder, file)
        self._last_sampling = time.monotonic() - before
        self._sampling_seconds += self._last_sampling
        self._sampled_step = self._trainer.step
        self._report.event(Sampled(step=self._trainer.step, file=file, columns=grid.columns))
        self._start_window()

    def _checkpoint(self) -> None:
        self._flush()
        self._wanted.discard(Control.CHECKPOINT)
        self._trainer.seconds = self._checkpointed_at = self._clock.seconds
        if self._checkpointed_step != self._trainer.step:
            self._writer.write(take_snapshot(self._trainer, self._validation))
            self._checkpointed_step = self._trainer.step
        self._tell_checkpoints()
        self._start_window()

    def _tell_checkpoints(self) -> None:
        for step, path in self._writer.done():
            self._report.event(Checkpointed(step=step, folder=f"checkpoints/{path.name}"))

    def _tell(self, **values: object) -> Status:
        trainer = self._trainer
        return self._report.update(
            step=trainer.step,
            steps=self._recipe.steps,
            images=trainer.images,
            seconds=self._clock.seconds,
            **values,
        )

"""A training session: the loop over training steps, from the start or a checkpoint until the run ends or is stopped."""

import contextlib
import time
from collections.abc import Callable

from studio.engine.training.checkpointing import Checkpointing
from studio.engine.training.clock import Clock
from studio.engine.training.deferred_interrupt import DeferredInterrupt
from studio.engine.training.device import describe_device
from studio.engine.training.evaluation import Evaluation
from studio.engine.training.learning_rate import progress
from studio.engine.training.metrics_log import MetricsLog
from studio.engine.training.process_group import SINGLE_PROCESS, ProcessGroup, RankCommand
from studio.engine.training.report import Report
from studio.engine.training.requests import Requests
from studio.engine.training.threads import FlopCounter, may_choose_threads, use_threads
from studio.engine.training.trainer import Trainer
from studio.engine.training.worker import send_command
from studio.protocol.events import Finished, Note, StateChanged
from studio.protocol.runfolder import Control, RunFolder, Status

POLL_SECONDS = 0.1  # between two checks for requests


class TrainingSession:
    """Trains until the run is complete, stopped or interrupted, and saves a checkpoint of its end."""

    def __init__(
        self,
        trainer: Trainer,
        folder: RunFolder,
        report: Report,
        on_outlive: Callable[[bool], None],
        group: ProcessGroup = SINGLE_PROCESS,
    ) -> None:
        self._trainer, self._recipe, self._group = trainer, trainer.recipe, group
        self._report = report
        self._clock = Clock(trainer.seconds)
        self._metrics = MetricsLog(trainer, report, self._clock)
        self._checkpoints = Checkpointing(trainer, folder, report, self._clock)
        self._evaluation = Evaluation(trainer, folder, report, self._clock, self._metrics)
        self._requests = Requests(trainer, folder, report, self._metrics, on_outlive)
        self._next_poll = 0.0

    @property
    def step(self) -> int:
        """Number of completed steps, over all sessions of the run."""
        return self._trainer.step

    def run(self) -> Status:
        """Train. An interrupt (Ctrl-C) ends the session properly, as a stop request does."""
        try:
            self._metrics.update_status(state="running")
            if self.step == 0:
                self._evaluation.watch_samples()
                self._evaluation.sample()  # an untrained network's samples; this is not training time
                self._clock.restart(self._trainer.seconds)
                self._evaluation.reset_sampling_time()
                self._metrics.start_window()
            elif self._trainer.sample_watch.nearest is None:  # a checkpoint of an older version
                self._evaluation.locate_samples()
            self._train()
            return self._finish()
        finally:
            send_command(self._group, RankCommand.END, self._trainer)
            self._checkpoints.join()

    def report_failure(self) -> None:
        """Write out the measurements and checkpoints that precede a failure."""
        self._metrics.flush()
        self._checkpoints.report_completed()

    def _train(self) -> None:
        try:
            while not self._complete() and not self._stop_requested():
                seconds = self._clock.seconds
                with DeferredInterrupt().deferred():
                    send_command(self._group, RankCommand.STEP, self._trainer, seconds)
                    self._train_step(seconds)
                self._after_step()
        except KeyboardInterrupt:
            self._requests.stop = True

    def _train_step(self, seconds: float) -> None:
        """Run a step; the first one of a run also chooses the number of threads."""
        trainer = self._trainer
        if trainer.threads is not None or not may_choose_threads(trainer.device, self._group.size):
            trainer.train_step(seconds)
            return
        with FlopCounter() as counter:
            trainer.train_step(seconds)
        trainer.threads = counter.threads
        use_threads(trainer.threads)
        self._report.update(device=describe_device(trainer.device))

    def _after_step(self) -> None:
        step, recipe, wanted = self.step, self._recipe, self._requests.wanted
        if self._metrics.due:
            self._metrics.flush()
        if step % recipe.validate_every == 0:
            self._evaluation.validate()
        if recipe.judge_every is not None and step % recipe.judge_every == 0:
            self._evaluation.judge()
        if step % recipe.sample_every == 0:
            self._evaluation.watch_samples()
        if self._evaluation.sampling_due() or Control.SAMPLE in wanted:
            self._sample()
        if self._checkpoints.due() or Control.CHECKPOINT in wanted:
            self._checkpoint()
        self._checkpoints.report_completed()

    def _finish(self) -> Status:
        """Save the final checkpoint; a completed run is also validated, sampled and judged."""
        stopped = self._requests.stop
        self._trainer.seconds = self._clock.seconds
        self._metrics.flush()
        if self.step and not self._evaluation.validated_now:
            self._evaluation.validate(scheduled=False)
        message = ""
        if stopped:
            self._report.event(StateChanged(state="stopping", step=self.step))
        elif self._out_of_patience:
            message = self._early_stopping_message()
            self._report.event(Note(text=message))
        self._checkpoint()
        self._checkpoints.wait()
        self._checkpoints.report_completed()
        if not stopped:
            with contextlib.suppress(KeyboardInterrupt):  # training is complete and saved
                if not self._evaluation.sampled_now:
                    self._sample()
                if not self._evaluation.judged_now:
                    self._evaluation.judge()
        if self._requests.decline("stopped" if stopped else "finished"):
            self._checkpoints.save(self._evaluation.validation_loss, requested=True)
            self._checkpoints.wait()
            self._checkpoints.report_completed()
        self._report.event(Finished(stopped=stopped, seconds=self._clock.seconds))
        state = "stopped" if stopped else "finished"
        return self._metrics.update_status(state=state, message=message, eta_seconds=None)

    def _complete(self) -> bool:
        return self._out_of_patience or progress(self.step, self._clock.seconds, self._recipe) >= 1

    @property
    def _out_of_patience(self) -> bool:
        patience = self._recipe.patience
        return patience is not None and self._trainer.best.since >= patience

    def _early_stopping_message(self) -> str:
        best = self._trainer.best
        lowest = "" if best.loss is None else f"; the lowest was {best.loss:.4g}, at step {best.step}"
        return f"Stopped early: the validation loss has not improved for {best.since} validations{lowest}."

    def _stop_requested(self) -> bool:
        """Handle requests, and wait here while the run is paused; returns whether to stop."""
        if time.monotonic() < self._next_poll:
            return False
        self._requests.poll()
        if self._requests.paused:
            self._metrics.flush()
            self._clock.pause()
            while self._requests.paused and not self._requests.stop:
                if Control.SAMPLE in self._requests.wanted:
                    self._sample()
                if Control.CHECKPOINT in self._requests.wanted:
                    self._checkpoint()
                self._checkpoints.report_completed()
                time.sleep(POLL_SECONDS)
                self._requests.poll()
            self._clock.resume()
            self._metrics.start_window()
        self._next_poll = time.monotonic() + POLL_SECONDS
        return self._requests.stop

    def _sample(self) -> None:
        self._requests.wanted.discard(Control.SAMPLE)
        self._evaluation.sample()

    def _checkpoint(self) -> None:
        self._metrics.flush()
        requested = Control.CHECKPOINT in self._requests.wanted
        self._requests.wanted.discard(Control.CHECKPOINT)
        self._checkpoints.save(self._evaluation.validation_loss, requested=requested)
        self._metrics.start_window()

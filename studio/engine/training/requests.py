"""Handles the requests that arrive in a run's control/ folder while it trains."""

from collections.abc import Callable

from studio.engine.training.metrics_log import MetricsLog
from studio.engine.training.report import Report
from studio.engine.training.trainer import Trainer
from studio.protocol.events import Note, RateChanged, StateChanged
from studio.protocol.runfolder import Control, RunFolder

_TOO_LATE = (Control.PAUSE, Control.RESUME, Control.SAMPLE, Control.LEARNING_RATE)  # for a run that is ending


class Requests:
    """The state that requests change.

    Attributes:
        stop: Whether the session is to stop.
        wanted: Requests for samples or a checkpoint that the session has not served yet.
    """

    def __init__(
        self,
        trainer: Trainer,
        folder: RunFolder,
        report: Report,
        metrics: MetricsLog,
        on_outlive: Callable[[bool], None],
    ) -> None:
        self._trainer, self._folder, self._report, self._metrics = trainer, folder, report, metrics
        self._on_outlive = on_outlive
        self.stop = False
        self.wanted: set[Control] = set()

    @property
    def paused(self) -> bool:
        """Whether the run is paused."""
        return self._report.status.state == "paused"

    def poll(self) -> None:
        """Handle the requests that have arrived since the last call."""
        for request, value in self._folder.take_requests():
            if request is Control.STOP:
                self.stop = True
            elif request is Control.PAUSE and not self.paused:
                self._report.event(StateChanged(state="paused", step=self._trainer.step))
                self._metrics.update_status(state="paused")
            elif request is Control.RESUME and self.paused:
                self._report.event(StateChanged(state="running", step=self._trainer.step))
                self._metrics.update_status(state="running")
            elif request in (Control.SAMPLE, Control.CHECKPOINT):
                self.wanted.add(request)
            elif request is Control.LEARNING_RATE:
                self._change_learning_rate(value)
            elif request in (Control.OUTLIVE, Control.FOLLOW):
                self._on_outlive(request is Control.OUTLIVE)

    def decline(self, ended: str) -> bool:
        """Take the requests that came too late and say so; returns whether a checkpoint is among them."""
        late = [request for request, _ in self._folder.take_requests()]
        without_effect = [request.value for request in late if request in _TOO_LATE]
        if without_effect:
            self._report.event(Note(text=f"The run has {ended}: {', '.join(without_effect)} had no effect."))
        return Control.CHECKPOINT in late

    def _change_learning_rate(self, value: str) -> None:
        """Replace the base learning rate; warm-up and decay continue as before."""
        try:
            rate = float(value)
        except ValueError:
            rate = 0.0
        if not 0 < rate <= 1:
            self._report.event(Note(text=f"A learning rate is more than 0 and at most 1, not {value.strip()!r}."))
            return
        self._metrics.flush()
        self._trainer.base_rate = rate
        self._report.event(RateChanged(step=self._trainer.step, learning_rate=rate))

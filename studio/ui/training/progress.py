"""A run's progress in one line: step, images/s, time left, memory, device."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from studio.protocol.events import Metrics
from studio.protocol.runfolder import ENDED, Status
from studio.ui.amounts import duration, memory_text
from studio.ui.theme import UNIT, tabular
from studio.ui.translation import tr, tr_message
from studio.ui.widgets.elided_label import ElidedLabel

_BAR_STEPS = 1000
UNLIMITED_STEPS = 1_000_000  # this many mean that only time limits the run


class ProgressLine(QWidget):
    """The line above a thin progress bar."""

    def __init__(self, parent: QWidget | None = None, *, compact: bool = False) -> None:
        """Make the line; `compact` shows only the step and the time left."""
        super().__init__(parent)
        self._compact = compact
        self._status: Status | None = None
        self._metrics: Metrics | None = None
        self.line = ElidedLabel(quiet=True)
        self.line.setFont(tabular(self.font()))
        self.bar = QProgressBar()
        self.bar.setRange(0, _BAR_STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Training progress"))
        self.bar.setToolTip(tr("Training progress, by steps or by time, whichever limit comes first."))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(row)
        column.addWidget(self.bar)
        self.clear()

    def set_status(self, status: Status) -> None:
        """Update the state of the run."""
        self._status = status
        self._show()

    def set_metrics(self, metrics: Metrics) -> None:
        """Update the newest measurements."""
        self._metrics = metrics
        self._show()

    def end(self) -> None:
        """Show a run that ended without a final status as failed, with no time left."""
        self._status = (self._status or Status(state="failed")).model_copy(update={"state": "failed"})
        self._show()

    def clear(self) -> None:
        """Show nothing."""
        self._status = self._metrics = None
        self.line.setText("")
        self.bar.setValue(0)

    def text(self) -> str:
        """Return the line's text."""
        return self.line.text()

    def _show(self) -> None:
        status, metrics = self._status, self._metrics
        step = max(status.step if status else 0, metrics.step if metrics else 0)
        steps = status.steps if status else 0
        ended = status is not None and status.state in ENDED
        eta = None
        if not ended:
            eta = status.eta_seconds if status and status.eta_seconds is not None else None
            eta = metrics.eta_seconds if eta is None and metrics else eta
        seconds = max(status.seconds if status else 0.0, metrics.seconds if metrics else 0.0)
        finished = status is not None and status.state == "finished"
        by_time = status is not None and status.max_seconds is not None and (ended or steps >= UNLIMITED_STEPS)
        if finished:
            parts = [tr("{step:,} steps in {duration}").format(step=step, duration=duration(seconds))]
        else:
            parts = [
                tr("step {step:,} of {steps:,}").format(step=step, steps=steps)
                if steps and not by_time
                else tr("step {step:,}").format(step=step)
            ]
        moving = not ended and not (status and status.state == "paused")
        if metrics and moving and not self._compact:
            parts.append(tr("{images_per_second:,.0f} images/s").format(images_per_second=metrics.images_per_second))
        if eta is not None:
            parts.append(tr("{duration} left").format(duration=duration(eta)))
        elif ended and not finished:
            parts.append(tr("{duration} total").format(duration=duration(seconds)))
        if metrics and metrics.memory_bytes and not ended and not self._compact:
            parts.append(memory_text(metrics.memory_bytes))
        if status and status.device and not self._compact:
            parts.append(tr_message(status.device))
        self.line.setText(" · ".join(parts))
        by_steps = step / steps if steps else 0.0
        share = seconds / (seconds + eta) if eta is not None and seconds + eta > 0 else 0.0
        done = 1.0 if status and status.state == "finished" else max(by_steps, share)
        self.bar.setValue(round(_BAR_STEPS * min(1.0, done)))

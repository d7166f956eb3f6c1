"""The buttons that start, resume, pause, stop and kill a training run."""

import qtawesome
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.protocol.runfolder import ENDED, Control
from studio.ui.theme import UNIT, colours
from studio.ui.translation import tr
from studio.ui.widgets.main_button import MainButton

_START = (tr("Start training"), tr("Train a model with these settings."))
_BRANCH = (tr("Start branch"), tr("Continue training from the parent's checkpoint with these settings."))
_BRANCH_INSTEAD = (tr("Stop and branch"), tr("Save and stop the run in progress, then start the branch."))


class RunControls(QWidget):
    """The buttons that make sense in the run's state.

    Attributes:
        state: The run's state as in Status.state, or "starting"; empty when there is no run.

    Signals:
        start_clicked: Start a run.
        resume_clicked: Resume the run that was stopped or failed.
        control_requested: Control.PAUSE, RESUME or STOP.
        kill_clicked: Kill the process of a run that does not stop.
        changed: The state changed, or a request was sent.
    """

    start_clicked = Signal()
    resume_clicked = Signal()
    control_requested = Signal(object)
    kill_clicked = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = ""
        self._branching = False
        self._pending: Control | None = None  # a request that the run has not answered yet
        self._shown: tuple[str, bool, Control | None] | None = None
        self.start = MainButton(*_START)
        self.resume = _button(tr("Resume run"), tr("Resume the run from its newest checkpoint."))
        self.pause = _button(tr("Pause"), tr("Pause or resume the training between two steps."))
        self.stop = _button(tr("Stop"), tr("Save a checkpoint and stop the training."))
        self.kill = _button(tr("Kill process"), tr("End the training process at once; its last checkpoint is kept."))
        self.start.clicked.connect(self.start_clicked)
        self.resume.clicked.connect(self.resume_clicked)
        self.pause.clicked.connect(self.pause_or_resume)
        self.stop.clicked.connect(self.request_stop)
        self.kill.clicked.connect(self.kill_clicked)
        self._arrange()
        self._show()

    @property
    def going(self) -> bool:
        """Whether a run is in progress."""
        return bool(self.state) and self.state not in ENDED

    @property
    def stopping(self) -> bool:
        """Whether the run was asked to stop."""
        return self._pending is Control.STOP

    def set_state(self, state: str) -> None:
        """Show another state of the run."""
        answered = {Control.PAUSE: "paused", Control.RESUME: "running"}.get(self._pending) if self._pending else None
        if state == answered or state in ENDED or not state:
            self._pending = None
        self.state = state
        self._show()

    def set_branching(self, branching: bool) -> None:
        """Let the start button start a branch, or a new run."""
        self._branching = branching
        self._show()

    def pause_or_resume(self) -> None:
        """Request a pause, or its end."""
        if self.state in ("running", "paused"):
            self._request(Control.RESUME if self.state == "paused" else Control.PAUSE)

    def request_stop(self) -> None:
        """Request that the run stops."""
        if self.going:
            self._request(Control.STOP)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "pause"):
            self._draw_icons()
        super().changeEvent(event)

    def _request(self, control: Control) -> None:
        self._pending = control
        self.control_requested.emit(control)
        self._show()

    def _show(self) -> None:
        now = self.state, self._branching, self._pending
        if now == self._shown:
            return  # a heartbeat
        self._shown = now
        going, branching, pending = self.going, self._branching, self._pending
        text, tooltip = (_BRANCH_INSTEAD if going else _BRANCH) if branching else _START
        waiting = branching and self.stopping
        self.start.setText(text)
        self.start.setEnabled(not waiting)
        self.start.setToolTip(tr("The branch starts as soon as the run has stopped.") if waiting else tooltip)
        self.start.setVisible(branching or not going)
        self.resume.setVisible(self.state in ("stopped", "failed") and not branching)
        for button in (self.pause, self.stop):
            button.setVisible(going)
        self.pause.setEnabled(self.state in ("running", "paused") and pending is None)
        self.stop.setEnabled(going and not self.stopping)
        pause = tr("Pausing") if pending is Control.PAUSE else tr("Resume") if self.state == "paused" else tr("Pause")
        self.pause.setText(pause)
        self.pause.setAccessibleName(pause)
        self.stop.setText(tr("Stopping") if self.stopping else tr("Stop"))
        if not going or not self.stopping:
            self.kill.hide()
        self._draw_icons()
        self.changed.emit()

    def _draw_icons(self) -> None:
        c = colours()
        for button, name in (
            (self.pause, "ph.play" if self.state == "paused" else "ph.pause"),
            (self.stop, "ph.stop"),
        ):
            button.setIcon(qtawesome.icon(name, color=c.text, color_disabled=c.quiet))

    def _arrange(self) -> None:
        pair = QHBoxLayout()
        pair.setSpacing(UNIT)
        pair.addWidget(self.pause)
        pair.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.start)
        column.addWidget(self.resume)
        column.addLayout(pair)
        column.addWidget(self.kill)


def _button(text: str, tooltip: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text)
    button.setAccessibleDescription(tooltip)
    button.setToolTip(tooltip)
    return button

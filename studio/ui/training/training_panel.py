"""The training dock: what will be trained, and the buttons that start, hold and stop it."""

from collections.abc import Mapping

import qtawesome
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.protocol.events import Event, Metrics, RateChanged
from studio.protocol.presets import Preset
from studio.protocol.recipes import TrainRecipe
from studio.protocol.runfolder import ENDED, Control, Status
from studio.ui.theme import UNIT, colours
from studio.ui.training.form.branch_notice import BranchNotice, BranchPoint
from studio.ui.training.form.learning_rate_field import LearningRateField
from studio.ui.training.form.training_fields import TrainingFields
from studio.ui.training.progress import ProgressLine
from studio.ui.widgets.field_error import FieldError
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.main_button import MainButton
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.shrinking import Shrinking

_START = ("Start training", "Trains a model with these settings and shows how it learns.")
_BRANCH = ("Start the branch", "Trains on from the other run's checkpoint, with these settings.")
_BRANCH_INSTEAD = ("Stop and branch", "Saves and ends the run that is going; then the branch starts from it.")


class TrainingPanel(QWidget):
    """The settings, and below them the buttons; while a run is under way the settings are its own and rest.

    A branch brings the settings back to life even then; `branch` tells where it begins.

    Signals:
        start_requested: TrainRecipe, when Start is pressed and every setting can be used.
        resume_requested: Go on with the run that ended before its time.
        control_requested: Control, by Pause, Resume, Stop and the check box (OUTLIVE or FOLLOW).
        rate_requested: A float: the learning rate that the run is to go on with.
        kill_requested: End the process of a run that does not stop.
        preview_requested: Show the data that the settings name.
    """

    start_requested = Signal(object)
    resume_requested = Signal()
    control_requested = Signal(object)
    rate_requested = Signal(float)
    kill_requested = Signal()
    preview_requested = Signal()

    def __init__(self, presets: Mapping[str, Preset], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._state = ""  # of the run that is shown; empty when there is none
        self._asked: Control | None = None
        self._here = True  # whether the run that is shown is a process of this machine
        self._shown: tuple[str, Control | None, bool, bool] | None = None
        self.fields = TrainingFields(presets)
        self.branching = BranchNotice()
        self.hint = plain_label(quiet=True)
        self.hint.setWordWrap(True)
        self.hint.hide()
        self.start_button = MainButton(*_START)
        self.resume_button = _button("Continue this run", "Goes on with the run from its newest checkpoint.")
        self.pause_button = _button("Pause", "Holds the training between two steps, or lets it go on.")
        self.stop_button = _button("Stop", "Saves the model as it is and ends the training.")
        self.kill_button = _button("End its process", "Ends the training at once; its last checkpoint is kept.")
        self.outlive = QCheckBox("Goes on when the window closes")
        self.outlive.setAccessibleName("Goes on when the window closes")
        self.outlive.setToolTip("Lets the training go on without the window; the next start shows it again.")
        self.rate = LearningRateField()
        self.note = FieldError()
        self.progress = ProgressLine(compact=True)
        self._lay_out()
        self.fields.changed.connect(self._settings_changed)
        self.start_button.clicked.connect(self.start)
        self.resume_button.clicked.connect(self.resume_requested)
        self.pause_button.clicked.connect(self.pause_or_resume)
        self.stop_button.clicked.connect(self.stop)
        self.kill_button.clicked.connect(self.kill_requested)
        self.outlive.clicked.connect(self._outlive_clicked)
        self.rate.wanted.connect(self.rate_requested)
        self.branching.left.connect(self.leave_branch)
        self.fields.preview_requested.connect(self.preview_requested)
        self._show_state()

    @property
    def going(self) -> bool:
        """Whether a run is under way."""
        return bool(self._state) and self._state not in ENDED

    @property
    def branch(self) -> BranchPoint | None:
        """Where the next run branches off another; None for one that begins from noise."""
        return self.branching.point

    def recipe(self) -> TrainRecipe:
        """Return what would be trained; raises BadInput with one plain line for a setting that cannot be used."""
        return self.fields.recipe()

    def set_recipe(self, recipe: TrainRecipe) -> None:
        """Fill in the settings of a recipe; a branch that was being prepared is left."""
        self._leave()
        self.fields.set_recipe(recipe)

    def begin_branch(self, point: BranchPoint, parent: TrainRecipe, recipe: TrainRecipe | None = None) -> None:
        """Let the next run branch off another: its settings are filled in, or those of `recipe` where that is given."""
        self.branching.show_point(point, parent)
        self.fields.set_parent(parent)
        self.fields.set_recipe(recipe or parent)
        self._show_state()

    def leave_branch(self) -> None:
        """Begin the next run from noise again; the settings of a run that is going are filled in again."""
        parent = self.branching.parent_recipe
        self._leave()
        if self.going and parent is not None:
            self.fields.set_recipe(parent)

    def announce(self, line: str) -> None:
        """Say what comes next by itself; an empty line, or the start of a run, takes that away."""
        self.hint.setText(line)
        self.hint.setVisible(bool(line))

    def state(self) -> dict[str, object]:
        """Return what to remember, as plain values."""
        return {"more": self.fields.more.opened()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Take up what `state` gave; what does not fit is passed over."""
        self.fields.more.set_opened(state.get("more") is True)

    def set_outlive(self, outlive: bool) -> None:
        """Set the check box, without asking for anything."""
        self.outlive.setChecked(outlive)

    def start(self) -> None:
        """Ask for a run with these settings, or say by the field what is wrong."""
        if self.going and self.branch is None:
            return
        problem = self.fields.check()
        self.note.say(f"Not started. {problem}" if problem else "")
        if not problem:
            self.start_requested.emit(self.recipe())

    def pause_or_resume(self) -> None:
        """Ask the run to hold, or to go on."""
        if self._state in ("running", "paused"):
            self._ask(Control.RESUME if self._state == "paused" else Control.PAUSE)

    def stop(self) -> None:
        """Ask the run to stop."""
        if self.going:
            self._ask(Control.STOP)

    def show_starting(self) -> None:
        """Show that the process is being started; its first status takes over."""
        self.announce("")
        self._leave()
        self.progress.clear()
        self.progress.line.setText("Loading the training program")
        self.note.say("")
        self._here = True
        self._enter("starting")

    def show_status(self, status: Status) -> None:
        """Show how the run stands."""
        self.progress.set_status(status)
        self._here = status.here
        if status.state == "failed":
            self._say_why(status.message)
        self._enter(status.state)

    def show_ended(self, message: str) -> None:
        """Show that the run ended without telling, and why, in one plain line."""
        self._say_why(message)
        self._enter("failed")

    def show_stuck(self, message: str) -> None:
        """Offer to end the process of a run that does not stop."""
        self.note.say(message)
        self.kill_button.show()

    def refuse(self, message: str) -> None:
        """Show why a run could not be started, in one plain line; the settings stay."""
        self.announce("")
        self.fields.refuse(message)
        self._enter("")

    def add_events(self, events: list[Event]) -> None:
        """Take the newest metrics into the line of progress."""
        metrics = next((event for event in reversed(events) if isinstance(event, Metrics)), None)
        if metrics is not None:
            self.progress.set_metrics(metrics)
        rate = next((event for event in reversed(events) if isinstance(event, RateChanged)), None)
        if rate is not None:
            self.rate.show_changed(rate)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "pause_button"):
            self._draw_icons()
        super().changeEvent(event)

    def _ask(self, what: Control) -> None:
        self._asked = what
        self.control_requested.emit(what)
        self._show_state()

    def _settings_changed(self) -> None:
        if not self.going:
            self.note.say("")  # it was about other settings

    def _say_why(self, message: str) -> None:
        """Say why a run failed, and by the field of the setting that it names."""
        self.note.say(message)
        if self.fields.concerns(message):
            self.fields.refuse(message)

    def _leave(self) -> None:
        self.branching.show_point(None)
        self.fields.set_parent(None)
        self._show_state()

    def _outlive_clicked(self, outlive: bool) -> None:
        if self.going:
            self.control_requested.emit(Control.OUTLIVE if outlive else Control.FOLLOW)

    def _enter(self, state: str) -> None:
        answered = {Control.PAUSE: "paused", Control.RESUME: "running"}.get(self._asked) if self._asked else None
        if state == answered or state in ENDED or not state:
            self._asked = None
        if state == "running" and self._asked is not Control.STOP:
            self.note.say("")
        self._state = state
        self._show_state()

    def _show_state(self) -> None:
        going, asked = self.going, self._asked
        self.progress.setVisible(bool(self._state))
        branching = self.branch is not None
        if (self._state, asked, branching, self._here) == self._shown:
            return  # a heartbeat
        self._shown = (self._state, asked, branching, self._here)
        self.fields.setEnabled(branching or not going)
        text, does = (_BRANCH_INSTEAD if going else _BRANCH) if branching else _START
        self.start_button.setText(text)
        waits = branching and asked is Control.STOP
        self.start_button.setEnabled(not waits)
        self.start_button.setToolTip("The branch begins as soon as the run has stopped." if waits else does)
        self.start_button.setVisible(branching or not going)
        self.resume_button.setVisible(self._state in ("stopped", "failed") and not branching)
        self.rate.setVisible(self._state in ("running", "paused") and not branching)
        self.outlive.setVisible(self._here or not going)  # a run elsewhere does so in any case
        for button in (self.pause_button, self.stop_button):
            button.setVisible(going)
        self.pause_button.setEnabled(self._state in ("running", "paused") and asked is None)
        self.stop_button.setEnabled(going and asked is not Control.STOP)
        if asked is Control.PAUSE:
            pause = "Pausing"
        else:
            pause = "Resume" if self._state == "paused" else "Pause"
        self.pause_button.setText(pause)
        self.pause_button.setAccessibleName(pause)
        self.stop_button.setText("Stopping" if asked is Control.STOP else "Stop")
        if not going or asked is not Control.STOP:
            self.kill_button.hide()
        self._draw_icons()

    def _draw_icons(self) -> None:
        c = colours()
        for button, name in (
            (self.pause_button, "ph.play" if self._state == "paused" else "ph.pause"),
            (self.stop_button, "ph.stop"),
        ):
            button.setIcon(qtawesome.icon(name, color=c.text, color_disabled=c.quiet))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self.pause_button)
        buttons.addWidget(self.stop_button)
        inner = QWidget()
        settings = QVBoxLayout(inner)
        settings.setContentsMargins(0, 0, UNIT + 4, 0)
        settings.addWidget(self.fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT + 4, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(Heading("What to train"))
        column.addWidget(Shrinking(inner))
        below = QVBoxLayout()
        below.setContentsMargins(0, UNIT, UNIT + 4, 0)
        below.setSpacing(UNIT)
        for part in (self.branching, self.hint, self.start_button, self.resume_button):
            below.addWidget(part)
        below.addLayout(buttons)
        for line in (self.kill_button, self.note, self.progress, self.rate, self.outlive):
            below.addWidget(line)
        column.addLayout(below)
        column.addStretch(1)


def _button(text: str, tooltip: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text)
    button.setAccessibleDescription(tooltip)
    button.setToolTip(tooltip)
    return button

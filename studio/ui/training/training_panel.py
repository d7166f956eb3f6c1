"""The training dock: the settings of the next run, and the controls of the run in progress."""

import contextlib
from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Metrics, RateChanged
from studio.protocol.presets import Preset
from studio.protocol.recipes import dump_compactly, parse_recipe
from studio.protocol.runfolder import Control, Status
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.theme import UNIT
from studio.ui.training.form.branch_notice import BranchNotice, BranchPoint
from studio.ui.training.form.learning_rate_field import LearningRateField
from studio.ui.training.progress import ProgressLine
from studio.ui.training.run_controls import RunControls
from studio.ui.translation import tr, tr_message
from studio.ui.widgets.field_error import FieldError
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.shrinking import Shrinking, reveal

if TYPE_CHECKING:
    from studio.ui.training.form.training_fields import TrainingFields


class TrainingPanel(QWidget):
    """The settings, and below them the controls. The form of the settings is created when it is first needed.

    While a run is in progress the form shows its settings, disabled. Preparing a branch enables the form even then;
    `branch` is where the branch starts.

    Signals:
        fields_made: The TrainingFields were created.
        start_requested: Start a run with this TrainRecipe; only sent for valid settings.
        resume_requested: Resume the run that was stopped or failed.
        control_requested: Control.PAUSE, RESUME, STOP, OUTLIVE or FOLLOW.
        kill_requested: Kill the process of a run that does not stop.
    """

    fields_made = Signal(object)
    start_requested = Signal(object)
    resume_requested = Signal()
    control_requested = Signal(object)
    kill_requested = Signal()

    def __init__(self, presets: Callable[[], Mapping[str, Preset]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets = presets
        self._advanced_open = False  # to apply when the form is created
        self._recipe_before: TrainRecipe | None = None  # likewise, of the last session
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stuck = ""  # the offer to kill a run that does not stop
        self._here = True  # the run is a process of this computer
        self.branching = BranchNotice()
        self.hint = plain_label(quiet=True)
        self.hint.setWordWrap(True)
        self.hint.hide()
        self.controls = RunControls()
        self.outlive = QCheckBox(tr("Keep training after closing the window"))
        self.outlive.setAccessibleName(tr("Keep training after closing the window"))
        self.outlive.setToolTip(
            tr("Training continues in the background; the next start of the program opens it again.")
        )
        self.learning_rate = LearningRateField()
        self.note = FieldError()
        self.progress = ProgressLine(compact=True)
        self._arrange()
        self.controls.start_clicked.connect(self.start)
        self.controls.resume_clicked.connect(self.resume_requested)
        self.controls.control_requested.connect(self.control_requested)
        self.controls.kill_clicked.connect(self.kill_requested)
        self.controls.changed.connect(self._show_state)
        self.outlive.clicked.connect(self._outlive_clicked)
        self.branching.dismissed.connect(self.leave_branch)
        self._show_state()

    @cached_property
    def fields(self) -> "TrainingFields":
        """The form of the settings."""
        from studio.ui.training.form.training_fields import TrainingFields

        fields = TrainingFields(self._presets())
        if self._recipe_before is not None:
            fields.set_recipe(self._recipe_before)
        fields.changed.connect(self._settings_changed)
        fields.setEnabled(self._editable)
        fields.advanced.set_opened(self._advanced_open)
        self._settings.addWidget(fields)
        # Tab reaches them before the controls, although these were created earlier.
        above = self.branching.previousInFocusChain()
        assert above is not None, "the focus chain is a ring"
        for before, after in pairwise((above, *_tab_stops(fields))):
            QWidget.setTabOrder(before, after)
        self.fields_made.emit(fields)
        return fields

    @property
    def has_fields(self) -> bool:
        """Whether the form has been created."""
        return "fields" in self.__dict__

    @property
    def going(self) -> bool:
        """Whether a run is in progress."""
        return self.controls.going

    @property
    def branch(self) -> BranchPoint | None:
        """The checkpoint that the next run branches from; None for a run from scratch."""
        return self.branching.point

    def recipe(self) -> TrainRecipe:
        """Return the recipe of the form; raises BadInput for an invalid setting."""
        return self.fields.recipe()

    def set_recipe(self, recipe: TrainRecipe) -> None:
        """Fill the form; a branch that was being prepared is discarded."""
        self._discard_branch()
        self.fields.set_recipe(recipe)

    def begin_branch(self, point: BranchPoint, parent: TrainRecipe, recipe: TrainRecipe | None = None) -> None:
        """Prepare a branch: fill the form with `recipe`, or with the parent's, and lock the network to the parent's."""
        self.branching.show_point(point, parent)
        self.fields.lock_network(parent)
        self.fields.set_recipe(recipe or parent)
        self._branch_changed()

    def leave_branch(self) -> None:
        """Discard the branch; the form shows the settings of the run in progress again."""
        parent = self.branching.parent_recipe
        self.note.show_message("")  # it may be about the branch
        self._discard_branch()
        if self.going and parent is not None:
            self.fields.set_recipe(parent)

    def announce(self, line: str) -> None:
        """Show what will start by itself; an empty line, or the start of a run, hides it."""
        self.hint.setText(line)
        self.hint.setVisible(bool(line))

    def state(self) -> dict[str, object]:
        """Return what to restore in the next session, as plain values."""
        opened, recipe = self._advanced_open, self._recipe_before
        if self.has_fields:
            opened = self.fields.advanced.opened()
            with contextlib.suppress(BadInput):
                recipe = self.recipe()
        return {"more": opened} | ({} if recipe is None else {"recipe": dump_compactly(recipe)})

    def restore(self, state: Mapping[str, object]) -> None:
        """Apply what `state` returned; invalid values are ignored."""
        self._advanced_open = state.get("more") is True
        if self.has_fields:
            self.fields.advanced.set_opened(self._advanced_open)
        with contextlib.suppress(BadInput):
            recipe = parse_recipe(str(state.get("recipe", "")))
            if isinstance(recipe, TrainRecipe):
                self._recipe_before = recipe
                if self.has_fields and not self.going:
                    self.fields.set_recipe(recipe)

    def set_outlive(self, outlive: bool) -> None:
        """Set the check box without requesting anything of the run."""
        self.outlive.setChecked(outlive)

    def start(self) -> None:
        """Request a run with these settings, or show which setting is invalid."""
        if self.going and self.branch is None:
            return
        problem = self.fields.validate()
        self.note.show_message(tr("Not started. {problem}").format(problem=problem) if problem else "")
        if problem:
            self._reveal_invalid()
        else:
            self.start_requested.emit(self.recipe())

    def pause_or_resume(self) -> None:
        """Request a pause, or its end."""
        self.controls.pause_or_resume()

    def stop(self) -> None:
        """Request that the run stops."""
        self.controls.request_stop()

    def show_starting(self) -> None:
        """Show that the training process is starting, until its first status."""
        self.announce("")
        self._discard_branch()
        self.progress.clear()
        self.progress.line.setText(tr("Starting the training process"))
        self.note.show_message("")
        self._here = True
        self._set_state("starting")

    def show_none(self) -> None:
        """Show no run: its folder was deleted."""
        self._discard_branch()
        self.progress.clear()
        self.note.show_message("")
        self._set_state("")

    def show_status(self, status: Status) -> None:
        """Show the state of the run."""
        self.progress.set_status(status)
        self._here = status.here
        if status.state == "failed":
            self._show_failure(tr_message(status.message), status.field)
        self._set_state(status.state)

    def show_ended(self, message: str, field: str = "") -> None:
        """Show in one plain line why the run ended without a final status, also at the field that it is about."""
        self._show_failure(message, field)
        self.progress.end()
        self._set_state("failed")

    def show_stuck(self, message: str) -> None:
        """Offer to kill the process of a run that does not stop; one that has ended is only slow to go."""
        if not self.going:
            return
        self._stuck = message
        self.note.show_message(message)
        self.controls.kill.show()

    def refuse(self, error: BadInput) -> None:
        """Show why a run could not be started; the settings stay, and so does the run that was open before."""
        self.announce("")
        if self.controls.state == "starting":
            self._set_state("")
        self.note.show_message(tr("Not started. {error}").format(error=error) if error.field else "")
        self.fields.show_error(error)
        self._reveal_invalid()

    def add_events(self, events: list[Event]) -> None:
        """Show the newest metrics and the learning rate."""
        metrics = next((event for event in reversed(events) if isinstance(event, Metrics)), None)
        if metrics is not None:
            self.progress.set_metrics(metrics)
            self.learning_rate.show_effective(metrics.learning_rate, metrics.base_rate)
        changed = next((event for event in reversed(events) if isinstance(event, RateChanged)), None)
        if changed is not None:
            self.learning_rate.show_changed(changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Create the form when it is first seen."""
        if not self.has_fields:
            self.fields.show()
            self._column.activate()  # before the first paint
        super().showEvent(event)

    @property
    def _editable(self) -> bool:
        return self.branch is not None or not self.going

    def _settings_changed(self) -> None:
        if not self.going:
            self.note.show_message("")  # it was about the old settings

    def _show_failure(self, message: str, field: str) -> None:
        """Show why a run failed, also at the field that the message is about."""
        self.note.show_message(message)
        if field:
            self.fields.show_error(BadInput(message, field=field))
            self._reveal_invalid()

    def _reveal_invalid(self) -> None:
        """Scroll to the field that the last error is about, once the lines about it have their room."""
        invalid = self.fields.invalid
        if invalid is not None:
            reveal(invalid)

    def _discard_branch(self) -> None:
        self.branching.show_point(None)
        if self.has_fields:
            self.fields.lock_network(None)
        self._branch_changed()

    def _branch_changed(self) -> None:
        self.controls.set_branching(self.branch is not None)
        self._show_state()

    def _outlive_clicked(self, outlive: bool) -> None:
        if self.going:
            self.control_requested.emit(Control.OUTLIVE if outlive else Control.FOLLOW)

    def _set_state(self, state: str) -> None:
        self.controls.set_state(state)
        stuck_before = bool(self._stuck) and not self.going and self.note.text() == self._stuck
        if stuck_before or (state == "running" and not self.controls.stopping):
            self.note.show_message("")
        self._show_state()

    def _show_state(self) -> None:
        state, going, branching = self.controls.state, self.going, self.branch is not None
        self.progress.setVisible(bool(state))
        if self.has_fields:
            self._enable_fields(self._editable)
        self.learning_rate.setVisible(state in ("running", "paused") and not branching)
        self.outlive.setVisible(self._here or not going)  # a run on another computer is independent of the window

    def _enable_fields(self, enabled: bool) -> None:
        """Enable the form; where it is disabled, the focus stays in this panel instead of going to the next button."""
        focused = self.focusWidget()
        if not enabled and focused is not None and focused.hasFocus() and self.fields.isAncestorOf(focused):
            self.setFocus()
        self.fields.setEnabled(enabled)

    def _arrange(self) -> None:
        inner = QWidget()
        self._settings = QVBoxLayout(inner)
        self._settings.setContentsMargins(0, 0, UNIT + 4, 0)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(UNIT + 4, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(Heading(tr("Training settings")))
        self._scroll = Shrinking(inner)
        column.addWidget(self._scroll)
        below = QVBoxLayout()
        below.setContentsMargins(0, UNIT, UNIT + 4, 0)
        below.setSpacing(UNIT)
        for part in (
            *(self.branching, self.hint, self.controls),
            *(self.note, self.progress, self.learning_rate, self.outlive),
        ):
            below.addWidget(part)
        column.addLayout(below)
        column.addStretch(1)


def _tab_stops(inside: QWidget) -> list[QWidget]:
    """Return a widget and those inside it that Tab reaches, in the order of the focus chain."""
    stops: list[QWidget] = []
    widget: QWidget | None = inside
    while widget is not None:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and (widget is inside or inside.isAncestorOf(widget)):
            stops.append(widget)
        widget = widget.nextInFocusChain()
        if widget is inside:
            break
    return stops

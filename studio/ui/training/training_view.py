"""The page of the Train workspace: a run's title, progress and warnings, its curves, its samples and figures."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.protocol.events import Event, Judged, Metrics, Note, RateChanged, Sampled
from studio.protocol.recipes import TrainRecipe
from studio.protocol.runfolder import ENDED, Control, Status
from studio.ui.theme import UNIT, colours
from studio.ui.training.comparison.comparison import Comparison
from studio.ui.training.comparison.run_chooser import RunChooser
from studio.ui.training.evaluation.metrics_table import MetricsTable
from studio.ui.training.evaluation.remedies import suggested_remedies
from studio.ui.training.evaluation.warning_strip import WarningStrip
from studio.ui.training.progress import ProgressLine
from studio.ui.training.samples.gallery import Gallery
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.plain import plain_label

if TYPE_CHECKING:
    from studio.ui.training.curves.curves import Curves

_STATES = {
    "starting": "starting",
    "running": "training",
    "paused": "paused",
    "stopped": "stopped",
    "finished": "done",
    "failed": "failed",
}


class TrainingView(QWidget):
    """Everything that is known of one run, live or ended.

    Signals:
        control_requested: Control, by the buttons for a sample grid or a checkpoint now.
        start_wanted: The button of the empty page was pressed.
        export_wanted: The curves are to be saved, as "png" or "csv".
        remedy_wanted: An Remedy of other settings that a judgement proposes, by its button.
        problem: One plain line: why a run cannot be compared.
    """

    control_requested = Signal(object)
    start_wanted = Signal()
    export_wanted = Signal(str)
    remedy_wanted = Signal(object)
    problem = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._state = ""
        self._scrubbed = False  # the playhead is at an earlier mark than the newest
        self._note = ""  # what the run said last: pictures that it skipped, what it loads
        self._recipe = TrainRecipe()
        self._rate = self._recipe.learning_rate  # as it is by now, before warm-up and decay
        self._judged: Judged | None = None  # the last judgement
        self.title = plain_label()
        bold = self.title.font()
        bold.setWeight(bold.Weight.DemiBold)
        self.title.setFont(bold)
        self.state = ElidedLabel(quiet=True)
        self.message = plain_label()
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress = ProgressLine()
        self.warnings = WarningStrip()
        self.warnings.remedy_wanted.connect(self.remedy_wanted)
        self.gallery = Gallery()
        self.samples = self.gallery.samples
        self.figures = MetricsTable()
        self.comparison = Comparison(self)
        self.comparison.problem.connect(self.problem)
        self.compare = RunChooser(self.comparison)
        self._arrangement: dict[str, object] = {}  # of the curves, before there are any
        self.export = self._export_button()
        self.sample_now = IconButton(
            "ph.grid-four", "Sample now", "Draws a grid of samples with the model as it is now."
        )
        self.checkpoint_now = IconButton(
            "ph.floppy-disk", "Checkpoint now", "Saves the model as it is now, so that it can paint at once."
        )
        self.sample_now.clicked.connect(lambda: self.control_requested.emit(Control.SAMPLE))
        self.checkpoint_now.clicked.connect(lambda: self.control_requested.emit(Control.CHECKPOINT))
        self.start = QPushButton("Start training")
        self.start.setAccessibleName("Start training")
        self.start.setToolTip("Trains a model with the settings beside this page.")
        self.start.clicked.connect(self.start_wanted)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty_page())
        self._pages.addWidget(self._run_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.setAutoFillBackground(True)
        self.clear()

    @cached_property
    def curves(self) -> "Curves":
        """The plots; made with the first run, since their library takes a fifth of a second to load."""
        from studio.ui.training.curves.curves import Curves

        curves = Curves(comparison=self.comparison)
        curves.restore(self._arrangement)
        self._split.insertWidget(0, curves)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([680, 290])
        return curves

    @property
    def has_curves(self) -> bool:
        """Whether anything was measured that can be exported."""
        return "curves" in self.__dict__ and len(self.curves.series.pace) > 0

    def arrangement(self) -> dict[str, object]:
        """Return how the person arranged the curves, as plain values."""
        return self.curves.state() if "curves" in self.__dict__ else self._arrangement

    def arrange(self, arrangement: Mapping[str, object]) -> None:
        """Take up what `arrangement` gave."""
        self._arrangement = dict(arrangement)
        if "curves" in self.__dict__:
            self.curves.restore(arrangement)

    def show_run(self, folder: Path, title: str, recipe: TrainRecipe | None = None) -> None:
        """Begin with a run: forget the one before."""
        self.clear()
        self._folder, self._recipe = folder, recipe or TrainRecipe()
        self._rate = self._recipe.learning_rate
        self.title.setText(title)
        self.curves.show()
        self.comparison.set_present(folder, recipe)
        if recipe is not None:
            self.curves.set_timesteps(recipe.schedule.timesteps)
        self.state.setText(_STATES["starting"])
        self._pages.setCurrentIndex(1)

    def add_events(self, events: Sequence[Event]) -> None:
        """Take in what the run told, in order; cheap, since only the newest metrics and samples are shown."""
        self.curves.add_events(events)
        metrics = next((event for event in reversed(events) if isinstance(event, Metrics)), None)
        if metrics is not None:
            self.progress.set_metrics(metrics)
        said = next((event for event in reversed(events) if isinstance(event, Note | Judged)), None)
        if said is not None:
            self._note = said.text if isinstance(said, Note) else ""  # what is judged by now is no longer being judged
            self._show_state()
        sampled = next((event for event in reversed(events) if isinstance(event, Sampled)), None)
        if sampled is not None and self._folder is not None and not self._scrubbed:
            self.samples.show_sampled(self._folder, sampled)
        if self._folder is not None:
            rate = next((event for event in reversed(events) if isinstance(event, RateChanged)), None)
            if rate is not None:
                self._rate = rate.learning_rate
                self._show_warnings()
            judged = [event for event in events if isinstance(event, Judged)]
            for event in judged:
                self.figures.show_judged(event)
            if judged:
                self.gallery.show_judged(self._folder, judged[-1])
                self._judged = judged[-1]
                self._show_warnings()

    def show_mark(self, step: int, pixels: NDArray[np.uint8], *, newest: bool) -> None:
        """Show the samples of the mark under the playhead; new ones wait until the playhead is at the newest again."""
        self._scrubbed = not newest
        self.samples.show_mark(step, pixels)

    def rewind(self) -> None:
        """Forget the curves and samples: the run's events follow again from the first."""
        if "curves" in self.__dict__:
            self.curves.clear()
        self.gallery.clear()
        self.figures.clear()
        self._judged = None
        self._show_warnings()

    def set_status(self, status: Status) -> None:
        """Show how the run stands."""
        went_on, self._state = self._going, status.state
        if self._going != went_on:
            self._show_warnings()  # what a remedy takes depends on it
        self._show_state()
        self.progress.set_status(status)
        self._say(status.message, bad=status.state == "failed")
        self._enable()

    def say(self, message: str) -> None:
        """Show one plain line: why the run ended, or what could not be done."""
        self._state, self._note = "failed", ""
        self._show_warnings()
        self.state.setText("ended")
        self._say(message, bad=True)
        self._enable()

    def clear(self) -> None:
        """Show no run."""
        self._folder, self._state, self._note, self._scrubbed = None, "", "", False
        self.title.setText("")
        self.state.setText("")
        self._say("", bad=False)
        self.progress.clear()
        self.rewind()
        self._pages.setCurrentIndex(0)
        self._enable()

    def end_comparing(self) -> None:
        """Stop following the runs that are compared; to be called when the page is closed for good."""
        self.comparison.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Follow no run any more."""
        self.end_comparing()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "message"):
            self._say(self.message.text(), bad=self.message.property("bad") is True)
        super().changeEvent(event)

    @property
    def _going(self) -> bool:
        return bool(self._state) and self._state not in ENDED

    def _show_warnings(self) -> None:
        if self._judged is None:
            self.warnings.show_warnings((), ())
        else:
            found = suggested_remedies(self._recipe, self._judged.remedies, rate=self._rate, going=self._going)
            self.warnings.show_warnings(self._judged.warnings, found)

    def _show_state(self) -> None:
        note = "" if self._state in ENDED else self._note  # of a run that is over nothing is still being done
        self.state.setText(" · ".join(part for part in (_STATES[self._state or "starting"], note) if part))

    def _say(self, message: str, *, bad: bool) -> None:
        self.message.setText(message)
        self.message.setVisible(bool(message))
        self.message.setProperty("bad", bad)
        palette = QPalette(self.message.palette())
        palette.setColor(QPalette.ColorRole.WindowText, colours().bad if bad else colours().text)
        if palette != self.message.palette():
            self.message.setPalette(palette)

    def _enable(self) -> None:
        going = self._state in ("running", "paused")
        self.sample_now.setEnabled(going)
        self.checkpoint_now.setEnabled(going)
        self.progress.bar.setVisible(self._state not in ENDED)

    def _export_button(self) -> IconButton:
        button = IconButton("ph.export", "Export the curves", "Saves the curves as a picture or as a table.")
        menu = QMenu(button)
        menu.addAction("Curves as a picture (PNG)…", lambda: self.export_wanted.emit("png"))
        menu.addAction("Curves as a table (CSV)…", lambda: self.export_wanted.emit("csv"))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet(
            "QToolButton { padding: 2px; background: transparent; } QToolButton::menu-indicator { image: none; }"
        )
        return button

    def _empty_page(self) -> QWidget:
        page = QWidget()
        line = plain_label("No training yet: choose a preset and let a model learn while you watch.", quiet=True)
        line.setWordWrap(True)
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(page)
        column.setSpacing(2 * UNIT)
        column.addStretch(1)
        column.addWidget(line)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _run_page(self) -> QWidget:
        page = QWidget()
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(self.title)
        head.addWidget(self.state, 1)
        head.addWidget(self.compare)
        head.addWidget(self.export)
        head.addWidget(self.sample_now)
        head.addWidget(self.checkpoint_now)
        top = QVBoxLayout()
        top.setSpacing(UNIT // 2)
        top.addLayout(head)
        top.addWidget(self.message)
        top.addWidget(self.progress)
        top.addWidget(self.warnings)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(3 * UNIT)
        split.setStyleSheet("QSplitter::handle { background: transparent; }")
        judged = QWidget()
        beside = QVBoxLayout(judged)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(UNIT)
        beside.addWidget(self.gallery, 1)
        beside.addWidget(self.figures)
        split.addWidget(judged)
        self._split = split
        column = QVBoxLayout(page)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.setSpacing(2 * UNIT)
        column.addLayout(top)
        column.addWidget(split, 1)
        return page

"""The page of the Train workspace: a run's state, progress, warnings, curves, samples and evaluation metrics."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studio.protocol.eventlog import damage_text
from studio.protocol.events import Checkpointed, Event, Judged, Metrics, Note, RateChanged, Sampled, Warned
from studio.protocol.runfolder import ENDED, Status
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.theme import UNIT, colours
from studio.ui.training.browser.run_texts import STATES
from studio.ui.training.comparison.comparison import Comparison
from studio.ui.training.evaluation.metrics_table import MetricsTable
from studio.ui.training.evaluation.remedies import Remedy, collapse_remedies, suggested_remedies
from studio.ui.training.evaluation.warning_strip import WarningStrip
from studio.ui.training.progress import ProgressLine
from studio.ui.training.run_header import RunHeader, why_not_controllable
from studio.ui.training.samples.gallery import SAMPLES, Gallery
from studio.ui.translation import tr, tr_message
from studio.ui.widgets.plain import plain_label

if TYPE_CHECKING:
    from studio.ui.training.browser.run_browser import RunBrowser
    from studio.ui.training.curves.curves import Curves
    from studio.ui.training.samples.sample_viewer import SampleViewer

_Kind = TypeVar("_Kind")


class TrainingView(QWidget):
    """One run, in progress or ended.

    Signals:
        start_requested: The button of the empty page was clicked.
        browser_made: The RunBrowser was created.
        grid_step_requested: Show the sample grid this many grids later in the run; earlier if negative.
    """

    start_requested = Signal()
    browser_made = Signal(object)
    grid_step_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._state = ""
        self._scrubbed = False  # the playhead is not at the newest sample grid
        self._note = ""  # the run's last message, such as the number of skipped files
        self._recipe = TrainRecipe()
        self._learning_rate = self._recipe.learning_rate  # current base rate, before warm-up and decay
        self._evaluation: Judged | None = None  # the last one
        self._warned: Warned | None = None  # the last one
        self._healthy: int | None = None  # step of the last healthy checkpoint
        self._message, self._damage = "", ""  # of the run, and about lines of its log
        self._curves_state: dict[str, object] = {}  # to apply when the curves are created
        self.comparison = Comparison(self)
        self.header = RunHeader(self.comparison)
        self.header.runs_requested.connect(self.show_runs)
        self.message = plain_label()
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress = ProgressLine()
        self.warnings = WarningStrip()
        self.gallery = Gallery()
        self.gallery.samples.enlarge_requested.connect(lambda: self.viewer.enlarge(self.gallery.samples))
        self.gallery.picture.enlarge_requested.connect(lambda: self.viewer.enlarge(self.gallery.picture))
        self.metrics = MetricsTable()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._run_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.setAutoFillBackground(True)
        self.clear()

    @cached_property
    def curves(self) -> "Curves":
        """The curves; created with the first run, because pyqtgraph takes a fifth of a second to import."""
        from studio.ui.training.curves.curves import Curves

        curves = Curves(comparison=self.comparison)
        curves.restore(self._curves_state)
        self._split.insertWidget(0, curves)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([680, 290])
        return curves

    @cached_property
    def browser(self) -> "RunBrowser":
        """The list of all runs; created when it is first shown, because the window opens faster without it."""
        from studio.ui.training.browser.run_browser import RunBrowser

        browser = RunBrowser()
        browser.start_clicked.connect(self.start_requested)
        browser.back_clicked.connect(self.show_current)
        samples = browser.details.samples
        samples.enlarge_requested.connect(lambda: self.viewer.enlarge(samples))
        self._pages.addWidget(browser)
        self.browser_made.emit(browser)
        return browser

    @cached_property
    def viewer(self) -> "SampleViewer":
        """The enlarged samples; created when they are first enlarged."""
        from studio.ui.training.samples.sample_viewer import SampleViewer

        viewer = SampleViewer(self)
        viewer.stepped.connect(self._step)
        return viewer

    @property
    def has_curves(self) -> bool:
        """Whether there are measurements to export."""
        return "curves" in self.__dict__ and len(self.curves.series.stats) > 0

    def arrangement(self) -> dict[str, object]:
        """Return the user's choice of page, axis and scale, as plain values."""
        return self.curves.state() if "curves" in self.__dict__ else self._curves_state

    def arrange(self, arrangement: Mapping[str, object]) -> None:
        """Apply what `arrangement` returned."""
        self._curves_state = dict(arrangement)
        if "curves" in self.__dict__:
            self.curves.restore(arrangement)

    def show_runs(self) -> None:
        """Show all runs."""
        if "viewer" in self.__dict__:
            self.viewer.leave()
        self.browser.set_current(self._folder)
        self._pages.setCurrentWidget(self.browser)

    def show_current(self) -> None:
        """Show the current run."""
        if self._folder is not None:
            self._pages.setCurrentIndex(0)

    def show_run(self, folder: Path, title: str, recipe: TrainRecipe | None = None) -> None:
        """Show another run, from its start."""
        self.clear()
        self._folder, self._recipe = folder, recipe or TrainRecipe()
        self._learning_rate = self._recipe.learning_rate
        self.header.title.setText(title)
        self.curves.show()
        self.comparison.set_current(folder, recipe)
        if recipe is not None:
            self.curves.set_timesteps(recipe.schedule.timesteps)
        self.header.state.setText(STATES["starting"])
        self.show_current()

    def add_events(self, events: Sequence[Event]) -> None:
        """Show a batch of events; only the newest metrics and samples of a batch are drawn."""
        self.curves.add_events(events)
        if (metrics := _newest(events, Metrics)) is not None:
            self.progress.set_metrics(metrics)
        said = next((event for event in reversed(events) if isinstance(event, Note | Judged)), None)
        if said is not None:
            self._note = said.text if isinstance(said, Note) else ""  # the note said that it was being evaluated
            self._show_state()
        if self._folder is None:
            return
        if _newest(events, Checkpointed) is not None:
            self.header.set_usable(True)
        sampled = _newest(events, Sampled)
        if sampled is not None and not self._scrubbed:
            self.gallery.samples.show_sampled(self._folder, sampled)
        changed = _newest(events, RateChanged)
        if changed is not None:
            self._learning_rate = changed.learning_rate
        evaluations = [event for event in events if isinstance(event, Judged)]
        for evaluation in evaluations:
            self.metrics.show_evaluation(evaluation)
        if evaluations:
            self._evaluation = evaluations[-1]
            self.gallery.show_evaluation(self._folder, evaluations[-1])
        healthy = [event.step for event in events if isinstance(event, Checkpointed) and event.healthy]
        warned = _newest(events, Warned)
        self._healthy = healthy[-1] if healthy else self._healthy
        self._warned = warned or self._warned
        if evaluations or healthy or changed is not None or warned is not None:
            self._show_warnings()

    def show_grid(self, step: int, pixels: NDArray[np.uint8], *, newest: bool) -> None:
        """Show the sample grid under the playhead; new grids are shown only while the playhead is at the newest."""
        self._scrubbed = not newest
        self.gallery.samples.show_pixels(step, pixels)

    def rewind(self) -> None:
        """Forget all events: they follow again from the first."""
        if "curves" in self.__dict__:
            self.curves.clear()
        self.gallery.clear()
        self.metrics.clear()
        self.header.set_usable(False)
        self._damage = ""
        self._evaluation = self._warned = self._healthy = None
        self._show_warnings()

    def set_status(self, status: Status) -> None:
        """Show the run's state and progress."""
        was_going, self._state = self._going, status.state
        self.comparison.set_failed(status.state == "failed")
        if self._going != was_going:
            self._show_warnings()  # remedies differ for a run in progress
        self._show_state()
        self.progress.set_status(status)
        self._show_message(tr_message(status.message), bad=status.state == "failed")
        self._enable()

    def show_damage(self, lines: int) -> None:
        """Show how many lines of the run's event log are damaged."""
        self._damage = damage_text(lines)
        self._show_message(self._message, bad=self.message.property("bad") is True)

    def show_failure(self, message: str) -> None:
        """Show in one plain line why the run ended without a final status."""
        self._state, self._note = "failed", ""
        self._show_warnings()
        self.header.state.setText(tr("ended"))
        self._show_message(message, bad=True)
        self.progress.end()
        self._enable()

    def clear(self) -> None:
        """Show no run."""
        self._folder, self._state, self._note, self._scrubbed = None, "", "", False
        self.header.title.setText("")
        self.header.state.setText("")
        self._damage = ""
        self._show_message("", bad=False)
        self.progress.clear()
        self.rewind()
        if self.isVisible():
            self.show_runs()
        self._enable()

    def showEvent(self, event: QShowEvent) -> None:
        """Show all runs while none is open."""
        super().showEvent(event)
        if self._folder is None:
            self.show_runs()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop following the compared runs."""
        self.comparison.close()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "message"):
            self._show_message(self._message, bad=self.message.property("bad") is True)
        super().changeEvent(event)

    @property
    def _going(self) -> bool:
        return bool(self._state) and self._state not in ENDED

    def _step(self, by: int) -> None:
        """Show another sample grid, or another picture of the evaluation, whichever is enlarged."""
        if self._pages.currentIndex() != 0:
            return  # the samples of a run in the list: its newest ones alone
        if self.gallery.title() == SAMPLES:
            self.grid_step_requested.emit(by)
        else:
            self.gallery.step(by)

    def _show_warnings(self) -> None:
        warnings = self._evaluation.warnings if self._evaluation is not None else ()
        found: Sequence[Remedy] = ()
        if self._warned is not None and self._warned.warnings:
            warnings = (*self._warned.warnings, *warnings)
            found = collapse_remedies(self._recipe, self._warned.remedies, healthy=self._healthy, going=self._going)
        elif self._evaluation is not None:
            suggested = self._evaluation.remedies
            found = suggested_remedies(self._recipe, suggested, rate=self._learning_rate, going=self._going)
        self.warnings.show_warnings(warnings, found)

    def _show_state(self) -> None:
        note = "" if self._state in ENDED else self._note
        self.header.state.setText(" · ".join(part for part in (STATES[self._state or "starting"], note) if part))

    def _show_message(self, message: str, *, bad: bool) -> None:
        self._message = message
        text = " ".join(part for part in (message, self._damage) if part)
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.message.setProperty("bad", bad)
        palette = QPalette(self.message.palette())
        palette.setColor(QPalette.ColorRole.WindowText, colours().bad if bad else colours().text)
        if palette != self.message.palette():
            self.message.setPalette(palette)

    def _enable(self) -> None:
        self.header.set_controllable(why_not_controllable(self._state))
        self.progress.bar.setVisible(self._state not in ENDED)

    def _run_page(self) -> QWidget:
        page = QWidget()
        top = QVBoxLayout()
        top.setSpacing(UNIT // 2)
        for part in (self.header, self.message, self.progress, self.warnings):
            top.addWidget(part)
        side = QWidget()
        side_column = QVBoxLayout(side)
        side_column.setContentsMargins(0, 0, 0, 0)
        side_column.setSpacing(UNIT)
        side_column.addWidget(self.gallery, 3)  # the samples stay large; the metrics scroll
        side_column.addWidget(self.metrics, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(3 * UNIT)
        self._split.setStyleSheet("QSplitter::handle { background: transparent; }")
        self._split.addWidget(side)
        column = QVBoxLayout(page)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.setSpacing(2 * UNIT)
        column.addLayout(top)
        column.addWidget(self._split, 1)
        return page


def _newest(events: Sequence[Event], kind: type[_Kind]) -> _Kind | None:
    return next((event for event in reversed(events) if isinstance(event, kind)), None)

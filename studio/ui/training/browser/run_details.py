"""The selected run: its samples, name, tags and notes to edit, its figures, and its commands."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.protocol.notes import Notes, parse_tags
from studio.protocol.runsummary import RunSummary
from studio.ui.theme import UNIT
from studio.ui.training.browser import run_texts
from studio.ui.training.samples.sample_grid import SampleGrid
from studio.ui.translation import tr
from studio.ui.widgets.action_button import action_button
from studio.ui.widgets.details_page import details_page
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.heading import Heading
from studio.ui.widgets.wrapped_label import WrappedLabel

_NOTES_HEIGHT = 72  # pixels


class RunDetails(QScrollArea):
    """The details of one run.

    Signals:
        edited: (RunSummary, Notes): the user has changed the run's name, tags or notes.
    """

    edited = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: RunSummary | None = None
        self.setWidgetResizable(True)
        self.setFrameStyle(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(232)
        self.setAccessibleName(tr("Selected run"))
        self.hint = WrappedLabel()
        self.name = _line(tr("Name"), tr("Your name for this run; empty: the name of its folder."))
        self.tags = _line(tr("Tags"), tr("Words to find this run by, separated by commas."))
        self.notes = QPlainTextEdit()
        self.notes.setAccessibleName(tr("Notes"))
        self.notes.setPlaceholderText(tr("Notes"))
        self.notes.setToolTip(tr("Your notes on this run; they are kept in notes.json in its folder."))
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(_NOTES_HEIGHT)
        self.notes.installEventFilter(self)
        self.problem = WrappedLabel(quiet=False)
        self.facts = WrappedLabel()
        self.figures = WrappedLabel(quiet=False)
        self.folder = ElidedLabel(quiet=True)
        self.samples = SampleGrid()
        self.samples.shown.connect(self._fit_samples)
        self._buttons = QGridLayout()
        self._buttons.setSpacing(UNIT // 2)
        self._arrange()
        for line in (self.name, self.tags):
            line.editingFinished.connect(self.save)
        self.show_runs([])

    def set_actions(self, actions: Sequence[tuple[str, QAction]]) -> None:
        """Make a button for each command with its short name, two in a row."""
        for number, (name, action) in enumerate(actions):
            self._buttons.addWidget(action_button(name, action), number // 2, number % 2)

    def show_runs(self, runs: Sequence[RunSummary]) -> None:
        """Show the only selected run, or say how many are selected."""
        run = runs[0] if len(runs) == 1 else None
        before = self._run
        if before is not None and (run is None or run.path != before.path):
            self.save()
        typing = before is not None and run is not None and before.path == run.path and self._edited(before)
        self._run = run
        self.hint.setText(
            tr("{count} runs are selected.").format(count=len(runs)) if runs else tr("Select a run to see it.")
        )
        self.hint.setVisible(run is None)
        self._body.setVisible(run is not None)
        if run is None:
            return
        if not typing:
            self.name.setPlaceholderText(run.model_copy(update={"notes": Notes()}).title)
            self.name.setText(run.notes.name)
            self.tags.setText(", ".join(run.notes.tags))
            self.notes.setPlainText(run.notes.notes)
        if before is None or (before.path, before.sample) != (run.path, run.sample):
            self.samples.clear()
            if run.sample:
                self.samples.show_file(run.path, run.sample, tr("Newest samples"))
        self.samples.setVisible(bool(run.sample))
        self.problem.setText(run.problem)
        self.problem.setVisible(bool(run.problem))
        self.facts.setText(run_texts.facts_text(run))
        self.figures.setText("\n".join(run_texts.figure_lines(run)))
        self.figures.setVisible(bool(self.figures.text()))
        self.folder.setText(str(run.path))

    def save(self) -> None:
        """Report the edits, if anything differs."""
        run = self._run
        if run is not None and self._typed() != run.notes:
            self._run = run.model_copy(update={"notes": self._typed()})
            self.edited.emit(run, self._typed())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the sheet to the width."""
        super().resizeEvent(event)
        self._fit_samples()

    def _fit_samples(self) -> None:
        """Make the sheet as wide as its enlargement allows, with no empty room below it."""
        picture = self.samples.picture
        picture.setFixedHeight(picture.height_at(self.viewport().width() - 2 * UNIT))

    def _typed(self) -> Notes:
        return Notes(
            name=self.name.text()[:200], tags=parse_tags(self.tags.text()), notes=self.notes.toPlainText()[:100_000]
        )

    def _edited(self, run: RunSummary) -> bool:
        """Whether something is being typed that a run's notes on disk must not replace."""
        fields = (self.name, self.tags, self.notes)
        return any(field.hasFocus() for field in fields) or self._typed() != run.notes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save the notes when they are left."""
        if watched is self.notes and event.type() == QEvent.Type.FocusOut:
            self.save()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (self.name, self.tags, self.problem, self.facts, self.samples, self.notes, self.figures):
            column.addWidget(part)
        column.addWidget(Heading(tr("Folder")))
        column.addWidget(self.folder)
        self.setWidget(details_page(self._buttons, self.hint, self._body))


def _line(name: str, tooltip: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(name)
    line.setToolTip(tooltip)
    return line

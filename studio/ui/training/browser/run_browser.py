"""The page of all training runs: a table with a search, and the selected run beside it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from studio.protocol.runsummary import RunSummary
from studio.ui.theme import UNIT
from studio.ui.training.browser.run_details import RunDetails
from studio.ui.training.browser.run_scan import RunScan
from studio.ui.training.browser.run_table_model import DATE, FIGURES, WIDTHS, RunTableModel
from studio.ui.translation import tr
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.rows.rows_page import RowsPage
from studio.ui.widgets.rows.rows_table import RowsTable

_LOOK_AGAIN_MILLISECONDS = 5_000  # at runs in progress and for new ones, while the page is in view
_FIRST_STEPS = tr("""No training runs yet.

1. Choose a preset in the Training panel.
2. Start training: its curves and samples appear here.
3. Draw samples at any moment, and stop when they are good.
4. Use the model: it is then the recipe's model in Paint (F1).""")


class RunBrowser(RowsPage):
    """Every run, searched and sorted.

    Signals:
        start_clicked: Start a first training.
    """

    start_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.model = RunTableModel()
        table = RowsTable(self.model, name=tr("Training runs"), widths=WIDTHS, stretched=FIGURES, newest=DATE)
        super().__init__(table, name=tr("runs"), parent=parent)
        self.model.setParent(self)
        self._wanted: Path | None = None  # key to select once it has been read
        self.scan = RunScan(self)
        self.details = RunDetails()
        self.search.setToolTip(tr("Show the runs whose name, tags, notes, state, preset or folder has these words."))
        self.back.setText(tr("Back to run"))
        self.back.setAccessibleName(tr("Back to run"))
        self.back.setToolTip(tr("Show the curves and samples of the current run."))
        self.undo.setAccessibleName(tr("Undo delete"))
        self.undo.setToolTip(tr("Undo the last deletion."))
        self.start = QPushButton(tr("Start training"))
        self.start.setAccessibleName(tr("Start training"))
        self.start.setToolTip(tr("Train a model with the settings in the Training panel."))
        self._again = QTimer(self)
        self._again.setInterval(_LOOK_AGAIN_MILLISECONDS)
        self._again.timeout.connect(self._look_again)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.beside_table(self.details, 264))
        self._pages.addWidget(self._empty_page())
        self.place(self._pages)
        self.set_current(None)
        self.scan.listed.connect(self._listed)
        self.scan.read.connect(self._read)
        self.table.chosen.connect(self._choose)
        self.search.textChanged.connect(self.table.search)
        self.search.returnPressed.connect(self.table.setFocus)
        self.start.clicked.connect(self.start_clicked)
        self._show_page()

    def set_actions(self, toolbar: Sequence[QAction], run: Sequence[tuple[str, QAction]]) -> None:
        """Set the commands above the table, and those of the selected runs with their short names."""
        self.add_buttons([(action.text(), action) for action in toolbar])
        self.set_menu([action for _, action in run])
        self.details.set_actions(run)

    def selected(self) -> list[RunSummary]:
        """Return the selected runs, from the top."""
        return self.table.selected()

    def set_current(self, path: Path | None) -> None:
        """Set the run that is open, to which one can go back, and select it."""
        self._wanted = path
        self.back.setVisible(path is not None)
        if path is not None and self.model.row_of(path) >= 0:
            self._select_wanted(path)

    def refresh(self) -> None:
        """Scan for runs again in the background; if the page is out of view, once it is back."""
        if self.isVisible():
            self.scan.start()

    def close_scan(self) -> None:
        """Save the typed note, and stop reading permanently."""
        self.details.save()
        self._again.stop()
        self.scan.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for runs."""
        super().showEvent(event)
        self.scan.start()
        self._again.start()
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking."""
        super().hideEvent(event)
        self.details.save()
        self._again.stop()
        self.shown.emit()

    def _look_again(self) -> None:
        if not self.scan.busy:
            self.scan.look_for_changes({run.path for run in self.model.runs})
            for run in self.model.runs:
                if run.going:
                    self.scan.read_again(run.path)

    def _listed(self, paths: list[Path]) -> None:
        self.model.keep_only(paths)
        self._show_page(there=bool(paths))

    def _read(self, run: RunSummary, thumbnail: QImage) -> None:
        self.model.show([(run, thumbnail)])
        self._show_page()
        if self._wanted == run.path or (self._wanted is None and not self.table.selected()):
            self._select_wanted(run.path)

    def _select_wanted(self, path: Path) -> None:
        self.table.select(path)
        self._wanted = None

    def _choose(self) -> None:
        self.details.show_runs(self.selected())
        self.chosen.emit()

    def _show_page(self, *, there: bool = False) -> None:
        self._pages.setCurrentIndex(0 if there or self.model.rowCount() else 1)
        self.search.setEnabled(self._pages.currentIndex() == 0)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        line = plain_label(_FIRST_STEPS, quiet=True)
        column = QVBoxLayout(page)
        column.setSpacing(2 * UNIT)
        column.addStretch(1)
        column.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

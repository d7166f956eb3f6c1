"""The page of all training runs: a table with a search, and the selected run beside it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.protocol.runsummary import RunSummary
from studio.ui.theme import UNIT
from studio.ui.training.browser.run_details import RunDetails
from studio.ui.training.browser.run_scan import RunScan
from studio.ui.training.browser.run_table_model import DATE, FIGURES, WIDTHS, RunTableModel
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.rows.rows_table import RowsTable

_LOOK_AGAIN_MILLISECONDS = 5_000  # at runs in progress, while the page is in view
_FIRST_STEPS = """No training runs yet.

1. Choose a preset in the Training panel.
2. Start training: its curves and samples appear here.
3. Draw samples at any moment, and stop when they are good.
4. Use the model: it is then the recipe's model in Paint (F1)."""


class RunBrowser(QWidget):
    """Every run, searched and sorted.

    Signals:
        chosen: Other runs are selected, or one of them has changed.
        opened: Open the selected run.
        delete_pressed: Delete the selected runs.
        start_clicked: Start a first training.
        back_clicked: Show the current run again.
        undo_clicked: Take the last deletion back.
        shown: The page has come into view, or gone out of it.
    """

    chosen = Signal()
    opened = Signal()
    delete_pressed = Signal()
    start_clicked = Signal()
    back_clicked = Signal()
    undo_clicked = Signal()
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu_actions: tuple[QAction, ...] = ()
        self._wanted: Path | None = None  # to be selected once it has been read
        self.scan = RunScan(self)
        self.model = RunTableModel(self)
        self.table = RowsTable(self.model, name="Training runs", widths=WIDTHS, stretched=FIGURES, newest=DATE)
        self.details = RunDetails()
        self.search = QLineEdit()
        self.search.setAccessibleName("Search runs")
        self.search.setPlaceholderText("Search runs")
        self.search.setToolTip("Show the runs whose name, tags, notes, state, preset or folder has these words.")
        self.search.setClearButtonEnabled(True)
        self.back = QPushButton("Back to run")
        self.back.setAccessibleName("Back to run")
        self.back.setToolTip("Show the curves and samples of the current run.")
        self.message = plain_label(quiet=True)
        self.message.setWordWrap(True)
        self.undo = QPushButton("Undo")
        self.undo.setAccessibleName("Undo delete")
        self.undo.setToolTip("Bring back what was deleted last.")
        self.start = QPushButton("Start training")
        self.start.setAccessibleName("Start training")
        self.start.setToolTip("Train a model with the settings in the Training panel.")
        self._again = QTimer(self)
        self._again.setInterval(_LOOK_AGAIN_MILLISECONDS)
        self._again.timeout.connect(self._look_again)
        self._arrange()
        self.say("")
        self.set_current(None)
        self.scan.listed.connect(self._listed)
        self.scan.read.connect(self._read)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self.opened)
        self.table.delete_pressed.connect(self.delete_pressed)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.search.textChanged.connect(self.table.search)
        self.search.returnPressed.connect(self.table.setFocus)
        for button, signal in (
            (self.back, self.back_clicked),
            (self.undo, self.undo_clicked),
            (self.start, self.start_clicked),
        ):
            button.clicked.connect(signal)
        self._show_page()

    def set_actions(self, toolbar: Sequence[QAction], run: Sequence[tuple[str, QAction]]) -> None:
        """Set the commands above the table, and those of the selected runs with their short names."""
        for action in toolbar:
            button = QPushButton(action.text())
            button.setAccessibleName(action.text())
            button.setToolTip(action.statusTip())
            button.clicked.connect(action.trigger)
            self._top.insertWidget(self._top.count() - 1, button)
        self._menu_actions = tuple(action for _, action in run)
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
        """Look for runs anew, in the background; when the page is out of view, once it is back."""
        if self.isVisible():
            self.scan.start()

    def say(self, text: str, *, can_undo: bool = False) -> None:
        """Show a line below the table."""
        self.message.setText(text)
        self._foot.setVisible(bool(text))
        self.undo.setVisible(can_undo)

    def close_scan(self) -> None:
        """Save what was typed, and stop reading for good."""
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

    def _open_menu(self, place: QPoint) -> None:
        if self.selected():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self._menu_actions)
            menu.popup(self.table.viewport().mapToGlobal(place))

    def _arrange(self) -> None:
        self._top = QHBoxLayout()
        self._top.setSpacing(UNIT)
        self._top.addWidget(self.search, 1)
        self._top.addWidget(self.back)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(UNIT)
        split.setStyleSheet("QSplitter::handle { background: transparent; }")
        split.addWidget(self.table)
        split.addWidget(self.details)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([840, 264])
        self._pages = QStackedWidget()
        self._pages.addWidget(split)
        self._pages.addWidget(self._empty_page())
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(UNIT)
        foot.addWidget(self.undo)
        foot.addWidget(self.message, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(self._top)
        column.addWidget(self._pages, 1)
        column.addWidget(self._foot)

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

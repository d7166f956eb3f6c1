"""The dialog of a grid: its axes, how many pictures it has, and the pictures as they are made."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from studio.protocol.errors import BadInput
from studio.protocol.grids.grid import Grid, Place, parse_grid
from studio.protocol.grids.race import ABOUT_DISTANCE, RACE_AXES
from studio.ui.grids.axis_row import AxisRow
from studio.ui.grids.cells_view import CellsView
from studio.ui.grids.race_table import RaceTable
from studio.ui.theme import UNIT
from studio.ui.translation import tr, tr_message
from studio.ui.widgets.field_error import FieldError
from studio.ui.widgets.main_button import MainButton
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.segmented import Segmented

PICTURES, TABLE = "pictures", "table"
_FIRST = ("steps=5, 10, 20", "guidance=1..7(+3)", "")


class GridDialog(QDialog):
    """Two or three settings and their values; it stays open beside the window.

    Signals:
        run_requested: Make the pictures of a Grid.
        stop_requested: Stop making pictures.
        rest_requested: Make the pictures that were left blank.
        save_requested: Save the sheet.
        use_requested: Load the recipe of the selected cell.
    """

    run_requested = Signal(object)
    stop_requested = Signal()
    rest_requested = Signal()
    save_requested = Signal()
    use_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("grid")
        self.setWindowTitle(tr("Grid"))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.axes = tuple(
            AxisRow(name, optional=number > 0) for number, name in enumerate(("columns", "rows", "sheets"))
        )
        self.problem = FieldError()
        self.status = plain_label(quiet=True)
        self.run = MainButton(tr("Make grid"))
        self.run.setObjectName("grid.run")
        self.run.setToolTip(tr("Queue a picture for each combination of these values, with the recipe of the panel."))
        self.stop = QPushButton(tr("Stop"))
        self.stop.setToolTip(tr("Remove the pictures that have not started."))
        self.rest = QPushButton(tr("Make the rest"))
        self.rest.setObjectName("grid.rest")
        self.rest.setToolTip(tr("Queue the pictures that were left blank."))
        self.save = QPushButton(tr("Save sheet…"))
        self.save.setToolTip(tr("Save all pictures with their labels as one PNG."))
        self.use = QPushButton(tr("Use recipe"))
        self.use.setToolTip(tr("Load the recipe of the selected cell into the panel."))
        self.race = QCheckBox(tr("Race"))
        self.race.setObjectName("grid.race.on")
        self.race.setToolTip(tr("Measure evaluations, time, and the distance to the result of 1,000 steps, made last."))
        self.view = Segmented(
            tr("View"), ((PICTURES, tr("Pictures")), (TABLE, tr("Table"))), tooltip=tr("Pictures, or a table.")
        )
        self.about = plain_label(tr(ABOUT_DISTANCE), quiet=True)
        self.about.setWordWrap(True)
        self.cells = CellsView()
        self.table = RaceTable()
        self.results = QStackedWidget()
        for view in (self.cells, self.table):
            self.results.addWidget(view)
        views = QHBoxLayout()
        views.setSpacing(UNIT)
        views.addWidget(self.race)
        views.addStretch(1)
        views.addWidget(self.view)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self.status, 1)
        for button in (self.use, self.save, self.rest, self.stop, self.run):
            buttons.addWidget(button)
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        for row, text in zip(self.axes, _FIRST, strict=True):
            column.addWidget(row)
            row.set_text(text)
            row.changed.connect(self._check)
        column.addWidget(self.problem)
        column.addLayout(views)
        column.addWidget(self.results, 1)
        column.addWidget(self.about)
        column.addLayout(buttons)
        self.run.clicked.connect(self._run)
        self.stop.clicked.connect(self.stop_requested)
        self.rest.clicked.connect(self.rest_requested)
        self.save.clicked.connect(self.save_requested)
        self.use.clicked.connect(self.use_requested)
        self.view.changed.connect(self._show_view)
        self._count = self._progress = ""
        self.resize(760, 640)
        self.show_progress(0, 0, 0)
        self._check()
        self.show_race(False)

    def propose_race(self) -> None:
        """Fill in the axes of a sampler race, and check Race."""
        self.restore([*RACE_AXES, ""])
        self.race.setChecked(True)

    def show_race(self, on: bool) -> None:
        """Offer the table of a race, or pictures alone."""
        self.table.clear()
        self.view.setVisible(on)
        if not on:
            self.view.set_key(PICTURES)
        self._show_view(self.view.key())

    def place(self) -> Place | None:
        """Return the place that is selected in the view."""
        return self.table.place() if self.view.key() == TABLE else self.cells.place()

    def grid(self) -> Grid | None:
        """Return the grid of the axes; None, with the reason shown below them, when a text cannot be parsed."""
        try:
            found = parse_grid([text for row in self.axes if (text := row.text())])
        except BadInput as problem:
            self.problem.show_message(tr_message(str(problem)))
            return None
        self.problem.show_message("")
        return found

    def show_progress(self, made: int, failed: int, total: int, references: int = 0) -> None:
        """Show the progress of the grid in view, and how many references of a race remain."""
        going = made + failed < total or references > 0
        self.stop.setEnabled(going)
        self.rest.setEnabled(failed > 0)
        self.save.setEnabled(made > 0)
        self.use.setEnabled(total > 0)
        progress = [tr("{made} of {total} made").format(made=made, total=total)] if total else []
        progress += [tr("{failed} left blank").format(failed=failed)] if failed else []
        progress += [tr("reference to come")] if references else []
        self._progress = ", ".join(progress)
        self._show_status()

    def state(self) -> list[str]:
        """Return the axes, to restore them."""
        return [row.text() for row in self.axes]

    def restore(self, axes: list[str]) -> None:
        """Show axes as `state` returned them."""
        for row, text in zip(self.axes, axes, strict=False):
            row.set_text(text)

    def _show_view(self, key: str) -> None:
        self.results.setCurrentWidget(self.table if key == TABLE else self.cells)
        self.about.setVisible(key == TABLE)

    def _check(self) -> None:
        grid = self.grid()
        self.run.setEnabled(grid is not None)
        self._count = tr("{count} pictures").format(count=len(grid)) if grid is not None else ""
        self._show_status()

    def _show_status(self) -> None:
        self.status.setText(" · ".join(part for part in (self._count, self._progress) if part))

    def _run(self) -> None:
        grid = self.grid()
        if grid is not None:
            self.run_requested.emit(grid)

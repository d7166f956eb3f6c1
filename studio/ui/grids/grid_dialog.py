"""The dialog of a grid: its axes, how many pictures it has, and the pictures as they come."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.protocol.errors import BadInput
from studio.protocol.grids.grid import Grid, parse_grid
from studio.ui.grids.axis_row import AxisRow
from studio.ui.grids.cells_view import CellsView
from studio.ui.theme import UNIT
from studio.ui.widgets.field_error import FieldError
from studio.ui.widgets.main_button import MainButton
from studio.ui.widgets.plain import plain_label

_FIRST = ("steps=5, 10, 20", "guidance=1..7(+3)", "")


class GridDialog(QDialog):
    """Two or three settings and their values; it stays open beside the window.

    Signals:
        run_requested: Make the pictures of a Grid.
        stop_requested: Make no further ones.
        save_requested: Save the sheet.
        use_requested: Load the recipe of the selected cell.
    """

    run_requested = Signal(object)
    stop_requested = Signal()
    save_requested = Signal()
    use_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("grid")
        self.setWindowTitle("Grid")
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.axes = tuple(
            AxisRow(name, optional=number > 0) for number, name in enumerate(("columns", "rows", "sheets"))
        )
        self.problem = FieldError()
        self.told = plain_label(quiet=True)
        self.run = MainButton("Make grid")
        self.run.setObjectName("grid.run")
        self.run.setToolTip("Queue a picture for each combination of these values, with the recipe of the panel.")
        self.stop = QPushButton("Stop")
        self.stop.setToolTip("Remove the pictures that have not started.")
        self.save = QPushButton("Save sheet…")
        self.save.setToolTip("Save all pictures with their labels as one PNG.")
        self.use = QPushButton("Use recipe")
        self.use.setToolTip("Load the recipe of the selected cell into the panel.")
        self.cells = CellsView()
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self.told, 1)
        for button in (self.use, self.save, self.stop, self.run):
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
        column.addWidget(self.cells, 1)
        column.addLayout(buttons)
        self.run.clicked.connect(self._run)
        self.stop.clicked.connect(self.stop_requested)
        self.save.clicked.connect(self.save_requested)
        self.use.clicked.connect(self.use_requested)
        self._count = self._progress = ""
        self.resize(760, 640)
        self.show_progress(0, 0, 0)
        self._check()

    def grid(self) -> Grid | None:
        """Return the grid that is written; None, and the reason below the axes, when it cannot be read."""
        try:
            found = parse_grid([text for row in self.axes if (text := row.text())])
        except BadInput as problem:
            self.problem.say(str(problem))
            return None
        self.problem.say("")
        return found

    def show_progress(self, made: int, failed: int, of: int) -> None:
        """Tell how far the grid in view is."""
        going = made + failed < of
        self.stop.setEnabled(going)
        self.save.setEnabled(made > 0)
        self.use.setEnabled(of > 0)
        self._progress = f"{made} of {of} made" + (f", {failed} left blank" if failed else "") if of else ""
        self._tell()

    def state(self) -> list[str]:
        """Return the axes, to restore them."""
        return [row.text() for row in self.axes]

    def restore(self, axes: list[str]) -> None:
        """Show axes as `state` returned them."""
        for row, text in zip(self.axes, axes, strict=False):
            row.set_text(text)

    def _check(self) -> None:
        grid = self.grid()
        self.run.setEnabled(grid is not None)
        self._count = f"{len(grid)} pictures" if grid is not None else ""
        self._tell()

    def _tell(self) -> None:
        self.told.setText(" · ".join(part for part in (self._count, self._progress) if part))

    def _run(self) -> None:
        grid = self.grid()
        if grid is not None:
            self.run_requested.emit(grid)

"""The pictures of a grid as they are made: a table whose rows and columns are the axes."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from studio.protocol.grids.grid import Grid, Place
from studio.ui.theme import colours
from studio.ui.translation import tr

_SIDE = 96  # pixels of a cell's picture


class CellsView(QTableWidget):
    """A cell for each combination; with three axes, the sheets lie below one another.

    Signals:
        chosen: A cell was clicked, or Enter pressed on it: its place.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("grid.cells")
        self.setAccessibleName(tr("Pictures of the grid"))
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.cellClicked.connect(self._choose)
        self.cellActivated.connect(self._choose)
        self._grid: Grid | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what will stand here while there is no grid."""
        super().paintEvent(event)
        if self._grid is None:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(colours().quiet))
            text = tr("Each combination of the values becomes a picture here.")
            painter.drawText(self.viewport().rect(), int(Qt.AlignmentFlag.AlignCenter), text)

    def show_grid(self, grid: Grid, problems: Mapping[Place, str]) -> None:
        """Show an empty grid; cells that cannot be made say why in their tooltip."""
        self._grid = grid
        columns, rows, sheets = grid.shape
        self.clear()
        self.setColumnCount(columns)
        self.setRowCount(rows * sheets)
        self.setHorizontalHeaderLabels(list(grid.axes[0].labels))
        self.setVerticalHeaderLabels([self._row_label(grid, row) for row in range(rows * sheets)])
        self.horizontalHeader().setDefaultSectionSize(_SIDE + 12)
        self.verticalHeader().setDefaultSectionSize(_SIDE + 12)
        for row in range(rows * sheets):
            for column in range(columns):
                item = QTableWidgetItem()
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.setItem(row, column, item)
        for place, problem in problems.items():
            self.fail(place, problem)

    def set_picture(self, place: Place, pixels: NDArray[np.uint8]) -> None:
        """Show the picture of a cell, RGBA uint8 [H, W, 4]."""
        item = self._item(place)
        if item is None:
            return
        height, width = pixels.shape[:2]
        whole = np.ascontiguousarray(pixels)
        image = QImage(whole.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
        mode = Qt.TransformationMode.SmoothTransformation
        small = image.scaled(_SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatio, mode)
        item.setIcon(QIcon(QPixmap.fromImage(small)))
        item.setText("")
        item.setToolTip(self._label(place))

    def wait_for(self, place: Place) -> None:
        """Show a cell as one whose picture is still to come."""
        item = self._item(place)
        if item is not None:
            item.setIcon(QIcon())
            item.setText("")
            item.setToolTip("")

    def fail(self, place: Place, problem: str) -> None:
        """Leave a cell blank, and give the reason in its tooltip."""
        item = self._item(place)
        if item is not None:
            item.setText("—")
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            item.setToolTip(f"{self._label(place)}\n{problem}".replace("&", "&amp;").replace("<", "&lt;"))

    def place(self) -> Place | None:
        """Return the selected cell's place."""
        return (
            None
            if self._grid is None or self.currentRow() < 0
            else self._place(self.currentRow(), self.currentColumn())
        )

    def _place(self, row: int, column: int) -> Place:
        assert self._grid is not None
        rows = self._grid.shape[1]
        return (column, row % rows, row // rows)[: len(self._grid.axes)]

    def _item(self, place: Place) -> QTableWidgetItem | None:
        if self._grid is None:
            return None
        column, row, sheet = (*place, 0, 0)[:3]
        return self.item(sheet * self._grid.shape[1] + row, column)

    def _choose(self, row: int, column: int) -> None:
        if self._grid is not None:
            self.chosen.emit(self._place(row, column))

    def _label(self, place: Place) -> str:
        assert self._grid is not None
        along = zip(self._grid.axes, place, strict=True)
        return "\n".join(f"{tr(axis.title)}: {axis.labels[at]}" for axis, at in along)

    @staticmethod
    def _row_label(grid: Grid, row: int) -> str:
        rows = grid.shape[1]
        parts = [grid.axes[2].labels[row // rows]] if len(grid.axes) > 2 else []
        return " · ".join([*parts, *([grid.axes[1].labels[row % rows]] if len(grid.axes) > 1 else [])])

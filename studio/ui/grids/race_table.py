"""The table of a race: each picture with its steps, evaluations, time and distance to the reference."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.protocol.grids.grid import Place
from studio.protocol.grids.race import HEADINGS, RaceEntry
from studio.ui.translation import tr
from studio.ui.widgets.rows.rows_model import Column, RowKind, RowsModel
from studio.ui.widgets.rows.rows_table import RowsTable

_WIDTHS = (240, 72, 96, 80, 80)


@dataclass(frozen=True)
class _Row:
    place: Place
    entry: RaceEntry


def _number(column: int) -> Column:
    def value(row: _Row) -> float:
        one = row.entry
        far = float("inf") if one.distance is None else one.distance
        return (one.steps, one.evaluations, one.seconds, far)[column - 1]

    return Column(tr(HEADINGS[column]), lambda row: row.entry.texts[column], value, number=True)


_ROWS = RowKind(
    columns=(
        Column(tr("Picture"), lambda row: row.entry.label, lambda row: row.place),
        *(_number(column) for column in range(1, len(HEADINGS))),
    ),
    key=lambda row: row.place,
    subtitle=lambda _: "",
    search=lambda row: row.entry.label,
    problem=lambda _: "",
    is_bad=lambda _: False,
)


class RaceTable(QWidget):
    """The table, initially sorted with the nearest to the reference on top.

    Signals:
        chosen: A row was opened: the place of its picture.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowsModel(_ROWS, self)
        self.table = RowsTable(
            self._model, name=tr("Race"), widths=_WIDTHS, stretched=0, newest=len(HEADINGS) - 1, parent=self
        )
        self.table.setObjectName("grid.race.table")
        self.table.sortByColumn(len(HEADINGS) - 1, Qt.SortOrder.AscendingOrder)
        self.table.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self._thumbnails: dict[Place, QImage] = {}

    def clear(self) -> None:
        """Remove all rows."""
        self._model.keep_only(())
        self._thumbnails.clear()

    def show_entry(self, place: Place, entry: RaceEntry) -> None:
        """Add a row, or change it."""
        self._model.show([(_Row(place, entry), self._thumbnails.get(place, QImage()))])

    def set_picture(self, place: Place, pixels: NDArray[np.uint8]) -> None:
        """Set the picture of a row, RGBA uint8 [H, W, 4]; it is drawn when the row is next shown."""
        height, width = pixels.shape[:2]
        whole = np.ascontiguousarray(pixels)
        image = QImage(whole.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
        self._thumbnails[place] = image.scaled(
            56, 56, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )

    def entries(self) -> list[RaceEntry]:
        """Return the rows in the order in which they are shown."""
        return [row.entry for row in self.table.shown()]

    def place(self) -> Place | None:
        """Return the selected row's place."""
        selected = self.table.selected()
        return selected[0].place if selected else None

    def _open(self) -> None:
        place = self.place()
        if place is not None:
            self.chosen.emit(place)

"""The runs as a table model: one row per run, with texts to show, values to sort by and words to search."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage, QPixmap

from studio.protocol.runsummary import RunSummary
from studio.ui.training.browser import run_texts
from studio.ui.widgets.plain import plain_tooltip

RUN = Qt.ItemDataRole.UserRole + 1  # the RunSummary of a row
SORT = Qt.ItemDataRole.UserRole + 2  # a value to sort by
SEARCH = Qt.ItemDataRole.UserRole + 3  # a text to search
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class _Column:
    title: str
    text: Callable[[RunSummary], str]
    sort: Callable[[RunSummary], Any]
    number: bool = False


COLUMNS = (
    _Column("Run", lambda run: run.title, lambda run: run.title.casefold()),
    _Column("State", run_texts.state_text, run_texts.state_text),
    _Column("Preset · model", run_texts.model_text, run_texts.model_text),
    _Column("Figures", run_texts.figures_text, run_texts.figures_text),
    _Column("Steps", run_texts.steps_text, lambda run: run.step, number=True),
    _Column("Time", run_texts.time_text, lambda run: run.seconds, number=True),
    _Column("Size", run_texts.size_text, lambda run: run.size, number=True),
    _Column("Last active", run_texts.date_text, lambda run: run.changed, number=True),
)
DATE = len(COLUMNS) - 1


class RunTableModel(QAbstractTableModel):
    """Summaries and thumbnails in the order in which they were found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: list[RunSummary] = []
        self._thumbnails: dict[Path, QPixmap] = {}

    @property
    def runs(self) -> list[RunSummary]:
        """All runs that have been read."""
        return list(self._runs)

    def keep_only(self, paths: Sequence[Path]) -> None:
        """Remove the rows of runs that are no longer there."""
        there = set(paths)
        for run in self.runs:
            if run.path not in there:
                self.remove(run.path)

    def show_run(self, run: RunSummary, thumbnail: QImage) -> None:
        """Add a run, or replace what is shown of it."""
        self._thumbnails[run.path] = QPixmap.fromImage(thumbnail)
        row = self.row_of(run.path)
        if row < 0:
            row = len(self._runs)
            self.beginInsertRows(QModelIndex(), row, row)
            self._runs.append(run)
            self.endInsertRows()
        else:
            self._runs[row] = run
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def remove(self, path: Path) -> None:
        """Remove a run's row."""
        row = self.row_of(path)
        if row >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._runs[row]
            self._thumbnails.pop(path, None)
            self.endRemoveRows()

    def row_of(self, path: Path) -> int:
        """Return the row of a run; -1 when it is not listed."""
        return next((row for row, run in enumerate(self._runs) if run.path == path), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of runs."""
        return 0 if parent is not None and parent.isValid() else len(self._runs)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's title."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's data for a role."""
        if not index.isValid():
            return None
        run, column = self._runs[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return column.text(run)
            case Qt.ItemDataRole.DecorationRole if index.column() == 0:
                return self._thumbnails.get(run.path)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(run.problem or column.text(run))
        return {RUN: run, SORT: column.sort(run), SEARCH: run_texts.search_text(run)}.get(role)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if COLUMNS[column].number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter

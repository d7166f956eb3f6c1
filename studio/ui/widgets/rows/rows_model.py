"""Things as a table model: a row for each, with texts to show, values to sort by and words to search."""

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QImage, QPixmap

from studio.ui.widgets.plain import plain_tooltip

THUMBNAIL = QSize(56, 56)  # of a row, in device-independent pixels
ROW = Qt.ItemDataRole.UserRole + 1  # the thing itself
SORT = Qt.ItemDataRole.UserRole + 2  # a value to sort by
SEARCH = Qt.ItemDataRole.UserRole + 3  # a text to search
Index = QModelIndex | QPersistentModelIndex
Item = tuple[Any, QImage]  # a thing and its thumbnail, null where there is none


@dataclass(frozen=True)
class Column:
    """A column: its title, and what it shows of a thing; numbers are aligned to the right."""

    title: str
    text: Callable[[Any], str]
    sort: Callable[[Any], Any]
    number: bool = False


@dataclass(frozen=True)
class RowKind:
    """What a table shows of its things.

    Attributes:
        columns: The first one is drawn with the thumbnail and the subtitle.
        key: A thing's key.
        subtitle: The quiet line below the first column's text; "" for none.
        search: Everything that a search looks through.
        problem: What is wrong with it; "" if all is well.
        is_bad: Whether its second column is in the colour of errors.
    """

    columns: tuple[Column, ...]
    key: Callable[[Any], Hashable]
    subtitle: Callable[[Any], str]
    search: Callable[[Any], str]
    problem: Callable[[Any], str]
    is_bad: Callable[[Any], bool]


class RowsModel(QAbstractTableModel):
    """Things and their thumbnails, in the order in which they were found."""

    def __init__(self, kind: RowKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._rows: list[Any] = []
        self._places: dict[Hashable, int] = {}  # the row of each key
        self._thumbnails: dict[Hashable, QPixmap] = {}

    @property
    def things(self) -> list[Any]:
        """All things that have been read."""
        return list(self._rows)

    def keep_only(self, keys: Collection[Hashable]) -> None:
        """Remove the rows of things that are no longer there."""
        there = set(keys)
        for key in [key for key in self._places if key not in there]:
            self.remove(key)

    def show(self, items: Iterable[Item]) -> None:
        """Add things, or replace the rows of those that are shown."""
        new: list[Any] = []
        for thing, thumbnail in items:
            key = self.kind.key(thing)
            if not thumbnail.isNull():
                self._thumbnails[key] = QPixmap.fromImage(thumbnail)
            else:
                self._thumbnails.pop(key, None)
            row = self._places.get(key)
            if row is None:
                self._places[key] = len(self._rows) + len(new)
                new.append(thing)
            elif row >= len(self._rows):
                new[row - len(self._rows)] = thing
            else:
                self._rows[row] = thing
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.kind.columns) - 1))
        if new:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(new) - 1)
            self._rows += new
            self.endInsertRows()

    def remove(self, key: Hashable) -> None:
        """Remove a thing's row."""
        row = self.row_of(key)
        if row >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rows[row]
            self._thumbnails.pop(key, None)
            self._places = {self.kind.key(thing): place for place, thing in enumerate(self._rows)}
            self.endRemoveRows()

    def row_of(self, key: Hashable) -> int:
        """Return the row of a thing; -1 when it is not listed."""
        return self._places.get(key, -1)

    def thumbnail(self, key: Hashable) -> QPixmap | None:
        """Return the picture of a thing; None when it has none."""
        return self._thumbnails.get(key)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of things."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.kind.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's title."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.kind.columns[section].title
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's data for a role."""
        if not index.isValid():
            return None
        thing, column = self._rows[index.row()], self.kind.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return column.text(thing)
            case Qt.ItemDataRole.DecorationRole if index.column() == 0:
                return self._thumbnails.get(self.kind.key(thing))
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self.kind.problem(thing) or column.text(thing))
        if role == SORT:
            return column.sort(thing)
        if role == SEARCH:
            return self.kind.search(thing)
        return thing if role == ROW else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        number = self.kind.columns[column].number
        side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

"""The history as a list model whose thumbnails are made in the background."""

from collections import deque
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, QUrl
from PySide6.QtGui import QImage, QPixmap

from studio.document.history.history import THUMBNAIL_SIDE, History, HistoryEntry, contact_sheet
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard
from studio.protocol.notes import Notes, read_notes
from studio.ui.background import Background
from studio.ui.recipe.wording import caption, details
from studio.ui.translation import tr
from studio.ui.widgets.plain import plain_tooltip

_UNKNOWN = object()
ENTRY = Qt.ItemDataRole.UserRole + 1  # the HistoryEntry of a row
_PIXMAP_BYTES = 48 * 2**20  # of all thumbnails: more than fit on a screen
_MAX_REQUESTED = 256  # thumbnails to make; requests for those that were scrolled past are dropped
Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """One row per entry, newest first: caption (DisplayRole), thumbnail (DecorationRole), recipe (ToolTipRole).

    A thumbnail is None until it is made; then dataChanged follows. The last one requested is made first, because that
    is what is on the screen.
    """

    def __init__(self, history: History, parent: QObject | None = None, side: int = THUMBNAIL_SIDE) -> None:
        super().__init__(parent)
        self._history, self._side = history, side
        self._cards: dict[str, ModelCard] = {}
        self._rows: list[HistoryEntry] = list(history.entries)
        self._only: frozenset[Path] | None = None  # folders that are shown
        self._places: dict[Path, int] | None = None  # rows by their folders, once they were asked for
        self._notes: dict[Path, Notes] = {}  # by the folders of the entries, like all that follows
        self._pixmaps: dict[Path, QPixmap | None] = {}  # None: cannot be read
        self._requested: deque[HistoryEntry] = deque(maxlen=_MAX_REQUESTED)
        self._background = Background(self)
        self.destroyed.connect(self._background.close)
        history.added.connect(self._added)
        history.removed.connect(self._removed)
        history.scanned.connect(self._scanned)

    def disconnect_history(self) -> None:
        """Stop following the history, before the model is deleted."""
        self._history.added.disconnect(self._added, missing_ok=True)
        self._history.removed.disconnect(self._removed, missing_ok=True)
        self._history.scanned.disconnect(self._scanned, missing_ok=True)

    def set_cards(self, cards: dict[str, ModelCard]) -> None:
        """Set the model cards, whose titles and classes appear in captions."""
        self._cards = dict(cards)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def entry(self, index: Index) -> HistoryEntry | None:
        """Return the entry of a row; None outside the list."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def row_of(self, entry: HistoryEntry) -> int:
        """Return the row of an entry; -1 when it is not in the list."""
        if self._places is None:
            self._places = {one.folder: row for row, one in enumerate(self._rows)}
        return self._places.get(entry.folder, -1)

    def show_only(self, folders: Collection[Path] | None) -> None:
        """Show the entries of these folders; None: all."""
        self._only = None if folders is None else frozenset(folders)
        self._scanned()

    def set_side(self, side: int) -> None:
        """Make thumbnails of other sides, in pixels, from now on."""
        if side != self._side:
            self._side = side
            self._pixmaps.clear()
            self._requested.clear()
            if self._rows:
                self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [Qt.ItemDataRole.DecorationRole])

    def notes(self, entry: HistoryEntry) -> Notes:
        """Return an entry's notes if they have been read; they are read with the thumbnail."""
        return self._notes.get(entry.folder, Notes())

    def set_notes(self, entry: HistoryEntry, notes: Notes) -> None:
        """Show an entry's notes."""
        self._notes[entry.folder] = notes
        row = self.row_of(entry)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))

    def broken(self, index: Index) -> bool:
        """Whether none of an entry's pictures could be read."""
        entry = self.entry(index)
        return entry is not None and self._pixmaps.get(entry.folder, _UNKNOWN) is None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of entries."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's data for a role."""
        entry = self.entry(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return self._pixmap(entry)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " · ".join([caption(entry.recipe, self._cards), *_note_lines(self.notes(entry))])
        if role == Qt.ItemDataRole.ToolTipRole:
            seam = [] if entry.seam is None else [tr("seam {seam:.2g} (1: none)").format(seam=entry.seam)]
            return plain_tooltip(
                "\n".join([details(entry.recipe, self._cards), *seam, *_note_lines(self.notes(entry))])
            )
        return entry if role == ENTRY else None

    def _pixmap(self, entry: HistoryEntry) -> QPixmap | None:
        folder = entry.folder
        if folder in self._pixmaps:
            return self._pixmaps[folder]
        if not any(one is entry for one in self._requested):
            self._requested.append(entry)
            self._make_next()
        return None

    def _make_next(self) -> None:
        """Make the thumbnail that was requested last, one at a time."""
        if self._requested and not self._background.busy:
            entry, side = self._requested[-1], self._side
            self._background.run(
                lambda: (contact_sheet(entry.pictures, side), _notes_of(entry)),
                lambda made: self._made(entry, side, *made),
                lambda _: self._made(entry, side, None, Notes()),
            )

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let entries be dragged to other programs."""
        own = super().flags(index)
        return own | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else own

    def mimeTypes(self) -> list[str]:
        """Return what an entry is dragged as: the files of its pictures, and a small picture."""
        return ["text/uri-list", "application/x-qt-image"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the files of the pictures of entries."""
        entries = [entry for entry in map(self.entry, indexes) if entry is not None]
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for entry in entries for path in entry.pictures])
        if len(entries) == 1:  # for programs that take pictures, but no files
            made = self._pixmaps.get(entries[0].folder)
            if made is not None:
                data.setImageData(made.toImage())
        return data

    def _made(self, entry: HistoryEntry, side: int, pixels: NDArray[np.uint8] | None, notes: Notes) -> None:
        left = [one for one in self._requested if one is not entry]
        self._requested = deque(left, maxlen=_MAX_REQUESTED)
        self._notes.setdefault(entry.folder, notes)
        row = self.row_of(entry)
        if row >= 0 and side == self._side:
            self._pixmaps[entry.folder] = None if pixels is None else _to_pixmap(pixels)
            if len(self._pixmaps) > _PIXMAP_BYTES // (4 * side * side):
                del self._pixmaps[next(iter(self._pixmaps))]
            index = self.index(row)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])
        self._make_next()

    def _added(self, entry: HistoryEntry, place: int) -> None:
        if self._only is not None:
            return  # the search that follows decides
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.insert(place, entry)
        self._places = None
        self.endInsertRows()

    def _removed(self, entry: HistoryEntry, _place: int) -> None:
        place = self.row_of(entry)
        self._notes.pop(entry.folder, None)
        if place < 0:
            return
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._rows[place]
        self._places = None
        self._pixmaps.pop(entry.folder, None)
        self.endRemoveRows()

    def _scanned(self) -> None:
        self.beginResetModel()
        only, here = self._only, {entry.folder for entry in self._history.entries}
        self._rows = [entry for entry in self._history.entries if only is None or entry.folder in only]
        self._places = None
        self._notes = {folder: notes for folder, notes in self._notes.items() if folder in here}
        self._pixmaps = {folder: made for folder, made in self._pixmaps.items() if folder in here}
        self._requested.clear()
        self.endResetModel()


def _note_lines(notes: Notes) -> list[str]:
    """Return stars and tags in words."""
    return [part for part in ("★" * notes.stars, ", ".join(notes.tags)) if part]


def _notes_of(entry: HistoryEntry) -> Notes:
    try:
        return read_notes(entry.folder)
    except BadInput:
        return Notes()


def _to_pixmap(pixels: NDArray[np.uint8]) -> QPixmap:
    height, width = pixels.shape[:2]
    image = QImage(np.ascontiguousarray(pixels).data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    return QPixmap.fromImage(image.copy())

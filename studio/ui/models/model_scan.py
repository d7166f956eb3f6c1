"""Finds the models and reads their headers and thumbnails off the UI thread, in portions."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from studio.document.history.history import contact_sheet
from studio.protocol.errors import BadInput
from studio.protocol.filestats import FileStamps, file_stamps
from studio.protocol.library.entry import LibraryEntry, describe
from studio.protocol.library.finding import Found, find_all
from studio.protocol.library.notes import ModelNote, note_key, read_notes
from studio.protocol.modelfit import this_computer
from studio.ui.background import Background, Task
from studio.ui.models.model_row import ModelRow, Uses, uses_in
from studio.ui.translation import tr_message
from studio.ui.widgets.rows.rows_model import THUMBNAIL, Item

_PORTION_SECONDS = 0.1  # seconds of reading before a portion is shown


class ModelScan(QObject):
    """Reads everything that `find_all` finds; unchanged models are not read again.

    Signals:
        read: list[Item]: rows with their thumbnails.
        done: (set of keys, str): all have been read; the reason why notes are missing, or "".
    """

    read = Signal(object)
    done = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._task: Task | None = None
        self._memory = _Memory()
        self.destroyed.connect(self._background.close)

    @property
    def busy(self) -> bool:
        """Whether models are being read."""
        return self._background.busy

    def start(self, uses: Mapping[str, Uses]) -> None:
        """Scan for models again; a scan in progress is dropped.

        Args:
            uses: The pictures made with each model, by the name or path that recipes give.
        """
        self.stop()
        self._go_on(_Walk(dict(uses), self._memory))

    def stop(self) -> None:
        """Drop what has not been read yet."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def close(self) -> None:
        """Stop permanently."""
        self.stop()
        self._background.close()

    def _go_on(self, walk: "_Walk") -> None:
        self._task = self._background.run(walk.portion, partial(self._portion_read, walk), lambda _: None)

    def _portion_read(self, walk: "_Walk", items: list[Item]) -> None:
        if items:
            self.read.emit(items)
        if walk.ended:
            self._task = None
            self.done.emit(walk.keys, walk.problem)
        else:
            self._go_on(walk)


class _Memory:
    """A cache of entries by path and thumbnails by picture. Used by one thread at a time."""

    def __init__(self) -> None:
        self.entries: dict[Found, tuple[FileStamps, LibraryEntry]] = {}
        self.thumbnails: dict[Path, QImage] = {}

    def entry(self, found: Found) -> LibraryEntry:
        """Return an entry, read again if its files have changed."""
        now = file_stamps(found.path)
        known = self.entries.get(found)
        if known is None or known[0] != now or not now:
            known = now, describe(found, this_computer())
            self.entries[found] = known
        return known[1]

    def thumbnail(self, uses: Uses | None) -> QImage:
        """Return the first picture made with a model as a small square; null where there is none."""
        if uses is None:
            return QImage()
        if uses.first not in self.thumbnails:
            self.thumbnails[uses.first] = _small(uses.first)
        return self.thumbnails[uses.first]


class _Walk:
    """One scan of everything, in portions.

    Attributes:
        keys: The keys found so far.
        ended: Whether the scan is complete.
        problem: Why there are no notes; "" if there are.
    """

    def __init__(self, uses: dict[str, Uses], memory: _Memory) -> None:
        self._uses, self._memory = uses, memory
        self._found: Iterator[Found] | None = None
        self._notes: dict[str, ModelNote] = {}
        self.keys: set[str] = set()
        self.ended, self.problem = False, ""

    def portion(self) -> list[Item]:
        """Read some more; off the UI thread."""
        until = time.monotonic() + _PORTION_SECONDS
        if self._found is None:
            self._found = find_all()
            try:
                self._notes = read_notes()
            except BadInput as problem:
                self.problem = tr_message(str(problem))
        items: list[Item] = []
        for found in self._found:
            entry = self._memory.entry(found)
            uses = uses_in(self._uses, entry)
            entry = replace(entry, title=tr_message(entry.title))
            note = self._notes.get(note_key(found.path), ModelNote())
            self.keys.add(found.key)
            items.append((ModelRow(entry, note, uses), self._memory.thumbnail(uses)))
            if time.monotonic() > until:
                return items
        self.ended = True
        return items


def _small(picture: Path) -> QImage:
    side = THUMBNAIL.width() * 2  # for screens of double density
    pixels = contact_sheet((picture,), side)
    if pixels is None:
        return QImage()
    return QImage(pixels.data, side, side, 4 * side, QImage.Format.Format_RGBA8888).copy()

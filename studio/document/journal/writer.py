"""Appends to the journal in a thread of its own, so that painting never waits for the disk."""

import contextlib
import os
import secrets
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.document.journal.compaction import Compaction
from studio.document.journal.disk import publish
from studio.document.journal.edit_records import Piece
from studio.document.journal.frames import Kind
from studio.document.journal.segment import (
    Segment,
    SegmentFile,
    number_of,
    segment_path,
    segments_in,
)
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder
from studio.protocol.scratch import SUFFIX, scratch_prefix

GATHER_SECONDS = 0.4  # after the first entry: those that follow share its sync
RETRY_SECONDS = 2.0  # after a failed write
SLACK = 64 * 2**20  # bytes by which obsolete frames may exceed the live ones before the file is compacted
MAX_UNSAVED = 256 * 2**20  # bytes that wait in memory for room on the disk
MAX_WAITING = 2_000  # entries that wait for a drive that is slow or does not answer
MAX_HELD = 192 * 2**20  # bytes that they hold; beyond that a new base costs less
AT_ONCE = 32 * 2**20  # bytes that are encoded before they are written

_PROBE = 2**20  # bytes


@dataclass(frozen=True)
class _Entry:
    kind: Kind
    content: Callable[[], Sequence[Piece]]  # called in the thread
    held: int  # bytes that `content` keeps in memory until then


class JournalWriter:
    """Writes the journal's entries in their order.

    Args:
        folder: The journal's folder, which no other window uses.
        segment: The file to continue; None begins one with the first BASE.
        trouble: Called in the thread with one plain line when nothing can be saved, and with "" when it can be again.
        base_wanted: Called in the thread when the file is lost: append a BASE and all states.
    """

    def __init__(
        self,
        folder: Path,
        segment: Segment | None,
        *,
        trouble: Callable[[str], object],
        base_wanted: Callable[[], object],
    ) -> None:
        self._folder, self._segment = folder, segment
        self._trouble, self._base_wanted = trouble, base_wanted
        self._file: SegmentFile | None = None
        self._condition = threading.Condition()
        self._entries: deque[_Entry] = deque()
        self._held = 0  # bytes that the entries keep in memory
        self._behind = False  # whether entries may be left to encode
        self._appended = self._taken = self._saved = 0  # numbers of entries
        self._unsaved: deque[tuple[Kind, Sequence[Piece]]] = deque()
        self._lost = segment is None  # the file cannot be continued: a new base is needed
        self._requested = False  # whether that base was requested
        self._troubled = self._closing = False
        self._compaction: Compaction | None = None  # the one in progress
        self._compact_above = 0  # bytes of the file below which it is not tried again after a failure
        self._overflowed = False  # whether entries were given up because the drive does not answer
        self._waiting_since = 0.0  # when the oldest unsaved entry came, on the monotonic clock
        self._thread: threading.Thread | None = None

    @property
    def saved(self) -> int:
        """How many of the entries are on the disk, or were replaced by a base."""
        return self._saved

    @property
    def appended(self) -> int:
        """How many entries were appended."""
        return self._appended

    @property
    def waits(self) -> float:
        """For how many seconds something has not been saved; 0 if all is saved."""
        with self._condition:
            return time.monotonic() - self._waiting_since if self._saved < self._appended else 0.0

    def append(self, kind: Kind, content: Callable[[], Sequence[Piece]], held: int = 0) -> None:
        """Append an entry.

        Args:
            kind: What it is.
            content: Called in the thread; returns the entry's bytes in pieces.
            held: Bytes that `content` keeps in memory until it is called.
        """
        with self._condition:
            if self._closing:
                return
            if self._saved == self._appended:
                self._waiting_since = time.monotonic()
            full = len(self._entries) >= MAX_WAITING or self._held + held > MAX_HELD
            if self._entries and full and kind != Kind.BASE:  # a new base replaces them, once the drive answers
                self._taken += len(self._entries)
                self._entries.clear()
                self._held, self._overflowed = 0, True
            self._entries.append(_Entry(kind, content, held))
            self._held += held
            self._appended += 1
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
                self._thread.start()
            self._condition.notify()

    def wait(self, seconds: float) -> bool:
        """Wait until all entries are on the disk and no compaction is in progress; returns whether that was reached."""
        with self._condition:
            return self._condition.wait_for(lambda: self._saved == self._appended and self._compaction is None, seconds)

    def close(self, seconds: float) -> bool:
        """Write the waiting changes, and end; returns whether all is on the disk."""
        with self._condition:
            self._closing = True
            thread = self._thread
            self._condition.notify_all()
        if thread is not None:
            thread.join(seconds)
        return self._saved == self._appended

    # in the thread

    def _work(self) -> None:
        going = True
        while going:
            try:
                going = self._next()
                if going:
                    self._save()
            except OSError as error:
                self._fail(error.strerror or str(error))
            except BadInput as problem:
                self._fail(str(problem).rstrip("."))
            except Exception as error:  # a fault of the program must not end the thread: nothing would be saved again
                traceback.print_exc()
                self._give_up_waiting()
                self._fail(str(error) or type(error).__name__)
        self._cancel_compaction()
        if self._file is not None:
            self._file.close()

    def _next(self) -> bool:
        """Wait for entries, or for the next attempt, and encode some; returns False at the end."""
        with self._condition:
            if self._troubled:
                self._condition.wait_for(lambda: self._closing, RETRY_SECONDS)
            elif not self._behind:
                self._condition.wait_for(lambda: bool(self._entries) or self._closing or self._has_compacted())
                if not self._has_compacted():
                    self._condition.wait_for(lambda: self._closing, GATHER_SECONDS)
            if self._closing and not self._entries and (self._troubled or not self._unsaved):
                return False
        encoded = 0
        while encoded < AT_ONCE and (entry := self._next_entry()) is not None:
            encoded += self._take(entry)
        self._behind = encoded >= AT_ONCE
        return True

    def _next_entry(self) -> _Entry | None:
        with self._condition:
            if self._overflowed:
                self._give_up_waiting()
                self._overflowed = False
            if not self._entries:
                return None
            entry = self._entries.popleft()
            self._held -= entry.held
            self._taken += 1
            return entry

    def _take(self, entry: _Entry) -> int:
        """Encode an entry; returns its bytes."""
        if entry.kind == Kind.BASE:
            self._unsaved.clear()  # a base contains all of them
        elif self._lost and not self._unsaved:
            return 0
        try:
            content = entry.content()
            self._unsaved.append((entry.kind, content))
        except MemoryError:
            self._give_up_waiting()
            return 0
        except BadInput:  # it is too large
            if entry.kind != Kind.STATE:  # what follows a missing edit could not be made again
                self._give_up_waiting()
            return 0
        # a base is not counted: it cannot be given up
        waiting = sum(len(piece) for kind, content in self._unsaved if kind != Kind.BASE for piece in content)
        if self._troubled and waiting > MAX_UNSAVED:
            self._give_up_waiting()
        return sum(len(piece) for piece in content)

    def _give_up_waiting(self) -> None:
        """Give up what waits: a new base will contain it."""
        self._unsaved.clear()
        self._lost, self._requested = True, False

    def _save(self) -> None:
        if self._lost and not self._unsaved:
            if not self._requested:
                self._probe()
                self._requested = True
                self._base_wanted()
            return
        while self._unsaved:
            kind, content = self._unsaved[0]
            if kind == Kind.BASE:
                self._begin(content)
            else:
                self._opened_file().append(kind, content)
            self._unsaved.popleft()
        self._sync()
        self._compact()
        with self._condition:
            self._saved = self._taken
            self._waiting_since = time.monotonic()
            self._condition.notify_all()
        if self._troubled:
            self._troubled = False
            self._trouble("")

    def _probe(self) -> None:
        """Write a test file; raises OSError or BadInput while that fails."""
        make_folder(self._folder)
        place = self._temporary()
        try:
            with open(place, "wb") as file:
                file.write(bytes(_PROBE))
                file.flush()
                os.fsync(file.fileno())
        finally:
            place.unlink(missing_ok=True)

    def _opened_file(self) -> SegmentFile:
        """Return the file, opened again after a failure; raises OSError."""
        if self._file is None:
            assert self._segment is not None, "without one, a base comes first"
            try:
                self._file = SegmentFile.reopened(self._segment)
            except FileNotFoundError:
                self._give_up_waiting()  # it was removed; if its drive is gone, `_probe` fails
                raise
        return self._file

    def _sync(self) -> None:
        try:
            self._opened_file().sync()
        except OSError:
            self._give_up_waiting()  # after a failed sync, nobody knows what is on the disk
            raise

    def _begin(self, content: Sequence[Piece]) -> None:
        """Begin a new file with a base."""
        self._cancel_compaction()
        make_folder(self._folder)
        self._take_over(SegmentFile.new(self._temporary(), content))
        self._lost = False

    def _compact(self) -> None:
        """Rewrite the file if most of it no longer counts: in another thread, while this one goes on writing."""
        segment = self._opened_file().segment
        if self._has_compacted():
            self._finish_compaction(segment)
        elif self._compaction is None and segment.length > max(2 * segment.live_bytes + SLACK, self._compact_above):
            self._compaction = Compaction(segment, self._temporary(), self._wake)

    def _has_compacted(self) -> bool:
        return self._compaction is not None and self._compaction.done and not self._lost

    def _finish_compaction(self, segment: Segment) -> None:
        compaction = self._compaction
        assert compaction is not None, "asked when one is done"
        try:
            self._take_over(compaction.finish(segment))
        except (OSError, BadInput):  # there is no room for both: the old file is continued
            self._compact_above = 2 * segment.length
        self._end_compaction()

    def _cancel_compaction(self) -> None:
        if self._compaction is not None:
            self._compaction.cancel()
            self._end_compaction()

    def _end_compaction(self) -> None:
        with self._condition:
            self._compaction = None
            self._condition.notify_all()

    def _wake(self) -> None:
        with self._condition:
            self._condition.notify_all()

    def _take_over(self, made: SegmentFile) -> None:
        """Replace the file by one that was written beside it."""
        before = self._segment
        numbers = [number_of(path) for path in segments_in(self._folder)]
        if before is not None:
            numbers.append(number_of(before.path))  # even if it was removed
        path = segment_path(self._folder, max(numbers, default=0) + 1)
        try:
            made.sync()
            publish(made.segment.path, path)
        except OSError:
            made.close()
            made.segment.path.unlink(missing_ok=True)
            raise
        made.segment.path = made.file.path = path
        if self._file is not None:
            self._file.close()
        self._file, self._segment = made, made.segment
        if before is not None:
            with contextlib.suppress(OSError):
                before.path.unlink()

    def _temporary(self) -> Path:
        return self._folder / f"{scratch_prefix('journal')}{secrets.token_hex(4)}{SUFFIX}"

    def _fail(self, reason: str) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
        if not self._troubled:
            self._troubled = True
            self._trouble(reason)

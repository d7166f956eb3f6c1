"""A window's journal: its folder, which other windows leave alone, and what an earlier session left in it."""

import contextlib
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from studio.document.journal.compaction import compacted
from studio.document.journal.disk import publish
from studio.document.journal.restoring import Restored, restore
from studio.document.journal.segment import (
    Segment,
    number_of,
    read_segment,
    segment_path,
    segments_in,
)
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder
from studio.protocol.scratch import SUFFIX, scratch_prefix

if TYPE_CHECKING:
    from filelock import FileLock

ASIDE = "set-aside"
MAX_WINDOWS = 16
_LOCK = "lock"


@dataclass
class OpenedJournal:
    """What a window continues from.

    Attributes:
        folder: Where its journal is written.
        restored: What was restored.
        segment: The file to continue; None: begin one.
        copied: Whether another window holds the canvas, so that this one begins with a copy.
        problems: What could not be read or locked, one plain line each.
        lock: Held until the window closes; None where it could not be taken.
    """

    folder: Path
    restored: Restored = field(default_factory=Restored)
    segment: Segment | None = None
    copied: bool = False
    problems: list[str] = field(default_factory=list)
    lock: "FileLock | None" = None

    def release(self) -> None:
        """Let another window have the folder."""
        if self.lock is not None:
            self.lock.release()


def journals_home() -> Path:
    """Return the folder of the journals, one for each window that is open at the same time."""
    return places.data_home() / "journal"


def open_journal(home: Path | None = None) -> OpenedJournal:
    """Take the first journal that no other window holds, and read it as far as it is intact.

    Unreadable parts are moved to the folder `set-aside`, never removed.
    """
    from filelock import FileLock, Timeout  # takes 70 ms

    home = journals_home() if home is None else home
    for number in range(1, MAX_WINDOWS + 1):
        folder = home / str(number)
        try:
            make_folder(folder)
            lock = FileLock(folder / _LOCK, blocking=False, thread_local=False)
            lock.acquire()
        except Timeout:
            continue
        except (BadInput, OSError, NotImplementedError) as error:  # a home that is read-only, or cannot lock
            opened = OpenedJournal(folder)
            if not isinstance(error, BadInput) and os.access(folder, os.W_OK):
                opened.problems.append("This drive cannot lock files: do not open a second window on it.")
            _read(opened)
            return opened
        opened = OpenedJournal(folder, lock=lock)
        _read(opened)
        if number > 1 and not segments_in(folder):
            _copy(home / "1", opened)
        return opened
    raise BadInput(f"{MAX_WINDOWS} windows are open already.")


def _read(opened: OpenedJournal) -> None:
    """Restore the newest file of a journal that has a usable base."""
    for path in segments_in(opened.folder):
        try:
            segment = read_segment(path)
            opened.restored = restore(segment)
        except (OSError, BadInput) as problem:
            reason = segment.damage if isinstance(problem, BadInput) else f"cannot be read: {problem}"
            _set_aside(path, reason or str(problem), opened)
            continue
        opened.segment = segment
        if segment.damage:
            _replace_damaged(segment, opened)
            return
        for older in segments_in(opened.folder):  # the program ended after rewriting the file, before removing this one
            if number_of(older) < number_of(path):
                with contextlib.suppress(OSError):
                    older.unlink()
        return


def _replace_damaged(segment: Segment, opened: OpenedJournal) -> None:
    """Continue with a file of the intact frames, and set the damaged one aside."""
    temporary = opened.folder / f"{scratch_prefix('journal')}{time.time_ns()}{SUFFIX}"
    try:
        made = compacted(segment, temporary)
        made.close()
        publish(temporary, segment_path(opened.folder, number_of(segment.path) + 1))
    except (OSError, BadInput):
        with contextlib.suppress(OSError):
            temporary.unlink()
        opened.segment = None  # the window begins a new file with what was restored
    else:
        made.segment.path = segment_path(opened.folder, number_of(segment.path) + 1)
        opened.segment = made.segment
    _set_aside(segment.path, segment.damage, opened)


def _set_aside(path: Path, reason: str, opened: OpenedJournal) -> None:
    place = opened.folder / ASIDE / f"{time.time_ns()}-{path.name}"
    try:
        make_folder(place.parent)
        path.rename(place)
    except (OSError, BadInput):
        opened.problems.append(f"The journal of the last session {reason}. It was left at {path}.")
        return
    opened.problems.append(f"The journal of the last session {reason}. What could not be read was kept as {place}.")


def _copy(folder: Path, opened: OpenedJournal) -> None:
    """Begin with what the first window shows: its journal is read and left unchanged."""
    opened.copied = True
    for path in segments_in(folder):
        with contextlib.suppress(OSError, BadInput):  # another window may be rewriting it
            opened.restored = restore(read_segment(path))
            opened.restored.closed = True
            return

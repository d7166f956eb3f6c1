"""Follows a run folder from a thread of its own and tells what is new in it as Qt signals."""

import atexit
import os
import time
from pathlib import Path

from pydantic import ValidationError
from PySide6.QtCore import QMetaObject, QObject, Qt, QThread, QTimer, Signal, Slot
from shiboken6 import isValid

from studio.protocol.events import Event, parse_event
from studio.protocol.runfolder import ENDED, SILENT_AFTER_SECONDS, RunFolder, Status

POLL_MILLISECONDS = 250
REPLAY_MILLISECONDS = 10  # between two batches of an old run: the window draws in between
BATCH_BYTES = 128 * 1024  # about 500 events, 5 ms to read
LONGEST_LINE = 8 * 1024 * 1024
_TAIL = 64


class EventTail:
    """Reads events.jsonl from where it last stopped; each call returns what is new and complete, each event once.

    The last bytes that were read are remembered: when they are no longer there (the file was cut back or replaced),
    reading starts over and `rewound` is true once.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._offset = 0
        self._tail = b""
        self.rewound = False
        self.more = False

    def read(self) -> list[Event]:
        """Return the next batch of events; `more` says whether complete lines are left for another call.

        Raises:
            OSError: The file is there and cannot be read.
        """
        self.rewound = self.more = False
        try:
            file = open(self._file, "rb", buffering=0)  # noqa: SIM115 (closed just below)
        except FileNotFoundError:
            return []
        with file:
            size = os.fstat(file.fileno()).st_size
            file.seek(self._offset - len(self._tail))
            if size < self._offset or file.read(len(self._tail)) != self._tail:
                self._offset, self._tail, self.rewound = 0, b"", True
                file.seek(0)
            block = file.read(BATCH_BYTES)
            while b"\n" not in block and len(block) < LONGEST_LINE and (further := file.read(BATCH_BYTES)):
                block += further
        end = block.rfind(b"\n") + 1  # behind it, a line is still being written
        self._offset += end
        if end:
            self._tail = block[max(0, end - _TAIL) : end]
        self.more = end > 0 and self._offset < size
        return _parsed(block[:end])


def _parsed(block: bytes) -> list[Event]:
    """Return the events of complete lines; a line that is none (a torn write, a newer version's) is passed over."""
    found: list[Event] = []
    for line in block.splitlines():
        try:
            found.append(parse_event(line))
        except ValidationError:
            continue
    return found


class _Follower(QObject):
    """Polls one folder; lives in the shared thread."""

    events = Signal(object)
    rewound = Signal()
    status = Signal(object)
    lost = Signal(object)
    gone = Signal(str)
    caught_up = Signal()

    def __init__(self, folder: RunFolder) -> None:
        super().__init__()
        self._folder = folder
        self._tail = EventTail(folder.events_file)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MILLISECONDS)
        self._timer.timeout.connect(self._poll)
        self._status: Status | None = None
        self._beat_at = 0.0  # of our own clock: the run's machine may have another time of day
        self._seen = self._told_lost = self._told_gone = self._asked = False

    @Slot()
    def begin(self) -> None:
        self._timer.start()
        self._poll()

    @Slot()
    def poll_now(self) -> None:
        self._asked = True
        self._poll()

    @Slot()
    def end(self) -> None:
        self._timer.stop()

    def _poll(self) -> None:
        # the status first: whatever it says has ended has written all its events before
        status = self._folder.read_status()
        try:
            found = self._tail.read()
        except OSError:
            found = []  # a mount that hiccups: the next poll tries again from the same place
        if self._tail.rewound:
            self.rewound.emit()
        if found:
            self._seen = True
            self.events.emit(found)
        if status is None and not found:
            self._look_for_folder()
        self._timer.setInterval(REPLAY_MILLISECONDS if self._tail.more else POLL_MILLISECONDS)
        if status is not None and not (self._tail.more and status.state in ENDED):
            self._tell(status)
        if self._asked and not self._tail.more:
            self._asked = False
            self.caught_up.emit()

    def _look_for_folder(self) -> None:
        there = self._folder.path.is_dir()
        if self._seen and not there and not self._told_gone:
            self.gone.emit(f"The folder {self._folder.path} is no longer there.")
        self._told_gone = self._seen and not there
        self._seen = self._seen or there

    def _tell(self, status: Status) -> None:
        self._seen, self._told_gone = True, False
        now = time.monotonic()
        if self._status is None or status.heartbeat != self._status.heartbeat:
            first_and_stale = self._status is None and not status.alive
            self._beat_at = now - SILENT_AFTER_SECONDS if first_and_stale else now
            self._told_lost = False
        if status != self._status:
            self._status = status
            self.status.emit(status)
        silent = now - self._beat_at >= SILENT_AFTER_SECONDS
        if status.state not in ENDED and silent and not self._told_lost:
            self._told_lost = True
            self.lost.emit(status)


class _SharedThread:
    """One thread for all followers: there while at least one is at work."""

    def __init__(self) -> None:
        self._at_work: list[_Follower] = []
        self._retired: list[_Follower] = []  # kept until their own thread has deleted them
        self._thread: QThread | None = None
        atexit.register(self._end)

    def take(self, follower: _Follower) -> None:
        self._at_work.append(follower)
        if self._thread is None:
            self._thread = QThread()
            self._thread.setObjectName("run watchers")
            self._thread.start(QThread.Priority.LowPriority)
        follower.moveToThread(self._thread)
        QMetaObject.invokeMethod(follower, "begin", Qt.ConnectionType.QueuedConnection)

    def retire(self, follower: _Follower) -> None:
        self._at_work.remove(follower)
        self._retired = [*filter(isValid, self._retired), follower]
        QMetaObject.invokeMethod(follower, "end", Qt.ConnectionType.QueuedConnection)
        follower.deleteLater()
        if not self._at_work:
            self._end()

    def _end(self) -> None:
        if self._thread is not None:
            self._thread.quit()
            # a read on a dead network mount may hang: then the thread is left to itself, not waited for
            if self._thread.wait(2000):
                self._thread = None
                self._retired.clear()


_shared = _SharedThread()


class RunWatcher(QObject):
    """Follows one run folder, from its first event on, whether the run is going, has ended, or has yet to begin.

    Signals:
        events: list[Event], in order, each event once. An old run is replayed in batches.
        rewound: The history was cut back or replaced; all events follow again from the first.
        status: Status, whenever it changed (with every heartbeat). A status that says that the run has ended comes
            after the last event.
        lost: Status, once when a run that should be going has not reported for SILENT_AFTER_SECONDS.
        gone: One plain line, once when the folder has vanished.
        caught_up: Everything that was on disk at the call of `poll_now` has been told.
    """

    events = Signal(object)
    rewound = Signal()
    status = Signal(object)
    lost = Signal(object)
    gone = Signal(str)
    caught_up = Signal()

    def __init__(self, folder: RunFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._follower: _Follower | None = None
        self._stopped = False

    def start(self) -> None:
        """Begin to follow, once in a watcher's life; all that the folder already holds is told first."""
        if self._follower is not None or self._stopped:
            return
        follower = self._follower = _Follower(self.folder)
        follower.events.connect(self._pass_events)
        follower.rewound.connect(self._pass_rewound)
        follower.status.connect(self._pass_status)
        follower.lost.connect(self._pass_lost)
        follower.gone.connect(self._pass_gone)
        follower.caught_up.connect(self._pass_caught_up)
        _shared.take(follower)

    def poll_now(self) -> None:
        """Look at once, and tell `caught_up` when all is told."""
        if self._follower is not None:
            QMetaObject.invokeMethod(self._follower, "poll_now", Qt.ConnectionType.QueuedConnection)

    def stop(self) -> None:
        """Stop following for good; nothing is told after this returns."""
        self._stopped = True
        follower, self._follower = self._follower, None
        if follower is not None:
            _shared.retire(follower)

    # What the follower said may still be on its way when the watcher is stopped, so each word passes through here.

    @Slot(object)
    def _pass_events(self, found: list[Event]) -> None:
        if not self._stopped:
            self.events.emit(found)

    @Slot()
    def _pass_rewound(self) -> None:
        if not self._stopped:
            self.rewound.emit()

    @Slot(object)
    def _pass_status(self, status: Status) -> None:
        if not self._stopped:
            self.status.emit(status)

    @Slot(object)
    def _pass_lost(self, status: Status) -> None:
        if not self._stopped:
            self.lost.emit(status)

    @Slot(str)
    def _pass_gone(self, line: str) -> None:
        if not self._stopped:
            self.gone.emit(line)

    @Slot()
    def _pass_caught_up(self) -> None:
        if not self._stopped:
            self.caught_up.emit()

"""Follows a run folder in a background thread and reports new events and status as Qt signals."""

import atexit
import contextlib
import os
import time
from pathlib import Path

from PySide6.QtCore import QMetaObject, QObject, Qt, QThread, QTimer, Signal, Slot
from shiboken6 import isValid

from studio.protocol.eventlog import DamagedLine, parse_line
from studio.protocol.events import Event
from studio.protocol.files import open_regular
from studio.protocol.runfolder import ENDED, MAX_LINE_BYTES, MAX_LOG_BYTES, SILENT_AFTER_SECONDS, RunFolder, Status

POLL_MILLISECONDS = 250
REPLAY_MILLISECONDS = 10  # between two batches of an old run, so that the window can draw
BATCH_BYTES = 128 * 1024  # about 500 events, 5 ms to read
_TAIL = 64  # bytes


class EventTail:
    """Reads events.jsonl incrementally: each call returns the new complete lines, each event once.

    It remembers the last bytes it read. When they are no longer there (the file was truncated or replaced), it starts
    over, and `rewound` is true for that call. Damaged lines are skipped and counted in `damaged`; so is a line of
    more than MAX_LINE_BYTES, which is not an event.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._offset = 0
        self._tail = b""
        self._in_long_line = False  # the next bytes belong to a skipped line
        self.rewound = False
        self.more = False
        self.damaged = 0  # lines so far

    def read(self) -> list[Event]:
        """Return the next batch of events; `more` tells whether there are further complete lines.

        Raises:
            OSError: The file exists but cannot be read.
        """
        self.rewound = self.more = False
        try:
            file = open_regular(self._file, MAX_LOG_BYTES)
        except FileNotFoundError:
            return []
        with file:
            size = os.fstat(file.fileno()).st_size
            file.seek(self._offset - len(self._tail))
            if size < self._offset or file.read(len(self._tail)) != self._tail:
                self._offset, self._tail, self.rewound, self._in_long_line = 0, b"", True, False
                file.seek(0)
                self.damaged = 0
            block = file.read(BATCH_BYTES)
            while b"\n" not in block and len(block) < MAX_LINE_BYTES and (further := file.read(BATCH_BYTES)):
                block += further
        end = block.rfind(b"\n") + 1  # the rest is a line still being written
        begin = block.find(b"\n") + 1 if self._in_long_line else 0
        if end:
            self._in_long_line = False
        elif self._in_long_line or len(block) >= MAX_LINE_BYTES:
            self.damaged += not self._in_long_line
            self._in_long_line, begin, end = True, len(block), len(block)
        self._offset += end
        if end:
            self._tail = block[max(0, end - _TAIL) : end]
        self.more = end > 0 and self._offset < size
        return self._parsed(block[begin:end])

    def _parsed(self, block: bytes) -> list[Event]:
        """Return the events of complete lines."""
        found: list[Event] = []
        for line in block.removesuffix(b"\n").split(b"\n") if block else ():
            try:
                if (event := parse_line(line)) is not None:
                    found.append(event)
            except DamagedLine:
                self.damaged += 1
        return found


class _Follower(QObject):
    """Polls one folder, in the shared thread."""

    events = Signal(object)
    rewound = Signal()
    damaged = Signal(int)
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
        self._beat_at = 0.0  # when a heartbeat last came, by this computer's clock: the run's may differ
        self._seen = self._reported_lost = self._reported_gone = self._poll_requested = self._waiting = False

    @Slot()
    def begin(self) -> None:
        self._timer.start()
        self._poll()

    @Slot()
    def poll_now(self) -> None:
        self._poll_requested = True
        self._poll()

    @Slot()
    def end(self) -> None:
        self._timer.stop()

    def _poll(self) -> None:
        # the status first: a run writes its final status after its last event
        status = self._folder.read_status()
        damaged_before = self._tail.damaged
        try:
            found = self._tail.read()
        except OSError:
            found = []  # a network mount may fail briefly; the next poll retries
        if self._tail.rewound:
            self.rewound.emit()
        if self._tail.rewound or self._tail.damaged != damaged_before:
            self.damaged.emit(self._tail.damaged)
        if found:
            self._seen = True
            self.events.emit(found)
        if status is None:
            if not found:
                self._look_for_folder()
            self._wait_for_status(bool(found))
        self._timer.setInterval(REPLAY_MILLISECONDS if self._tail.more else POLL_MILLISECONDS)
        if status is not None and not (self._tail.more and status.state in ENDED):
            self._report_status(status)
        if self._poll_requested and not self._tail.more:
            self._poll_requested = False
            self.caught_up.emit()

    def _look_for_folder(self) -> None:
        there = self._folder.path.is_dir()
        if self._seen and not there and not self._reported_gone:
            self.gone.emit(f"The folder {self._folder.path} is no longer there.")
        self._reported_gone = self._seen and not there
        self._seen = self._seen or there

    def _wait_for_status(self, reporting: bool) -> None:
        """Count a run as lost that has no readable status and writes no events."""
        now = time.monotonic()
        if reporting or not self._waiting:
            self._waiting, self._beat_at = True, now - self._silence()
        if now - self._beat_at >= SILENT_AFTER_SECONDS and not self._reported_lost and not self._reported_gone:
            self._reported_lost = True
            self.lost.emit(self._status)

    def _silence(self) -> float:
        """Return for how many seconds no file of the run has changed, SILENT_AFTER_SECONDS at most."""
        times = [0.0]
        for file in (self._folder.recipe_file, self._folder.events_file, self._folder.status_file):
            with contextlib.suppress(OSError):
                times.append(file.stat().st_mtime)
        return min(max(time.time() - max(times), 0.0), SILENT_AFTER_SECONDS) if max(times) else 0.0

    def _report_status(self, status: Status) -> None:
        self._seen, self._reported_gone, self._waiting = True, False, False
        now = time.monotonic()
        if self._status is None or status.heartbeat != self._status.heartbeat:
            first_and_stale = self._status is None and not status.alive
            self._beat_at = now - SILENT_AFTER_SECONDS if first_and_stale else now
            self._reported_lost = False
        if status != self._status:
            self._status = status
            self.status.emit(status)
        silent = now - self._beat_at >= SILENT_AFTER_SECONDS
        if status.state not in ENDED and silent and not self._reported_lost:
            self._reported_lost = True
            self.lost.emit(status)


class _SharedThread:
    """One thread for all followers; it runs while there is at least one."""

    def __init__(self) -> None:
        self._active: list[_Follower] = []
        self._retired: list[_Follower] = []  # kept until their thread has deleted them
        self._thread: QThread | None = None
        atexit.register(self._end)

    def take(self, follower: _Follower) -> None:
        self._active.append(follower)
        if self._thread is None:
            self._thread = QThread()
            self._thread.setObjectName("run watchers")
            self._thread.start(QThread.Priority.LowPriority)
        follower.moveToThread(self._thread)
        QMetaObject.invokeMethod(follower, "begin", Qt.ConnectionType.QueuedConnection)

    def retire(self, follower: _Follower) -> None:
        self._active.remove(follower)
        self._retired = [*filter(isValid, self._retired), follower]
        QMetaObject.invokeMethod(follower, "end", Qt.ConnectionType.QueuedConnection)
        follower.deleteLater()
        if not self._active:
            self._end()

    def _end(self) -> None:
        if self._thread is not None:
            self._thread.quit()
            # a read on a dead network mount may hang; do not wait for it
            if self._thread.wait(2000):
                self._thread = None
                self._retired.clear()


_shared = _SharedThread()


class RunWatcher(QObject):
    """Follows a run folder from its first event, whether the run is in progress, has ended, or has yet to start.

    Signals:
        events: list[Event], in order, each event once. An old run is replayed in batches.
        rewound: The event log was truncated or replaced; all events follow again from the first.
        damaged: How many lines of the event log were damaged so far, and left out.
        status: The new Status, at least with every heartbeat. A final status comes after the last event.
        lost: The last Status, or None without a readable one, once when a run in progress has not reported for
            SILENT_AFTER_SECONDS.
        gone: One plain line, once when the folder has vanished.
        caught_up: Everything that was on disk at the call of `poll_now` has been reported.
    """

    events = Signal(object)
    rewound = Signal()
    damaged = Signal(int)
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
        """Start following; called once. Existing events are reported first."""
        if self._follower is not None or self._stopped:
            return
        follower = self._follower = _Follower(self.folder)
        follower.events.connect(self._pass_events)
        follower.rewound.connect(self._pass_rewound)
        follower.damaged.connect(self._pass_damaged)
        follower.status.connect(self._pass_status)
        follower.lost.connect(self._pass_lost)
        follower.gone.connect(self._pass_gone)
        follower.caught_up.connect(self._pass_caught_up)
        _shared.take(follower)

    def poll_now(self) -> None:
        """Poll now, and send `caught_up` when everything was reported."""
        if self._follower is not None:
            QMetaObject.invokeMethod(self._follower, "poll_now", Qt.ConnectionType.QueuedConnection)

    def stop(self) -> None:
        """Stop following for good; no signal is sent after this returns."""
        self._stopped = True
        follower, self._follower = self._follower, None
        if follower is not None:
            _shared.retire(follower)

    # Signals of the follower may still be queued when the watcher is stopped, so they all pass through here.

    @Slot(object)
    def _pass_events(self, found: list[Event]) -> None:
        if not self._stopped:
            self.events.emit(found)

    @Slot()
    def _pass_rewound(self) -> None:
        if not self._stopped:
            self.rewound.emit()

    @Slot(int)
    def _pass_damaged(self, lines: int) -> None:
        if not self._stopped:
            self.damaged.emit(lines)

    @Slot(object)
    def _pass_status(self, status: Status) -> None:
        if not self._stopped:
            self.status.emit(status)

    @Slot(object)
    def _pass_lost(self, status: Status | None) -> None:
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

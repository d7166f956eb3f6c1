"""Runs slow work (decoding, encoding, hashing, scanning) off the UI thread and hands the results back to it."""

import threading
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from studio.protocol.errors import BadInput
from studio.ui.translation import tr

CLOSE_SECONDS = 2.0

Result = TypeVar("Result")


class Task:
    """Work that was handed to a Background."""

    def __init__(
        self, work: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[BadInput], object]
    ) -> None:
        self.work, self.done, self.failed = work, done, failed
        self.cancelled = False

    def cancel(self) -> None:
        """Call neither `done` nor `failed`; work that has not started is skipped."""
        self.cancelled = True


class Background(QObject):
    """One worker thread with a queue; it runs only while there is work.

    Work runs in the order in which it was given, and results arrive in that order. The work must not touch widgets,
    documents or anything else that the UI thread changes: hand it copies. Each owner has its own Background, so
    that a slow disk holds up only what belongs together.

    The thread is a daemon: work that hangs on a dead network mount does not prevent the program from ending.
    """

    _ended = Signal(object, object)  # the task; its result, or the exception that it raised

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._waiting: deque[Task] = deque()
        self._undelivered = 0
        self._thread: threading.Thread | None = None
        self._closed = False
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether results are still to come."""
        return self._undelivered > 0

    def run(
        self, work: Callable[[], Result], done: Callable[[Result], object], failed: Callable[[BadInput], object]
    ) -> Task:
        """Run `work` in the thread, then one of the callbacks on the UI thread.

        Args:
            work: Runs off the UI thread.
            done: Receives the return value of `work`.
            failed: Receives the error. An exception other than BadInput, OSError or MemoryError is a bug in the
                program: it arrives as BadInput too, and is raised again on the UI thread.

        Returns:
            The task, to cancel it.
        """
        task = Task(work, done, failed)
        if self._closed:
            task.cancel()
            return task
        self._undelivered += 1
        with self._lock:
            self._waiting.append(task)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="background", daemon=True)
                self._thread.start()
        return task

    def close(self, *, finish: bool = False, seconds: float = CLOSE_SECONDS) -> bool:
        """Accept no more work and deliver no more results.

        Args:
            finish: Do the waiting work before ending; otherwise it is dropped.
            seconds: How long to wait for the thread.

        Returns:
            Whether the thread has ended.
        """
        self._closed = True
        with self._lock:
            if not finish:
                self._waiting.clear()
            thread = self._thread
        if thread is not None:
            thread.join(seconds)
        return thread is None or not thread.is_alive()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._thread = None
                    return
                task = self._waiting.popleft()
            outcome: object = None
            if not task.cancelled:
                try:
                    outcome = task.work()
                except Exception as error:
                    outcome = _Raised(error)
            if not self._closed:
                self._ended.emit(task, outcome)
            del task, outcome  # the thread must not keep a large result alive while it waits for the lock

    @Slot(object, object)
    def _deliver(self, task: Task, outcome: object) -> None:
        self._undelivered -= 1
        if task.cancelled or self._closed:
            return
        if not isinstance(outcome, _Raised):
            task.done(outcome)
            return
        error = outcome.error
        match error:
            case BadInput():
                task.failed(error)
            case MemoryError():
                task.failed(BadInput(tr("There is not enough memory for it.")))
            case OSError():
                task.failed(BadInput(f"{error.strerror or error}."))
            case _:
                task.failed(BadInput(tr("Unexpected error: {error}").format(error=error)))
                raise error


class _Raised:
    """An exception on its way to the UI thread."""

    def __init__(self, error: Exception) -> None:
        self.error = error

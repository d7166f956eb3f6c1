"""Runs jobs of one purpose in the engine, one at a time; a new one replaces the one in progress."""

import itertools
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.link.engine_thread import EngineThread
from studio.protocol.events import Event, Failed, Finished, Note
from studio.protocol.requests import JobRequest, Stop
from studio.protocol.scratch import make_temporary_folder

Make = Callable[[str, Path], JobRequest]  # makes a request from the job's name and a folder for its files


class EngineJob(QObject):
    """A job of the engine that is not a generation, and does not wait in the queue.

    A new job stops the one in progress, and begins when that has ended. The files of a job exist until the next one
    begins, or until `close`.

    Args:
        name: The prefix of its jobs' names and of its temporary folder.

    Signals:
        happened: The job's name, and an event of it other than those below.
        note: What the engine is doing.
        failed: One plain line: the job could not be done.
        finished: Whether the job was stopped.
        busy_changed: Whether a job is in progress.
    """

    happened = Signal(str, object)
    note = Signal(str)
    failed = Signal(str)
    finished = Signal(bool)
    busy_changed = Signal(bool)
    _numbers = itertools.count(1)

    def __init__(self, engine: EngineThread, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._name = engine, name
        self._home: Path | None = None
        self._job = ""
        self._waiting: Make | None = None
        engine.job_event.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether a job is in progress."""
        return bool(self._job)

    def run(self, make: Make) -> None:
        """Run a job."""
        if self.busy:
            self._waiting = make
            self._engine.stop(self._job, Stop.NOW)
        else:
            self._begin(make)

    def stop(self, mode: Stop = Stop.NOW) -> None:
        """Stop the job in progress, and drop one that waits for its end."""
        self._waiting = None
        if self.busy:
            self._engine.stop(self._job, mode)

    def close(self) -> None:
        """Stop, send no more signals, and delete the files."""
        self.stop()
        self._job = ""
        self._discard()

    def _begin(self, make: Make) -> None:
        self._discard()
        self._waiting = None
        try:
            self._home = make_temporary_folder(self._name)
        except OSError as error:
            self.failed.emit(f"Could not make a temporary folder: {error.strerror or error}.")
            return
        self._job = f"{self._name}-{os.getpid()}-{next(EngineJob._numbers)}"
        self.busy_changed.emit(True)
        self._engine.start_job(make(self._job, self._home / "files"))

    @Slot(str, object)
    def _take(self, job: str, event: Event) -> None:
        if not job or job != self._job:
            return
        if isinstance(event, Note):
            self.note.emit(event.text)
        elif not isinstance(event, Finished | Failed):
            if self._waiting is None:
                self.happened.emit(job, event)
        else:
            self._job, waiting = "", self._waiting
            if waiting is not None:
                self._begin(waiting)
                return
            self.busy_changed.emit(False)
            if isinstance(event, Failed):
                self.failed.emit(event.message)
            else:
                self.finished.emit(event.stopped)

    def _discard(self) -> None:
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)
            self._home = None

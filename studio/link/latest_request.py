"""Base class for requests that the engine answers between two steps: one at a time, and only the newest one waits."""

import itertools
import os
import shutil
from abc import abstractmethod
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject, Signal, Slot

from studio.link.engine_thread import EngineThread
from studio.protocol.events import Event, Failed, Note
from studio.protocol.scratch import make_temporary_folder

Send = Callable[[str, Path], None]  # sends a job to the engine, with a folder of its own for the files of the answer


class LatestRequest(QObject):
    """Sends one request to the engine at a time; meanwhile, a new one replaces the one that waits.

    A subclass has a method `ask` that calls `_request`, and `_answered`, which emits a signal of its own.

    Signals:
        failed: A request has failed: its key and one plain line.
    """

    failed = Signal(object, str)
    job_name: ClassVar[str]  # prefix of its jobs' names and of its temporary folder
    _numbers = itertools.count(1)

    def __init__(self, engine: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._folder: Path | None = None
        self._job = ""
        self._key: Hashable = None
        self._waiting: tuple[Hashable, Send] | None = None
        engine.job_event.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether a request is in progress."""
        return bool(self._job)

    def forget(self) -> None:
        """Drop the request that waits."""
        self._waiting = None

    def close(self) -> None:
        """Drop all requests, and delete the files."""
        self._waiting, self._job = None, ""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _request(self, key: Hashable, send: Send) -> None:
        """Send a request, or let it wait; one that is in progress already is not sent again.

        Args:
            key: Identifies the request in the signals.
            send: Sends it.
        """
        if self.busy:
            self._waiting = None if key == self._key else (key, send)
        else:
            self._begin(key, send)

    @abstractmethod  # for mypy: a QObject has another metaclass than ABC
    def _answered(self, key: Hashable, event: Event) -> None:
        """Emit an answer; its files are deleted when this returns."""

    def _begin(self, key: Hashable, send: Send) -> None:
        self._waiting = None
        job = f"{self.job_name}-{os.getpid()}-{next(LatestRequest._numbers)}"
        try:
            self._folder = self._folder or make_temporary_folder(self.job_name)
            folder = self._folder / job
            folder.mkdir()
        except OSError as error:
            self.failed.emit(key, f"Could not make a temporary folder: {error.strerror or error}.")
            return
        self._job, self._key = job, key
        send(job, folder)

    @Slot(str, object)
    def _take(self, job: str, event: Event) -> None:
        if not job or job != self._job or isinstance(event, Note):
            return
        key, self._job, self._key = self._key, "", None
        parent = self._folder
        if isinstance(event, Failed):
            self.failed.emit(key, event.message)
        else:
            self._answered(key, event)
        if parent is not None:
            shutil.rmtree(parent / job, ignore_errors=True)
        if self._waiting is not None and not self.busy:  # otherwise a slot has already made the next request
            self._begin(*self._waiting)

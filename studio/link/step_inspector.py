"""Requests the mathematics of denoising steps from the engine, one at a time; the newest request has priority."""

import itertools
import os
import shutil
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.link.engine_thread import EngineThread
from studio.protocol.events import Event, Failed, StepInspected
from studio.protocol.scratch import make_temporary_folder


@dataclass(frozen=True)
class _Asked:
    key: Hashable
    record: Path
    step: int
    picture: int


class StepInspector(QObject):
    """Requests the terms of steps.

    A request waits while another is in progress, and is dropped for a newer one.

    Signals:
        inspected: A request's key and its StepInspected, whose pictures are deleted when the slots return.
        failed: A request's key and one plain line.
    """

    inspected = Signal(object, object)
    failed = Signal(object, str)
    _names = itertools.count(1)

    def __init__(self, engine: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._job, self._folder = "", Path()
        self._asked: _Asked | None = None
        self._waiting: _Asked | None = None
        engine.job_event.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether a request is in progress."""
        return bool(self._job)

    def ask(self, key: Hashable, record: Path, step: int, picture: int) -> None:
        """Request the terms of a step of a record; `key` identifies the request in the signals."""
        asked = _Asked(key, record, step, picture)
        if self.busy:
            self._waiting = None if asked == self._asked else asked
        else:
            self._begin(asked)

    def forget(self) -> None:
        """Drop the request that waits."""
        self._waiting = None

    def close(self) -> None:
        """Drop all requests, and delete the files."""
        self._waiting, self._job = None, ""
        self._discard()

    def _begin(self, asked: _Asked) -> None:
        self._waiting = None
        try:
            self._folder = make_temporary_folder("inspected")
        except OSError as error:
            self.failed.emit(asked.key, f"Could not make a folder for the terms: {error.strerror or error}.")
            return
        self._job, self._asked = f"inspect-{os.getpid()}-{next(StepInspector._names)}", asked
        self._engine.inspect(self._job, asked.record, asked.step, asked.picture, self._folder)

    @Slot(str, object)
    def _take(self, job: str, event: Event) -> None:
        if not job or job != self._job or not isinstance(event, StepInspected | Failed):
            return
        asked, self._job, self._asked = self._asked, "", None
        assert asked is not None, "a job has a request"
        if isinstance(event, StepInspected):
            self.inspected.emit(asked.key, event)
        else:
            self.failed.emit(asked.key, event.message)
        self._discard()
        if self._waiting is not None and not self.busy:
            self._begin(self._waiting)

    def _discard(self) -> None:
        if self._folder != Path():
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = Path()

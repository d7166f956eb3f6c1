"""The base of jobs that wait in the engine for the generations before them: one at a time, with progress."""

import itertools
import os
from abc import abstractmethod
from typing import ClassVar

from PySide6.QtCore import QObject, Signal, Slot

from studio.link.engine_thread import EngineThread
from studio.protocol.events import Event, Failed, Finished
from studio.protocol.requests import Stop


class QueuedJob(QObject):
    """Keeps track of the job in progress or waiting; a subclass sends it, and emits its answers.

    Signals:
        progress: The amount done, and the total.
        stopped: It was stopped without an answer.
        failed: One plain line.
    """

    progress = Signal(int, int)
    stopped = Signal()
    failed = Signal(str)
    job_name: ClassVar[str]  # prefix of its jobs' names
    _numbers = itertools.count(1)

    def __init__(self, engine: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._job = ""
        engine.job_event.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether a job is in progress, or waits."""
        return bool(self._job)

    def stop(self) -> None:
        """Stop after the current step or frame."""
        if self.busy:
            self._engine.stop(self._job, Stop.AFTER)

    def _new_job(self) -> str:
        """Return the name of the job that is sent next."""
        self._job = f"{self.job_name}-{os.getpid()}-{next(QueuedJob._numbers)}"
        return self._job

    @abstractmethod  # for mypy: a QObject has another metaclass than ABC
    def _heard(self, event: Event) -> None:
        """Take an event of the job other than its end."""

    @Slot(str, object)
    def _take(self, job: str, event: Event) -> None:
        if not job or job != self._job:
            return
        if not isinstance(event, Finished | Failed):
            self._heard(event)
            return
        self._job = ""
        if isinstance(event, Failed):
            self.failed.emit(event.message)
        elif event.stopped:
            self.stopped.emit()

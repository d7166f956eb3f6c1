"""Base class for jobs that queue in the engine behind generations: one at a time, with progress."""

import itertools
import os
from abc import abstractmethod
from typing import ClassVar

from PySide6.QtCore import QObject, Signal, Slot

from studio.link.engine_thread import EngineThread
from studio.protocol.events import Event, Failed, Finished
from studio.protocol.requests import Stop


class QueuedJob(QObject):
    """Keeps track of a job that waits or is in progress; a subclass submits it, and emits its results.

    Signals:
        progress: The amount done, and the total.
        stopped: It was stopped without a result.
        failed: It failed, with one plain line.
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
    def _handle(self, event: Event) -> None:
        """Handle an event of the job, except the one that ends it."""

    @Slot(str, object)
    def _take(self, job: str, event: Event) -> None:
        if not job or job != self._job:
            return
        if not isinstance(event, Finished | Failed):
            self._handle(event)
            return
        self._job = ""
        if isinstance(event, Failed):
            self.failed.emit(event.message)
        elif event.stopped:
            self.stopped.emit()

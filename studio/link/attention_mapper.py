"""Has the attention of a prompt's words followed over the steps of a generation by the engine."""

import itertools
import os

from PySide6.QtCore import QObject, Signal, Slot

from studio.link.engine_thread import EngineThread
from studio.protocol.attention import AttentionStep, MapAttention
from studio.protocol.events import Event, Failed, Finished
from studio.protocol.requests import Stop


class AttentionMapper(QObject):
    """Sends one job to the engine; a new one replaces it.

    Signals:
        step: An AttentionStep.
        ended: All steps are there, or the job was stopped.
        failed: One plain line.
    """

    step = Signal(object)
    ended = Signal()
    failed = Signal(str)
    _numbers = itertools.count(1)

    def __init__(self, engine: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._job = ""
        engine.job_event.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether steps are to come."""
        return bool(self._job)

    def look(self, record: str, picture: int, layer: str, heads: int | None) -> None:
        """Follow the words of a record's prompt; see `MapAttention`."""
        self.stop()
        self._job = f"attention-{os.getpid()}-{next(AttentionMapper._numbers)}"
        self._engine.start_job(MapAttention(job=self._job, record=record, picture=picture, layer=layer, heads=heads))

    def stop(self) -> None:
        """Stop; no signal is sent any more."""
        if self._job:
            job, self._job = self._job, ""
            self._engine.stop(job, Stop.NOW)

    @Slot(str, object)
    def _take(self, job: str, event: Event) -> None:
        if not job or job != self._job:
            return
        if isinstance(event, AttentionStep):
            self.step.emit(event)
        elif isinstance(event, Failed):
            self._job = ""
            self.failed.emit(event.message)
        elif isinstance(event, Finished):
            self._job = ""
            self.ended.emit()

"""Has planes of two times made by the engine, one at a time."""

import itertools
import os

from PySide6.QtCore import QObject, Signal, Slot

from studio.link.engine_thread import EngineThread
from studio.protocol.events import Event, Failed, Finished
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.requests import Stop
from studio.protocol.times import MapTimes, TimesRow


class TimesMapper(QObject):
    """Sends one job to the engine; a new one replaces it.

    Signals:
        row: A TimesRow.
        ended: All rows are there, or the job was stopped.
        failed: One plain line.
    """

    row = Signal(object)
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
        """Whether rows are to come."""
        return bool(self._job)

    def make(self, run: str, recipe: GenerateRecipe, show: str) -> None:
        """Sample a recipe's noise by each checkpoint of a run."""
        self.stop()
        self._job = f"times-{os.getpid()}-{next(TimesMapper._numbers)}"
        asked = {"job": self._job, "run": run, "recipe": recipe, "show": show}
        self._engine.start_job(MapTimes.model_validate(asked))

    def stop(self) -> None:
        """Stop; no signal is sent any more."""
        if self._job:
            job, self._job = self._job, ""
            self._engine.stop(job, Stop.NOW)

    @Slot(str, object)
    def _take(self, job: str, event: Event) -> None:
        if not job or job != self._job:
            return
        if isinstance(event, TimesRow):
            self.row.emit(event)
        elif isinstance(event, Failed):
            self._job = ""
            self.failed.emit(event.message)
        elif isinstance(event, Finished):
            self._job = ""
            self.ended.emit()

"""Has films made by the engine, one at a time."""

import itertools
import os

from PySide6.QtCore import QObject, Signal, Slot

from studio.link.engine_thread import EngineThread
from studio.protocol.events import Event, Failed, Finished
from studio.protocol.films import FilmMade, FilmProgress, MakeFilm
from studio.protocol.requests import Stop


class FilmMaker(QObject):
    """Sends a film to the engine, where it waits for the jobs before it.

    Signals:
        progress: Frames that are made, and all.
        made: The FilmMade.
        stopped: It was stopped; no file was written.
        failed: One plain line.
    """

    progress = Signal(int, int)
    made = Signal(object)
    stopped = Signal()
    failed = Signal(str)
    _numbers = itertools.count(1)

    def __init__(self, engine: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._job = ""
        engine.job_event.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether a film is being made, or waits."""
        return bool(self._job)

    def make(self, film: MakeFilm) -> None:
        """Make a film, under a job's name of its own."""
        self._job = f"film-{os.getpid()}-{next(FilmMaker._numbers)}"
        self._engine.start_job(film.model_copy(update={"job": self._job}))

    def stop(self) -> None:
        """Stop after the present frame."""
        if self.busy:
            self._engine.stop(self._job, Stop.AFTER)

    @Slot(str, object)
    def _take(self, job: str, event: Event) -> None:
        if not job or job != self._job:
            return
        if isinstance(event, FilmProgress):
            self.progress.emit(event.done, event.of)
        elif isinstance(event, FilmMade):
            self.made.emit(event)
        elif isinstance(event, Finished | Failed):
            self._job = ""
            if isinstance(event, Failed):
                self.failed.emit(event.message)
            elif event.stopped:
                self.stopped.emit()

"""Requests films from the engine, one at a time."""

from PySide6.QtCore import Signal

from studio.link.queued_job import QueuedJob
from studio.protocol.events import Event
from studio.protocol.films import FilmMade, FilmProgress, MakeFilm


class FilmMaker(QueuedJob):
    """Requests films from the engine; the progress is in frames, and a stopped job writes no file.

    Signals:
        made: The FilmMade.
    """

    made = Signal(object)
    job_name = "film"

    def make(self, film: MakeFilm) -> None:
        """Make a film as a new job."""
        self._engine.start_job(film.model_copy(update={"job": self._new_job()}))

    def _handle(self, event: Event) -> None:
        if isinstance(event, FilmProgress):
            self.progress.emit(event.done, event.total)
        elif isinstance(event, FilmMade):
            self.made.emit(event)

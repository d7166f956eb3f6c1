"""Requests from the engine the step at which a word decides, one request at a time."""

import shutil
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.link.engine_thread import EngineThread
from studio.link.queued_job import QueuedJob
from studio.protocol.deciding import DecidingProgress, DecidingStep, FindDecidingStep
from studio.protocol.events import Event
from studio.protocol.scratch import make_temporary_folder


class DecisionFinder(QueuedJob):
    """Sends requests to the engine; the progress is in steps.

    Signals:
        found: The DecidingStep; its contact sheet is deleted when the slots return.
    """

    found = Signal(object)
    job_name = "deciding"

    def __init__(self, engine: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(engine, parent)
        self._home: Path | None = None

    def ask(self, record: Path, word: int, picture: int, region: Path | None) -> None:
        """Ask at which step a word of a record's prompt decides; see `FindDecidingStep`."""
        try:
            self._home = self._home or make_temporary_folder("deciding")
        except OSError as error:
            self.failed.emit(f"Could not make a temporary folder: {error.strerror or error}.")
            return
        job = self._new_job()
        self._engine.start_job(
            FindDecidingStep(
                job=job,
                record=str(record),
                word=word,
                out=str(self._home / f"{job}.png"),
                picture=picture,
                region=None if region is None else str(region),
            )
        )

    def close(self) -> None:
        """Stop, and delete the files."""
        self.stop()
        self._job = ""
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)
            self._home = None

    def _handle(self, event: Event) -> None:
        if isinstance(event, DecidingProgress):
            self.progress.emit(event.done, event.total)
        elif isinstance(event, DecidingStep):
            self.found.emit(event)
            Path(event.sheet).unlink(missing_ok=True)

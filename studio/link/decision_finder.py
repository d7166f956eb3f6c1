"""Has the engine find the step at which a word decides, one question at a time."""

import itertools
import os
import shutil
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.link.engine_thread import EngineThread
from studio.protocol.deciding import DecidingProgress, DecidingStep, FindDecidingStep
from studio.protocol.events import Event, Failed, Finished
from studio.protocol.requests import Stop
from studio.protocol.scratch import make_temporary_folder


class DecisionFinder(QObject):
    """Sends a question to the engine, where it waits for the jobs before it.

    Signals:
        progress: Steps that were taken, and all.
        found: The DecidingStep; its contact sheet is deleted when the slots return.
        stopped: It was stopped.
        failed: One plain line.
    """

    progress = Signal(int, int)
    found = Signal(object)
    stopped = Signal()
    failed = Signal(str)
    _numbers = itertools.count(1)

    def __init__(self, engine: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._job = ""
        self._home: Path | None = None
        engine.job_event.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether a question is being answered, or waits."""
        return bool(self._job)

    def ask(self, record: Path, word: int, picture: int, region: Path | None) -> None:
        """Ask at which step a word of a record's prompt decides; see `FindDecidingStep`."""
        try:
            self._home = self._home or make_temporary_folder("deciding")
        except OSError as error:
            self.failed.emit(f"Could not make a temporary folder: {error.strerror or error}.")
            return
        self._job = f"deciding-{os.getpid()}-{next(DecisionFinder._numbers)}"
        self._engine.start_job(
            FindDecidingStep(
                job=self._job,
                record=str(record),
                word=word,
                out=str(self._home / f"{self._job}.png"),
                picture=picture,
                region=None if region is None else str(region),
            )
        )

    def stop(self) -> None:
        """Stop after the present step."""
        if self.busy:
            self._engine.stop(self._job, Stop.AFTER)

    def close(self) -> None:
        """Stop, and delete the files."""
        self.stop()
        self._job = ""
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)
            self._home = None

    @Slot(str, object)
    def _take(self, job: str, event: Event) -> None:
        if not job or job != self._job:
            return
        if isinstance(event, DecidingProgress):
            self.progress.emit(event.done, event.of)
        elif isinstance(event, DecidingStep):
            self.found.emit(event)
            Path(event.sheet).unlink(missing_ok=True)
        elif isinstance(event, Finished | Failed):
            self._job = ""
            if isinstance(event, Failed):
                self.failed.emit(event.message)
            elif event.stopped:
                self.stopped.emit()

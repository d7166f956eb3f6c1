"""Requests previews of a data set from the engine: one at a time, the newest request replacing those that wait."""

import itertools
import os
import shutil
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.link.engine_thread import EngineThread
from studio.protocol.events import DatasetPreviewed, Event, Failed, Finished, Note
from studio.protocol.requests import Stop
from studio.protocol.scratch import make_temporary_folder
from studio.protocol.training_recipe import AugmentSpec, DatasetSpec


class DataPreviews(QObject):
    """Requests previews from the engine.

    A new request waits until the one in progress ends. If it is for other data, the one in progress is stopped; if
    only the augmentation differs, it is finished, so that dragging a slider keeps showing previews.

    Signals:
        previewed: The newest DatasetPreviewed. Its two pictures are deleted when the next one comes, or on `close`.
        failed: One plain line: why the data cannot be used.
        note: What the engine is doing.
        busy: Whether a preview is in progress.
    """

    previewed = Signal(object)
    failed = Signal(str)
    note = Signal(str)
    busy = Signal(bool)
    _names = itertools.count(1)

    def __init__(self, engine: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._home: Path | None = None
        self._folder: Path | None = None
        self._job = ""
        self._running: DatasetSpec | None = None
        self._waiting: DatasetSpec | None = None
        engine.job_event.connect(self._take)

    def ask(self, dataset: DatasetSpec) -> None:
        """Request a preview of a data set."""
        if self._running is None:
            self._begin(dataset)
            return
        self._waiting = None if dataset == self._running else dataset
        if _data_of(dataset) != _data_of(self._running):
            self._engine.stop(self._job, Stop.NOW)

    def close(self) -> None:
        """Cancel requests, and delete the pictures."""
        if self._running is not None:
            self._engine.stop(self._job, Stop.NOW)
        self._job, self._running, self._waiting, self._folder = "", None, None, None
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)
            self._home = None
        self.busy.emit(False)

    def _begin(self, dataset: DatasetSpec) -> None:
        if self._home is None:
            try:
                self._home = make_temporary_folder("data")
            except OSError as error:
                self.failed.emit(f"Could not make a folder for the preview: {error.strerror or error}.")
                return
        self._job, self._running, self._waiting = f"data-{os.getpid()}-{next(DataPreviews._names)}", dataset, None
        self.busy.emit(True)
        self._engine.preview(self._job, dataset, self._home / self._job)

    @Slot(str, object)
    def _take(self, job: str, event: Event) -> None:
        if job != self._job or self._running is None:
            return
        if isinstance(event, Note):
            self.note.emit(event.text)
        elif isinstance(event, DatasetPreviewed):
            self._show(event)
        elif isinstance(event, Finished | Failed):
            waiting, self._running = self._waiting, None
            if isinstance(event, Failed) and waiting is None:
                self.failed.emit(event.message)
            if waiting is None:
                self.busy.emit(False)
            else:
                self._begin(waiting)

    def _show(self, event: DatasetPreviewed) -> None:
        waiting, running = self._waiting, self._running
        if waiting is not None and running is not None and _data_of(waiting) != _data_of(running):
            return  # it arrived just before it was stopped
        old, self._folder = self._folder, Path(event.picture).parent
        self.previewed.emit(event)
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)


def _data_of(dataset: DatasetSpec) -> DatasetSpec:
    """Return the part of a data set that decides which files are read: without augmentation and split."""
    return dataset.model_copy(update={"augment": AugmentSpec(), "held_out": 0.0, "fingerprint": None})

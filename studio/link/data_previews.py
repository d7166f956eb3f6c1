"""Looks at data sets while a person chooses one: one look at a time, and the newest wish wins."""

import itertools
import os
import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.link.engine_thread import EngineThread
from studio.protocol.events import Event, Failed, Finished, Note, Previewed
from studio.protocol.recipes import AugmentSpec, DatasetSpec
from studio.protocol.requests import Stop


class DataPreviews(QObject):
    """Asks the engine for previews. A wish that comes while a look is under way takes its place when that is over.

    A look at other data is stopped for it; one at the same data, with other augmentation, is nearly done and goes on,
    so that dragging a slider shows something all the time.

    Signals:
        previewed: Previewed: the newest there is. Its two pictures stay until the next one comes or `close`.
        failed: One plain line: why the data cannot be used.
        note: What is being done.
        busy: Whether a look is under way.
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
        self._shown: Path | None = None
        self._job = ""
        self._looking: DatasetSpec | None = None
        self._wanted: DatasetSpec | None = None
        engine.job_event.connect(self._take)

    def ask(self, dataset: DatasetSpec) -> None:
        """Look at a data set as soon as the one before has been looked at."""
        if self._looking is None:
            self._begin(dataset)
            return
        self._wanted = None if dataset == self._looking else dataset
        if _data_of(dataset) != _data_of(self._looking):
            self._engine.stop(self._job, Stop.NOW)

    def close(self) -> None:
        """Stop looking, and remove the pictures."""
        if self._looking is not None:
            self._engine.stop(self._job, Stop.NOW)
        self._job, self._looking, self._wanted, self._shown = "", None, None, None
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)
            self._home = None
        self.busy.emit(False)

    def _begin(self, dataset: DatasetSpec) -> None:
        if self._home is None:
            try:
                self._home = Path(tempfile.mkdtemp(prefix="denoise-studio-data-"))
            except OSError as error:
                self.failed.emit(f"There is no room for pictures of the data: {error.strerror or error}.")
                return
        self._job, self._looking, self._wanted = f"data-{os.getpid()}-{next(DataPreviews._names)}", dataset, None
        self.busy.emit(True)
        self._engine.preview(self._job, dataset, self._home / self._job)

    @Slot(str, object)
    def _take(self, job: str, event: Event) -> None:
        if job != self._job or self._looking is None:
            return
        if isinstance(event, Note):
            self.note.emit(event.text)
        elif isinstance(event, Previewed):
            self._show(event)
        elif isinstance(event, Finished | Failed):
            wanted, self._looking = self._wanted, None
            if isinstance(event, Failed) and wanted is None:
                self.failed.emit(event.message)
            if wanted is None:
                self.busy.emit(False)
            else:
                self._begin(wanted)

    def _show(self, event: Previewed) -> None:
        if self._wanted is not None and self._looking is not None and _data_of(self._wanted) != _data_of(self._looking):
            return  # it came just before it was stopped
        old, self._shown = self._shown, Path(event.picture).parent
        self.previewed.emit(event)
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)


def _data_of(dataset: DatasetSpec) -> DatasetSpec:
    """What has to be read for a data set, whatever is then done with it."""
    return dataset.model_copy(update={"augment": AugmentSpec(), "held_out": 0.0, "fingerprint": None})

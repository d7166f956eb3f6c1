"""Requests control images from the engine: one at a time, the newest request replacing one that waits."""

import itertools
import os
import shutil
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.link.engine_thread import EngineThread
from studio.protocol.events import Decoded, Event, Failed
from studio.protocol.generation_recipe import ControlSpec
from studio.protocol.scratch import make_temporary_folder


@dataclass(frozen=True, eq=False)
class _MapRequest:
    key: Hashable
    control: ControlSpec
    mask: str | None


class ControlMaps(QObject):
    """Requests maps from the engine, which makes them between two steps of a running job.

    Signals:
        made: A request's key and the resulting PNG (Path), which is deleted when the slots return.
        failed: A request's key and one plain line.
    """

    made = Signal(object, object)
    failed = Signal(object, str)
    _names = itertools.count(1)

    def __init__(self, engine: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._home: Path | None = None
        self._job = ""
        self._key: Hashable = None
        self._waiting: _MapRequest | None = None
        engine.job_event.connect(self._take)

    def ask(self, key: Hashable, control: ControlSpec, mask: str | None = None) -> None:
        """Request the map of a control; `mask` is the file of the mask, for those that see it."""
        request = _MapRequest(key, control, mask)
        if self._job:
            self._waiting = request
        else:
            self._begin(request)

    def close(self) -> None:
        """Drop all requests, and delete the files."""
        self._waiting, self._job = None, ""
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)
            self._home = None

    def _begin(self, request: _MapRequest) -> None:
        try:
            self._home = self._home or make_temporary_folder("maps")
        except OSError as error:
            self.failed.emit(request.key, f"Could not make a folder for maps: {error.strerror or error}.")
            return
        self._waiting = None
        self._job, self._key = f"map-{os.getpid()}-{next(ControlMaps._names)}", request.key
        self._engine.map_control(self._job, request.control, request.mask, self._home / f"{self._job}.png")

    @Slot(str, object)
    def _take(self, job: str, event: Event) -> None:
        if job != self._job or not isinstance(event, Decoded | Failed):
            return
        key, self._job, self._key = self._key, "", None
        if isinstance(event, Decoded):
            path = Path(event.file)
            self.made.emit(key, path)
            path.unlink(missing_ok=True)
        else:
            self.failed.emit(key, event.message)
        if self._waiting is not None and not self._job:
            self._begin(self._waiting)

"""Requests decoded latents and attention maps from the engine, one at a time; the newest request has priority."""

import itertools
import os
import shutil
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from studio.link.engine_thread import EngineThread
from studio.protocol.events import Decoded, Event, Failed
from studio.protocol.requests import ControlledStep
from studio.protocol.scratch import make_temporary_folder


@dataclass(frozen=True, eq=False)
class _DecodeRequest:
    key: Hashable
    model: str
    latents: NDArray[np.floating]
    words: tuple[str, int] | None
    controlled: ControlledStep | None


class LatentDecoder(QObject):
    """Requests decoded pictures and attention maps of latents from the engine.

    A request waits while another is in progress, and is dropped for a newer one.

    Signals:
        decoded: A request's key and the resulting PNG, which is deleted when the slots return.
        failed: A request's key and one plain line.
    """

    decoded = Signal(object, object)
    failed = Signal(object, str)
    _names = itertools.count(1)

    def __init__(self, engine: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._home: Path | None = None
        self._job = ""
        self._key: Hashable = None
        self._waiting: _DecodeRequest | None = None
        engine.job_event.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether a request is in progress."""
        return bool(self._job)

    def ask(
        self,
        key: Hashable,
        model: str,
        latents: NDArray[np.floating],
        words: tuple[str, int] | None = None,
        controlled: ControlledStep | None = None,
    ) -> None:
        """Request the picture of latents, or the attention maps of a prompt in them.

        Args:
            key: Identifies the request in the signals.
            model: The model's name.
            latents: [C, h, w].
            words: A prompt and the timestep of the latents, to request attention maps.
            controlled: The step, if it has controls.
        """
        request = _DecodeRequest(key, model, latents, words, controlled)
        if not self.busy:
            self._begin(request)
        else:
            self._waiting = None if key == self._key else request

    def forget(self) -> None:
        """Drop the request that waits."""
        self._waiting = None

    def close(self) -> None:
        """Drop all requests, and delete the files."""
        self._waiting, self._job = None, ""
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)
            self._home = None

    def _begin(self, request: _DecodeRequest) -> None:
        try:
            self._home = self._home or make_temporary_folder("decoded")
        except OSError as error:
            self.failed.emit(request.key, f"Could not make a folder for decoded frames: {error.strerror or error}.")
            return
        self._waiting = None
        self._job, self._key = f"decode-{os.getpid()}-{next(LatentDecoder._names)}", request.key
        out = self._home / f"{self._job}.png"
        if request.words is None:
            self._engine.decode(self._job, request.model, request.latents, out)
        elif request.controlled is None:
            self._engine.attend(self._job, request.model, request.latents, *request.words, out)
        else:
            self._engine.attend(
                self._job, request.model, request.latents, *request.words, out, controlled=request.controlled
            )

    @Slot(str, object)
    def _take(self, job: str, event: Event) -> None:
        if job != self._job or not isinstance(event, Decoded | Failed):
            return
        key, self._job, self._key = self._key, "", None
        if isinstance(event, Decoded):
            path = Path(event.file)
            self.decoded.emit(key, path)
            path.unlink(missing_ok=True)
        else:
            self.failed.emit(key, event.message)
        if self._waiting is not None and not self.busy:  # otherwise a slot has made the next request
            self._begin(self._waiting)

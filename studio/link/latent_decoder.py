"""Has the engine look at latents: one at a time, and the newest wish wins."""

import itertools
import os
import shutil
import tempfile
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from studio.link.engine_thread import EngineThread
from studio.protocol.events import Decoded, Event, Failed


@dataclass(frozen=True, eq=False)
class _Wish:
    key: Hashable
    model: str
    latents: NDArray[np.floating]
    words: tuple[str, int] | None


class LatentDecoder(QObject):
    """Asks the engine for the pictures of latents, and for where words look in them.

    A wish that comes while another is under way waits, and is forgotten for a newer one.

    Signals:
        decoded: The key of a wish, and the PNG that was made; it is gone when the slots return.
        failed: The key of a wish, and one plain line.
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
        self._wanted: _Wish | None = None
        engine.job_event.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether the engine is asked for something."""
        return bool(self._job)

    def ask(
        self, key: Hashable, model: str, latents: NDArray[np.floating], words: tuple[str, int] | None = None
    ) -> None:
        """Have latents [C, h, w] decoded by a model; `key` comes back with the answer.

        Args:
            key: Of the wish.
            model: The model's name.
            latents: What is looked at.
            words: A prompt and the timestep of the latents: asks for the maps of its words instead of a picture.
        """
        wish = _Wish(key, model, latents, words)
        if not self.busy:
            self._begin(wish)
        else:
            self._wanted = None if key == self._key else wish

    def forget(self) -> None:
        """Drop the wish that waits."""
        self._wanted = None

    def close(self) -> None:
        """Ask for nothing more, and remove what was written."""
        self._wanted, self._job = None, ""
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)
            self._home = None

    def _begin(self, wish: _Wish) -> None:
        try:
            self._home = self._home or Path(tempfile.mkdtemp(prefix="denoise-studio-decoded-"))
        except OSError as error:
            self.failed.emit(wish.key, f"There is no room for decoded frames: {error.strerror or error}.")
            return
        self._wanted = None
        self._job, self._key = f"decode-{os.getpid()}-{next(LatentDecoder._names)}", wish.key
        out = self._home / f"{self._job}.png"
        if wish.words is None:
            self._engine.decode(self._job, wish.model, wish.latents, out)
        else:
            self._engine.attend(self._job, wish.model, wish.latents, *wish.words, out)

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
        if self._wanted is not None and not self.busy:  # otherwise a slot has asked for the next one
            self._begin(self._wanted)

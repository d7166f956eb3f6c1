"""Requests decoded latents and attention maps from the engine."""

from collections.abc import Hashable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal

from studio.link.latest_request import LatestRequest
from studio.protocol.events import Decoded, Event
from studio.protocol.requests import ControlledStep


class LatentDecoder(LatestRequest):
    """Requests decoded pictures and attention maps of latents.

    Signals:
        decoded: A request's key and the resulting PNG (Path), which is deleted when the slots return.
    """

    decoded = Signal(object, object, bool)
    job_name = "decode"

    def ask(
        self,
        key: Hashable,
        model: str,
        latents: NDArray[np.floating],
        words: tuple[str, int] | None = None,
        controlled: ControlledStep | None = None,
        rough: bool = False,
    ) -> None:
        """Request the picture of latents, or the attention maps of a prompt in them.

        Args:
            key: Identifies the request in the signals.
            model: The model's name.
            latents: [C, h, w].
            words: A prompt and the timestep of the latents, to request attention maps.
            controlled: The step, if it has controls.
            rough: Whether a small decoder may make the picture.
        """

        def send(job: str, folder: Path) -> None:
            out = folder / "decoded.png"
            if words is None:
                self._engine.decode(job, model, latents, out, rough=rough)
            elif controlled is None:
                self._engine.attend(job, model, latents, *words, out)
            else:
                self._engine.attend(job, model, latents, *words, out, controlled=controlled)

        self._request(key, send)

    def _answered(self, key: Hashable, event: Event) -> None:
        assert isinstance(event, Decoded), "the engine's answer to Decode and Attend"
        self.decoded.emit(key, Path(event.file), event.rough)

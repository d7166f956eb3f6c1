"""Requests single pictures for a map of a latent space from the engine."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import Signal

from studio.link.latest_request import LatestRequest
from studio.protocol.events import Event
from studio.protocol.latents import LatentPicture, PictureOfLatent


class LatentPictures(LatestRequest):
    """Requests pictures, such as that of the code under the pointer.

    Signals:
        made: A request's key and its LatentPicture.
    """

    made = Signal(object, object)
    job_name = "latent"

    def ask(self, key: Hashable, map_: str, **fields: Any) -> None:
        """Request a picture for the map of this job; `fields` are the others of PictureOfLatent."""
        self._request(key, lambda job, _: self._engine.ask(PictureOfLatent(job=job, map=map_, **fields)))

    def _answered(self, key: Hashable, event: Event) -> None:
        assert isinstance(event, LatentPicture), "the engine's answer to PictureOfLatent"
        self.made.emit(key, event)

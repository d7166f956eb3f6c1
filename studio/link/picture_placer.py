"""Requests the places of further pictures on a map of a latent space from the engine."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal

from studio.link.latest_request import LatestRequest
from studio.protocol.events import Event
from studio.protocol.latents import PicturesPlaced, PlaceOnMap


class PicturePlacer(LatestRequest):
    """Places pictures.

    Signals:
        placed: A request's key and its PicturesPlaced.
    """

    placed = Signal(object, object)
    job_name = "place"

    def ask(self, key: Hashable, map_: str, files: Sequence[str]) -> None:
        """Place these files on the map of this job, instead of those placed before."""
        self._request(key, lambda job, _: self._engine.ask(PlaceOnMap(job=job, map=map_, files=tuple(files))))

    def _answered(self, key: Hashable, event: Event) -> None:
        assert isinstance(event, PicturesPlaced), "the engine's answer to PlaceOnMap"
        self.placed.emit(key, event)

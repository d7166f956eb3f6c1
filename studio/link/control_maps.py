"""Requests control images from the engine."""

from collections.abc import Hashable
from pathlib import Path

from PySide6.QtCore import Signal

from studio.link.latest_request import LatestRequest
from studio.protocol.events import Decoded, Event
from studio.protocol.generation_recipe import ControlSpec


class ControlMaps(LatestRequest):
    """Requests the maps of controls.

    Signals:
        made: A request's key and the resulting PNG (Path), which is deleted when the slots return.
    """

    made = Signal(object, object)
    job_name = "map"

    def ask(self, key: Hashable, control: ControlSpec, mask: str | None = None) -> None:
        """Request the map of a control; `mask` is the file of the mask, for kinds that use it."""

        def send(job: str, folder: Path) -> None:
            self._engine.map_control(job, control, mask, folder / "map.png")

        self._request(key, send)

    def _answered(self, key: Hashable, event: Event) -> None:
        assert isinstance(event, Decoded), "the engine's answer to MapControl"
        self.made.emit(key, Path(event.file))

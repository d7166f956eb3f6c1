"""Requests the masks of objects from the engine."""

from collections.abc import Hashable
from pathlib import Path

from PySide6.QtCore import Signal

from studio.link.latest_request import LatestRequest
from studio.protocol.events import Decoded, Event
from studio.protocol.requests import SelectObject

Point = tuple[float, float, bool]  # x and y in pixels of the picture, and whether the object is there


class ObjectMasks(LatestRequest):
    """Requests the masks of objects at a point, in a box or named by words.

    Signals:
        made: A request's key and the mask's PNG (Path), which is deleted when the slots return.
    """

    made = Signal(object, object)
    job_name = "object"

    def ask(
        self,
        key: Hashable,
        image: Path,
        points: tuple[Point, ...],
        box: tuple[float, float, float, float] | None,
        words: str = "",
    ) -> None:
        """Request the mask of the object in a picture's file that the points, the box or the words describe."""

        def send(job: str, folder: Path) -> None:
            out = str(folder / "mask.png")
            self._engine.ask(SelectObject(job=job, image=str(image), points=points, box=box, words=words, out=out))

        self._request(key, send)

    def _answered(self, key: Hashable, event: Event) -> None:
        assert isinstance(event, Decoded), "the engine's answer to SelectObject"
        self.made.emit(key, Path(event.file))

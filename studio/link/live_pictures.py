"""Requests the pictures of sketches from the engine during live painting."""

from collections.abc import Hashable
from pathlib import Path

from PySide6.QtCore import Signal

from studio.link.latest_request import LatestRequest
from studio.protocol.events import Event
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.live import LivePicture, PaintLive
from studio.protocol.requests import Stop


class LivePictures(LatestRequest):
    """Requests live pictures; each is a job of the engine, so that it waits behind generations.

    Signals:
        made: A request's key and its LivePicture, whose file is deleted when the slots return.
        stopped: A request's key: it was stopped before there was a picture.
    """

    made = Signal(object, object)
    stopped = Signal(object)
    job_name = "live"
    _stopping = ""  # the last job that was asked to stop

    def ask(self, key: Hashable, recipe: GenerateRecipe, *, finished: bool) -> None:
        """Request the picture of a sketch: finished, or a preview of it."""

        def send(job: str, folder: Path) -> None:
            settings = self._engine.settings
            out = str(folder / "picture")
            self._engine.start_job(PaintLive(job=job, recipe=recipe, finished=finished, out=out, settings=settings))

        self._request(key, send)

    def give_way(self) -> None:
        """End the request in progress after its current step, and drop the one that waits.

        The engine is never killed for it, as for Stop.NOW: a step of a slow model may take longer than that allows.
        """
        self.forget()
        if self._job and self._job != self._stopping:
            self._stopping = self._job
            self._engine.stop(self._job, Stop.AFTER)

    def _answered(self, key: Hashable, event: Event) -> None:
        if isinstance(event, LivePicture):
            self.made.emit(key, event)
        else:
            self.stopped.emit(key)

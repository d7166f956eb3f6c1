"""Requests upscaled pictures from the engine, one at a time."""

from PySide6.QtCore import Signal

from studio.link.queued_job import QueuedJob
from studio.protocol.events import Event
from studio.protocol.upscaling import Upscale, Upscaled, UpscaleProgress


class Upscaler(QueuedJob):
    """Sends pictures to the engine; the progress is in tiles, and a stopped job writes no file.

    Signals:
        made: The Upscaled.
    """

    made = Signal(object)
    job_name = "upscale"

    def enlarge(self, request: Upscale) -> None:
        """Upscale a picture as a new job."""
        self._engine.start_job(request.model_copy(update={"job": self._new_job()}))

    def _handle(self, event: Event) -> None:
        if isinstance(event, UpscaleProgress):
            self.progress.emit(event.done, event.total)
        elif isinstance(event, Upscaled):
            self.made.emit(event)

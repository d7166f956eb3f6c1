"""Requests the mathematics of denoising steps from the engine."""

from collections.abc import Hashable
from pathlib import Path

from PySide6.QtCore import Signal

from studio.link.latest_request import LatestRequest
from studio.protocol.events import Event


class StepInspector(LatestRequest):
    """Requests the terms of steps.

    Signals:
        inspected: A request's key and its StepInspected, whose pictures are deleted when the slots return.
    """

    inspected = Signal(object, object)
    job_name = "inspect"

    def ask(self, key: Hashable, record: Path, step: int, picture: int) -> None:
        """Request the terms of a step of a record; `key` identifies the request in the signals."""
        self._request(key, lambda job, folder: self._engine.inspect(job, record, step, picture, folder))

    def _answered(self, key: Hashable, event: Event) -> None:
        self.inspected.emit(key, event)

"""Sends requests of the 2-D playground to the engine."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import Signal

from studio.link.latest_request import LatestRequest
from studio.protocol.events import Event
from studio.protocol.plane import PlaneRequest


class PlaneRequests(LatestRequest):
    """Requests of one kind; only the newest one waits.

    Signals:
        answered: A request's key and its answer: PlaneLearned, PlaneRaced or PlaneTruth.
    """

    answered = Signal(object, object)
    job_name = "plane"

    def ask(self, key: Hashable, make: Callable[[str], PlaneRequest]) -> None:
        """Send a request; `make` is called with the name of its job."""
        self._request(key, lambda job, _folder: self._engine.ask(make(job)))

    def _answered(self, key: Hashable, event: Event) -> None:
        self.answered.emit(key, event)

"""Requests the description of a model's denoising network from the engine."""

from collections.abc import Hashable

from PySide6.QtCore import QObject, Signal

from studio.link.engine_thread import EngineThread
from studio.link.latest_request import LatestRequest
from studio.protocol.events import Event
from studio.protocol.networks import DescribeNetwork, NetworkDescribed


class NetworkDescriber(LatestRequest):
    """Requests descriptions; a request's key is the model's name or folder.

    Signals:
        described: The model, and its NetworkDescribed.
    """

    described = Signal(str, object)
    job_name = "network"

    def __init__(self, engine: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(engine, parent)

    def ask(self, model: str) -> None:
        """Request the description of a model's network."""
        self._request(model, lambda job, _: self._engine.ask(DescribeNetwork(job=job, model=model)))

    def _answered(self, key: Hashable, event: Event) -> None:
        assert isinstance(event, NetworkDescribed), "the engine's answer to DescribeNetwork"
        self.described.emit(key, event)

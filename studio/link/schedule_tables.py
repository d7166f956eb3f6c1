"""Requests the tables of all noise schedules from the engine."""

from collections.abc import Hashable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from studio.link.engine_thread import EngineThread
from studio.link.latest_request import LatestRequest
from studio.protocol.events import Event, ScheduleTables

Tables = dict[str, NDArray[np.float64]]


class ScheduleTabulator(LatestRequest):
    """Requests tables of ᾱ and keeps them; a request's key is its T.

    Signals:
        tabulated: T, and ᾱ [T] of each kind of schedule.
    """

    tabulated = Signal(int, object)
    job_name = "schedules"

    def __init__(self, engine: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(engine, parent)
        self._known: dict[Hashable, Tables] = {}

    def ask(self, timesteps: int) -> None:
        """Request the tables for T timesteps; known ones are sent at once."""
        if timesteps in self._known:
            self.forget()
            self.tabulated.emit(timesteps, self._known[timesteps])
        else:
            self._request(timesteps, lambda job, _: self._engine.schedules(job, timesteps))

    def _answered(self, key: Hashable, event: Event) -> None:
        assert isinstance(event, ScheduleTables), "the engine's answer to TabulateSchedules"
        self._known[key] = {kind: np.array(values) for kind, values in event.tables.items()}
        self.tabulated.emit(key, self._known[key])

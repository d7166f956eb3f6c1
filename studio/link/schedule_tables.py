"""Requests the tables of all noise schedules from the engine; the newest request has priority."""

import itertools
import os

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from studio.link.engine_thread import EngineThread
from studio.protocol.events import Event, Failed, ScheduleTables

Tables = dict[str, NDArray[np.float64]]


class ScheduleTabulator(QObject):
    """Requests tables of ᾱ and keeps them.

    Signals:
        told: T, and ᾱ [T] of each kind of schedule.
        failed: One plain line.
    """

    told = Signal(int, object)
    failed = Signal(str)
    _names = itertools.count(1)

    def __init__(self, engine: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._job, self._timesteps = "", 0
        self._known: dict[int, Tables] = {}
        engine.job_event.connect(self._take)

    def ask(self, timesteps: int) -> None:
        """Request the tables for T timesteps; what is known is told at once."""
        if timesteps in self._known:
            self._job = ""
            self.told.emit(timesteps, self._known[timesteps])
            return
        self._job = f"schedules-{os.getpid()}-{next(ScheduleTabulator._names)}"
        self._timesteps = timesteps
        self._engine.schedules(self._job, timesteps)

    @Slot(str, object)
    def _take(self, job: str, event: Event) -> None:
        if job != self._job:
            return
        if isinstance(event, ScheduleTables):
            self._job = ""
            self._known[self._timesteps] = {kind: np.array(values) for kind, values in event.tables.items()}
            self.told.emit(self._timesteps, self._known[self._timesteps])
        elif isinstance(event, Failed):
            self._job = ""
            self.failed.emit(event.message)

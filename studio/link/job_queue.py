"""The queue of generation jobs as a list model; one job runs at a time."""

import itertools
import os
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QElapsedTimer,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from studio.link.engine_thread import EngineThread
from studio.protocol.events import Event, Failed, Finished, Result, Saving, Started, Step
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.requests import Stop

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Job:
    """A generation job.

    Attributes:
        out: The folder for its results.
        state: "waiting", or "running" once it was submitted to the engine.
        step: Denoising evaluations done, out of `of`; 0 of 0 before it has started.
        eta_seconds: Estimated remaining time; None while it is unknown.
    """

    id: str
    title: str
    recipe: GenerateRecipe
    out: Path
    state: str = "waiting"
    step: int = 0
    of: int = 0
    eta_seconds: float | None = None
    result: Result | None = None

    @property
    def progress(self) -> float:
        """Progress, 0 ... 1."""
        return self.step / self.of if self.of else 0.0


class Role(IntEnum):
    """Data roles of a row besides its title (DisplayRole)."""

    JOB = Qt.ItemDataRole.UserRole + 1  # the Job itself
    STATE = Qt.ItemDataRole.UserRole + 2  # str
    PROGRESS = Qt.ItemDataRole.UserRole + 3  # float, 0 ... 1
    ETA = Qt.ItemDataRole.UserRole + 4  # float seconds, or None


class JobQueue(QAbstractListModel):
    """The waiting jobs and the running one, first in first out; a job that has ended, or is being saved, is removed.

    Signals:
        job_saving: A Job and its Saving: its pictures are complete, and the next job begins. job_finished or job_failed
            follows.
        job_finished: A Job, its Result (None when it was stopped without one), and its Finished.
        job_failed: A Job and its Failed.
        running_changed: The running Job, or None; also after each of its steps.
    """

    job_saving = Signal(object, object)
    job_finished = Signal(object, object, object)
    job_failed = Signal(object, object)
    running_changed = Signal(object)
    _names = itertools.count(1)

    def __init__(self, engine: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._jobs: list[Job] = []
        self._saving: dict[str, Job] = {}
        self._clock = QElapsedTimer()
        engine.job_event.connect(self._take)

    def add(self, recipe: GenerateRecipe, out: Path, title: str) -> str:
        """Append a recipe to the queue; return the job's id."""
        job = Job(f"{os.getpid()}-{next(JobQueue._names)}", title, recipe, Path(out))
        self.beginInsertRows(QModelIndex(), len(self._jobs), len(self._jobs))
        self._jobs.append(job)
        self.endInsertRows()
        self._submit_first()
        return job.id

    def remove(self, job: str) -> None:
        """Remove a waiting job, or stop the running one now."""
        row = self._row(job)
        if row is None:
            return
        if self._jobs[row].state == "running":
            self._engine.stop(job, Stop.NOW)
        else:
            self._remove_row(row)

    def stop(self, how: Stop = Stop.NOW) -> None:
        """Stop the running job; the next one follows."""
        running = self.running
        if running is not None:
            self._engine.stop(running.id, how)

    def clear(self) -> None:
        """Remove all waiting jobs; the running one continues."""
        for row in reversed(range(len(self._jobs))):
            if self._jobs[row].state == "waiting":
                self._remove_row(row)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """All jobs in order, the running one first."""
        return tuple(self._jobs)

    @property
    def saving(self) -> tuple[Job, ...]:
        """The jobs whose pictures are complete and are being saved."""
        return tuple(self._saving.values())

    @property
    def idle(self) -> bool:
        """Whether no job waits, runs or is being saved."""
        return not (self._jobs or self._saving)

    @property
    def running(self) -> Job | None:
        """The job that was submitted to the engine."""
        return self._jobs[0] if self._jobs and self._jobs[0].state == "running" else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of jobs."""
        return 0 if parent is not None and parent.isValid() else len(self._jobs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's title, or the data of a Role."""
        if not index.isValid() or not 0 <= index.row() < len(self._jobs):
            return None
        job = self._jobs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return job.title
        values = {Role.JOB: job, Role.STATE: job.state, Role.PROGRESS: job.progress, Role.ETA: job.eta_seconds}
        return values.get(role)  # type: ignore[call-overload]

    @Slot(str, object)
    def _take(self, job_id: str, event: Event) -> None:
        row = self._row(job_id)
        if row is None:
            self._take_saved(job_id, event)
            return
        job = self._jobs[row]
        if isinstance(event, Started):
            self._clock.start()
            self._change(row, replace(job, of=event.steps))
        elif isinstance(event, Step):
            left = self._clock.elapsed() / 1000 * (event.of - event.step) / event.step
            self._change(row, replace(job, step=event.step, of=event.of, eta_seconds=left))
        elif isinstance(event, Result):
            self._change(row, replace(job, result=event))
        elif isinstance(event, Saving):
            self._saving[job_id] = job
            self._remove_row(row)
            self.job_saving.emit(job, event)
            self._submit_first()
        elif isinstance(event, Finished | Failed):
            self._remove_row(row)
            self._tell_end(job, event)
            self._submit_first()

    def _take_saved(self, job_id: str, event: Event) -> None:
        """Follow a job that is being saved."""
        job = self._saving.get(job_id)
        if job is not None and isinstance(event, Result):
            self._saving[job_id] = replace(job, result=event)
        elif job is not None and isinstance(event, Finished | Failed):
            del self._saving[job_id]
            self._tell_end(job, event)

    def _tell_end(self, job: Job, event: Finished | Failed) -> None:
        if isinstance(event, Finished):
            self.job_finished.emit(job, job.result, event)
        else:
            self.job_failed.emit(job, event)

    def _submit_first(self) -> None:
        if not self._jobs:
            self.running_changed.emit(None)
        elif self._jobs[0].state == "waiting":
            self._change(0, replace(self._jobs[0], state="running"))
            self._engine.submit(self._jobs[0].id, self._jobs[0].recipe, self._jobs[0].out)

    def _change(self, row: int, job: Job) -> None:
        self._jobs[row] = job
        index = self.index(row)
        self.dataChanged.emit(index, index)
        self.running_changed.emit(self.running)

    def _remove_row(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._jobs[row]
        self.endRemoveRows()

    def _row(self, job: str) -> int | None:
        return next((row for row, known in enumerate(self._jobs) if known.id == job), None)

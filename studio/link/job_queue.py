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
        about: Its model and size in brief.
        state: "waiting", or "running" once it was submitted to the engine.
        step: Denoising evaluations done, out of `total`; 0 of 0 before it has started.
        eta_seconds: Estimated remaining time; None while it is unknown.
    """

    id: str
    title: str
    recipe: GenerateRecipe
    out: Path
    state: str = "waiting"
    step: int = 0
    total: int = 0
    eta_seconds: float | None = None
    result: Result | None = None
    about: str = ""

    @property
    def progress(self) -> float:
        """Progress, 0 ... 1."""
        return self.step / self.total if self.total else 0.0


class Role(IntEnum):
    """Data roles of a row besides its title (DisplayRole)."""

    JOB = Qt.ItemDataRole.UserRole + 1  # the Job itself
    STATE = Qt.ItemDataRole.UserRole + 2  # str
    PROGRESS = Qt.ItemDataRole.UserRole + 3  # float, 0 ... 1
    ETA = Qt.ItemDataRole.UserRole + 4  # float seconds, or None
    ABOUT = Qt.ItemDataRole.UserRole + 5  # str: model and size


class JobQueue(QAbstractListModel):
    """The waiting jobs and the running one; a job that has ended, or is being saved, is removed.

    Waiting jobs run from the first to the last. They can be moved, also by dragging their rows in a view.

    Signals:
        job_saving: A Job and its Saving: its pictures are complete, and the next job begins. job_finished or job_failed
            follows.
        job_finished: A Job, its Result (None when it was stopped without one), and its Finished.
        job_failed: A Job and its Failed.
        running_changed: The running Job, or None; also after each of its steps.
        waiting_changed: Jobs have come, gone or moved, or the queue was paused or resumed.
    """

    job_saving = Signal(object, object)
    job_finished = Signal(object, object, object)
    job_failed = Signal(object, object)
    running_changed = Signal(object)
    waiting_changed = Signal()
    _names = itertools.count(1)

    def __init__(self, engine: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._jobs: list[Job] = []
        self._saving: dict[str, Job] = {}
        self._clock = QElapsedTimer()
        self._paused = False
        engine.job_event.connect(self._take)

    def add(self, recipe: GenerateRecipe, out: Path, title: str, about: str = "", after: str | None = None) -> str:
        """Append a recipe to the queue, or insert it after a job that is there; return the new job's id."""
        job = Job(f"{os.getpid()}-{next(JobQueue._names)}", title, recipe, Path(out), about=about)
        before = self._row(after) if after is not None else None
        row = len(self._jobs) if before is None else before + 1
        self.beginInsertRows(QModelIndex(), row, row)
        self._jobs.insert(row, job)
        self.endInsertRows()
        self._submit_first()
        self.waiting_changed.emit()
        return job.id

    def replace(self, job: str, recipe: GenerateRecipe, title: str, about: str = "") -> bool:
        """Give a waiting job another recipe; returns False if it no longer waits."""
        row = self._row(job)
        if row is None or self._jobs[row].state != "waiting":
            return False
        self._change(row, replace(self._jobs[row], recipe=recipe, title=title, about=about))
        return True

    def move(self, job: str, place: int) -> None:
        """Move a waiting job to a place among all jobs, from 0; never before the running one."""
        row = self._row(job)
        if row is None or self._jobs[row].state != "waiting":
            return
        first = 1 if self.running is not None else 0
        place = min(max(place, first), len(self._jobs) - 1)
        if place != row:
            self.moveRows(QModelIndex(), row, 1, QModelIndex(), place + (place > row))

    @property
    def paused(self) -> bool:
        """Whether no further job is started."""
        return self._paused

    def pause(self, paused: bool = True) -> None:
        """Start no further job, or go on; the running one continues."""
        if paused != self._paused:
            self._paused = paused
            self._submit_first()
            self.waiting_changed.emit()

    @property
    def waiting(self) -> int:
        """How many jobs wait."""
        return sum(job.state == "waiting" for job in self._jobs)

    def remove(self, job: str) -> None:
        """Remove a waiting job, or stop the running one now."""
        row = self._row(job)
        if row is None:
            return
        if self._jobs[row].state == "running":
            self._engine.stop(job, Stop.NOW)
        else:
            self._remove_row(row)

    def stop(self, mode: Stop = Stop.NOW) -> None:
        """Stop the running job; the next one follows."""
        running = self.running
        if running is not None:
            self._engine.stop(running.id, mode)

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
        values[Role.ABOUT] = job.about
        return values.get(role)  # type: ignore[call-overload]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let waiting jobs be dragged, and dropped between others."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        own = super().flags(index)
        return own | Qt.ItemFlag.ItemIsDragEnabled if self._jobs[index.row()].state == "waiting" else own

    def supportedDropActions(self) -> Qt.DropAction:
        """Allow moving only."""
        return Qt.DropAction.MoveAction

    def moveRows(self, source: Index, row: int, count: int, destination: Index, child: int, /) -> bool:
        """Move waiting jobs before the row `child`, as a view does for a drop; refuses it before the running job."""
        moved = self._jobs[row : row + count]
        first = 1 if self.running is not None else 0
        child = max(child, first)
        if not moved or any(job.state != "waiting" for job in moved) or row <= child <= row + count:
            return False
        if not self.beginMoveRows(QModelIndex(), row, row + count - 1, QModelIndex(), child):
            return False
        rest = self._jobs[:row] + self._jobs[row + count :]
        place = child if child < row else child - count
        self._jobs = [*rest[:place], *moved, *rest[place:]]
        self.endMoveRows()
        self.waiting_changed.emit()
        return True

    @Slot(str, object)
    def _take(self, job_id: str, event: Event) -> None:
        row = self._row(job_id)
        if row is None:
            self._take_saved(job_id, event)
            return
        job = self._jobs[row]
        if isinstance(event, Started):
            self._clock.start()
            self._change(row, replace(job, total=event.steps))
        elif isinstance(event, Step):
            left = self._clock.elapsed() / 1000 * (event.total - event.step) / event.step
            self._change(row, replace(job, step=event.step, total=event.total, eta_seconds=left))
        elif isinstance(event, Result):
            self._change(row, replace(job, result=event))
        elif isinstance(event, Saving):
            self._saving[job_id] = job
            self._remove_row(row)
            self.job_saving.emit(job, event)
            self._submit_first()
        elif isinstance(event, Finished | Failed):
            self._remove_row(row)
            self._emit_end(job, event)
            self._submit_first()

    def _take_saved(self, job_id: str, event: Event) -> None:
        """Follow a job that is being saved."""
        job = self._saving.get(job_id)
        if job is not None and isinstance(event, Result):
            self._saving[job_id] = replace(job, result=event)
        elif job is not None and isinstance(event, Finished | Failed):
            del self._saving[job_id]
            self._emit_end(job, event)

    def _emit_end(self, job: Job, event: Finished | Failed) -> None:
        if isinstance(event, Finished):
            self.job_finished.emit(job, job.result, event)
        else:
            self.job_failed.emit(job, event)

    def _submit_first(self) -> None:
        if self._jobs and self._jobs[0].state == "waiting" and not self._paused:
            self._change(0, replace(self._jobs[0], state="running"))
            self._engine.submit(self._jobs[0].id, self._jobs[0].recipe, self._jobs[0].out)
            self.waiting_changed.emit()
        elif self.running is None:
            self.running_changed.emit(None)

    def _change(self, row: int, job: Job) -> None:
        self._jobs[row] = job
        index = self.index(row)
        self.dataChanged.emit(index, index)
        self.running_changed.emit(self.running)

    def _remove_row(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._jobs[row]
        self.endRemoveRows()
        self.waiting_changed.emit()

    def _row(self, job: str) -> int | None:
        return next((row for row, known in enumerate(self._jobs) if known.id == job), None)

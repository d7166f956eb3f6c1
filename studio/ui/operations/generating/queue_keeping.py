"""Keeps the queue between sessions: waiting jobs come back paused, and one that was in progress comes first."""

from functools import partial
from pathlib import Path
from typing import Any

from studio.document.journal.kept_jobs import KIND, KeptJob, jobs_record, read_jobs
from studio.document.origins import Origins
from studio.link.job_queue import JobQueue
from studio.protocol.resultsfolder import new_folder
from studio.ui.operations.files.session import SessionKeeper


class QueueKeeper:
    """Records each change of the queue in the journal."""

    def __init__(self, queue: JobQueue, origins: Origins, session: SessionKeeper) -> None:
        self._queue, self._origins, self._session = queue, origins, session
        self._kept: Any = None
        self.in_progress: dict[Path, str] = {}  # titles of the jobs in progress, by their results' folders
        self.moved: dict[Path, Path] = {}  # the new folders of their results
        session.read_with(KIND, read_jobs)
        queue.waiting_changed.connect(self._changed)
        queue.running_changed.connect(self._changed)

    def restore(self) -> int:
        """Queue the jobs of the last session, paused, and return how many there are."""
        jobs: list[KeptJob] = self._session.states.get(KIND, [])
        if jobs:
            self._queue.pause()
        for job in jobs:
            if job.running:
                self.in_progress[job.out] = job.title
            out = job.out
            if job.running:  # its pictures so far are a result of their own
                out = self.moved[job.out] = new_folder()
            made = self._queue.add(job.recipe, out, job.title, job.about)
            if job.here:
                self._origins.remember(made, self._origins.current())
        return len(jobs)

    def run(self) -> None:
        """Resume the queue."""
        self._queue.pause(False)

    def _changed(self, *_: object) -> None:
        jobs = self._queue.jobs
        state = [(job.id, job.state, id(job.recipe)) for job in jobs]
        if state == self._kept:  # a step was made
            return
        self._kept = state
        kept = [
            KeptJob(job.title, job.about, job.recipe, job.out, job.state == "running", self._origins.here(job.id))
            for job in jobs
        ]
        self._session.keep(KIND, partial(jobs_record, kept))

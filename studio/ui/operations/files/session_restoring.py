"""Restores the last session in order, and reports it in one line."""

from collections.abc import Callable, Sequence
from pathlib import Path

from studio.ui.operations.canvas.candidate_keeping import CandidateKeeper
from studio.ui.operations.files.project_keeping import ProjectKeeper
from studio.ui.operations.files.session import SessionKeeper
from studio.ui.operations.generating.grid_keeping import GridKeeper
from studio.ui.operations.generating.queue_keeping import QueueKeeper
from studio.ui.operations.timeline.lane_keeping import LaneKeeper
from studio.ui.translation import tr, tr_count


class SessionRestoring:
    """Restores canvas, lanes and queue; then, once results of killed jobs are recovered, the waiting result.

    Args:
        notify: Shows an error.
        show_message: Shows a line above the canvas until it is closed.
        propose: Shows a line with a button.
    """

    def __init__(
        self,
        session: SessionKeeper,
        projects: ProjectKeeper,
        queue: QueueKeeper,
        grid: GridKeeper,
        lanes: LaneKeeper,
        candidate: CandidateKeeper,
        *,
        notify: Callable[[str, bool], None],
        show_message: Callable[[str], None],
        propose: Callable[[str, str, Callable[[], object]], None],
    ) -> None:
        self._session, self._queue, self._lanes, self._candidate = session, queue, lanes, candidate
        self._projects, self._grid = projects, grid
        self._notify, self._show_message, self._propose = notify, show_message, propose

    def restore(self, then: Callable[[bool], None]) -> None:
        """Restore the canvas, the lanes, the queue and the grid.

        Args:
            then: Called with whether there was anything to restore.
        """
        self._session.restore(lambda found: self._restored(found, then))

    def recovered(self, folders: Sequence[Path]) -> None:
        """Bring back the lanes of killed jobs, whose results were recovered to `folders`."""
        titles = self._queue.in_progress
        self._lanes.add_recovered({folder: titles[folder] for folder in folders if folder in titles})
        self._candidate.restore()

    def close(self) -> None:
        """Write pending changes."""
        self._lanes.close()
        self._candidate.close()
        self._session.close()

    def _restored(self, found: bool, then: Callable[[bool], None]) -> None:
        self._projects.restore()
        self._lanes.restore()
        jobs, problems = self._queue.restore(), self._session.problems
        grid = self._grid.restore(self._queue.moved)
        text = " ".join([*problems, *self._summary(jobs, grid)])
        if jobs:
            self._propose(text, tr("Run them") if jobs > 1 else tr("Run it"), self._queue.run)
        elif problems:
            self._notify(text, True)
        elif text:
            self._show_message(text)
        then(found or bool(jobs))

    def _summary(self, jobs: int, grid: bool) -> list[str]:
        """Return a sentence about what was restored; [] when there is nothing to say."""
        if not self._session.killed:
            one = tr_count(
                "{count} job of the last session waits, paused.", "{count} jobs of the last session wait, paused.", jobs
            )
            return [one.format(count=jobs)] if jobs else []
        parts = [self._session.kept, tr("a result to accept") if self._candidate.waits else ""]
        parts.append(tr_count("{count} job, paused", "{count} jobs, paused", jobs).format(count=jobs) if jobs else "")
        parts.append(tr("a grid") if grid else "")
        brought = "; ".join(part for part in parts if part)
        return [tr("The program did not end properly. Restored: {brought}.").format(brought=brought)] if brought else []

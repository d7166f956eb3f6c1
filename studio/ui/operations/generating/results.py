"""Brings the results of jobs and of the history to the canvas, the timeline and the history panel."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.document.document import Document
from studio.document.history.history import History, HistoryEntry
from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.lane import Lane
from studio.document.lanes.timeline import Timeline
from studio.document.origins import Origins
from studio.document.picture import open_picture
from studio.document.recovery import recover
from studio.document.source import Source
from studio.link.engine_thread import EngineThread
from studio.link.job_queue import Job, JobQueue
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Failed, Finished, Result, Saving, Started, Step
from studio.protocol.finished_pictures import read_finished
from studio.protocol.geometry import Box, Margins
from studio.protocol.record import Record
from studio.ui.background import Background
from studio.ui.canvas.canvas import Canvas
from studio.ui.operations.canvas.accepting import Accepting
from studio.ui.operations.timeline.frame_display import FrameDisplay
from studio.ui.translation import tr, tr_message
from studio.ui.undo import UndoStack

_MAX_RELATIVES = 8  # parents of a branch, and branches of a result, that are shown with it
Pictures = list[NDArray[np.uint8]]


@dataclass
class _Progress:
    """The progress of a job so far.

    Attributes:
        crop: The part of the picture that it repaints.
        lane: Its frames.
        pictures: Its pictures, if they arrived before they were saved; written and read by the reader's thread.
        saving: Whether its pictures are complete.
        offered: Whether they have been offered on the canvas.
    """

    crop: Box | None = None
    lane: DenoisingLane | None = None
    pictures: Pictures = field(default_factory=list)
    saving: bool = False
    offered: bool = False


class Results:
    """Joins the engine, the queue, the timeline, the history and the canvas.

    Pictures are read off the UI thread, in the order of their jobs. A job's pictures are offered as soon as they are
    complete; its entry in the history follows when they are saved.

    Args:
        notify: Shows a line; True marks an error.
        withdraw: Hides a line that no longer applies.
        propose: Shows a line and a button with a label, which calls a function.
        choose: Selects a result in the history, so that its caption is that of the picture in view; None for none.
        title: Returns the title of a recipe's lane.
        reveal: Brings the canvas into view.
    """

    def __init__(
        self,
        *,
        document: Document,
        origins: Origins,
        undo: UndoStack,
        queue: JobQueue,
        engine: EngineThread,
        timeline: Timeline,
        history: History,
        canvas: Canvas,
        frames: FrameDisplay,
        notify: Callable[[str, bool], None],
        withdraw: Callable[[str], None],
        propose: Callable[[str, str, Callable[[], object]], None],
        choose: Callable[[HistoryEntry | None], None],
        title: Callable[[HistoryEntry], str],
        reveal: Callable[[], None],
    ) -> None:
        self._document, self._origins, self._undo = document, origins, undo
        self._queue, self._timeline, self._history = queue, timeline, history
        self._canvas, self._frames = canvas, frames
        self._notify, self._withdraw, self._propose = notify, withdraw, propose
        self._choose, self._title, self._reveal = choose, title, reveal
        self._accepting = Accepting(document, canvas)
        self._progress: dict[str, _Progress] = {}
        self._selected: Source | None = None  # what made the selected result
        self._failure = ""  # the message of the last job that failed, until another one has worked
        self.quiet: set[str] = set()  # jobs whose pictures are not offered on the canvas
        self._reader = Background(canvas)
        engine.job_event.connect(self._on_event)
        engine.record.connect(self._on_record)
        queue.job_saving.connect(self._on_saving)
        queue.job_finished.connect(self._on_finished)
        queue.job_failed.connect(self._on_failed)
        document.picture_replaced.connect(self._follow_source)
        document.source_changed.connect(self._follow_source)
        document.candidate_changed.connect(self._follow_candidate)

    @property
    def busy(self) -> bool:
        """Whether pictures are being read."""
        return self._reader.busy

    def show_entry(self, entry: HistoryEntry, then: Callable[[], object] | None = None) -> None:
        """Show a result of the history: its pictures on the canvas, its frames in the timeline.

        A branch is shown with its parents, and a parent with its branches. `then` is called afterwards.
        """

        def show(read: tuple[Pictures, list[DenoisingLane]]) -> None:
            self._show_entry(entry, read)
            if then is not None:
                then()

        self._read_entry(entry, show)

    def open_lane(self, entry: HistoryEntry) -> None:
        """Show the frames of a result in the timeline, and the last one on the canvas, whose picture stays."""
        self._read_entry(entry, lambda read: self._show_lanes(entry, read[1]))

    def _read_entry(self, entry: HistoryEntry, then: Callable[[tuple[Pictures, list[DenoisingLane]]], object]) -> None:
        missing = {
            one: self._title(one) for one in [*self._relatives(entry), entry] if self._lane_of(one.folder) is None
        }
        self._reader.run(lambda: _read_entry(entry, missing), then, self._fail)

    def close(self) -> None:
        """Stop reading."""
        self._reader.close()

    # a job's events, in order

    def _on_event(self, job: str, event: Event) -> None:
        if isinstance(event, Started):
            self._progress[job] = _Progress(crop=Box(*event.crop) if event.crop else None)
        elif isinstance(event, Step) and (lane := self._progress_of(job).lane) is not None:
            lane.fill(event.frame)

    def _on_record(self, job_id: str, record: Record) -> None:
        job = next((job for job in self._queue.jobs if job.id == job_id), None)
        if job is None or job_id not in self._progress:
            return
        try:
            lane = DenoisingLane.of_record(record, title=job.title, id=job_id, live=True)
        except BadInput as error:
            self._fail(error)
            return
        self._progress[job_id].lane = lane
        self._timeline.add(lane)

    def _on_saving(self, job: Job, saving: Saving) -> None:
        progress = self._progress_of(job.id)
        progress.saving = True
        if progress.lane is not None:
            if progress.lane is self._timeline.current and not self._origins.here(job.id):
                self._frames.hide_current()
            progress.lane.finish(results=job.out)

        def read() -> None:
            progress.pictures = read_finished(Path(saving.pictures))

        self._reader.run(read, lambda _: self._offer(job, progress), lambda _: None)  # saved already: read from there

    def _on_finished(self, job: Job, result: Result | None, finished: Finished) -> None:
        progress = self._progress_of(job.id)
        if result is None:
            del self._progress[job.id]
            self._canvas.show_frame(None)
            stopped = tr("Stopped: {job}.")
            if self._keep_frames(progress):
                stopped = tr("Stopped: {job}. No result was saved; its frames are in the timeline.")
            self._notify(stopped.format(job=job.title), False)
            return
        self._withdraw(tr_message(self._failure))
        self._failure = ""
        trajectory = Path(result.trajectory) if result.trajectory else None
        try:
            if progress.lane is not None:
                progress.lane.finish(trajectory, job.out)
            elif trajectory is not None:  # it was complete before the window could open it
                self._timeline.add(DenoisingLane.open(trajectory, title=job.title, id=job.id, results=job.out))
            entry = self._history.add(job.out)
        except BadInput as error:
            del self._progress[job.id]
            self._fail(error)
            return

        def read() -> None:
            progress.pictures = progress.pictures or [open_picture(path) for path in entry.pictures]

        self._reader.run(read, lambda _: self._complete(job, progress, entry), self._fail)

    def _offer(self, job: Job, progress: _Progress) -> None:
        """Offer a job's pictures, unless they belong to a picture that is not on the canvas."""
        alone = job.recipe.image is None and not self._document.has_picture
        if progress.offered or job.id in self.quiet or not (alone or self._origins.here(job.id)):
            return
        progress.offered = True
        self._canvas.show_frame(None)
        self._frames.hide_current()  # even if its lane changes once more, as it does when it is saved
        source, pictures = Source(job.recipe, job.out), progress.pictures
        if len(pictures) == 1 and alone:
            # an empty canvas has no picture to protect, so its first one needs no confirmation
            self._undo.record(self._document.set_picture(pictures[0], tr("Generate"), copy=False, source=source))
            self._origins.canvas_filled()
        else:
            self._canvas.protect_candidate()
            self._document.offer(pictures, progress.crop, source, Margins(*(job.recipe.outpaint or ())), beside=True)
            self._accepting.arm()
        self._choose(self._history.find(job.out))

    def _complete(self, job: Job, progress: _Progress, entry: HistoryEntry) -> None:
        """Finish a job whose results are saved."""
        del self._progress[job.id]
        self._offer(job, progress)
        if job.id in self.quiet:
            self._canvas.show_frame(None)
        elif not progress.offered:
            self._canvas.show_frame(None)
            self._propose(
                tr("{job}: finished. It belongs to another picture and is in the history.").format(job=job.title),
                tr("Show"),
                lambda: self.show_entry(entry, self._reveal),
            )
        elif (source := self._document.source_in_view) is not None and source.folder == entry.folder:
            self._choose(entry)

    def _on_failed(self, job: Job, failed: Failed) -> None:
        progress = self._progress.pop(job.id, _Progress())
        self._keep_frames(progress)
        if not progress.saving:
            self._canvas.show_frame(None)
            self._failure = failed.message
            self._notify(failed.message, True)
            return
        kept = tr(" It stays on the canvas.") if progress.offered else ""
        reason = tr("{job}: the result could not be saved. {message}{kept}").format(
            job=job.title, message=failed.message, kept=kept
        )
        # a killed engine has left the pictures there
        self._reader.run(
            lambda: recover(self._history.folder), lambda folders: self._recovered(job, folders, reason), self._fail
        )

    def _keep_frames(self, progress: _Progress) -> bool:
        """End the lane of a job without a result, and remove it if it has no frames; return whether it stays."""
        lane = progress.lane
        if lane is None:
            return False
        lane.finish()
        if not lane.available:
            self._timeline.remove(lane)
        return bool(lane.available)

    def _recovered(self, job: Job, folders: list[Path], reason: str) -> None:
        for folder in folders:
            try:
                entry = self._history.add(folder)
            except BadInput:
                continue
            if folder == job.out:
                self._choose(entry)
        if job.out not in folders:
            self._notify(reason, True)

    # the history and the undo stack

    def _show_entry(self, entry: HistoryEntry, read: tuple[Pictures, list[DenoisingLane]]) -> None:
        pictures, opened = read
        self._show_lanes(entry, opened)
        self._canvas.show_frame(None)
        self._document.offer(pictures, source=Source(entry.recipe, entry.folder))
        self._frames.hide_current()
        self._choose(entry)

    def _show_lanes(self, entry: HistoryEntry, opened: list[DenoisingLane]) -> None:
        for lane in opened:
            if lane.results is not None and self._lane_of(lane.results) is None:
                self._timeline.add(lane)
        if (shown := self._lane_of(entry.folder)) is not None:
            self._timeline.look_at(shown)

    def _follow_candidate(self) -> None:
        """After another result was selected, or the last one discarded, select its source in history and timeline."""
        candidate = self._document.candidate
        source = self._document.source if candidate is None else candidate.source
        if source == self._selected:
            return
        self._selected = source
        self._choose(None if source is None else self._history.find(source.folder))
        lane = None if source is None else self._lane_of(source.folder)
        if lane is not None and not (self._timeline.current is not None and self._timeline.current.live):
            self._timeline.look_at(lane)
            self._canvas.show_frame(None)
            self._frames.hide_current()

    def _follow_source(self) -> None:
        """Select the history entry and the lane that the picture in view comes from."""
        source = self._selected = self._document.source_in_view
        entry = None if source is None else self._history.find(source.folder)
        lane = None if source is None else self._lane_of(source.folder)
        self._choose(entry)
        if lane is not None:
            self._timeline.look_at(lane)
        elif self._timeline.current is None or not self._timeline.current.live:
            self._timeline.clear_current()
        self._canvas.show_frame(None)
        self._frames.hide_current()

    def _relatives(self, entry: HistoryEntry) -> list[HistoryEntry]:
        """Return the ancestors of an entry, the oldest first, and its branches."""
        parents: list[HistoryEntry] = []
        at: HistoryEntry | None = entry
        while at is not None and at.recipe.fork is not None and len(parents) < _MAX_RELATIVES:
            at = self._history.find(Path(at.recipe.fork.record).parent)
            if at is None or at in parents:
                break
            parents.insert(0, at)
        branches = [
            other
            for other in self._history.entries
            if other.recipe.fork is not None and Path(other.recipe.fork.record) == entry.trajectory
        ]
        return [*parents, *branches[:_MAX_RELATIVES][::-1]]

    def _lane_of(self, folder: Path) -> Lane | None:
        return next((lane for lane in self._timeline.lanes if lane.results == folder), None)

    def _progress_of(self, job: str) -> _Progress:
        return self._progress.setdefault(job, _Progress())

    def _fail(self, error: BadInput) -> None:
        self._notify(str(error), True)


# what runs off the UI thread


def _read_entry(entry: HistoryEntry, missing: dict[HistoryEntry, str]) -> tuple[Pictures, list[DenoisingLane]]:
    """Read the pictures of a result, and the frames of those results that have a title as lanes.

    A relative whose frames cannot be read is left out.
    """
    pictures = [open_picture(path) for path in entry.pictures]
    lanes = []
    for one, title in missing.items():
        if one.trajectory is None:
            continue
        try:
            lanes.append(DenoisingLane.open(one.trajectory, title=title, results=one.folder))
        except BadInput:
            if one is entry:
                raise
    return pictures, lanes

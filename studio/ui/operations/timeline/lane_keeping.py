"""Keeps the timeline's lanes between sessions, in the journal."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from studio.document.lanes.kept_lanes import (
    KIND,
    KeptLanes,
    LaneFacts,
    lane_of,
    lanes_record,
    lanes_to_keep,
    read_lanes,
)
from studio.document.lanes.lane import Lane
from studio.document.lanes.timeline import Timeline
from studio.protocol.resultsfolder import TRAJECTORY_FILE
from studio.ui.background import Background
from studio.ui.operations.files.session import SessionKeeper

KEEP_AFTER_SECONDS = 1.0  # after the first change that is not recorded yet


class LaneKeeper:
    """Restores the lanes of the last session, then records each change a moment later.

    Args:
        hide_frame: Removes the frame under the playhead from the canvas.
    """

    def __init__(
        self, parent: QObject, timeline: Timeline, session: SessionKeeper, hide_frame: Callable[[], None]
    ) -> None:
        self._timeline, self._session, self._hide_frame = timeline, session, hide_frame
        self._background = Background(parent)
        self._kept: KeptLanes | None = None  # None: not restored yet, so that nothing may be recorded
        session.read_with(KIND, read_lanes)
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(KEEP_AFTER_SECONDS * 1000))
        self._timer.timeout.connect(self._keep)
        for changed in (timeline.lanes_changed, timeline.lane_changed, timeline.playhead_moved):
            changed.connect(self._changed)

    def restore(self) -> None:
        """Restore the lanes of the last session, below those that are already there."""
        nothing: tuple[KeptLanes, list[Lane]] = KeptLanes(), []
        self._kept, lanes = self._session.states.get(KIND, nothing)
        timeline, kept = self._timeline, self._kept
        there = {lane.key for lane in timeline.lanes}
        if new := [lane for lane in lanes if lane.key not in there]:
            timeline.insert(new, timeline.lanes[-1] if timeline.lanes else None)
        if timeline.current is None and (current := timeline.find(kept.current or "")) is not None:
            timeline.look_at(current, kept.playhead)
            self._hide_frame()  # the canvas shows the picture of the last session
        self._changed()

    def add_recovered(self, results: Mapping[Path, str]) -> None:
        """Add the lanes of results recovered from killed jobs, each with its title; the current lane stays."""
        there = {lane.results for lane in self._timeline.lanes}
        facts = [
            LaneFacts(record=str(folder / TRAJECTORY_FILE), results=str(folder), title=title)
            for folder, title in results.items()
            if folder not in there
        ]
        if facts:
            self._background.run(lambda: [lane_of(one) for one in facts], self._timeline.insert, lambda _: None)

    @property
    def busy(self) -> bool:
        """Whether lanes are being read."""
        return self._background.busy

    def close(self) -> None:
        """Record pending changes."""
        self._background.close()
        self._timer.stop()
        self._keep()

    def _changed(self, *_: object) -> None:
        if self._kept is not None and not self._timer.isActive():
            self._timer.start()

    def _keep(self) -> None:
        kept = lanes_to_keep(self._timeline, runs=True)
        if self._kept is not None and kept != self._kept:
            self._kept = kept
            self._session.keep(KIND, partial(lanes_record, kept))

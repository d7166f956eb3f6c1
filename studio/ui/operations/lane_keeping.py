"""Keeps the timeline's lanes between two starts of the program; files are handled in a thread."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from studio.document.kept_lanes import KeptLanes, keep_lanes, lane_of, lanes_to_keep, read_kept_lanes
from studio.document.lane import Lane
from studio.document.timeline import Timeline
from studio.protocol.errors import BadInput
from studio.ui.background import Background

SAVE_AFTER_SECONDS = 3.0  # after the first change that is not saved yet
_CLOSE_SECONDS = 10.0


class LaneKeeper:
    """Restores the lanes of the last session, then saves each change some seconds later.

    Args:
        folder: Where they are kept.
        hide_frame: Takes the frame under the playhead from the canvas.
        tell: Shows a line; True marks an error.
    """

    def __init__(
        self,
        parent: QWidget,
        timeline: Timeline,
        folder: Path,
        *,
        hide_frame: Callable[[], None],
        tell: Callable[[str, bool], None],
    ) -> None:
        self._timeline, self._folder, self._hide_frame, self._tell = timeline, folder, hide_frame, tell
        self._background = Background(parent)
        self._saved = KeptLanes()
        self._restored = self._told = False
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(SAVE_AFTER_SECONDS * 1000))
        self._timer.timeout.connect(self._save)
        for changed in (timeline.lanes_changed, timeline.lane_changed, timeline.playhead_moved):
            changed.connect(self._changed)

    @property
    def busy(self) -> bool:
        """Whether files are being read or written."""
        return self._background.busy

    def restore(self) -> None:
        """Bring the lanes of the last session back, below those that are there by then."""
        self._background.run(partial(_read, self._folder), self._show, self._not_read)

    def close(self) -> None:
        """Save what is not saved yet."""
        self._timer.stop()
        if self._restored:
            self._save()
        self._background.close(finish=True, seconds=_CLOSE_SECONDS)

    def _show(self, read: tuple[KeptLanes, list[Lane]]) -> None:
        kept, lanes = read
        timeline = self._timeline
        self._restored, self._saved = True, kept
        there = {lane.key for lane in timeline.lanes}
        new = [lane for lane in lanes if lane.key not in there]
        if new:
            timeline.insert(new, timeline.lanes[-1] if timeline.lanes else None)
        if timeline.current is None and (current := timeline.find(kept.current or "")) is not None:
            timeline.look_at(current, kept.playhead)
            self._hide_frame()  # the canvas shows the picture of the last session
        if timeline.lanes != new:
            self._changed()

    def _not_read(self, error: BadInput) -> None:
        self._tell(f"{error} The timeline starts empty.", True)
        self._restored = True

    def _changed(self, *_: object) -> None:
        if self._restored and not self._timer.isActive():
            self._timer.start()

    def _save(self) -> None:
        kept = lanes_to_keep(self._timeline)
        if kept != self._saved:
            self._background.run(partial(keep_lanes, self._folder, kept), lambda _: self._kept(kept), self._fail)

    def _kept(self, kept: KeptLanes) -> None:
        self._saved, self._told = kept, False

    def _fail(self, error: BadInput) -> None:
        if not self._told:  # not again with every change
            self._told = True
            self._tell(f"The timeline could not be saved for the next start: {error}", True)


def _read(folder: Path) -> tuple[KeptLanes, list[Lane]]:
    kept = read_kept_lanes(folder)
    return kept, [lane_of(facts) for facts in kept.lanes]

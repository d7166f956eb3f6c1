"""The timeline: the lanes, which of them is looked at, the playhead in it, and how it plays."""

from psygnal import Signal

from studio.document.frame_views import VIEWS, View
from studio.document.lane import Lane

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
MEMORY_BUDGET = 512 * 2**20  # bytes of records that could be read again from their files


class Timeline:
    """Lanes, newest first, and a playhead in the current one.

    While the current lane is being filled the playhead follows what is written, until the person goes back; going to
    the end follows again.

    Signals: `lanes_changed` (added, removed), `lane_updated` (lane, first, stop: frames came or changed),
    `lane_changed` (lane: its text, its state or the look of all its frames), `playhead_moved` (k; also when another
    lane becomes current), `view_changed` (view), `options_changed` (loop, speed).
    """

    lanes_changed = Signal()
    lane_updated = Signal(object, int, int)
    lane_changed = Signal(object)
    playhead_moved = Signal(int)
    view_changed = Signal(str)
    options_changed = Signal()

    def __init__(self, memory_budget: int = MEMORY_BUDGET) -> None:
        self.memory_budget = memory_budget
        self.lanes: list[Lane] = []
        self.held = False  # the person has the playhead in hand: nothing else may take it
        self._current: Lane | None = None
        self._playhead = 0
        self._following = True
        self._view: View = "x_t"
        self._loop = False
        self._speed = 1.0

    @property
    def current(self) -> Lane | None:
        """The lane that the playhead is in, None when there is no lane."""
        return self._current

    @property
    def playhead(self) -> int:
        """The frame of the current lane that is looked at."""
        return self._playhead

    @property
    def following(self) -> bool:
        """Whether the playhead goes along with a lane that is being filled."""
        return self._following and self._current is not None and self._current.live

    @property
    def view(self) -> View:
        """What of a frame is shown; a lane without that view shows the nearest that it has."""
        return self._view

    @property
    def loop(self) -> bool:
        """Whether playing starts again at the end."""
        return self._loop

    @property
    def speed(self) -> float:
        """Playing speed, one of SPEEDS."""
        return self._speed

    def add(self, lane: Lane) -> None:
        """Put a lane on top and look at it, unless the person is scrubbing another one at this moment."""
        if lane in self.lanes:
            return
        self.lanes.insert(0, lane)
        lane.updated.connect(self._on_updated)
        lane.changed.connect(self._on_changed)
        self.lanes_changed.emit()
        if self._current is None or not self.held:
            self.look_at(lane)
        self.trim()

    def remove(self, lane: Lane) -> None:
        """Take a lane out; the one in its place becomes current. A lane that is not there changes nothing."""
        if lane not in self.lanes:
            return
        place = self.lanes.index(lane)
        self.lanes.remove(lane)
        lane.updated.disconnect(self._on_updated)
        lane.changed.disconnect(self._on_changed)
        was_current = lane is self._current
        if was_current:
            self._current, self._playhead = None, 0
        self.lanes_changed.emit()
        if was_current and self.lanes:
            self.look_at(self.lanes[min(place, len(self.lanes) - 1)])
        elif was_current:
            self.playhead_moved.emit(0)

    def look_at(self, lane: Lane, k: int | None = None) -> None:
        """Make a lane current, at frame k, or at its last one when k is None."""
        if lane not in self.lanes:
            raise ValueError("the lane is not in the timeline")
        last = max(0, lane.available - 1)
        place = last if k is None else min(max(0, k), last)
        moved = lane is not self._current or place != self._playhead
        self._current, self._playhead, self._following = lane, place, place == last
        if moved:
            self.trim()
            self.playhead_moved.emit(place)

    def look_at_neighbour(self, rows: int) -> None:
        """Make the lane `rows` further down current, at the same share of its way."""
        if self._current is None:
            return
        place = self.lanes.index(self._current) + rows
        lane = self.lanes[min(max(0, place), len(self.lanes) - 1)]
        if lane is not self._current:
            share = self._playhead / max(1, self._current.available - 1)
            self.look_at(lane, round(share * max(0, lane.available - 1)))

    def seek(self, k: int) -> None:
        """Go to frame k of the current lane, or to the nearest that is there."""
        if self._current is not None:
            self.look_at(self._current, k)

    def step(self, frames: int) -> None:
        """Go some frames on, or back when negative."""
        self.seek(self._playhead + frames)

    def first(self) -> None:
        """Go to the first frame."""
        self.seek(0)

    def last(self) -> None:
        """Go to the last frame that is there, and along with the lane while it is being filled."""
        if self._current is not None:
            self.look_at(self._current)

    def set_view(self, view: View) -> None:
        """Show another view of the frames; raises ValueError for one that there is not."""
        if view not in VIEWS:
            raise ValueError(f"there is no view {view!r}")
        if view != self._view:
            self._view = view
            self.view_changed.emit(view)

    def set_loop(self, loop: bool) -> None:
        """Start again at the end of playing, or stop there."""
        if loop != self._loop:
            self._loop = loop
            self.options_changed.emit()

    def set_speed(self, speed: float) -> None:
        """Play at the speed of SPEEDS that is nearest to `speed`."""
        nearest = min(SPEEDS, key=lambda known: abs(known - speed))
        if nearest != self._speed:
            self._speed = nearest
            self.options_changed.emit()

    def trim(self) -> None:
        """Release the records of the oldest lanes, those that are neither looked at nor pinned, down to the budget."""
        held = sum(lane.held_bytes for lane in self.lanes)
        for lane in reversed(self.lanes):
            if held <= self.memory_budget:
                return
            if lane is not self._current and not lane.pinned and not lane.live:
                held -= lane.held_bytes
                lane.release()

    def _on_updated(self, lane: Lane, first: int, stop: int) -> None:
        if lane is self._current and self.following and not self.held:
            self._playhead = stop - 1
            self.lane_updated.emit(lane, first, stop)
            self.playhead_moved.emit(self._playhead)
        else:
            self.lane_updated.emit(lane, first, stop)

    def _on_changed(self, lane: Lane) -> None:
        self.lane_changed.emit(lane)
        if lane is self._current:
            last = max(0, lane.available - 1)
            self._playhead = min(self._playhead, last)
            self.playhead_moved.emit(self._playhead)
        if not lane.live:
            self.trim()

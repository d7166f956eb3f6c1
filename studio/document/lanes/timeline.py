"""The timeline: its lanes, the current one, the playhead, and playback options."""

from collections.abc import Sequence
from typing import Literal

from psygnal import Signal

from studio.document.lanes.frame_views import VIEWS, View
from studio.document.lanes.lane import Lane, LaneColour
from studio.document.lanes.lane_tree import LaneTree
from studio.protocol.generation_recipe import GenerateRecipe

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
MEMORY_BUDGET = 512 * 2**20  # bytes of frames that can be read from their files again


class Timeline:
    """A tree of lanes, newest first, and a playhead in the current one.

    While the current lane is live, the playhead follows the newest frame until the user moves it back; moving it to the
    end makes it follow again.

    Signals: `lanes_changed` (added, removed, folded), `lane_updated` (lane, first, stop: frames arrived or changed),
    `lane_changed` (lane: its text, its state or the look of all its frames), `playhead_moved` (k; also when another
    lane becomes current), `reference_changed`, `view_changed` (view), `options_changed` (loop, speed).
    """

    lanes_changed = Signal()
    lane_updated = Signal(object, int, int)
    lane_changed = Signal(object)
    playhead_moved = Signal(int)
    reference_changed = Signal()
    view_changed = Signal(str)
    options_changed = Signal()

    def __init__(self, memory_budget: int = MEMORY_BUDGET) -> None:
        self.memory_budget = memory_budget
        self.tree = LaneTree(())
        self.held = False  # the user is dragging the playhead: nothing else may move it
        self._current: Lane | None = None
        self._playhead = 0
        self._reference: tuple[Lane, int] | None = None
        self._following = True
        self._view: View = "x_t"
        self._loop = False
        self._speed = 1.0

    @property
    def lanes(self) -> list[Lane]:
        """All lanes, each followed by its branches."""
        return self.tree.lanes

    @property
    def shown(self) -> list[Lane]:
        """The lanes that are not folded away."""
        return self.tree.shown()

    @property
    def current(self) -> Lane | None:
        """The lane of the playhead; None without lanes, or when the picture comes from none of them."""
        return self._current

    @property
    def playhead(self) -> int:
        """Index of the displayed frame of the current lane."""
        return self._playhead

    @property
    def reference(self) -> tuple[Lane, int] | None:
        """The frame that others are compared with: its lane and index."""
        return self._reference

    @property
    def following(self) -> bool:
        """Whether the playhead follows a live lane."""
        return self._following and self._current is not None and self._current.live

    @property
    def view(self) -> View:
        """The displayed view; a lane without it shows the nearest one."""
        return self._view

    @property
    def loop(self) -> bool:
        """Whether playback loops."""
        return self._loop

    @property
    def speed(self) -> float:
        """Playback speed, one of SPEEDS."""
        return self._speed

    def add(self, lane: Lane) -> None:
        """Insert a lane at the top, or a branch below its parent, and make it current.

        While the user is scrubbing another lane, that one stays current.
        """
        if lane in self.lanes:
            return
        self.insert([lane])
        if self._current is None or not self.held:
            self.look_at(lane)
        self.trim()

    def insert(self, lanes: Sequence[Lane], after: Lane | None = None) -> None:
        """Insert lanes at the top, or after a lane; branches come below their parents. The current lane stays so."""
        place = self.lanes.index(after) + 1 if after in self.lanes else 0
        for lane in lanes:
            lane.updated.connect(self._on_updated)
            lane.changed.connect(self._on_changed)
        self.tree = LaneTree([*self.lanes[:place], *lanes, *self.lanes[place:]])
        self.lanes_changed.emit()

    def raise_to_top(self, keys: Sequence[str]) -> None:
        """Bring the lanes of these keys to the top, in this order; branches come below their parents."""
        lanes = [lane for key in keys if (lane := self.find(key)) is not None]
        order = [*lanes, *(lane for lane in self.lanes if lane not in lanes)]
        if order != list(self.lanes):
            self.tree = LaneTree(order)
            self.lanes_changed.emit()

    def find(self, key: str) -> Lane | None:
        """Return the lane of a key; None where there is none."""
        return next((lane for lane in self.lanes if lane.key == key), None)

    def parent_of(self, lane: Lane) -> Lane | None:
        """Return the lane that a lane is a branch of; None where that one is not here."""
        return self.tree.parent(lane)

    def depth(self, lane: Lane) -> int:
        """Return how many parents a lane has here, one above the other."""
        return self.tree.depth(lane)

    def fold(self, lane: Lane, folded: bool) -> None:
        """Hide the branches of a lane, or show them; if one of them was current, the lane becomes so."""
        if lane not in self.lanes or folded == lane.folded:
            return
        lane.folded = folded
        if self._current is not None and self.tree.folded_above(self._current):
            self._current, self._playhead, self._following = lane, max(0, lane.available - 1), True
            self.lanes_changed.emit()
            self.playhead_moved.emit(self._playhead)
        else:
            self.lanes_changed.emit()

    def rename(self, lane: Lane, name: str) -> None:
        """Give a lane a name; "" removes it."""
        if name != lane.name:
            lane.name = name
            self.lane_changed.emit(lane)

    def recolour(self, lane: Lane, colour: LaneColour | Literal[""]) -> None:
        """Give a lane a colour; "" removes it."""
        if colour != lane.colour:
            lane.colour = colour
            self.lane_changed.emit(lane)

    def set_draft(self, lane: Lane, draft: GenerateRecipe | None) -> None:
        """Keep the recipe of a lane with other curves, for its next fork; None or its own recipe: none."""
        draft = None if draft == lane.recipe else draft
        if draft != lane.draft:
            lane.draft = draft
            self.lane_changed.emit(lane)

    def remove(self, lane: Lane) -> None:
        """Remove a lane; the one in its place becomes current, and its branches stay. An unknown lane is ignored."""
        if lane not in self.lanes:
            return
        place = self.lanes.index(lane)
        self.tree = LaneTree(other for other in self.lanes if other is not lane)
        lane.updated.disconnect(self._on_updated)
        lane.changed.disconnect(self._on_changed)
        if self._reference is not None and self._reference[0] is lane:
            self.unpin()
        was_current = lane is self._current
        if was_current:
            self._current, self._playhead = None, 0
        self.lanes_changed.emit()
        if was_current and self.lanes:
            self.look_at(self.lanes[min(place, len(self.lanes) - 1)])
        elif was_current:
            self.playhead_moved.emit(0)

    def look_at(self, lane: Lane, k: int | None = None) -> None:
        """Make a lane current at frame k, or at its last one if k is None; where it is folded away, unfold it."""
        if lane not in self.lanes:
            raise ValueError("the lane is not in the timeline")
        if hiding := self.tree.folded_above(lane):
            for above in hiding:
                above.folded = False
            self.lanes_changed.emit()
        last = max(0, lane.available - 1)
        place = last if k is None else min(max(0, k), last)
        moved = lane is not self._current or place != self._playhead
        self._current, self._playhead, self._following = lane, place, place == last
        if moved:
            self.trim()
            self.playhead_moved.emit(place)

    def clear_current(self) -> None:
        """Make no lane current, as the picture on the canvas comes from none of them."""
        if self._current is not None:
            self._current, self._playhead, self._following = None, 0, True
            self.playhead_moved.emit(0)

    def look_at_neighbour(self, rows: int) -> None:
        """Make the lane `rows` further down current, at the same relative position."""
        lanes = self.shown
        if self._current is None:
            if lanes:
                self.look_at(lanes[0])
            return
        place = lanes.index(self._current) + rows
        lane = lanes[min(max(0, place), len(lanes) - 1)]
        if lane is not self._current:
            share = self._playhead / max(1, self._current.available - 1)
            self.look_at(lane, round(share * max(0, lane.available - 1)))

    def pin(self, lane: Lane, k: int) -> None:
        """Make frame k of a lane the one that others are compared with."""
        if (lane, k) != self._reference:
            self._reference = (lane, k)
            self.reference_changed.emit()

    def unpin(self) -> None:
        """Compare with no frame in particular."""
        if self._reference is not None:
            self._reference = None
            self.reference_changed.emit()

    def seek(self, k: int) -> None:
        """Go to frame k of the current lane, or to the nearest one that exists."""
        if self._current is not None:
            self.look_at(self._current, k)

    def step(self, frames: int) -> None:
        """Move by some frames, backwards if negative."""
        self.seek(self._playhead + frames)

    def first(self) -> None:
        """Go to the first frame."""
        self.seek(0)

    def last(self) -> None:
        """Go to the last frame, and follow a live lane."""
        if self._current is not None:
            self.look_at(self._current)

    def set_view(self, view: View) -> None:
        """Show another view of the frames; raises ValueError for an unknown one."""
        if view not in VIEWS:
            raise ValueError(f"there is no view {view!r}")
        if view != self._view:
            self._view = view
            self.view_changed.emit(view)

    def set_loop(self, loop: bool) -> None:
        """Loop playback, or stop at the end."""
        if loop != self._loop:
            self._loop = loop
            self.options_changed.emit()

    def set_speed(self, speed: float) -> None:
        """Play at the nearest of SPEEDS."""
        nearest = min(SPEEDS, key=lambda known: abs(known - speed))
        if nearest != self._speed:
            self._speed = nearest
            self.options_changed.emit()

    def trim(self) -> None:
        """Free the frames of the oldest lanes that are neither current nor pinned, down to the budget."""
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

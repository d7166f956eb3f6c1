"""Edits of the timeline's lanes, for the undo stack: names, colours, removals."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from studio.document.edits import Edit
from studio.document.lane import Lane, LaneColour
from studio.document.timeline import Timeline

if TYPE_CHECKING:
    from studio.document.document import Document


@dataclass(frozen=True, eq=False)
class LaneNaming(Edit):
    """Gives a lane another name."""

    timeline: Timeline
    lane: Lane
    before: str
    after: str
    title: str = "Rename lane"

    @property
    def size(self) -> int:
        """0: it keeps no pixels."""
        return 0

    def apply(self, document: "Document") -> None:
        """Give the lane its new name."""
        self.timeline.rename(self.lane, self.after)

    def revert(self, document: "Document") -> None:
        """Give the lane its old name."""
        self.timeline.rename(self.lane, self.before)


@dataclass(frozen=True, eq=False)
class LaneColouring(Edit):
    """Gives a lane another colour."""

    timeline: Timeline
    lane: Lane
    before: LaneColour | Literal[""]
    after: LaneColour | Literal[""]
    title: str = "Colour lane"

    @property
    def size(self) -> int:
        """0: it keeps no pixels."""
        return 0

    def apply(self, document: "Document") -> None:
        """Give the lane its new colour."""
        self.timeline.recolour(self.lane, self.after)

    def revert(self, document: "Document") -> None:
        """Give the lane its old colour."""
        self.timeline.recolour(self.lane, self.before)


@dataclass(frozen=True, eq=False)
class LaneRemoval(Edit):
    """Takes a lane and its branches from the timeline; their results stay in the history.

    Attributes:
        lanes: The lane, followed by everything that hangs on it.
        before: The lane above it; None at the top.
        current: The current lane and its playhead, where it was one of them.
    """

    timeline: Timeline
    lanes: tuple[Lane, ...]
    before: Lane | None
    current: tuple[Lane, int] | None
    title: str = "Delete lane"

    @classmethod
    def of(cls, timeline: Timeline, lane: Lane) -> "LaneRemoval":
        """Return the removal of a lane that is in the timeline; it is not applied yet."""
        lanes = tuple(timeline.tree.branch(lane))
        current = timeline.current
        at = (current, timeline.playhead) if current is not None and current in lanes else None
        place = timeline.lanes.index(lane)
        return cls(timeline, lanes, timeline.lanes[place - 1] if place else None, at)

    @property
    def size(self) -> int:
        """Bytes of the lanes' frames that are in memory."""
        return sum(lane.held_bytes for lane in self.lanes)

    def apply(self, document: "Document") -> None:
        """Take the lanes away, the branches first."""
        for lane in reversed(self.lanes):
            self.timeline.remove(lane)

    def revert(self, document: "Document") -> None:
        """Bring the lanes back to their place."""
        self.timeline.insert([lane for lane in self.lanes if lane not in self.timeline.lanes], self.before)
        if self.current is not None:
            self.timeline.look_at(*self.current)

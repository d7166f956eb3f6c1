"""Edits of the document's lanes, for the undo stack: a name, a colour, a removal.

They name lanes by their keys, so that they can be made again after a restart, and leave alone what is not there.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from studio.document.edits import Edit
from studio.document.journal.edit_records import EditRecord
from studio.document.lane import LANE_COLOURS, Lane, LaneColour
from studio.document.timeline import Timeline
from studio.protocol.errors import BadInput

if TYPE_CHECKING:
    from studio.document.document import Document


@dataclass(frozen=True, eq=False)
class LaneNaming(Edit, kind="lane name"):
    """Gives a lane another name.

    Attributes:
        lane: Its key.
        before: Its old name.
        after: Its new name.
    """

    lane: str
    before: str
    after: str
    title: str = "Rename lane"

    @property
    def size(self) -> int:
        """0: it keeps no pixels."""
        return 0

    def apply(self, document: "Document") -> None:
        """Give the lane its new name."""
        if (lane := document.timeline.find(self.lane)) is not None:
            document.timeline.rename(lane, self.after)

    def revert(self, document: "Document") -> None:
        """Give the lane its old name."""
        if (lane := document.timeline.find(self.lane)) is not None:
            document.timeline.rename(lane, self.before)

    def record(self) -> EditRecord:
        """Return the lane and both names: it may not be there when the edit is made again."""
        return EditRecord(self.kind, {"lane": self.lane, "before": self.before, "name": self.after})

    @classmethod
    def make_again(cls, record: EditRecord, document: "Document") -> "LaneNaming":
        """Return the edit."""
        return cls(*(record.value(name, str) for name in ("lane", "before", "name")))


@dataclass(frozen=True, eq=False)
class LaneColouring(Edit, kind="lane colour"):
    """Gives a lane another colour.

    Attributes:
        lane: Its key.
        before: Its old colour.
        after: Its new colour.
    """

    lane: str
    before: LaneColour | Literal[""]
    after: LaneColour | Literal[""]
    title: str = "Colour lane"

    @property
    def size(self) -> int:
        """0: it keeps no pixels."""
        return 0

    def apply(self, document: "Document") -> None:
        """Give the lane its new colour."""
        if (lane := document.timeline.find(self.lane)) is not None:
            document.timeline.recolour(lane, self.after)

    def revert(self, document: "Document") -> None:
        """Give the lane its old colour."""
        if (lane := document.timeline.find(self.lane)) is not None:
            document.timeline.recolour(lane, self.before)

    def record(self) -> EditRecord:
        """Return the lane and both colours: it may not be there when the edit is made again."""
        return EditRecord(self.kind, {"lane": self.lane, "before": self.before, "colour": self.after})

    @classmethod
    def make_again(cls, record: EditRecord, document: "Document") -> "LaneColouring":
        """Return the edit."""
        key, before, after = (record.value(name, str) for name in ("lane", "before", "colour"))
        for colour in (before, after):
            if colour not in ("", *LANE_COLOURS):
                raise BadInput(f"There is no colour {colour} of lanes.")
        return cls(key, before, after)


@dataclass(frozen=True, eq=False)
class LaneRemoval(Edit, kind="lane removal"):
    """Takes a lane and its branches from the timeline; their results stay in the history.

    Attributes:
        lane: Its key.
        lanes: The lane, followed by everything that hangs on it.
        before: The lane above it; None at the top.
        current: The current lane and its playhead, where it is one of them.
    """

    lane: str
    lanes: tuple[Lane, ...]
    before: Lane | None = None
    current: tuple[Lane, int] | None = None
    title: str = "Delete lane"

    @classmethod
    def of(cls, timeline: Timeline, lane: Lane) -> "LaneRemoval":
        """Return the removal of a lane that is in the timeline; it is not applied yet."""
        lanes = tuple(timeline.tree.branch(lane))
        current, place = timeline.current, timeline.lanes.index(lane)
        at = (current, timeline.playhead) if current is not None and current in lanes else None
        return cls(lane.key, lanes, timeline.lanes[place - 1] if place else None, at)

    @property
    def size(self) -> int:
        """Bytes of the lanes' frames that are in memory."""
        return sum(lane.held_bytes for lane in self.lanes)

    def apply(self, document: "Document") -> None:
        """Take the lanes away, the branches first."""
        for lane in reversed(self.lanes):
            document.timeline.remove(lane)

    def revert(self, document: "Document") -> None:
        """Bring the lanes back to their place."""
        timeline = document.timeline
        timeline.insert([lane for lane in self.lanes if lane not in timeline.lanes], self.before)
        if self.current is not None:
            timeline.look_at(*self.current)

    def record(self) -> EditRecord:
        """Return the lane."""
        return EditRecord(self.kind, {"lane": self.lane})

    @classmethod
    def make_again(cls, record: EditRecord, document: "Document") -> "LaneRemoval":
        """Return the edit; the lanes are the document's."""
        key = record.value("lane", str)
        lane = document.timeline.find(key)
        return cls(key, ()) if lane is None else cls.of(document.timeline, lane)

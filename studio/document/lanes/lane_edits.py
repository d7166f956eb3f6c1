"""Edits of the document's lanes, for the undo stack: a name, a colour, curves, a removal.

They refer to lanes by their keys, so that they can be made again after a restart, and ignore lanes that are gone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationError

from studio.document.edits import Edit
from studio.document.journal.edit_records import EditRecord
from studio.document.lanes.kept_lanes import LaneFacts, facts_of, lane_of
from studio.document.lanes.lane import LANE_COLOURS, Lane, LaneColour
from studio.document.lanes.timeline import Timeline
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.recipes import dump_compactly, parse_recipe

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
class LaneDrafting(Edit, kind="lane curves"):
    """Gives a lane other curves, for its next fork.

    Attributes:
        lane: Its key.
        before: Its draft; see `Lane`.
        after: Its new draft.
    """

    lane: str
    before: GenerateRecipe | None
    after: GenerateRecipe | None
    title: str = "Change curve"

    @property
    def size(self) -> int:
        """0: it keeps no pixels."""
        return 0

    def apply(self, document: "Document") -> None:
        """Give the lane its new draft."""
        if (lane := document.timeline.find(self.lane)) is not None:
            document.timeline.set_draft(lane, self.after)

    def revert(self, document: "Document") -> None:
        """Give the lane its old draft."""
        if (lane := document.timeline.find(self.lane)) is not None:
            document.timeline.set_draft(lane, self.before)

    def record(self) -> EditRecord:
        """Return the lane and its drafts."""
        fields = {"lane": self.lane, "before": _text(self.before), "draft": _text(self.after), "title": self.title}
        return EditRecord(self.kind, fields)

    @classmethod
    def make_again(cls, record: EditRecord, document: "Document") -> "LaneDrafting":
        """Return the edit."""
        before, after = (_draft(record.value(name, (str, type(None)))) for name in ("before", "draft"))
        return cls(record.value("lane", str), before, after, record.value("title", str))


@dataclass(frozen=True, eq=False)
class LaneRemoval(Edit, kind="lane removal"):
    """Takes a lane and its branches from the timeline; their results stay in the history.

    Attributes:
        lane: Its key.
        lanes: The lane, followed by all its descendants.
        before: The key of the lane above it; None at the top.
        current: The current lane and its playhead, where it is one of them.
    """

    lane: str
    lanes: tuple[Lane, ...]
    before: str | None = None
    current: tuple[Lane, int] | None = None
    title: str = "Delete lane"

    @classmethod
    def of(cls, timeline: Timeline, lane: Lane) -> "LaneRemoval":
        """Return the removal of a lane that is in the timeline; it is not applied yet."""
        lanes = tuple(timeline.tree.branch(lane))
        current, place = timeline.current, timeline.lanes.index(lane)
        at = (current, timeline.playhead) if current is not None and current in lanes else None
        return cls(lane.key, lanes, timeline.lanes[place - 1].key if place else None, at)

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
        there = {lane.key for lane in timeline.lanes}
        above = None if self.before is None else timeline.find(self.before)
        timeline.insert([lane for lane in self.lanes if lane.key not in there], above)
        if self.current is not None:
            timeline.look_at(*self.current)

    def record(self) -> EditRecord:
        """Return what is kept of the lanes; those without a record of their frames are gone with the program."""
        return EditRecord(self.kind, {"lane": self.lane, "before": self.before, "lanes": _kept(self.lanes)})

    @classmethod
    def make_again(cls, record: EditRecord, document: "Document") -> "LaneRemoval":
        """Return the edit, with the document's lanes, or else lanes that are made again from their records."""
        key, before = record.value("lane", str), record.value("before", (str, type(None)))
        if (lane := document.timeline.find(key)) is not None:
            return cls.of(document.timeline, lane)
        return cls(key, tuple(map(lane_of, _facts(record.value("lanes", list)))), before)


@dataclass(frozen=True, eq=False)
class LanesReplacement(Edit, kind="lanes"):
    """Shows other generations in the timeline, as when a project is opened; those that still run stay.

    Attributes:
        before: The lanes that go, each followed by its branches.
        after: The lanes that come, in the same order.
        title: Name of the undo step.
    """

    before: tuple[Lane, ...]
    after: tuple[Lane, ...]
    title: str = "Replace lanes"

    @classmethod
    def by(cls, timeline: Timeline, lanes: Sequence[Lane]) -> "LanesReplacement":
        """Return the replacement of all finished generations of a timeline; it is not applied yet."""
        finished = (lane for lane in timeline.lanes if lane.kind == "denoising" and not lane.live)
        return cls(tuple(finished), tuple(lanes))

    @property
    def size(self) -> int:
        """Bytes of the lanes' frames that are in memory."""
        return sum(lane.held_bytes for lane in (*self.before, *self.after))

    def apply(self, document: "Document") -> None:
        """Show the lanes that come."""
        _exchange(document.timeline, self.before, self.after)

    def revert(self, document: "Document") -> None:
        """Show the earlier lanes."""
        _exchange(document.timeline, self.after, self.before)

    def record(self) -> EditRecord:
        """Return what is kept of all lanes."""
        return EditRecord(self.kind, {"before": _kept(self.before), "after": _kept(self.after)})

    @classmethod
    def make_again(cls, record: EditRecord, document: "Document") -> "LanesReplacement":
        """Return the edit, with the document's lanes, or else lanes that are made again from their records."""
        before, after = (
            tuple(document.timeline.find(facts.record) or lane_of(facts) for facts in _facts(record.value(name, list)))
            for name in ("before", "after")
        )
        return cls(before, after)


def _exchange(timeline: Timeline, removed: Sequence[Lane], added: Sequence[Lane]) -> None:
    stay = {lane.key for lane in added}
    for lane in reversed(removed):
        if lane.key not in stay and (found := timeline.find(lane.key)) is not None:
            timeline.remove(found)
    there = {lane.key for lane in timeline.lanes}
    if new := [lane for lane in added if lane.key not in there]:
        timeline.insert(new)
    timeline.raise_to_top([lane.key for lane in added])


def _kept(lanes: Sequence[Lane]) -> list[str]:
    """Return what is kept of lanes; those without a record of their frames are gone with the program."""
    return [facts.model_dump_json() for lane in lanes if (facts := facts_of(lane)) is not None]


def _facts(texts: Sequence[str]) -> list[LaneFacts]:
    try:
        return [LaneFacts.model_validate_json(text) for text in texts]
    except ValidationError as error:
        raise BadInput("The lanes of an edit are damaged, or of a newer version.") from error


def _text(draft: GenerateRecipe | None) -> str | None:
    return None if draft is None else dump_compactly(draft)


def _draft(text: str | None) -> GenerateRecipe | None:
    draft = None if text is None else parse_recipe(text, "the draft of a lane")
    if draft is not None and not isinstance(draft, GenerateRecipe):
        raise BadInput("The draft of a lane is a recipe for training.")
    return draft

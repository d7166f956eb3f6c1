"""The tree of lanes as JSON, from which the timeline is restored together with the records on the disk."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from studio.document.journal.edit_records import EditRecord
from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.film_files import is_film
from studio.document.lanes.film_lane import FilmLane
from studio.document.lanes.lane import Lane, LaneColour
from studio.document.lanes.learning_lane import LearningLane
from studio.document.lanes.lost_lane import LostLane
from studio.document.lanes.timeline import Timeline
from studio.protocol.errors import BadInput
from studio.protocol.frozen import Frozen
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.record import open_record
from studio.protocol.runfolder import RunFolder

KIND = "lanes"  # of the journal's record
MAX_LANES = 500  # the newest ones are kept
_Text = Annotated[str, Field(max_length=10_000)]


class LaneFacts(Frozen):
    """What is kept of a lane, besides its record."""

    record: str = Field(min_length=1, max_length=10_000, description="the file of its frames; a film's or run's folder")
    results: _Text | None = Field(default=None, description="the folder of the results")
    parent: _Text | None = Field(default=None, description="the record that it is a branch of")
    begin: int = Field(default=0, ge=0, le=100_000, description="frames of its parent before its first")
    title: _Text = ""
    subtitle: _Text = Field(default="", description="of a film or run; others make it of their record")
    name: _Text = ""
    colour: LaneColour | Literal[""] = ""
    folded: bool = False
    draft: GenerateRecipe | None = Field(default=None, description="its recipe with curves that were edited since")


class KeptLanes(Frozen):
    """The lanes of a timeline, each followed by its branches, and the place of the playhead."""

    version: Literal[1] = 1
    lanes: tuple[LaneFacts, ...] = Field(default=(), max_length=MAX_LANES)
    current: _Text | None = Field(default=None, description="the record of the current lane")
    playhead: int = Field(default=0, ge=0)


def lanes_to_keep(timeline: Timeline, *, runs: bool = False) -> KeptLanes:
    """Return what is kept of a timeline: generations with a record, and films, once they are finished.

    Args:
        timeline: The lanes.
        runs: Whether the sample grids of training runs are kept too; they stay in the folders of the runs.
    """
    facts = [facts for lane in timeline.lanes if (facts := _facts_to_keep(lane, runs=runs)) is not None][:MAX_LANES]
    current = timeline.current
    return KeptLanes(
        lanes=tuple(facts),
        current=None if current is None or current.key not in {each.record for each in facts} else current.key,
        playhead=timeline.playhead,
    )


def lanes_to_json(kept: KeptLanes) -> str:
    """Return kept lanes as JSON."""
    return kept.model_dump_json()


def lanes_from_json(text: str | bytes) -> KeptLanes:
    """Return the kept lanes of a JSON text; raises BadInput, one line, for any other text."""
    try:
        return KeptLanes.model_validate_json(text)
    except ValidationError as error:
        newer = any(part["loc"] == ("version",) for part in error.errors())
        why = "of a newer version" if newer else "damaged"
        raise BadInput(f"The list of the timeline's lanes is {why}.") from error


def lane_of(facts: LaneFacts) -> Lane:
    """Restore a lane; its frames are read when they are shown. If its record cannot be read, it is a LostLane.

    It reads the record's header: call it from any thread but the window's.
    """
    path = Path(facts.record)
    lane: Lane
    try:
        if (run := RunFolder(path)).exists:
            lane = LearningLane.of_run(run, title=facts.title, subtitle=facts.subtitle)
        elif is_film(path):
            lane = FilmLane.open(path, title=facts.title, subtitle=facts.subtitle)
        else:
            lane = DenoisingLane.of_record(open_record(path), title=facts.title, results=_path(facts.results))
    except BadInput as error:
        lane = LostLane(path, title=facts.title, problem=str(error))
        lane.results, lane.begin = _path(facts.results), facts.begin
    if facts.parent is not None:  # the record names it as it was on the computer that made it
        lane.parent = _path(facts.parent)
    lane.name, lane.colour, lane.folded, lane.draft = facts.name, facts.colour, facts.folded, facts.draft
    return lane


def lanes_record(kept: KeptLanes) -> EditRecord:
    """Return kept lanes as a record of the journal."""
    return EditRecord(KIND, {"lanes": lanes_to_json(kept)})


def read_lanes(record: EditRecord) -> tuple[KeptLanes, list[Lane]]:
    """Return the kept lanes of a record of the journal, and the restored lanes; see `lane_of`."""
    kept = lanes_from_json(record.value("lanes", str))
    return kept, [lane_of(facts) for facts in kept.lanes]


def facts_of(lane: Lane) -> LaneFacts | None:
    """Return what is kept of a lane; None for one without a record."""
    if lane.trajectory is None:
        return None
    return LaneFacts(
        record=str(lane.trajectory),
        results=None if lane.results is None else str(lane.results),
        parent=None if lane.parent is None else str(lane.parent),
        begin=lane.begin,
        title=lane.title,
        subtitle=lane.subtitle if lane.kind == "film" else "",
        name=lane.name,
        colour=lane.colour,
        folded=lane.folded,
        draft=lane.draft,
    )


def _facts_to_keep(lane: Lane, *, runs: bool) -> LaneFacts | None:
    if lane.kind != "learning":
        return None if lane.live else facts_of(lane)
    if not runs:
        return None
    return LaneFacts(record=lane.id, title=lane.title, subtitle=lane.subtitle, name=lane.name, colour=lane.colour)


def _path(text: str | None) -> Path | None:
    return None if text is None else Path(text)

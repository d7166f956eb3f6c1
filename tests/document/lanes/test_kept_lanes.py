"""The tree of lanes as JSON: there and back, with records that are gone, damaged files and files of the future."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.document.document import Document
from studio.document.edits import edit_of
from studio.document.journal.edit_records import EditRecord, decode, encode
from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.kept_lanes import (
    KeptLanes,
    LaneFacts,
    lane_of,
    lanes_from_json,
    lanes_record,
    lanes_to_json,
    lanes_to_keep,
    read_lanes,
)
from studio.document.lanes.lane import LANE_COLOURS
from studio.document.lanes.lane_edits import LaneRemoval
from studio.document.lanes.lost_lane import LostLane
from studio.document.lanes.timeline import Timeline
from studio.protocol.errors import BadInput
from tests.records import STEPS, write_record


@pytest.fixture
def timeline(tmp_path):
    """A parent, its branch from step 3 with a name and a colour, and a growing lane."""
    timeline = Timeline()
    parent = write_record(tmp_path / "parent.safetensors")
    child = write_record(tmp_path / "child.safetensors", {"record": str(parent), "step": 3}, prompt="a pink tiger")
    for path in (parent, child):
        timeline.add(DenoisingLane.open(path, title=path.stem, results=tmp_path))
    child_lane = timeline.lanes[1]
    child_lane.name, child_lane.colour, timeline.lanes[0].folded = "the pink one", "pink", True
    growing = DenoisingLane.open(parent, title="growing")
    growing.live, growing.trajectory = True, None
    timeline.add(growing)
    timeline.look_at(timeline.lanes[1], 4)
    return timeline


def facts(lane):
    return lane.key, lane.title, lane.name, lane.colour, lane.folded, lane.parent, lane.begin, lane.results


def test_a_timeline_comes_back_from_its_json(timeline):
    kept = lanes_from_json(lanes_to_json(lanes_to_keep(timeline)))
    assert kept == lanes_to_keep(timeline)
    again = Timeline()
    again.insert([lane_of(one) for one in kept.lanes])
    assert [facts(lane) for lane in again.lanes] == [facts(lane) for lane in timeline.lanes if not lane.live]
    assert (kept.current, kept.playhead) == (timeline.lanes[1].key, 4)
    parent, child = again.lanes
    assert (parent.available, child.available, child.begin) == (STEPS, STEPS - 3, 3)
    assert again.shown == [parent]
    assert (child.frame(0, "x0") == timeline.lanes[2].frame(0, "x0")).all()


def test_a_lane_whose_record_is_gone_keeps_its_place_and_says_so(timeline, tmp_path):
    kept = lanes_to_keep(timeline)
    (tmp_path / "child.safetensors").unlink()
    (tmp_path / "parent.safetensors").write_bytes(b"damaged")
    again = Timeline()
    again.insert([lane_of(one) for one in kept.lanes])
    parent, child = again.lanes
    assert isinstance(parent, LostLane)
    assert isinstance(child, LostLane)
    assert again.tree.parent(child) is parent
    assert child.name == "the pink one"
    assert "child.safetensors" in child.problem
    assert "not a trajectory" in parent.problem
    assert (child.available, child.frame_count) == (0, 0)
    with pytest.raises(BadInput, match="child"):
        child.frame(0, "x0")
    assert lanes_to_keep(again).lanes == kept.lanes, "what is known of it is not lost by a start without its disk"
    again.look_at(child)
    again.step(1)
    assert (again.current, again.playhead) == (child, 0)


def test_lanes_are_a_state_of_the_journal(timeline):
    kept, lanes = read_lanes(decode(encode(lanes_record(lanes_to_keep(timeline)))))
    assert kept == lanes_to_keep(timeline)
    assert [facts(lane) for lane in lanes] == [facts(lane) for lane in timeline.lanes if not lane.live]
    with pytest.raises(BadInput, match="damaged"):
        read_lanes(EditRecord("lanes", {"lanes": "{"}))


def test_a_removal_that_is_made_again_elsewhere_brings_the_lanes_back(timeline):
    parent = timeline.lanes[1]
    parent.name, parent.folded = "the parent", False
    removal = LaneRemoval.of(timeline, parent)
    document = Document()  # of the next start, which knows no lanes
    again = edit_of(decode(encode(removal.record())), document)
    again.apply(document)
    assert document.timeline.lanes == []
    again.revert(document)
    assert [facts(lane) for lane in document.timeline.lanes] == [facts(lane) for lane in removal.lanes]
    again.apply(document)
    assert document.timeline.lanes == []
    with pytest.raises(BadInput, match="edit are damaged"):
        edit_of(EditRecord("lane removal", {"lane": "x", "before": None, "lanes": ["{"]}), document)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "damaged"),
        ("[]", "damaged"),
        ('{"lanes": [{}]}', "damaged"),
        ('{"lanes": [{"record": "x", "colour": "red"}]}', "damaged"),
        ('{"lanes": [{"record": "x", "begin": -1}]}', "damaged"),
        ('{"version": 2, "lanes": [], "more": 1}', "newer version"),
    ],
)
def test_other_texts_are_refused(text, why):
    with pytest.raises(BadInput, match=why):
        lanes_from_json(text)


lane_facts = st.builds(
    LaneFacts,
    record=st.text(min_size=1, max_size=20),
    results=st.none() | st.text(max_size=20),
    parent=st.none() | st.text(max_size=20),
    begin=st.integers(0, 1000),
    title=st.text(max_size=40),
    name=st.text(max_size=40),
    colour=st.sampled_from(["", *LANE_COLOURS]),
    folded=st.booleans(),
)


@given(st.builds(KeptLanes, lanes=st.lists(lane_facts, max_size=5).map(tuple), playhead=st.integers(0, 99)))
def test_any_lanes_come_back(kept):
    text = lanes_to_json(kept)
    assert lanes_from_json(text) == kept
    assert json.loads(text)["version"] == 1

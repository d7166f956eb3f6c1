from pathlib import Path

import numpy as np
import pytest

from studio.document.document import Document
from studio.document.edits import edit_of
from studio.document.journal.edit_records import EditRecord
from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.lane_edits import LaneColouring, LaneNaming, LaneRemoval
from studio.document.lanes.lane_tree import LaneTree
from studio.document.lanes.lane_words import changes, words_of_lane
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import ForkSpec, GenerateRecipe


def a_lane(title, of=None, recipe=None):
    """A lane of eight frames; a branch of the lane of that title."""
    lane = DenoisingLane(
        np.zeros((2, 8, 1, 1, 8, 8), np.float16),
        title=title,
        timesteps=range(7, -1, -1),
        alphas_cumprod=np.linspace(0.9, 0.1, 8),
    )
    lane.trajectory = Path(f"{title}.safetensors")
    lane.parent = None if of is None else Path(f"{of}.safetensors")
    lane.recipe = recipe
    return lane


@pytest.fixture
def document():
    return Document()


@pytest.fixture
def timeline(document):
    """a with the branches a1 and a2, a1 with the branch a11, and b above them."""
    timeline = document.timeline
    for lane in (a_lane("a"), a_lane("a1", "a"), a_lane("a11", "a1"), a_lane("a2", "a"), a_lane("b")):
        timeline.add(lane)
    return timeline


def titles(lanes):
    return [lane.title for lane in lanes]


def named(timeline, title):
    return next(lane for lane in timeline.lanes if lane.title == title)


def test_branches_follow_their_parents(timeline):
    tree = timeline.tree
    assert titles(tree.lanes) == ["b", "a", "a2", "a1", "a11"]
    assert [tree.depth(lane) for lane in tree.lanes] == [0, 0, 1, 1, 2]
    assert titles(tree.children(named(timeline, "a"))) == ["a2", "a1"]
    assert titles(tree.branch(named(timeline, "a1"))) == ["a1", "a11"]


def test_lanes_that_name_each_other_are_both_there():
    one, other = a_lane("one", "other"), a_lane("other", "one")
    tree = LaneTree([one, other])
    assert set(titles(tree.lanes)) == {"one", "other"}
    assert sum(tree.parent(lane) is None for lane in tree.lanes) == 1
    alone = a_lane("alone", "alone")
    assert LaneTree([alone]).lanes == [alone]


def test_a_folded_lane_hides_what_hangs_on_it(timeline):
    told = []
    timeline.lanes_changed.connect(lambda: told.append("lanes"))
    timeline.look_at(named(timeline, "b"))
    timeline.fold(named(timeline, "a1"), True)
    assert titles(timeline.shown) == ["b", "a", "a2", "a1"]
    timeline.fold(named(timeline, "a"), True)
    assert titles(timeline.shown) == ["b", "a"]
    timeline.fold(named(timeline, "a"), True)
    assert told == ["lanes", "lanes"]
    timeline.look_at_neighbour(1)
    assert timeline.current is named(timeline, "a")
    timeline.look_at_neighbour(1)
    assert timeline.current is named(timeline, "a"), "the last that is shown"


def test_folding_moves_the_playhead_out_and_looking_at_a_branch_unfolds_it(timeline):
    moves = []
    timeline.look_at(named(timeline, "a11"), 2)
    timeline.playhead_moved.connect(moves.append)
    timeline.fold(named(timeline, "a"), True)
    assert (timeline.current, timeline.playhead, moves) == (named(timeline, "a"), 7, [7])
    timeline.look_at(named(timeline, "a11"), 3)
    assert named(timeline, "a11") in timeline.shown
    assert (timeline.current, timeline.playhead) == (named(timeline, "a11"), 3)


def test_deleting_takes_the_branches_along_and_undo_brings_all_back(document, timeline):
    before = timeline.lanes
    timeline.look_at(named(timeline, "a11"), 4)
    removal = LaneRemoval.of(timeline, named(timeline, "a1"))
    removal.apply(document)
    assert titles(timeline.lanes) == ["b", "a", "a2"]
    timeline.add(a_lane("new"))
    removal.revert(document)
    assert titles(timeline.lanes) == ["new", *titles(before)]
    assert (timeline.current.title, timeline.playhead) == ("a11", 4)
    removal.apply(document)
    assert titles(timeline.lanes) == ["new", "b", "a", "a2"]


def test_names_and_colours_are_edits(document, timeline):
    lane, told = named(timeline, "b"), []
    timeline.lane_changed.connect(told.append)
    naming, colouring = LaneNaming(lane.key, "", "the best"), LaneColouring(lane.key, "", "teal")
    naming.apply(document)
    colouring.apply(document)
    assert (lane.name, lane.colour, words_of_lane(lane, None)) == ("the best", "teal", "the best")
    naming.revert(document)
    colouring.revert(document)
    assert (lane.name, lane.colour, told) == ("", "", [lane] * 4)


def recipe(**settings):
    return GenerateRecipe(**{"model": "pocket", "prompt": "a tiger on a blue background", "steps": 20} | settings)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"prompt": "a tiger on a pink background"}, "+ pink from 4"),
        ({"prompt": "a tiger on a background"}, "− blue from 4"),
        ({"prompt": "one two three four five six seven eight"}, "+ one two three four five six… from 4"),
        ({"negative": "stripes"}, "negative + stripes from 4"),
        ({"guidance": 7.5, "sampler": "euler_a"}, "guidance 7.5, Euler a from 4"),
        ({"steps": 30, "seed": 9, "eta": 0.5}, "30 steps, seed 9, η 0.5 from 4"),
        ({"label": 3}, "class 3 from 4"),
        ({"model": "/models/other"}, "other from 4"),
        ({"loras": [{"file": "x.safetensors"}], "refiner": "r", "refiner_start": 0.5}, "refiner, LoRAs from 4"),
        ({"guidance_curve": "0:4,8:9"}, "guidance curve from 4"),
        ({"prompt_changes": [{"step": 8, "prompt": "a tiger on a pink background"}]}, "+ pink at 9 from 4"),
        ({}, "nothing changed from 4"),
    ],
)
def test_a_branch_says_what_it_changed(changed, words):
    parent = a_lane("parent", recipe=recipe())
    child = a_lane("child", "parent", recipe=recipe(fork=ForkSpec(record="parent.safetensors", step=3), **changed))
    told = words_of_lane(child, parent)
    assert sorted(told.removesuffix(" from 4").split(", ")) == sorted(words.removesuffix(" from 4").split(", "))
    assert told.endswith(" from 4")
    assert words_of_lane(child, None) == "child", "without its parent there is nothing to compare with"


def test_equal_recipes_have_no_changes():
    assert changes(recipe(), recipe()) == []


def test_edits_of_lanes_that_are_gone_change_nothing(document, timeline):
    before = timeline.lanes
    for record in (
        EditRecord("lane name", {"lane": "gone", "before": "", "name": "x"}),
        EditRecord("lane colour", {"lane": "gone", "before": "", "colour": "teal"}),
        EditRecord("lane removal", {"lane": "gone", "before": None, "lanes": []}),
    ):
        edit = edit_of(record, document)
        edit.apply(document)
        edit.revert(document)
    assert timeline.lanes == before
    with pytest.raises(BadInput, match="no colour red"):
        edit_of(EditRecord("lane colour", {"lane": "b", "before": "", "colour": "red"}), document)

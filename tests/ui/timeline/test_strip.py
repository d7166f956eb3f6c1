from itertools import pairwise
from types import SimpleNamespace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from studio.ui.timeline.schedule_plot import on_log_scale, ticks
from studio.ui.timeline.strip import GAP, Strip

strips = st.builds(Strip, st.integers(1, 1500), st.integers(8, 120), st.integers(130, 2000))


@given(strips)
def test_frame_at_the_middle_of_a_cell_is_that_frame(strip):
    for frame in range(0, strip.frames, 1 + strip.frames // 50):
        assert strip.frame_at(strip.centre_of(frame)) == frame
    assert strip.frame_at(-50) == 0
    assert strip.frame_at(1e6) == strip.frames - 1


@given(strips, st.integers(1, 400))
def test_the_frames_of_a_branch_stand_below_those_of_the_same_steps(strip, empty):
    """A branch that shares `empty` steps with its parent has frame k where the parent has frame empty + k."""
    parent = Strip(empty + strip.frames, strip.cell, strip.width)
    branch = Strip(strip.frames, strip.cell, strip.width, empty)
    assert (branch.slots, branch.length) == (parent.slots, parent.length)
    for frame in range(0, strip.frames, 1 + strip.frames // 50):
        assert branch.centre_of(frame) == parent.centre_of(empty + frame)
        assert branch.frame_at(branch.centre_of(frame)) == frame
    assert branch.frame_at(0) == 0, "the empty part belongs to its first frame"
    assert branch.frame_at(1e6) == strip.frames - 1
    shown = [branch.frame_of(slot) for slot in range(branch.slots)]
    assert shown == [parent.frame_of(slot) - empty for slot in range(parent.slots)]
    half = strip.frames // 2
    wanted = [slot for slot in range(branch.slots) if half <= branch.frame_of(slot) < strip.frames]
    assert branch.slots_of(half, strip.frames) == wanted


@given(strips)
def test_slots_are_ordered_disjoint_and_include_both_ends(strip):
    lefts = [strip.left_of(slot) for slot in range(strip.slots)]
    assert all(b - a >= strip.cell + GAP - 1 for a, b in pairwise(lefts))
    assert lefts[0] == 0
    assert lefts[-1] + strip.cell <= strip.length
    frames = [strip.frame_of(slot) for slot in range(strip.slots)]
    assert frames == sorted(set(frames))
    assert frames[0] == 0
    assert frames[-1] == strip.frames - 1 or strip.slots == 1


@given(strips, st.data())
def test_slots_of_a_range_are_those_that_show_it(strip, data):
    first = data.draw(st.integers(0, strip.frames - 1))
    stop = data.draw(st.integers(first + 1, strip.frames))
    shown = [slot for slot in range(strip.slots) if first <= strip.frame_of(slot) < stop]
    assert strip.slots_of(first, stop) == shown


def test_the_first_change_does_not_scale_down_the_others():
    changes = np.array([0.0, 5.0, 0.05, 0.04, 0.05, 0.08])
    scaled = on_log_scale(changes)
    assert scaled.min() == 0
    assert scaled.max() == 1
    assert scaled[5] - scaled[3] > 0.1
    assert (np.diff(scaled[np.argsort(changes)]) >= 0).all()
    assert not on_log_scale(np.zeros(4)).any()
    assert on_log_scale(np.array([0.0, 2.0, 2.0])).tolist() == [0, 1, 1]


def test_the_labelled_steps_are_round_numbers_at_equal_distances():
    def labelled(kept):
        lane = SimpleNamespace(kind="denoising", frame_count=len(kept), kept=kept)
        return [text for _, text in ticks(lane)]

    assert labelled(range(20)) == ["1", *map(str, range(4, 21, 2))]
    assert labelled(range(5, 20)) == ["6", "8", "10", "12", "14", "16", "18", "20"]
    assert labelled(range(2, 20)) == ["3", "6", "8", "10", "12", "14", "16", "18", "20"]
    assert labelled(range(0, 1000, 50))[:3] == ["1", "151", "251"], "of a thinned lane, every second frame"

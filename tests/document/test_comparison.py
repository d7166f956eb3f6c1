"""The compared pictures, and which frame belongs beside another."""

import numpy as np
import pytest

from studio.document.comparison import Comparison, LaneFrame, Still, frame_in_step
from studio.document.lanes.denoising_lane import DenoisingLane


def lane(kept, steps=20):
    record = np.zeros((2, len(kept), 1, 1, 4, 4), np.float32)
    return DenoisingLane(
        (record[0], record[1]),
        title="a",
        timesteps=range(len(kept), 0, -1),
        alphas_cumprod=np.linspace(0.9, 0.1, 30),
        kept=kept,
        steps=steps,
    )


@pytest.mark.parametrize(
    ("k", "other", "frame"),
    [
        (6, lane(range(20)), 6),
        (6, lane(range(5, 20)), 1),  # a branch from step 5
        (2, lane(range(5, 20)), 0),  # the branch has no such step
        (7, lane(range(0, 20, 2)), 3),  # thinned: the nearest
        (19, lane(range(10), steps=10), 9),  # other steps: the same share of the way
        (0, lane(range(10), steps=10), 0),
    ],
)
def test_the_frame_of_the_same_step_stands_beside(k, other, frame):
    assert frame_in_step(lane(range(20)), k, other) == frame


def test_a_lane_in_step_follows_the_playhead_and_a_pinned_frame_stays():
    one, other = lane(range(20)), lane(range(5, 20))
    comparison = Comparison()
    comparison.start(LaneFrame(other, 0, in_step=True))
    comparison.follow(one, 9)
    assert comparison.other.k == 4
    comparison.keep_in_step(False)
    comparison.follow(one, 12)
    assert comparison.other.k == 4
    comparison.keep_in_step(True)
    comparison.follow(one, 12)
    assert comparison.other.k == 7
    comparison.follow(other, 3)
    assert comparison.other.k == 7, "it is not moved by its own lane"


def test_it_is_reported_when_a_comparison_begins_and_ends():
    told = []
    comparison = Comparison()
    comparison.started_or_ended.connect(lambda: told.append(comparison.active))
    comparison.end()
    comparison.start(Still("a", np.zeros((2, 2, 4), np.uint8)))
    comparison.start(Still("b", np.zeros((2, 2, 4), np.uint8)))
    comparison.end()
    assert told == [True, False]


def test_the_divider_stays_inside():
    comparison = Comparison()
    comparison.set_divider(1.7)
    assert comparison.divider == 1.0
    comparison.set_divider(-3)
    assert comparison.divider == 0.0

"""A film as a lane."""

import numpy as np
import pytest

from studio.document.lanes.film_lane import FilmLane
from studio.document.lanes.timeline import Timeline


def picture(level):
    return np.full((8, 6, 3), level, np.uint8)


def test_pictures_arrive_and_can_be_scrubbed():
    lane = FilmLane(title="3 to 5", expected=3)
    heard = []
    lane.updated.connect(lambda _, first, stop: heard.append((first, stop)))
    timeline = Timeline()
    timeline.add(lane)
    for level in (10, 20, 50):
        lane.add(picture(level))
    assert heard == [(0, 1), (1, 2), (2, 3)]
    assert timeline.playhead == 2, "it follows a live lane"
    assert (lane.frame_count, lane.available, lane.live) == (3, 3, True)
    assert np.array_equal(lane.frame(1, "x0"), picture(20))
    assert lane.frame(1, "change").max() < lane.frame(2, "change").max()
    assert not lane.frame(0, "change").any()
    assert lane.thumbnail(1, "x0", 4).shape == (4, 3, 3)
    assert lane.change_per_step() == pytest.approx([0, 10 / 255, 30 / 255])
    assert lane.position_text(1) == "frame 2 of 3"
    assert lane.detail_text(1) == "50% of the path"
    lane.finish()
    assert not lane.live


def test_a_film_that_was_stopped_has_the_frames_that_came():
    lane = FilmLane(title="3 to 5", expected=30)
    lane.add(picture(1))
    assert lane.frame_count == 30
    lane.finish()
    assert lane.frame_count == 1
    with pytest.raises(IndexError):
        lane.frame(1, "x0")

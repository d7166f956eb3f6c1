"""A film as a lane."""

import numpy as np
import pytest
from PIL import Image

from studio.document.lanes.film_files import keep_film
from studio.document.lanes.film_lane import FilmLane
from studio.document.lanes.kept_lanes import lane_of, lanes_from_json, lanes_to_json, lanes_to_keep
from studio.document.lanes.lost_lane import LostLane
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


def film_of(*levels):
    lane = FilmLane(title="3 to 5", subtitle="digits", expected=len(levels))
    for level in levels:
        lane.add(picture(level))
    lane.finish()
    return lane


def test_a_film_comes_back_after_a_restart(data_home):
    lane, timeline = film_of(10, 20, 50), Timeline()
    timeline.add(lane)
    assert lanes_to_keep(timeline).lanes == (), "not on the disk yet"
    lane.keep(keep_film(lane.frames))
    timeline.seek(1)
    kept = lanes_from_json(lanes_to_json(lanes_to_keep(timeline)))
    again = lane_of(kept.lanes[0])
    assert isinstance(again, FilmLane)
    assert (again.title, again.subtitle, again.key, again.live) == ("3 to 5", "digits", lane.key, False)
    assert (kept.current, kept.playhead) == (again.key, 1)
    np.testing.assert_array_equal(again.frames, lane.frames)
    np.testing.assert_array_equal(again.change_per_step(), lane.change_per_step())


@pytest.mark.parametrize("damage", ["gone", "empty", "no picture", "size"])
def test_a_film_that_cannot_be_read_keeps_its_place_and_says_so(data_home, damage):
    lane, timeline = film_of(10, 20), Timeline()
    lane.keep(folder := keep_film(lane.frames))
    timeline.add(lane)
    (facts,) = lanes_to_keep(timeline).lanes
    if damage in ("gone", "empty"):
        for file in folder.iterdir():
            file.unlink()
    if damage == "gone":
        folder.rmdir()
    if damage == "no picture":
        (folder / "0001.png").write_text("no picture")
    if damage == "size":
        Image.new("RGB", (3, 3)).save(folder / "0001.png")
    lost = lane_of(facts)
    assert isinstance(lost, LostLane)
    assert lost.problem
    assert "\n" not in lost.problem

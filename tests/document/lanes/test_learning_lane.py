import os

import numpy as np
import pytest
from PIL import Image

from studio.document.lanes.learning_lane import LearningLane
from studio.protocol.errors import BadInput


def grid_of(path, value, size=(64, 64)):
    Image.fromarray(np.full(size, value, np.uint8)).save(path)
    return path


@pytest.fixture
def lane(tmp_path):
    lane = LearningLane(title="run", expected=6)
    for i, value in enumerate((0, 51, 255)):
        lane.add(100 * (i + 1), grid_of(tmp_path / f"{i}.png", value))
    return lane


def test_sample_grids_are_frames_in_order_of_training(lane):
    assert (lane.available, lane.frame_count) == (3, 6)
    assert lane.timesteps.tolist() == [100, 200, 300]
    frame = lane.frame(1, "x0")
    assert frame.shape == (64, 64, 3)
    assert (frame == 51).all()
    assert lane.position_text(1) == "grid 2 of 3"
    assert lane.detail_text(1) == "training step 200"
    assert lane.shows_alphas_cumprod(1) is None


def test_change_per_step_compares_consecutive_grids(lane):
    assert np.allclose(lane.change_per_step(), [0, 0.2, 0.8])
    assert not lane.frame(0, "change").any()
    assert (lane.frame(2, "change") == 255).all()


@pytest.mark.parametrize(("width", "height", "shape"), [(64, 64, (40, 40)), (160, 64, (40, 100)), (64, 160, (40, 16))])
def test_thumbnails_show_the_whole_grid(tmp_path, width, height, shape):
    cells = np.zeros((height, width), np.uint8)
    cells[-height // 4 :, -width // 4 :] = 200
    Image.fromarray(cells).save(tmp_path / "a.png")
    lane = LearningLane(title="run")
    lane.add(1, tmp_path / "a.png")
    thumbnail = lane.thumbnail(0, "x0", 40)
    assert thumbnail.shape == (*shape, 3)
    assert (thumbnail[-1, -1] == 200).all()
    assert not thumbnail[0, 0].any()


def test_a_very_wide_grid_is_shown_whole_with_black_above_and_below(tmp_path):
    Image.fromarray(np.full((16, 160), 200, np.uint8)).save(tmp_path / "a.png")
    lane = LearningLane(title="run")
    lane.add(1, tmp_path / "a.png")
    thumbnail = lane.thumbnail(0, "x0", 40)
    assert thumbnail.shape == (40, 120, 3)
    assert (thumbnail[14:26] == 200).all()
    assert not thumbnail[:14].any()
    assert not thumbnail[26:].any()


def test_a_grid_that_is_announced_twice_is_added_once(lane, tmp_path):
    lane.add(300, tmp_path / "2.png")
    lane.add(200, tmp_path / "1.png")
    assert lane.available == 3


def test_the_lane_stops_being_live_when_the_run_ends(lane):
    lane.finish()
    assert (lane.frame_count, lane.live) == (3, False)


def test_grids_are_read_on_demand_and_broken_ones_raise_bad_input(lane, tmp_path):
    lane.add(400, tmp_path / "later.png")
    with pytest.raises(BadInput, match=r"later\.png"):
        lane.frame(3, "x0")
    assert lane.change_per_step()[3] == 0
    grid_of(tmp_path / "later.png", 7)
    assert (lane.frame(3, "x0") == 7).all()
    (tmp_path / "foreign.png").write_bytes(b"GIF89a....")
    lane.add(500, tmp_path / "foreign.png")
    with pytest.raises(BadInput):
        lane.frame(4, "x0")


def test_the_grid_cache_is_bounded(tmp_path):
    lane, path = LearningLane(title="run"), grid_of(tmp_path / "a.png", 9)
    for step in range(1, 60):
        lane.add(step, path)
    for k in range(lane.available):
        lane.frame(k, "x0")
    assert len(lane._decoded) <= 16


def test_a_pipe_in_place_of_a_grid_raises_bad_input(lane, tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    lane.add(1000, tmp_path / "pipe.png")
    with pytest.raises(BadInput):
        lane.frame(lane.available - 1, "x0")

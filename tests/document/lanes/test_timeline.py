import numpy as np
import pytest
from safetensors.numpy import save_file

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.timeline import Timeline

K = 10


def a_lane(title="a", live=False, frames=K, trajectory=None):
    return DenoisingLane(
        np.zeros((2, frames, 1, 1, 8, 8), np.float16),
        title=title,
        timesteps=range(frames - 1, -1, -1),
        alphas_cumprod=np.linspace(0.9, 0.1, frames),
        live=live,
        trajectory=trajectory,
    )


@pytest.fixture
def timeline():
    return Timeline()


@pytest.fixture
def moves(timeline):
    moves = []
    timeline.playhead_moved.connect(moves.append)
    return moves


def test_a_new_lane_is_first_and_current_at_its_last_frame(timeline, moves):
    old, new = a_lane(), a_lane(frames=4)
    timeline.add(old)
    timeline.add(new)
    timeline.add(new)
    assert timeline.lanes == [new, old]
    assert (timeline.current, timeline.playhead) == (new, 3)
    assert moves == [9, 3]


def test_seeking_is_clamped_to_the_available_frames(timeline, moves):
    timeline.add(a_lane())
    for go, k in ((lambda: timeline.seek(-5), 0), (lambda: timeline.step(3), 3), (lambda: timeline.seek(99), 9)):
        go()
        assert timeline.playhead == k
    timeline.last()
    assert moves == [9, 0, 3, 9]  # no news when nothing moved


def test_the_playhead_follows_until_seeking_back_and_again_from_the_end(timeline):
    lane = a_lane(live=True)
    timeline.add(lane)
    for k in range(4):
        lane.fill(k)
    assert (timeline.playhead, timeline.following) == (3, True)
    timeline.step(-1)
    lane.fill(4)
    assert (timeline.playhead, timeline.following) == (2, False)
    timeline.last()
    lane.fill(5)
    assert (timeline.playhead, timeline.following) == (5, True)
    lane.finish()
    assert not timeline.following
    assert timeline.playhead == 5


def test_new_frames_do_not_move_a_playhead_that_is_being_dragged(timeline):
    old, live = a_lane(), a_lane(live=True)
    timeline.add(old)
    timeline.held = True
    timeline.add(live)
    live.fill(3)
    assert timeline.current is old
    timeline.look_at(live)
    live.fill(5)
    assert timeline.playhead == 3


def test_filling_another_lane_does_not_move_the_playhead(timeline, moves):
    old, live, told = a_lane(), a_lane(live=True), []
    timeline.add(live)
    timeline.add(old)
    timeline.lane_updated.connect(lambda lane: told.append(lane))
    live.fill(0)
    assert told == [live]
    assert timeline.current is old
    assert moves == [0, 9]


def test_removing_the_current_lane_selects_its_neighbour(timeline, moves):
    a, b, c = a_lane(), a_lane(frames=5), a_lane(frames=7)
    for lane in (c, b, a):
        timeline.add(lane)
    timeline.look_at(b)
    timeline.remove(b)
    assert timeline.current is c
    timeline.remove(b)
    timeline.remove(c)
    assert timeline.current is a
    timeline.remove(a)
    assert timeline.current is None
    assert moves[-1] == 0
    told = []
    timeline.lane_updated.connect(lambda lane: told.append(lane))
    b.fill(0)
    assert told == []


def test_changing_lanes_keeps_the_relative_position(timeline):
    short, long = a_lane(frames=5), a_lane(frames=9)
    timeline.add(long)
    timeline.add(short)
    timeline.seek(2)
    timeline.look_at_neighbour(1)
    assert (timeline.current, timeline.playhead) == (long, 4)
    timeline.look_at_neighbour(1)
    assert timeline.current is long
    timeline.look_at_neighbour(-1)
    assert (timeline.current, timeline.playhead) == (short, 2)


def test_view_and_option_changes_are_emitted_once(timeline):
    told = []
    timeline.view_changed.connect(told.append)
    timeline.options_changed.connect(lambda: told.append("options"))
    timeline.set_view("x0")
    timeline.set_view("x0")
    timeline.set_loop(True)
    timeline.set_speed(3.9)
    timeline.set_speed(4)
    assert told == ["x0", "options", "options"]
    assert timeline.speed == 4
    with pytest.raises(ValueError, match="no view"):
        timeline.set_view("sideways")


def test_the_memory_budget_releases_the_oldest_lanes_with_a_file(tmp_path):
    path = tmp_path / "t.safetensors"
    frames = np.zeros((K, 1, 1, 8, 8), np.float16)
    save_file(
        {"x_t": frames, "x0": frames, "timesteps": np.arange(K), "alphas_cumprod": np.linspace(0.9, 0.1, K)}, path
    )
    one = 2 * frames.nbytes
    timeline = Timeline(memory_budget=2 * one)
    pinned, without_file, older, newer, newest = (a_lane(trajectory=None if i == 1 else path) for i in range(5))
    pinned.pinned = True
    for lane in (pinned, without_file, older, newer, newest):
        timeline.add(lane)
    assert [lane.held_bytes for lane in (pinned, without_file, older, newer, newest)] == [one, 0, 0, 0, one]
    assert without_file.frame(0, "x0").shape == (8, 8, 3)
    timeline.look_at(older)
    assert older.frame(0, "x0").shape == (8, 8, 3)


def test_branches_stand_below_their_parents(tmp_path):
    def branch(title, of=None):
        lane = a_lane(title)
        lane.trajectory = tmp_path / f"{title}.safetensors"
        lane.parent = None if of is None else tmp_path / f"{of}.safetensors"
        return lane

    timeline = Timeline()
    for lane in (branch("a"), branch("b"), branch("a1", "a"), branch("a1x", "a1"), branch("a2", "a"), branch("c")):
        timeline.add(lane)
    assert [lane.title for lane in timeline.lanes] == ["c", "b", "a", "a2", "a1", "a1x"]
    assert [timeline.depth(lane) for lane in timeline.lanes] == [0, 0, 0, 1, 1, 2]
    middle = next(lane for lane in timeline.lanes if lane.title == "a1")
    timeline.remove(middle)
    assert [timeline.depth(lane) for lane in timeline.lanes] == [0, 0, 0, 1, 0]
    timeline.add(middle)
    assert [lane.title for lane in timeline.lanes] == ["c", "b", "a", "a1", "a1x", "a2"]


def test_files_that_name_each_other_as_parents_are_lanes_all_the_same(tmp_path):
    timeline = Timeline()
    for title, other in (("a", "b"), ("b", "a")):
        lane = a_lane(title)
        lane.trajectory, lane.parent = tmp_path / title, tmp_path / other
        timeline.add(lane)
    assert {lane.title for lane in timeline.lanes} == {"a", "b"}
    assert all(timeline.depth(lane) <= 2 for lane in timeline.lanes)

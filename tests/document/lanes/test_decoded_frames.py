import numpy as np

from studio.document.lanes.decoded_frames import DecodedFrames


def picture(value):
    return np.full((10, 10, 3), value, np.uint8)


def test_the_least_recently_used_picture_is_dropped_first():
    frames = DecodedFrames(memory_budget=2 * 300)
    for k in (0, 1):
        frames.put((k, "x0", 0), picture(k))
    frames.get((0, "x0", 0))
    frames.put((2, "x0", 0), picture(2))
    assert frames.get((1, "x0", 0)) is None
    assert (frames.get((0, "x0", 0)) == 0).all()
    assert len(frames) == 2


def test_replaced_pictures_count_once_and_an_oversized_one_is_kept_until_the_next():
    frames = DecodedFrames(memory_budget=300)
    for value in range(5):
        frames.put((0, "x_t", 0), picture(value))
    assert (frames.get((0, "x_t", 0)) == 4).all()
    frames.put((1, "x_t", 0), np.zeros((40, 40, 3), np.uint8))
    assert len(frames) == 1
    frames.put((2, "x_t", 0), picture(2))
    assert frames.get((1, "x_t", 0)) is None


def test_dropping_a_frame_drops_all_its_pictures():
    frames = DecodedFrames()
    for k in (0, 1):
        for view in ("x_t", "x0"):
            frames.put((k, view, 3), picture(k))
    frames.drop_frame(0)
    assert [frames.get((k, "x0", 3)) is None for k in (0, 1)] == [True, False]
    assert len(frames) == 2

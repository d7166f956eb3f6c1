import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.protocol.geometry import Box, Size, crop_for
from studio.ui.tools.crop_frame import (
    GRIP,
    CropFrame,
    Part,
    held_inside,
    moved,
    padding_to,
    part_at,
    place_of,
    resized,
    size_like,
    size_to,
)

PICTURE = Size(200, 150)
ROOM = Box(-50, -20, 300, 190)
FRAME = Box(40, 30, 80, 60)
places = st.tuples(st.floats(-300, 500), st.floats(-300, 500))
corners = st.sampled_from([part for part in Part if part.is_corner])


def test_every_handle_is_found_where_it_is_drawn():
    frame = CropFrame(FRAME, Size(64, 64), sizable=True)
    for part in Part:
        if part.is_corner or part.is_edge:
            assert part_at(frame, place_of(part, FRAME), 1.0) is part
    assert part_at(frame, (60, 50), 1.0) is Part.INSIDE
    assert part_at(frame, (5, 5), 1.0) is None
    assert part_at(frame, (120 + GRIP / 2, 90 + GRIP / 2), 2.0) is Part.RESOLUTION
    assert part_at(CropFrame(FRAME), (120 + GRIP / 2, 90 + GRIP / 2), 2.0) is None


@given(corners, places, st.sampled_from([None, 0.5, 1.0, 4 / 3, 3.0]))
def test_a_resized_frame_stays_in_its_room_and_keeps_the_opposite_corner(part, place, aspect):
    box = resized(FRAME, part, place, ROOM, aspect)
    assert box.intersection(ROOM) == box
    assert not box.empty
    opposite = Part((-part.value[0], -part.value[1]))
    assert place_of(opposite, box) == place_of(opposite, FRAME)
    if aspect is not None:
        assert abs(box.width - box.height * aspect) <= 1 + aspect


@given(st.tuples(st.floats(-400, 400), st.floats(-400, 400)))
def test_a_moved_frame_keeps_its_size_and_stays_in_its_room(way):
    box = moved(FRAME, way, ROOM)
    assert (box.width, box.height) == (FRAME.width, FRAME.height)
    assert box.intersection(ROOM) == box


def test_a_frame_reaches_past_the_picture_only_by_more_than_a_handle():
    whole = Box(0, 0, *PICTURE)
    assert held_inside(Box(-5, 20, 215, 100), whole, 1.0) == Box(0, 20, 210, 100)
    assert held_inside(Box(-5, 20, 215, 100), whole, 2.0) == Box(-5, 20, 215, 100)
    assert held_inside(FRAME, whole, 1.0) == FRAME


def test_the_padding_is_the_distance_from_the_mask():
    mask = Box(80, 60, 20, 20)
    assert padding_to(Part.LEFT, (50, 0), mask) == 30
    assert padding_to(Part.BOTTOM, (0, 120), mask) == 40
    assert padding_to(Part.RIGHT, (85, 0), mask) == 1  # inside the mask
    frame = crop_for(mask, PICTURE, padding=padding_to(Part.LEFT, (50, 0), mask))
    assert frame.x == 50


def test_the_grip_scales_the_resolution_and_keeps_multiples():
    frame = CropFrame(FRAME, Size(64, 96), sizable=True)
    grip = (120 + GRIP, 90 + GRIP)
    assert size_to(frame, grip, 1.0) == (64, 96)
    assert size_to(frame, (grip[0] + 100, grip[1] + 100), 1.0) == (128, 192)
    assert size_to(frame, (grip[0] - 1000, grip[1] - 1000), 1.0) == (8, 8)
    assert size_to(CropFrame(FRAME), grip, 1.0) is None


def test_a_size_follows_the_aspect_and_keeps_the_area():
    size = size_like(Box(0, 0, 200, 100), Size(512, 512))
    assert size.width / size.height == pytest.approx(2, rel=0.02)
    assert size.width * size.height == pytest.approx(512 * 512, rel=0.02)

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.document.layers.placement import Placement
from studio.protocol.geometry import Box
from studio.ui.tools.tool import Cursor
from studio.ui.tools.transform_handles import HANDLES, INSIDE, cursor_of_handle, handle_at, moved, scaled, turned

START = Placement.of(Box(10, 20, 100, 50))
numbers = st.floats(-60, 60).filter(lambda value: abs(value) > 5)


@given(st.sampled_from(HANDLES), st.floats(-180, 180), st.tuples(numbers, numbers), st.booleans())
def test_the_opposite_handle_stays_and_a_free_one_arrives_at_the_pointer(handle, degrees, way, free):
    start = replace(START, degrees=degrees, scale=(1.5, 0.7))
    grabbed = start.to_canvas(*handle)
    place = (grabbed[0] + way[0], grabbed[1] + way[1])
    result = scaled(start, handle, place, free=free, centred=False)
    opposite = (-handle[0], -handle[1])
    assert result.to_canvas(*opposite) == pytest.approx(start.to_canvas(*opposite), abs=1e-6)
    if free and all(handle) and min(abs(scale) for scale in result.scale) > 0.03:
        assert result.to_canvas(*handle) == pytest.approx(place, abs=1e-6)
    if not free and all(handle):
        assert result.scale[0] / result.scale[1] == pytest.approx(1.5 / 0.7)
    if not handle[0]:
        assert result.scale[0] == 1.5


def test_alt_scales_about_the_middle():
    result = scaled(START, (1, 0), (160, 45), free=False, centred=True)
    assert result.centre == START.centre
    assert result.scale == (2, 1)


def test_dragging_past_the_other_edge_mirrors():
    result = scaled(START, (1, 0), (-40, 45), free=False, centred=False)
    assert result.scale == (-0.5, 1)


def test_a_turn_follows_the_pointer_and_shift_makes_steps():
    assert turned(START, (200, 45), (60, 145), stepped=False).degrees == pytest.approx(90)
    assert turned(START, (160, 45), (158, 70), stepped=True).degrees == 15


def test_a_move_is_by_whole_pixels_and_shift_keeps_it_on_an_axis():
    assert moved(START, (3.4, -7.6), straight=False).centre == (63, 37)
    assert moved(START, (3.4, -7.6), straight=True).centre == (60, 37)


def test_handles_the_inside_and_the_outside_are_distinguished():
    assert handle_at(START, (11, 21), 1) == (-1, -1)
    assert handle_at(START, (60, 45), 1) == INSIDE
    assert handle_at(START, (300, 300), 1) is None
    assert handle_at(START, (18, 20), 4) == INSIDE  # 32 widget pixels away
    assert cursor_of_handle(START, (1, 0)) is Cursor.ACROSS
    assert cursor_of_handle(replace(START, degrees=90), (1, 0)) is Cursor.DOWN

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.protocol.geometry import Box, Size
from studio.ui.canvas.view_transform import MAX_ZOOM, MIN_ZOOM, ViewTransform, centred, fitted

ratios = st.sampled_from([1.0, 1.25, 1.5, 2.0])
views = st.builds(
    ViewTransform,
    zoom=st.floats(MIN_ZOOM, MAX_ZOOM),
    x=st.floats(-5000, 5000),
    y=st.floats(-5000, 5000),
    ratio=ratios,
)
coordinates = st.floats(-2000, 2000)
sizes = st.builds(Size, st.integers(1, 8000), st.integers(1, 8000))
viewports = st.tuples(st.floats(160, 3000), st.floats(120, 2000))


@given(views, coordinates, coordinates)
def test_to_picture_inverts_to_widget(view, x, y):
    assert view.to_picture(*view.to_widget(x, y)) == pytest.approx((x, y), abs=1e-6 * max(1, 6000 / view.scale))


@given(views, st.floats(1e-4, 1e4), coordinates, coordinates)
def test_zooming_keeps_the_point_under_the_pointer(view, zoom, x, y):
    place = view.to_picture(x, y)
    zoomed = view.zoomed(zoom, (x, y))
    assert MIN_ZOOM <= zoomed.zoom <= MAX_ZOOM
    assert zoomed.to_widget(*place) == pytest.approx((x, y), abs=1e-3)


@given(views)
def test_snapping_moves_less_than_a_pixel_and_lands_on_one(view):
    snapped = view.snapped()
    assert abs(snapped.x - view.x) <= 0.5 / view.ratio + 1e-9
    assert snapped.x * view.ratio == pytest.approx(round(snapped.x * view.ratio), abs=1e-6)
    assert snapped.snapped() == snapped


@given(sizes, viewports, ratios)
def test_fitting_shows_the_whole_picture_centred(size, viewport, ratio):
    view = fitted(size, viewport, ratio)
    x, y, width, height = view.box_to_widget(Box(0, 0, *size))
    assert x + width / 2 == pytest.approx(viewport[0] / 2, abs=1e-6)
    assert y + height / 2 == pytest.approx(viewport[1] / 2, abs=1e-6)
    if view.zoom > MIN_ZOOM:
        assert width <= viewport[0]
        assert height <= viewport[1]
    if view.zoom >= 2:
        assert view.zoom == int(view.zoom)


@given(views, sizes, viewports)
def test_clamping_keeps_part_of_the_picture_visible(view, size, viewport):
    clamped = view.clamped(size, viewport)
    x, y, width, height = clamped.box_to_widget(Box(0, 0, *size))
    for start, length, room in ((x, width, viewport[0]), (y, height, viewport[1])):
        seen = min(room, start + length) - max(0, start)
        assert seen >= min(32, length, room) - 1e-6
    assert clamped.clamped(size, viewport).x == pytest.approx(clamped.x)


def test_at_100_percent_one_picture_pixel_is_one_screen_pixel():
    view = centred(Size(100, 100), (400, 400), 1.0, 2.0)
    assert view.box_to_widget(Box(0, 0, 100, 100))[2:] == (50, 50)


def test_zoom_steps_go_up_and_down():
    view = ViewTransform(zoom=1.0)
    assert view.larger() == 2
    assert view.smaller() == pytest.approx(2 / 3)
    assert ViewTransform(zoom=MAX_ZOOM).larger() == MAX_ZOOM
    assert ViewTransform(zoom=MIN_ZOOM).smaller() == MIN_ZOOM
    assert ViewTransform(zoom=3.7).larger() == 4


def test_a_view_between_two_pixels_moves_by_as_many_as_it_is_panned():
    view = ViewTransform(zoom=32, x=-24.5, y=0.5)
    for pixels in range(1, 6):
        moved = view.moved(pixels, -pixels).snapped()
        assert (moved.x - view.snapped().x, moved.y - view.snapped().y) == (pixels, -pixels)

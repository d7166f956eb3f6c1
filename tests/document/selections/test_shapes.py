import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from studio.document.selections.shapes import ellipse, polygon, rectangle
from studio.protocol.geometry import Box, Size

PICTURE = Size(60, 40)
places = st.tuples(st.floats(-30, 90), st.floats(-30, 70))


def on_picture(selection, picture=PICTURE):
    mask = np.zeros((picture.height, picture.width), np.uint8)
    mask[selection.box.slices] = selection.pixels
    return mask


def supersampled(corners, picture=PICTURE, times=16):
    """Return a polygon's coverage 0..255 by counting points, which a pixel has times x times of."""
    x, y = np.meshgrid(*((np.arange(side * times) + 0.5) / times for side in picture))
    winding = np.zeros(x.shape, int)
    for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True):
        crosses = (y0 <= y) != (y1 <= y)
        right = x0 + (y - y0) * (x1 - x0) / (y1 - y0 if y1 != y0 else 1) > x
        winding += (crosses & right) * (1 if y1 > y0 else -1)
    inside = (winding != 0).reshape(picture.height, times, picture.width, times)
    return inside.mean(axis=(1, 3)) * 255


@settings(max_examples=40, deadline=None)
@given(st.tuples(places, places, places))
def test_a_triangle_covers_each_pixel_by_its_area(corners):
    ours = on_picture(polygon(corners, PICTURE))
    np.testing.assert_allclose(ours, supersampled(corners), atol=255 / 10)


def test_a_convex_polygon_covers_its_exact_area():
    corners = [(5.3, 3.1), (40.7, 8.2), (52.9, 33.3), (12.5, 36.6)]
    x, y = np.array(corners).T
    area = abs(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2
    assert on_picture(polygon(corners, PICTURE)).sum() / 255 == pytest.approx(area, abs=0.3)


def test_what_a_polygon_encloses_twice_is_selected_once():
    twice = [(10, 10), (30, 10), (30, 30), (10, 30)] * 2
    mask = on_picture(polygon(twice, PICTURE))
    assert mask[20, 20] == 255
    np.testing.assert_array_equal(mask, on_picture(polygon(twice[:4], PICTURE)))


def test_a_polygon_far_outside_selects_nothing():
    assert polygon([(100, 0), (200, 0), (200, 40)], PICTURE).box.empty
    assert polygon([(0, 0), (5, 5)], PICTURE).box.empty  # a line


def test_a_polygon_around_the_picture_selects_all_of_it():
    assert on_picture(polygon([(-1e6, -1e6), (1e6, -1e6), (1e6, 1e6), (-1e6, 1e6)], PICTURE)).min() == 255


def test_an_ellipse_is_antialiased_like_one_drawn_large_and_reduced():
    large = Image.new("L", (60 * 16, 40 * 16))
    ImageDraw.Draw(large).ellipse((10 * 16, 5 * 16, 50 * 16 - 1, 35 * 16 - 1), fill=255)
    reference = np.asarray(large.reduce(16)).astype(int)
    np.testing.assert_allclose(on_picture(ellipse((10, 5), (50, 35), PICTURE)), reference, atol=10)


def test_a_rectangle_has_whole_pixels_and_at_least_one():
    assert rectangle((3.4, 2.6), (10.2, 8.4), PICTURE).box == Box(3, 3, 7, 5)
    assert rectangle((10.2, 8.4), (3.4, 2.6), PICTURE).box == Box(3, 3, 7, 5)
    assert rectangle((3.4, 2.6), (3.4, 2.6), PICTURE).box == Box(3, 3, 1, 1)
    assert rectangle((-10, -10), (100, 100), PICTURE).box == Box(0, 0, 60, 40)
    assert rectangle((70, 50), (80, 60), PICTURE).box.empty

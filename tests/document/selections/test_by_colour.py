import numpy as np
import pytest
from skimage import color

from studio.document.selections.by_colour import by_colour, magic_wand, pixel_at
from studio.document.selections.colour_distance import distances, lab
from studio.protocol.geometry import Box, Size


def rgba(rgb):
    return np.concatenate([rgb, np.full((*rgb.shape[:2], 1), 255, np.uint8)], axis=2)


def two_patches(height=40, width=60):
    """Return a grey picture with two red squares."""
    pixels = np.full((height, width, 3), 128, np.uint8)
    pixels[5:15, 5:15] = pixels[25:35, 40:50] = (200, 20, 30)
    return rgba(pixels)


def test_lab_is_that_of_the_textbook():
    colours = np.random.default_rng(0).integers(0, 256, (20, 20, 3), dtype=np.uint8)
    np.testing.assert_allclose(lab(colours), color.rgb2lab(colours), atol=0.02)


def test_black_is_a_hundred_from_white_and_transparency_counts():
    picture = np.zeros((1, 4, 4), np.uint8)
    picture[0, :3, 3] = 255
    picture[0, 1, :3] = 255
    picture[0, 3] = (255, 0, 0, 0)  # invisible red
    away = distances(picture, np.array([0, 0, 0, 255], np.uint8))[0]
    assert away == pytest.approx([0, 100, 0, 100], abs=0.01)
    assert distances(picture, picture[0, 3])[0] == pytest.approx([100, 100, 100, 0], abs=0.01)


def test_the_wand_takes_one_patch_and_by_colour_both():
    picture = two_patches()
    one, both = magic_wand(picture, 7, 7, 10), by_colour(picture, 7, 7, 10)
    mask = np.zeros((40, 60), np.uint8)
    mask[one.box.slices] = one.pixels
    assert mask[5:15, 5:15].min() == 255
    assert mask.sum() == 100 * 255
    assert (both.pixels == 255).sum() == 200


def test_a_larger_tolerance_takes_more():
    ramp = np.repeat(np.arange(0, 200, 2, dtype=np.uint8)[None, :, None], 20, axis=0).repeat(3, axis=2)
    widths = [
        int((magic_wand(rgba(ramp), 0, 5, tolerance).pixels == 255).any(axis=0).sum()) for tolerance in (2, 10, 30)
    ]
    assert widths[0] < widths[1] < widths[2]


def test_an_antialiased_edge_is_selected_in_part():
    picture = two_patches()
    mixed = (0.8 * picture[7, 7].astype(int) + 0.2 * picture[0, 0].astype(int)).astype(np.uint8)
    picture[5:15, 15] = mixed
    away = float(distances(picture[7:8, 15:16], picture[7, 7])[0, 0])
    selection = magic_wand(picture, 7, 7, away * 0.75)
    edge = selection.pixels[7 - selection.box.y, 15 - selection.box.x]
    assert 150 < edge < 190  # two thirds of the way


def test_the_window_grows_with_the_region():
    picture = np.full((700, 1500, 4), 255, np.uint8)
    picture[100, :, :3] = 0  # a line that the region cannot cross
    selection = magic_wand(picture, 20, 20, 5)
    assert selection.box == Box(0, 0, 1500, 101)
    assert (selection.pixels == 255).sum() == 100 * 1500
    small = magic_wand(two_patches(600, 3000), 7, 7, 5)
    assert small.box.width <= 12


def test_pixels_outside_the_picture_are_none():
    assert pixel_at(3.7, 2.2, Size(10, 5)) == (3, 2)
    for place in ((-0.1, 2), (3, 5), (10, 2), (3, -1)):
        assert pixel_at(*place, Size(10, 5)) is None

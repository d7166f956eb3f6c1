import numpy as np
import pytest

from studio.document.layers.layer import Layer
from studio.document.layers.transforming import flipped, transformed, turned
from studio.protocol.errors import BadInput


def a_layer(width=7, height=4) -> Layer:
    pixels = np.random.default_rng(0).integers(0, 256, (height, width, 4), dtype=np.uint8)
    return Layer("l", pixels, x=10, y=20)


def test_flipping_twice_changes_nothing():
    layer = a_layer()
    for across in (True, False):
        once = flipped(layer, across=across)
        assert once.box == layer.box
        assert not np.array_equal(once.pixels, layer.pixels)
        assert np.array_equal(flipped(once, across=across).pixels, layer.pixels)


def test_quarter_turns_keep_bits_and_centre():
    layer = a_layer()
    right = turned(layer, 1)
    assert right.pixels.shape == (7, 4, 4)
    assert np.array_equal(right.pixels[0, -1], layer.pixels[0, 0])  # the upper left corner goes to the upper right
    assert abs(right.x + 2 - (layer.x + 3.5)) <= 0.5
    assert np.array_equal(turned(right, -1).pixels, layer.pixels)


def test_scaling_keeps_the_centre_and_lets_no_colour_of_transparent_pixels_in():
    pixels = np.zeros((40, 60, 4), np.uint8)
    pixels[..., :3] = (0, 255, 0)  # green that is not seen
    pixels[10:30, 20:40] = (255, 0, 0, 255)
    layer = Layer("l", pixels, x=100, y=100)
    double = transformed(layer, (2, 2), 0)
    assert double.box == (70, 80, 120, 80)
    seen = double.pixels[double.pixels[..., 3] > 100]
    assert seen[:, 1].max() <= 3
    turned_layer = transformed(layer, (1, 1), 45)
    assert turned_layer.pixels.shape[0] > 60
    assert np.array_equal(transformed(layer, (1, 1), 0).pixels[..., 3], pixels[..., 3])


def test_a_result_that_is_too_large_is_refused():
    with pytest.raises(BadInput, match="megapixels"):
        transformed(a_layer(400, 300), (100, 100), 0)

import numpy as np
import pytest

from studio.document.layers.layer import Group, Layer
from studio.document.layers.rendering import flatten
from studio.protocol.geometry import Size

SIZE = Size(6, 4)


def colour(*rgba, size=SIZE):
    return np.full((size.height, size.width, 4), rgba, np.uint8)


def stack(*layers):
    """Layers, the topmost first."""
    return Group(children=layers)


def test_one_layer_keeps_its_bits():
    pixels = np.random.default_rng(0).integers(1, 256, (4, 6, 4), np.uint8)
    pixels[..., 3] = 255
    assert np.array_equal(flatten(stack(Layer("photo", pixels)), SIZE), pixels)


def test_pixels_under_nothing_keep_their_bits():
    photo = np.random.default_rng(1).integers(0, 256, (4, 6, 4), np.uint8)
    photo[..., 3] = 255
    dot = Layer("dot", colour(255, 0, 0, 128, size=Size(1, 1)), x=2, y=1)
    result = flatten(stack(dot, Layer("photo", photo)), SIZE)
    changed = (result != photo).any(axis=2)
    assert np.argwhere(changed).tolist() == [[1, 2]]


def test_an_opaque_layer_hides_what_is_below():
    result = flatten(stack(Layer("red", colour(255, 0, 0, 255)), Layer("blue", colour(0, 0, 255, 255))), SIZE)
    assert (result == (255, 0, 0, 255)).all()


def test_opacity_and_visibility_count():
    red, blue = Layer("red", colour(255, 0, 0, 255), opacity=0.4), Layer("blue", colour(0, 0, 255, 255))
    assert flatten(stack(red, blue), SIZE)[0, 0].tolist() == [102, 0, 153, 255]
    hidden = Layer("red", colour(255, 0, 0, 255), visible=False)
    assert flatten(stack(hidden, blue), SIZE)[0, 0].tolist() == [0, 0, 255, 255]


@pytest.mark.parametrize(("x", "y"), [(-2, -1), (4, 2), (6, 0), (-6, -4), (100, 100)])
def test_a_layer_may_reach_beyond_the_canvas(x, y):
    pixels = np.arange(4 * 6, dtype=np.uint8).reshape(4, 6)[..., None].repeat(4, axis=2)
    pixels[..., 3] = 255
    result = flatten(stack(Layer("moved", pixels, x=x, y=y)), SIZE)
    expected = np.zeros((4, 6, 4), np.uint8)
    for row in range(4):
        for column in range(6):
            if 0 <= row - y < 4 and 0 <= column - x < 6:
                expected[row, column] = pixels[row - y, column - x]
    assert np.array_equal(result, expected)


def test_a_group_is_blended_as_one():
    red, green = Layer("red", colour(255, 0, 0, 255)), Layer("green", colour(0, 255, 0, 255))
    blue = Layer("blue", colour(0, 0, 255, 255))
    grouped = Group("both", (red, green), opacity=0.4)
    assert flatten(stack(grouped, blue), SIZE)[0, 0].tolist() == [102, 0, 153, 255]


def test_layers_of_an_isolated_group_do_not_blend_with_what_is_below_it():
    grey, white = colour(100, 100, 100, 255), colour(200, 200, 200, 255)
    multiply = Layer("shade", grey, blend="svg:multiply")
    isolated, through = Group("g", (multiply,)), Group("g", (multiply,), isolated=False)
    assert flatten(stack(isolated, Layer("w", white)), SIZE)[0, 0, 0] == 100
    assert flatten(stack(through, Layer("w", white)), SIZE)[0, 0, 0] == round(100 * 200 / 255)


def test_a_clearing_layer_also_clears_around_itself():
    dot = Layer("hole", colour(0, 0, 0, 255, size=Size(1, 1)), x=2, y=1, blend="svg:dst-in")
    result = flatten(stack(dot, Layer("photo", colour(9, 9, 9, 255))), SIZE)
    assert np.argwhere(result[..., 3]).tolist() == [[1, 2]]


def test_an_unknown_blend_mode_is_drawn_as_normal():
    red = Layer("red", colour(255, 0, 0, 128), blend="krita:greater")
    plain = Layer("red", colour(255, 0, 0, 128))
    blue = Layer("blue", colour(0, 0, 255, 255))
    assert np.array_equal(flatten(stack(red, blue), SIZE), flatten(stack(plain, blue), SIZE))

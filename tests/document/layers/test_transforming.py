from dataclasses import replace

import numpy as np
import pytest

from studio.document.layers.layer import Group, Layer
from studio.document.layers.placement import Placement
from studio.document.layers.rendering import flatten
from studio.document.layers.transform_preview import preview_parts
from studio.document.layers.transforming import flipped, merged, placed, split, transformed, turned
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box, Size


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


def a_disc(size=80) -> Layer:
    y, x = np.mgrid[:size, :size] + 0.5
    pixels = np.zeros((size, size, 4), np.uint8)
    pixels[(x - size / 2) ** 2 + (y - size / 2) ** 2 <= (size / 2 - 4) ** 2] = (200, 100, 50, 255)
    return Layer("disc", pixels, x=30, y=10)


def test_a_layer_that_is_only_moved_mirrored_or_turned_by_quarters_keeps_its_bits():
    layer = a_layer()
    start = Placement.of(layer.box)
    moved = placed(layer, start.moved(5, -3))
    assert (moved.x, moved.y) == (15, 17)
    assert np.array_equal(moved.pixels, layer.pixels)
    assert np.array_equal(placed(layer, replace(start, scale=(-1, 1))).pixels, layer.pixels[:, ::-1])
    assert np.array_equal(placed(layer, replace(start, degrees=90)).pixels, np.rot90(layer.pixels, -1))


def test_a_turned_layer_keeps_its_middle_and_its_weight():
    layer = a_disc()
    for degrees in (17.0, 45.0, -120.5):
        turned_layer = placed(layer, replace(Placement.of(layer.box), degrees=degrees))
        alpha = turned_layer.pixels[..., 3].astype(float)
        assert alpha.sum() == pytest.approx(layer.pixels[..., 3].sum(), rel=0.01)
        y, x = np.mgrid[: alpha.shape[0], : alpha.shape[1]] + 0.5
        centre = (turned_layer.x + (alpha * x).sum() / alpha.sum(), turned_layer.y + (alpha * y).sum() / alpha.sum())
        assert centre == pytest.approx((70, 50), abs=0.1)


def test_a_turn_of_a_rectangle_lies_where_the_placement_says():
    layer = Layer("bar", np.full((20, 100, 4), 255, np.uint8), x=0, y=0)
    placement = replace(Placement.of(layer.box), degrees=30, scale=(2, 1))
    result = placed(layer, placement)
    opaque = result.pixels[..., 3] > 127
    for row in range(0, result.pixels.shape[0], 7):
        for column in range(0, result.pixels.shape[1], 11):
            x, y = placement.to_offset((result.x + column + 0.5, result.y + row + 0.5))
            distance = max(abs(x) - 100, abs(y) - 10)
            if abs(distance) > 1.5:
                assert opaque[row, column] == (distance < 0)


def test_masked_pixels_are_split_off_and_merged_again_to_the_same_picture():
    layer = a_disc()
    mask = np.zeros((120, 160), np.uint8)
    mask[20:60, 50:90] = 255
    part, rest = split(layer, mask)
    assert part.box == Box(50, 20, 40, 40)
    assert not rest.pixels[10:50, 20:60, 3].any()
    again = merged(part, rest)
    assert again.box == layer.box
    assert np.array_equal(again.pixels[..., 3], layer.pixels[..., 3])
    seen = layer.pixels[..., 3] > 0
    assert np.array_equal(again.pixels[seen], layer.pixels[seen])
    with pytest.raises(BadInput, match="selects nothing"):
        split(layer, np.zeros((120, 160), np.uint8))


@pytest.mark.parametrize("scale", [(0, 1), (1, 1000)])
def test_a_scale_out_of_range_is_refused(scale):
    layer = a_layer()
    with pytest.raises(BadInput, match="scaled"):
        placed(layer, replace(Placement.of(layer.box), scale=scale))


def test_the_parts_of_a_preview_show_the_picture():
    layer, below = a_disc(), Layer("below", np.full((120, 160, 4), 255, np.uint8))
    above = Layer("above", np.full((20, 160, 4), (0, 0, 255, 128), np.uint8), y=50)
    stack = Group(children=(Group("g", (above, layer)), below))
    parts = preview_parts(stack, layer, None, Size(160, 120))
    assert np.array_equal(parts.layer, layer.pixels)
    shown = (Layer("", parts.above), Layer("", layer.pixels, x=30, y=10), Layer("", parts.below))
    draft = preview_parts(stack, layer, None, Size(160, 120), draft=True)
    assert np.array_equal(draft.below, parts.below)  # of a small picture nothing is left out
    difference = flatten(Group(children=shown), Size(160, 120)).astype(int) - flatten(stack, Size(160, 120))
    assert np.abs(difference).max() <= 1

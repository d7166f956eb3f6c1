import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.protocol.geometry import Box, Size, box_of, crop_for, inpainting_crop

sides = st.integers(1, 300)


@st.composite
def boxes_in_pictures(draw):
    picture = Size(draw(sides), draw(sides))
    x, y = draw(st.integers(0, picture.width - 1)), draw(st.integers(0, picture.height - 1))
    box = Box(x, y, draw(st.integers(1, picture.width - x)), draw(st.integers(1, picture.height - y)))
    return picture, box


@given(boxes_in_pictures(), st.floats(0.25, 4))
def test_a_crop_contains_the_mask_and_lies_inside_the_picture(case, aspect):
    picture, box = case
    crop = crop_for(box, picture, aspect)
    assert crop.intersection(Box(0, 0, *picture)) == crop
    assert crop.intersection(box) == box


@given(boxes_in_pictures())
def test_a_crop_is_square_where_it_can_be(case):
    picture, box = case
    crop = crop_for(box, picture)
    if max(box.width, box.height) <= min(picture):
        assert crop.width == crop.height


@given(boxes_in_pictures())
def test_box_of_is_the_bounding_box_of_the_mask(case):
    picture, box = case
    mask = np.zeros((picture.height, picture.width), np.uint8)
    mask[box.slices] = 7
    assert box_of(mask) == box


def test_box_of_an_empty_mask_is_empty():
    assert box_of(np.zeros((4, 5), np.uint8)).empty


@given(boxes_in_pictures(), boxes_in_pictures())
def test_union_contains_both_boxes(one, other):
    a, b = one[1], other[1]
    both = a.union(b)
    assert both.intersection(a) == a
    assert both.intersection(b) == b


def test_an_empty_mask_crops_the_whole_picture():
    assert crop_for(Box(0, 0, 0, 0), Size(30, 20)) == Box(0, 0, 30, 20)


@pytest.mark.parametrize("picture", [Size(16, 16), Size(10, 16), Size(16, 3)])
def test_a_picture_no_larger_than_the_model_is_not_cropped(picture):
    assert inpainting_crop(Box(1, 1, 2, 2), picture, Size(16, 16)) == Box(0, 0, *picture)


@pytest.mark.parametrize("picture", [Size(17, 16), Size(16, 17), Size(300, 200)])
def test_a_larger_picture_is_cropped_around_the_mask(picture):
    box = Box(4, 4, 2, 2)
    assert inpainting_crop(box, picture, Size(16, 16)) == crop_for(box, picture)
    assert inpainting_crop(box, picture, Size(16, 8)) == crop_for(box, picture, aspect=2)

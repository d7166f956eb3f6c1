import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from studio.document.document import Document
from studio.document.selections.combining import combined
from studio.document.selections.selection import Mode, Selection
from studio.protocol.geometry import Box, box_of

SHAPE = (6, 8)
masks = arrays.arrays(np.uint8, SHAPE)
boxes = st.builds(Box, st.integers(-3, 8), st.integers(-3, 6), st.integers(0, 9), st.integers(0, 9))


def expected(mask, selected, mode):
    return {
        Mode.REPLACE: selected,
        Mode.ADD: np.maximum(mask, selected),
        Mode.SUBTRACT: np.minimum(mask, 255 - selected),
        Mode.INTERSECT: np.minimum(mask, selected),
    }[mode]


@given(masks, boxes, st.sampled_from(Mode), st.integers(0, 2**32 - 1))
def test_an_edit_combines_within_its_boxes_as_whole_masks_would(mask, box, mode, seed):
    pixels = np.random.default_rng(seed).integers(0, 256, (box.height, box.width), dtype=np.uint8)
    selection = Selection(box, pixels)
    whole = np.zeros((20, 22), np.uint8)
    whole[3 + box.y : 3 + box.bottom, 3 + box.x : 3 + box.right] = pixels
    document = Document()
    document.set_picture(np.zeros((*SHAPE, 3), np.uint8))
    document.set_mask(mask)
    edit = combined(document.mask, document.mask_box, selection, mode, "Select")
    if edit is not None:
        edit.apply(document)
    np.testing.assert_array_equal(document.mask, expected(mask, whole[3:9, 3:11], mode))
    assert document.mask_box == box_of(document.mask)
    assert (edit is None) == np.array_equal(document.mask, mask)
    if edit is not None:
        edit.revert(document)
        np.testing.assert_array_equal(document.mask, mask)


@pytest.mark.parametrize("mode", Mode)
def test_combining_twice_is_combining_once(mode):
    rng = np.random.default_rng(1)
    mask, selected = (rng.integers(0, 256, SHAPE, dtype=np.uint8) for _ in range(2))
    first = combined(mask, box_of(mask), Selection.of(selected), mode, "Select")
    assert first is not None
    mask[first.box.slices] = first.after
    assert combined(mask, box_of(mask), Selection.of(selected), mode, "Select") is None


def test_an_edit_keeps_only_the_box_that_differs():
    mask = np.zeros((100, 100), np.uint8)
    mask[10:90, 10:90] = 255
    added = np.zeros((100, 100), np.uint8)
    added[80:95, 80:90] = 255
    edit = combined(mask, box_of(mask), Selection.of(added), Mode.ADD, "Add")
    assert edit is not None
    assert edit.box == Box(80, 90, 10, 5)
    assert edit.title == "Add"

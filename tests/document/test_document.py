from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.document.canvas_sizing import extend_canvas
from studio.document.document import Document
from studio.document.edits import MASK, edit_of
from studio.document.layers.layer import Layer
from studio.document.painting.brush import Brush
from studio.document.taking import take_candidate
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box, Size, box_of


@pytest.fixture
def document() -> Document:
    document = Document()
    document.set_picture(np.random.default_rng(0).integers(0, 256, (48, 64, 3), dtype=np.uint8))
    return document


def heard(document: Document) -> list:
    log: list = []
    document.picture_replaced.connect(lambda: log.append("replaced"))
    document.picture_changed.connect(lambda box: log.append(("picture", box)))
    document.mask_changed.connect(lambda box: log.append(("mask", box)))
    document.candidate_changed.connect(lambda: log.append("candidate"))
    document._kept_log = log  # lambdas are held by the signals
    return log


def paint(document: Document, x: float, y: float, size: float = 10, erase: bool = False):
    document.begin_stroke(Brush(size=size, hardness=1), erase)
    document.stroke_to(x, y)
    return document.end_stroke()


def test_an_empty_document_ignores_painting():
    document = Document()
    log = heard(document)
    assert not document.has_picture
    assert not document.begin_stroke(Brush())
    document.stroke_to(1, 1)
    assert document.end_stroke() is None
    assert document.clear_mask() is document.fill_mask() is document.invert_mask() is take_candidate(document) is None
    document.toggle()
    document.dismiss()
    document.cancel_stroke()
    assert log == []
    assert document.size == Size(0, 0)
    assert not document.has_mask


def test_opening_a_picture_replaces_picture_and_mask_in_one_edit(document):
    paint(document, 20, 20)
    picture, mask = document.picture.copy(), document.mask.copy()
    edit = document.set_picture(np.zeros((8, 9), np.uint8))
    assert document.size == Size(9, 8)
    assert not document.has_mask
    edit.revert(document)
    np.testing.assert_array_equal(document.picture, picture)
    np.testing.assert_array_equal(document.mask, mask)
    assert document.has_mask


def test_set_picture_copies_the_pixels(document):
    pixels = np.zeros((5, 5, 4), np.uint8)
    document.set_picture(pixels)
    pixels[:] = 9
    assert not document.picture.any()


def test_invalid_pixels_leave_the_document_unchanged(document):
    before = document.picture
    with pytest.raises(BadInput):
        document.set_picture(np.zeros((3, 3, 2), np.uint8))
    with pytest.raises(BadInput, match="size"):
        document.set_mask(np.zeros((3, 3), np.uint8))
    assert document.picture is before


def test_signals_carry_the_changed_box(document):
    log = heard(document)
    edit = paint(document, 20, 20)
    ((name, box),) = log
    assert name == "mask"
    assert box.intersection(edit.box) == edit.box
    log.clear()
    edit.revert(document)
    assert log == [("mask", edit.box)]


@given(
    st.lists(st.tuples(st.floats(0, 64), st.floats(0, 48), st.floats(1, 40), st.booleans(), st.booleans()), max_size=8)
)
@settings(max_examples=60, deadline=None)
def test_mask_box_matches_the_mask_after_every_edit(strokes):
    document = Document()
    document.set_picture(np.zeros((48, 64), np.uint8))
    for x, y, size, erase, look in strokes:
        edit = paint(document, x, y, size, erase)
        if look:
            assert document.mask_box == box_of(document.mask)
        if edit is not None and int(x) % 5 == 0:
            edit.revert(document)
    assert document.mask_box == box_of(document.mask)


def test_undo_during_a_stroke_cancels_the_stroke_first(document):
    first = paint(document, 20, 20)
    before = document.mask.copy()
    document.begin_stroke(Brush(size=30))
    document.stroke_to(22, 22)
    first.revert(document)
    assert not document.mask.any()
    assert document.end_stroke() is None
    first.apply(document)
    np.testing.assert_array_equal(document.mask, before)


def test_cancelling_a_stroke_restores_the_mask(document):
    paint(document, 20, 20)
    before = document.mask.copy()
    document.begin_stroke(Brush(size=30))
    document.stroke_to(22, 22)
    document.cancel_stroke()
    np.testing.assert_array_equal(document.mask, before)


def test_a_candidate_of_the_whole_picture_changes_only_its_crop(document):
    crop = Box(10, 5, 20, 16)
    before = document.picture.copy()
    document.offer([np.full((48, 64, 3), 7, np.uint8), np.full((48, 64, 3), 8, np.uint8)], crop)
    assert document.candidate.picture.shape == (16, 20, 4)
    np.testing.assert_array_equal(document.picture, before)
    document.select(1)
    edit = take_candidate(document)
    assert (document.picture[crop.slices][:, :, :3] == 8).all()
    outside = np.ones((48, 64), bool)
    outside[crop.slices] = False
    np.testing.assert_array_equal(document.picture[outside], before[outside])
    assert document.candidate is None
    edit.revert(document)
    np.testing.assert_array_equal(document.picture, before)


def test_toggle_and_dismiss_change_no_pixels(document):
    before = document.picture.copy()
    document.offer([np.zeros((48, 64, 3), np.uint8)])
    document.toggle()
    assert not document.candidate.shown
    document.toggle()
    assert document.candidate.shown
    document.dismiss()
    assert document.candidate is None
    np.testing.assert_array_equal(document.picture, before)


def test_accepting_a_result_of_the_same_size_keeps_the_mask(document):
    paint(document, 20, 20)
    document.offer([np.zeros((48, 64, 3), np.uint8)])
    take_candidate(document)
    assert document.has_mask
    document.offer([np.zeros((16, 16, 3), np.uint8)])
    take_candidate(document)
    assert document.size == Size(16, 16)
    assert not document.has_mask


@pytest.mark.parametrize("crop", [Box(60, 40, 16, 16), Box(0, 0, 20, 20), Box(0, 0, 0, 0)])
def test_a_result_that_no_longer_fits_is_offered_as_a_whole_picture(document, crop):
    document.offer([np.zeros((16, 16, 3), np.uint8)], crop)
    assert document.candidate.crop is None
    take_candidate(document)
    assert document.size == Size(16, 16)


def test_a_first_result_becomes_the_picture():
    document = Document()
    document.offer([np.full((16, 16), 5, np.uint8)])
    edit = take_candidate(document)
    assert document.size == Size(16, 16)
    edit.revert(document)
    assert not document.has_picture


def test_opening_a_picture_drops_the_candidate(document):
    document.offer([np.zeros((48, 64, 3), np.uint8)])
    log = heard(document)
    document.set_picture(np.zeros((8, 8), np.uint8))
    assert document.candidate is None
    assert log == ["replaced", "candidate"]


def test_extending_the_canvas_masks_what_is_added_and_can_be_undone():
    document = Document()
    pixels = np.random.default_rng(5).integers(0, 256, (6, 8, 4), np.uint8)
    document.set_picture(pixels)
    mask = np.zeros((6, 8), np.uint8)
    mask[2, 3] = 90
    document.set_mask(mask)
    edit = extend_canvas(document, (1, 2, 3, 0))
    assert document.size == (12, 8)
    assert np.array_equal(document.picture[2:, 1:9], pixels)
    assert np.array_equal(document.mask[2:, 1:9], mask)
    assert (document.mask[:2] == 255).all()
    assert (document.mask[:, 9:] == 255).all()
    assert (document.picture[:2, :, 3] == 0).all()
    edit.revert(document)
    assert np.array_equal(document.picture, pixels)
    assert np.array_equal(document.mask, mask)


def test_the_active_layer_stays_active_on_another_canvas_of_the_picture():
    document = Document()
    document.set_picture(np.zeros((8, 8, 3), np.uint8))
    layer = Layer("Paint", np.zeros((8, 8, 4), np.uint8))
    document.change_stack(replace(document.stack, children=(layer, *document.stack.children)), "New layer", layer.id)
    edit = extend_canvas(document, (0, 0, 4, 0))
    assert (document.size, document.active) == ((12, 8), layer.id)
    edit.revert(document)
    assert (document.size, document.active, document.last_layer.name) == ((8, 8), layer.id, "Paint")
    document.set_picture(np.zeros((8, 8, 3), np.uint8))
    assert document.active == MASK


def test_a_journal_reports_which_picture_was_extended():
    """Things kept for the picture, such as selections, move along after a restart too."""
    document = Document()
    document.set_picture(np.zeros((6, 8, 4), np.uint8))
    before = document.identity
    record = extend_canvas(document, (1, 2, 3, 0)).record()
    assert document.identity.origin is before
    again = Document()
    again.set_picture(np.zeros((6, 8, 4), np.uint8))
    made = edit_of(record, again)
    assert made.after.identity.origin is again.identity
    assert made.after.identity.moved == (1, 2)


def test_the_canvas_is_not_extended_by_nothing_nor_beyond_bounds():
    document = Document()
    assert extend_canvas(document, (1, 1, 1, 1)) is None
    document.set_picture(np.zeros((6, 8, 4), np.uint8))
    assert extend_canvas(document, (0, 0, 0, 0)) is None
    for margins in ((30_000, 0, 0, 0), (12_000, 12_000, 0, 0)):
        with pytest.raises(BadInput):
            extend_canvas(document, margins)
    assert document.size == (8, 6)

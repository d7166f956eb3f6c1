"""Kept selections: edits like others, which follow the canvas's size and come back with their picture."""

import numpy as np
import pytest

from studio.document.canvas_sizing import crop_canvas, extend_canvas
from studio.document.document import Document
from studio.document.edits import edit_of
from studio.document.journal.edit_records import EditRecord, decode, encode
from studio.document.selections.kept_selections import forget, free_name, keep_mask, masks_of
from studio.document.taking import take_candidate
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box


@pytest.fixture
def document():
    document = Document()
    document.set_picture(np.zeros((30, 40, 3), np.uint8))
    mask = np.zeros((30, 40), np.uint8)
    mask[5:9, 10:20] = 77
    document.set_mask(mask)
    return document


def pixels(document):
    return {one.name: one.mask.tobytes() for one in masks_of(document.selections, document.size)}


def test_keeping_and_forgetting_are_undone_in_their_order(document):
    states = [pixels(document)]
    edits = []
    for do in (
        lambda: keep_mask(document, " ring "),
        document.invert_mask,
        lambda: keep_mask(document, "rest"),
        lambda: keep_mask(document, "ring"),
        lambda: forget(document, "ring"),
    ):
        edits.append(do())
        states.append(pixels(document))
    assert list(states[3]) == ["ring", "rest"]
    assert states[4]["ring"] == states[3]["rest"]
    for edit, state in zip(reversed(edits), reversed(states[:-1]), strict=True):
        edit.revert(document)
        assert pixels(document) == state
        assert list(pixels(document)) == list(state)
    assert forget(document, "nothing") is None


def test_selections_follow_the_canvas_and_belong_to_their_picture(document):
    keep_mask(document, "ring")
    crop = crop_canvas(document, Box(8, 6, 20, 20))
    assert document.selections["ring"].box == Box(2, -1, 10, 4)
    extend_canvas(document, (1, 2, 3, 4))
    assert document.selections["ring"].box == Box(3, 1, 10, 4)
    document.set_picture(np.zeros((5, 5, 3), np.uint8))
    assert not document.selections
    assert free_name(document) == "Selection 1"
    crop.revert(document)
    assert document.selections["ring"].box == Box(10, 5, 10, 4)


def test_the_project_stays_the_same_when_the_canvas_changes_its_size(document):
    home = document.home
    crop_canvas(document, Box(8, 6, 20, 20))
    extend_canvas(document, (1, 2, 3, 4))
    document.offer([np.zeros((64, 64, 4), np.uint8)])
    take_candidate(document)
    assert document.home is home
    document.set_picture(np.zeros((5, 5, 3), np.uint8))
    assert document.home is not home


def test_a_base_of_the_journal_has_them(document):
    keep_mask(document, "ring")
    again = Document()
    edit_of(decode(encode(document.whole().record())), again).apply(again)
    assert pixels(again) == pixels(document)
    assert again.home.id == document.home.id


def test_a_damaged_selection_is_refused(document):
    record = keep_mask(document, "ring").record()
    for box in ([1, 2], [0, 0, 3, 3], [True, 0, 10, 4], "all"):
        (part,) = record.parts
        damaged = EditRecord(part.kind, {**part.fields, "box": box}, part.arrays)
        with pytest.raises(BadInput):
            edit_of(EditRecord(record.kind, record.fields, parts=(damaged,)), document)

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from studio.document.edits import MASK, EditSequence, PixelEdit, edit_of
from studio.document.journal.edit_records import EditRecord
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box
from tests.document.edit_actions import H, W, a_document, act, actions, state


@given(st.lists(actions, min_size=1, max_size=8), st.integers(0, 5))
@settings(max_examples=40, deadline=None)
@example([("replace lanes", 1), ("replace lanes", 75)], 0)  # one of the lanes that go is among those that come
def test_undo_and_redo_restore_every_byte(doings, seed):
    document = a_document(seed)
    states, edits = [state(document)], []
    for action in doings:
        edit = act(document, action)
        if edit is not None:
            edits.append(edit)
            states.append(state(document))
        assert state(document) == states[-1]
        expected = np.argwhere(document.mask)
        assert document.has_mask == bool(len(expected))
    for edit, before in zip(reversed(edits), reversed(states[:-1]), strict=True):
        edit.revert(document)
        assert state(document) == before
    for edit, after in zip(edits, states[1:], strict=True):
        edit.apply(document)
        assert state(document) == after


def test_an_edit_keeps_only_what_changed():
    before = np.zeros((20, 30), np.uint8)
    after = before.copy()
    after[5:8, 10:14] = 9
    edit = PixelEdit.between("mask", Box(100, 200, 30, 20), before, after, "x")
    assert edit is not None
    assert edit.box == Box(110, 205, 4, 3)
    assert edit.size == 2 * 12
    assert edit.before.base is None
    assert PixelEdit.between("mask", Box(0, 0, 30, 20), before, before, "x") is None


def test_size_counts_the_bytes_held():
    document = a_document()
    whole = W * H
    assert document.clear_mask().size <= whole + 1
    fill = document.fill_mask()
    assert fill.size == whole + 1
    assert document.invert_mask().size == 0
    stroke_free = document.set_picture(np.zeros((10, 10, 3), np.uint8))
    assert stroke_free.size == whole * 5


def test_a_replacement_copies_nothing():
    document = a_document()
    old = document.picture
    edit = document.set_picture(np.zeros((10, 10, 3), np.uint8))
    edit.revert(document)
    assert document.picture is old


def test_a_sequence_that_cannot_be_made_again_leaves_the_document_as_it_was():
    document = a_document()
    before = state(document)
    first = PixelEdit.between(MASK, Box(0, 0, 2, 2), np.zeros((2, 2), np.uint8), np.full((2, 2), 255, np.uint8), "a")
    record = EditSequence((first,), "both").record()
    broken = replace(record, parts=(*record.parts, EditRecord("pixels")))
    with pytest.raises(BadInput):
        edit_of(broken, document)
    assert state(document) == before

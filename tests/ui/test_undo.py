"""The undo stack: its byte budget, and what dropping the oldest edits leaves."""

import gc
import tracemalloc

import numpy as np
import pytest

from studio.document.document import Document
from studio.document.painting.brush import Brush
from studio.document.taking import take_candidate
from studio.ui.undo import UNDO_BYTES, UndoStack

SIDE = 1000
LAYER = SIDE * SIDE  # bytes of a mask


@pytest.fixture
def document():
    document = Document()
    document.set_picture(np.zeros((SIDE, SIDE, 3), np.uint8))
    return document


def noise(seed):
    return np.random.default_rng(seed).integers(1, 256, (SIDE, SIDE), dtype=np.uint8)


def record_masks(stack, document, count):
    """Record `count` edits of the whole mask, 2 MB each; returns the masks, the oldest first."""
    masks = [document.mask.copy()]
    for seed in range(count):
        stack.record(document.set_mask(noise(seed)))
        masks.append(document.mask.copy())
    return masks


def test_the_default_is_512_megabytes(qapp, document):
    assert UNDO_BYTES == 512 * 2**20
    stack = UndoStack(document)
    record_masks(stack, document, 5)
    assert stack.count() == 5


def test_of_many_edits_some_more_are_dropped_and_never_fewer_than_200_stay(qapp, document):
    stack, dropped = UndoStack(document, steps=500), []
    stack.trimmed.connect(dropped.append)
    for _ in range(600):
        stack.record(document.invert_mask())

    assert dropped == [26, 26, 26, 26]
    assert stack.count() == 600 - sum(dropped)
    stack.setIndex(0)
    assert not stack.canUndo()


def test_the_oldest_edits_are_dropped_first(qapp, document):
    stack = UndoStack(document, budget=7 * LAYER)
    masks = record_masks(stack, document, 9)
    assert stack.count() == 3
    assert stack.held_bytes <= 7 * LAYER
    for mask in masks[-2:-5:-1]:
        assert stack.canUndo()
        stack.undo()
        np.testing.assert_array_equal(document.mask, mask)
    assert not stack.canUndo()
    for mask in masks[-3:]:
        stack.redo()
        np.testing.assert_array_equal(document.mask, mask)
    assert not stack.canRedo()


def test_large_edits_stay_within_the_budget(qapp, document):
    stack = UndoStack(document, budget=10 * LAYER)
    gc.collect()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for seed in range(40):
            stack.record(document.set_mask(noise(seed)))
            document.offer([np.full((SIDE, SIDE, 3), seed + 1, np.uint8)])
            stack.record(take_candidate(document))
        held = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert stack.count() >= 1
    assert held <= 11 * LAYER  # 40 times 10 MB were recorded


def test_replaced_pictures_count_towards_the_budget(qapp, document):
    stack = UndoStack(document, budget=20 * LAYER)
    for value in range(12):
        stack.record(document.set_picture(np.full((SIDE, SIDE, 4), value, np.uint8)))
    assert stack.count() == 4
    assert stack.held_bytes == 4 * 5 * LAYER
    stack.undo()
    assert document.picture[0, 0, 0] == 10


def test_undone_edits_count_until_they_are_dropped(qapp, document):
    stack = UndoStack(document, budget=100 * LAYER)
    record_masks(stack, document, 4)
    stack.undo()
    stack.undo()
    assert stack.held_bytes == stack.count() * 2 * LAYER
    stack.record(document.clear_mask())
    assert stack.count() == 3
    assert stack.held_bytes < 6 * LAYER
    assert not stack.canRedo()


def test_the_newest_edit_is_kept_whatever_its_size(qapp, document):
    stack, told = UndoStack(document, budget=LAYER), []
    stack.exceeded.connect(told.append)
    record_masks(stack, document, 3)
    assert stack.count() == 1
    assert told == [2 * LAYER] * 3
    stack.record(document.invert_mask())
    assert len(told) == 3
    assert stack.count() == 1
    stack.undo()
    np.testing.assert_array_equal(document.mask, noise(2))
    stack.redo()
    stack.record(document.set_mask(noise(1)))
    stack.record(document.set_mask(noise(2)))
    stack.undo()
    np.testing.assert_array_equal(document.mask, noise(1))


def test_the_number_of_edits_is_limited(qapp, document):
    stack = UndoStack(document, steps=5)
    for _ in range(8):
        stack.record(document.invert_mask())
    assert stack.count() == 5


def test_dropping_edits_emits_no_signal(qapp, document):
    """Menus keep their state: the stack must not appear empty for a moment."""
    stack = UndoStack(document, budget=3 * LAYER)
    can_undo, titles = [], []
    stack.canUndoChanged.connect(can_undo.append)
    stack.undoTextChanged.connect(titles.append)
    record_masks(stack, document, 3)
    stack.record(document.clear_mask())
    assert set(can_undo) == {True}
    assert set(titles) == {"Set mask", "Clear mask"}
    assert titles[-1] == stack.undoText() == "Clear mask"


def test_a_stroke_is_a_named_undo_step(qapp, document):
    stack = UndoStack(document)
    document.begin_stroke(Brush(size=10))
    document.stroke_to(50, 50)
    stack.record(document.end_stroke())
    stack.record(None)
    assert stack.count() == 1
    assert stack.undoText() == "Brush stroke"
    assert stack.held_bytes < 2 * 13 * 13

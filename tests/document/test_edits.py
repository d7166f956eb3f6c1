import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.document.brush import Brush
from studio.document.document import Document
from studio.document.edits import PixelEdit
from studio.protocol.geometry import Box

W, H = 60, 40


def a_document(seed: int = 0) -> Document:
    document = Document()
    rng = np.random.default_rng(seed)
    document.set_picture(rng.integers(0, 256, (H, W, 4), dtype=np.uint8))
    document.set_mask(rng.integers(0, 256, (H, W), dtype=np.uint8))
    return document


def state(document: Document) -> tuple[bytes, bytes, tuple[int, ...]]:
    return document.picture.tobytes(), document.mask.tobytes(), document.picture.shape


actions = st.one_of(
    st.tuples(st.just("stroke"), st.floats(-5, W + 5), st.floats(-5, H + 5), st.booleans()),
    st.tuples(st.sampled_from(["clear", "fill", "invert", "open", "take", "take small", "take other"])),
)


def act(document: Document, action: tuple, number: int):
    name = action[0]
    rng = np.random.default_rng(number)
    if name == "stroke":
        document.begin_stroke(Brush(size=12, opacity=0.7), erase=action[3])
        document.stroke_to(10, 10)
        document.stroke_to(action[1], action[2])
        return document.end_stroke()
    if name == "open":
        return document.set_picture(rng.integers(0, 256, (30 + number, 30, 3), dtype=np.uint8))
    if name.startswith("take"):
        width, height = document.size
        crop = Box(3, 4, 10, 12) if name == "take small" else None
        shape = {"take": (height, width, 4), "take small": (12, 10, 4), "take other": (16, 16, 3)}[name]
        document.offer([rng.integers(0, 256, shape, dtype=np.uint8)], crop)
        return document.take()
    return {"clear": document.clear_mask, "fill": document.fill_mask, "invert": document.invert_mask}[name]()


@given(st.lists(actions, min_size=1, max_size=8), st.integers(0, 5))
@settings(max_examples=40, deadline=None)
def test_undo_and_redo_restore_every_byte(doings, seed):
    document = a_document(seed)
    states, edits = [state(document)], []
    for number, action in enumerate(doings):
        edit = act(document, action, number)
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

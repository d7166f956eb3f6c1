import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.document.document import Document
from studio.document.layer_editing import LayerEditing
from studio.document.layers.composite import TILE, Composite
from studio.document.layers.layer import Group, Layer
from studio.document.layers.rendering import flatten
from studio.document.layers.tree import guides_alone
from studio.document.painting.brush import Brush
from studio.document.painting.symmetry import Symmetry, SymmetryKind
from studio.protocol.geometry import Box, Size
from tests.document.edit_actions import a_document, act, actions


def noise(width: int, height: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 4), dtype=np.uint8)


def opaque(width: int, height: int, seed: int = 0) -> np.ndarray:
    pixels = noise(width, height, seed)
    pixels[..., 3] = 255
    return pixels


@given(st.lists(actions, min_size=1, max_size=10), st.integers(0, 5))
@settings(max_examples=60)
def test_whatever_is_edited_and_undone_the_picture_is_what_its_layers_look_like(doings, seed):
    document = a_document(seed)

    def check() -> None:
        shown = document.picture
        if document.composite.is_copy:
            assert np.array_equal(shown, flatten(document.stack, document.size))
        else:
            (layer,) = (child for child in document.stack.children if isinstance(child, Group) or not child.is_guide)
            assert shown is layer.pixels
        guides = guides_alone(document.stack)
        assert (document.guides is not None) == bool(guides.children)
        if document.guides is not None:
            document.guides.complete()
            assert np.array_equal(document.guides.pixels, flatten(guides, document.size))

    edits = []
    for action in doings:
        edit = act(document, action)
        check()
        edits += [edit] if edit is not None else []
    for edit in reversed(edits):
        edit.revert(document)
        check()
    for edit in edits:
        edit.apply(document)
        check()


def test_one_opaque_layer_is_not_copied_and_a_second_one_makes_a_copy():
    document = Document()
    document.set_picture(opaque(300, 200))
    only = document.picture
    added = LayerEditing(document).add()
    assert document.picture is not only
    assert np.array_equal(document.picture, only)
    added.revert(document)
    assert document.picture is only


def test_a_large_change_waits_until_it_is_requested():
    stack = Group(children=(Layer("above", noise(900, 900, 1)), Layer("below", opaque(900, 900))))
    composite = Composite(stack, Size(900, 900))
    assert not composite.complete(until=time.perf_counter() - 1)
    corner = Box(10, 10, 20, 20)
    assert composite.complete(corner)
    expected = flatten(stack, Size(900, 900))
    assert np.array_equal(composite.pixels[corner.slices], expected[corner.slices])
    assert not composite.pixels[TILE * 2 :].any()
    assert composite.complete()
    assert np.array_equal(composite.pixels, expected)


def test_changes_outside_all_requests_are_not_composited():
    below = Layer("below", opaque(900, 900))
    stack = Group(children=(Layer("above", noise(900, 900, 1)), below))
    composite = Composite(stack, Size(900, 900))
    box = Box(10, 10, 20, 20)
    below.pixels[box.slices] = 255
    composite.layer_changed(below.id, box)
    assert not composite.pixels.any()
    composite.complete()
    assert np.array_equal(composite.pixels, flatten(stack, Size(900, 900)))


@pytest.mark.parametrize("active", range(4))
def test_a_stroke_on_any_layer_shows_what_flattening_does(active):
    document = Document()
    document.set_picture(opaque(600, 500))
    layers = LayerEditing(document)
    for number in range(3):
        layers.add_picture(f"{number}", noise(500, 400, number), 30 * number, 20 * number)
    layers.change(document.active, "Blend", blend="svg:multiply", opacity=0.7)
    chosen = list(document.stack.layers())[active]
    document.activate(chosen.id)
    for erase in (False, True):
        assert document.begin_stroke(Brush(size=80, opacity=0.8), erase, (250, 120, 0))
        for x in range(20, 580, 70):
            document.stroke_to(x, 250 + x / 4)
            assert np.array_equal(document.picture, flatten(document.stack, document.size))
        document.end_stroke()


def test_a_large_symmetric_stroke_shows_what_flattening_does():
    document = Document()
    document.set_picture(opaque(700, 600))
    layers = LayerEditing(document)
    for number in range(3):
        layers.add_picture(f"{number}", noise(700, 600, number), 0, 0)
    document.activate(list(document.stack.layers())[1].id)
    brush, symmetry = Brush(size=320, hardness=0.9), Symmetry(SymmetryKind.RADIAL, 3, (350, 300))
    document.begin_stroke(brush, colour=(250, 120, 0), symmetry=symmetry)
    for x in range(150, 260, 30):
        document.stroke_to(x, 200 + x / 5)
        assert np.array_equal(document.picture, flatten(document.stack, document.size))
    document.end_stroke()
    assert np.array_equal(document.picture, flatten(document.stack, document.size))


def test_a_stroke_under_a_locked_transparency_changes_colours_alone():
    document = Document()
    document.set_picture(opaque(100, 100))
    pixels = noise(100, 100, 3)
    pixels[:, :50, 3] = 0
    layers = LayerEditing(document)
    layers.add_picture("dots", pixels, 0, 0)
    layers.change(document.active, "Lock", alpha_locked=True)
    document.begin_stroke(Brush(size=60, hardness=1), colour=(1, 2, 3))
    document.stroke_to(50, 50)
    document.end_stroke()
    layer = document.active_layer
    assert np.array_equal(layer.pixels[..., 3], noise(100, 100, 3)[..., 3] * (np.arange(100) >= 50))
    assert layer.pixels[50, 60, :3].tolist() == [1, 2, 3]


def test_a_new_layer_takes_memory_only_once_it_is_painted_on():
    document = Document()
    document.set_picture(opaque(400, 300))
    LayerEditing(document).add()
    assert document.active_layer.pixels.shape == (1, 1, 4)
    document.begin_stroke(Brush(size=10), colour=(9, 9, 9))
    document.stroke_to(350, 250)
    edit = document.end_stroke()
    assert document.active_layer.pixels.shape == (300, 400, 4)
    assert document.picture[250, 350].tolist() == [9, 9, 9, 255]
    edit.revert(document)
    assert document.active_layer.pixels.shape == (1, 1, 4)


def test_a_cancelled_stroke_leaves_a_new_layer_as_it_was():
    document = Document()
    document.set_picture(opaque(40, 30))
    LayerEditing(document).add()
    before = document.stack
    document.begin_stroke(Brush(size=10), colour=(9, 9, 9))
    document.stroke_to(20, 20)
    document.cancel_stroke()
    assert document.stack is before
    assert np.array_equal(document.picture, opaque(40, 30))

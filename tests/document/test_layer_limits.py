"""Whatever layers can be made can be saved, opened and restored again; what could not is refused."""

import numpy as np
import pytest

from studio.document.document import Document
from studio.document.layer_editing import LayerEditing
from studio.document.layers.layer import Group
from studio.document.layers.stack_json import stack_of_json, stack_to_json
from studio.document.layers.stack_limits import MAX_DEPTH
from studio.document.painting.brush import Brush
from studio.document.project import reading
from studio.document.project.project import Project, Selection
from studio.document.project.reading import open_project
from studio.document.project.writing import save_project
from studio.protocol.errors import BadInput
from studio.protocol.geometry import MAX_SIDE, Size


@pytest.fixture
def document() -> Document:
    document = Document()
    document.set_picture(np.full((8, 12, 4), 255, np.uint8))
    document.activate(next(document.stack.layers()).id)
    return document


def groups_in(stack: Group) -> int:
    return 1 + groups_in(stack.children[0]) if stack.children and isinstance(stack.children[0], Group) else 0


def test_the_deepest_groups_are_saved_opened_and_restored(document, tmp_path):
    layers = LayerEditing(document)
    for _ in range(MAX_DEPTH):
        layers.add_group()
    with pytest.raises(BadInput, match="nested"):
        layers.add_group()
    assert groups_in(document.stack) == MAX_DEPTH
    save_project(Project(document.size, document.stack), tmp_path / "deep.ora")
    opened = open_project(tmp_path / "deep.ora")
    assert (groups_in(opened.stack), opened.repaired) == (MAX_DEPTH, ())
    pixels = {layer.id: layer.pixels for layer in document.stack.layers()}
    assert groups_in(stack_of_json(stack_to_json(document.stack), pixels)) == MAX_DEPTH


def test_moving_nests_as_deep_as_grouping_does(document):
    layers = LayerEditing(document)
    layer = document.active
    for _ in range(MAX_DEPTH - 1):
        layers.add_group()
    outermost = document.stack.children[0].id
    document.activate("")
    layers.add_group()
    around = next(node.id for node in document.stack.children if node.id != outermost)
    layers.move(outermost, around, 0)
    assert groups_in(document.stack) == MAX_DEPTH
    document.activate("")
    layers.add_group()
    one_more = next(node.id for node in document.stack.children if node.id != around)
    with pytest.raises(BadInput, match="nested"):
        layers.move(around, one_more, 0)
    assert layer in [each.id for each in document.stack.layers()]


def test_what_lies_too_far_outside_is_not_painted_on(document):
    layers = LayerEditing(document)
    layers.add_picture("photo", np.full((10, 10, 4), 90, np.uint8), 20_000, 5_001)
    assert "too far outside the picture" in document.painting_problem
    assert not document.begin_stroke(Brush(), 3, 3)
    layers.change(document.active, "Move", y=2_000)
    assert document.painting_problem == ""


def test_a_layer_is_not_scaled_to_sides_that_cannot_be_opened(document):
    layers = LayerEditing(document)
    layers.add_picture("strip", np.full((2, 400, 4), 90, np.uint8), 0, 0)
    layers.add_picture("far", np.full((2, 2, 4), 90, np.uint8), MAX_SIDE, 0)
    with pytest.raises(BadInput, match="on a side"):
        layers.merge_down(document.active)


def test_selections_do_not_keep_a_project_from_being_opened(tmp_path, monkeypatch):
    size = Size(12, 8)
    mask = np.full((8, 12), 200, np.uint8)
    document = Document()
    document.set_picture(np.full((8, 12, 4), 255, np.uint8))
    selections = tuple(Selection(f"part {number}", mask) for number in range(20))
    save_project(Project(size, document.stack, selections), tmp_path / "many.ora")
    monkeypatch.setattr(reading, "_MAX_LAYER_PIXELS", 3 * 12 * 8)
    opened = open_project(tmp_path / "many.ora")
    assert len(opened.selections) == 8, "the room that one layer leaves, four to a layer"
    assert len(opened.repaired) == 12
    assert "“part 8” was left out" in opened.repaired[0]

import numpy as np
import pytest

from studio.document.document import Document
from studio.document.layer_editing import LayerEditing
from studio.document.painting.brush import Brush
from studio.document.painting.clone_stroke import CloneSource

HARD = Brush(size=20, hardness=1)


def a_picture(width=300, height=200) -> np.ndarray:
    pixels = np.random.default_rng(1).integers(0, 256, (height, width, 4), dtype=np.uint8)
    pixels[..., 3] = 255
    return pixels


@pytest.fixture
def document():
    document = Document()
    document.set_picture(a_picture())
    return document


@pytest.mark.parametrize("from_picture", [False, True])
def test_a_stroke_copies_what_was_there_before_it_even_where_it_has_painted(document, from_picture):
    before = document.picture.copy()
    document.activate("picture")
    document.begin_stroke(HARD, clone=CloneSource((15, 0), from_picture))
    for x in range(60, 200, 5):
        document.stroke_to(x, 100)
    edit = document.end_stroke()
    assert edit.title == "Clone stroke"
    assert np.array_equal(document.picture[100, 60:190], before[100, 75:205])
    edit.revert(document)
    assert np.array_equal(document.picture, before)


def test_the_visible_picture_is_copied_onto_an_empty_layer(document):
    seen = document.picture.copy()
    LayerEditing(document).add()
    document.begin_stroke(HARD, clone=CloneSource((-100, 20)))
    for x in range(150, 250, 5):
        document.stroke_to(x, 90)
    document.end_stroke()
    layer = document.active_layer
    assert np.array_equal(layer.pixels[90, 150:240], seen[110, 50:140])
    assert not layer.pixels[90, :130].any()
    assert np.array_equal(document.picture[90, 150:240], seen[110, 50:140])


def test_an_empty_layer_has_nothing_to_copy_of_itself(document):
    LayerEditing(document).add()
    document.begin_stroke(HARD, clone=CloneSource((-100, 0), from_picture=False))
    document.stroke_to(150, 90)
    assert document.end_stroke() is None


def test_beyond_the_edge_there_is_nothing_to_copy(document):
    before = document.picture.copy()
    document.activate("picture")
    document.begin_stroke(HARD, clone=CloneSource((-100, 0)))
    document.stroke_to(103, 100)
    document.end_stroke()
    assert np.array_equal(document.picture[100, 93:100], before[100, 93:100])
    assert np.array_equal(document.picture[100, 100:112], before[100, 0:12])

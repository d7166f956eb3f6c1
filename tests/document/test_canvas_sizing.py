import numpy as np
import pytest

from studio.document.canvas_sizing import crop_canvas, extend_canvas, resampled, resize_canvas
from studio.document.document import Document
from studio.document.layer_editing import LayerEditing
from studio.protocol.errors import BadInput
from studio.protocol.geometry import MAX_SIDE, Box, Size


def a_document(width=60, height=40) -> Document:
    document = Document()
    pixels = np.random.default_rng(0).integers(0, 256, (height, width, 4), dtype=np.uint8)
    pixels[..., 3] = 255
    document.set_picture(pixels)
    mask = np.zeros((height, width), np.uint8)
    mask[10:20, 10:20] = 255
    document.set_mask(mask)
    return document


@pytest.mark.parametrize(
    ("anchor", "corner"), [((0, 0), (0, 0)), ((1, 1), (10, 5)), ((2, 2), (20, 10)), ((2, 0), (20, 0))]
)
def test_a_larger_canvas_keeps_the_picture_at_its_anchor(anchor, corner):
    document = a_document()
    before, mask = document.picture.copy(), document.mask.copy()
    edit = resize_canvas(document, Size(80, 50), anchor)
    assert document.size == (80, 50)
    x, y = corner
    assert np.array_equal(document.picture[y : y + 40, x : x + 60], before)
    assert np.array_equal(document.mask[y : y + 40, x : x + 60], mask)
    assert np.count_nonzero(document.picture[..., 3]) == 60 * 40
    edit.revert(document)
    assert np.array_equal(document.picture, before)


def test_a_smaller_canvas_cuts_the_picture_but_layers_keep_what_lies_outside():
    document = a_document()
    before = document.picture.copy()
    resize_canvas(document, Size(20, 10), (1, 1))
    assert np.array_equal(document.picture, before[15:25, 20:40])
    assert not document.composite.is_copy
    layered = a_document()
    LayerEditing(layered).add_picture("above", np.full((40, 60, 4), 9, np.uint8), 0, 0)
    resize_canvas(layered, Size(20, 10), (0, 0))
    resize_canvas(layered, Size(60, 40), (0, 0))
    assert np.array_equal(layered.stack.children[1].pixels, before)


def test_narrower_and_higher_at_once():
    document = a_document()
    before = document.picture.copy()
    resize_canvas(document, Size(30, 60), (1, 0))
    assert np.array_equal(document.picture[:40], before[:, 15:45])
    assert not document.picture[40:].any()


def test_resampling_scales_layers_mask_and_their_places():
    document = a_document()
    LayerEditing(document).add_picture("above", np.full((20, 10, 4), (200, 0, 0, 255), np.uint8), 30, 10)
    contents = resampled(document.contents, Size(120, 80))
    above, below = contents.stack.children
    assert below.pixels.shape == (80, 120, 4)
    assert tuple(above.box) == (60, 20, 20, 40)
    assert (above.pixels == (200, 0, 0, 255)).all()
    assert contents.mask[30, 30] == 255
    assert contents.mask[50, 50] == 0
    half = resampled(document.contents, Size(30, 20))
    assert half.mask.shape == (20, 30)
    assert tuple(half.stack.children[0].box) == (15, 5, 5, 10)


def test_resampling_lets_no_colour_of_transparent_pixels_in():
    document = Document()
    pixels = np.zeros((40, 40, 4), np.uint8)
    pixels[..., 1] = 255  # green that is not seen
    pixels[:, 20:] = (255, 0, 0, 255)
    document.set_picture(pixels)
    result = resampled(document.contents, Size(27, 27)).stack.children[0].pixels
    seen = result[result[..., 3] > 60]
    assert seen[:, 1].max() <= 4


@pytest.mark.parametrize("size", [Size(0, 10), Size(MAX_SIDE + 1, 5), Size(30_000, 30_000)])
def test_a_size_that_is_too_large_or_nothing_is_refused(size):
    document = a_document()
    before = document.stack
    with pytest.raises(BadInput):
        resize_canvas(document, size, (0, 0))
    with pytest.raises(BadInput):
        resampled(document.contents, size)
    assert document.stack is before


def test_the_same_size_changes_nothing():
    assert resize_canvas(a_document(), Size(60, 40), (0, 0)) is None
    assert resize_canvas(Document(), Size(60, 40), (0, 0)) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda document: crop_canvas(document, Box(5, 5, 20, 20)),
        lambda document: resize_canvas(document, Size(20, 20), (1, 1)),
        lambda document: extend_canvas(document, (4, 0, 0, 8)),
    ],
)
def test_a_single_layer_stays_itself(change):
    document = a_document()
    (layer,) = document.stack.layers()
    layers = LayerEditing(document)
    layers.change(layer.id, "Lock", name="Sky", locked=True, alpha_locked=True, recipe="{}")
    document.activate(layer.id)
    change(document)
    (found,) = document.stack.layers()
    assert (found.id, found.name, found.locked, found.alpha_locked, found.recipe) == (layer.id, "Sky", True, True, "{}")
    assert found.box == Box(0, 0, *document.size)
    assert document.active == layer.id

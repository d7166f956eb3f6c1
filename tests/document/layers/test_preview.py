import numpy as np
import pytest

from studio.document.document import Document
from studio.document.layer_editing import LayerEditing
from studio.document.layers.layer import Group, Layer
from studio.document.layers.preview import preview_of
from studio.document.layers.rendering import flatten
from studio.document.painting.brush import Brush
from studio.protocol.geometry import Box, Size


def noise(width: int, height: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 4), dtype=np.uint8)


def averaged(pixels: np.ndarray, factor: int) -> np.ndarray:
    """Colours multiplied by alpha, and alpha, averaged, [h, w, 4]."""
    values = pixels.astype(float)
    values[..., :3] *= values[..., 3:] / 255
    height, width = pixels.shape[:2]
    return values.reshape(height // factor, factor, width // factor, factor, 4).mean(axis=(1, 3))


@pytest.mark.parametrize("factor", [2, 4])
def test_the_preview_of_one_layer_is_its_average(factor):
    pixels = noise(32, 32)
    preview = preview_of([Layer("only", pixels)], Box(8, 0, 16, 24), factor)
    expected = averaged(pixels[0:24, 8:24], factor)
    assert np.abs(averaged(preview, 1) - expected).max() < 2


@pytest.mark.parametrize("factor", [2, 8])
def test_the_preview_of_even_layers_is_what_they_look_like(factor):
    def even(*colour: int) -> np.ndarray:
        return np.broadcast_to(np.array(colour, np.uint8), (32, 48, 4)).copy()

    inner = Layer("inner", even(0, 200, 90, 255), blend="svg:multiply", x=-8, y=16)
    hidden = Layer("hidden", even(255, 255, 255, 255), visible=False)
    group = Group(children=(inner, hidden), opacity=0.6)
    stack = Group(
        children=(Layer("above", even(250, 10, 20, 128), x=16), group, Layer("below", even(90, 90, 200, 255)))
    )
    size = Size(48, 32)
    preview = preview_of(stack.children, Box(0, 0, *size), factor)
    assert np.abs(preview.astype(int) - flatten(stack, size)[::factor, ::factor]).max() <= 1


def test_a_layer_that_ends_within_a_pixel_of_the_preview_covers_its_share():
    stack = [Layer("quarter", np.full((2, 2, 4), 255, np.uint8), x=4, y=4)]
    preview = preview_of(stack, Box(0, 0, 8, 8), 4)
    assert preview[..., 3].tolist() == [[0, 0], [0, 64]]


def test_a_clearing_layer_clears_where_it_has_no_pixels():
    mask = Layer("window", np.full((8, 8, 4), 255, np.uint8), blend="svg:dst-in")
    below = Layer("below", np.full((8, 16, 4), 255, np.uint8))
    assert preview_of([mask, below], Box(0, 0, 16, 8), 8)[..., 3].tolist() == [[255, 0]]


def layered(blend: str = "svg:multiply") -> Document:
    document = Document()
    document.set_picture(noise(600, 500) | np.array([0, 0, 0, 255], np.uint8))
    layers = LayerEditing(document)
    for number in range(3):
        layers.add_picture(f"{number}", noise(500, 400, number), 30 * number, 20 * number)
    layers.change(document.active, "Blend", blend=blend, opacity=0.7)
    document.activate(document.stack.children[1].id)
    document.composite.complete()
    return document


@pytest.mark.parametrize("ends", ["end_stroke", "cancel_stroke"])
@pytest.mark.parametrize("blend", ["svg:multiply", "svg:dst-in"])
def test_a_stroke_seen_from_far_is_composited_exactly_once_it_has_ended(ends, blend):
    document = layered(blend)
    document.composite.shown_at = 4
    before = document.composite.pixels.copy()
    boxes: list[Box] = []
    document.begin_stroke(Brush(size=80, opacity=0.8), colour=(250, 120, 0))
    for x in range(20, 580, 70):
        document.stroke_to(x, 250 + x / 4)
    assert np.array_equal(document.composite.pixels, before), "nothing is composited at full size meanwhile"
    document.picture_changed.connect(boxes.append)
    getattr(document, ends)()
    assert boxes[0].union(Box(20, 255, 490, 122)) == boxes[0], "all that was previewed is shown anew"
    assert np.array_equal(document.picture, flatten(document.stack, document.size))
    assert np.array_equal(document.picture, before) == (ends == "cancel_stroke")


def test_the_colour_under_the_pointer_is_exact_during_a_stroke_seen_from_far():
    document = layered()
    document.composite.shown_at = 4
    document.begin_stroke(Brush(size=80), colour=(250, 120, 0))
    document.stroke_to(300, 250)
    expected = flatten(document.stack, document.size)
    assert document.composite.colour_at(310, 240).tolist() == expected[240, 310].tolist()
    assert document.composite.colour_at(10, 10).tolist() == expected[10, 10].tolist()


def test_a_stroke_that_is_seen_closer_midway_is_followed_exactly():
    document = layered()
    document.composite.shown_at = 2
    document.begin_stroke(Brush(size=80), colour=(250, 120, 0))
    document.stroke_to(100, 100)
    document.composite.shown_at = 1
    document.stroke_to(400, 300)
    assert np.array_equal(document.picture, flatten(document.stack, document.size))
    document.end_stroke()
    assert np.array_equal(document.picture, flatten(document.stack, document.size))

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from studio.document.document import Document
from studio.document.layer_editing import LayerEditing
from studio.document.layers.composite import Composite
from studio.document.painting.brush import Brush
from studio.protocol.geometry import Box
from studio.ui.canvas.ants import outline
from studio.ui.canvas.layers import CompositeImage, MaskOverlay, PictureImage
from studio.ui.canvas.pyramid import TILE, TILES_AT_ONCE, Budget, Pyramid
from studio.ui.canvas.view_transform import ViewTransform


def drawn(pyramid: Pyramid, target: QRectF, size: tuple[int, int] = (64, 64), budget: int = 100) -> np.ndarray:
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    pyramid.draw(painter, target, ViewTransform(), (float(size[0]), float(size[1])), Budget(budget))
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(size[1], size[0], 4)
    return rows[:, :, [2, 1, 0, 3]].copy()


@pytest.mark.parametrize("alpha", [255, 200])
def test_a_picture_at_its_own_size_is_exact(qapp, alpha):
    pixels = np.random.default_rng(0).integers(0, 256, (64, 64, 4), dtype=np.uint8)
    pixels[:, :, 3] = 255
    pixels[0, 0, 3] = alpha
    image = PictureImage(pixels)
    assert image.opaque == (alpha == 255)
    np.testing.assert_array_equal(drawn(image, QRectF(0, 0, 64, 64))[1:], pixels[1:])


def test_magnified_pixels_are_crisp(qapp):
    pixels = np.random.default_rng(1).integers(0, 256, (8, 8, 4), dtype=np.uint8)
    pixels[:, :, 3] = 255
    seen = drawn(PictureImage(pixels), QRectF(0, 0, 64, 64))
    np.testing.assert_array_equal(seen, pixels.repeat(8, 0).repeat(8, 1))


@pytest.mark.parametrize("factor", [2, 4, 8])
def test_reduced_pictures_are_averaged(qapp, factor):
    pixels = np.random.default_rng(2).integers(0, 256, (64, 64, 4), dtype=np.uint8)
    pixels[:, :, 3] = 255
    side = 64 // factor
    seen = drawn(PictureImage(pixels), QRectF(0, 0, side, side))[:side, :side]
    exact = pixels.reshape(side, factor, side, factor, 4).mean(axis=(1, 3))
    assert np.abs(seen - exact).max() <= 1


def test_reduced_transparent_pictures_are_averaged_by_alpha(qapp):
    pixels = np.zeros((4, 4, 4), np.uint8)
    pixels[::2] = [200, 100, 50, 255]
    pixels[1::2] = [0, 255, 0, 0]  # what is not seen has no colour
    seen = drawn(PictureImage(pixels), QRectF(0, 0, 2, 2))[:2, :2]
    assert np.abs(seen.astype(int) - [100, 50, 25, 128]).max() <= 1


class CountedPicture(PictureImage):
    """A picture that notes which boxes are reduced."""

    def __init__(self, pixels: np.ndarray) -> None:
        super().__init__(pixels)
        self.boxes: list[Box] = []

    def _reduced(self, factor: int, box: Box) -> np.ndarray:
        self.boxes.append(box)
        return super()._reduced(factor, box)


@pytest.fixture(scope="module")
def large() -> np.ndarray:
    pixels = np.random.default_rng(3).integers(0, 256, (3 * TILE, 4 * TILE + 8, 4), dtype=np.uint8)
    pixels[:, :, 3] = 255
    return pixels


def test_a_large_picture_is_reduced_over_several_repaints(qapp, large):
    picture, target = CountedPicture(large), QRectF(0, 0, TILE + 2, 3 * TILE / 4)
    screen = (TILE + 2, 3 * TILE // 4)
    first = drawn(picture, target, screen, TILES_AT_ONCE)
    assert len(picture.boxes) == TILES_AT_ONCE
    block = large[100:104, 200:204].reshape(16, 4)
    assert (block == first[25, 50]).all(axis=1).any(), "meanwhile it is not smoothed"
    second = drawn(picture, target, screen, TILES_AT_ONCE)
    assert len(picture.boxes) == 15
    exact = large[:, :, :3].reshape(3 * TILE // 4, 4, TILE + 2, 4, 3).mean(axis=(1, 3))
    assert np.abs(second[:, :, :3] - exact).max() <= 1
    drawn(picture, target, screen, TILES_AT_ONCE)
    assert len(picture.boxes) == 15, "nothing is left to do"


def test_only_what_is_in_view_is_reduced(qapp, large):
    picture = CountedPicture(large)
    drawn(picture, QRectF(0, 0, 2 * TILE + 4, 3 * TILE / 2), (TILE // 4, TILE // 4))
    assert picture.boxes == [Box(0, 0, TILE, TILE)]


def test_a_prepared_picture_is_drawn_without_reducing_it_again(qapp, large):
    picture = CountedPicture(large)
    picture.prepare()
    done = len(picture.boxes)
    drawn(picture, QRectF(0, 0, TILE + 2, 3 * TILE / 4), (TILE + 2, 3 * TILE // 4), 0)
    assert len(picture.boxes) == done


def test_a_small_change_is_followed_at_once_and_a_large_one_when_it_is_drawn(qapp, large):
    picture = CountedPicture(large.copy())
    picture.prepare()
    picture.boxes.clear()
    picture.changed(Box(7, 9, 10, 10))
    assert picture.boxes[0] == Box(6, 8, 12, 12), "in whole pixels of the level"
    picture.boxes.clear()
    picture.changed(Box(0, 0, 2 * TILE, 2 * TILE))
    assert picture.boxes == []
    drawn(picture, QRectF(0, 0, TILE + 2, 3 * TILE / 4), (TILE + 2, 3 * TILE // 4))
    assert len(picture.boxes) == 4


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 30), st.integers(1, 30), st.integers(1, 63))
@settings(max_examples=40, deadline=None)
def test_an_overlay_updated_by_boxes_equals_a_new_one(qapp, x, y, width, height, side):
    rng = np.random.default_rng(x)
    mask = rng.integers(0, 256, (61, 63), dtype=np.uint8)
    overlay = MaskOverlay(mask, "#ff00ff", 0.5)
    target = QRectF(0, 0, side, side)
    drawn(overlay, target)  # makes the reduced copies, which must follow
    box = Box(x, y, width, height).intersection(Box(0, 0, 63, 61))
    if box.empty:
        return
    mask[box.slices] = rng.integers(0, 256, (box.height, box.width), dtype=np.uint8)
    overlay.changed(box)
    fresh = MaskOverlay(mask, "#ff00ff", 0.5)
    np.testing.assert_array_equal(drawn(overlay, target), drawn(fresh, target))


def test_the_overlay_is_the_colour_at_the_masks_strength(qapp):
    mask = np.array([[0, 255, 128]], np.uint8)
    overlay = MaskOverlay(mask, "#ff8000", 0.5)
    seen = drawn(overlay, QRectF(0, 0, 3, 1))[0, :3]
    assert seen.tolist() == [[0, 0, 0, 0], [128, 64, 0, 128], [64, 32, 0, 64]]
    overlay.set_style("#0000ff", 1.0)
    assert drawn(overlay, QRectF(0, 0, 3, 1))[0, 1].tolist() == [0, 0, 255, 255]


def test_the_outline_of_a_square_has_four_runs():
    inside = np.zeros((5, 6), bool)
    inside[1:3, 2:5] = True
    runs = {tuple(run) for run in outline(inside).tolist()}
    assert runs == {(2, 1, 5, 1), (2, 3, 5, 3), (2, 1, 2, 3), (5, 1, 5, 3)}
    assert len(outline(np.ones((3, 3), bool))) == 4
    assert len(outline(np.zeros((3, 3), bool))) == 0


@given(st.integers(0, 1000))
@settings(max_examples=30, deadline=None)
def test_the_outline_contains_every_edge_once(seed):
    inside = np.random.default_rng(seed).random((7, 9)) < 0.5
    padded = np.pad(inside, 1).astype(int)
    edges = np.abs(np.diff(padded, axis=0)).sum() + np.abs(np.diff(padded, axis=1)).sum()
    runs = outline(inside)
    assert np.abs(runs[:, 2] - runs[:, 0]).sum() + np.abs(runs[:, 3] - runs[:, 1]).sum() == edges


class Stroked:
    """A picture of two layers, the upper one painted on, drawn at a quarter of its size."""

    TARGET = QRectF(0, 0, 75, 50)

    def __init__(self) -> None:
        self.document = Document()
        self.document.set_picture(np.full((200, 300, 4), 255, np.uint8))
        noise = np.random.default_rng(4).integers(0, 256, (150, 250, 4), dtype=np.uint8)
        LayerEditing(self.document).add_picture("noise", noise, 20, 10)
        self.image = CompositeImage(self.document.composite)
        self.document.picture_changed.connect(lambda box: self.image.changed(box))
        self.seen()

    def seen(self) -> np.ndarray:
        return drawn(self.image, self.TARGET, (75, 50))

    def fresh(self) -> np.ndarray:
        """Return what is seen of the composite by another image."""
        composite = Composite(self.document.stack, self.document.size)
        composite.complete()
        return drawn(CompositeImage(composite), self.TARGET, (75, 50))

    def paint(self, layer: int, *, erase: bool = False) -> None:
        self.document.activate(self.document.stack.children[layer].id)
        self.document.begin_stroke(Brush(size=60, hardness=1), erase, (30, 160, 90))
        self.document.stroke_to(60, 60)
        self.document.stroke_to(220, 120)


@pytest.mark.parametrize("layer", [0, 1])
def test_a_stroke_seen_from_far_is_shown_at_once_and_exactly_in_the_end(qapp, layer):
    stroked = Stroked()
    before = stroked.seen()
    stroked.paint(layer)
    meanwhile = stroked.seen()
    expected = stroked.fresh()
    assert np.abs(expected.astype(int) - before).max() > 50
    assert np.abs(meanwhile.astype(int) - expected).max() < 25, "about what it will be"
    stroked.document.end_stroke()
    np.testing.assert_array_equal(stroked.seen(), expected)


def test_what_a_stroke_makes_transparent_is_seen_from_far(qapp):
    stroked = Stroked()
    stroked.document.activate(stroked.document.stack.children[0].id)
    stroked.paint(1, erase=True)
    assert not stroked.image.shows(stroked.document.composite), "the image is to be made anew, with transparency"

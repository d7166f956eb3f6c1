import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from studio.protocol.geometry import Box, Size
from studio.ui.canvas.ants import outline
from studio.ui.canvas.grid import cells
from studio.ui.canvas.layers import MaskOverlay, Mipmaps, PictureImage
from studio.ui.canvas.view_transform import ViewTransform


def drawn(mipmaps: Mipmaps, target: QRectF, size: tuple[int, int] = (64, 64)) -> np.ndarray:
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    mipmaps.draw(painter, target, ViewTransform(), (float(size[0]), float(size[1])))
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
    np.testing.assert_array_equal(drawn(image.mipmaps, QRectF(0, 0, 64, 64))[1:], pixels[1:])


def test_enlarged_pixels_are_crisp(qapp):
    pixels = np.random.default_rng(1).integers(0, 256, (8, 8, 4), dtype=np.uint8)
    pixels[:, :, 3] = 255
    seen = drawn(PictureImage(pixels).mipmaps, QRectF(0, 0, 64, 64))
    np.testing.assert_array_equal(seen, pixels.repeat(8, 0).repeat(8, 1))


@pytest.mark.parametrize(("factor", "tolerance"), [(2, 3), (4, 4), (8, 6)])  # Qt rounds down at each halving
def test_reduced_pictures_are_averaged(qapp, factor, tolerance):
    pixels = np.random.default_rng(2).integers(0, 256, (64, 64, 4), dtype=np.uint8)
    pixels[:, :, 3] = 255
    side = 64 // factor
    seen = drawn(PictureImage(pixels).mipmaps, QRectF(0, 0, side, side))[:side, :side]
    exact = pixels.reshape(side, factor, side, factor, 4).mean(axis=(1, 3))
    assert np.abs(seen - exact).max() <= tolerance


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 30), st.integers(1, 30), st.integers(1, 63))
@settings(max_examples=40, deadline=None)
def test_an_overlay_updated_by_boxes_equals_a_new_one(qapp, x, y, width, height, side):
    rng = np.random.default_rng(x)
    mask = rng.integers(0, 256, (61, 63), dtype=np.uint8)
    overlay = MaskOverlay(mask, "#ff00ff", 0.5)
    target = QRectF(0, 0, side, side)
    drawn(overlay.mipmaps, target)  # makes the halves, which must follow
    box = Box(x, y, width, height).intersection(Box(0, 0, 63, 61))
    if box.empty:
        return
    mask[box.slices] = rng.integers(0, 256, (box.height, box.width), dtype=np.uint8)
    overlay.changed(box)
    fresh = MaskOverlay(mask, "#ff00ff", 0.5)
    np.testing.assert_array_equal(drawn(overlay.mipmaps, target), drawn(fresh.mipmaps, target))


def test_the_overlay_is_the_colour_at_the_masks_strength(qapp):
    mask = np.array([[0, 255, 128]], np.uint8)
    overlay = MaskOverlay(mask, "#ff8000", 0.5)
    seen = drawn(overlay.mipmaps, QRectF(0, 0, 3, 1))[0, :3]
    assert seen.tolist() == [[0, 0, 0, 0], [128, 64, 0, 128], [64, 32, 0, 64]]
    overlay.set_style("#0000ff", 1.0)
    assert drawn(overlay.mipmaps, QRectF(0, 0, 3, 1))[0, 1].tolist() == [0, 0, 255, 255]


def test_outline_goes_round_a_square_in_four_runs():
    inside = np.zeros((5, 6), bool)
    inside[1:3, 2:5] = True
    runs = {tuple(run) for run in outline(inside).tolist()}
    assert runs == {(2, 1, 5, 1), (2, 3, 5, 3), (2, 1, 2, 3), (5, 1, 5, 3)}
    assert len(outline(np.ones((3, 3), bool))) == 4
    assert len(outline(np.zeros((3, 3), bool))) == 0


@given(st.integers(0, 1000))
@settings(max_examples=30, deadline=None)
def test_outline_has_every_edge_once(seed):
    inside = np.random.default_rng(seed).random((7, 9)) < 0.5
    padded = np.pad(inside, 1).astype(int)
    edges = np.abs(np.diff(padded, axis=0)).sum() + np.abs(np.diff(padded, axis=1)).sum()
    runs = outline(inside)
    assert np.abs(runs[:, 2] - runs[:, 0]).sum() + np.abs(runs[:, 3] - runs[:, 1]).sum() == edges


@given(st.integers(1, 40), st.integers(4, 600), st.integers(4, 600), st.floats(200, 2000), st.floats(200, 1500))
def test_grid_cells_lie_apart_and_inside(count, width, height, across, down):
    places = cells(count, Size(width, height), (across, down))
    assert len(places) == count
    widget = QRectF(-1, -1, across + 2, down + 2)
    for index, place in enumerate(places):
        assert widget.contains(place)
        assert not any(place.intersects(other) for other in places[:index])

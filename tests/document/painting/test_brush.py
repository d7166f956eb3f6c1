import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.document.painting.brush import Brush
from studio.document.painting.mask import blended
from studio.document.painting.stroke import MaskStroke
from studio.document.painting.tile_backup import TileBackup
from studio.protocol.geometry import Box, box_of

W, H = 70, 50
places = st.tuples(st.floats(-40, W + 40), st.floats(-40, H + 40), st.floats(0, 1))
brushes = st.builds(Brush, size=st.floats(1, 60), hardness=st.floats(0, 1), opacity=st.floats(0, 1))


def random_mask(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (H, W), dtype=np.uint8)


@given(brushes, st.lists(places, min_size=1, max_size=6), st.booleans(), st.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_a_stroke_stays_within_its_reported_boxes_and_its_opacity(brush, way, erase, seed):
    before = random_mask(seed)
    mask = before.copy()
    stroke = MaskStroke(mask, brush, erase)
    for place in way:
        earlier = mask.copy()
        reported = np.zeros_like(mask)
        for box in stroke.line_to(*place):
            reported[box.slices] = 1
            assert not box.empty
            assert box.intersection(Box(0, 0, W, H)) == box
            assert stroke.box.union(box) == stroke.box
        assert not ((earlier != mask) & (reported == 0)).any()
    a = round(brush.opacity * 255) / 255
    old = before.astype(float)
    limit = old * (1 - a) if erase else old * (1 - a) + 255 * a
    if erase:
        assert (mask <= before).all()
        assert (mask >= limit - 1).all()
    else:
        assert (mask >= before).all()
        assert (mask <= limit + 1).all()
    for box, old_pixels in stroke.changes():
        np.testing.assert_array_equal(old_pixels, before[box.slices])
    stroke.cancel()
    np.testing.assert_array_equal(mask, before)


@given(st.integers(0, 9), st.integers(0, 9), st.booleans())
@settings(deadline=None)
def test_blending_matches_the_rounded_formula(seed, other, erase):
    before, alpha = random_mask(seed), random_mask(other + 50)
    a = alpha / 255
    exact = before * (1 - a) + (0 if erase else 255 * a)
    assert np.abs(blended(before, alpha, erase) - exact).max() <= 0.5 + 1e-9


def test_a_hard_dab_covers_its_circle():
    mask = np.zeros((41, 41), np.uint8)
    MaskStroke(mask, Brush(size=21, hardness=1)).line_to(20.5, 20.5)
    assert mask[20, 20] == 255
    assert mask.sum() / 255 == pytest.approx(np.pi * 10.5**2, rel=0.01)
    np.testing.assert_array_equal(mask, mask[::-1])
    np.testing.assert_array_equal(mask, mask.T)


def test_dabs_have_subpixel_positions():
    mask = np.zeros((41, 41), np.uint8)
    MaskStroke(mask, Brush(size=21, hardness=1)).line_to(20.75, 20.5)
    columns = np.arange(41) + 0.5
    assert (mask.sum(axis=0) @ columns) / mask.sum() == pytest.approx(20.75, abs=0.02)


def test_one_pixel_brush_marks_one_pixel():
    mask = np.zeros((5, 5), np.uint8)
    MaskStroke(mask, Brush(size=1, hardness=1)).line_to(2.5, 3.5)
    assert np.argwhere(mask).tolist() == [[3, 2]]


def test_a_softer_brush_covers_less():
    sums = []
    for hardness in (0, 0.5, 1):
        mask = np.zeros((60, 60), np.uint8)
        MaskStroke(mask, Brush(size=40, hardness=hardness)).line_to(30, 30)
        sums.append(mask.astype(int).sum())
    assert sums == sorted(sums)


def test_a_stroke_that_crosses_itself_is_not_stronger_there():
    mask = np.zeros((60, 60), np.uint8)
    stroke = MaskStroke(mask, Brush(size=20, hardness=1, opacity=0.5))
    for _ in range(4):
        stroke.line_to(10, 30)
        stroke.line_to(50, 30)
    assert mask.max() == 128
    again = MaskStroke(mask, Brush(size=20, hardness=1, opacity=0.5))
    again.line_to(30, 30)
    assert mask.max() == 192  # a second stroke does add


def test_a_fast_line_has_no_gaps():
    mask = np.zeros((200, 200), np.uint8)
    stroke = MaskStroke(mask, Brush(size=8, hardness=1))
    stroke.line_to(10, 10)
    stroke.line_to(190, 150)
    for t in np.linspace(0, 1, 500):
        assert mask[int(10 + 140 * t), int(10 + 180 * t)] == 255


def test_low_pressure_reduces_size_and_opacity():
    full, light = np.zeros((2, 100, 100), np.uint8)
    MaskStroke(full, Brush(size=40, hardness=1)).line_to(50, 50, 1.0)
    MaskStroke(light, Brush(size=40, hardness=1)).line_to(50, 50, 0.5)
    assert light.max() == 128
    assert box_of(light).width < box_of(full).width
    none = np.zeros((100, 100), np.uint8)
    MaskStroke(none, Brush(size=40)).line_to(50, 50, 0.0)
    assert not none.any()


def test_lifting_the_pen_leaves_a_gap():
    mask = np.zeros((40, 200), np.uint8)
    stroke = MaskStroke(mask, Brush(size=10, hardness=1))
    stroke.line_to(20, 20)
    stroke.lift_to(180, 20)
    stroke.line_to(182, 20)
    assert not mask[:, 40:160].any()


def test_one_long_move_paints_the_same_as_many_short_ones():
    one, many = np.zeros((2, 60, 300), np.uint8)
    stroke = MaskStroke(one, Brush(size=30, hardness=0.5))
    stroke.line_to(20, 30)
    stroke.line_to(280, 30)
    stroke = MaskStroke(many, Brush(size=30, hardness=0.5))
    for x in range(20, 281, 4):
        stroke.line_to(x, 30)
    np.testing.assert_array_equal(one, many)


@pytest.mark.parametrize("wrong", [{"size": 0.0}, {"size": 5000.0}, {"hardness": 1.1}, {"opacity": -0.1}])
def test_invalid_brushes_are_refused(wrong):
    with pytest.raises(ValueError, match="must be in"):
        Brush(**wrong)


def test_the_backup_copies_only_requested_tiles_and_keeps_their_old_pixels():
    source = np.random.default_rng(3).integers(0, 256, (600, 700), dtype=np.uint8)
    old = source.copy()
    backup = TileBackup(source)
    box = Box(200, 100, 120, 300)
    backup.keep(box)
    source[box.slices] = 0
    np.testing.assert_array_equal(backup.view(box), old[box.slices])
    source[500:, 600:] = 1
    assert (backup.view(Box(600, 520, 90, 70)) == 1).all()  # was not kept in time, by contract


def test_a_long_thin_stroke_keeps_few_of_the_pixels_of_its_bounding_box():
    mask = np.zeros((3000, 3000), np.uint8)
    stroke = MaskStroke(mask, Brush(size=8))
    stroke.line_to(10, 10)
    stroke.line_to(2990, 2990)
    kept = sum(box.width * box.height for box, _ in stroke.changes())
    assert kept < 0.3 * stroke.box.width * stroke.box.height
    stroke.cancel()
    assert not mask.any()

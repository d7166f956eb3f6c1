import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy import ndimage

from studio import mask_growth
from studio.document.selections.operations import (
    bordered,
    feathered,
    holes_filled,
    islands_removed,
    shrunk,
    smoothed,
)
from studio.mask_growth import grown

masks = arrays.arrays(
    np.uint8, st.tuples(st.integers(1, 30), st.integers(1, 30)), elements=st.sampled_from([0, 90, 255])
)
radii = st.floats(0.5, 9)


def disc(radius):
    reach = int(radius) + 1
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    return x**2 + y**2 <= radius**2 + radius


def square(size=40, low=10, high=30):
    mask = np.zeros((size, size), np.uint8)
    mask[low:high, low:high] = 255
    return mask


@settings(deadline=None)
@given(masks, radii)
def test_growing_takes_the_maximum_over_a_disc(mask, radius):
    expected = ndimage.grey_dilation(mask, footprint=disc(radius), mode="constant")
    np.testing.assert_array_equal(grown(mask, radius), expected)


@settings(deadline=None)
@given(masks, radii)
def test_shrinking_grows_what_is_not_selected(mask, radius):
    np.testing.assert_array_equal(shrunk(mask, radius), 255 - grown(255 - mask, radius))
    assert (shrunk(mask, radius) <= mask).all()
    assert (mask <= grown(mask, radius)).all()


def test_growing_in_bands_is_growing_at_once(monkeypatch):
    mask = np.random.default_rng(0).integers(0, 256, (50, 40), dtype=np.uint8)
    whole = grown(mask, 6)
    monkeypatch.setattr(mask_growth, "_ROWS", 7)
    np.testing.assert_array_equal(grown(mask, 6), whole)


def test_a_mask_at_the_border_stays_there_when_it_shrinks():
    mask = np.zeros((20, 20), np.uint8)
    mask[:10] = 255  # a sky
    small = shrunk(mask, 3)
    assert small[0].min() == 255
    assert small[7].max() == 0


def test_feathering_fades_over_the_width_and_keeps_the_middle_of_the_edge():
    mask = np.zeros((100, 200), np.uint8)
    mask[:, 100:] = 255
    row = feathered(mask, 20)[50].astype(int)
    assert row[98] < 128 <= row[101]
    assert row[75] < 8
    assert row[125] > 247
    assert (np.diff(row) >= 0).all()
    assert feathered(mask, 20)[0, 150] == 255  # it goes on beyond the border


def test_smoothing_rounds_corners_and_removes_specks():
    mask = square(80, 20, 60)
    mask[5, 5] = 255
    smooth = smoothed(mask, 10)
    assert smooth[20, 20] < 128
    assert smooth[5, 5] == 0
    assert smooth[40, 40] == 255
    assert 100 < smooth[40, 19:21].astype(int).mean() < 156  # the edge has not moved


def test_a_border_lies_half_inside_and_half_outside():
    band = bordered(square(), 6)
    np.testing.assert_array_equal(np.flatnonzero(band[20] == 255), [*range(7, 13), *range(27, 33)])


def test_holes_are_filled_with_their_soft_edge_but_bays_are_not():
    mask = square()
    mask[15:20, 15:20] = 100
    mask[16:19, 16:19] = 0
    mask[10:25, 25] = 0  # a bay
    filled = holes_filled(mask)
    assert (filled[15:20, 15:20] == 255).all()
    np.testing.assert_array_equal(filled[10:25, 25], 0)
    np.testing.assert_array_equal(filled[:10], 0)


def test_a_hole_in_a_half_transparent_mask_is_filled():
    mask = square() // 255 * 200
    mask[18:22, 18:22] = 0
    assert holes_filled(mask)[20, 20] == 255
    assert holes_filled(mask)[12, 12] == 200


def test_islands_below_the_area_are_removed():
    mask = square()
    mask[2:4, 2:4] = 255  # 4 pixels
    mask[2:4, 34:38] = 127  # 8 pixels that count half
    assert islands_removed(mask, 4)[2, 2] == 255
    assert islands_removed(mask, 4)[2, 35] == 0
    left = islands_removed(mask, 5)
    assert left[2, 2] == 0
    assert left[20, 20] == 255


@pytest.mark.parametrize(
    "operation", [grown, shrunk, feathered, smoothed, bordered, lambda mask, _: holes_filled(mask), islands_removed]
)
def test_operations_leave_their_argument_alone_and_take_empty_masks(operation):
    for mask in (np.zeros((9, 7), np.uint8), np.full((9, 7), 255, np.uint8), np.full((1, 1), 9, np.uint8)):
        before = mask.copy()
        result = operation(mask, 4)
        assert result.shape == mask.shape
        assert result.dtype == np.uint8
        np.testing.assert_array_equal(mask, before)
        result[...] = 77
        np.testing.assert_array_equal(mask, before)  # nor do they return it

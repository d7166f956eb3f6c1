import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.engine.generation.mask_edges import feathered, pasted_when_soft


def square(side=64, inset=16):
    mask = np.zeros((side, side), np.uint8)
    mask[inset:-inset, inset:-inset] = 255
    return mask


@given(st.integers(0, 40), st.integers(0, 2**32))
def test_a_feathered_mask_never_reaches_beyond_the_mask(pixels, seed):
    mask = np.random.default_rng(seed).integers(0, 256, (23, 31)).astype(np.uint8)
    mask[mask < 90] = 0
    assert (feathered(mask, pixels) <= mask).all()


def test_the_edge_rises_evenly_over_the_requested_pixels():
    row = feathered(square(), 8)[32, 16:32].astype(int)
    assert row[0] < 40
    assert (np.diff(row[:7]) > 0).all()
    assert (row[8:] == 255).all()
    assert np.diff(row).max() < 60


def test_the_border_of_the_picture_is_not_an_edge():
    mask = np.zeros((20, 20), np.uint8)
    mask[:, 10:] = 255
    assert (feathered(mask, 4)[:, 15:] == 255).all()


def test_no_feather_leaves_the_mask():
    assert np.array_equal(feathered(square(), 0), square())


@pytest.mark.parametrize(("value", "expected"), [(0, 0), (1, 3), (32, 127), (64, 255), (200, 255)])
def test_what_may_change_much_is_pasted_whole(value, expected):
    assert pasted_when_soft(np.full((1, 1), value, np.uint8)) == expected

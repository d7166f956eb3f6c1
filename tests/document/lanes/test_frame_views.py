import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.document.lanes import frame_views as views

EVERY_HALF = np.arange(65536, dtype=np.uint16).view(np.float16)


def test_every_float16_converts_exactly_to_float32():
    finite = EVERY_HALF[np.isfinite(EVERY_HALF)]
    assert np.array_equal(views.to_float32(finite).view(np.uint32), finite.astype(np.float32).view(np.uint32))
    assert np.array_equal(views.to_float32(EVERY_HALF), EVERY_HALF.astype(np.float32), equal_nan=True)


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_to_bytes_clips_and_rounds(dtype):
    values = np.array([-2, -1, 0, 1, 2, -np.inf, np.inf, np.nan], dtype)
    assert views.to_bytes(values, -1.0, 1.0).tolist() == [0, 0, 128, 255, 255, 0, 255, 0]


def test_float16_and_float32_give_the_same_bytes():
    values = np.linspace(-1.1, 1.1, 4001).astype(np.float16)
    difference = views.to_bytes(values, -1, 1).astype(int) - views.to_bytes(values.astype(np.float32), -1, 1)
    assert np.abs(difference).max() == 0


@given(
    st.floats(0.0, 0.999),
    st.integers(0, 2**32 - 1),
    st.sampled_from([np.float16, np.float32]),
)
def test_epsilon_is_recovered_from_x_t_and_x0(alpha_cumprod, seed, dtype):
    rng = np.random.default_rng(seed)
    x0, epsilon = rng.uniform(-1, 1, (2, 1, 5, 5)), rng.standard_normal((2, 1, 5, 5))
    x_t = math.sqrt(alpha_cumprod) * x0 + math.sqrt(1 - alpha_cumprod) * epsilon
    found = views.epsilon_from(x_t.astype(dtype), x0.astype(dtype), alpha_cumprod)
    # each stored value is off by at most half a unit in its last place
    unit = np.finfo(dtype).eps * 4
    assert np.abs(found - epsilon).max() <= unit * (1 + 1 / math.sqrt(1 - alpha_cumprod))


def test_epsilon_is_zero_without_noise():
    ones = np.ones((1, 1, 2, 2), np.float16)
    assert not views.epsilon_from(ones, ones, 1.0).any()
    assert (views.epsilon_to_bytes(ones, ones, 1.0) == 128).all()


def test_change_is_black_where_nothing_changed_and_white_at_a_quarter_of_the_range():
    before, after = np.zeros((1, 1, 1, 3), np.float16), np.array([[[[0, 0.02, 0.5]]]], np.float16)
    assert views.change_to_bytes(before, after, -1, 1).ravel().tolist() == [0, 51, 255]


def test_conversion_in_blocks_leaves_no_seam():
    rng = np.random.default_rng(0)
    one, other = rng.standard_normal((2, 1, 3, 200, 200)).astype(np.float32)
    expected = views.to_bytes(views.epsilon_from(one, other, 0.3), -3, 3)
    assert np.array_equal(views.epsilon_to_bytes(one, other, 0.3), expected)


@pytest.mark.parametrize(
    ("count", "shape"), [(1, (16, 16)), (2, (16, 33)), (4, (33, 33)), (5, (33, 50)), (10, (50, 67)), (16, (67, 67))]
)
def test_contact_sheets_are_near_square_with_a_gap(count, shape):
    pictures = np.full((count, 1, 16, 16), 200, np.uint8)
    sheet = views.contact_sheet(pictures)
    assert sheet.shape == (*shape, 3)
    assert (sheet == 200).all(axis=2).sum() == count * 256
    assert count == 1 or (sheet[:, 16] == views.GAP_GREY).all()


def test_contact_sheets_of_tiny_pictures_have_no_gap():
    assert views.contact_sheet(np.zeros((4, 1, 8, 8), np.uint8)).shape == (16, 16, 3)


def test_colours_stay_in_their_channels_and_latents_show_three():
    pictures = np.zeros((1, 4, 2, 2), np.uint8)
    pictures[0, 0], pictures[0, 1], pictures[0, 3] = 10, 20, 99
    assert (views.contact_sheet(pictures) == [10, 20, 0]).all()


@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 40))
def test_thumbnails_have_the_requested_height(h, w, height):
    scaled = views.scaled_to_height(np.zeros((h, w, 3), np.uint8), height)
    assert scaled.shape == (height, max(1, round(w * height / h)), 3)


@pytest.mark.parametrize("side", [8, 300])
def test_damaged_frames_are_striped_and_still_seen(side):
    pixels = np.full((side, side, 3), 90, np.uint8)
    marked = views.marked_as_damaged(pixels)
    striped = (marked == views.DAMAGED).all(2).mean()
    assert 0.15 < striped < 0.35
    assert ((marked == views.DAMAGED).all(2) | (marked == 90).all(2)).all()
    assert (pixels == 90).all(), "the frame itself is as it was"

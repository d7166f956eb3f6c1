"""The root mean square difference of two pictures."""

import numpy as np
import pytest

from studio.document.picture_distance import picture_distance


def test_it_is_the_root_mean_square_without_alpha():
    one = np.zeros((3, 5, 4), np.uint8)
    other = one.copy()
    other[..., 3] = 255
    assert picture_distance(one, other) == 0
    other[0, 0, 0] = 30
    assert picture_distance(one, other) == pytest.approx((900 / 45) ** 0.5)
    assert picture_distance(other, one) == picture_distance(one, other)


def test_tall_pictures_are_compared_whole():
    random = np.random.default_rng(0)
    one, other = random.integers(0, 256, (2, 3000, 2000), np.uint8)
    expected = np.sqrt(np.square(one.astype(float) - other).mean())
    assert picture_distance(one, other) == pytest.approx(expected)


def test_pictures_of_different_sizes_have_no_distance():
    assert picture_distance(np.zeros((3, 5), np.uint8), np.zeros((5, 3), np.uint8)) is None

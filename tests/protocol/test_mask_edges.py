import pytest

from studio.protocol.geometry import Box, Size
from studio.protocol.mask_edges import edges_for


@pytest.mark.parametrize(
    ("side", "strength", "grow", "feather"),
    [
        (30, 1.0, 20, 25),  # small: the least softness of 32 pixels
        (300, 1.0, 25, 25),  # a tenth of the diagonal, 42
        (300, 0.5, 14, 24),  # half of it
        (10, 0.1, 5, 6),
    ],
)
def test_the_edges_follow_the_masks_size_and_the_strength(side, strength, grow, feather):
    assert edges_for(Box(5, 5, side, side), strength, Size(1024, 700)) == (grow, feather)


def test_what_is_set_stays():
    box = Box(0, 0, 300, 300)
    assert edges_for(box, 1.0, Size(512, 512), grow=3) == (3, 25)
    assert edges_for(box, 1.0, Size(512, 512), feather=7) == (25, 7)


def test_the_least_numbers_shrink_with_a_small_picture():
    assert edges_for(Box(0, 0, 32, 64), 1.0, Size(64, 64)) == (3, 3)
    assert edges_for(Box(0, 0, 8, 16), 1.0, Size(16, 16)) == (0, 0)

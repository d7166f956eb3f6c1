import pytest

from studio.protocol.geometry import Box, Size
from studio.protocol.mask_edges import edges_for, padding_for, repainting_crop


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


@pytest.mark.parametrize(
    ("side", "strength", "target", "padding"),
    [
        (300, 1.0, 64, 150),  # half of its mean side
        (30, 1.0, 64, 100),  # a sixteenth of the picture
        (30, 1.0, 512, 241),  # so that the model is not enlarged
        (300, 0.5, 64, 51),  # the transition of 21 pixels, 4, and 6% of the diagonal
        (30, 0.5, 512, 113),  # half of what the model makes
    ],
)
def test_the_context_follows_the_masks_size_and_the_strength(side, strength, target, padding):
    assert padding_for(Box(5, 5, side, side), strength, Size(1600, 900), Size(target, target)) == padding


def test_the_crop_of_a_weak_change_is_tighter_unless_its_padding_is_set():
    box, picture, target = Box(600, 300, 300, 300), Size(1600, 900), Size(64, 64)
    weak, strong = (repainting_crop(box, picture, target, strength=strength) for strength in (0.5, 1.0))
    assert (weak.width, strong.width) == (402, 600)
    assert repainting_crop(box, picture, target, padding=10, strength=0.5).width == 320
    assert repainting_crop(box, picture, target).width == 600


def test_a_picture_no_larger_than_the_model_is_seen_whole_at_any_strength():
    assert repainting_crop(Box(3, 3, 4, 4), Size(64, 48), Size(64, 64), strength=0.3) == Box(0, 0, 64, 48)

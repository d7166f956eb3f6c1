import numpy as np
import pytest

from studio.engine.generation.filling import filled
from studio.protocol.generation_recipe import FILLS

SIDE = 96


@pytest.fixture
def picture():
    """A colour ramp from left to right, and another from top to bottom, [3, H, W]."""
    ramp = np.linspace(-0.8, 0.8, SIDE, dtype=np.float32)
    return np.stack([np.tile(ramp, (SIDE, 1)), np.tile(ramp[:, None], (1, SIDE)), np.zeros((SIDE, SIDE), np.float32)])


@pytest.fixture
def masked():
    mask = np.zeros((SIDE, SIDE), bool)
    mask[30:60, 40:70] = True
    return mask


@pytest.mark.parametrize("fill", FILLS)
def test_only_the_masked_part_changes(picture, masked, fill):
    spoilt = picture.copy()
    spoilt[:, masked] = 1
    result = filled(spoilt, masked, fill, 0)
    assert np.array_equal(result[:, ~masked], picture[:, ~masked])
    assert result.dtype == np.float32
    assert np.abs(result).max() <= 1
    assert np.array_equal(result[:, masked], spoilt[:, masked]) == (fill == "original")


def test_propagation_continues_the_surroundings(picture, masked):
    spoilt = picture.copy()
    spoilt[:, masked] = 1
    result = filled(spoilt, masked, "propagate", 0)
    assert np.abs(result - picture)[:, masked].mean() < 0.05


def test_blur_is_between_the_colours_around_it(picture, masked):
    spoilt = picture.copy()
    spoilt[:, masked] = 1
    inside = filled(spoilt, masked, "blur", 0)[:, masked]
    assert np.abs(inside.mean(axis=1) - picture[:, masked].mean(axis=1)).max() < 0.2
    assert inside.std() < picture[:, masked].std() + 0.1


def test_noise_is_that_of_the_seed(picture, masked):
    one, same, other = (filled(picture, masked, "noise", seed) for seed in (1, 1, 2))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)
    assert one[:, masked].std() == pytest.approx(2 / 12**0.5, abs=0.05)


@pytest.mark.parametrize("fill", FILLS)
@pytest.mark.parametrize("everything", [True, False])
def test_masks_of_everything_and_of_nothing(picture, fill, everything):
    result = filled(picture, np.full((SIDE, SIDE), everything), fill, 0)
    assert np.isfinite(result).all()
    if not everything:
        assert np.array_equal(result, picture)


def test_a_thin_strip_of_surroundings_is_enough(picture):
    masked = np.ones((SIDE, SIDE), bool)
    masked[0, 0] = False
    for fill in ("blur", "propagate"):
        assert np.isfinite(filled(picture, masked, fill, 0)).all()

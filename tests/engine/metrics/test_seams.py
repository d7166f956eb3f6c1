"""How visible the edge of a repainted part is."""

import numpy as np
import pytest

from studio.engine.metrics.seams import seam_strength


@pytest.fixture
def mask() -> np.ndarray:
    mask = np.zeros((32, 32), np.uint8)
    mask[8:24, 8:24] = 255
    return mask


def texture(dtype=np.uint8) -> np.ndarray:
    top = np.iinfo(dtype).max
    return (np.random.default_rng(0).uniform(0.3, 0.5, (32, 32, 3)) * top).astype(dtype)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_part_that_continues_the_picture_has_no_seam(mask, dtype):
    assert seam_strength(texture(dtype), mask) == pytest.approx(1, abs=0.15)


def test_the_jump_of_a_brighter_part_is_reported(mask):
    pixels = texture()
    pixels[mask > 0] += 80
    assert seam_strength(pixels, mask) > 4


def test_a_known_edge_has_the_ratio_of_its_jumps(mask):
    pixels = np.zeros((32, 32), np.uint8)
    pixels[mask > 0] = 9  # every jump across the edge is 9, none is inside
    assert seam_strength(pixels, mask) == pytest.approx(10)


def test_feathering_weakens_a_seam(mask):
    pixels = np.zeros((32, 32, 3), np.uint8)
    hard = pixels.copy()
    hard[mask > 0] = 120
    soft = pixels.copy()
    soft[7:25, 7:25] = 40
    soft[8:24, 8:24] = 80
    soft[9:23, 9:23] = 120
    assert seam_strength(soft, mask) < 0.7 * seam_strength(hard, mask)


def test_a_mask_without_an_edge_or_an_inside_has_no_figure(mask):
    assert seam_strength(texture(), np.full_like(mask, 255)) is None
    assert seam_strength(texture(), np.zeros_like(mask)) is None

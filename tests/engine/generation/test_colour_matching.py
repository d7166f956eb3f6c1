"""A model's pixels take the colours of the picture around the mask."""

import numpy as np
import pytest
from PIL import Image

from studio.engine.generation.colour_matching import band_around, colour_matched
from studio.engine.generation.inpainting import read_repainting
from studio.protocol.generation_recipe import GenerateRecipe

SIDE = 32


@pytest.fixture
def mask() -> np.ndarray:
    mask = np.zeros((SIDE, SIDE), np.float32)
    mask[10:22, 8:20] = 1
    return mask


def scene(channels: int = 3) -> np.ndarray:
    smooth = np.random.default_rng(0).uniform(-0.4, 0.4, (channels, 8, 8)).astype(np.float32)
    return np.kron(smooth, np.ones((1, 4, 4), np.float32))


@pytest.mark.parametrize("channels", [1, 3])
def test_a_dull_and_tinted_result_comes_back_to_the_picture(mask, channels):
    known = scene(channels)
    tint = np.linspace(0.1, -0.1, channels, dtype=np.float32)[:, None, None] + 0.05
    dull = 0.7 * known + tint
    matched = colour_matched(dull, known, mask)
    inside = mask > 0
    before, after = (np.abs(made - known)[:, inside].mean() for made in (dull, matched))
    assert after < 0.35 * before


def test_what_is_repainted_keeps_its_own_colour(mask):
    known = np.full((3, SIDE, SIDE), -0.2, np.float32)
    made = known + 0.1
    made[0, 10:22, 8:20] = 0.9  # a red thing on a grey background
    matched = colour_matched(made, known, mask)
    assert matched[0, 15, 12] > 0.6
    assert np.allclose(matched[:, 2, 2], known[:, 2, 2], atol=0.01)


def test_the_same_colours_stay_as_they_are(mask):
    known = scene()
    assert np.allclose(colour_matched(known.copy(), known, mask), known, atol=1e-3)


def test_without_surroundings_nothing_is_compared():
    made = scene()
    assert colour_matched(made, scene() + 0.1, np.ones((SIDE, SIDE))) is made


def test_the_band_lies_outside_the_mask_and_near_it(mask):
    band = band_around(mask > 0)
    assert not (band & (mask > 0)).any()
    assert band[9, 8]
    assert not band[0, 31]


def test_a_recipe_asks_for_it_and_pixels_outside_the_mask_keep_their_bits(tmp_path, mask):
    pixels = np.random.default_rng(1).integers(0, 256, (SIDE, SIDE, 3), np.uint8)
    Image.fromarray(pixels).save(tmp_path / "image.png")
    Image.fromarray((mask * 255).astype(np.uint8)).save(tmp_path / "mask.png")
    recipe = GenerateRecipe(image=str(tmp_path / "image.png"), mask=str(tmp_path / "mask.png"), prompt="x")
    made = 0.5 * (pixels.transpose(2, 0, 1).astype(np.float32) / 127.5 - 1) + 0.3
    plain, matched = (
        read_repainting(recipe.model_copy(update={"colour_match": on}), (SIDE, SIDE)).composite(made).pixels
        for on in (False, True)
    )
    inside = mask > 0
    assert np.array_equal(plain[~inside], pixels[~inside])
    assert np.array_equal(matched[~inside], pixels[~inside])
    errors = [np.abs(one[inside].astype(float) - pixels[inside]).mean() for one in (plain, matched)]
    assert errors[1] < 0.5 * errors[0]

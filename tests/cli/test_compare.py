"""The verb compare of the command line."""

import json
import math

import numpy as np
import pytest
from PIL import Image


@pytest.fixture
def save(tmp_path):
    def made(name, pixels):
        Image.fromarray(pixels).save(tmp_path / name)
        return tmp_path / name

    return made


def noise(shape=(20, 30, 3), seed=0):
    return np.random.default_rng(seed).integers(0, 256, shape, np.uint8)


def test_numbers_of_two_pictures(save, tmp_path, output_of):
    one = noise()
    other = one.copy()
    other[:10, :, 0] = np.where(one[:10, :, 0] > 127, one[:10, :, 0] - 20, one[:10, :, 0] + 20)
    out = tmp_path / "deep" / "diff.png"
    told = json.loads(output_of("compare", save("a.png", one), save("b.png", other), "--out", out, "--json"))
    assert (told["width"], told["height"], told["channels"]) == (30, 20, ["red", "green", "blue"])
    assert told["mean_difference"] == [10.0, 0.0, 0.0]
    assert (told["max_difference"], told["changed"], told["identical"]) == (20, 0.5, False)
    assert told["psnr"] == pytest.approx(10 * math.log10(255**2 / (400 / 6)))
    assert 0 < told["ssim"] < 1
    drawn = np.asarray(Image.open(out))
    assert drawn.shape[1] >= 160
    assert drawn[0, 0].sum() > 600, "the largest difference is bright"
    assert (drawn[drawn.shape[0] * 2 // 3, 0] == 0).all(), "no difference is black"


def test_equal_pictures_are_valid_json(save, output_of):
    told = output_of("compare", save("a.png", noise()), save("b.png", noise()), "--json")
    found = json.loads(told, parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))
    assert found["psnr"] is None
    assert (found["identical"], found["ssim"], found["changed"], found["mean_difference"]) == (
        True,
        1.0,
        0.0,
        [0, 0, 0],
    )
    assert "the pictures are equal" in output_of("compare", save("a.png", noise()), save("b.png", noise()))


def test_grey_alpha_and_16_bits_are_compared_too(save, output_of):
    grey = noise((8, 9))
    same = np.repeat(grey[..., None], 3, axis=2)
    assert json.loads(output_of("compare", save("a.png", grey), save("b.png", same), "--json"))["identical"]
    clear = np.dstack([same, np.full((8, 9), 155, np.uint8)])
    found = json.loads(output_of("compare", save("a.png", grey), save("c.png", clear), "--json"))
    assert found["channels"] == ["red", "green", "blue", "alpha"]
    assert found["mean_difference"] == [0, 0, 0, 100]
    deep = grey.astype(np.uint16) * 257
    assert json.loads(output_of("compare", save("a.png", grey), save("d.png", deep), "--json"))["identical"]


def test_tiny_pictures_have_no_ssim(save, output_of):
    found = json.loads(output_of("compare", save("a.png", noise((2, 5))), save("b.png", noise((2, 5), 1)), "--json"))
    assert found["ssim"] is None
    found = json.loads(output_of("compare", save("a.png", noise((4, 5))), save("b.png", noise((4, 5), 1)), "--json"))
    assert found["ssim"] is not None


def test_what_cannot_be_compared_is_refused_in_a_line(save, tmp_path, refused):
    a, b = save("a.png", noise((8, 9))), save("b.png", noise((9, 8)))
    assert "different sizes, 9x8 and 8x9" in refused("compare", a, b)
    assert "nothing.png" in refused("compare", a, tmp_path / "nothing.png")
    assert "--out takes a .png file" in refused("compare", a, a, "--out", tmp_path / "diff.jpg")

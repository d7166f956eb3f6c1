"""Large pictures in tiles, from the command line."""

import numpy as np
import pytest
from PIL import Image

from studio.protocol.record import open_record
from tests.cli.command_line import refusal
from tests.engine.models.foreign_models import foreign_folder
from tests.engine.models.tiny_stable_diffusion import SIZE

PROMPT = ("--prompt", "a tiger", "--steps", 3, "--guidance", 3)


def pixels(path) -> np.ndarray:
    return np.asarray(Image.open(path))


@pytest.fixture
def photo(tmp_path):
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (150, 200, 3), np.uint8)).save(tmp_path / "photo.png")
    return tmp_path / "photo.png"


@pytest.mark.parametrize("family", ["sd1", "sd1-inpaint", "sdxl"])
def test_a_large_picture_is_made_in_tiles(run, tmp_path, family):
    outs = [tmp_path / "whole.png", tmp_path / "tiled.png"]
    for out, more in zip(outs, ((), ("--tile", SIZE)), strict=True):
        size = ("--size", f"{3 * SIZE}x{2 * SIZE}")
        assert run("generate", foreign_folder(family), "--out", out, *PROMPT, *size, *more)[0] == 0
    whole, tiled = map(pixels, outs)
    assert tiled.shape == (2 * SIZE, 3 * SIZE, 3)
    assert not np.array_equal(whole, tiled)


def test_tiles_that_are_as_large_as_the_picture_change_nothing(run, tmp_path):
    outs = [tmp_path / "whole.png", tmp_path / "tiled.png"]
    for out, more in zip(outs, ((), ("--tile", SIZE)), strict=True):
        assert run("generate", foreign_folder("sd1"), "--out", out, *PROMPT, *more)[0] == 0
    assert np.array_equal(*map(pixels, outs))


def test_a_varied_picture_keeps_its_own_resolution(run, tmp_path, photo):
    out, record = tmp_path / "out.png", tmp_path / "record.safetensors"
    more = ("--image", photo, "--strength", 0.6, "--tile", SIZE, "--trajectory", record)
    assert run("generate", foreign_folder("sd1"), "--out", out, *PROMPT, *more)[0] == 0
    assert pixels(out).shape == (150, 200, 3)
    assert open_record(record).x_t.shape[-2:] == (19, 25), "150 x 200 pixels, a latent for each 8"


def test_outside_the_mask_every_bit_is_kept(run, tmp_path, photo):
    mask = np.zeros((150, 200), np.uint8)
    mask[10:140, 20:190] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    out = tmp_path / "out.png"
    more = ("--image", photo, "--mask", tmp_path / "mask.png", "--tile", SIZE)
    assert run("generate", foreign_folder("sd1"), "--out", out, *PROMPT, *more)[0] == 0
    before, after = pixels(photo), pixels(out)
    assert np.array_equal(after[mask == 0], before[mask == 0])
    assert not np.array_equal(after[mask == 255], before[mask == 255])


def test_the_settings_say_that_tiles_were_used(run, tmp_path):
    out, again = tmp_path / "out.png", tmp_path / "again.png"
    size = ("--size", f"{2 * SIZE}x{SIZE}")
    assert run("generate", foreign_folder("sd1"), "--out", out, *PROMPT, *size, "--tile", SIZE)[0] == 0
    assert run("generate", foreign_folder("sd1"), "--out", again, "--recipe", out)[0] == 0
    assert np.array_equal(pixels(out), pixels(again))


def test_models_without_prompts_take_no_tiles(run, tmp_path):
    done = run("generate", "digits", "--out", tmp_path / "out.png", "--tile", 64)
    assert "in one piece" in refusal(*done)


def test_a_large_extension_is_made_in_frames(run, tmp_path, photo):
    out = tmp_path / "out.png"
    asked = ("--image", photo, "--outpaint", "0,0,90,0", "--tile-to-size", "--steps", 1, "--prompt", "a tiger")
    assert run("generate", foreign_folder("sd1"), "--out", out, *asked)[0] == 0
    assert pixels(out).shape == (150, 290, 3)
    assert np.array_equal(pixels(out)[:, :200], pixels(photo))
    done = run("generate", foreign_folder("sd1"), "--out", out, *asked, "--trajectory", tmp_path / "t.safetensors")
    assert "--tile-to-size" in refusal(*done)


def test_models_with_a_prompt_resample_when_they_are_asked_to(run, tmp_path, photo):
    Image.new("L", (200, 150), 255).save(tmp_path / "mask.png")
    record = tmp_path / "record.safetensors"
    asked = ("--image", photo, "--mask", tmp_path / "mask.png", "--trajectory", record, *PROMPT)
    more = ("--resamples", 2, "--jump-length", 1)
    assert run("generate", foreign_folder("sd1"), "--out", tmp_path / "out.png", *asked, *more)[0] == 0
    assert open_record(record).info.steps == 5, "two of the three steps are walked twice"
    assert run("generate", foreign_folder("sd1"), "--out", tmp_path / "out.png", *asked)[0] == 0
    assert open_record(record).info.steps == 3

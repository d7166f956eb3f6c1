"""Upscaling pictures from the command line."""

import json

import numpy as np
import pytest
from PIL import Image

from studio.document.png import read_recipe_of
from tests.cli.command_line import refusal
from tests.engine.models.foreign_models import foreign_folder
from tests.engine.models.tiny_stable_diffusion import SIZE
from tests.engine.tiny_upscalers import save_upscaler


@pytest.fixture
def photo(tmp_path):
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (30, 44, 3), np.uint8)).save(tmp_path / "photo.png")
    return tmp_path / "photo.png"


def size(path) -> tuple[int, int]:
    return Image.open(path).size


def test_an_upscaler_or_resampling_enlarges(run, tmp_path, photo):
    out = tmp_path / "out.png"
    status, told, _ = run("upscale", photo, "--out", out, "--json")
    assert status == 0
    assert json.loads(told) == {"picture": str(out), "width": 88, "height": 60}
    model = save_upscaler(tmp_path / "tiny.safetensors", scale=4)
    assert run("upscale", photo, "--model", model, "--out", out)[0] == 0
    assert size(out) == (176, 120)
    assert run("upscale", photo, "--model", model, "--scale", 3, "--out", out)[0] == 0
    assert size(out) == (132, 90)


def test_an_upscaled_picture_is_refined_in_tiles(run, tmp_path, photo):
    plain, refined = tmp_path / "plain.png", tmp_path / "refined.png"
    assert run("upscale", photo, "--scale", 3, "--out", plain)[0] == 0
    more = ("--refine", foreign_folder("sd1"), "--strength", 0.5, "--steps", 4, "--prompt", "a tiger", "--seed", 1)
    assert run("upscale", photo, "--scale", 3, "--out", refined, *more)[0] == 0
    assert size(refined) == size(plain) == (132, 90)
    assert not np.array_equal(*(np.asarray(Image.open(path)) for path in (plain, refined)))
    recipe = read_recipe_of(refined)
    assert recipe is not None
    assert recipe.tile == SIZE
    assert np.array_equal(*(np.asarray(Image.open(path)) for path in (plain, recipe.image))), "the enlarged picture"


def test_bad_input_is_refused_in_one_line(run, tmp_path, photo):
    out = tmp_path / "out.png"
    assert "--refine" in refusal(*run("upscale", photo, "--out", out, "--strength", 0.5))
    assert "more than 1" in refusal(*run("upscale", photo, "--out", out, "--scale", 0.5))
    assert "only models with a prompt" in refusal(*run("upscale", photo, "--out", out, "--refine", "digits"))
    assert "not an upscaler" in refusal(*run("upscale", photo, "--out", out, "--model", "digits"))
    assert ".png" in refusal(*run("upscale", photo, "--out", tmp_path / "out.jpg"))
    assert not out.exists()


def test_upscalers_in_folders_of_other_programs_are_found_and_added(run, tmp_path, photo):
    for folder in ("ESRGAN", "upscale_models"):
        save_upscaler(tmp_path / "models" / folder / f"in-{folder}.safetensors")
    status, told, said = run("models", "scan", tmp_path / "models", "--json")
    assert status == 0, said
    found = [json.loads(line) for line in told.splitlines()]
    assert [entry["kind"] for entry in found] == ["upscaler", "upscaler"]
    assert run("models", "add", tmp_path / "models" / "ESRGAN" / "in-ESRGAN.safetensors", "--name", "big")[0] == 0
    assert run("upscale", photo, "--model", "big", "--out", tmp_path / "out.png")[0] == 0
    assert size(tmp_path / "out.png") == (88, 60)

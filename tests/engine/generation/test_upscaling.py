"""Enlarging pictures: by tiny upscalers with random weights in tiles, and by resampling."""

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from studio.engine.data.pictures import Picture
from studio.engine.generation import upscaling
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.upscaling import upscaled, upscaler, upscaling_job
from studio.protocol.errors import BadInput
from studio.protocol.events import Finished
from studio.protocol.requests import Stop
from studio.protocol.upscaling import Upscale, Upscaled
from tests.engine.tiny_upscalers import save_upscaler


@pytest.fixture(scope="module")
def models() -> ModelCache:
    return ModelCache("cpu")


@pytest.fixture(scope="module")
def compact(tmp_path_factory, models):
    return upscaler(str(save_upscaler(tmp_path_factory.mktemp("models") / "compact.safetensors", "compact")), models)


@pytest.fixture(scope="module")
def esrgan(tmp_path_factory, models):
    return upscaler(str(save_upscaler(tmp_path_factory.mktemp("models") / "esrgan.safetensors", scale=4)), models)


def photo(*shape: int, dtype=np.uint8) -> np.ndarray:
    """Smooth colours with some noise."""
    y, x = np.mgrid[: shape[0], : shape[1]]
    planes = np.sin(x / 9)[..., None] + np.cos(y[..., None] / 7 + np.arange(shape[2] if len(shape) > 2 else 1))
    planes += np.random.default_rng(0).normal(0, 0.1, planes.shape)
    top = np.iinfo(dtype).max
    return np.clip((planes + 2) / 4 * top, 0, top).astype(dtype).reshape(shape)


def quietly(done: int, of: int) -> None:
    assert 1 <= done <= of


def steps_across(made: np.ndarray) -> np.ndarray:
    """Return the mean jump between each two neighbouring columns."""
    return np.abs(np.diff(made.astype(float), axis=1)).mean(axis=(0, 2))


def test_tiles_look_like_the_picture_in_one_piece_and_leave_no_seams(monkeypatch, compact):
    picture = Picture(photo(75, 110, 3))
    whole = upscaled(picture, None, compact, quietly).pixels
    monkeypatch.setattr(upscaling, "TILE", 48)
    tiled = upscaled(picture, None, compact, quietly).pixels
    assert tiled.shape == (150, 220, 3)
    assert np.abs(tiled.astype(int) - whole).max() <= 3
    starts = [2 * tile.x for tile in upscaling._tiles(upscaling.Size(110, 75), compact) if tile.y == 0][1:]
    borders = [column for start in starts for column in (start - 1, start)]
    ratio = steps_across(tiled)[borders].mean() / steps_across(whole)[borders].mean()
    assert ratio == pytest.approx(1, abs=0.02), "the picture jumps no more where tiles begin than it did"


@pytest.mark.parametrize(
    "pixels",
    [photo(9, 14), photo(9, 14, 2), photo(9, 14, 3), photo(9, 14, 4), photo(9, 14, dtype=np.uint16), photo(1, 1, 3)],
    ids=["grey", "grey with alpha", "colour", "colour with alpha", "16 bits", "one pixel"],
)
def test_the_kind_of_picture_is_kept(esrgan, pixels):
    for model, scale, factor in ((esrgan, None, 4), (None, None, 2), (esrgan, 3, 3)):
        made = upscaled(Picture(pixels), scale, model, quietly).pixels
        assert made.dtype == pixels.dtype
        assert made.shape == (factor * pixels.shape[0], factor * pixels.shape[1], *pixels.shape[2:])


def test_another_scale_than_the_models_takes_more_rounds_or_a_reduction(compact):
    picture = Picture(photo(10, 12, 3))
    told = []
    made = upscaled(picture, 3.5, compact, lambda done, of: told.append((done, of)))
    assert made.pixels.shape == (35, 42, 3)
    assert told == [(1, 2), (2, 2)], "2 x is too little, so what it made is enlarged once more"
    assert upscaled(picture, 1.5, compact, quietly).pixels.shape == (15, 18, 3)


def test_what_is_transparent_lends_its_colour_to_nothing():
    pixels = np.zeros((8, 8, 4), np.uint8)
    pixels[:, :4] = 200, 100, 50, 255
    pixels[:, 4:, :3] = 0, 255, 0
    made = upscaled(Picture(pixels), 2, None, quietly).pixels
    seen = made[made[..., 3] > 0]
    assert np.abs(seen[:, :3].astype(int) - (200, 100, 50)).max() <= 2


def test_a_stopped_job_leaves_no_file(tmp_path, models, compact):
    Image.fromarray(photo(20, 20, 3)).save(tmp_path / "a.png")
    request = Upscale(job="1", image=str(tmp_path / "a.png"), out=str(tmp_path / "out.png"))
    told = []
    events = list(upscaling_job(request, models, told.append, lambda: Stop.NOW))
    assert events == [Finished(stopped=True)]
    assert len(told) == 1
    assert not (tmp_path / "out.png").exists()
    events = list(upscaling_job(request, models, told.append, lambda: None))
    assert Upscaled(file=request.out, width=40, height=40) in events


def test_too_large_a_result_is_refused_in_one_line(compact):
    with pytest.raises(BadInput, match="megapixels"):
        upscaled(Picture(np.zeros((3000, 3000), np.uint8)), 4, None, quietly)


@pytest.mark.parametrize("kind", ["pickle", "text", "other", "layers", "cut"])
def test_what_is_not_an_upscaler_is_refused_in_one_line(tmp_path, models, kind):
    path = tmp_path / ("model.pth" if kind == "pickle" else "model.safetensors")
    if kind == "pickle":
        torch.save({"a": torch.zeros(1)}, path)
    elif kind == "text":
        path.write_text("no model")
    elif kind == "cut":
        whole = save_upscaler(tmp_path / "whole.safetensors").read_bytes()
        path.write_bytes(whole[:-10])
    else:
        names = {"other": "conv_1.sk.weight", "layers": "body.99999.weight"}
        marks = ("block_1.c1_r.sk.weight", "upsampler.0.weight", "conv_1.sk.weight")
        save_file({name: torch.zeros(3, 3, 1, 1) for name in (*marks, names[kind])}, path)
    with pytest.raises(BadInput) as problem:
        upscaler(str(path), models)
    assert "\n" not in str(problem.value)

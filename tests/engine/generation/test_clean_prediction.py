"""One evaluation of a model at a noised picture: what it believes the clean picture to be."""

import base64

import numpy as np
import pytest
import torch
from PIL import Image

from studio.engine.diffusion.forward import add_noise
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.generation.clean_prediction import nearest_timestep, predict_clean, predicted
from studio.engine.generation.model_cache import ModelCache
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.requests import PredictClean
from tests.engine.models.foreign_models import foreign_folder
from tests.tiny_text_model import SIZE, save_tiny_model

PICTURE = np.random.default_rng(0).integers(0, 256, (48, 64, 3), np.uint8)


@pytest.fixture(scope="module")
def text_model(tmp_path_factory):
    return save_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


def planes(pixels):
    return torch.from_numpy(pixels.copy()).permute(2, 0, 1)[None]


def request(recipe, out, **changes):
    asked = {
        "job": "p",
        "recipe": recipe,
        "pixels": base64.b64encode(PICTURE).decode(),
        "shape": PICTURE.shape[:2],
        "alpha_bar": 0.5,
        "out": str(out),
    }
    return PredictClean.model_validate(asked | changes)


def test_the_estimate_is_the_model_s_own_at_the_nearest_level(tiny_model):
    models = ModelCache("cpu")
    recipe = GenerateRecipe(model=tiny_model, seed=5, guidance=1.0, label=3)
    model = models.get(tiny_model)
    square = np.random.default_rng(1).integers(0, 256, (16, 16), np.uint8)
    made = predicted(planes(np.repeat(square[..., None], 3, axis=2)), recipe, 0.37, models)
    assert made.timestep == nearest_timestep(model.schedule, 0.37)
    assert made.alpha_bar == pytest.approx(0.37, abs=0.01)
    x0, t = torch.from_numpy(square).float()[None, None] / 127.5 - 1, torch.tensor([made.timestep])
    x_t = add_noise(x0, randn(x0.shape, picture_generators(5, 1)), t, model.schedule)
    torch.testing.assert_close(made.x_t, x_t[0], atol=0.01, rtol=0)  # grey of grey is rounded
    with torch.inference_mode():
        expected = model.denoiser([3], 1.0)(made.x_t[None], t).x0[0]
    torch.testing.assert_close(made.x0, expected)


@pytest.mark.parametrize("family", ["sd1", "sd2", "sdxl"])
def test_models_made_elsewhere_predict_too(family):
    recipe = GenerateRecipe(model=str(foreign_folder(family)), prompt="a tiger", guidance=2.0)
    made = predicted(planes(PICTURE), recipe, 0.5, ModelCache("cpu"))
    assert torch.isfinite(made.x0).all()
    assert made.alpha_bar == pytest.approx(0.5, abs=0.01)


def test_without_noise_the_picture_is_almost_kept(text_model):
    recipe = GenerateRecipe(model=str(text_model), prompt="a tiger", guidance=2.0)
    models = ModelCache("cpu")
    clean, noisy = (predicted(planes(PICTURE), recipe, level, models) for level in (1.0, 0.01))
    assert clean.timestep == 0
    assert noisy.timestep > clean.timestep
    assert clean.x0.shape == (3, SIZE, SIZE)
    error = [(made.x0 - made.x_t).abs().mean().item() for made in (clean, noisy)]
    assert error[0] < error[1]


def test_the_answer_has_both_pictures(text_model, tmp_path):
    state = torch.random.get_rng_state()
    made = predict_clean(request(GenerateRecipe(model=str(text_model), prompt="a"), tmp_path / "x"), ModelCache("cpu"))
    assert torch.equal(torch.random.get_rng_state(), state)
    assert made.size == (SIZE, SIZE)
    for file in (made.x_t, made.x0):
        assert Image.open(file).size == (SIZE, SIZE)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"pixels": "not base 64"}, "damaged"),
        ({"shape": (48, 65)}, "not 65x48 pixels"),
        ({"shape": (-48, -64)}, "greater than 0"),
    ],
)
def test_damaged_requests_are_refused(text_model, tmp_path, changes, words):
    with pytest.raises((BadInput, ValueError), match=words):
        predict_clean(request(GenerateRecipe(model=str(text_model)), tmp_path / "x", **changes), ModelCache("cpu"))
    assert not (tmp_path / "x").exists()


def test_a_model_that_does_not_follow_the_recipe_is_refused(tiny_model):
    with pytest.raises(BadInput, match="takes no prompt"):
        predicted(planes(PICTURE), GenerateRecipe(model=str(tiny_model), prompt="a"), 0.5, ModelCache("cpu"))

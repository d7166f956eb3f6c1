"""TAESD in diffusers' layout: opened, used as a VAE, and for quick previews."""

import base64
import json

import numpy as np
import pytest
import torch
from diffusers import AutoencoderTiny
from PIL import Image

from studio.engine.generation.decoding import decode
from studio.engine.generation.generate import generate
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.files import load_model
from studio.engine.models.kl_autoencoder import KlAutoencoderModel
from studio.protocol.errors import BadInput
from studio.protocol.events import Result
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import read_card
from studio.protocol.registered import RegisteredModel, register_model
from studio.protocol.requests import Decode
from tests.engine.models.foreign_models import foreign_folder


def tiny_autoencoder() -> AutoencoderTiny:
    torch.manual_seed(0)
    layers = {"num_encoder_blocks": (1, 1, 1, 1), "num_decoder_blocks": (1, 1, 1, 1)}
    return AutoencoderTiny(encoder_block_out_channels=(8,) * 4, decoder_block_out_channels=(8,) * 4, **layers).eval()


@pytest.fixture
def taesd(data_home):
    path = data_home / "elsewhere" / "taesd"
    tiny_autoencoder().save_pretrained(path)
    register_model("taesd", RegisteredModel(path=str(path)))
    return path


def test_it_opens_with_the_weights_of_diffusers(taesd) -> None:
    model, stock = load_model(taesd), AutoencoderTiny.from_pretrained(taesd)
    assert isinstance(model, KlAutoencoderModel)
    assert (model.card.kind, model.card.family, model.card.latent) == ("kl-autoencoder", "sd1", (4, 64, 64))
    pictures, latents = torch.rand(1, 3, 64, 64) * 2 - 1, torch.randn(1, 4, 8, 8)
    with torch.no_grad():
        assert torch.equal(model.encode(pictures), stock.encode(pictures).latents)
        assert torch.equal(model.decode(latents), stock.decode(latents).sample.clamp(-1, 1))


def test_its_name_tells_the_family(tmp_path) -> None:
    tiny_autoencoder().save_pretrained(tmp_path / "taesdxl")
    assert read_card(tmp_path / "taesdxl").family == "sdxl"


def test_it_takes_the_place_of_a_vae(taesd, tmp_path) -> None:
    recipe = GenerateRecipe(model=str(foreign_folder("sd1")), prompt="a cat", steps=2, size=(64, 64), vae="taesd")
    models = ModelCache("cpu")
    *_, with_tiny, _ = generate(recipe, tmp_path / "tiny", models=models)
    *_, own, _ = generate(recipe.model_copy(update={"vae": None}), tmp_path / "own", models=models)
    assert isinstance(with_tiny, Result)
    assert isinstance(own, Result)
    one, other = (np.asarray(Image.open(result.pictures[0])) for result in (with_tiny, own))
    assert one.shape == other.shape == (64, 64, 3)
    assert not np.array_equal(one, other)


@pytest.mark.parametrize("family", ["sd1", "sdxl"])
def test_previews_use_it_where_it_fits(taesd, tmp_path, family) -> None:
    latents = np.random.default_rng(0).normal(size=(4, 8, 8)).astype("<f2")
    asked = Decode(
        job="d",
        model=str(foreign_folder(family)),
        latents=base64.b64encode(latents.tobytes()).decode(),
        shape=(4, 8, 8),
        out=str(tmp_path / "a.png"),
        rough=True,
    )
    models = ModelCache("cpu")
    answer = decode(asked, models)
    assert answer.rough == (family == "sd1")  # its name does not say SDXL
    picture = np.asarray(Image.open(answer.file)).astype(float)
    if family == "sd1":
        with torch.no_grad():
            wanted = AutoencoderTiny.from_pretrained(taesd).decode(torch.from_numpy(latents).float()[None]).sample
        assert np.abs(picture - (wanted[0].clamp(-1, 1).permute(1, 2, 0).numpy() + 1) * 127.5).max() <= 0.51
    exact = decode(asked.model_copy(update={"rough": False}), models)
    assert not exact.rough


def test_levels_that_make_no_sense_are_refused(taesd) -> None:
    file = taesd / "config.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"upsampling_scaling_factor": 3}))
    with pytest.raises(BadInput, match="levels"):
        load_model(taesd)

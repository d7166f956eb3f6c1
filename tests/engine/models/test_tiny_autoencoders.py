"""TAESD, in diffusers' folders and in all layouts of single files: opened, used as a VAE, and for quick previews."""

import base64
import json

import numpy as np
import pytest
import torch
from diffusers import AutoencoderTiny
from PIL import Image
from safetensors.torch import save_file

from studio.engine.generation.decoding import decode
from studio.engine.generation.generate import generate
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.files import load_model
from studio.engine.models.kl_autoencoder import KlAutoencoderModel
from studio.protocol.errors import BadInput
from studio.protocol.events import Result
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.library.entry import describe
from studio.protocol.library.finding import Found
from studio.protocol.modelcard import TINY_AUTOENCODER, read_card
from studio.protocol.modelfit import this_computer
from studio.protocol.registered import RegisteredModel, register_model
from studio.protocol.requests import Decode
from tests.engine.models.foreign_models import foreign_folder
from tests.engine.models.tiny_autoencoder import decoder_file, encoder_file, tiny_autoencoder


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


def test_its_name_shows_the_family(tmp_path) -> None:
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


def both_halves(tiny, folder, stem="taesd"):
    save_file(decoder_file(tiny), folder / f"{stem}_decoder.safetensors")
    save_file(encoder_file(tiny), folder / f"{stem}_encoder.safetensors")
    return folder / f"{stem}_decoder.safetensors"


def in_diffusers_layout(tiny, folder):
    save_file({name: tensor.clone() for name, tensor in tiny.state_dict().items()}, folder / "taesd.safetensors")
    return folder / "taesd.safetensors"


def as_comfyui_has_it(tiny, folder):
    halves = {"decoder": decoder_file(tiny), "encoder": encoder_file(tiny)}
    tensors = {f"taesd_{half}.{name}": tensor for half, own in halves.items() for name, tensor in own.items()}
    save_file(tensors | {"vae_scale": torch.tensor(0.18215)}, folder / "taesd.safetensors")
    return folder / "taesd.safetensors"


@pytest.mark.parametrize("write", [both_halves, in_diffusers_layout, as_comfyui_has_it])
def test_single_files_have_the_weights_of_diffusers(tmp_path, write) -> None:
    tiny = tiny_autoencoder(3)
    file = write(tiny, tmp_path)
    model = load_model(file)
    assert isinstance(model, KlAutoencoderModel)
    assert (model.card.model, model.card.family, model.card.latent) == (TINY_AUTOENCODER, "sd1", (4, 64, 64))
    pictures, latents = torch.rand(1, 3, 64, 64) * 2 - 1, torch.randn(1, 4, 8, 8)
    with torch.no_grad():
        assert torch.equal(model.encode(pictures), tiny.encode(pictures).latents)
        assert torch.equal(model.decode(latents), tiny.decode(latents).sample.clamp(-1, 1))
    entry = describe(Found("taesd", file, "added"), this_computer())
    assert entry.kind == "vae"
    assert entry.facts is not None
    assert "vae" in entry.facts.parameters


def test_a_decoder_alone_makes_pictures_and_takes_none(tmp_path) -> None:
    file = both_halves(tiny_autoencoder(), tmp_path, "taesdxl")
    (tmp_path / "taesdxl_encoder.safetensors").unlink()
    assert read_card(file).family == "sdxl"
    asked = {"model": str(foreign_folder("sd1")), "prompt": "a cat", "steps": 2, "size": (64, 64), "vae": str(file)}
    recipe, models = GenerateRecipe.model_validate(asked), ModelCache("cpu")
    *_, made, _ = generate(recipe, tmp_path / "made", models=models)
    assert isinstance(made, Result)
    with pytest.raises(BadInput, match="decoder alone") as refused:
        list(generate(recipe.model_copy(update={"image": made.pictures[0]}), tmp_path / "again", models=models))
    assert refused.value.field == "vae"
    assert "\n" not in str(refused.value)


def test_an_encoder_alone_is_refused(tmp_path) -> None:
    save_file(encoder_file(tiny_autoencoder()), tmp_path / "taesd_encoder.safetensors")
    with pytest.raises(BadInput, match=r"taesd_encoder\.safetensors is the encoder of a small autoencoder: give its"):
        load_model(tmp_path / "taesd_encoder.safetensors")


@pytest.mark.parametrize("lacking", ["4.conv.0.weight", "14.weight"])
def test_a_half_that_lacks_layers_is_refused(tmp_path, lacking) -> None:
    file = tmp_path / "taesd_decoder.safetensors"
    save_file({name: tensor for name, tensor in decoder_file(tiny_autoencoder()).items() if name != lacking}, file)
    with pytest.raises(BadInput) as refused:
        load_model(file)
    assert "\n" not in str(refused.value)

"""A morph goes from one end to the other, and its ends are what the ends alone would be."""

from itertools import pairwise

import numpy as np
import pytest
import torch
from PIL import Image

from studio.engine.data.pictures import from_model
from studio.engine.generation.generate import generate
from studio.engine.generation.model_cache import ModelCache
from studio.engine.latents.codes import decode, encode
from studio.engine.latents.morphing import between, morph_pictures, morph_seeds
from studio.engine.models.files import load_model
from studio.protocol.errors import BadInput
from studio.protocol.events import Result
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import find_model
from tests.tiny_latent_models import save_autoencoder, save_gan, save_latent_diffusion, save_vae
from tests.tiny_text_model import save_tiny_model


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    place = tmp_path_factory.mktemp("models")
    return {
        "vae": save_vae(place / "vae", 5),
        "autoencoder": save_autoencoder(place / "autoencoder"),
        "gan": save_gan(place / "gan", conditional=True),
        "latent": save_latent_diffusion(place / "latent"),
        "text": save_tiny_model(place / "text"),
    }


def made_alone(recipe, tmp_path):
    events = list(generate(recipe, tmp_path / f"{recipe.seed}-{recipe.prompt}", models=ModelCache("cpu")))
    result = next(event for event in events if isinstance(event, Result))
    return np.asarray(Image.open(result.pictures[0]))


@pytest.mark.parametrize("spherical", [False, True])
@pytest.mark.parametrize("name", ["latent", "text", "gan", "vae"])
def test_seeds_end_in_their_own_pictures(folders, tmp_path, name, spherical):
    model = load_model(folders[name])
    label = None if name in ("text", "vae") else 3
    recipe = GenerateRecipe(model=str(folders[name]), steps=4, guidance=2.0, seed=5, label=label)
    if name in ("gan", "vae"):
        recipe = GenerateRecipe(model=str(folders[name]), seed=5, label=label)
    frames = list(morph_seeds(model, recipe, 9, 4, spherical=spherical))
    assert len(frames) == 4
    assert np.array_equal(frames[0], made_alone(recipe, tmp_path))
    assert np.array_equal(frames[-1], made_alone(recipe.model_copy(update={"seed": 9}), tmp_path))
    assert not np.array_equal(frames[1], frames[0])
    assert not np.array_equal(frames[1], frames[2])


def test_pixel_diffusion_walks_between_noises(tiny_model, tmp_path):
    model = load_model(find_model(tiny_model))
    recipe = GenerateRecipe(model=tiny_model, steps=4, seed=1, label=2)
    frames = list(morph_seeds(model, recipe, 2, 3, spherical=True))
    assert np.array_equal(frames[0], made_alone(recipe, tmp_path))
    assert np.array_equal(frames[2], made_alone(recipe.model_copy(update={"seed": 2}), tmp_path))


@pytest.mark.parametrize(("start", "end"), [("a tiger", "a red apple"), ("", "a tiger")])
def test_prompts_change_on_the_way(folders, tmp_path, start, end):
    model = load_model(folders["text"])
    recipe = GenerateRecipe(model=str(folders["text"]), steps=4, guidance=3.0, seed=5, prompt=start)
    frames = list(morph_seeds(model, recipe, 5, 5, spherical=False, to_prompt=end))
    assert np.array_equal(frames[0], made_alone(recipe, tmp_path))
    assert np.array_equal(frames[-1], made_alone(recipe.model_copy(update={"prompt": end}), tmp_path))
    steps = [np.abs(a.astype(int) - b).mean() for a, b in pairwise(frames)]
    assert all(steps), "every frame changes"


@pytest.mark.parametrize("name", ["vae", "autoencoder", "latent", "text"])
def test_pictures_end_in_their_reconstructions(folders, tmp_path, name):
    model = load_model(folders[name])
    rng = np.random.default_rng(0)
    for file in ("a.png", "b.png"):
        Image.fromarray(rng.integers(0, 256, (model.card.size, model.card.size, 3), np.uint8)).save(tmp_path / file)
    frames = list(morph_pictures(model, tmp_path / "a.png", tmp_path / "b.png", 3, spherical=True))
    pixels = np.asarray(Image.open(tmp_path / "a.png")).astype(np.float32)
    grey = pixels @ np.array([0.299, 0.587, 0.114], np.float32)
    given = torch.from_numpy((grey[None] if model.card.channels == 1 else pixels.transpose(2, 0, 1)) / 127.5 - 1)[None]
    wanted = from_model(decode(model, encode(model, given))[0].numpy())
    assert np.abs(frames[0].astype(int) - wanted).max() <= 1
    assert not np.array_equal(frames[0], frames[2])


def test_the_great_circle_keeps_the_strength_of_noise():
    start, end = torch.randn(2, 1, 4, 16, 16, generator=torch.Generator().manual_seed(0))
    line, circle = (between(start, end, 0.5, spherical=flag) for flag in (False, True))
    assert circle.std() == pytest.approx(1, abs=0.05)
    assert line.std() == pytest.approx(0.5**0.5, abs=0.05)


def test_what_cannot_be_morphed_is_refused_in_a_line(folders, tmp_path, tiny_model):
    Image.new("RGB", (16, 16)).save(tmp_path / "a.png")
    recipe = GenerateRecipe(model=str(folders["gan"]), seed=5)
    with pytest.raises(BadInput, match="is a GAN"):
        next(morph_pictures(load_model(folders["gan"]), tmp_path / "a.png", tmp_path / "a.png", 2, spherical=False))
    with pytest.raises(BadInput, match="no latent space"):
        next(
            morph_pictures(
                load_model(find_model(tiny_model)), tmp_path / "a.png", tmp_path / "a.png", 2, spherical=False
            )
        )
    with pytest.raises(BadInput, match="takes no prompt"):
        next(morph_seeds(load_model(folders["gan"]), recipe, 6, 2, spherical=False, to_prompt="a dog"))
    model = load_model(folders["autoencoder"])
    with pytest.raises(BadInput):
        next(morph_seeds(model, GenerateRecipe(model=str(folders["autoencoder"])), 6, 2, spherical=False))

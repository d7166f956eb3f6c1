"""Variations of a seed, and batches whose pictures draw their own prompts."""

import numpy as np
import pytest
from PIL import Image

from studio.engine.diffusion.interpolation import slerp
from studio.engine.diffusion.rng import picture_generators, randn
from studio.engine.generation.generate import generate
from studio.engine.generation.model_cache import ModelCache
from studio.protocol.generation_recipe import GenerateRecipe, TemplateSpec
from studio.protocol.parameters import own_recipe
from studio.protocol.recipes import load_recipe
from studio.protocol.record import open_record
from tests.tiny_text_model import save_tiny_model


@pytest.fixture(scope="module")
def words(tmp_path_factory) -> str:
    return str(save_tiny_model(tmp_path_factory.mktemp("models") / "words"))


@pytest.fixture(scope="module")
def cache() -> ModelCache:
    return ModelCache("cpu")


def made(recipe, out, models):
    """Return the pixels of the pictures and the record."""
    for _ in generate(recipe, out, models=models):
        pass
    pictures = [np.asarray(Image.open(out / f"{index:04}.png")).astype(int) for index in range(recipe.count)]
    return pictures, open_record(out / "trajectory.safetensors")


@pytest.mark.parametrize("sampler", ["ddim", "ddpm"])
def test_a_variation_starts_from_noise_between_two_seeds(tmp_path, words, cache, sampler):
    asked = GenerateRecipe(
        model=words,
        prompt="a tiger",
        sampler=sampler,
        steps=3,
        seed=5,
        count=2,
        variation_seed=70,
        variation_strength=0.3,
    )
    pictures, record = made(asked, tmp_path / "both", cache)
    shape = (1, *record.x_t.shape[2:])
    own = randn(shape, picture_generators(5, 1))
    for index in range(2):
        other = randn(shape, picture_generators(70 + index, 1))
        assert np.array_equal(record.x_t[0, index], slerp(own, other, 0.3)[0].numpy()), "to the bit"
        alone, single = made(own_recipe(asked, index), tmp_path / f"{index}", cache)
        assert np.array_equal(single.x_t[0, 0], record.x_t[0, index])
        assert np.abs(alone[0] - pictures[index]).max() <= 1  # sums of a network depend on the batch
    again, _ = made(asked, tmp_path / "again", cache)
    assert all(np.array_equal(one, other) for one, other in zip(pictures, again, strict=True))
    assert load_recipe(tmp_path / "both" / "recipe.json") == asked


def test_pixels_vary_too_and_keep_their_label(tmp_path, make_models):
    asked = GenerateRecipe(model="fake", steps=4, seed=3, count=8, variation_seed=1, variation_strength=0.1)
    models = make_models()
    pictures, record = made(asked, tmp_path / "out", models)
    _, plain = made(GenerateRecipe(model="fake", steps=4, seed=3), tmp_path / "plain", models)
    distances = [np.abs(record.x0[-1, index] - plain.x0[-1, 0]).mean() for index in range(8)]
    _, others = made(GenerateRecipe(model="fake", steps=4, seed=4, count=8), tmp_path / "others", models)
    assert 0 < max(distances) < min(np.abs(others.x0[-1, index] - plain.x0[-1, 0]).mean() for index in range(8))
    assert len({picture.tobytes() for picture in pictures}) == 8
    alone, _ = made(own_recipe(asked, 5), tmp_path / "alone", models)
    assert np.array_equal(alone[0], pictures[5])


def test_pictures_of_a_batch_are_those_of_their_own_prompts(tmp_path, words, cache):
    prompts = ("a tiger", ""), ("a red apple on a white background and a tiger and an apple and more", "fog")
    asked = GenerateRecipe(
        model=words,
        prompt=prompts[0][0],
        dialect="a1111",
        steps=3,
        count=2,
        template=TemplateSpec(prompt="{a|b}", drawn=prompts),
    )
    pictures, _ = made(asked, tmp_path / "both", cache)
    for index, (prompt, negative) in enumerate(prompts):
        own = own_recipe(asked, index)
        assert (own.prompt, own.negative) == (prompt, negative)
        alone, _ = made(own, tmp_path / f"{index}", cache)
        assert np.array_equal(alone[0], pictures[index])
        text = Image.open(tmp_path / "both" / f"{index:04}.png").text
        assert GenerateRecipe.model_validate_json(text["studio"]) == own

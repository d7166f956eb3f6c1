"""Wildcards, styles and variations on the command line."""

import json

import numpy as np
import pytest
from PIL import Image

from studio.protocol.generation_recipe import GenerateRecipe


@pytest.fixture(scope="module")
def text_models(tmp_path_factory):
    from tests.tiny_text_model import save_tiny_model

    place = tmp_path_factory.mktemp("models")
    save_tiny_model(place / "words")
    return place


@pytest.fixture
def make(text_models, data_home, tmp_path, output_of):
    """Generate a picture of two steps; its recipe, and its `parameters`."""
    (data_home / "models").symlink_to(text_models)

    def run(name, *options):
        out = tmp_path / name
        output_of("generate", "words", "--out", out, "--steps", 2, *options)
        texts = Image.open(out).text
        return GenerateRecipe.model_validate_json(texts["studio"]), texts["parameters"]

    return run


def test_wildcards_are_drawn_by_the_seed(make, data_home, tmp_path):
    (data_home / "wildcards").mkdir()
    (data_home / "wildcards" / "animal.txt").write_text("tiger\napple\n")
    found = set()
    for seed in range(4):
        recipe, parameters = make("a.png", "--prompt", "a {red|blue} __animal__", "--seed", seed)
        assert recipe.template.prompt == "a {red|blue} __animal__"
        assert parameters.startswith(recipe.prompt + "\n")
        assert 'Template: "a {red|blue} __animal__"' in parameters
        found.add(recipe.prompt)
    assert len(found) > 1
    assert found <= {"a red tiger", "a blue tiger", "a red apple", "a blue apple"}
    (data_home / "wildcards" / "animal.txt").unlink()
    again, _ = make("b.png", "--recipe", tmp_path / "a.png")
    assert again == recipe
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_a_template_is_drawn_from_again_for_another_seed(make, tmp_path):
    make("a.png", "--prompt", "{a|b|c|d|e|f|g|h}", "--seed", 1)
    found = {make("b.png", "--recipe", tmp_path / "a.png", "--seed", seed)[0].prompt for seed in range(2, 5)}
    assert len(found) > 1
    replaced, _ = make("c.png", "--recipe", tmp_path / "a.png", "--prompt", "a fox")
    assert (replaced.prompt, replaced.template) == ("a fox", None)


def test_an_unknown_wildcard_is_refused_in_a_line(make, tmp_path, refused):
    told = refused("generate", "words", "--out", tmp_path / "no.png", "--prompt", "__nothing__")
    assert "There is no wildcard nothing" in told
    assert not (tmp_path / "no.png").exists()


def test_styles_are_added_in_their_order(make, data_home, tmp_path, refused):
    table = 'name,prompt,negative_prompt\r\nOil,"oil painting of {prompt}",photo\r\nSharp,sharp,\r\n'
    (data_home / "styles.csv").write_bytes(b"\xef\xbb\xbf" + table.encode())
    recipe, parameters = make("a.png", "--prompt", "a tiger", "--style", "oil", "--style", "Sharp")
    assert (recipe.prompt, recipe.negative) == ("oil painting of a tiger, sharp", "photo")
    assert (recipe.template.prompt, recipe.template.styles) == ("a tiger", ("oil", "Sharp"))
    assert 'Styles: "oil, Sharp"' in parameters
    told = refused("generate", "words", "--out", tmp_path / "no.png", "--prompt", "a tiger", "--style", "Ink")
    assert "There is no style Ink" in told


def test_variations_are_written_and_read(make, tmp_path, output_of, refused):
    options = ("--prompt", "a tiger", "--seed", 5)
    varied, parameters = make("a.png", *options, "--variation-seed", 9, "--variation-strength", 0.25)
    assert (varied.seed, varied.variation_seed, varied.variation_strength) == (5, 9, 0.25)
    assert "Seed: 5, Variation seed: 9, Variation seed strength: 0.25" in parameters
    make("plain.png", *options)
    make("other.png", "--prompt", "a tiger", "--seed", 9)
    make("full.png", *options, "--variation-seed", 9, "--variation-strength", 1)
    pixels = {name: np.asarray(Image.open(tmp_path / f"{name}.png")) for name in ("a", "plain", "other", "full")}
    assert np.array_equal(pixels["full"], pixels["other"])
    assert not np.array_equal(pixels["a"], pixels["plain"])
    assert "Variation seed: 9\nVariation seed strength: 0.25" in output_of("settings", tmp_path / "a.png")
    assert "variation_seed" not in json.loads(output_of("settings", tmp_path / "a.png", "--json"))
    told = refused("generate", "words", "--out", tmp_path / "no.png", *options, "--variation-seed", 9)
    assert "--variation-strength" in told


def test_perturbed_attention_guidance(make, tmp_path, refused):
    guided, parameters = make("a.png", "--prompt", "a tiger", "--pag-scale", 3)
    assert guided.pag_scale == 3
    assert "PAG scale: 3" in parameters
    told = refused("generate", "digits", "--out", tmp_path / "no.png", "--pag-scale", 3)
    assert "perturbed-attention" in told


def test_guidance_of_cfg_pp(make, tmp_path, refused):
    asked = ("--prompt", "a tiger", "--sampler", "ddim", "--guidance-kind", "cfg++")
    made, parameters = make("a.png", *asked, "--guidance", 0.6)
    assert (made.guidance_kind, made.guidance) == ("cfg++", 0.6)
    assert "Guidance: CFG++" in parameters
    assert "from 0 to 1" in refused("generate", "words", "--out", tmp_path / "no.png", *asked, "--guidance", 3)


def test_regions_have_prompts_of_their_own(make, tmp_path, refused):
    mask = np.zeros((32, 32), np.uint8)
    mask[:, :16] = 255
    Image.fromarray(mask).save(tmp_path / "left=1.png")
    region = f"{tmp_path / 'left=1.png'}=a tiger, 3:4:1.5"
    recipe, _ = make("regions.png", "--prompt", "snow", "--region", region)
    (found,) = recipe.regions
    assert (found.mask, found.prompt, found.weight) == (str(tmp_path / "left=1.png"), "a tiger, 3:4", 1.5)
    told = refused("generate", "words", "--out", tmp_path / "no.png", "--region", "left.png")
    assert "--region takes MASK.png=PROMPT" in told

"""Attention maps of a word: which are requested, and how they brighten a picture."""

import numpy as np
import pytest

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.latent_preview import LatentPreview
from studio.document.lanes.spotlight import Spotlight, words_of
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe, ImagePromptSpec, LoraSpec, TemplateSpec
from studio.protocol.requests import ControlledStep

MAPS = np.concatenate([np.zeros((4, 4), np.uint8), np.full((4, 4), 255, np.uint8)])
GREY = np.full((3, 8, 8), 200, np.uint8)


@pytest.fixture
def spotlight():
    return Spotlight("a  tiger")


def test_the_selected_word_brightens_where_it_attends(spotlight):
    assert spotlight.words == ("a", "tiger")
    assert spotlight.keep(3, 0, MAPS)
    assert np.array_equal(spotlight.lit(3, 0, GREY), GREY), "no word is chosen"
    spotlight.chosen = 1
    assert np.array_equal(spotlight.lit(3, 0, GREY), GREY), "all of it is looked at"
    spotlight.chosen = 0
    assert np.array_equal(spotlight.lit(3, 0, GREY), np.full_like(GREY, 30))
    assert np.array_equal(spotlight.lit(4, 0, GREY), GREY), "of that frame nothing is known"


def test_brightness_follows_the_attention_map(spotlight):
    left = np.zeros((4, 4), np.uint8)
    left[:, :2] = 255
    spotlight.keep(0, 0, np.concatenate([left, left]))
    spotlight.chosen = 0
    found = spotlight.lit(0, 0, GREY)
    assert (found[:, :, :2] == 200).all()
    assert (found[:, :, -2:] == 30).all()


def test_missing_lists_only_pictures_without_maps(spotlight):
    assert spotlight.missing(0, range(2)) == [], "nothing is chosen"
    spotlight.chosen = 1
    assert spotlight.missing(0, range(2)) == [0, 1]
    spotlight.keep(0, 1, MAPS)
    assert spotlight.missing(0, range(2)) == [0]
    spotlight.forget(0)
    assert spotlight.missing(0, range(2)) == [0, 1]


@pytest.mark.parametrize(
    "maps", [np.zeros((7, 4), np.uint8), np.zeros((8, 4, 3), np.uint8), np.zeros((0, 4), np.uint8)]
)
def test_maps_of_other_words_are_refused(spotlight, maps):
    assert not spotlight.keep(0, 0, maps)
    assert not Spotlight().keep(0, 0, maps)


def test_the_map_cache_is_bounded(spotlight, monkeypatch):
    monkeypatch.setattr("studio.document.lanes.spotlight._KEPT", 3)
    spotlight.chosen = 0
    for k in range(5):
        spotlight.keep(k, 0, MAPS)
    assert [k for k in range(5) if not spotlight.missing(k, [0])] == [2, 3, 4]


def test_recipes_with_loras_or_image_prompts_have_no_words():
    recipe = GenerateRecipe(model="pocket", prompt="a tiger")
    assert words_of(recipe) == "a tiger"
    of_each = TemplateSpec(prompt="a {tiger|owl}", drawn=(("a tiger", ""), ("a owl", "")))
    assert words_of(recipe.model_copy(update={"template": of_each, "count": 2})) == ""
    assert words_of(recipe.model_copy(update={"loras": (LoraSpec(file="a.safetensors"),)})) == ""
    seen = ImagePromptSpec(image="a.png", adapter="a.safetensors")
    assert words_of(recipe.model_copy(update={"image_prompts": (seen,)})) == ""
    assert words_of(recipe.model_copy(update={"controls": (ControlSpec(image="a.png"),)})) == "a tiger"


def test_a_lane_of_a_run_with_controls_reports_the_step():
    recipe = GenerateRecipe(model="pocket", prompt="a tiger", controls=(ControlSpec(image="a.png"),))
    made = lane(controlled=recipe, kept=[0, 4, 9], steps=10)
    assert made.controlled(1, 0) == ControlledStep(recipe=recipe, step=4, steps=10)
    assert lane().controlled(1, 0) is None


def lane(**settings):
    record = np.zeros((2, 3, 2, 4, 4, 4), np.float16)
    preview = LatentPreview(((0.5, 0, 0, 0, 0), (0, 0.5, 0, 0, 0), (0, 0, 0.5, 0, 0)), (8, 8), 4)
    settings = {"preview": preview, "model": "pocket", "prompt": "a tiger"} | settings
    return DenoisingLane(
        record, title="a tiger", timesteps=[30, 20, 10], alphas_cumprod=np.linspace(0.9, 0.1, 40), **settings
    )


def test_a_lane_applies_the_spotlight_to_its_frames():
    made = lane()
    before = made.frame(1, "x0")
    made.spotlight.chosen = 0
    assert made.missing_attention(1) == [0, 1]
    assert made.missing_attention(7) == []
    made.spotlight.keep(1, 1, MAPS)
    assert made.missing_attention(1) == [0]
    after = made.frame(1, "x0")
    assert (after != before).any()
    assert np.array_equal(after[:, :8], before[:, :8]), "the other picture is as it was"
    made.fill(1)
    assert made.missing_attention(1) == [0, 1], "the frame was rewritten"


def test_a_lane_of_pixels_has_no_words():
    assert lane(preview=None).spotlight.words == ()

"""A picture's settings become a recipe; what is missing here is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.parameters import parameters_text
from studio.protocol.recipes import parse_recipe
from studio.protocol.settings.a1111 import read_parameters
from studio.protocol.settings.applying import recipe_with
from studio.protocol.settings.picture_settings import PictureSettings, UsedLora, settings_of_recipe

BASE = GenerateRecipe(model="pocket", prompt="old", seed=5, sampler="ddim", steps=9)


def test_all_that_is_known_is_taken_over():
    found = PictureSettings(
        prompt="a fox",
        negative="fog",
        steps=20,
        guidance=7,
        seed=8,
        width=64,
        height=128,
        sampler="unipc",
        model="digits",
    )
    recipe, missing = recipe_with(found, BASE, ["pocket", "digits"])
    assert missing == ()
    assert (recipe.prompt, recipe.negative, recipe.steps, recipe.guidance, recipe.seed) == ("a fox", "fog", 20, 7, 8)
    assert (recipe.size, recipe.sampler, recipe.model) == ((64, 128), "unipc", "digits")


@pytest.mark.parametrize(
    ("source", "dialect"), [("Forge", "a1111"), ("ComfyUI", "comfy"), ("InvokeAI", "plain"), (None, "plain")]
)
def test_the_program_decides_the_dialect(source, dialect):
    assert recipe_with(PictureSettings(prompt="a (fox:1.2)", source=source), BASE, [])[0].dialect == dialect


def test_what_the_picture_does_not_tell_stays():
    assert recipe_with(PictureSettings(), BASE, []) == (BASE, ())


def test_the_seed_stays_on_request():
    assert recipe_with(PictureSettings(seed=8), BASE, [], keep_seed=True)[0].seed == 5


def test_a_variation_is_taken_over_with_its_seed_only():
    base = BASE.model_copy(update={"variation_seed": 1, "variation_strength": 0.5})
    found = PictureSettings(seed=8, variation_seed=3, variation_strength=0.2)
    recipe, _ = recipe_with(found, base, [])
    assert (recipe.seed, recipe.variation_seed, recipe.variation_strength) == (8, 3, 0.2)
    assert recipe_with(found, base, [], keep_seed=True)[0] == base
    assert recipe_with(PictureSettings(seed=8), base, [])[0].variation_strength == 0
    assert "out of range" in recipe_with(PictureSettings(variation_seed=3, variation_strength=2), base, [])[1][0]


def test_a_variation_is_read_back_from_the_parameters():
    made = GenerateRecipe(seed=5, variation_seed=9, variation_strength=0.25)
    found = read_parameters(parameters_text(made))
    assert found == settings_of_recipe(made).model_copy(
        update={"source": "AUTOMATIC1111", "sampler": found.sampler, "clip_skip": found.clip_skip}
    )


def test_what_is_missing_here_is_said_and_left_out():
    found = PictureSettings(
        steps=10**6,
        seed=2**64 - 1,
        width=10**5,
        height=8,
        sampler="Nobody's",
        spacing="odd",
        model="dream",
        loras=(UsedLora(name="fur"),),
    )
    recipe, missing = recipe_with(found, BASE, ["pocket"])
    assert recipe == BASE.model_copy(update={"seed": 2**63 - 1})
    told = "; ".join(missing)
    for words in ("steps 1e+06", "seed is larger", "100000x8", "Nobody's", "odd", "dream", "fur"):
        assert words in told


@given(
    st.builds(
        PictureSettings,
        prompt=st.none() | st.text(max_size=5000),
        steps=st.none() | st.integers(0, 2**64),
        guidance=st.none() | st.floats(-1e9, 1e9),
        seed=st.none() | st.integers(0, 2**64 - 1),
        width=st.none() | st.integers(0, 10**6),
        height=st.none() | st.integers(0, 10**6),
        clip_skip=st.none() | st.integers(0, 99),
    )
)
def test_any_settings_make_a_valid_recipe(found):
    recipe, _ = recipe_with(found, BASE, [])
    assert parse_recipe(recipe.model_dump_json()) == recipe

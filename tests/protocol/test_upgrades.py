import json

import pytest

from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe, LoraSpec
from studio.protocol.recipes import dump_recipe, parse_recipe
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe


def test_a_generation_recipe_of_version_1_is_upgraded():
    old = {
        "version": 1,
        "kind": "generate",
        "model": "pocket",
        "lora": "style.safetensors",
        "control": {"kind": "canny", "image": "a.png", "scale": 0.5, "low": 0.2, "high": 0.3},
    }
    recipe = parse_recipe(json.dumps(old))
    assert recipe == GenerateRecipe(
        model="pocket",
        loras=(LoraSpec(file="style.safetensors"),),
        controls=(ControlSpec(image="a.png", weight=0.5, settings={"low": 0.2, "high": 0.3}),),
    )
    assert json.loads(dump_recipe(recipe))["version"] == 3
    assert GenerateRecipe.model_validate(old) == recipe
    assert old["version"] == 1, "the caller's own fields are left alone"


@pytest.mark.parametrize("lora", [{}, {"lora": None, "control": None}])
def test_a_version_1_recipe_without_loras_is_upgraded(lora):
    recipe = parse_recipe(json.dumps({"version": 1, "kind": "generate", "seed": 7, **lora}))
    assert recipe == GenerateRecipe(seed=7)


def test_thresholds_of_version_2_become_settings():
    old = {
        "version": 2,
        "kind": "generate",
        "controls": [{"image": "a.png", "low": 0.3, "weight": 0.5}, {"image": "b"}],
    }
    assert parse_recipe(json.dumps(old)).controls == (
        ControlSpec(
            image="a.png",
            weight=0.5,
            settings={"low": 0.3},
        ),
        ControlSpec(image="b"),
    )


@pytest.mark.parametrize("controls", [3, {"image": "a"}, [3], [{"image": "a", "low": "much"}], [{"low": 0.1}]])
def test_broken_controls_of_version_2_are_refused(controls):
    with pytest.raises(BadInput, match="controls"):
        parse_recipe(json.dumps({"version": 2, "kind": "generate", "controls": controls}))


@pytest.mark.parametrize(("decay", "schedule"), [(True, "cosine"), (False, "constant")])
@pytest.mark.parametrize("version", [{}, {"version": 1}], ids=["without a version", "version 1"])
def test_a_training_recipe_of_version_1_is_upgraded(version, decay, schedule):
    recipe = parse_recipe(json.dumps({"kind": "train", **version, "decay": decay, "seed": 3}))
    assert recipe == TrainRecipe(learning_rate_schedule=schedule, seed=3)
    assert json.loads(dump_recipe(recipe))["version"] == 3


def test_the_former_drawn_scenes_become_the_present_ones():
    old = {"kind": "train", "version": 2, "dataset": {"kind": "pocket-scenes", "size": 64}}
    assert parse_recipe(json.dumps(old)).dataset == DatasetSpec(kind="scenes", size=64)


def test_version_1_defaults_to_cosine_decay():
    assert parse_recipe(json.dumps({"kind": "train", "version": 1})) == TrainRecipe(learning_rate_schedule="cosine")


def test_an_invalid_decay_is_refused():
    with pytest.raises(BadInput, match="learning_rate_schedule"):
        parse_recipe(json.dumps({"kind": "train", "version": 1, "decay": "sometimes"}))


@pytest.mark.parametrize("kind", ["train", "generate"])
def test_a_newer_version_is_refused(kind):
    with pytest.raises(BadInput) as caught:
        parse_recipe(json.dumps({"kind": kind, "version": 99, "quality": "high"}), "new.json")
    assert str(caught.value).startswith("new.json was written by a newer version of Denoise Studio: recipe version 99")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("version", ["1", None, 0, -1, 1.5, [1], True])
def test_invalid_versions_are_refused(version):
    with pytest.raises(BadInput, match="is not a recipe"):
        parse_recipe(json.dumps({"kind": "generate", "version": version}))


@pytest.mark.parametrize("control", [3, [], {"image": "a.png", "scale": "much"}, {"scale": 1}])
def test_a_broken_version_1_recipe_is_refused(control):
    with pytest.raises(BadInput, match="controls"):
        parse_recipe(json.dumps({"kind": "generate", "version": 1, "control": control}))

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe, LoraSpec
from studio.protocol.recipes import changed, dump_compactly, dump_recipe, load_recipe, parse_recipe, parse_settings
from studio.protocol.training_recipe import DatasetSpec, NetworkSpec, ScheduleSpec, TrainRecipe

generate_recipes = st.builds(
    GenerateRecipe,
    sampler=st.sampled_from(["ddpm", "ddim", "dpmpp_2m", "heun"]),
    steps=st.integers(1, 1000),
    eta=st.floats(0, 1),
    guidance=st.floats(0, 30),
    label=st.none() | st.integers(0, 9),
    seed=st.integers(0, 2**63 - 1),
    count=st.integers(1, 64),
)


@given(generate_recipes)
def test_a_recipe_survives_a_round_trip_through_json(recipe):
    assert parse_recipe(dump_recipe(recipe)) == recipe


def test_a_training_recipe_survives_a_round_trip_through_json():
    recipe = TrainRecipe(
        dataset=DatasetSpec(kind="folder", path="pictures", size=64), schedule=ScheduleSpec(kind="sigmoid")
    )
    assert parse_recipe(dump_recipe(recipe)) == recipe


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "not json",
        '{"kind": "train", "steps": 0}',
        '{"kind": "generate", "colour": "red"}',
        '{"kind": "generate", "guidance": NaN}',
        '{"kind": "train", "version": "one"}',
        '{"kind": "generate", "version": 2, "controls": [{"image": "a.png", "start": 0.5, "end": 0.5}]}',
        '{"kind": "generate", "mask": "m.png"}',
    ],
)
def test_a_broken_recipe_is_refused_in_one_line(text):
    with pytest.raises(BadInput) as caught:
        parse_recipe(text, "mine.json")
    assert "mine.json" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_dotted_keys_set_nested_settings():
    recipe = changed(TrainRecipe(), parse_settings(["dataset.size=32", "learning_rate=5e-4", "schedule.kind=linear"]))
    assert (recipe.dataset.size, recipe.learning_rate, recipe.schedule.kind) == (32, 5e-4, "linear")


@pytest.mark.parametrize("pair", ["steps=-1", "nothing=1", "dataset.colour=red", "dataset=3", "schedule.kind=banana"])
def test_invalid_settings_are_refused(pair):
    with pytest.raises(BadInput):
        changed(TrainRecipe(), parse_settings([pair]))


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"steps": -1}, "steps"), ({"dataset.size": 3}, "dataset.size"), ({"dataset.colour": "red"}, "dataset.colour")],
)
def test_bad_input_names_its_field(changes, field):
    with pytest.raises(BadInput) as caught:
        changed(TrainRecipe(), changes)
    assert caught.value.field == field


def test_a_setting_needs_an_equals_sign():
    with pytest.raises(BadInput, match="key=value"):
        parse_settings(["steps"])


def test_a_folder_needs_a_path():
    with pytest.raises(BadInput, match=r"dataset\.path"):
        changed(TrainRecipe(), {"dataset.kind": "folder"})


def test_attention_and_channels_must_have_the_same_length():
    with pytest.raises(ValueError, match="one entry"):
        NetworkSpec(channels=(32, 64), attention=(True,))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(BadInput, match="Could not read"):
        load_recipe(tmp_path / "none.json")


@pytest.mark.parametrize("name", ["2024", "1e5", "true", "null", "[1]", '"quoted"', "a=b", "~", "-"])
def test_folder_names_may_contain_any_character(name):
    assert parse_settings([f"dataset.path={name}"]) == {"dataset.path": name}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_recipes_in_any_unicode_encoding_are_read(tmp_path, encoding):
    path = tmp_path / "a.json"
    path.write_bytes(dump_recipe(TrainRecipe()).replace("\n", "\r\n").encode(encoding))
    assert load_recipe(path) == TrainRecipe()


@pytest.mark.parametrize("dump", [dump_recipe, dump_compactly])
def test_a_path_that_is_not_utf8_is_kept(dump):
    recipe = GenerateRecipe(image="caf\udce9.png", mask="m.png", loras=(LoraSpec(file="x"),))
    text = dump(recipe)
    assert text.isascii()
    assert parse_recipe(text) == recipe == parse_recipe(text.encode())


def test_other_text_that_is_not_utf8_is_refused():
    with pytest.raises(BadInput, match="not a recipe"):
        parse_recipe('{"kind": "generate", "prompt": "caf\\udce9"}')
    with pytest.raises(BadInput, match="not a recipe"):
        parse_recipe('{"kind": "generate", "image": "caf\\udce9"')


@pytest.mark.parametrize("betas", [[1e308, 1e308], [0.9, 1.0], [-0.1, 0.9], [0.9], "0.9", [float("nan"), 0.9]])
def test_betas_are_below_one(betas):
    with pytest.raises(BadInput, match="betas"):
        changed(TrainRecipe(), {"betas": betas})


def test_recipes_with_controls_can_be_members_of_sets():
    """The history finds its entries by them."""
    recipe = GenerateRecipe.model_validate({"controls": [{"image": "a.png", "settings": {"low": 0.3}}]})
    again = parse_recipe(dump_recipe(recipe))
    assert {recipe, again} == {recipe}
    assert len({recipe, GenerateRecipe()}) == 2

"""Settings are read from pictures as other programs write them, and hostile texts do no harm."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe, LoraSpec
from studio.protocol.parameters import png_text
from studio.protocol.settings.a1111 import pairs_of, read_parameters
from studio.protocol.settings.comfyui import read_graph
from studio.protocol.settings.comfyui_workflow import graph_of
from studio.protocol.settings.picture_settings import PictureSettings, model_name, whole_number
from studio.protocol.settings.reader import SETTINGS_KEYS, settings_in
from tests.foreign_pictures import comfyui_graph, comfyui_workflow, foreign_pictures, node

PICTURES = list(foreign_pictures())
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just(["3", 0]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


def test_the_corpus_has_sixty_pictures_of_six_programs():
    assert len(PICTURES) >= 60
    assert len({picture.told["source"] for picture in PICTURES}) >= 6


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_texts_of_a_foreign_picture_tell_all_settings(picture):
    found = settings_in(picture.texts, picture.size)
    expected = PictureSettings.model_validate(picture.told)
    assert found is not None
    assert found.model_dump() == expected.model_dump()


def test_own_recipe_reads_back():
    recipe = GenerateRecipe(
        model="pocket",
        prompt="a cat, (blue:1.2)",
        negative="fog",
        size=(64, 128),
        seed=2**63 - 1,
        steps=7,
        image="a.png",
        strength=0.5,
        loras=(LoraSpec(file="/a/fur.safetensors", weight=0.5),),
        controls=(ControlSpec(image="b.png"),),
    )
    found = settings_in(png_text(recipe, (64, 128)))
    assert found is not None
    assert found.source == "Denoise Studio"
    assert (found.prompt, found.negative, found.seed, found.steps) == (recipe.prompt, "fog", 2**63 - 1, 7)
    assert (found.width, found.height, found.strength) == (64, 128, 0.5)
    assert [(lora.name, lora.weight) for lora in found.loras or ()] == [("fur", 0.5)]


def test_own_parameters_are_read_like_those_of_other_programs():
    recipe = GenerateRecipe(
        model="pocket", prompt='a "cat"\nwith: 1, 2, 3', negative="fog", seed=5, steps=7, guidance=2.5, spacing="karras"
    )
    found = read_parameters(png_text(recipe, (64, 64))["parameters"])
    assert found is not None
    assert (found.prompt, found.negative, found.seed) == (recipe.prompt, "fog", 5)
    assert (found.steps, found.guidance, found.sampler, found.width, found.height) == (7, 2.5, "ddim", 64, 64)
    assert (found.model, found.spacing) == ("pocket", "karras")


def test_a_recipe_of_a_newer_version_leaves_the_parameters():
    texts = png_text(GenerateRecipe(prompt="a cat"), (16, 16)) | {"studio": '{"version": 99, "kind": "generate"}'}
    found = settings_in(texts)
    assert found is not None
    assert found.prompt == "a cat"


@pytest.mark.parametrize(
    "texts", [{}, {"parameters": "just words"}, {"prompt": "{}"}, {"workflow": "[1]"}, {"Comment": "{"}]
)
def test_texts_without_settings_are_none(texts):
    assert settings_in(texts) is None


def test_values_may_be_quoted():
    assert pairs_of('A: "b, c: \\"d\\"", Size: 1x2, E f: -3') == {"A": 'b, c: "d"', "Size": "1x2", "E f": "-3"}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/b.safetensors", "b"),
        ("C:\\m\\b.ckpt", "b"),
        ("b 1.5", "b 1.5"),
        ("", None),
        (None, None),
        (".safetensors", ".safetensors"),
    ],
)
def test_model_names_lose_folders_and_ending(path, name):
    assert model_name(path) == name


def test_seeds_keep_all_their_digits():
    assert whole_number(str(2**64 - 1)) == whole_number(2**64 - 1) == 2**64 - 1
    assert whole_number("7" * 5000) is None
    assert whole_number(2**64) is None
    assert whole_number(True) is None


def test_a_loop_in_a_graph_ends():
    graph = comfyui_graph()
    graph["6"] = node("Reroute", conditioning=["6", 0])
    graph["4"] = node("LoraLoader", model=["4", 0], lora_name="a")
    graph["5"] = node("Latent", samples=["5", 0])
    found = read_graph(graph)
    assert found is not None
    assert found.prompt is None


@given(st.sampled_from(SETTINGS_KEYS), VALUES)
def test_any_json_is_read_or_passed_over(key, value):
    settings_in({key: json.dumps(value)})


@given(st.data())
def test_any_damage_to_a_graph_is_passed_over(data):
    graph = comfyui_graph()
    node_id = data.draw(st.sampled_from(sorted(graph)))
    name = data.draw(st.sampled_from(sorted(graph[node_id]["inputs"])))
    graph[node_id]["inputs"][name] = data.draw(VALUES)
    read_graph(graph)
    workflow = comfyui_workflow(bypass_lora=data.draw(st.booleans()))
    place = data.draw(st.sampled_from(workflow["nodes"]))
    place[data.draw(st.sampled_from(sorted(place)))] = data.draw(VALUES)
    workflow["links"][data.draw(st.integers(0, len(workflow["links"]) - 1))] = data.draw(VALUES)
    read_graph(graph_of(workflow))


@given(st.text(max_size=300))
def test_any_parameters_are_read_or_passed_over(text):
    read_parameters(text)


@pytest.mark.parametrize("part", ["x", " ", "a\n", "a: b, ", "a:[", 'a:"', "a-", "Steps: ", "<lora:"])
def test_the_time_to_read_a_long_text_grows_with_its_length_only(part):
    def seconds(length: int) -> float:
        text, begin = part * (length // len(part)), time.process_time()
        settings_in({"parameters": text})
        return time.process_time() - begin

    assert seconds(40_000) < 1 + 40 * seconds(4_000), "ten times the length, not a hundred times the time"

import json

import pytest

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe, LoraSpec
from studio.protocol.prompts.lora_tags import LoraTag, lora_tags, with_tagged_loras, without_lora_tags


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A LoRA in a folder of the folder of LoRAs."""
    monkeypatch.setenv("DENOISE_STUDIO_HOME", str(tmp_path))
    path = places.loras() / "styles" / "ink v2.safetensors"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x")
    return path


def recipe(prompt, **more):
    return GenerateRecipe(model="pocket", prompt=prompt, **({"dialect": "a1111"} | more))


@pytest.mark.parametrize(
    ("prompt", "weight", "text_weight"),
    [
        ("<lora:ink>", 1, 1),
        ("a fox <lora:ink:0.8>, red", 0.8, 0.8),
        ("<lora:ink:0.5:0.9>", 0.9, 0.5),
        ("<lora:ink:-1>", -1, -1),
        ("<lora:ink:te=0.2:unet=0.7>", 0.7, 0.2),
        ("<lora:ink:0.5:note>", 0.5, 0.5),
    ],
)
def test_weights_as_automatic1111_reads_them(prompt, weight, text_weight):
    assert lora_tags(prompt, "a1111") == (LoraTag("ink", weight, text_weight),)
    assert lora_tags(prompt, "plain") == ()
    assert "lora" not in without_lora_tags(prompt)


def test_a_tag_becomes_a_lora_of_the_recipe_once(file):
    tagged, notes = with_tagged_loras(recipe("a fox <lora:ink v2:0.8>"))
    assert notes == ()
    assert tagged.loras == (LoraSpec(file=str(file), weight=0.8, text_weight=0.8),)
    assert tagged.prompt == "a fox <lora:ink v2:0.8>"
    assert with_tagged_loras(tagged) == (tagged, ())
    own = recipe("a fox <lora:ink v2:0.8>", loras=(LoraSpec(file=str(file), weight=0.1),))
    assert with_tagged_loras(own) == (own, ())


def test_a_registered_lora(file, tmp_path):
    elsewhere = tmp_path / "other.safetensors"
    entry = {"path": str(elsewhere), "kind": "lora"}
    places.model_register().write_text(json.dumps({"models": {"sketchy": entry}}))
    tagged, _ = with_tagged_loras(recipe("<lora:sketchy>"))
    assert [spec.file for spec in tagged.loras] == [str(elsewhere)]


def test_what_is_not_known_is_reported_and_left_out(file):
    tagged, (note,) = with_tagged_loras(recipe("a fox <lora:gone:0.8>"))
    assert tagged == recipe("a fox <lora:gone:0.8>")
    assert "no LoRA 'gone'" in note


def test_a_weight_out_of_range_is_refused(file):
    with pytest.raises(BadInput, match="ink v2"):
        with_tagged_loras(recipe("<lora:ink v2:99>"))


def test_plain_prompts_are_taken_literally(file):
    plain = recipe("<lora:ink v2>", dialect="plain")
    assert with_tagged_loras(plain) == (plain, ())

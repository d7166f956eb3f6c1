"""An axis is read as AUTOMATIC1111 and SwarmUI read one, and refused in one line."""

import pytest

from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe, LoraSpec
from studio.protocol.grids.axis import parse_axis


def values(text: str) -> list:
    return [row[0] if len(row) == 1 else row for row in parse_axis(text).values]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("steps=10,20,30", [10, 20, 30]),
        ("steps=1-5", [1, 2, 3, 4, 5]),
        ("steps=1-5 (+2)", [1, 3, 5]),
        ("steps=1-6 (+2)", [1, 3, 5]),
        ("steps=10-1 (-3)", [10, 7, 4, 1]),
        ("steps=5-3", [5, 4, 3]),
        ("steps=1-10 [5]", [1, 3, 5, 7, 10]),
        ("guidance=1..7(+2)", [1.0, 3.0, 5.0, 7.0]),
        ("guidance=0-1 [5]", [0.0, 0.25, 0.5, 0.75, 1.0]),
        ("guidance=1..2(+0.1)", [1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2.0]),
        ("lora=-1-1 (+0.5)", [-1.0, -0.5, 0.0, 0.5, 1.0]),
        ("lora=-2--1", [-2.0, -1.0]),
        ("lora=.5, -.25", [0.5, -0.25]),
        ("steps=1, 2, .., 6", [1, 2, 3, 4, 5, 6]),
        ("steps=10, 20, ..., 45", [10, 20, 30, 40, 45]),
        ("steps=1-3, 10, SKIP:12, 20-30 (+10)", [1, 2, 3, 10, 20, 30]),
        ("seed=7", [7]),
        ("sampler=euler, DPM++ 2M", ["euler", "dpmpp_2m"]),
        ("spacing=karras,auto", ["karras", "auto"]),
        ("size=64x64, 96X64", [(64, 64), (96, 64)]),
        ('prompt=cat, "dog, big", bird', ["cat", "dog, big", "bird"]),
        ('prompt="a \\"b\\""', ['a "b"']),
        ("CFG=2,3", [2.0, 3.0]),
        ("clip-skip=1-2", [1, 2]),
        ("steps&guidance=10&3, 20&5.5", [(10, 3.0), (20, 5.5)]),
    ],
)
def test_values(text: str, expected) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "steps",
        "=1,2",
        "steps=",
        "steps=,",
        "steps=SKIP:1",
        "steps=a",
        "steps=1.5",
        "steps=0",
        "steps=1-5 (-1)",
        "steps=1-5 (+0)",
        "steps=1-1000000",
        "steps=1-9 [0]",
        "steps=.., 3",
        "steps=1, 2, ..",
        "steps=2, 1, .., 9",
        "guidance=nan",
        "sampler=unknown",
        "size=64",
        "size=1x1",
        "colour=red",
        'prompt="open',
        "steps&guidance=10,20",
        "steps&guidance=1-2&3",
        "steps&steps=1&2",
    ],
)
def test_refusals(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_axis(text)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 600


def test_labels() -> None:
    assert parse_axis("guidance=1,2.5").labels == ("1", "2.5")
    assert parse_axis("sampler=euler_a").labels == ("Euler a",)
    assert parse_axis("model=/a/b/c.safetensors,pocket").labels == ("c", "pocket")
    both = parse_axis("steps&guidance=10&3")
    assert (both.title, both.labels) == ("Steps, Guidance", ("10, 3",))


def test_the_first_value_is_searched_for() -> None:
    axis = parse_axis("prompt=cat,dog")
    recipe = GenerateRecipe(model="pocket", prompt="a cat and a cat", negative="no cat")
    assert axis.changed(recipe, 0) == recipe
    assert axis.changed(recipe, 1).prompt == "a dog and a dog"
    assert axis.changed(recipe, 1).negative == "no dog"
    with pytest.raises(BadInput, match="cat"):
        axis.changed(GenerateRecipe(model="pocket", prompt="a bird"), 1)


def test_weights_of_loras_and_controls() -> None:
    loras = (LoraSpec(file="a"), LoraSpec(file="b", weight=0.5))
    recipe = GenerateRecipe(model="pocket", loras=loras, controls=(ControlSpec(image="c"),))
    assert [one.weight for one in parse_axis("lora2=2").changed(recipe, 0).loras] == [1.0, 2.0]
    assert parse_axis("control=0.25").changed(recipe, 0).controls[0].weight == 0.25
    with pytest.raises(BadInput, match="LoRA 3"):
        parse_axis("lora3=1").changed(recipe, 0)

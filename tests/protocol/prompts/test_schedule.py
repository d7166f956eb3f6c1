"""Prompts that change from step to step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.protocol.prompts.composition import composed
from studio.protocol.prompts.schedule import scheduled_prompts
from studio.protocol.prompts.steps import StepPrompts, is_literal, prompts_of_steps


def at(prompt, steps=10):
    return [(part.begin, part.prompt) for part in scheduled_prompts(prompt, steps)]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("fox", [(0, "fox")]),
        ("a [fox:3]", [(0, "a "), (3, "a fox")]),
        ("a [fox: 3 ]", [(0, "a "), (3, "a fox")]),
        ("a [fox::3]", [(0, "a fox"), (3, "a ")]),
        ("a [cat:fox:3] here", [(0, "a cat here"), (3, "a fox here")]),
        ("a [cat:fox:.5]", [(0, "a cat"), (5, "a fox")]),
        ("a [cat:fox:0.25]", [(0, "a cat"), (2, "a fox")]),
        ("a [cat:fox:1.0]", [(0, "a cat")]),
        ("a [cat:fox:0]", [(0, "a fox")]),
        ("a [cat:fox:99]", [(0, "a cat")]),
        ("a [cat:[fox:owl:6]:2]", [(0, "a cat"), (2, "a fox"), (6, "a owl")]),
        ("[(cat:1.2):3]", [(0, ""), (3, "(cat:1.2)")]),
        ("a [[[cat]]:2]", [(0, "a "), (2, "a [[cat]]")]),
        ("a [cat]", [(0, "a [cat]")]),
        ("a [never closed", [(0, "a [never closed")]),
        ("((a][:b:c [d:3]", [(0, "((a][:b:c "), (3, "((a][:b:c d")]),
        (r"\[a:b:3\]", [(0, r"\[a:b:3\]")]),
        ("[a:b:c:3]", [(0, "[a:b:c:3]")]),
        ("[[a:b:3] c]", [(0, "[a c]"), (3, "[b c]")]),
    ],
)
def test_switches(prompt, expected):
    assert at(prompt) == expected


def test_changes_may_be_nested_in_each_other():
    assert at("[[cat|fox]:owl:2]", 4) == [(0, "cat"), (1, "fox"), (2, "owl")]
    assert [text for _, text in at("[a|[b:c:3]]", 4)] == ["a", "b", "a", "c"]
    assert at("a ([cat:fox:0.5]:1.2)", 4) == [(0, "a (cat:1.2)"), (2, "a (fox:1.2)")]
    assert [text for _, text in at("[[a|b]|c]", 4)] == ["a", "c"] * 2


def test_alternation_takes_the_next_at_every_step():
    assert [text for _, text in at("a [cat|fox|owl]", 4)] == ["a cat", "a fox", "a owl", "a cat"]
    assert at("[fe|]male", 3) == [(0, "female"), (1, "male"), (2, "female")]
    assert at("[cat|cat]", 5) == [(0, "cat")]


@given(st.text(alphabet="ab[]():|.15\\ ", max_size=50), st.integers(1, 12))
def test_any_text_has_a_schedule(prompt, steps):
    found = at(prompt, steps)
    assert found[0][0] == 0
    assert [begin for begin, _ in found] == sorted({begin for begin, _ in found})
    assert found[-1][0] < steps


def test_and_joins_weighted_prompts():
    assert composed("a cat") == (("a cat", 1.0),)
    assert composed("a cat AND a dog:0.5 AND snow : -1") == (("a cat", 1.0), ("a dog", 0.5), ("snow", -1.0))
    assert composed("a BRAND: 3") == (("a BRAND: 3", 1.0),)
    assert composed("a\nb AND c\nd:2") == (("a\nb", 1.0), ("c\nd", 2.0))


def test_the_prompts_of_steps_change_where_either_does():
    found = prompts_of_steps("a [cat:fox:3] <lora:fur:0.5>", "[fog:5] // not", "a1111", 10)
    assert found == (
        StepPrompts(0, "a cat ", " "),
        StepPrompts(3, "a fox ", " "),
        StepPrompts(5, "a fox ", "fog "),
    )
    assert prompts_of_steps("a [cat:fox:3]", "", "comfy", 10) == (StepPrompts(0, "a [cat:fox:3]", ""),)
    assert prompts_of_steps("a // b", "", "plain", 10) == (StepPrompts(0, "a // b", ""),)


@pytest.mark.parametrize(
    "prompt", ["a (red) fox", "a [red] fox", "a [cat|fox]", "[a:b:3]", "a // b", "a <lora:b:1>", "a AND b", "a BREAK b"]
)
def test_syntax_is_not_literal(prompt):
    assert not is_literal(prompt, "a1111")
    assert is_literal(prompt, "plain")


def test_words_are_literal():
    assert is_literal("a red fox, 1:2 and \n so on", "a1111")
    assert is_literal("a [red] fox AND b", "comfy")

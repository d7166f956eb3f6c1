"""Weights of prompts in both dialects, as their programs document them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.protocol.prompts.weights import WeightedText, plain_text, weighted_texts


def pairs(prompt, dialect):
    return [(part.text, pytest.approx(part.weight)) for part in weighted_texts(prompt, dialect)]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("plain words", [("plain words", 1)]),
        ("a (red) fox", [("a ", 1), ("red", 1.1), (" fox", 1)]),
        ("a [red] fox", [("a ", 1), ("red", 1 / 1.1), (" fox", 1)]),
        ("a (red:1.3) fox", [("a ", 1), ("red", 1.3), (" fox", 1)]),
        ("a (red: 1.3 ) fox", [("a ", 1), ("red", 1.3), (" fox", 1)]),
        ("((red))", [("red", 1.21)]),
        ("((red:2) fox:0.5)", [("red", 1.0), (" fox", 0.5)]),
        ("(never closed", [("never closed", 1.1)]),
        ("[never closed", [("never closed", 1 / 1.1)]),
        ("never opened)", [("never opened)", 1)]),
        (r"\(a face\) and \\", [("(a face) and \\", 1)]),
        ("(one)(two)", [("onetwo", 1.1)]),
        ("time: noon, (10:30:1.2)", [("time: noon, ", 1), ("10:30", 1.2)]),
        ("a number: 1.5)", [("a number: 1.5)", 1)]),
        ("(x:-1)", [("x", -1)]),
        ("(x:.5)", [("x", 0.5)]),
        ("", []),
    ],
)
def test_a1111(prompt, expected):
    assert pairs(prompt, "a1111") == expected


def test_break_begins_a_chunk_in_a1111_only():
    found = weighted_texts("a (fox BREAK snow:1.2) AND", "a1111")
    assert found == (
        WeightedText("a "),
        WeightedText("fox", 1.2),
        WeightedText("snow", 1.2, breaks=True),
        WeightedText(" AND"),
    )
    assert weighted_texts("a BREAK b", "comfy") == (WeightedText("a BREAK b"),)
    assert weighted_texts("a UNBREAKABLE b", "a1111") == (WeightedText("a UNBREAKABLE b"),)


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a (red) fox", [("a ", 1), ("red", 1.1), (" fox", 1)]),
        ("a [red] fox", [("a [red] fox", 1)]),
        ("((red:2) fox:0.5)", [("red", 2.0), (" fox", 0.5)]),
        ("((red) fox:0.5)", [("red", 0.55), (" fox", 0.5)]),
        ("(red:x)", [("red:x", 1.1)]),
        ("(10:30:1.2)", [("10:30", 1.2)]),
        (r"\(a face\) (:1)", [("(a face) ", 1), (":1", 1.1)]),
        ("open (fox", [("open (fox", 1)]),
        ("open (a (fox)", [("open (a ", 1), ("fox", 1.1)]),
        ("shut) (fox)", [("shut) ", 1), ("fox", 1.1)]),
    ],
)
def test_comfy(prompt, expected):
    assert pairs(prompt, "comfy") == expected


def test_plain_prompts_have_no_weights():
    assert weighted_texts("a (red:1.3) [fox]", "plain") == (WeightedText("a (red:1.3) [fox]"),)
    assert plain_text("a (red:1.3) fox BREAK [snow]", "a1111") == "a red fox snow"


@given(st.text(alphabet="ab ,.\n", max_size=40), st.sampled_from(["plain", "a1111", "comfy"]))
def test_text_without_brackets_is_unchanged(prompt, dialect):
    assert "".join(part.text for part in weighted_texts(prompt, dialect)) == prompt


@given(st.text(alphabet="ab()[]:.1\\BREAK ", max_size=60), st.sampled_from(["a1111", "comfy"]))
def test_brackets_only_take_characters_away(prompt, dialect):
    letters = iter(prompt)
    words = "".join(part.text for part in weighted_texts(prompt, dialect))
    assert all(letter in letters for letter in words)  # in order


@given(st.floats(1.01, 9.99).map(lambda value: round(value, 2)))
def test_a_number_is_the_weight_in_both(weight):
    for dialect in ("a1111", "comfy"):
        assert pairs(f"a (fox:{weight})", dialect)[-1] == ("fox", weight)

"""The marking of syntax in prompts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.protocol.prompts.hints import vagueness_hint
from studio.protocol.prompts.marks import marks_of, unmatched_bracket


def marked(prompt, dialect="a1111"):
    return [(prompt[mark.start : mark.end], mark.kind) for mark in marks_of(prompt, dialect)]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a red fox", []),
        ("a (red:1.2) fox", [("(", "weight"), (":1.2)", "weight")]),
        ("a (red) [fox]", [("(", "weight"), (")", "weight"), ("[", "weight"), ("]", "weight")]),
        ("[cat:fox:0.5]", [("[", "change"), (":0.5]", "change")]),
        ("[cat|fox]", [("[", "change"), ("|", "change"), ("]", "change")]),
        ("{red|blue} {x}", [("{", "wildcard"), ("|", "wildcard"), ("}", "wildcard")]),
        ("__animal__ <wildcard:a b>", [("__animal__", "wildcard"), ("<wildcard:a b>", "wildcard")]),
        ("a <lora:fur:0.8> AND b BREAK c", [("<lora:fur:0.8>", "lora"), ("AND", "keyword"), ("BREAK", "keyword")]),
        ("a /* (x\ny */ b // (c", [("/* (x\ny */", "comment"), ("// (c", "comment")]),
        (r"a \(red\) fox", []),
        ("(a", [("(", "stray")]),
        ("a]", [("]", "stray")]),
        ("(a [b)", [("(", "weight"), ("[", "stray"), (")", "weight")]),
    ],
)
def test_a1111(prompt, expected):
    assert marked(prompt) == expected


def test_other_dialects_have_less_syntax():
    assert marked("[a] (b) AND {c|d} // e", "comfy") == [
        ("(", "weight"),
        (")", "weight"),
        ("{", "wildcard"),
        ("|", "wildcard"),
        ("}", "wildcard"),
        ("// e", "comment"),
    ]
    assert marked("[a] (b // <lora:c> __d__", "plain") == [("__d__", "wildcard")]


def test_stray_brackets_are_reported():
    assert unmatched_bracket("a (red fox", "a1111") == "“(” is never closed"
    assert unmatched_bracket("a red) fox", "a1111") == "“)” is never opened"
    assert unmatched_bracket("a [red fox", "comfy") == ""
    assert unmatched_bracket("a (red) fox", "a1111") == ""


@given(st.text(alphabet="ab()[]{}|:.1\\ /*_<>lora\n#", max_size=60), st.sampled_from(["a1111", "comfy", "plain"]))
def test_marks_do_not_overlap(prompt, dialect):
    marks = marks_of(prompt, dialect)
    assert all(0 <= mark.start < mark.end <= len(prompt) for mark in marks)
    assert all(one.end <= other.start for one, other in pairwise(marks))


def test_vague_prompts_get_a_hint():
    assert "One word" in vagueness_hint("tiger", None)
    assert vagueness_hint("a tiger in snow", None) == ""
    assert vagueness_hint("", None) == ""
    words = {"a", "tiger", "on", "in", "the", "snow", "blue", "background"}.__contains__
    assert vagueness_hint("a dragon on a wyvern", words) == "This model does not know dragon, wyvern."
    assert vagueness_hint("a tiger", words) == "Add a background, as in: on a blue background."
    for prompt in (
        "a Tiger on a blue background",
        "a tiger on blue",
        "in the snow, a tiger",
        "blue background, a tiger",
    ):
        assert vagueness_hint(prompt, words) == ""
    assert vagueness_hint("v w x y z", words) == "This model does not know v, w, x …."

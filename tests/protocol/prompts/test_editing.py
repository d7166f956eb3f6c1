"""Ctrl+Up and Ctrl+Down on selected words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.protocol.prompts.editing import change_weight
from studio.protocol.prompts.weights import weighted_texts


@pytest.mark.parametrize(
    ("prompt", "selected", "change", "expected"),
    [
        ("a red fox", "red", 0.1, "a (red:1.1) fox"),
        ("a red fox", "red ", -0.1, "a (red:0.9) fox"),
        ("a (red:1.1) fox", "red", 0.1, "a (red:1.2) fox"),
        ("a (red:1.1) fox", "red", -0.1, "a red fox"),
        ("a (red) fox", "red", 0.1, "a (red:1.2) fox"),
        ("a (red) fox", "(red)", -0.1, "a red fox"),
        ("a (red:1.1) fox", "(red:1.1)", 0.1, "a (red:1.2) fox"),
        ("a (red fox:1.3)", "red", 0.1, "a ((red:1.1) fox:1.3)"),
        ("(x:0.05)", "x", -0.1, "(x:0)"),
        ("  ", "  ", 0.1, "  "),
    ],
)
def test_selected_words(prompt, selected, change, expected):
    start = prompt.index(selected)
    edit = change_weight(prompt, start, start + len(selected), change)
    assert edit.text == expected


def test_the_word_at_the_cursor_is_taken_and_stays_selected():
    edit = change_weight("a red fox", 3, 3, 0.1)
    assert edit.text == "a (red:1.1) fox"
    assert edit.text[edit.start : edit.end] == "red"
    again = change_weight(edit.text, edit.start, edit.end, 0.1)
    assert again.text == "a (red:1.2) fox"
    back = change_weight(*change_weight(*again, -0.1), -0.1)
    assert back.text == "a red fox"


@given(st.text(alphabet="ab ,(:1.)", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_any_selection_can_be_changed(prompt, one, other):
    start, end = sorted((min(one, len(prompt)), min(other, len(prompt))))
    edit = change_weight(prompt, start, end, 0.1)
    assert 0 <= edit.start <= edit.end <= len(edit.text)
    weighted_texts(edit.text, "a1111")

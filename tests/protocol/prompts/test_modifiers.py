"""The palette of modifiers and how its words enter a prompt."""

import pytest

from studio.protocol.prompts.modifiers import (
    GROUPS,
    has_words,
    modifiers,
    negative_presets,
    with_words,
    without_words,
)
from studio.protocol.prompts.styles import Style, add_style


def test_each_group_has_modifiers_with_a_sentence():
    for group in GROUPS:
        found = [one for one in modifiers() if one.group == group]
        assert len(found) >= 10
        assert all(one.note.endswith(".") and len(one.note) < 80 for one in found)
    words = [one.words for one in modifiers()]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("prompt", "place", "expected"),
    [
        ("", None, "bokeh"),
        ("a fox", None, "a fox, bokeh"),
        ("a fox,", None, "a fox, bokeh"),
        ("a fox, snow", 3, "a fox, bokeh, snow"),
        ("a fox\nsnow", 3, "a fox, bokeh\nsnow"),
    ],
)
def test_words_are_set_off_by_commas(prompt, place, expected):
    text, start, end = with_words(prompt, "bokeh", place)
    assert text == expected
    assert text[start:end] == "bokeh"
    assert has_words(text, "Bokeh")
    assert without_words(text, "bokeh").rstrip(",") == prompt.rstrip(",") or "\n" in prompt


def test_phrases_are_found_with_weights_and_only_whole():
    assert has_words("a fox, (bokeh:1.2)", "bokeh")
    assert not has_words("a fox with bokeh behind", "bokeh")
    assert without_words("a fox with bokeh", "bokeh") == "a fox with bokeh"


def test_negative_styles_are_presets(data_home):
    bundled = negative_presets()
    assert all(style.negative and not style.prompt for style in bundled)
    assert len(bundled) >= 5
    add_style(Style("Mine", "", "rain"))
    add_style(Style("Both", "oil", "rain"))
    assert negative_presets() == (*bundled, Style("Mine", "", "rain"))

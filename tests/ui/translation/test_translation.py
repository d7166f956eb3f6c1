"""Texts in other languages: looked up, put together, and kept apart from what tests and commands say."""

import pytest

from studio.ui import translation
from studio.ui.translation import number_text, tr, tr_all, tr_count, tr_message, within_sentence
from studio.ui.widgets.number import NumberRange

GERMAN = {
    ("Save", -1): "Speichern",
    ("{count} steps", 1): "{count} Schritt",
    ("{count} steps", 2): "{count} Schritte",
    ("Could not read {1}: {2}.", -1): "{1} konnte nicht gelesen werden: {2}.",
    ("There is no file {1}.", -1): "Es gibt keine Datei {1}.",
    ("{1} is damaged.", -1): "{1} ist beschädigt.",
    ("it is empty", -1): "es ist leer",
}


@pytest.fixture
def german(monkeypatch):
    monkeypatch.setattr(translation, "_catalogue", lambda text, count: GERMAN.get((text, count), ""))
    monkeypatch.setattr(translation, "_messages", [])
    translation.use_messages([source for source, count in GERMAN if count == -1])


def test_english_is_what_the_source_says():
    assert tr("Save") == "Save"
    assert tr_count("{count} step", "{count} steps", 1) == "{count} step"
    assert tr_count("{count} step", "{count} steps", 0) == "{count} steps"
    assert within_sentence("Brush stroke") == "brush stroke"
    assert tr_message("There is no file a.png.") == "There is no file a.png."


def test_a_text_is_looked_up_and_stays_without_a_translation(german):
    assert tr("Save") == "Speichern"
    assert tr("Unknown") == "Unknown"
    assert tr_all({"a": "Save"}) == {"a": "Speichern"}
    assert within_sentence("Pinselstrich") == "Pinselstrich"


def test_a_number_chooses_the_form(german):
    assert tr_count("{count} step", "{count} steps", 1) == "{count} Schritt"
    assert tr_count("{count} step", "{count} steps", 2) == "{count} Schritte"


def test_a_message_of_another_room_is_translated_with_its_values(german):
    assert tr_message("There is no file a.png.") == "Es gibt keine Datei a.png."
    assert tr_message("Could not read a.png: it is empty.") == "a.png konnte nicht gelesen werden: es ist leer."
    assert tr_message("a: b.png: There is no file c.png.") == "a: b.png: Es gibt keine Datei c.png."
    assert tr_message("Something else happened.") == "Something else happened."


def test_the_source_with_the_most_words_wins(german):
    """ "{1} is damaged." fits as well, and knows less of it."""
    assert tr_message("Could not read a: it is damaged.") == "a konnte nicht gelesen werden: it is damaged."


@pytest.fixture
def decimal_comma(monkeypatch):
    monkeypatch.setattr(translation, "_catalogue", None)
    monkeypatch.setattr(translation, "_marks", {})
    monkeypatch.setattr(translation, "_messages", [])
    texts = {"{size:,.1f} of {of}, {share:.0%}, {name}": "{share:.0%} von {of}: {size:,.1f}, {name}"}
    texts |= {"{1} needs {2} GB.": "{1} braucht {2} GB."}
    translation.use(lambda text, _count: texts.get(text, ""), decimal_comma=True)
    translation.use_messages(["{1} needs {2} GB."])


def test_numbers_are_written_as_the_language_writes_them(decimal_comma):
    text = tr("{size:,.1f} of {of}, {share:.0%}, {name}")
    assert text.format(size=1234.56, of=0.25, share=0.5, name="v1.5") == "50\u202f% von 0,25: 1.234,6, v1.5"
    assert number_text(1234.5, ",.1f") == "1.234,5"
    assert NumberRange(0, 1, decimals=2).text(0.25) == "0,25"
    assert NumberRange(0, 1, decimals=2).read("0,25") == NumberRange(0, 1, decimals=2).read("0.25") == 0.25
    assert tr_count("{count:,} step", "{count:,} steps", 1000).format(count=1000) == "1.000 steps"


def test_numbers_of_a_message_follow_and_names_stay(decimal_comma):
    assert tr_message("sd1.5 needs 1,234.5 GB.") == "sd1.5 braucht 1.234,5 GB."


def test_english_keeps_the_decimal_point():
    assert number_text(1234.5, ",.1f") == "1,234.5"
    assert tr("{share:.0%} of it").format(share=0.5) == "50% of it"

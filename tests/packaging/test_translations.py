"""The catalogues are up to date and complete, and read by Qt as they are written."""

import json
import re

import pytest
import translations
from catalogue import problems, read_catalogue
from PySide6.QtCore import QTranslator

from studio.ui.commands.commands import COMMANDS
from studio.ui.language import LANGUAGES, folder
from studio.ui.translation import CONTEXT

OUT_OF_DATE = "run python3 packaging/translations.py, and translate what it lists"


@pytest.fixture(scope="module")
def collected():
    return translations.collected()


def test_the_template_has_every_text(collected):
    texts, said = collected
    kept = translations.TEMPLATE.read_text(encoding="utf-8")
    found = {message.source for message in translations.read_texts(translations.TEMPLATE)}
    assert found == {text.source for text in texts}, OUT_OF_DATE
    assert json.loads(translations.MESSAGES.read_text(encoding="utf-8")) == said, OUT_OF_DATE
    assert "unfinished" in kept


def test_every_language_but_english_has_a_catalogue():
    assert {file.stem for file in translations.languages()} == {f"studio_{name}" for name in LANGUAGES if name != "en"}


@pytest.mark.parametrize("file", translations.languages(), ids=lambda file: file.stem)
def test_a_language_is_complete(collected, file):
    """Every text has a translation with its placeholders and accelerators, and ends with the same punctuation."""
    assert problems(collected[0], read_catalogue(file).translations) == [], OUT_OF_DATE


@pytest.mark.parametrize("file", translations.languages(), ids=lambda file: file.stem)
def test_the_compiled_catalogue_is_that_of_the_source(collected, file):
    compiled = QTranslator()
    assert compiled.load(file.stem, str(folder()))
    catalogue = read_catalogue(file).translations
    for text in collected[0]:
        counts = (1, 2) if text.one else (-1,)
        found = tuple(compiled.translate(CONTEXT, text.source, None, count) for count in counts)
        assert found == catalogue[text.source], OUT_OF_DATE


@pytest.mark.parametrize("file", [None, *translations.languages()], ids=lambda file: file.stem if file else "english")
def test_no_two_commands_of_a_menu_are_called_alike_or_share_an_accelerator(file):
    catalogue = read_catalogue(file).translations if file else {}
    for menu in {(command.menu, command.submenu) for command in COMMANDS}:
        titles = [command.title for command in COMMANDS if (command.menu, command.submenu) == menu]
        shown = [catalogue.get(title, (title,))[0] for title in titles]
        assert len(set(shown)) == len(shown), menu
        accelerators = re.findall(r"&(\w)", " ".join(shown).lower())
        assert len(set(accelerators)) == len(accelerators), menu

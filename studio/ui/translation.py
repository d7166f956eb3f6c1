"""The window's texts in the user's language: English in the source, other languages from Qt's catalogues.

`packaging/translations.py` collects the texts. A value stands in the text by its name, since languages order words
differently: `tr("Saved {name}.").format(name=name)`. What other rooms word (labels of settings, messages of the engine)
stays English there and passes through `tr` where it is shown. No Qt is imported before a language is used.

Numbers that stand in such a text are written as the language writes them (1,234.5 is 1.234,5 in German); elsewhere
`number_text` writes one for the window. Files, commands and what is copied keep the decimal point.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from numbers import Real
from string import Formatter
from typing import Any, TypeVar

CONTEXT = "studio"  # one for all texts: the same words are translated once

Key = TypeVar("Key")
Catalogue = Callable[[str, int], str]  # a text and its count (-1: none) to its translation, "" if it has none

_catalogue: Catalogue | None = None
_MAX_COLONS = 8  # in a message behind names
_marks: dict[int, str] = {}  # what stands for "." "," and "%" of a number in English

_NUMBER = re.compile(r"[-−+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?(e[-+]?\d+)?%?")


def use(catalogue: Catalogue | None, *, decimal_comma: bool = False) -> None:
    """Translate by this catalogue from now on; None is English.

    Modules translate their constants when they are imported, so this comes before the window's modules.

    Args:
        catalogue: Where translations are looked up.
        decimal_comma: Write numbers as in 1.234,5 and 20 %, not as in 1,234.5 and 20%.
    """
    global _catalogue, _marks
    _catalogue = catalogue
    _marks = {ord("."): ",", ord(","): ".", ord("%"): "\N{NARROW NO-BREAK SPACE}%"} if decimal_comma else {}


def tr(text: str) -> str:
    """Return a text in the window's language; itself where that has no translation."""
    if _catalogue is None or not text:
        return text
    return _to_fill_in(_catalogue(text, -1) or text)


def tr_count(one: str, many: str, count: int) -> str:
    """Return the text for this number, its {count} still to be filled in; in English `one` for 1, else `many`."""
    translated = _catalogue(many, count) if _catalogue is not None else ""
    return _to_fill_in(translated or (one if count == 1 else many))


def number_text(value: float, form: str = "") -> str:
    """Return a number for the window: formatted by `form`, as in ".1f", with the marks of the window's language."""
    return in_language(format(value, form))


def in_language(number: str) -> str:
    """Return a number that was formatted as in English, 1,234.5 or 20%, with the marks of the window's language."""
    return number.translate(_marks) if _marks else number


def tr_all(texts: Mapping[Key, str]) -> dict[Key, str]:
    """Return texts by key, each in the window's language."""
    return {key: tr(text) for key, text in texts.items()}


def within_sentence(title: str) -> str:
    """Return a title as it stands in a sentence: English begins it with a small letter, German keeps its nouns."""
    return title if _catalogue is not None else title[:1].lower() + title[1:]


def tr_message(text: str) -> str:
    """Return a message of another room or process, values included, in the window's language.

    Such a message comes as a whole. The sources of all messages are known, with {1}, {2} ... for their values; the one
    that fits tells the values apart, and their translations are combined. A message may stand behind a name and a
    colon. A text that no source fits stays.
    """
    return text if _catalogue is None or not text else _best_translation(_catalogue, text)[1]


def _best_translation(catalogue: Catalogue, text: str) -> tuple[int, str]:
    """Return how many letters of a message the fitting source knows, and its translation; 0 and the text for none."""
    if whole := catalogue(text, -1):
        return len(text), whole
    fitting = ((source, source.match(text)) for source in _messages if source.may_fit(text))
    source, found = max(
        ((source, found) for source, found in fitting if found), key=lambda pair: pair[0].letters, default=(None, None)
    )
    letters = 0 if source is None else source.letters
    if (source is None or not source.has_colon) and text.count(": ") <= _MAX_COLONS:
        name, colon, message = text.partition(": ")
        of_message, translated = _best_translation(catalogue, message) if message else (0, message)
        if of_message > letters:
            return of_message, f"{name}{colon}{translated}"
    if source is None or found is None or not (translated := catalogue(source.text, -1)):
        return 0, text
    return letters, translated.format("", *map(_value_text, found.groups()))


def _value_text(value: str) -> str:
    """Return a value of a message: a number, or words that may be a message themselves."""
    return in_language(value) if _NUMBER.fullmatch(value) else tr_message(value)


def _to_fill_in(text: str) -> str:
    return _Text(text) if _marks and "{" in text else text


class _Text(str):
    """A text whose numbers are written as the language writes them when they are filled in."""

    __slots__ = ()

    def format(self, *args: Any, **values: Any) -> str:
        """Fill in the values, as `str.format` does."""
        return _FILLING.vformat(self, args, values)


class _Filling(Formatter):
    """Fills values in; numbers get the marks of the window's language."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """Return a value as it stands in the text."""
        filled: str = super().format_field(value, format_spec)
        return in_language(filled) if isinstance(value, Real) else filled


_FILLING = _Filling()


class _Message:
    """A message's source, and how to find its values in a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._parts = [part.replace("{{", "{").replace("}}", "}") for part in re.split(r"\{\d+\}", text)]
        self.letters = sum(map(len, self._parts))
        self.has_colon = any(": " in part for part in self._parts)

    def may_fit(self, text: str) -> bool:
        """Whether a text begins and ends like this message."""
        return text.startswith(self._parts[0]) and text.endswith(self._parts[-1])

    def match(self, text: str) -> re.Match[str] | None:
        """Return the values as the groups of a match."""
        return re.fullmatch("(.+?)".join(map(re.escape, self._parts)), text, re.DOTALL)


_messages: list[_Message] = []


def use_messages(sources: Iterable[str]) -> None:
    """Let `tr_message` know the sources of the other rooms' messages."""
    _messages[:] = [_Message(source) for source in sources]

"""The window's texts in the person's language: English in the source, other languages from Qt's catalogues.

`packaging/translations.py` collects the texts. A value stands in the text by its name, since languages order words
differently: `tr("Saved {name}.").format(name=name)`. What other rooms word (labels of settings, messages of the engine)
stays English there and passes through `tr` where it is shown. No Qt is imported before a language is used.
"""

from collections.abc import Callable

CONTEXT = "studio"  # one for all texts: the same words are translated once

Catalogue = Callable[[str, int], str]  # a text and its count (-1: none) to its translation, "" if it has none

_catalogue: Catalogue | None = None


def use(catalogue: Catalogue | None) -> None:
    """Translate by this catalogue from now on; None is English.

    Modules translate their constants when they are imported, so this comes before the window's modules.
    """
    global _catalogue
    _catalogue = catalogue


def tr(text: str) -> str:
    """Return a text in the window's language; itself where that has no translation."""
    if _catalogue is None or not text:
        return text
    return _catalogue(text, -1) or text


def tr_count(one: str, many: str, count: int) -> str:
    """Return the text for this number, its {count} still to be filled in; in English `one` for 1, else `many`."""
    translated = _catalogue(many, count) if _catalogue is not None else ""
    return translated or (one if count == 1 else many)

"""A hint when a prompt leaves its model too much to guess; it never blocks generating."""

import re
from collections.abc import Callable

_WORD = re.compile(r"[^\W\d_]+")
_MAX_NAMED = 3
# words that introduce a background: on blue, against a blue background, in the snow, at night
_PLACES = {"in", "on", "at", "under", "against", "indoors", "background"}


def vagueness_hint(words: str, knows: Callable[[str], bool] | None) -> str:
    """Return a hint on a prompt that leaves much to guess, in one sentence; "" if there is none.

    Args:
        words: The words of the prompt, without its syntax.
        knows: Whether a model that was trained on captions of few words has seen a word; None for a model of general
            language.
    """
    found = _WORD.findall(words.lower())
    if not found:
        return ""
    if knows is None:
        return "One word leaves much open: add where it is, the light, or a style." if len(found) == 1 else ""
    unknown = list(dict.fromkeys(word for word in found if not knows(word)))
    if unknown:
        named = ", ".join(unknown[:_MAX_NAMED]) + (" …" if len(unknown) > _MAX_NAMED else "")
        return f"This model does not know {named}."
    if knows("background") and not _PLACES.intersection(found):
        return "Add a background, as in: on a blue background."
    return ""

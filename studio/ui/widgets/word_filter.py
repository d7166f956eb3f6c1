"""A search by words: each must occur, in any order, as a part of the text."""

import re


def words_pattern(text: str) -> str:
    """Return a regular expression for Qt or Python that matches texts with all words of `text`."""
    return "^" + "".join(f"(?=.*{re.escape(word)})" for word in text.split())

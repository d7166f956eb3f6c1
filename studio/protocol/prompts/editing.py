"""Changes the weight of selected words in a prompt, as Ctrl+Up and Ctrl+Down do."""

import re
from typing import NamedTuple

_NUMBER = re.compile(r":\s*(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))\s*$")
_MIN_WEIGHT, _MAX_WEIGHT = 0.0, 10.0
_DELIMITERS = " \t\n,.;:()[]{}<>|"


class Edit(NamedTuple):
    """A prompt with the selection in it."""

    text: str
    start: int
    end: int


def change_weight(prompt: str, start: int, end: int, change: float) -> Edit:
    """Change the weight of a selection, written as `(words:1.1)`; at a weight of 1 the brackets go.

    Args:
        prompt: The prompt.
        start: First selected character; with an empty selection the word there is taken.
        end: One past the last.
        change: What is added to the weight.

    Returns:
        The new prompt, with the same words selected.
    """
    if start == end:
        start, end = _word_at(prompt, start)
    start, end = _trimmed(prompt, start, end)
    if start == end:
        return Edit(prompt, start, end)
    outer_start, outer_end, words, weight = _weighted_around(prompt, start, end)
    weight = round(min(_MAX_WEIGHT, max(_MIN_WEIGHT, weight + change)), 4)
    if weight == 1:
        new, before = words, 0
    else:
        new, before = f"({words}:{weight:g})", 1
    inside = words.find(prompt[start:end])
    first = outer_start + before + max(inside, 0)
    return Edit(
        prompt[:outer_start] + new + prompt[outer_end:], first, first + (end - start if inside >= 0 else len(words))
    )


def _word_at(prompt: str, place: int) -> tuple[int, int]:
    start = end = place
    while start > 0 and prompt[start - 1] not in _DELIMITERS:
        start -= 1
    while end < len(prompt) and prompt[end] not in _DELIMITERS:
        end += 1
    return start, end


def _trimmed(prompt: str, start: int, end: int) -> tuple[int, int]:
    while start < end and prompt[start] in " \t\n,":
        start += 1
    while end > start and prompt[end - 1] in " \t\n,":
        end -= 1
    return start, end


def _weighted_around(prompt: str, start: int, end: int) -> tuple[int, int, str, float]:
    """Return the place, the words and the weight of the selection, with the brackets that enclose exactly it."""
    selected = prompt[start:end]
    if selected.startswith("(") and selected.endswith(")"):  # the brackets are selected too
        words, weight = _inner(selected[1:-1])
        return start, end, words, weight
    if start > 0 and prompt[start - 1] == "(" and prompt[start - 2 : start - 1] != "\\":
        close = prompt.find(")", end)
        tail = prompt[end:close] if close >= 0 else "?"
        if not tail.strip() or _NUMBER.match(tail):
            words, weight = _inner(prompt[start:close])
            return start - 1, close + 1, words, weight
    return start, end, selected, 1.0


def _inner(text: str) -> tuple[str, float]:
    number = _NUMBER.search(text)
    return (text[: number.start()], float(number["number"])) if number else (text, 1.1)

"""Weights of a prompt's words, in the dialects of AUTOMATIC1111 and of ComfyUI.

The same text means different weights in the two, so a recipe names its dialect:

|                | AUTOMATIC1111 ("a1111")     | ComfyUI ("comfy")                      |
|----------------|-----------------------------|----------------------------------------|
| `(x)`          | 1.1                         | 1.1                                    |
| `[x]`          | 1 / 1.1                     | the characters themselves              |
| `(x:1.3)`      | 1.3                         | 1.3                                    |
| nested         | factors are multiplied      | an inner number replaces the outer one |
| `\\(`, `\\)`   | the characters themselves   | the characters themselves              |
| `BREAK`        | begins a new chunk          | the word itself                        |
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Dialect = Literal["plain", "a1111", "comfy"]
DIALECT_TITLES: dict[Dialect, str] = {"a1111": "A1111", "comfy": "ComfyUI", "plain": "None"}
DIALECT_NOTES: Mapping[str, str] = {
    "a1111": "(word:1.2) and [word] weigh, [a:b:0.5] and [a|b] change on the way, AND joins, BREAK begins a chunk.",
    "comfy": "(word:1.2) weighs, as ComfyUI computes it; all else is taken literally.",
    "plain": "Weights and changes are taken literally; what is too long is cut off.",
}
DIALECTS: tuple[Dialect, ...] = get_args(Dialect)
STEP = 1.1  # the factor of a pair of brackets without a number

_A1111 = re.compile(
    r"""(?P<escape>\\[()\[\]\\])|(?P<open>[(\[])|:\s*(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))\s*\)"""
    r"""|(?P<close>[)\]])|(?P<text>[^\\()\[\]:]+|[:\\])"""
)
_BREAK = re.compile(r"\s*\bBREAK\b\s*")
_NUMBER = re.compile(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$")


@dataclass(frozen=True)
class WeightedText:
    """A part of a prompt.

    Attributes:
        text: Its words.
        weight: How strongly they count; 1 is as without weights.
        breaks: Whether a new chunk of tokens begins before it.
    """

    text: str
    weight: float = 1.0
    breaks: bool = False


def weighted_texts(prompt: str, dialect: Dialect) -> tuple[WeightedText, ...]:
    """Return the parts of a prompt with their weights; neighbours of equal weight are one part.

    A bracket that is never closed holds to the end; one that was never opened is a character.
    """
    if dialect == "plain":
        return (WeightedText(prompt),) if prompt else ()
    return _merged(_a1111_parts(prompt) if dialect == "a1111" else _comfy_parts(prompt, 1.0))


def plain_text(prompt: str, dialect: Dialect) -> str:
    """Return a prompt's words without brackets, numbers and BREAK."""
    return "".join((" " if part.breaks else "") + part.text for part in weighted_texts(prompt, dialect)).strip()


def _a1111_parts(prompt: str) -> list[WeightedText]:
    parts: list[WeightedText] = []
    round_open: list[int] = []  # for each open bracket, the number of parts before it
    square_open: list[int] = []

    def scale(start: int, factor: float) -> None:
        parts[start:] = [WeightedText(part.text, part.weight * factor, part.breaks) for part in parts[start:]]

    for found in _A1111.finditer(prompt):
        kind, text = found.lastgroup, found.group()
        if kind == "open":
            (round_open if text == "(" else square_open).append(len(parts))
        elif kind == "number" and round_open:
            scale(round_open.pop(), float(found["number"]))
        elif kind == "close" and text == ")" and round_open:
            scale(round_open.pop(), STEP)
        elif kind == "close" and text == "]" and square_open:
            scale(square_open.pop(), 1 / STEP)
        elif kind == "escape":
            parts.append(WeightedText(text[1]))
        else:
            for index, piece in enumerate(_BREAK.split(text)):
                parts.append(WeightedText(piece, breaks=index > 0))
    for start in round_open:
        scale(start, STEP)
    for start in square_open:
        scale(start, 1 / STEP)
    return parts


def _comfy_parts(prompt: str, weight: float) -> list[WeightedText]:
    parts: list[WeightedText] = []
    for text, enclosed in _outer_brackets(prompt):
        if not enclosed:
            parts.append(WeightedText(text.replace("\\(", "(").replace("\\)", ")"), weight))
            continue
        words, colon, number = text.rpartition(":")
        if colon and words and _NUMBER.match(number):
            parts += _comfy_parts(words, float(number))
        else:
            parts += _comfy_parts(text, weight * STEP)
    return parts


def _outer_brackets(prompt: str) -> list[tuple[str, bool]]:
    """Split a prompt at its outermost round brackets: the texts, and whether each stood inside a pair."""
    pieces: list[tuple[str, bool]] = []
    depth, start, index = 0, 0, 0
    while index < len(prompt):
        letter = prompt[index]
        if letter == "\\" and prompt[index + 1 : index + 2] in ("(", ")"):
            index += 1
        elif letter == "(":
            if depth == 0:
                pieces.append((prompt[start:index], False))
                start = index + 1
            depth += 1
        elif letter == ")" and depth:
            depth -= 1
            if depth == 0:
                pieces.append((prompt[start:index], True))
                start = index + 1
        index += 1
    if depth:  # never closed: its brackets are characters
        opened = start - 1
        return [*pieces, ("(", False), *_outer_brackets(prompt[opened + 1 :])]
    return [*pieces, (prompt[start:], False)]


def _merged(parts: list[WeightedText]) -> tuple[WeightedText, ...]:
    merged: list[WeightedText] = []
    for part in parts:
        if not part.text and not part.breaks:
            continue
        if merged and merged[-1].weight == part.weight and not part.breaks:
            merged[-1] = WeightedText(merged[-1].text + part.text, part.weight, merged[-1].breaks)
        else:
            merged.append(part)
    return tuple(merged)

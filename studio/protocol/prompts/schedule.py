"""Prompts that change from step to step, in AUTOMATIC1111's dialect.

`[a:b:0.25]` is a for the first quarter of the steps and b from then on; `[a:b:5]` counts steps instead. `[b:5]` adds b
after step 5, and `[a::5]` removes a. `[a|b|c]` takes the next of them at every step.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NUMBER = re.compile(r"\s*(\d+\.?\d*|\.\d+)\s*$")
_DEEPEST = 40  # brackets in brackets; deeper ones are characters


@dataclass(frozen=True)
class ScheduledPrompt:
    """A prompt and the step from which it holds, counted from 0."""

    begin: int
    prompt: str


@dataclass(frozen=True)
class _Switch:
    """`before` up to and including step `last`, counted from 1; `after` from then on."""

    before: "_Parts"
    after: "_Parts"
    last: int


@dataclass(frozen=True)
class _Alternation:
    options: "Sequence[_Parts]"


_Parts = Sequence["str | _Switch | _Alternation"]


def scheduled_prompts(prompt: str, steps: int) -> tuple[ScheduledPrompt, ...]:
    """Return the prompts of a generation of `steps` steps, in order; the first begins at step 0."""
    parts = _parsed(prompt, steps, 0)
    found: list[ScheduledPrompt] = []
    for step in range(max(1, steps)):
        text = _at(parts, step + 1)
        if not found or found[-1].prompt != text:
            found.append(ScheduledPrompt(step, text))
    return tuple(found)


def _at(parts: _Parts, step: int) -> str:
    """Return the text at a step, counted from 1."""
    words = []
    for part in parts:
        if isinstance(part, str):
            words.append(part)
        elif isinstance(part, _Switch):
            words.append(_at(part.before if step <= part.last else part.after, step))
        else:
            words.append(_at(part.options[(step - 1) % len(part.options)], step))
    return "".join(words)


def _parsed(text: str, steps: int, depth: int) -> _Parts:
    parts: list[str | _Switch | _Alternation] = []
    literal, index = "", 0
    while index < len(text):
        end = _closing(text, index) if text[index] == "[" and depth < _DEEPEST else None
        if end is None:
            size = 2 if text[index] == "\\" else 1
            literal += text[index : index + size]
            index += size
            continue
        inner = text[index + 1 : end]
        part = _bracket(inner, steps, depth + 1)
        if part is None:  # a weight: its content may hold schedules
            parts += [literal + "[", *_parsed(inner, steps, depth + 1), "]"]
        else:
            parts += [literal, part]
        literal, index = "", end + 1
    return [*parts, literal]


def _bracket(inner: str, steps: int, depth: int) -> _Switch | _Alternation | None:
    """Return what a pair of square brackets means besides a weight."""
    sides = _split(inner, ":")
    if len(sides) in (2, 3) and (number := _NUMBER.match(sides[-1])):
        before, after = ("", sides[0]) if len(sides) == 2 else sides[:2]
        value = float(number[1])
        last = value * steps if ("." in number[1] and value <= 1) or value < 1 else value
        return _Switch(_parsed(before, steps, depth), _parsed(after, steps, depth), min(int(last), steps))
    options = _split(inner, "|")
    if len(options) > 1:
        return _Alternation([_parsed(option, steps, depth) for option in options])
    return None


def _split(text: str, at: str) -> list[str]:
    """Split a text where a character stands outside all brackets."""
    pieces, start, index = [], 0, 0
    while index < len(text):
        if text[index] == "\\":
            index += 1
        elif text[index] in "([":
            index = _closing(text, index) or index
        elif text[index] == at:
            pieces.append(text[start:index])
            start = index + 1
        index += 1
    return [*pieces, text[start:]]


def _closing(text: str, opening: int) -> int | None:
    """Return the place of the bracket that closes the one at `opening`; None if there is none."""
    ends = {"(": ")", "[": "]"}
    depth, index = 0, opening
    while index < len(text):
        letter = text[index]
        if letter == "\\":
            index += 1
        elif letter == text[opening]:
            depth += 1
        elif letter == ends[text[opening]]:
            depth -= 1
            if depth == 0:
                return index
        index += 1
    return None

"""Syntax highlighting of prompts: finds weights, changes, wildcards, tags, comments and unmatched brackets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from studio.protocol.prompts.weights import Dialect

Kind = Literal["weight", "change", "wildcard", "lora", "comment", "keyword", "stray"]

_DRAWN = r"(?P<escape>\\.)|(?P<wildcard>__[\w\-/*]+?__|<wildcard:[^<>]*>)|(?P<bracket>[()\[\]{}])|(?P<bar>\|)"
_PLAIN = re.compile(_DRAWN, re.DOTALL)
_TOKEN = re.compile(
    r"(?P<comment>/\*.*?\*/|(?:(?<=\s)|^)//[^\n]*|(?:^|(?<=\n))[ \t]*#[^\n]*)|(?P<lora><lora:[^<>]*>)"
    rf"|(?P<keyword>\b(?:AND|BREAK)\b)|{_DRAWN}",
    re.DOTALL,
)
_CLOSED_BY = {")": "(", "]": "[", "}": "{"}
_WEIGHT = re.compile(r":\s*[+-]?(?:\d+\.?\d*|\.\d+)\s*$")
_STEP = re.compile(r":\s*(?:\d+\.?\d*|\.\d+)\s*$")
_USED: dict[Dialect, str] = {"a1111": "()[]{}", "comfy": "(){}", "plain": "{}"}  # brackets with a meaning


@dataclass(frozen=True)
class Mark:
    """A part of a prompt to highlight.

    Attributes:
        start, end: Its first character, and one past the last.
        kind: The kind of syntax; "stray" is an unmatched bracket.
    """

    start: int
    end: int
    kind: Kind


@dataclass
class _Open:
    letter: str
    place: int
    bars: list[int]


def marks_of(prompt: str, dialect: Dialect) -> tuple[Mark, ...]:
    """Return the marks of a prompt, in order; they do not overlap."""
    return tuple(sorted(_marks(prompt, dialect), key=lambda mark: mark.start))


def unmatched_bracket(prompt: str, dialect: Dialect) -> str:
    """Describe the first unmatched bracket in a few words; "" if there is none."""
    strays = [prompt[mark.start] for mark in marks_of(prompt, dialect) if mark.kind == "stray"]
    if not strays:
        return ""
    return f"“{strays[0]}” is never {'opened' if strays[0] in _CLOSED_BY else 'closed'}"


def _marks(prompt: str, dialect: Dialect) -> Iterator[Mark]:
    stack: list[_Open] = []
    for found in (_PLAIN if dialect == "plain" else _TOKEN).finditer(prompt):
        kind, start, end, letter = found.lastgroup, found.start(), found.end(), found.group()
        if kind == "wildcard":
            yield Mark(start, end, "wildcard")
        elif kind in ("comment", "lora"):
            yield Mark(start, end, "comment" if kind == "comment" else "lora")
        elif kind == "keyword" and dialect == "a1111":
            yield Mark(start, end, "keyword")
        elif kind == "bar" and stack:
            stack[-1].bars.append(start)
        elif kind == "bracket" and letter in _USED[dialect]:
            if letter not in _CLOSED_BY:
                stack.append(_Open(letter, start, []))
            elif stack and any(one.letter == _CLOSED_BY[letter] for one in stack):
                while stack[-1].letter != _CLOSED_BY[letter]:
                    yield Mark(stack[-1].place, stack.pop().place + 1, "stray")
                yield from _pair(prompt, stack.pop(), start)
            else:
                yield Mark(start, end, "stray")
    yield from (Mark(one.place, one.place + 1, "stray") for one in stack)


def _pair(prompt: str, opened: _Open, close: int) -> Iterator[Mark]:
    """Yield the marks of a pair of brackets, with the number and the bars that belong to it."""
    inner = prompt[opened.place + 1 : close]
    if opened.letter == "{" and not opened.bars:
        return  # characters
    number = (_WEIGHT if opened.letter == "(" else _STEP).search(inner) if opened.letter != "{" else None
    kind: Kind = "weight"
    if opened.letter == "{":
        kind = "wildcard"
    elif opened.letter == "[" and (opened.bars or number):
        kind = "change"
    yield Mark(opened.place, opened.place + 1, kind)
    if opened.letter != "(":
        yield from (Mark(bar, bar + 1, kind) for bar in opened.bars)
    yield Mark(close - len(number.group()) if number else close, close + 1, kind)

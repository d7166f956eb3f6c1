"""Chunks of tokens, in which text encoders read prompts of any length.

When a chunk is full, AUTOMATIC1111 moves the tokens after the last comma into the next chunk, if at most 20, so that a
phrase stays whole; ComfyUI keeps words of fewer than 8 tokens whole.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from studio.protocol.prompts.weights import Dialect, WeightedText

_BACKTRACK = 20  # tokens after a comma
_LARGE_WORD = 8  # tokens of a word that may be broken


@dataclass(frozen=True)
class Token:
    """A token's number and its weight."""

    number: int
    weight: float = 1.0


Chunks = list[tuple[Token, ...]]


def chunked(
    parts: Iterable[WeightedText], numbers: Callable[[str], Sequence[int]], capacity: int, dialect: Dialect
) -> Chunks:
    """Split the parts of a prompt into chunks of at most `capacity` tokens, at least one chunk.

    Args:
        parts: The parts.
        numbers: Returns the token numbers of a text.
        capacity: Tokens in a chunk, without start and end.
        dialect: Where chunks may end.
    """
    return _by_words(parts, numbers, capacity) if dialect == "comfy" else _by_commas(parts, numbers, capacity)


def _by_commas(parts: Iterable[WeightedText], numbers: Callable[[str], Sequence[int]], capacity: int) -> Chunks:
    commas = numbers(",")
    chunks: Chunks = []
    current: list[Token] = []
    last_comma = -1
    for part in parts:
        if part.breaks:
            chunks.append(tuple(current))
            current, last_comma = [], -1
        for number in numbers(part.text):
            if len(current) == capacity:
                begin = len(current)
                if number not in commas and 0 <= len(current) - (last_comma + 1) <= _BACKTRACK and last_comma >= 0:
                    begin = last_comma + 1
                chunks.append(tuple(current[:begin]))
                current, last_comma = current[begin:], -1
            if number in commas:
                last_comma = len(current)
            current.append(Token(number, part.weight))
    if current or not chunks:
        chunks.append(tuple(current))
    return chunks


def _by_words(parts: Iterable[WeightedText], numbers: Callable[[str], Sequence[int]], capacity: int) -> Chunks:
    chunks: Chunks = []
    current: list[Token] = []
    for part in parts:
        for word in part.text.split(" "):
            tokens = [Token(number, part.weight) for number in numbers(word)]
            while len(current) + len(tokens) > capacity:
                fits = capacity - len(current) if len(tokens) >= min(_LARGE_WORD, capacity) else 0
                chunks.append((*current, *tokens[:fits]))
                current, tokens = [], tokens[fits:]
            current += tokens
    if current or not chunks:
        chunks.append(tuple(current))
    return chunks

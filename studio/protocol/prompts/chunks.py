"""Chunks of tokens, in which text encoders read prompts of any length."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from studio.protocol.prompts.weights import WeightedText

_BACKTRACK = 20  # tokens after a comma that move to the next chunk, so that a phrase stays whole


@dataclass(frozen=True)
class Token:
    """A token's number and its weight."""

    number: int
    weight: float = 1.0


def chunked(
    parts: Iterable[WeightedText], numbers: Callable[[str], Sequence[int]], room: int, commas: Collection[int] = ()
) -> list[tuple[Token, ...]]:
    """Split the parts of a prompt into chunks of at most `room` tokens, at least one chunk.

    Args:
        parts: The parts.
        numbers: Returns the token numbers of a text.
        room: Tokens in a chunk, without start and end.
        commas: The token numbers of a comma, after which a chunk may end early; empty: chunks are filled.
    """
    chunks: list[tuple[Token, ...]] = []
    current: list[Token] = []
    last_comma = -1
    for part in parts:
        if part.breaks:
            chunks.append(tuple(current))
            current, last_comma = [], -1
        for number in numbers(part.text):
            if len(current) == room:
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

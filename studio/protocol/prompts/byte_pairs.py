"""Splits texts into CLIP's tokens (byte-level BPE) where the window counts them.

The tokenizers library is a hundred times as fast, but holds the interpreter for a tenth of a second while it takes in
CLIP's vocabulary, and the window would stand still.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from studio.protocol.prompts.clip_vocabulary import END, START, WORD_END, clip_merges, letters_of_bytes

_LETTERS = letters_of_bytes()
_PART = re.compile(rf"{re.escape(START)}|{re.escape(END)}|.+?(?={re.escape(START)}|{re.escape(END)}|$)", re.DOTALL)
_LETTER, _DIGIT, _SPACE, _OTHER = "L", "N", "Z", "?"  # the first two as Unicode calls them
_ENDINGS = ("'s", "'t", "'re", "'ve", "'m", "'ll", "'d")


class BytePairs:
    """A byte-pair tokenizer, which numbers tokens by itself instead of by a vocabulary.

    Args:
        merges: Its merges.txt; b"" for CLIP's own.
    """

    def __init__(self, merges: bytes = b"") -> None:
        lines = (merges or clip_merges()).decode("utf-8", "replace").splitlines()
        pairs = (line.split() for line in lines if not line.startswith("#version"))
        self._ranks = {(pair[0], pair[1]): rank for rank, pair in enumerate(pairs) if len(pair) == 2}
        self._numbers: dict[str, int] = {}
        self.pieces = lru_cache(maxsize=4096)(self._pieces)

    def numbers(self, text: str) -> list[int]:
        """Return a number for each token of a text; equal tokens have equal numbers."""
        found = [piece for _, word in words_of(text) for piece in self.pieces(word)]
        return [self._numbers.setdefault(piece, len(self._numbers)) for piece in found]

    def place_of(self, text: str, token: int) -> int | None:
        """Return the place at which the word of a token begins, counted from 0; None if there are fewer tokens."""
        count = 0
        for start, word in words_of(text):
            count += len(self.pieces(word))
            if count > token:
                return start
        return None

    def knows(self, word: str) -> bool:
        """Whether a word is one token."""
        return len(self.pieces(word.lower())) == 1

    def _pieces(self, word: str) -> tuple[str, ...]:
        """Return the tokens of a word: neighbours are merged, the earliest pair of the list first."""
        if word in (START, END):
            return (word,)
        letters = [_LETTERS[byte] for byte in word.encode("utf-8", "replace")]
        parts = [*letters[:-1], letters[-1] + WORD_END]
        while len(parts) > 1:
            ranked = ((self._ranks.get((one, other)), place) for place, (one, other) in enumerate(pairwise(parts)))
            best = min(((rank, place) for rank, place in ranked if rank is not None), default=None)
            if best is None:
                break
            place = best[1]
            parts[place : place + 2] = [parts[place] + parts[place + 1]]
        return tuple(parts)


def words_of(text: str) -> Iterator[tuple[int, str]]:
    """Split a text as CLIP does before it looks at letters.

    Yields:
        The place of each word, and the word in lower case. Places are those in the normalized text, which is as long as
        the text itself but for rare letters.
    """
    text = "".join(letter.lower() for letter in unicodedata.normalize("NFC", text))
    for found in _PART.finditer(text):
        if found.group() in (START, END):
            yield found.start(), found.group()
        else:
            yield from ((found.start() + place, word) for place, word in _words(found.group()))


def _words(text: str) -> Iterator[tuple[int, str]]:
    place = 0
    while place < len(text):
        kind, end = _kind(text[place]), place + 1
        ending = next((one for one in _ENDINGS if text.startswith(one, place)), None)
        if ending is not None:
            end = place + len(ending)
        elif kind in (_LETTER, _OTHER):
            while end < len(text) and _kind(text[end]) == kind:
                end += 1
        if kind != _SPACE:
            yield place, text[place:end]
        place = end


def _kind(letter: str) -> str:
    if letter.isspace() and letter not in "\x1c\x1d\x1e\x1f":
        return _SPACE
    kind = unicodedata.category(letter)[0]
    return kind if kind in (_LETTER, _DIGIT) else _OTHER

"""Counts the tokens of a prompt for a model's text encoders, and finds where they truncate or split it."""

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from studio.protocol.errors import BadInput
from studio.protocol.files import read_regular
from studio.protocol.jsontext import parse_json_text
from studio.protocol.modelcard import ModelCard, find_model, read_card
from studio.protocol.prompts.byte_pairs import BytePairs
from studio.protocol.prompts.chunks import Token, chunked
from studio.protocol.prompts.clip_vocabulary import LENGTH, clip_merges
from studio.protocol.prompts.composition import composed
from studio.protocol.prompts.steps import prompts_of_steps
from studio.protocol.prompts.weights import Dialect, plain_text, weighted_texts

_MAX_BYTES = 16 * 2**20  # of a tokenizer's file
_MAX_STEPS = 50  # steps that are searched for changes of the prompt
_WORDS_SHOWN = 4


@dataclass(frozen=True)
class Encoder:
    """The tokenizer and context length of a text encoder.

    Attributes:
        title: Its title where a model has two; "" for the only one.
        pairs: Its tokenizer.
        length: Its context length in tokens, with start and end.
    """

    title: str
    pairs: BytePairs
    length: int


@dataclass(frozen=True)
class TokenCount:
    """The tokens of a prompt for one text encoder.

    Attributes:
        title: The encoder's title.
        used: Tokens, without start and end.
        capacity: Tokens that fit into its chunks: L - 2 for each.
        chunks: The number of chunks; 1 where the prompt is truncated instead.
        cut: Where the text that is cut off begins; None if nothing is.
        begins: The first words of the second chunk and of each after it.
    """

    title: str
    used: int
    capacity: int
    chunks: int = 1
    cut: int | None = None
    begins: tuple[str, ...] = ()


@dataclass(frozen=True)
class PromptReader:
    """Reads prompts as a model's text encoders do.

    Attributes:
        encoders: The encoders, at least one.
        knows: Whether a model trained on few words has seen a word; None for a model of general language.
    """

    encoders: tuple[Encoder, ...]
    knows: Callable[[str], bool] | None = None

    def counts(self, prompt: str, dialect: Dialect, steps: int) -> tuple[TokenCount, ...]:
        """Count a prompt for each encoder; of prompts that change midway, or that AND joins, the longest counts."""
        return tuple(_count(encoder, prompt, dialect, min(steps, _MAX_STEPS)) for encoder in self.encoders)


def words_of_prompt(prompt: str, dialect: Dialect) -> str:
    """Return the words of a prompt at its first step, without its syntax."""
    return plain_text(prompts_of_steps(prompt, "", dialect, 1)[0].prompt, dialect)


def prompt_reader(model: str) -> PromptReader:
    """Return the reader of a model that takes prompts; raises BadInput when the model cannot be found or read."""
    place = find_model(model)
    card = read_card(place)
    if card.base and not os.path.isdir(place / "tokenizer"):
        place = find_model(card.base)  # a LoRA
    folders = [name for name in ("tokenizer", "tokenizer_2") if os.path.isdir(place / name)]
    if not folders:  # a single file, or an incomplete folder: all such models use CLIP's tokenizer
        return PromptReader(_clip_encoders(card))
    titles = [""] if len(folders) == 1 else ["first encoder", "second encoder"]
    encoders = tuple(
        Encoder(title, _pairs_in(place / name), _length(place / name.replace("tokenizer", "text_encoder")))
        for title, name in zip(titles, folders, strict=True)
    )
    return PromptReader(encoders, None if card.family else encoders[0].pairs.knows)


def _count(encoder: Encoder, prompt: str, dialect: Dialect, steps: int) -> TokenCount:
    capacity, pairs = encoder.length - 2, encoder.pairs
    if dialect == "plain":
        used = len(pairs.numbers(prompt))
        return TokenCount(
            encoder.title, used, capacity, cut=pairs.place_of(prompt, capacity) if used > capacity else None
        )
    found: list[tuple[list[tuple[Token, ...]], str]] = []
    for part in prompts_of_steps(prompt, "", dialect, steps):
        for text, _ in composed(part.prompt) if dialect == "a1111" else ((part.prompt, 1.0),):
            found.append((chunked(weighted_texts(text, dialect), pairs.numbers, capacity, dialect), text))
    chunks, text = max(found, key=lambda one: (len(one[0]), sum(map(len, one[0]))))
    return TokenCount(
        encoder.title,
        sum(map(len, chunks)),
        capacity * len(chunks),
        len(chunks),
        begins=_begins(chunks, plain_text(text, dialect), pairs),
    )


def _begins(chunks: list[tuple[Token, ...]], words: str, pairs: BytePairs) -> tuple[str, ...]:
    found, token = [], 0
    for chunk in chunks[:-1]:
        token += len(chunk)
        place = pairs.place_of(words, token)
        found.append(" ".join(words[place:].split()[:_WORDS_SHOWN]) if place is not None else "")
    return tuple(found)


def _clip_encoders(card: ModelCard) -> tuple[Encoder, ...]:
    two = card.family in ("sdxl", "sdxl-inpaint")
    titles = ["first encoder", "second encoder"] if two else [""]
    return tuple(Encoder(title, _tokenizer(clip_merges()), LENGTH) for title in titles)


def _pairs_in(folder: Path) -> BytePairs:
    """Return the tokenizer in a folder: its own merges, or CLIP's where it only has a tokenizer.json."""
    try:
        return _tokenizer(read_regular(folder / "merges.txt", _MAX_BYTES))
    except FileNotFoundError:
        return _tokenizer(clip_merges())
    except OSError as error:
        raise BadInput(f"Could not read {folder / 'merges.txt'}: {error.strerror or error}.") from error


@lru_cache(maxsize=4)
def _tokenizer(merges: bytes) -> BytePairs:
    return BytePairs(merges)


def _length(folder: Path) -> int:
    with contextlib.suppress(OSError, ValueError):
        config = parse_json_text(read_regular(folder / "config.json", _MAX_BYTES).decode("utf-8"))
        length = config.get("max_position_embeddings") if isinstance(config, dict) else None
        if isinstance(length, int) and 2 < length <= 4096:
            return length
    return LENGTH

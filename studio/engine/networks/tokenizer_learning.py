"""Learns a CLIP tokenizer (byte-level BPE) from captions, as files that transformers reads."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from tokenizers import pre_tokenizers

from studio.protocol.prompts.clip_vocabulary import END, FOLDER, START

_WORD_END = "</w>"
_MAX_MERGES = 8000
_WORD = re.compile(r"[^\W\d_]+|\d|[^\s\w]+|_+")

Pair = tuple[str, str]


def learn_tokenizer(captions: Iterable[str], length: int) -> dict[str, bytes]:
    """Learn a vocabulary in which every word of the captions is one token; other words fall back to bytes.

    Args:
        captions: Texts like the prompts to expect.
        length: Number of tokens in a prompt, including start and end.

    Returns:
        The tokenizer's files by name, as `load_tokenizer` and transformers read them.
    """
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    merges = _merges(Counter(word for text in captions for word in _WORD.findall(text.lower())))
    tokens = [*letters, *(letter + _WORD_END for letter in letters), *map("".join, merges), START, END]
    vocabulary = {token: number for number, token in enumerate(dict.fromkeys(tokens))}
    settings = {
        "tokenizer_class": "CLIPTokenizer",
        "model_max_length": length,
        "bos_token": START,
        "eos_token": END,
        "unk_token": END,
        "pad_token": END,
    }
    return {
        f"{FOLDER}/vocab.json": json.dumps(vocabulary, ensure_ascii=False, indent=0).encode(),
        f"{FOLDER}/merges.txt": "\n".join(["#version: 0.2", *map(" ".join, merges), ""]).encode(),
        f"{FOLDER}/tokenizer_config.json": (json.dumps(settings, indent=2) + "\n").encode(),
    }


def _merges(words: Mapping[str, int]) -> list[Pair]:
    """Merge the most frequent pair until every word is one token (BPE; Sennrich, Haddow & Birch 2016).

    The tokenizers library does the same, but breaks ties by hash order, which differs between processes.
    """
    byte_level = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    split: dict[str, list[str]] = {}
    merges: list[Pair] = []
    for word in words:
        ((letters, _),) = byte_level.pre_tokenize_str(word)
        split[word] = [*letters[:-1], letters[-1] + _WORD_END]
    counts: Counter[Pair] = Counter()
    for word, parts in split.items():
        for pair in pairwise(parts):
            counts[pair] += words[word]
    while counts and len(merges) < _MAX_MERGES:
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        merges.append(best)
        for word, parts in split.items():
            if best not in set(pairwise(parts)):
                continue
            counts.subtract({pair: words[word] * n for pair, n in Counter(pairwise(parts)).items()})
            split[word] = _joined(parts, best)
            counts.update({pair: words[word] * n for pair, n in Counter(pairwise(split[word])).items()})
        counts = +counts
    return merges


def _joined(parts: list[str], pair: Pair) -> list[str]:
    """Merge every occurrence of a pair, from the left."""
    joined: list[str] = []
    for part in parts:
        if joined and (joined[-1], part) == pair:
            joined[-1] += part
        else:
            joined.append(part)
    return joined

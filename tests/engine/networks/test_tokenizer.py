"""The tokenizer: one token for each known word, bytes for all others, deterministic files."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.engine.networks.tokenizer import load_tokenizer, transformers_tokenizer
from studio.engine.networks.tokenizer_learning import learn_tokenizer
from studio.protocol.errors import BadInput
from studio.protocol.prompts.clip_vocabulary import END, START, clip_tokenizer_files

CAPTIONS = ("a tiger left of a red apple on a blue background", "an owl, white background", "a cat's toy")
FILES = learn_tokenizer(CAPTIONS, 24)
TOKENIZER = load_tokenizer(FILES)


def test_words_of_the_captions_are_single_tokens():
    words = ["tiger", "left", "of", "red", "apple", "blue", "background", "owl", "white"]
    assert all(len(TOKENIZER.numbers(word)) == 1 for word in words)


def test_the_tokenizer_is_deterministic():
    assert learn_tokenizer(reversed(CAPTIONS), 24) == FILES


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_any_text_can_be_tokenized(text: str):
    assert all(0 <= number < len(TOKENIZER) for number in TOKENIZER.numbers(text))


def with_pad(files, pad):
    settings = json.loads(files["tokenizer/tokenizer_config.json"]) | {"pad_token": pad}
    return {**files, "tokenizer/tokenizer_config.json": json.dumps(settings).encode()}


KINDS = {
    "own": FILES,
    "clip": clip_tokenizer_files(),
    "clip, padded with !": clip_tokenizer_files(pad="!"),
    "with a token of its own": with_pad(FILES, "<pad>"),
}
PAIRS = {name: (load_tokenizer(files), transformers_tokenizer(files)) for name, files in KINDS.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_tokenizer_is_that_of_transformers(kind: str):
    own, theirs = PAIRS[kind]
    assert own.backend.to_str() == theirs.backend_tokenizer.to_str()
    assert (own.start, own.end, own.pad) == (theirs.bos_token_id, theirs.eos_token_id, theirs.pad_token_id)
    assert len(own) == len(theirs)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([START, END, "!", "<pad>", " a cat's ", "Tiger"]) | st.text(max_size=20), max_size=5))
def test_texts_become_the_tokens_of_transformers(kind: str, parts: list[str]):
    (own, theirs), text = PAIRS[kind], "".join(parts)
    assert own.numbers(text) == theirs(text, add_special_tokens=False).input_ids
    assert own.text(own.numbers(text)) == theirs.decode(own.numbers(text)).strip()


def test_files_that_say_more_are_read_by_transformers():
    settings = json.loads(FILES["tokenizer/tokenizer_config.json"])
    settings["bos_token"] = {"__type": "AddedToken", "content": START, "normalized": True}
    files = {**FILES, "tokenizer/tokenizer_config.json": json.dumps(settings).encode()}
    own, theirs = load_tokenizer(files), transformers_tokenizer(files)
    assert own.backend.to_str() == theirs.backend_tokenizer.to_str()
    assert own.start == theirs.bos_token_id


def test_unknown_words_are_split_and_decoded_exactly():
    numbers = TOKENIZER.numbers("zebra 7 é")
    assert TOKENIZER.end not in numbers
    assert TOKENIZER.text(numbers) == "zebra 7 é"


@pytest.mark.parametrize("damage", ["missing", "broken"])
def test_a_broken_tokenizer_is_refused(damage: str):
    files = dict(FILES)
    if damage == "missing":
        files = {}
    else:
        files["tokenizer/vocab.json"] = b"{"
    with pytest.raises(BadInput, match="tokenizer"):
        load_tokenizer(files)

"""The tokenizer: one token for each known word, bytes for all others, deterministic files."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.engine.networks.tokenizer import learn_tokenizer, load_tokenizer
from studio.protocol.errors import BadInput
from studio.protocol.prompts.clip_vocabulary import END

CAPTIONS = ("a tiger left of a red apple on a blue background", "an owl, white background", "a cat's toy")
FILES = learn_tokenizer(CAPTIONS, 24)
TOKENIZER = load_tokenizer(FILES)


def test_words_of_the_captions_are_single_tokens():
    words = ["tiger", "left", "of", "red", "apple", "blue", "background", "owl", "white"]
    assert all(len(TOKENIZER(word).input_ids) == 3 for word in words)  # start, word, end


def test_the_tokenizer_is_deterministic():
    assert learn_tokenizer(reversed(CAPTIONS), 24) == FILES


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_any_text_can_be_tokenized(text: str):
    found = TOKENIZER(text, padding="max_length", max_length=24, truncation=True).input_ids
    assert len(found) == 24
    assert found[-1] == TOKENIZER.convert_tokens_to_ids(END)
    assert max(found) < len(TOKENIZER)


def test_unknown_words_are_split_and_decoded_exactly():
    ids = TOKENIZER("zebra 7 é").input_ids
    assert END not in TOKENIZER.convert_ids_to_tokens(ids[1:-1])
    assert TOKENIZER.decode(ids, skip_special_tokens=True) == "zebra 7 é"


@pytest.mark.parametrize("damage", ["missing", "broken"])
def test_a_broken_tokenizer_is_refused(damage: str):
    files = dict(FILES)
    if damage == "missing":
        files = {}
    else:
        files["tokenizer/vocab.json"] = b"{"
    with pytest.raises(BadInput, match="tokenizer"):
        load_tokenizer(files)

"""The window's tokenizer counts the tokens that the engine's reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.engine.networks.tokenizer import load_tokenizer
from studio.engine.networks.tokenizer_learning import learn_tokenizer
from studio.protocol import places
from studio.protocol.prompts.byte_pairs import BytePairs
from studio.protocol.prompts.clip_vocabulary import clip_tokenizer_files

CLIP, OWN = load_tokenizer(clip_tokenizer_files()), BytePairs()
PROMPTS = [
    "a red fox",
    "A photograph of an astronaut riding a horse, 8k, (masterpiece:1.2)",
    "it's we're I'll they'd !'s 'S",
    "1234 12.5 x2 ²",
    "naïve café cafe\u0301 ÅNGSTRÖM",
    "日本語のテキスト 🐯🐅 emoji👍🏽",
    "  many\n\t spaces  ",
    "antidisestablishmentarianism supercalifragilistic",
    "___ --- ... a_b <|endoftext|> b !<|startoftext|>",
    "",
]


def engine_numbers(tokenizer, text):
    return tokenizer.numbers(text)


def same_pattern(one, other):
    """Whether equal numbers stand at the same places in both."""
    return len(one) == len(other) and len(set(zip(one, other, strict=True))) == len(set(one)) == len(set(other))


@pytest.mark.parametrize("prompt", PROMPTS)
def test_prompts_have_the_engines_tokens(prompt):
    assert same_pattern(OWN.numbers(prompt), engine_numbers(CLIP, prompt))


@given(st.text(st.characters(exclude_categories=["Cs", "Cn", "Co"]), max_size=40))
def test_any_text_has_the_engines_tokens(text):
    assert len(OWN.numbers(text)) == len(engine_numbers(CLIP, text))


@given(st.text("abcdefghinorstu ,", max_size=60))
def test_words_have_the_engines_tokens(text):
    assert same_pattern(OWN.numbers(text), engine_numbers(CLIP, text))


def test_a_learned_vocabulary():
    files = learn_tokenizer(["a tiger on a blue background"], 16)
    own, engine = BytePairs(files["tokenizer/merges.txt"]), load_tokenizer(files)
    for text in ("a tiger", "tigers on backgrounds", "a dragon"):
        assert len(own.numbers(text)) == len(engine_numbers(engine, text))
    assert own.knows("tiger")
    assert own.knows("A")
    assert not own.knows("dragon")


def test_the_pocket_models_words():
    pairs = BytePairs((places.bundled_models() / "pocket" / "tokenizer" / "merges.txt").read_bytes())
    words = "a tiger face on blue background and an umbrella"
    assert all(pairs.knows(word) for word in words.split())
    assert not pairs.knows("wizard")


def test_the_place_of_a_token():
    text = "a red fox, antidisestablishmentarianism"
    assert OWN.place_of(text, 0) == 0
    assert OWN.place_of(text, 2) == text.index("fox")
    assert OWN.place_of(text, len(OWN.numbers(text)) - 1) == text.index("anti")
    assert OWN.place_of(text, len(OWN.numbers(text))) is None

"""States of weighted and long prompts, against the formulas written out by hand."""

import pytest
import torch

from studio.engine.models.prompt_encoding import chunks_of, encode_prompts
from tests.engine.models.tiny_stable_diffusion import FAMILIES, tiny_model, tiny_pipeline

ENCODERS = tiny_model(tiny_pipeline("sdxl"), "sdxl").encoders
PROMPT = "a (red:1.5) fox"


def numbers(encoder, text):
    return encoder.tokenizer.numbers(text)


@pytest.mark.parametrize("encoder", ENCODERS)
@pytest.mark.parametrize("dialect", ["a1111", "comfy"])
def test_prompts_without_weights_are_encoded_as_plain_ones(encoder, dialect):
    prompts = ["a red fox", ""]
    for own, plain in zip(
        encode_prompts(encoder, prompts, dialect, skip=1, norm=False),
        encode_prompts(encoder, prompts, "plain", skip=1, norm=False),
        strict=True,
    ):
        assert torch.equal(own, plain)


@pytest.mark.parametrize("encoder", ENCODERS)
def test_a1111_multiplies_and_restores_the_mean(encoder):
    plain, pooled = encoder.encode(["a red fox"], norm=False)
    assert abs(float(plain.mean())) > 1e-4
    before, inside = numbers(encoder, "a "), numbers(encoder, "red")
    weights = torch.ones(encoder.length)
    weights[1 + len(before) : 1 + len(before) + len(inside)] = 1.5
    scaled = plain * weights[:, None]
    expected = scaled * (plain.mean() / scaled.mean())
    states, own_pooled = encode_prompts(encoder, [PROMPT], "a1111", norm=False)
    assert torch.allclose(states, expected, atol=1e-6)
    assert torch.equal(own_pooled, pooled)


@pytest.mark.parametrize("encoder", ENCODERS)
def test_comfy_moves_away_from_the_empty_prompt(encoder):
    plain, empty = encoder.encode(["a red fox"])[0], encoder.encode([""])[0]
    before, inside = numbers(encoder, "a "), numbers(encoder, "red")
    place = slice(1 + len(before), 1 + len(before) + len(inside))
    expected = plain.clone()
    expected[:, place] = empty[:, place] + 1.5 * (plain[:, place] - empty[:, place])
    states, _ = encode_prompts(encoder, [PROMPT], "comfy")
    assert torch.allclose(states, expected, atol=1e-6)
    assert torch.equal(states[:, place.stop :], plain[:, place.stop :])


@pytest.mark.parametrize("dialect", ["a1111", "comfy"])
def test_long_prompts_are_encoded_in_chunks(dialect):
    encoder = ENCODERS[0]
    room = encoder.length - 2
    text = "abcdefgh" * 20  # a token per character
    count = -(-len(numbers(encoder, text)) // room)
    assert count == 3
    states, pooled = encode_prompts(encoder, [text, "short"], dialect)
    assert states.shape[:2] == (2, count * encoder.length)
    own = numbers(encoder, text)
    for index in range(count):
        chunk = encoder.framed(own[index * room : (index + 1) * room])[None]
        expected, first = encoder.encode_tokens(chunk)
        part = states[:1, index * encoder.length : (index + 1) * encoder.length]
        assert torch.allclose(part, expected, atol=1e-6)
        if index == 0:
            assert torch.allclose(pooled[:1], first, atol=1e-6)
    assert torch.allclose(states[1:, : encoder.length], encoder.encode(["short"])[0], atol=1e-6)
    assert torch.allclose(states[1:, encoder.length : 2 * encoder.length], encoder.encode([""])[0], atol=1e-6)


def test_break_begins_a_chunk():
    encoder = ENCODERS[0]
    chunks = chunks_of(encoder, "red BREAK fox", "a1111")
    assert [[token.number for token in chunk] for chunk in chunks] == [numbers(encoder, "red"), numbers(encoder, "fox")]


def test_a_phrase_moves_to_the_next_chunk_whole():
    encoder = ENCODERS[0]
    room = encoder.length - 2
    text = "a" * (room - 6) + ",bcdefghijk"
    assert len(numbers(encoder, text)) > room
    first, second = chunks_of(encoder, text, "a1111")
    assert first[-1].number == numbers(encoder, ",")[0]
    assert [token.number for token in second] == numbers(encoder, text)[len(first) :]
    assert len(chunks_of(encoder, text, "comfy")[0]) == room


def test_comfy_keeps_short_words_whole():
    encoder = ENCODERS[0]  # a token per character
    room = encoder.length - 2
    text = "a " * (room - 3) + "fox (seven77:1.2) owl"
    first, second = chunks_of(encoder, text, "comfy")
    assert len(first) == room, "a word that just fits"
    assert [token.number for token in second] == numbers(encoder, "seven77 owl")
    assert [token.weight for token in second] == [1.2] * 7 + [1.0] * 3
    first, second = chunks_of(encoder, "a " * (room - 2) + "fox", "comfy")
    assert (len(first), len(second)) == (room - 2, 3)
    assert [len(chunk) for chunk in chunks_of(encoder, "a " * (room - 2) + "eight888", "comfy")] == [room, 6]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_takes_weights_and_long_prompts(family):
    model = tiny_model(tiny_pipeline(family), family)
    long = ("(red:1.3) fox, " * 12).strip()
    wanted, unwanted = model.conditioning([long], "fog", dialect="a1111")
    assert wanted.states.shape[1] == unwanted.states.shape[1] > model.text_encoder.length
    assert bool(wanted.states.isfinite().all())

"""Token counts, as the window shows them."""

import json

import pytest

from studio.protocol.errors import BadInput
from studio.protocol.prompts.byte_pairs import BytePairs
from studio.protocol.prompts.tokens import Encoder, PromptReader, TokenCount, prompt_reader, words_of_prompt

CLIP = PromptReader((Encoder("", BytePairs(), 77),))


def count(prompt, dialect="a1111", steps=20):
    (found,) = CLIP.counts(prompt, dialect, steps)
    return found


def test_syntax_is_not_counted():
    assert count("a (red:1.3) fox <lora:fur:1> // not this") == TokenCount("", 3, 75)
    assert count("a (red:1.3) fox", "plain").used == 9


def test_what_is_too_long_is_cut_where_all_is_literal():
    prompt = "fox " * 80
    found = count(prompt, "plain")
    assert (found.used, found.capacity, found.chunks, found.cut) == (80, 75, 1, 4 * 75)


def test_longer_prompts_get_chunks():
    prompt = "red fox, " * 30
    found = count(prompt)
    assert (found.used, found.capacity, found.chunks, found.cut) == (90, 150, 2, None)
    assert found.begins == ("red fox, red fox,",)
    assert count("a fox BREAK in snow").begins == ("in snow",)


def test_the_longest_of_changing_prompts_counts():
    assert count("[a:a red fox in snow:0.5]").used == 5
    assert count("a AND a red fox:0.5").used == 3
    assert count("[a:a red fox in snow:0.5]", "comfy").used > 5


def test_the_bundled_model_has_a_reader_of_its_own():
    reader = prompt_reader("pocket")
    (found,) = reader.counts("a tiger on a blue background", "a1111", 20)
    assert (found.used, found.capacity) == (6, 30)
    assert reader.knows("tiger")
    assert not reader.knows("wizard")
    assert words_of_prompt("a (wizard:1.2) [x|y]", "a1111") == "a wizard x"


def test_a_lora_reads_as_its_base():
    assert prompt_reader("pocket-lightning").encoders == prompt_reader("pocket").encoders


def test_a_model_that_is_not_here_is_reported():
    with pytest.raises(BadInput):
        prompt_reader("nothing-of-that-name")


def test_a_folder_without_merges_reads_as_clip(tmp_path):
    for name in ("tokenizer", "text_encoder"):
        (tmp_path / name).mkdir()
    (tmp_path / "text_encoder" / "config.json").write_text(json.dumps({"max_position_embeddings": 20}))
    card = json.loads((prompt_reader.__globals__["find_model"]("pocket") / "studio.json").read_text())
    (tmp_path / "studio.json").write_text(json.dumps(card))
    (found,) = prompt_reader(str(tmp_path)).counts("a photograph", "a1111", 1)
    assert (found.used, found.capacity) == (2, 18)

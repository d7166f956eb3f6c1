"""Earlier prompts: each once, bounded, and kept in a file."""

import pytest

from studio.document.prompt_history import MAX_PROMPTS, PastPrompt, PromptHistory, load_prompts, save_prompts
from studio.protocol.errors import BadInput


def test_the_newest_stands_first_and_each_once():
    history = PromptHistory()
    assert history.add(PastPrompt("a fox"))
    assert history.add(PastPrompt("a fox", "fog"))
    assert history.add(PastPrompt("a fox"))
    assert not history.add(PastPrompt("a fox"))
    assert not history.add(PastPrompt("  ", ""))
    assert history.prompts == (PastPrompt("a fox"), PastPrompt("a fox", "fog"))
    history.remove(PastPrompt("a fox"))
    assert history.prompts == (PastPrompt("a fox", "fog"),)


def test_it_is_bounded():
    history = PromptHistory()
    for number in range(MAX_PROMPTS + 5):
        history.add(PastPrompt(f"{number}"))
    assert len(history.prompts) == MAX_PROMPTS
    assert history.prompts[0] == PastPrompt(f"{MAX_PROMPTS + 4}")


def test_prompts_survive_a_start(tmp_path):
    file = tmp_path / "deep" / "prompts.json"
    kept = (PastPrompt("a fox\nin snow", "fog"), PastPrompt("🐯", ""))
    save_prompts(kept, file)
    assert load_prompts(file) == kept
    history = PromptHistory([PastPrompt("new")])
    history.take(load_prompts(file))
    assert history.prompts == (PastPrompt("new"), *kept)


@pytest.mark.parametrize("data", [b"", b"{", b"{}", b"[1, null, {}]", b'[{"prompt": 1, "negative": ""}]', b"\xff\xfe"])
def test_a_damaged_file_is_an_empty_history(tmp_path, data):
    file = tmp_path / "prompts.json"
    file.write_bytes(data)
    assert load_prompts(file) == ()


def test_a_file_that_cannot_be_written_is_reported(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput):
        save_prompts([PastPrompt("a")], tmp_path / "file" / "prompts.json")

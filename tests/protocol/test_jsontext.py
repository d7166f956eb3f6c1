"""Untrusted JSON: every fault raises the same kind of error."""

import pytest

from studio.protocol.errors import BadInput
from studio.protocol.jsontext import parse_json_text
from studio.protocol.modelcard import read_card
from studio.protocol.presets import training_recipe
from studio.protocol.recipes import changed, load_recipe, parse_settings
from studio.protocol.training_recipe import TrainRecipe

HOSTILE = (b"[" * 200_000, b'{"a":' * 200_000, b"9" * 5000, b"\xff\xfe\x00", b"\x00", b"", b"nul", b"[1e999")


@pytest.mark.parametrize("text", HOSTILE)
def test_invalid_json_raises_value_error(text: bytes):
    with pytest.raises(ValueError):
        parse_json_text(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_files_raise_bad_input(tmp_path, text: bytes):
    (tmp_path / "studio.json").write_bytes(text)
    for read in (lambda: load_recipe(tmp_path / "studio.json"), lambda: read_card(tmp_path)):
        with pytest.raises(BadInput) as caught:
            read()
        assert "\n" not in str(caught.value)
        assert len(str(caught.value)) < 1000


@pytest.mark.parametrize("value", ["[" * 100_000, "9" * 5000, '{"a":' * 100_000, "\0", "1e999", "x" * 100_000])
def test_hostile_settings_raise_bad_input(value: str):
    settings = parse_settings([f"steps={value}"])
    with pytest.raises(BadInput) as caught:
        changed(TrainRecipe(), settings)
    assert len(str(caught.value)) < 1000


@pytest.mark.parametrize("name", ["x" * 100_000, "a\0b", "~" * 300, "\ud800"])
def test_hostile_names_raise_bad_input(name: str):
    from studio.protocol.modelcard import find_model

    for find in (find_model, training_recipe):
        with pytest.raises(BadInput) as caught:
            find(name)
        assert len(str(caught.value)) < 1500

"""A model of another program is checked by a separate process, named, and chosen in the recipe."""

import shutil
from pathlib import Path

import pytest

from studio.protocol.registered import registered_models
from tests.engine.models.foreign_models import foreign_folder, foreign_pipeline


def said(studio, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    told: list[tuple[str, bool]] = []
    monkeypatch.setattr(studio.model_adding, "_tell", lambda text, bad: told.append((text, bad)))
    return told


def test_a_folder_is_added_and_chosen(studio, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    told = said(studio, monkeypatch)
    folder = shutil.copytree(foreign_folder("sd1"), tmp_path / "my model")
    dialog = "studio.ui.operations.model_adding.QFileDialog.getExistingDirectory"
    monkeypatch.setattr(dialog, lambda *_: str(folder))
    studio.window.actions_["file.add_model_folder"].trigger()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=60_000)
    assert told[1] == ("The recipe uses the model my-model.", False)
    assert registered_models()["my-model"].path == str(folder)
    model = studio.recipe_panel.fields.models.model
    assert model.key() == "my-model"
    details = studio.recipe_panel.fields.models.model.itemData(model.currentIndex(), model_detail_role())
    assert details == "Stable Diffusion 1.x · 64 px"


def test_what_cannot_be_used_is_told_and_not_added(
    studio, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = said(studio, monkeypatch)
    file = tmp_path / "old.ckpt"
    file.write_bytes(b"\x80\x02}q\x00.")
    dialog = "studio.ui.operations.model_adding.QFileDialog.getOpenFileName"
    monkeypatch.setattr(dialog, lambda *_: (str(file), ""))
    studio.window.actions_["file.add_model"].trigger()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=60_000)
    assert told[1][1]
    assert "convert it to .safetensors" in told[1][0]
    assert registered_models() == {}


def test_an_autoencoder_is_added_and_not_chosen(studio, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    told = said(studio, monkeypatch)
    before = studio.recipe_panel.fields.models.model.key()
    foreign_pipeline("sd1").vae.save_pretrained(tmp_path / "vae")
    studio.model_adding.add(str(tmp_path / "vae"))
    studio.model_adding.add(str(tmp_path / "vae"))
    qtbot.waitUntil(lambda: len(told) == 3, timeout=60_000)
    assert "Wait until that is done" in told[1][0]
    assert told[2] == ("Added vae. It makes no pictures by itself.", False)
    assert studio.recipe_panel.fields.models.model.key() == before


def model_detail_role() -> int:
    from studio.ui.widgets import choice_field

    return choice_field._DETAIL

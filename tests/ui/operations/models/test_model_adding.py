"""Models of other programs are checked by a separate process, named, and put into their places in the recipe."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from studio.protocol.registered import RegisteredModel, register_model, registered_models
from studio.ui.models.scan_dialog import ScanDialog
from tests.adapter_files import write_embedding, write_lora
from tests.engine.models.foreign_models import foreign_folder, foreign_pipeline
from tests.engine.models.original_layout import write_original
from tests.engine.models.tiny_stable_diffusion import tiny_controlnet


@pytest.fixture
def told(studio, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    told: list[tuple[str, bool]] = []
    for operation in (studio.models.model_adding, studio.models.model_use):
        monkeypatch.setattr(operation, "_notify", lambda text, bad: told.append((text, bad)))
    return told


def wait_for(qtbot, told: list[tuple[str, bool]], text: str) -> None:
    qtbot.waitUntil(lambda: any(text in line for line, _ in told))


def test_a_folder_is_added_and_chosen(studio, told, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shutil.copytree(foreign_folder("sd1"), tmp_path / "my model")
    dialog = "studio.ui.operations.models.model_adding.QFileDialog.getExistingDirectory"
    monkeypatch.setattr(dialog, lambda *_: str(folder))
    studio.parts.window.actions_["file.add_model_folder"].trigger()
    wait_for(qtbot, told, "The recipe uses the model my model.")
    assert registered_models()["my-model"].path == str(folder)
    model = studio.parts.recipe_panel.fields.models.model
    assert model.key() == "my-model"
    assert model.itemData(model.currentIndex(), model_detail_role()) == "Stable Diffusion 1.x · 64 px"


def test_what_cannot_be_used_is_reported_and_not_added(
    studio, told, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "old.ckpt"
    file.write_bytes(b"\x80\x02}q\x00.")
    dialog = "studio.ui.operations.models.model_adding.QFileDialog.getOpenFileName"
    monkeypatch.setattr(dialog, lambda *_: (str(file), ""))
    studio.parts.window.actions_["file.add_model"].trigger()
    wait_for(qtbot, told, "convert it to .safetensors")
    assert told[-1][1]
    assert registered_models() == {}


def test_dropped_models_are_added_one_after_the_other(studio, told, tmp_path: Path, qtbot) -> None:
    register_model("first", RegisteredModel(path=str(foreign_folder("sd1"))))
    foreign_pipeline("sd1").vae.save_pretrained(tmp_path / "vae")
    lora = write_lora(tmp_path / "ink.safetensors", tags={"ink drawing": 3})
    studio.parts.window.dropped.emit([str(foreign_folder("sd1")), str(tmp_path / "vae"), str(lora)])
    wait_for(qtbot, told, "The recipe uses the model")  # known already
    wait_for(qtbot, told, "The recipe decodes with vae.")
    wait_for(qtbot, told, "The recipe has the LoRA ink. Trigger words: ink drawing.")
    recipe = studio.parts.recipe_panel.recipe()
    assert (recipe.model, recipe.vae, recipe.loras[0].file) == ("first", "vae", str(lora))


def test_what_does_not_fit_is_said_before_it_is_loaded(studio, told, tmp_path: Path, qtbot) -> None:
    register_model("first", RegisteredModel(path=str(foreign_folder("sd1"))))
    studio.models.model_adding.use_added("first")
    wait_for(qtbot, told, "The recipe uses the model")
    before = studio.parts.recipe_panel.recipe()
    studio.parts.window.dropped.emit([str(write_lora(tmp_path / "big.safetensors", width=2048))])
    wait_for(qtbot, told, "big is a LoRA for SDXL, and sd1 is another family.")
    assert studio.parts.recipe_panel.recipe().loras == before.loras == ()


def test_a_dropped_controlnet_is_a_control_of_a_model_that_it_fits(studio, told, tmp_path: Path, qtbot) -> None:
    tiny_controlnet(foreign_pipeline("sd1")).save_pretrained(tmp_path / "depth-net")
    register_model("first", RegisteredModel(path=str(foreign_folder("sd1"))))
    studio.models.model_adding.use_added("first")
    wait_for(qtbot, told, "The recipe uses the model")
    studio.parts.window.dropped.emit([str(tmp_path / "depth-net")])
    wait_for(qtbot, told, "The recipe follows a picture with depth-net.")
    (row,) = studio.parts.recipe_panel.fields.adapters.controls.rows
    assert (row.kind_name, row.model.key()) == ("depth", "depth-net")
    studio.parts.recipe_panel.fields.models.model.set_key("pocket")
    studio.parts.window.dropped.emit([str(tmp_path / "depth-net")])
    wait_for(qtbot, told, "depth-net was not made for the recipe's model.")


def test_words_that_were_learned_go_into_the_prompt(studio, told, tmp_path: Path, qtbot) -> None:
    register_model("first", RegisteredModel(path=str(foreign_folder("sd1"))))
    studio.models.model_adding.use_added("first")
    wait_for(qtbot, told, "The recipe uses the model")
    studio.parts.recipe_panel.fields.prompts.prompt.setPlainText("a fox")
    studio.models.model_adding.add(str(write_embedding(tmp_path / "painted.safetensors")))
    wait_for(qtbot, told, "The prompt has painted.")
    assert studio.parts.recipe_panel.recipe().prompt == "a fox, painted"


def test_a_folder_of_another_program_is_scanned(studio, told, tmp_path: Path, qtbot) -> None:
    ui = tmp_path / "ComfyUI" / "models"
    (ui / "checkpoints").mkdir(parents=True)
    dream = write_original(ui / "checkpoints" / "dream.safetensors", foreign_pipeline("sd1"), "sd1")
    lora = write_lora(ui / "loras" / "ink.safetensors")
    (ui / "checkpoints" / "old.ckpt").write_bytes(b"\x80\x02}q\x00.")
    register_model("known", RegisteredModel(path=str(lora), kind="lora"))
    before = sorted(tmp_path.rglob("*"))
    studio.parts.window.dropped.emit([str(tmp_path / "ComfyUI")])
    qtbot.waitUntil(lambda: bool(studio.parts.window.findChildren(ScanDialog)))
    (dialog,) = studio.parts.window.findChildren(ScanDialog)
    qtbot.waitUntil(lambda: not dialog.busy)
    rows = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    assert [row.text(0) for row in rows] == ["dream", "old.ckpt", "ink"]
    assert "pickled checkpoint" in rows[1].text(2)
    assert rows[2].text(2) == "listed already"
    assert [row.checkState(0) for row in rows] == [Qt.CheckState.Checked, *[Qt.CheckState.Unchecked] * 2]
    assert dialog.add.text() == "Add 1"
    qtbot.mouseClick(dialog.none, Qt.MouseButton.LeftButton)
    assert not dialog.add.isEnabled()
    qtbot.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    wait_for(qtbot, told, "Added dream.")
    assert registered_models()["dream"] == RegisteredModel(path=str(dream), found_in=str(tmp_path / "ComfyUI"))
    qtbot.waitUntil(lambda: "dream" in studio.core.models.cards)
    assert sorted(path for path in tmp_path.rglob("*") if "home" not in path.parts) == [
        path for path in before if "home" not in path.parts
    ]


def model_detail_role() -> int:
    from studio.ui.widgets import choice_field

    return choice_field._DETAIL

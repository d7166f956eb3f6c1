"""A model is exported by a separate process, and the status bar reports the result."""

import shutil
from pathlib import Path

import pytest

from studio.protocol.modelcard import find_model
from studio.protocol.runfolder import CHECKPOINT_DONE, RunFolder
from studio.protocol.training_recipe import TrainRecipe


@pytest.fixture
def run(studio, tiny_model: str, tmp_path: Path) -> RunFolder:
    """A run whose only checkpoint holds the tiny model."""
    folder = RunFolder(tmp_path / "run")
    folder.create(TrainRecipe())
    checkpoint = folder.checkpoints / "00000001"
    shutil.copytree(find_model(tiny_model), checkpoint / "model")
    (checkpoint / CHECKPOINT_DONE).write_text("{}")
    studio.training.training.attach(folder.path)
    return folder


def test_a_run_in_another_folder_can_be_used(studio, run: RunFolder):
    studio.parts.window.actions_["train.use"].trigger()
    assert studio.parts.recipe_panel.fields.models.model.key() == str(run.path)


def test_a_model_is_exported_and_reported(
    studio, run: RunFolder, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch
):
    told: list[tuple[str, bool]] = []
    monkeypatch.setattr(studio.training.model_export, "_notify", lambda text, bad: told.append((text, bad)))
    target = tmp_path / "out"
    monkeypatch.setattr(
        "studio.ui.operations.training.model_export.QFileDialog.getSaveFileName",
        lambda *_: (str(target), "Single file (*.safetensors)"),
    )
    studio.parts.window.actions_["train.export"].trigger()
    qtbot.waitUntil(lambda: len(told) == 2)
    opens = "This program opens the file; stock diffusers needs a folder."
    assert told[1] == (f"Exported the model to {target}.safetensors. {opens}", False)
    assert target.with_suffix(".safetensors").is_file()
    studio.training.model_export.export(tmp_path / "m.onnx")
    qtbot.waitUntil(lambda: len(told) == 4)
    assert told[3][1]
    assert "no single-pass decoder" in told[3][0]

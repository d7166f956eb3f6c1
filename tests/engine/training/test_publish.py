"""A run becomes a model to ship, with figures and a README."""

from pathlib import Path

import pytest

from studio.engine.models.files import load_model
from studio.engine.training.publish import main
from studio.engine.training.run import run_training
from studio.protocol.recipes import TrainRecipe
from studio.protocol.runfolder import RunFolder


def test_publishes_once(
    recipe: TrainRecipe,
    folder: RunFolder,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("studio.engine.training.judge.STEPS", 2)
    monkeypatch.setattr("studio.engine.learners.learner.GRID_STEPS", 2)
    run_training(recipe.model_copy(update={"steps": 1}), folder, device="cpu")
    target = tmp_path / "shipped"
    assert main([str(folder.path), str(target), "--name", "mine", "--count", "10"]) == 0
    assert "label_accuracy" in capsys.readouterr().out
    card = load_model(target, "cpu").card
    assert card.name == "mine"
    assert set(card.figures) >= {"label_accuracy", "open_label_confident", "no_label_confident", "no_label_rarest"}
    text = (target / "README.md").read_text()
    assert "python -m studio train" in text
    assert str(tmp_path) not in text
    assert main([str(folder.path), str(target)]) == 2
    assert "exists already" in capsys.readouterr().err


def test_nothing_to_publish(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main([str(tmp_path), str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "out").exists()

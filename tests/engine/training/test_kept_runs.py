"""A run written by version 0.1 still resumes, branches, and loads."""

import shutil
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from studio.engine.models.files import load_model
from studio.engine.training.learner import Judgement
from studio.engine.training.run import run_training
from studio.engine.training.trainer import Trainer
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import TrainRecipe

KEPT = Path(__file__).parents[2] / "kept" / "v1" / "runs" / "resumable"


@pytest.fixture
def half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RunFolder:
    """The kept run as it was after two of its four steps."""
    monkeypatch.setattr("studio.engine.training.learner.POINTS", 64)
    monkeypatch.setattr("studio.engine.training.learner.GRID_STEPS", 2)
    monkeypatch.setattr(Trainer, "judge", lambda self: Judgement())
    folder = RunFolder(Path(shutil.copytree(KEPT, tmp_path / "half")))
    shutil.rmtree(folder.checkpoints / "00000004")
    return folder


def recipe_of(folder: RunFolder) -> TrainRecipe:
    recipe = folder.read_recipe()
    assert isinstance(recipe, TrainRecipe)
    return recipe


def test_a_kept_run_resumes_to_the_same_weights(half: RunFolder):
    status = run_training(recipe_of(half), half, device="cpu", resume=True)
    assert status is not None
    assert (status.state, status.step) == ("finished", 4)
    ours = load_file(half.checkpoints / "00000004" / "state.safetensors")
    theirs = load_file(KEPT / "checkpoints" / "00000004" / "state.safetensors")
    assert ours.keys() == theirs.keys()
    for name, tensor in theirs.items():
        if not name.startswith("random."):
            torch.testing.assert_close(ours[name], tensor, rtol=1e-3, atol=1e-5)  # processors round differently


def test_a_kept_run_branches(half: RunFolder, tmp_path: Path):
    recipe = changed(recipe_of(half), {"learning_rate": 1e-4})
    status = run_training(recipe, RunFolder(tmp_path / "branch"), device="cpu", branch=(half, 2))
    assert status is not None
    assert (status.state, status.step) == ("finished", 4)


def test_a_kept_runs_model_loads():
    model = load_model(KEPT / "checkpoints" / "00000004" / "model")
    assert (model.kind, model.shape) == ("pixel", (2, 1, 1))
    assert model.sample([None] * 3, guidance=1.0, seed=0, steps=2).shape == (3, 2, 1, 1)

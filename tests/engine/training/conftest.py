"""A very small training run."""

from pathlib import Path

import pytest
import torch

from studio.engine.data.picture_set import PictureSet
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import DatasetSpec, NetworkSpec, ScheduleSpec, TrainRecipe


@pytest.fixture
def recipe() -> TrainRecipe:
    return TrainRecipe(
        dataset=DatasetSpec(kind="digits", size=8),
        schedule=ScheduleSpec(kind="cosine", timesteps=50),
        network=NetworkSpec(channels=(8,), attention=(False,), dropout=0.1),
        prediction_type="v",
        steps=8,
        batch_size=5,
        warmup_steps=2,
        checkpoint_every=4,
        sample_every=1000,
        sample_steps=3,
        seed=7,
    )


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    return RunFolder(tmp_path / "run")


@pytest.fixture
def few_pictures(monkeypatch: pytest.MonkeyPatch) -> PictureSet:
    """Twelve pictures in place of the digits, so that passes end in the middle of batches; small grids too."""
    generator = torch.Generator().manual_seed(1)
    pictures = torch.randint(0, 256, (12, 1, 8, 8), generator=generator).to(torch.uint8)
    data = PictureSet("twelve", pictures, torch.arange(12) % 3, ("a", "b", "c"))
    monkeypatch.setattr("studio.engine.training.run.load_dataset", lambda spec, notify: data)
    monkeypatch.setattr("studio.engine.training.learner.GRID_STEPS", 2)
    monkeypatch.setattr("studio.engine.training.learner.ROWS", 1)
    return data


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Networks this small only wait for their threads, for a minute where other programs want the cores too."""
    monkeypatch.setattr("studio.engine.training.device.computing_threads", lambda: 1)

"""Gradient accumulation: several batches give the gradient of one that holds them all."""

from pathlib import Path

import pytest
import torch

from studio.engine.data.picture_set import PictureSet
from studio.engine.training.process_group import ProcessGroup
from studio.engine.training.run import run_training
from studio.engine.training.trainer import Trainer
from studio.protocol.events import Metrics
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import TrainRecipe
from tests.engine.small_runs import same_state, stop_at

CPU = torch.device("cpu")
EXACT = {"precision": "float32", "network.dropout": 0.0, "learning_rate_schedule": "constant", "warmup_steps": 0}
GAN = {
    "model": "gan",
    "options": {"architecture": "mlp", "latent": 4, "width": 4, "r1": 0.5, "minibatch_std": True},
}
DIFFUSION = {"options": {"self_conditioning": True}}


def gradients(recipe: TrainRecipe, data: PictureSet, monkeypatch: pytest.MonkeyPatch) -> list[torch.Tensor]:
    """Return the gradient of each parameter in the first update of each parameter group."""
    found: list[torch.Tensor] = []
    trainer = Trainer(recipe, data, CPU)
    with torch.no_grad():  # a new network predicts nothing, so that some gradients are zero
        for weight in trainer.network.parameters():
            weight.add_(0.1 * torch.randn(weight.shape, generator=torch.Generator().manual_seed(weight.numel())))

    def keep(parameters: list[torch.nn.Parameter], *_: object, **__: object) -> torch.Tensor:
        found.extend(parameter.grad.clone() for parameter in parameters if parameter.grad is not None)
        return torch.zeros(())

    monkeypatch.setattr("torch.nn.utils.clip_grad_norm_", keep)
    trainer.train_step(0.0)
    assert trainer.images == recipe.batch_size * recipe.gradient_accumulation * len(trainer.learner.updates)
    return found


@pytest.mark.parametrize("changes", [DIFFUSION, GAN], ids=["diffusion", "gan"])
def test_accumulated_gradients_match_the_large_batch(
    changes: dict, recipe: TrainRecipe, few_pictures: PictureSet, monkeypatch: pytest.MonkeyPatch
):
    recipe = changed(recipe, EXACT | changes)
    large = gradients(changed(recipe, {"batch_size": 12}), few_pictures, monkeypatch)
    small = gradients(changed(recipe, {"batch_size": 4, "gradient_accumulation": 3}), few_pictures, monkeypatch)
    assert len(small) == len(large) > 4
    assert sum(float(gradient.abs().max()) > 1e-4 for gradient in large) > len(large) // 2
    for one, other in zip(small, large, strict=True):
        assert (one - other).abs().max() <= 1e-4 * other.abs().max() + 1e-7


def test_reported_losses_match_the_large_batch(recipe: TrainRecipe, few_pictures: PictureSet, tmp_path: Path):
    recipe = changed(recipe, EXACT | {"steps": 3})
    told = {}
    for name, sizes in (("large", (10, 1)), ("small", (5, 2))):
        folder = RunFolder(tmp_path / name)
        changes = dict(zip(("batch_size", "gradient_accumulation"), sizes, strict=True))
        run_training(changed(recipe, changes), folder, device="cpu")
        told[name] = [event for event, _ in folder.events() if isinstance(event, Metrics)][-1]
    assert told["small"].images == told["large"].images == 30
    assert told["small"].losses[-1] == pytest.approx(told["large"].losses[-1], rel=1e-3)


def test_a_resumed_run_repeats_an_uninterrupted_one(
    recipe: TrainRecipe, few_pictures: PictureSet, folder: RunFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    recipe, straight = changed(recipe, {"gradient_accumulation": 3}), RunFolder(tmp_path / "straight")
    run_training(recipe, straight, device="cpu")
    with monkeypatch.context() as patch:
        stop_at(folder, 3, patch)
        assert run_training(recipe, folder, device="cpu").step == 3
    torch.manual_seed(99)
    run_training(recipe, folder, device="cpu", resume=True)
    assert same_state(straight, folder, recipe.steps)


def test_processes_share_each_batch(recipe: TrainRecipe, few_pictures: PictureSet):
    recipe = changed(recipe, {"batch_size": 6, "gradient_accumulation": 2})
    rows = []
    for rank in range(3):
        parts = Trainer(recipe, few_pictures, CPU, ProcessGroup(rank, 3))._batches
        rows += [row for part in parts for row in range(part.start, part.stop)]
        assert [len(range(part.start, part.stop)) for part in parts] == [2, 2]
    assert sorted(rows) == list(range(12))

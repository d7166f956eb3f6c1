"""The number of threads of a training, and of a resumed one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from studio.engine.training import threads
from studio.engine.training.checkpoint import state_of
from studio.engine.training.run import run_training
from studio.engine.training.threads import FlopCounter
from studio.protocol.recipes import changed
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import TrainRecipe
from tests.engine.small_runs import stop_at


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two cores, one of them in use, and no OMP_NUM_THREADS; torch's own number is put back afterwards."""
    before = torch.get_num_threads()
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setattr(threads, "usable_cores", lambda: 2)
    yield
    torch.set_num_threads(before)


def test_operations_of_forward_and_backward_pass_are_counted():
    a = torch.ones(4, 8, requires_grad=True)
    with FlopCounter() as work:
        (a @ torch.ones(8, 16)).sum().backward()
    assert (work.flops, work.products) == (2 * 2 * 4 * 8 * 16, 2)
    with FlopCounter() as work:
        torch.nn.functional.conv2d(torch.ones(2, 3, 8, 8), torch.ones(5, 3, 3, 3), padding=1)
    assert (work.flops, work.products) == (2 * 2 * 8 * 8 * 5 * 3 * 9, 1)


@pytest.mark.parametrize(("least", "count"), [(0.0, 2), (1e18, 1)])
def test_large_operations_use_all_cores(
    least: float, count: int, recipe: TrainRecipe, folder: RunFolder, few_pictures, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(threads, "ALL_CORES_FROM", least)
    status = run_training(recipe, folder, device="cpu")
    assert torch.get_num_threads() == count
    assert status is not None
    assert status.device == f"CPU, {count} thread{'s' if count > 1 else ''}"
    assert state_of(folder.complete_checkpoints()[-1])["threads"] == count


def test_a_resumed_run_keeps_its_threads(
    recipe: TrainRecipe, folder: RunFolder, tmp_path: Path, few_pictures, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(threads, "ALL_CORES_FROM", 0.0)
    straight = RunFolder(tmp_path / "straight")
    run_training(recipe, straight, device="cpu")
    with monkeypatch.context() as patch:
        stop_at(folder, 4, patch)
        run_training(recipe, folder, device="cpu")
    monkeypatch.setattr(threads, "ALL_CORES_FROM", 1e18)  # would choose one thread now
    run_training(recipe, folder, device="cpu", resume=True)
    assert torch.get_num_threads() == 2
    one, two = ((run.complete_checkpoints()[-1] / "state.safetensors").read_bytes() for run in (straight, folder))
    assert one == two


def test_the_recipe_sets_the_number_of_threads(
    recipe: TrainRecipe, folder: RunFolder, few_pictures, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    status = run_training(changed(recipe, {"threads": 2}), folder, device="cpu")
    assert status is not None
    assert status.device == "CPU, 2 threads"


def test_the_environment_sets_the_number_of_threads(
    recipe: TrainRecipe, folder: RunFolder, few_pictures, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.setattr(threads, "ALL_CORES_FROM", 0.0)
    run_training(recipe, folder, device="cpu")
    assert torch.get_num_threads() == 1
    assert state_of(folder.complete_checkpoints()[-1])["threads"] is None

"""Several processes train one model together: the same losses as one, and one folder that says so."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from studio.engine.learners.learner import Batch
from studio.engine.training.ranks import ALONE, Ranks
from studio.protocol.errors import BadInput
from studio.protocol.events import Checkpointed, Metrics, Sampled
from studio.protocol.recipes import TrainRecipe, dump_recipe
from studio.protocol.runfolder import Control, RunFolder


def test_shares_cover_a_batch():
    parts = [Ranks(index, 4).share(12) for index in range(4)]
    assert [row for part in parts for row in range(part.start, part.stop)] == list(range(12))
    with pytest.raises(BadInput, match="evenly by 4"):
        Ranks(0, 4).share(10)
    assert ALONE.share(7) == slice(0, 7)


def test_a_shared_batch_has_the_noise_of_the_whole():
    def batch() -> Batch:
        return Batch(torch.zeros(6, 1, 2, 2), torch.arange(6), torch.Generator().manual_seed(3))

    whole = batch().randn(1, 2, 2)
    parts = [batch().only(Ranks(index, 3).share(6)) for index in range(3)]
    assert torch.equal(torch.cat([part.randn(1, 2, 2) for part in parts]), whole)
    draw = batch().draw(torch.zeros(6, 1, 2, 2), 100, 0.5)
    for field in ("t", "noise", "unlabelled"):
        parts = [batch().only(Ranks(index, 3).share(6)) for index in range(3)]
        drawn = [getattr(part.draw(part.pictures, 100, 0.5), field) for part in parts]
        assert torch.equal(torch.cat(drawn), getattr(draw, field))


def free_port() -> str:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return str(asked.getsockname()[1])


def launcher(kind: str) -> list[str]:
    if kind == "torchrun":
        return [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node=2", "--master-port", free_port()]
    # accelerate starts several processes on one machine by --multi_gpu only; the training is told to use the processor
    words = ["-m", "accelerate.commands.launch", "--multi_gpu", "--num_processes=2", "--num_machines=1"]
    return [sys.executable, *words, "--mixed_precision=no", "--dynamo_backend=no", "--main_process_port", free_port()]


def train(folder: RunFolder, recipe: TrainRecipe, *words: str, by: str = "") -> subprocess.CompletedProcess[str]:
    file = folder.path.parent / "recipe.json"
    file.write_text(dump_recipe(recipe))
    # without the -- torchrun takes our --run for one of its own
    modules = {"": [sys.executable, "-m", "studio"], "torchrun": ["-m", "--", "studio"], "accelerate": ["-m", "studio"]}
    command = [
        *(launcher(by) if by else []),
        *modules[by],
        "train",
        str(file),
        "--run",
        str(folder.path),
        "--device",
        "cpu",
    ]
    variables = dict(os.environ, OMP_NUM_THREADS="1", ACCELERATE_USE_IPEX="false")
    return subprocess.run([*command, *words], capture_output=True, text=True, env=variables, timeout=200, check=False)


def losses(folder: RunFolder) -> list[float]:
    return [loss for event, _ in folder.events() if isinstance(event, Metrics) for loss in event.losses]


@pytest.fixture
def shared(recipe: TrainRecipe) -> TrainRecipe:
    return recipe.model_copy(
        update={"batch_size": 6, "network": recipe.network.model_copy(update={"dropout": 0.0}), "sample_every": 4}
    )


@pytest.mark.slow
@pytest.mark.parametrize("by", ["torchrun", "accelerate"])
def test_two_processes_learn_what_one_learns(by: str, shared: TrainRecipe, tmp_path: Path):
    one, two = RunFolder(tmp_path / "one"), RunFolder(tmp_path / "two")
    assert train(one, shared).returncode == 0
    done = train(two, shared, by=by)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == [str(two.path)]
    assert len(losses(two)) == shared.steps
    assert losses(two) == pytest.approx(losses(one), rel=1e-4)
    events = [event for event, _ in two.events()]
    assert [event.step for event in events if isinstance(event, Checkpointed)] == [4, 8]
    assert [event.step for event in events if isinstance(event, Sampled)] == [0, 8]
    assert (two.samples / "00000008.png").read_bytes()
    status = two.read_status()
    assert status is not None
    assert (status.state, status.images) == ("finished", 6 * 8)


@pytest.mark.slow
def test_stopped_and_resumed_by_two_processes(shared: TrainRecipe, tmp_path: Path):
    one, two = RunFolder(tmp_path / "one"), RunFolder(tmp_path / "two")
    assert train(one, shared, by="torchrun").returncode == 0
    half = shared.model_copy(update={"steps": 4})
    assert train(two, half, by="torchrun").returncode == 0
    done = train(two, shared, "--resume", "--set", "steps=8", by="torchrun")
    assert done.returncode == 0, done.stderr[-2000:]
    assert [step["step"] for step in map(json.loads, two.events_file.read_text().splitlines()) if "losses" in step]
    assert losses(two)[:2] == pytest.approx(losses(one)[:2], rel=1e-6)
    assert len(losses(two)) == 8


@pytest.mark.slow
def test_what_the_first_process_cannot_use_ends_all(shared: TrainRecipe, tmp_path: Path):
    folder = RunFolder(tmp_path / "run")
    done = train(folder, shared.model_copy(update={"batch_size": 5}), by="torchrun")
    assert done.returncode != 0
    assert "shared evenly by 2 processes" in done.stderr
    assert not folder.path.exists()
    folder.path.mkdir()
    folder.ask(Control.STOP)

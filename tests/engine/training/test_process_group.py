"""Several processes train one model together: the same losses as one, and one folder that says so."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
import torch
from PIL import Image

from studio.engine.data.picture_set import PictureSet
from studio.engine.training.batch import Batch
from studio.engine.training.process_group import SINGLE_PROCESS, ProcessGroup
from studio.engine.training.run import run_training
from studio.engine.training.trainer import Trainer
from studio.protocol.errors import BadInput
from studio.protocol.events import Checkpointed, Judged, Metrics, Note, Sampled
from studio.protocol.processes import is_running
from studio.protocol.recipes import changed, dump_recipe
from studio.protocol.runfolder import Control, RunFolder
from studio.protocol.training_recipe import TrainRecipe


def test_shares_cover_a_batch():
    parts = [ProcessGroup(index, 4).batch_rows(12) for index in range(4)]
    assert [row for part in parts for row in range(part.start, part.stop)] == list(range(12))
    with pytest.raises(BadInput, match="evenly by 4"):
        ProcessGroup(0, 4).batch_rows(10)
    assert SINGLE_PROCESS.batch_rows(7) == slice(0, 7)


@pytest.mark.parametrize("total", [1, 5, 24, 32, 40])
@pytest.mark.parametrize("count", range(1, 25))
def test_any_number_of_processes_makes_any_number_of_pictures(count: int, total: int, monkeypatch: pytest.MonkeyPatch):
    everyone = [ProcessGroup(index, count) for index in range(count)]
    made = [torch.tensor([[float(number)] for number in group.sample_range(total)]) for group in everyone]
    assert len({rows.shape for rows in made}) == 1  # or they could not be exchanged
    assert len(made[0]) == -(-total // count)
    monkeypatch.setattr(ProcessGroup, "all_gather", lambda self, mine: torch.cat(made))
    for group, mine in zip(everyone, made, strict=True):
        assert group.gather_samples(mine, total)[:, 0].tolist() == list(range(total))


def test_a_shared_batch_has_the_noise_of_the_whole():
    def batch() -> Batch:
        return Batch(torch.zeros(6, 1, 2, 2), torch.arange(6), torch.Generator().manual_seed(3))

    whole = batch().randn(1, 2, 2)
    parts = [batch().shard(ProcessGroup(index, 3).batch_rows(6)) for index in range(3)]
    assert torch.equal(torch.cat([part.randn(1, 2, 2) for part in parts]), whole)
    draw = batch().draw(torch.zeros(6, 1, 2, 2), 100, 0.5)
    for field in ("t", "noise", "unlabelled"):
        parts = [batch().shard(ProcessGroup(index, 3).batch_rows(6)) for index in range(3)]
        drawn = [getattr(part.draw(part.pictures, 100, 0.5), field) for part in parts]
        assert torch.equal(torch.cat(drawn), getattr(draw, field))


def test_groups_of_pictures_are_not_cut_apart(recipe: TrainRecipe, few_pictures: PictureSet):
    recipe = changed(recipe, {"model": "gan", "options": {"minibatch_std": True}, "batch_size": 12})
    Trainer(recipe, few_pictures, torch.device("cpu"), ProcessGroup(1, 3))
    with pytest.raises(BadInput, match="leaves 2 processes no whole ones; choose a multiple of 8"):
        Trainer(recipe, few_pictures, torch.device("cpu"), ProcessGroup(1, 2))


@pytest.mark.parametrize("count", [2, 3, 6])
def test_the_same_pictures_are_shown_an_estimate_in_any_share(
    count: int, recipe: TrainRecipe, few_pictures: PictureSet
):
    options = {"options": {"self_conditioning": True}, "network.dropout": 0.0}
    learner = Trainer(changed(recipe, options), few_pictures, torch.device("cpu")).learner

    def losses(group: ProcessGroup) -> torch.Tensor:
        batch = Batch(*few_pictures.batch(torch.arange(6)), torch.Generator().manual_seed(3))
        with torch.no_grad():
            return learner.losses(0, batch.shard(group.batch_rows(6))).per_picture

    with torch.no_grad():  # a fresh network says nothing, and so its estimate changes nothing
        for weight in learner.unet.parameters():
            weight.normal_(0, 0.2, generator=torch.Generator().manual_seed(len(weight)))
    parts = torch.cat([losses(ProcessGroup(index, count)) for index in range(count)])
    assert torch.allclose(parts, losses(SINGLE_PROCESS), rtol=1e-4)


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


@pytest.fixture(scope="module")
def classifiers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("classifiers")


@pytest.fixture(autouse=True)
def judged_by_one_network(data_home: Path, classifiers: Path) -> None:
    """Each test has a data folder of its own, but all have the network that judges, once one run has trained it."""
    (data_home / "classifiers").symlink_to(classifiers)


def variables() -> dict[str, str]:
    return dict(os.environ, OMP_NUM_THREADS="1")


def command(folder: RunFolder, recipe: TrainRecipe, by: str) -> list[str]:
    """Return the command that trains by two processes of a launcher."""
    file = folder.path.parent / "recipe.json"
    file.write_text(dump_recipe(recipe))
    # without the -- torchrun takes our --run for one of its own
    module = ["-m", "--", "studio"] if by == "torchrun" else ["-m", "studio"]
    return [*launcher(by), *module, "train", str(file), "--run", str(folder.path), "--device", "cpu"]


class Ranks:
    """Two processes that train together as often as they are told to."""

    def __init__(self) -> None:
        self._processes = [
            subprocess.Popen(
                [sys.executable, str(Path(__file__).with_name("rank.py"))],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                env=variables() | {"WORLD_SIZE": "2", "RANK": rank, "LOCAL_RANK": rank, "MASTER_ADDR": "127.0.0.1"},
            )
            for rank in ("0", "1")
        ]

    def train(self, folder: RunFolder, recipe: TrainRecipe, *, resume: bool = False) -> list[str]:
        """Train into a folder; returns the answer of each process."""
        self.begin(folder, recipe, resume=resume)
        return self.answers()

    def begin(self, folder: RunFolder, recipe: TrainRecipe, *, resume: bool = False) -> None:
        file = folder.path.parent / "recipe.json"
        file.write_text(dump_recipe(recipe))
        environment = {"MASTER_PORT": free_port(), "DENOISE_STUDIO_HOME": os.environ["DENOISE_STUDIO_HOME"]}
        job = {"recipe": str(file), "folder": str(folder.path), "environment": environment, "resume": resume}
        for process in self._processes:
            assert process.stdin is not None
            process.stdin.write(json.dumps(job) + "\n")
            process.stdin.flush()

    def answers(self) -> list[str]:
        return [process.stdout.readline().strip() for process in self._processes if process.stdout is not None]

    def end(self) -> None:
        for process in self._processes:
            try:
                process.communicate(timeout=60)  # closes its input, at whose end it ends
            finally:
                process.kill()  # one that a failed test has left in its training


@pytest.fixture(scope="module")
def ranks() -> Iterator[Ranks]:
    started = Ranks()
    yield started
    started.end()


def losses(folder: RunFolder) -> list[float]:
    return [loss for event, _ in folder.events() if isinstance(event, Metrics) for loss in event.losses]


@pytest.fixture
def shared(recipe: TrainRecipe) -> TrainRecipe:
    """A run in float32: bfloat16 rounds the gradients of half a batch differently."""
    changes = {
        "batch_size": 6,
        "network.dropout": 0.0,
        "sample_every": 4,
        "learning_rate_schedule": "constant",
        "precision": "float32",
    }
    return changed(recipe, changes)


@pytest.fixture
def alone(shared: TrainRecipe, tmp_path: Path) -> list[float]:
    """The losses of the same run in one process."""
    folder = RunFolder(tmp_path / "alone")
    run_training(shared, folder, device="cpu")
    return losses(folder)


@pytest.mark.slow
@pytest.mark.parametrize("by", ["torchrun", "accelerate"])
def test_two_processes_learn_what_one_learns(by: str, shared: TrainRecipe, alone: list[float], tmp_path: Path):
    folder = RunFolder(tmp_path / "run")
    words = command(folder, shared, by)
    done = subprocess.run(words, capture_output=True, text=True, env=variables(), timeout=200, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == [str(folder.path)]
    assert len(losses(folder)) == shared.steps
    assert losses(folder) == pytest.approx(alone, rel=1e-4)
    events = [event for event, _ in folder.events()]
    assert [event.step for event in events if isinstance(event, Checkpointed)] == [4, 8]
    assert [event.step for event in events if isinstance(event, Sampled)] == [0, 8]
    status = folder.read_status()
    assert status is not None
    assert (status.state, status.images) == ("finished", 6 * 8)


JUDGING = "Evaluating the samples"
GAN: dict[str, Any] = {
    "model": "gan",
    "options": {"architecture": "mlp", "latent": 4, "width": 8, "minibatch_std": True, "r1": 0.1},
    "batch_size": 8,
}
UNROLLED = GAN | {"options": GAN["options"] | {"unrolled_steps": 2}}
# of shares of three pictures, the second begins in the middle of a pair of which one is shown its estimate
MUON = {"optimizer": "muon", "network.channels": (32,), "options": {"self_conditioning": True}}


@pytest.mark.slow
@pytest.mark.parametrize(
    "changes",
    [GAN, UNROLLED, MUON, {"gradient_accumulation": 2}],
    ids=["two parameter groups", "unrolled", "matrices and estimates", "two batches an update"],
)
def test_two_processes_step_alike(changes: dict[str, Any], shared: TrainRecipe, ranks: Ranks, tmp_path: Path):
    recipe, one, two = changed(shared, changes), RunFolder(tmp_path / "one"), RunFolder(tmp_path / "two")
    run_training(recipe, one, device="cpu")
    assert ranks.train(two, recipe) == ["done", "done"]
    assert losses(two) == pytest.approx(losses(one), rel=1e-3)
    assert len(losses(two)) == recipe.steps
    for step in (0, recipe.steps):
        assert int((sheet(two, step) - sheet(one, step)).abs().max()) <= (1 if step == 0 else 4)
    assert judged(two) == pytest.approx(judged(one), rel=1e-2, abs=0.02)


def sheet(folder: RunFolder, step: int) -> torch.Tensor:
    with Image.open(folder.samples / f"{step:08d}.png") as picture:
        return torch.from_numpy(np.array(picture)).int()


def judged(folder: RunFolder) -> dict[str, float]:
    (figures,) = [event.figures for event, _ in folder.events() if isinstance(event, Judged)]
    assert "density" in figures
    return dict(figures)


@pytest.mark.slow
def test_a_request_to_stop_ends_the_judgement_of_all_processes(shared: TrainRecipe, ranks: Ranks, tmp_path: Path):
    folder = RunFolder(tmp_path / "run")
    # a minute of drawing on two idle cores
    slowly = {"network.channels": (64,), "network.conditional": False, "dataset.size": 32, "sample_steps": 20}
    ranks.begin(folder, changed(shared, slowly | {"judge_every": 1, "validate_every": 1, "batch_size": 2}))
    until = time.monotonic() + 120
    while not (folder.exists and Note(text=JUDGING) in [event for event, _ in folder.events()]):
        assert time.monotonic() < until
        time.sleep(0.05)
    folder.ask(Control.STOP)
    assert ranks.answers() == ["done", "done"]
    status = folder.read_status()
    assert status is not None
    assert (status.state, status.step) == ("stopped", 1)
    assert not [event for event, _ in folder.events() if isinstance(event, Judged)]


@pytest.mark.slow
def test_in_bfloat16_they_differ_by_its_rounding(shared: TrainRecipe, ranks: Ranks, tmp_path: Path):
    recipe = changed(shared, {"precision": "bfloat16"})
    one, two = RunFolder(tmp_path / "one"), RunFolder(tmp_path / "two")
    run_training(recipe, one, device="cpu")
    assert ranks.train(two, recipe) == ["done", "done"]
    # bfloat16 rounds by 2^-9 at most; over eight steps a few of these roundings add up
    assert losses(two) == pytest.approx(losses(one), rel=4 * 2**-9)
    assert losses(two)[0] == pytest.approx(losses(one)[0], rel=1e-4), "the first pass has the same weights"


@pytest.mark.slow
def test_killed_and_resumed_by_two_processes(shared: TrainRecipe, alone: list[float], ranks: Ranks, tmp_path: Path):
    folder = RunFolder(tmp_path / "run")
    endless = shared.model_copy(update={"steps": 10**6, "checkpoint_every": 4, "keep_checkpoints": 2})
    with subprocess.Popen(
        command(folder, endless, "torchrun"), env=variables(), stderr=subprocess.DEVNULL, start_new_session=True
    ) as launched:
        until = time.monotonic() + 120
        while not folder.complete_checkpoints() and time.monotonic() < until:
            time.sleep(0.05)
        status = folder.read_status()
        assert status is not None
        others = [child.pid for child in psutil.Process(launched.pid).children(recursive=True)]
        for pid in (launched.pid, *others):
            os.kill(pid, signal.SIGKILL)
    while any(is_running(pid, time.time()) for pid in others):  # they end a moment later
        time.sleep(0.01)
    reached = int(folder.complete_checkpoints()[-1].name)
    assert reached >= 4
    finite = endless.model_copy(update={"steps": reached + 3})
    assert ranks.train(folder, finite, resume=True) == ["done", "done"]
    assert len(losses(folder)) == reached + 3
    assert losses(folder)[:4] == pytest.approx(alone[:4], rel=1e-4)


@pytest.mark.slow
def test_what_the_first_process_cannot_use_ends_all(shared: TrainRecipe, ranks: Ranks, tmp_path: Path):
    folder = RunFolder(tmp_path / "run")
    refused, _ = ranks.train(folder, shared.model_copy(update={"batch_size": 5}))
    assert "shared evenly by 2 processes" in refused
    assert not folder.path.exists()
    assert ranks.train(folder, shared) == ["done", "done"], "the second process has ended too"

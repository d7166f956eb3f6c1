"""A training run and its folder: files, requests, and errors."""

import json
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from studio.engine.models.files import load_model
from studio.engine.training import run as run_module
from studio.engine.training.clock import Clock
from studio.engine.training.device import choose_device
from studio.engine.training.process_group import ProcessGroup
from studio.engine.training.run import run_training
from studio.engine.training.session import TrainingSession
from studio.engine.training.trainer import Trainer
from studio.protocol.errors import BadInput
from studio.protocol.events import Checkpointed, Event, Failed, Finished, Metrics, Note, Sampled, StateChanged
from studio.protocol.modelcard import find_model
from studio.protocol.recipes import changed
from studio.protocol.runfolder import Control, RunFolder
from studio.protocol.training_recipe import DatasetSpec, NetworkSpec, TrainRecipe
from tests.engine.small_runs import ask_in_turn


def hook(monkeypatch: pytest.MonkeyPatch, at_step: dict[int, object]) -> None:
    """Call something after a step, and have requests looked at without delay."""
    after = TrainingSession._after_step

    def and_more(self: TrainingSession) -> None:
        after(self)
        self._next_poll = 0.0
        action = at_step.get(self._trainer.step)
        if callable(action):
            action()

    monkeypatch.setattr(TrainingSession, "_after_step", and_more)


def test_a_run_writes_all_its_files(recipe: TrainRecipe, folder: RunFolder, few_pictures):
    told: list[Event] = []
    status = run_training(recipe, folder, device="cpu", emit=told.append)
    assert (status.state, status.step, status.images) == ("finished", 8, 40)
    assert folder.read_status() is not None
    assert folder.read_recipe() == changed(recipe, {"dataset.fingerprint": few_pictures.fingerprint})
    assert [event for event, _ in folder.events()] == told
    facts = json.loads((folder.path / "dataset.json").read_text())
    assert facts["fingerprint"] == few_pictures.fingerprint
    assert facts["labels"] == ["a", "b", "c"]
    metrics = [event for event in told if isinstance(event, Metrics)]
    assert sum(len(event.losses) for event in metrics) == 8
    assert metrics[-1].step == 8
    assert metrics[-1].eta_seconds == 0
    for sampled in (event for event in told if isinstance(event, Sampled)):
        with Image.open(folder.path / sampled.file) as image:
            assert image.size == (3 * 8, 8)
            assert sampled.columns == 3
    assert [path.name for path in folder.complete_checkpoints()] == ["00000004", "00000008"]
    assert isinstance(told[-1], Finished)
    assert not told[-1].stopped


def test_the_saved_model_is_the_ema(recipe: TrainRecipe, folder: RunFolder, few_pictures):
    run_training(recipe, folder, device="cpu")
    model = load_model(find_model(str(folder.path)), "cpu")
    assert model.card.labels == ("a", "b", "c")
    assert (model.card.prediction_type, model.card.guidance, model.card.steps) == ("v", 2.0, 3)
    from safetensors.torch import load_file

    tensors = load_file(folder.complete_checkpoints()[-1] / "state.safetensors")
    for name, weight in model.unet.state_dict().items():
        assert torch.equal(weight, tensors[f"ema.unet.{name}"])
    assert not torch.equal(tensors["ema.unet.conv_in.weight"], tensors["model.unet.conv_in.weight"])


def test_unlabelled_data_makes_an_unconditional_model(
    recipe: TrainRecipe, folder: RunFolder, few_pictures, monkeypatch: pytest.MonkeyPatch
):
    from dataclasses import replace

    plain = replace(few_pictures, labels=None, names=())
    monkeypatch.setattr(run_module, "load_dataset", lambda spec, notify: plain)
    told: list[Event] = []
    run_training(recipe.model_copy(update={"steps": 1}), folder, device="cpu", emit=told.append)
    assert load_model(folder.newest_model(), "cpu").card.labels == ()
    assert {event.columns for event in told if isinstance(event, Sampled)} == {8}


def test_old_checkpoints_are_deleted(recipe: TrainRecipe, folder: RunFolder, few_pictures):
    run_training(recipe.model_copy(update={"checkpoint_every": 1, "keep_checkpoints": 2}), folder, device="cpu")
    assert sorted(path.name for path in folder.checkpoints.iterdir()) == ["00000007", "00000008"]


def test_an_existing_folder_is_not_overwritten(recipe: TrainRecipe, folder: RunFolder, few_pictures):
    run_training(recipe.model_copy(update={"steps": 1}), folder, device="cpu")
    before = {path: path.stat().st_mtime_ns for path in folder.path.rglob("*")}
    with pytest.raises(BadInput, match="already holds a run"):
        run_training(recipe, folder, device="cpu")
    assert {path: path.stat().st_mtime_ns for path in folder.path.rglob("*")} == before


@pytest.mark.parametrize("change", [{"path": "/no/such/folder"}, {"path": __file__}])
def test_bad_data_leaves_no_run_folder(change: dict[str, str], recipe: TrainRecipe, folder: RunFolder):
    spec = DatasetSpec.model_validate({"kind": "folder", **change})
    with pytest.raises(BadInput):
        run_training(recipe.model_copy(update={"dataset": spec}), folder, device="cpu")
    assert not folder.path.exists()


def test_an_invalid_network_leaves_existing_files_alone(recipe: TrainRecipe, folder: RunFolder, few_pictures):
    folder.path.mkdir()
    (folder.path / "notes.txt").write_text("mine")
    network = NetworkSpec(channels=(8,) * 5, attention=(False,) * 5)
    with pytest.raises(BadInput, match="multiple of 16"):
        run_training(recipe.model_copy(update={"network": network}), folder, device="cpu")
    assert [path.name for path in folder.path.iterdir()] == ["notes.txt"]


def test_an_unknown_device_is_refused(recipe: TrainRecipe, folder: RunFolder):
    if not torch.cuda.is_available():
        with pytest.raises(BadInput, match="no CUDA"):
            run_training(recipe, folder, device="cuda")
    with pytest.raises(BadInput):
        run_training(recipe, folder, device="abacus")
    assert not folder.path.exists()


def test_more_processes_than_gpus_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("torch.cuda.is_available", lambda: True)
    monkeypatch.setattr("torch.cuda.device_count", lambda: 2)
    assert choose_device("auto", ProcessGroup(1, 4, local_rank=1)) == torch.device("cuda:1")
    with pytest.raises(BadInput, match=r"^There is no cuda:2 here: this machine has 2 of them\."):
        choose_device("auto", ProcessGroup(2, 4, local_rank=2))
    assert choose_device("cpu", ProcessGroup(2, 4, local_rank=2)) == torch.device("cpu")


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_a_non_finite_loss_stops_the_run_within_a_step(
    bad: float, recipe: TrainRecipe, folder: RunFolder, few_pictures, monkeypatch: pytest.MonkeyPatch
):
    step = Trainer.train_step
    trainers: list[Trainer] = []
    before: dict[str, torch.Tensor] = {}

    def spoil(self: Trainer, seconds: float) -> None:
        trainers.append(self)
        if self.step == 5:
            with torch.no_grad():
                next(iter(self.network.parameters())).fill_(bad)
            before.update({name: tensor.clone() for name, tensor in self.network.state_dict().items()})
        step(self, seconds)

    monkeypatch.setattr(Trainer, "train_step", spoil)
    told: list[Event] = []
    status = run_training(recipe, folder, device="cpu", emit=told.append)
    assert status.state == "failed"
    assert status.step == 5
    assert "step 6" in status.message
    assert "checkpoint of step 4" in status.message
    assert any(isinstance(event, Failed) and event.message == status.message for event in told)
    assert [path.name for path in folder.complete_checkpoints()] == ["00000004"]
    assert trainers[-1].step == 5
    after = trainers[-1].network.state_dict()
    assert all(torch.equal(after[name].nan_to_num(), old.nan_to_num()) for name, old in before.items())


def test_stop_leaves_a_checkpoint(
    recipe: TrainRecipe, folder: RunFolder, few_pictures, monkeypatch: pytest.MonkeyPatch
):
    hook(monkeypatch, {3: lambda: folder.ask(Control.STOP)})
    told: list[Event] = []
    status = run_training(recipe, folder, device="cpu", emit=told.append)
    assert (status.state, status.step) == ("stopped", 3)
    assert folder.complete_checkpoints()[-1].name == "00000003"
    assert StateChanged(state="stopping", step=3) in told
    assert isinstance(told[-1], Finished)
    assert told[-1].stopped


def test_an_interrupt_stops_the_run_cleanly(
    recipe: TrainRecipe, folder: RunFolder, few_pictures, monkeypatch: pytest.MonkeyPatch
):
    def interrupt() -> None:
        raise KeyboardInterrupt

    hook(monkeypatch, {2: interrupt})
    status = run_training(recipe, folder, device="cpu")
    assert (status.state, status.step) == ("stopped", 2)
    assert folder.complete_checkpoints()[-1].name == "00000002"


def test_sample_and_checkpoint_on_request(
    recipe: TrainRecipe, folder: RunFolder, few_pictures, monkeypatch: pytest.MonkeyPatch
):
    def ask() -> None:
        folder.ask(Control.SAMPLE)
        folder.ask(Control.CHECKPOINT)

    hook(monkeypatch, {1: ask})
    told: list[Event] = []
    run_training(recipe, folder, device="cpu", emit=told.append)
    assert 2 in [event.step for event in told if isinstance(event, Sampled)]
    assert 2 in [event.step for event in told if isinstance(event, Checkpointed)]


def test_a_paused_run_sends_heartbeats_and_counts_no_time(
    recipe: TrainRecipe, folder: RunFolder, few_pictures, monkeypatch: pytest.MonkeyPatch
):
    beats: list[float] = []
    paused: list[float] = []

    def watch() -> None:
        until = time.monotonic() + 60
        while len(set(beats)) < 3 and time.monotonic() < until:
            time.sleep(0.05)
            status = folder.read_status()
            if status is not None and status.state == "paused":
                beats.append(status.heartbeat)
                paused.append(time.monotonic())
        folder.ask(Control.RESUME)

    monkeypatch.setattr("studio.engine.training.report.HEARTBEAT_SECONDS", 0.2)
    thread = threading.Thread(target=watch)
    hook(monkeypatch, {3: lambda: (folder.ask(Control.PAUSE), thread.start())})
    told: list[Event] = []
    before = time.monotonic()
    status = run_training(recipe, folder, device="cpu", emit=told.append)
    spent = time.monotonic() - before
    thread.join()
    states = [event.state for event in told if isinstance(event, StateChanged)]
    assert states == ["paused", "running"]
    assert len(set(beats)) == 3
    assert status.seconds <= spent - (paused[-1] - paused[0])
    assert status.state == "finished"


def test_stop_while_paused(recipe: TrainRecipe, folder: RunFolder, few_pictures, monkeypatch: pytest.MonkeyPatch):
    hook(monkeypatch, {3: lambda: ask_in_turn(folder, Control.PAUSE, Control.STOP)})
    assert run_training(recipe, folder, device="cpu").state == "stopped"


def test_outlive_and_follow_requests_are_passed_on(
    recipe: TrainRecipe, folder: RunFolder, few_pictures, monkeypatch: pytest.MonkeyPatch
):
    said: list[bool] = []
    hook(monkeypatch, {2: lambda: folder.ask(Control.OUTLIVE), 4: lambda: folder.ask(Control.FOLLOW)})
    run_training(recipe, folder, device="cpu", on_outlive=said.append)
    assert said == [True, False]


def test_a_time_limit_ends_a_run_with_a_decayed_learning_rate(
    recipe: TrainRecipe, folder: RunFolder, few_pictures, monkeypatch: pytest.MonkeyPatch
):
    class Ticking(Clock):
        """Every look at it takes a hundredth of a second."""

        @property
        def seconds(self) -> float:
            self._before += 0.01
            return self._before

    monkeypatch.setattr("studio.engine.training.session.Clock", Ticking)
    monkeypatch.setattr("studio.engine.training.metrics_log.FLUSH_SECONDS", 0.0)
    told: list[Event] = []
    status = run_training(
        recipe.model_copy(update={"steps": 10**6, "checkpoint_every": 10**6}),
        folder,
        device="cpu",
        max_seconds=0.8,
        emit=told.append,
    )
    assert status.state == "finished"
    assert 10 < status.step < 80
    assert folder.read_recipe().max_seconds == 0.8
    rates = [event.learning_rate for event in told if isinstance(event, Metrics)]
    assert rates[-1] < 0.05 * recipe.learning_rate < 0.5 * recipe.learning_rate < max(rates)
    with pytest.raises(BadInput, match="of 1 seconds"):
        run_training(folder.read_recipe(), folder, device="cpu", resume=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes where nobody else may")
def test_a_read_only_folder_is_refused(recipe: TrainRecipe, tmp_path: Path):
    tmp_path.chmod(0o500)
    with pytest.raises(BadInput):
        run_training(recipe, RunFolder(tmp_path / "run"), device="cpu")


def test_a_run_folder_that_is_a_file_is_refused(recipe: TrainRecipe, tmp_path: Path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(BadInput, match="folder"):
        run_training(recipe, RunFolder(tmp_path / "file" / "run"), device="cpu")
    assert (tmp_path / "file").read_text() == "mine"


def test_unexpected_errors_are_reported_with_a_traceback(
    recipe: TrainRecipe, folder: RunFolder, few_pictures, monkeypatch: pytest.MonkeyPatch
):
    hook(monkeypatch, {2: lambda: 1 / 0})
    with pytest.raises(ZeroDivisionError):
        run_training(recipe, folder, device="cpu")
    failed = [event for event, _ in folder.events() if isinstance(event, Failed)]
    assert "ZeroDivisionError" in failed[0].details
    status = folder.read_status()
    assert status is not None
    assert status.state == "failed"


def no_memory() -> None:
    torch.empty(2**50)


def no_memory_on_the_gpu() -> None:
    raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB.")


def ours() -> None:
    raise RuntimeError("boom")


@pytest.mark.parametrize("where", ["Trainer.__init__", "TrainingSession.__init__", "Trainer.train_step"])
@pytest.mark.parametrize(
    ("problem", "line"),
    [(no_memory, "ran out of memory"), (no_memory_on_the_gpu, "ran out of memory"), (ours, "in the program: boom")],
)
def test_an_error_before_the_first_step_is_reported_and_the_run_can_resume(
    where: str,
    problem: Callable[[], None],
    line: str,
    recipe: TrainRecipe,
    folder: RunFolder,
    few_pictures,
    monkeypatch: pytest.MonkeyPatch,
):
    told: list[Event] = []
    with monkeypatch.context() as patch:
        kind, name = where.split(".")
        patch.setattr({"Trainer": Trainer, "TrainingSession": TrainingSession}[kind], name, lambda *_, **__: problem())
        if problem is ours:
            with pytest.raises(RuntimeError, match="boom"):
                run_training(recipe, folder, device="cpu", emit=told.append)
        else:
            assert run_training(recipe, folder, device="cpu", emit=told.append).state == "failed"
    status = folder.read_status()
    assert status is not None
    assert status.state == "failed"
    assert line in status.message
    failed = [event for event in told if isinstance(event, Failed)]
    assert [event.message for event in failed] == [status.message]
    assert ("Traceback" in failed[0].details) == (problem is ours)
    assert isinstance(told[-1], Finished)
    short = recipe.model_copy(update={"steps": 1})
    assert run_training(short, folder, device="cpu", resume=True).state == "finished"
    assert not [event for event, _ in folder.events() if isinstance(event, Failed)]


def test_skipped_files_are_reported_and_listed(recipe: TrainRecipe, folder: RunFolder, tmp_path: Path):
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    Image.fromarray(np.full((9, 9), 7, dtype=np.uint8)).save(pictures / "a.png")
    (pictures / "b.png").write_text("no")
    spec = DatasetSpec(kind="folder", path=str(pictures), size=8)
    told: list[Event] = []
    short = recipe.model_copy(update={"dataset": spec, "steps": 1})
    assert run_training(short, folder, device="cpu", emit=told.append).state == "finished"
    assert any(isinstance(event, Note) and "b.png (not a picture)" in event.text for event in told)
    facts = json.loads((folder.path / "dataset.json").read_text())
    assert facts["skipped"] == [{"file": "b.png", "reason": "not a picture"}]

"""A resumed run equals the uninterrupted one to the bit: weights, average, optimizer, random states and all."""

import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from studio.engine.models.formats.weights import digest
from studio.engine.training.run import run_training
from studio.protocol.checkpoints import SET_ASIDE, STATE_FILE, TENSORS_FILE
from studio.protocol.errors import BadInput
from studio.protocol.events import Checkpointed, Event, Finished, Metrics, Note, Sampled
from studio.protocol.recipes import changed
from studio.protocol.runfolder import CHECKPOINT_DONE, Control, RunFolder
from studio.protocol.training_recipe import TrainRecipe
from tests.engine.small_runs import stop_at

pytestmark = pytest.mark.usefixtures("few_pictures")


def state(folder: RunFolder, step: int) -> tuple[dict[str, torch.Tensor], dict[str, object]]:
    path = folder.checkpoints / f"{step:08d}"
    values = json.loads((path / STATE_FILE).read_text())
    del values["seconds"]  # the one thing that a clock decides
    return load_file(path / TENSORS_FILE), values


def assert_same(one: RunFolder, other: RunFolder, step: int) -> None:
    (tensors, values), (tensors2, values2) = state(one, step), state(other, step)
    assert values == values2
    assert tensors.keys() == tensors2.keys()
    assert [name for name in tensors if not torch.equal(tensors[name], tensors2[name])] == []
    for kind in ("model.", "ema.", "optimizer.", "random."):
        assert any(name.startswith(kind) for name in tensors)
    model = "model/unet/diffusion_pytorch_model.safetensors"
    paths = [folder.checkpoints / f"{step:08d}" / model for folder in (one, other)]
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.parametrize(("step", "optimizer"), [(1, "adamw"), (3, "adamw"), (5, "adamw"), (3, "muon")])
def test_stopped_in_the_middle_of_a_pass(
    step: int,
    optimizer: str,
    recipe: TrainRecipe,
    tmp_path: Path,
    folder: RunFolder,
    monkeypatch: pytest.MonkeyPatch,
):
    recipe = changed(recipe, {"optimizer": optimizer})
    straight = RunFolder(tmp_path / "straight")
    assert run_training(recipe, straight, device="cpu").state == "finished"
    with monkeypatch.context() as patch:
        stop_at(folder, step, patch)
        stopped = run_training(recipe, folder, device="cpu")
    assert (stopped.state, stopped.step) == ("stopped", step)
    torch.manual_seed(99)  # whatever happens between two sittings must not matter
    assert run_training(recipe, folder, device="cpu", resume=True).state == "finished"
    assert_same(straight, folder, recipe.steps)
    assert any(name.endswith(".momentum") for name in state(folder, recipe.steps)[0]) == (optimizer == "muon")


def test_killed_after_a_checkpoint(recipe: TrainRecipe, tmp_path: Path, folder: RunFolder):
    """The run continues from the checkpoint, and the later steps are repeated, in the history too."""
    straight = RunFolder(tmp_path / "straight")
    run_training(recipe, straight, device="cpu")
    run_training(recipe, folder, device="cpu")
    shutil.rmtree(folder.checkpoints / "00000008")
    before = [event for event, _ in folder.events()]
    assert any(isinstance(event, Finished) for event in before)
    run_training(recipe, folder, device="cpu", resume=True)
    assert_same(straight, folder, recipe.steps)
    events = [event for event, _ in folder.events()]
    assert sum(isinstance(event, Finished) for event in events) == 1
    assert sum(isinstance(event, Checkpointed) and event.step == 4 for event in events) == 1
    losses = [loss for event in events if isinstance(event, Metrics) for loss in event.losses]
    straight_losses = [loss for event, _ in straight.events() if isinstance(event, Metrics) for loss in event.losses]
    assert losses == straight_losses
    assert len(losses) == recipe.steps


def test_killed_while_writing_a_checkpoint(recipe: TrainRecipe, tmp_path: Path, folder: RunFolder):
    straight = RunFolder(tmp_path / "straight")
    run_training(recipe, straight, device="cpu")
    run_training(recipe, folder, device="cpu")
    last = folder.checkpoints / "00000008"
    (last / CHECKPOINT_DONE).unlink()
    (last / TENSORS_FILE).write_bytes(b"half")
    run_training(recipe, folder, device="cpu", resume=True)
    assert_same(straight, folder, recipe.steps)


def test_without_any_checkpoint_it_starts_over(recipe: TrainRecipe, tmp_path: Path, folder: RunFolder):
    straight = RunFolder(tmp_path / "straight")
    run_training(recipe, straight, device="cpu")
    run_training(recipe, folder, device="cpu")
    shutil.rmtree(folder.checkpoints)
    folder.checkpoints.mkdir()
    run_training(recipe, folder, device="cpu", resume=True)
    assert_same(straight, folder, recipe.steps)
    steps = [event.step for event, _ in folder.events() if isinstance(event, Sampled)]
    assert steps == [0, 8]


@pytest.mark.parametrize("name", [TENSORS_FILE, STATE_FILE])
@pytest.mark.parametrize("how", ["truncated", "flipped", "missing"])
def test_damaged_checkpoints_are_refused(name: str, how: str, recipe: TrainRecipe, folder: RunFolder):
    short = recipe.model_copy(update={"steps": 1})
    run_training(short, folder, device="cpu")
    file = folder.checkpoints / "00000001" / name
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    if how == "missing":
        file.unlink()
    else:
        file.write_bytes(data if how == "flipped" else data[:-3])
    before = contents_of(folder)
    with pytest.raises(BadInput, match=r"damaged .*No earlier checkpoint of this run is sound"):
        run_training(recipe, folder, device="cpu", resume=True)
    assert contents_of(folder) == before


def contents_of(folder: RunFolder) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.path.rglob("*") if path.is_file()}


def test_a_damaged_newest_checkpoint_names_the_newest_sound_one(recipe: TrainRecipe, folder: RunFolder):
    short = recipe.model_copy(update={"steps": 3, "checkpoint_every": 1, "keep_checkpoints": 9})
    run_training(short, folder, device="cpu")
    for step in (2, 3):
        (folder.checkpoints / f"{step:08d}" / TENSORS_FILE).write_bytes(b"")
    before = contents_of(folder)
    with pytest.raises(BadInput, match="newest sound one is that of step 1"):
        run_training(recipe, folder, device="cpu", resume=True)
    assert contents_of(folder) == before
    with pytest.raises(BadInput, match="no complete checkpoint of step 7; its checkpoints: 1, 2, 3"):
        run_training(recipe, folder, device="cpu", resume=True, at=7)
    assert contents_of(folder) == before
    assert run_training(recipe, folder, device="cpu", resume=True, at=1).state == "finished"
    assert sorted(path.name for path in (folder.path / SET_ASIDE).iterdir()) == ["00000002", "00000003"]
    straight = RunFolder(folder.path.with_name("straight"))
    run_training(recipe, straight, device="cpu")
    assert_same(straight, folder, recipe.steps)


def test_a_resume_whose_data_are_gone_leaves_the_run_as_it_was(
    recipe: TrainRecipe, folder: RunFolder, monkeypatch: pytest.MonkeyPatch
):
    def gone(spec: object, notify: Callable[[str], None]) -> None:
        notify("Looking for the pictures")
        raise BadInput("The folder of pictures is gone.")

    run_training(recipe.model_copy(update={"steps": 1}), folder, device="cpu")
    before = contents_of(folder)
    monkeypatch.setattr("studio.engine.training.run.load_dataset", gone)
    with pytest.raises(BadInput, match="gone"):
        run_training(recipe, folder, device="cpu", resume=True)
    assert contents_of(folder) == before


@pytest.mark.parametrize(
    "change", [{"seed": 8}, {"prediction_type": "epsilon"}, {"network": {"channels": (16,), "attention": (False,)}}]
)
def test_what_a_run_is_cannot_change(change: dict[str, object], recipe: TrainRecipe, folder: RunFolder):
    run_training(recipe.model_copy(update={"steps": 1}), folder, device="cpu")
    before = folder.recipe_file.read_bytes()
    other = TrainRecipe.model_validate(recipe.model_dump() | change)
    with pytest.raises(BadInput, match="keeps its"):
        run_training(other, folder, device="cpu", resume=True)
    assert folder.recipe_file.read_bytes() == before


def test_a_run_that_is_done_says_so_and_can_be_prolonged(recipe: TrainRecipe, folder: RunFolder):
    short = recipe.model_copy(update={"steps": 2})
    run_training(short, folder, device="cpu")
    with pytest.raises(BadInput, match=r"complete \(2 of 2 steps\)"):
        run_training(short, folder, device="cpu", resume=True)
    status = run_training(recipe.model_copy(update={"steps": 4}), folder, device="cpu", resume=True)
    assert (status.state, status.step) == ("finished", 4)
    assert folder.read_recipe().steps == 4


def test_a_stop_that_came_too_late_does_not_end_the_next_sitting(recipe: TrainRecipe, folder: RunFolder):
    run_training(recipe.model_copy(update={"steps": 2}), folder, device="cpu")
    folder.ask(Control.STOP)
    folder.ask(Control.PAUSE)
    assert run_training(recipe, folder, device="cpu", resume=True).state == "finished"


def test_a_run_that_is_going_is_not_trained_twice(recipe: TrainRecipe, folder: RunFolder):
    run_training(recipe.model_copy(update={"steps": 1}), folder, device="cpu")
    status = folder.read_status()
    assert status is not None
    going = status.model_copy(update={"state": "running", "pid": os.getppid(), "heartbeat": time.time()})
    folder.write_status(going)
    with pytest.raises(BadInput, match="right now"):
        run_training(recipe, folder, device="cpu", resume=True)


def test_a_killed_run_goes_on_before_its_parent_has_noticed(recipe: TrainRecipe, folder: RunFolder):
    run_training(recipe.model_copy(update={"steps": 1}), folder, device="cpu")
    status = folder.read_status()
    assert status is not None
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as killed:
        going = {"state": "running", "pid": killed.pid, "heartbeat": time.time()}
        folder.write_status(status.model_copy(update=going))
        killed.kill()
        os.waitid(os.P_PID, killed.pid, os.WEXITED | os.WNOWAIT)  # it has ended, and still has its number
        longer = recipe.model_copy(update={"steps": 2})
        assert run_training(longer, folder, device="cpu", resume=True).state == "finished"


@pytest.mark.parametrize(
    ("host", "seconds_ago", "refused"),
    [("another-machine", 0, True), ("another-machine", 60, False), (platform.node(), 0, False), ("", 0, False)],
)
def test_a_run_that_goes_on_another_machine_is_not_trained_twice(
    host: str, seconds_ago: float, refused: bool, recipe: TrainRecipe, folder: RunFolder
):
    run_training(recipe.model_copy(update={"steps": 1}), folder, device="cpu")
    status = folder.read_status()
    assert status is not None
    assert status.host == platform.node()
    gone = {"state": "running", "pid": 2**22 + 1, "host": host, "heartbeat": time.time() - seconds_ago}
    folder.write_status(status.model_copy(update=gone))
    longer = recipe.model_copy(update={"steps": 2})
    if refused:
        with pytest.raises(BadInput, match=r"right now, by process 4194305 on another-machine"):
            run_training(longer, folder, device="cpu", resume=True)
    else:
        assert run_training(longer, folder, device="cpu", resume=True).state == "finished"


def made_on_a_gpu(checkpoint: Path) -> None:
    """Let a checkpoint look as if a GPU had made it."""
    tensors = load_file(checkpoint / TENSORS_FILE)
    tensors |= {f"random.cuda.{index}": torch.zeros(16, dtype=torch.uint8) for index in range(2)}
    save_file(tensors, checkpoint / TENSORS_FILE)
    values = json.loads((checkpoint / STATE_FILE).read_text())
    assert values["device"] == "cpu"
    (checkpoint / STATE_FILE).write_text(json.dumps(values | {"device": "Some GPU"}))
    done = json.loads((checkpoint / CHECKPOINT_DONE).read_text())
    done["files"] |= {name: digest((checkpoint / name).read_bytes()) for name in (TENSORS_FILE, STATE_FILE)}
    (checkpoint / CHECKPOINT_DONE).write_text(json.dumps(done))


def test_a_run_whose_gpu_is_gone_continues_and_says_so_once(
    recipe: TrainRecipe, folder: RunFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    straight = RunFolder(tmp_path / "straight")
    run_training(recipe, straight, device="cpu")
    run_training(recipe, folder, device="cpu")
    shutil.rmtree(folder.checkpoints / "00000008")
    made_on_a_gpu(folder.checkpoints / "00000004")
    told: list[Event] = []
    run_training(recipe, folder, device="auto", resume=True, emit=told.append)
    assert_same(straight, folder, recipe.steps)
    run_training(recipe.model_copy(update={"steps": 9}), folder, resume=True, emit=told.append)
    assert [event.text for event in told if isinstance(event, Note) and "GPU" in event.text] == [
        "The checkpoint was made on a GPU that is not available here (Some GPU); training continues on the CPU."
    ]


def test_an_augmented_run_resumes_to_the_bit(
    recipe: TrainRecipe, folder: RunFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    augmented = changed(recipe, {"dataset.augment": {"flip": True, "crop": 0.2, "rotate": 15.0}})
    straight = RunFolder(tmp_path / "straight")
    run_training(augmented, straight, device="cpu")
    with monkeypatch.context() as patch:
        stop_at(folder, 3, patch)
        run_training(augmented, folder, device="cpu")
    run_training(augmented, folder, device="cpu", resume=True)
    assert_same(straight, folder, recipe.steps)
    with pytest.raises(BadInput, match="keeps its dataset"):
        run_training(changed(recipe, {"steps": 20}), folder, device="cpu", resume=True)


def test_damaged_lines_of_the_log_stay_and_are_reported(
    recipe: TrainRecipe, folder: RunFolder, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as patch:
        stop_at(folder, 4, patch)
        run_training(recipe, folder, device="cpu")
    lines = folder.events_file.read_bytes().splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if b'"metrics"' in line)
    lines[first] = lines[first].replace(b'"losses":[', b'"losses":[1')
    folder.events_file.write_bytes(b"".join(lines))
    events: list[Event] = []
    run_training(recipe, folder, device="cpu", resume=True, emit=events.append)
    assert lines[first] in folder.events_file.read_bytes()
    assert any(
        isinstance(event, Note) and "1 line of this run's event log is damaged" in event.text for event in events
    )

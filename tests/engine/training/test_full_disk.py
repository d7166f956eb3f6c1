"""A disk that fills up during training: a one-line error, intact files, and a run that can be resumed."""

import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from studio.engine.training.run import run_training
from studio.engine.training.session import TrainingSession
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Failed, Note
from studio.protocol.runfolder import Control, RunFolder
from studio.protocol.training_recipe import TrainRecipe
from tests.engine.training.test_resume import assert_same

pytestmark = pytest.mark.usefixtures("few_pictures")

FULL = "No space left|took only a part"
WRITTEN_BY = {
    "checkpoint": "studio.engine.training.checkpoint.write_atomically",
    "sample grid": "studio.engine.training.sample_grid.write_atomically",
    "status": "studio.protocol.runfolder.RunFolder.write_status",
    "event": "studio.protocol.runfolder.RunFolder.append",
}


class Disk:
    """A very small disk of its own, and what fills it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._filler = path / "filler"

    def fill(self, leave: int = 0) -> None:
        """Leave `room` bytes free."""
        with open(self._filler, "ab", buffering=0) as file:
            with contextlib.suppress(OSError):
                while file.write(bytes(4096)) == 4096:
                    pass
            file.truncate(file.tell() - leave)

    def free(self) -> None:
        """Make room again."""
        self._filler.unlink()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    path = tmp_path / "disk"
    path.mkdir()
    try:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", path], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a small disk cannot be mounted here")
    yield Disk(path)
    subprocess.run(["umount", "-l", path], check=True)


@pytest.fixture
def after_step(monkeypatch: pytest.MonkeyPatch) -> dict[int, Callable[[], None]]:
    """Do something after a step, once, and have requests looked at without delay."""
    actions: dict[int, Callable[[], None]] = {}
    after = TrainingSession._after_step

    def and_more(self: TrainingSession) -> None:
        after(self)
        self._next_poll = 0.0
        actions.pop(self._trainer.step, lambda: None)()

    monkeypatch.setattr(TrainingSession, "_after_step", and_more)
    return actions


def wait_for_checkpoint(folder: RunFolder) -> None:
    while not folder.complete_checkpoints():
        time.sleep(0.01)  # it is written beside the training


@pytest.mark.parametrize("what", WRITTEN_BY)
def test_a_failed_write_ends_the_run_and_it_can_be_resumed(
    what: str,
    recipe: TrainRecipe,
    folder: RunFolder,
    tmp_path: Path,
    after_step: dict[int, Callable[[], None]],
    monkeypatch: pytest.MonkeyPatch,
):
    straight = RunFolder(tmp_path / "straight")
    run_training(recipe, straight, device="cpu")

    asked = {"sample grid": Control.SAMPLE, "status": Control.PAUSE}  # has it written at once

    def fail(*_: object) -> None:
        raise BadInput("Could not write it: No space left on device.")

    with monkeypatch.context() as patch:

        def full() -> None:
            wait_for_checkpoint(folder)
            patch.setattr(WRITTEN_BY[what], fail)
            if what in asked:
                folder.ask(asked[what])

        after_step[5] = full
        with pytest.raises(BadInput, match="No space left"):
            run_training(recipe, folder, device="cpu")
    status = folder.read_status()
    assert status is not None
    if what != "status":
        assert status.state == "failed"
        assert "No space left" in status.message
    assert [path.name for path in folder.checkpoints.iterdir()] == ["00000004"]
    assert run_training(recipe, folder, device="cpu", resume=True).state == "finished"
    assert_same(straight, folder, recipe.steps)
    assert not [event for event, _ in folder.events() if isinstance(event, Failed)]


@pytest.mark.parametrize("leave", [0, 100_000])
@pytest.mark.parametrize("request_", [None, Control.SAMPLE, Control.PAUSE])
def test_a_run_on_a_full_file_system(
    leave: int,
    request_: Control | None,
    recipe: TrainRecipe,
    tmp_path: Path,
    disk: Disk,
    after_step: dict[int, Callable[[], None]],
):
    """With nothing left no file can be written at all; with a little, all but the checkpoint."""
    straight, folder = RunFolder(tmp_path / "straight"), RunFolder(disk.path / "run")
    run_training(recipe, straight, device="cpu")

    def full() -> None:
        wait_for_checkpoint(folder)
        disk.fill(leave)
        if request_ is not None:
            folder.control.joinpath(request_.value).touch()
        if request_ is Control.PAUSE and leave:
            folder.control.joinpath(Control.STOP.value).touch()

    after_step[5] = full
    with pytest.raises(BadInput, match=FULL) as told:
        run_training(recipe, folder, device="cpu")
    assert "\n" not in str(told.value)
    assert [path.name for path in folder.complete_checkpoints()] == ["00000004"]
    disk.fill()
    with pytest.raises(BadInput, match=FULL):
        run_training(recipe, folder, device="cpu", resume=True)
    with pytest.raises(BadInput, match=FULL):
        run_training(recipe, RunFolder(disk.path / "another"), device="cpu")
    assert not (disk.path / "another").exists()
    disk.free()
    assert run_training(recipe, folder, device="cpu", resume=True).state == "finished"
    assert_same(straight, folder, recipe.steps)


def test_a_full_disk_leaves_no_partial_line_in_the_event_log(disk: Disk, recipe: TrainRecipe):
    folder = RunFolder(disk.path / "run")
    folder.create(recipe)
    disk.fill(20_000)
    kept: list[Event] = []

    def tell_without_end() -> None:
        while True:
            note = Note(text=f"{len(kept)} " + "word " * 99)
            folder.append(note)
            kept.append(note)

    with pytest.raises(BadInput, match=FULL):
        tell_without_end()
    assert folder.events_file.read_bytes().endswith(b"\n")
    disk.free()
    folder.append(Note(text="there is room again"))
    assert [event for event, _ in folder.events()] == [*kept, Note(text="there is room again")]
    assert os.path.getsize(folder.events_file) > 4096

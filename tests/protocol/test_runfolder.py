import errno
import os
import time

import pytest

from studio.protocol.errors import BadInput
from studio.protocol.events import Finished, Metrics, StateChanged
from studio.protocol.runfolder import CHECKPOINT_DONE, Control, RunFolder, Status
from studio.protocol.training_recipe import TrainRecipe


@pytest.fixture
def run(tmp_path):
    folder = RunFolder(tmp_path / "run")
    folder.create(TrainRecipe(steps=7))
    return folder


def metrics(step: int) -> Metrics:
    return Metrics(
        step=step,
        images=step * 8,
        losses=(0.5,),
        quartiles=(0.1, None, 0.2, 0.3),
        learning_rate=1e-3,
        gradient_norm=1.0,
        images_per_second=100.0,
        memory_bytes=1,
        seconds=1.0,
    )


def test_the_recipe_is_read_back(run):
    assert run.read_recipe() == TrainRecipe(steps=7)


def test_an_existing_folder_is_not_overwritten(run):
    with pytest.raises(BadInput, match="already holds a run"):
        run.create(TrainRecipe())
    assert run.read_recipe().steps == 7


def test_events_are_followed_without_repetition(run):
    run.append(metrics(1))
    run.append(StateChanged(state="paused", step=1))
    first = list(run.events())
    assert [type(event).__name__ for event, _ in first] == ["Metrics", "StateChanged"]
    run.append(Finished())
    second = list(run.events(first[-1][1]))
    assert [event for event, _ in second] == [Finished()]


def test_an_incomplete_last_line_is_read_later(run):
    run.append(metrics(1))
    with open(run.events_file, "ab") as file:
        file.write(b'{"kind": "finish')
    (_, offset), *_ = found = list(run.events())
    assert len(found) == 1
    with open(run.events_file, "ab") as file:
        file.write(b'ed"}\n')
    assert [event for event, _ in run.events(offset)] == [Finished()]


def test_a_broken_line_is_skipped(run):
    with open(run.events_file, "ab") as file:
        file.write(b"rubbish\n")
    run.append(Finished())
    assert [event for event, _ in run.events()] == [Finished()]


def test_status_is_replaced_atomically(run):
    run.write_status(Status(state="running", step=3, heartbeat=time.time(), pid=os.getpid()))
    status = run.read_status()
    assert status is not None
    assert status.alive
    assert sorted(path.name for path in run.path.iterdir() if path.suffix == ".part") == []


def test_a_status_that_cannot_be_written_leaves_nothing(run, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = sorted(run.path.iterdir())
    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(BadInput, match="No space left"):
        run.write_status(Status(state="running"))
    assert sorted(run.path.iterdir()) == before


def test_a_run_without_heartbeat_is_not_alive(run):
    run.write_status(Status(state="running", heartbeat=time.time() - 60))
    assert run.read_status().alive is False


def test_an_unreadable_status_is_none(run):
    run.status_file.write_text("{")
    assert run.read_status() is None


def test_requests_are_taken_once_and_in_order(run):
    run.ask(Control.STOP)
    run.ask(Control.PAUSE)
    os.utime(run.control / "pause", (0, 0))
    (run.control / "something-else").write_text("")
    assert run.take_requests() == [(Control.PAUSE, ""), (Control.STOP, "")]
    assert run.take_requests() == []


def test_only_complete_checkpoints_count(run):
    with pytest.raises(BadInput, match="no complete checkpoint"):
        run.newest_model()
    for name, complete in (("00000010", True), ("00000020", True), ("00000030", False)):
        folder = run.checkpoints / name
        folder.mkdir()
        if complete:
            (folder / CHECKPOINT_DONE).write_text("{}")
    assert run.newest_model() == run.checkpoints / "00000020" / "model"


@pytest.mark.parametrize("kind", ["pipe", "device", "large", "binary"])
def test_invalid_requests_are_removed_unread(run, kind: str):
    place = run.control / "checkpoint"
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "device":
        place.symlink_to("/dev/zero")
    else:
        place.write_bytes(b"x" * 1000 if kind == "large" else b"\xff\xfe")
    run.ask(Control.STOP)
    assert run.take_requests() == [(Control.STOP, "")]
    assert not place.is_symlink()
    assert not place.exists()


def test_an_endless_line_in_the_event_log_is_skipped(run, monkeypatch):
    monkeypatch.setattr("studio.protocol.runfolder.MAX_LINE_BYTES", 1000)
    run.append(metrics(1))
    with open(run.events_file, "ab") as file:
        file.write(b"x" * 5000 + b"\n")
    run.append(metrics(2))
    found = list(run.events())
    assert [event.step for event, _ in found] == [1, 2]
    assert list(run.events(found[0][1])) == found[1:]


def test_a_flipped_bit_loses_only_its_own_line(run):
    for step in range(3):
        run.append(metrics(step))
    data = bytearray(run.events_file.read_bytes())
    data[data.index(b"0.5", data.index(b"\n"))] ^= 1  # 1.5: JSON as good as any
    run.events_file.write_bytes(data)
    assert [event.step for event, _ in run.events()] == [0, 2]


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_an_event_log_that_is_not_a_regular_file_is_refused(run, kind):
    if kind == "pipe":
        os.mkfifo(run.events_file)
    elif kind == "folder":
        run.events_file.mkdir()
    else:
        run.events_file.symlink_to("/dev/zero")
    with pytest.raises(BadInput, match="Could not read"):
        list(run.events())
    with pytest.raises(BadInput, match="Could not write"):
        run.append(metrics(1))

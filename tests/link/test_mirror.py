"""The local mirror of a remote run: following, requests, reconnection."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from studio.link import mirror as mirror_module
from studio.link.mirror import Mirror, is_mirror, mirror_folder, ssh_relay
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.events import Checkpointed
from studio.protocol.hosts import HostProfile
from studio.protocol.relay import LogPosition
from studio.protocol.runfolder import Control, RunFolder, Status
from studio.protocol.training_recipe import TrainRecipe


@pytest.fixture
def far(tmp_path: Path) -> RunFolder:
    folder = RunFolder(tmp_path / "far")
    folder.create(TrainRecipe())
    folder.write_status(Status(state="running", step=1, heartbeat=time.time()))
    folder.append(Checkpointed(step=1, folder="checkpoints/00000001"))
    return folder


@pytest.fixture
def near(far: RunFolder, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    """A mirror that starts the relay on this machine instead of over ssh."""
    monkeypatch.setattr(mirror_module, "RETRY_SECONDS", 0.1)

    def command(known: LogPosition) -> list[str]:
        words = ["relay", str(far.path), "--size", str(known.size), "--tail", known.tail or "-"]
        return [sys.executable, "-m", "studio", *words]

    mirror = Mirror(command, RunFolder(tmp_path / "near"))
    yield mirror
    mirror.close()


def steps(folder: RunFolder) -> list[int]:
    return [event.step for event, _ in folder.events()]


def test_changes_of_the_remote_run_reach_the_mirror(near: Mirror, far: RunFolder, qtbot):
    with qtbot.waitSignal(near.connected):
        near.start()
    qtbot.waitUntil(lambda: steps(near.folder) == [1])
    far.append(Checkpointed(step=2, folder="checkpoints/00000002"))
    qtbot.waitUntil(lambda: steps(near.folder) == [1, 2])
    near.folder.ask(Control.LEARNING_RATE, "0.01")
    qtbot.waitUntil(lambda: (far.control / "learning-rate").is_file())
    assert far.take_requests() == [(Control.LEARNING_RATE, "0.01")]


def test_reconnecting_continues_where_it_stopped(near: Mirror, far: RunFolder, qtbot):
    with qtbot.waitSignal(near.connected):
        near.start()
    qtbot.waitUntil(lambda: steps(near.folder) == [1])
    assert near._process is not None
    qtbot.waitUntil(lambda: near.folder.read_status() is not None)
    states = []
    near.broken.connect(lambda: states.append(near.folder.read_status()), Qt.ConnectionType.DirectConnection)
    with qtbot.waitSignals([near.broken, near.connected]):
        near._process.kill()
    assert states == [None]  # not known: a run whose last status only grows old would be taken for lost
    far.append(Checkpointed(step=2, folder="checkpoints/00000002"))
    qtbot.waitUntil(lambda: steps(near.folder) == [1, 2])


def test_the_mirror_ends_with_the_run(near: Mirror, far: RunFolder, qtbot):
    with qtbot.waitSignal(near.connected):
        near.start()
    far.append(Checkpointed(step=9, folder="checkpoints/00000009"))
    far.write_status(Status(state="finished", step=9, heartbeat=time.time()))
    qtbot.waitUntil(lambda: not near._thread.is_alive())
    assert steps(near.folder) == [1, 9]


def test_a_resumed_run_is_mirrored_again(near: Mirror, far: RunFolder, qtbot):
    """The mirror's old status, "stopped", no longer applies."""
    near.folder.create(TrainRecipe())
    near.folder.append(Checkpointed(step=1, folder="checkpoints/00000001"))
    near.folder.write_status(Status(state="stopped", step=1))
    states = []
    near.connected.connect(lambda: states.append(near.folder.read_status()), Qt.ConnectionType.DirectConnection)
    with qtbot.waitSignal(near.connected):
        near.start()
    assert states == [None]
    far.append(Checkpointed(step=2, folder="checkpoints/00000002"))
    qtbot.waitUntil(lambda: steps(near.folder) == [1, 2])
    qtbot.waitUntil(lambda: near.folder.read_status() == far.read_status())


def test_errors_are_reported_even_after_the_run_ended(tmp_path: Path, qtbot):
    folder = RunFolder(tmp_path / "near")
    folder.create(TrainRecipe())
    folder.write_status(Status(state="stopped", step=1))
    mirror = Mirror(lambda known: [str(tmp_path / "no-ssh")], folder)
    with qtbot.waitSignal(mirror.broken) as told:
        mirror.start()
    mirror.close()
    assert told.args == [f"{tmp_path / 'no-ssh'}: No such file or directory."]
    assert folder.read_status() is not None


def test_requests_wait_for_the_connection(near: Mirror, far: RunFolder, tmp_path: Path, qtbot):
    there, command = sys.executable, near._command
    near._command = lambda known: [there, "-c", "import sys; sys.exit('not yet')"]
    with qtbot.waitSignal(near.broken):
        near.start()
    near.folder.ask(Control.PAUSE)
    with qtbot.waitSignal(near.broken):
        pass
    near._command = command
    qtbot.waitUntil(lambda: far.has_request(Control.PAUSE))


def test_requests_of_an_earlier_session_are_not_sent(near: Mirror, far: RunFolder, qtbot):
    near.folder.ask(Control.STOP)
    with qtbot.waitSignal(near.connected):
        near.start()
    near.folder.ask(Control.SAMPLE)
    qtbot.waitUntil(lambda: far.has_request(Control.SAMPLE))
    assert not far.has_request(Control.STOP)


def test_connection_attempts_back_off(tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(mirror_module, "RETRY_SECONDS", 1.0)
    monkeypatch.setattr(mirror_module, "MAX_RETRY_SECONDS", 3.0)
    mirror = Mirror(lambda known: [str(tmp_path / "no-ssh")], RunFolder(tmp_path / "near"))
    pauses: list[float] = []
    monkeypatch.setattr(mirror._closed, "wait", lambda seconds: pauses.append(seconds) or len(pauses) == 5)
    monkeypatch.setattr(mirror._closed, "is_set", lambda: len(pauses) == 5)
    mirror._work()
    assert pauses == [1.0, 2.0, 3.0, 3.0, 3.0]


def test_a_missing_run_is_reported(far: RunFolder, tmp_path: Path, qtbot):
    command = [sys.executable, "-m", "studio", "relay", str(tmp_path / "none")]
    mirror = Mirror(lambda known: command, RunFolder(tmp_path / "near"))
    with qtbot.waitSignal(mirror.broken) as told:
        mirror.start()
    mirror.close()
    assert "holds no training run" in told.args[0]


def test_the_ssh_command(data_home: Path):
    host = HostProfile(name="box", address="me@box", folder="~/my runs", python="~/venv/bin/python")
    *options, address, command = ssh_relay(host, "night")(LogPosition(size=5, tail="abc"))
    assert address == "me@box"
    assert options[-1] == "--"
    assert command == "~/venv/bin/python -m studio relay ~/'my runs/night' --size 5 --tail abc"
    assert mirror_folder(host, "night").path == data_home / "mirrors" / "box" / "night"


def test_login_messages_before_the_relay_are_skipped(tmp_path: Path):
    host = HostProfile(name="box", folder="/r", python="echo", setup=("# a remark", "A=1; export A", "echo loaded"))
    command = ssh_relay(host, "night")(LogPosition())[-1]
    said = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)
    assert said.stdout == "-m studio relay /r/night --size 0 --tail -\n"
    assert said.stderr == ""


@pytest.mark.parametrize(("name", "run"), [("..", "night"), ("box", ".."), ("a/b", "night"), ("box", "a/b")])
def test_mirrors_lie_in_the_mirrors_folder(name: str, run: str):
    with pytest.raises(BadInput, match="cannot be a name"):
        mirror_folder(HostProfile(name=name, folder="/data"), run)


def test_a_mirror_is_distinguished_from_a_local_run():
    assert is_mirror(mirror_folder(HostProfile(name="box", folder="/data"), "night"))
    assert not is_mirror(RunFolder(places.runs() / "night"))

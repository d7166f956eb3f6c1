"""A run elsewhere, mirrored here: watched, steered, and found again after the connection broke."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.link import mirror as mirror_module
from studio.link.mirror import Mirror, mirror_folder, ssh_relay
from studio.protocol.events import Checkpointed
from studio.protocol.hosts import HostProfile
from studio.protocol.recipes import TrainRecipe
from studio.protocol.relay import History
from studio.protocol.runfolder import Control, RunFolder, Status


@pytest.fixture
def far(tmp_path: Path) -> RunFolder:
    folder = RunFolder(tmp_path / "far")
    folder.create(TrainRecipe())
    folder.write_status(Status(state="running", step=1, heartbeat=time.time()))
    folder.append(Checkpointed(step=1, folder="checkpoints/00000001"))
    return folder


@pytest.fixture
def near(far: RunFolder, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    """A mirror that reaches the run without ssh, by the same program on this machine."""
    monkeypatch.setattr(mirror_module, "RETRY_SECONDS", 0.1)

    def command(known: History) -> list[str]:
        words = ["relay", str(far.path), "--size", str(known.size), "--tail", known.tail or "-"]
        return [sys.executable, "-m", "studio", *words]

    mirror = Mirror(command, RunFolder(tmp_path / "near"))
    yield mirror
    mirror.close()


def steps(folder: RunFolder) -> list[int]:
    return [event.step for event, _ in folder.events()]


def test_what_happens_there_is_seen_here(near: Mirror, far: RunFolder, qtbot):
    with qtbot.waitSignal(near.connected, timeout=20_000):
        near.start()
    qtbot.waitUntil(lambda: steps(near.folder) == [1], timeout=5000)
    far.append(Checkpointed(step=2, folder="checkpoints/00000002"))
    qtbot.waitUntil(lambda: steps(near.folder) == [1, 2], timeout=5000)
    near.folder.ask(Control.LEARNING_RATE, "0.01")
    qtbot.waitUntil(lambda: (far.control / "learning-rate").is_file(), timeout=5000)
    assert far.take_requests() == [(Control.LEARNING_RATE, "0.01")]


def test_after_a_break_it_goes_on_where_it_was(near: Mirror, far: RunFolder, qtbot):
    with qtbot.waitSignal(near.connected, timeout=20_000):
        near.start()
    qtbot.waitUntil(lambda: steps(near.folder) == [1], timeout=5000)
    assert near._process is not None
    with qtbot.waitSignals([near.broken, near.connected], timeout=20_000):
        near._process.kill()
    far.append(Checkpointed(step=2, folder="checkpoints/00000002"))
    qtbot.waitUntil(lambda: steps(near.folder) == [1, 2], timeout=20_000)


def test_it_ends_with_the_run(near: Mirror, far: RunFolder, qtbot):
    with qtbot.waitSignal(near.connected, timeout=20_000):
        near.start()
    far.append(Checkpointed(step=9, folder="checkpoints/00000009"))
    far.write_status(Status(state="finished", step=9, heartbeat=time.time()))
    qtbot.waitUntil(lambda: not near._thread.is_alive(), timeout=10_000)
    assert steps(near.folder) == [1, 9]


def test_a_run_that_is_not_there_is_told(far: RunFolder, tmp_path: Path, qtbot):
    command = [sys.executable, "-m", "studio", "relay", str(tmp_path / "none")]
    mirror = Mirror(lambda known: command, RunFolder(tmp_path / "near"))
    with qtbot.waitSignal(mirror.broken, timeout=20_000) as told:
        mirror.start()
    mirror.close()
    assert "holds no training run" in told.args[0]


def test_the_words_for_ssh(data_home: Path):
    host = HostProfile(name="box", address="me@box", folder="/data/my runs", setup=("module load cuda",))
    *options, address, command = ssh_relay(host, "night")(History(size=5, tail="abc"))
    assert address == "me@box"
    assert options[-1] == "--"
    assert command == "module load cuda; python3 -m studio relay '/data/my runs/night' --size 5 --tail abc"
    assert mirror_folder(host, "night").path == data_home / "mirrors" / "box" / "night"

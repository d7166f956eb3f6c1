"""Remote runs in the window: starting, following through a mirror, detaching."""

import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.link import mirror as mirror_module
from studio.protocol.events import Checkpointed
from studio.protocol.hosts import HostProfile, save_hosts
from studio.protocol.recipes import changed
from studio.protocol.relay import LogPosition
from studio.protocol.runfolder import RunFolder, Status
from studio.protocol.training_recipe import TrainRecipe


@pytest.fixture
def far(tmp_path: Path) -> RunFolder:
    folder = RunFolder(tmp_path / "there" / "night")
    folder.create(TrainRecipe(preset="ddpm-unet"))
    folder.write_status(Status(state="running", step=1, heartbeat=time.time()))
    return folder


def test_the_command_contains_the_panels_settings(studio):
    studio.parts.training_panel.set_recipe(changed(studio.parts.training_panel.recipe(), {"batch_size": 7}))
    studio.parts.window.actions_["train.elsewhere"].trigger()
    dialog = studio.training.remote_training._dialog
    assert dialog.isVisible()
    assert dialog.recipe_file.text().endswith("-digits.json")
    dialog.close()


def test_a_mounted_run_is_opened_in_place(studio, far: RunFolder):
    host = HostProfile(name="nas", folder="/data", mounted=str(far.path.parent))
    studio.training.remote_training.watch(host, "night")
    assert studio.core.training_run.folder is not None
    assert studio.core.training_run.folder.path == far.path


def test_a_mounted_folder_may_begin_with_a_tilde(studio, far: RunFolder, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", str(far.path.parent.parent))
    monkeypatch.setenv("USERPROFILE", str(far.path.parent.parent))
    studio.training.remote_training.watch(HostProfile(name="nas", folder="/data", mounted="~/there"), "night")
    assert studio.core.training_run.folder is not None
    assert studio.core.training_run.folder.path == far.path


BOX = HostProfile(name="box", address="me@box", folder="/data")


@pytest.fixture
def reached(studio, far: RunFolder, monkeypatch: pytest.MonkeyPatch):
    """The window, where all remote machines are this one, reached without ssh."""

    def here(host: HostProfile, run: str):
        def command(known: LogPosition) -> list[str]:
            words = ["relay", str(far.path.parent / run), "--size", str(known.size), "--tail", known.tail or "-"]
            return [sys.executable, "-m", "studio", *words]

        return command

    monkeypatch.setattr("studio.ui.operations.training.remote_training.ssh_relay", here)
    monkeypatch.setattr(mirror_module, "RETRY_SECONDS", 0.1)
    return studio


def watched(studio, qtbot, run: str = "night") -> RunFolder:
    """Follow a run until it is shown, and return its mirror."""
    studio.training.remote_training.watch(BOX, run)
    mirror = mirror_module.mirror_folder(BOX, run)
    qtbot.waitUntil(lambda: shown(studio) == mirror.path)
    return mirror


def shown(studio) -> Path | None:
    folder = studio.core.training_run.folder
    return folder.path if folder is not None and studio.core.training_run.last_status is not None else None


def test_a_run_over_ssh_is_opened_through_its_mirror(reached, far: RunFolder, qtbot):
    watched(reached, qtbot)
    assert reached.parts.training_panel.recipe().preset == "ddpm-unet"
    reached.parts.window.actions_["train.pause"].trigger()
    qtbot.waitUntil(lambda: (far.control / "pause").is_file())


def test_a_mirrored_run_is_resumed_on_its_own_machine(reached, far: RunFolder, qtbot):
    save_hosts([BOX.model_copy(update={"name": "another"}), BOX])
    far.append(Checkpointed(step=1, folder="checkpoints/00000001"))
    far.write_status(Status(state="stopped", step=1, heartbeat=time.time()))
    mirror = watched(reached, qtbot)
    qtbot.waitUntil(reached.parts.training_panel.controls.resume.isVisible)
    before = mirror.events_file.read_bytes()
    QTest.mouseClick(reached.parts.training_panel.controls.resume, Qt.MouseButton.LeftButton)
    dialog = reached.training.remote_training._dialog
    assert dialog is not None
    assert dialog.isVisible()
    assert dialog.hosts.key() == "box"
    assert dialog.run.text() == "night"
    assert dialog.command.toPlainText().endswith("--run /data/night --device auto --resume\n")
    dialog.close()
    assert not reached.core.training_run.going
    assert mirror.events_file.read_bytes() == before


@pytest.mark.parametrize("command", ["train.use", "train.branch", "train.export"])
def test_commands_that_need_a_checkpoint_say_where_it_is(command: str, reached, qtbot):
    watched(reached, qtbot)
    reached.parts.window.actions_[command].trigger()
    assert reached.parts.window.status.message.text() == mirror_module.CHECKPOINTS_THERE
    assert reached.parts.training_panel.branch is None


def test_a_run_is_shown_again_after_a_long_silence(reached, far: RunFolder, qtbot):
    mirror = watched(reached, qtbot)
    reached.core.training_run._take_lost(Status(state="running", step=1))
    qtbot.waitUntil(lambda: not reached.core.training_run.going)
    assert reached.training.remote_training._mirror._process is not None
    reached.training.remote_training._mirror._process.kill()
    qtbot.waitUntil(lambda: reached.core.training_run.going and shown(reached) == mirror.path)
    assert reached.parts.training_panel.going


def test_another_run_replaces_a_mirrored_one(reached, far: RunFolder, qtbot):
    other = RunFolder(far.path.parent / "other")
    other.create(TrainRecipe(preset="dcgan", model="gan"))
    other.write_status(Status(state="running", step=1, heartbeat=time.time()))
    watched(reached, qtbot)
    watched(reached, qtbot, "other")
    assert reached.parts.training_panel.recipe().preset == "dcgan"


def test_a_local_run_in_progress_is_not_replaced(reached, far: RunFolder, tmp_path: Path):
    here = RunFolder(tmp_path / "here")
    here.create(TrainRecipe())
    here.write_status(Status(state="running", step=1, heartbeat=time.time()))
    reached.training.training.attach(here.path)
    reached.training.remote_training.watch(BOX, "night")
    assert reached.parts.window.notice.text.text() == "A training run is already in progress here. Stop it first."
    assert reached.training.remote_training._mirror is None
    assert reached.core.training_run.folder.path == here.path


def test_a_replaced_mirror_is_closed(reached, far: RunFolder, tmp_path: Path, qtbot):
    far.recipe_file.unlink()  # not begun yet
    reached.training.remote_training.watch(BOX, "night")
    qtbot.waitUntil(lambda: "holds no training run. Trying again." in said(reached))
    here = RunFolder(tmp_path / "here")
    here.create(TrainRecipe())
    here.write_status(Status(state="stopped", step=1, heartbeat=time.time()))
    reached.training.training.attach(here.path)
    qtbot.waitUntil(lambda: reached.training.remote_training._mirror is None)
    assert reached.core.training_run.folder.path == here.path


def test_an_error_is_reported_once(reached, far: RunFolder, qtbot):
    reached.training.remote_training.watch(BOX, "none")
    qtbot.waitUntil(lambda: "holds no training run" in said(reached))
    reached.parts.window.notice.hide()
    with qtbot.waitSignal(reached.training.remote_training._mirror.broken):
        pass
    assert not reached.parts.window.notice.isVisible()


def test_a_connection_error_disappears_on_reconnection(reached, far: RunFolder, qtbot):
    watched(reached, qtbot)
    reached.training.remote_training._mirror._process.kill()
    notice = reached.parts.window.notice
    qtbot.waitUntil(lambda: notice.isVisible() and "Trying again" in said(reached))
    qtbot.waitUntil(lambda: not notice.isVisible())
    assert reached.core.training_run.going
    assert reached.parts.window.status.message.text() == "Connected to box."


def said(studio) -> str:
    return studio.parts.window.notice.text.text()

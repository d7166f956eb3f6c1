"""A run elsewhere, from the window: asked for, watched by its mirror, and let go of."""

import sys
import time
from pathlib import Path

import pytest

from studio.link import mirror as mirror_module
from studio.protocol.hosts import HostProfile
from studio.protocol.recipes import TrainRecipe, changed
from studio.protocol.relay import History
from studio.protocol.runfolder import RunFolder, Status


@pytest.fixture
def far(tmp_path: Path) -> RunFolder:
    folder = RunFolder(tmp_path / "there" / "night")
    folder.create(TrainRecipe(preset="ddpm-unet"))
    folder.write_status(Status(state="running", step=1, heartbeat=time.time()))
    return folder


def test_the_command_is_for_the_panels_settings(studio):
    studio.training_panel.set_recipe(changed(studio.training_panel.recipe(), {"batch_size": 7}))
    studio.window.actions_["train.elsewhere"].trigger()
    dialog = studio.elsewhere._dialog
    assert dialog.isVisible()
    assert dialog.recipe_file.text().endswith("-digits.json")
    dialog.close()


def test_a_mounted_run_is_opened_where_it_lies(studio, far: RunFolder):
    host = HostProfile(name="nas", folder="/data", mounted=str(far.path.parent))
    studio.elsewhere.watch(host, "night")
    assert studio.training_run.folder is not None
    assert studio.training_run.folder.path == far.path


def test_a_run_over_ssh_is_seen_by_its_mirror(studio, far: RunFolder, qtbot, monkeypatch: pytest.MonkeyPatch):
    def here(host: HostProfile, run: str):
        def command(known: History) -> list[str]:
            words = ["relay", str(far.path), "--size", str(known.size), "--tail", known.tail or "-"]
            return [sys.executable, "-m", "studio", *words]

        return command

    monkeypatch.setattr("studio.ui.operations.elsewhere.ssh_relay", here)
    monkeypatch.setattr(mirror_module, "RETRY_SECONDS", 0.1)
    host = HostProfile(name="box", address="me@box", folder="/data")
    studio.elsewhere.watch(host, "night")
    qtbot.waitUntil(lambda: studio.training_run.folder is not None, timeout=20_000)
    assert studio.training_run.folder.path == mirror_module.mirror_folder(host, "night").path
    assert studio.training_panel.recipe().preset == "ddpm-unet"
    studio.window.actions_["train.pause"].trigger()
    qtbot.waitUntil(lambda: (far.control / "pause").is_file(), timeout=10_000)

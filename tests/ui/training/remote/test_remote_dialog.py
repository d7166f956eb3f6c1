"""The dialog for remote runs: profiles, the command, and the requested run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from studio.protocol.hosts import HostProfile, load_hosts, save_hosts
from studio.ui.training.remote import host_fields
from studio.ui.training.remote.remote_dialog import RemoteDialog

BOX = HostProfile(name="box", address="me@box", folder="/data/runs", processes=2)


@pytest.fixture
def dialog(qtbot, data_home: Path) -> Iterator[RemoteDialog]:
    save_hosts([BOX])
    dialog = RemoteDialog()
    qtbot.addWidget(dialog)
    dialog.open_for("ddpm-unet", "night")
    yield dialog
    dialog.close()


def type_into(line, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def test_the_command_is_for_the_chosen_machine(dialog: RemoteDialog):
    assert dialog.hosts.key() == "box"
    assert "--nproc-per-node=2 -m -- studio train ddpm-unet --run /data/runs/night" in dialog.command.toPlainText()
    dialog.launcher.set_key("sbatch")
    assert dialog.command.toPlainText().startswith("#!/bin/sh")
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.command.toPlainText()


def test_an_invalid_profile_is_reported_and_not_saved(dialog: RemoteDialog):
    type_into(dialog.fields.texts["address"], "box; rm")
    assert "address" in dialog.error.text()
    assert not dialog.keep.isEnabled()
    assert not dialog.attach.isEnabled()
    assert dialog.command.toPlainText() == ""
    type_into(dialog.fields.texts["address"], "me@box2")
    assert dialog.error.text() == ""
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert load_hosts() == [BOX.model_copy(update={"address": "me@box2"})]


@pytest.mark.parametrize("field", ["name", "address", "folder", "partition", "time_limit"])
def test_an_invalid_field_states_the_valid_values(field: str, dialog: RemoteDialog):
    dialog.fields.texts[field].setText("" if field in ("name", "folder") else "no; good")
    assert dialog.error.text() == host_fields._ERRORS[field]


def test_a_new_profile_is_saved_with_the_others(dialog: RemoteDialog):
    type_into(dialog.fields.texts["name"], "queue")
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert [host.name for host in load_hosts()] == ["box", "queue"]
    assert dialog.hosts.key() == "queue"
    QTest.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert load_hosts() == [BOX]


def test_a_run_is_requested_by_machine_and_name(dialog: RemoteDialog, qtbot):
    with qtbot.waitSignal(dialog.attach_requested) as asked:
        QTest.mouseClick(dialog.attach, Qt.MouseButton.LeftButton)
    assert asked.args == [BOX, "night"]
    assert not dialog.isVisible()


def test_an_unreachable_machine_has_no_run_to_follow(dialog: RemoteDialog):
    dialog.fields.texts["address"].clear()
    assert not dialog.attach.isEnabled()
    assert "ssh address" in dialog.attach.toolTip()
    type_into(dialog.fields.texts["mounted"], "/mnt/runs")
    assert dialog.attach.isEnabled()


def test_an_existing_run_is_resumed(dialog: RemoteDialog):
    assert "--resume" not in dialog.command.toPlainText()
    QTest.mouseClick(dialog.resume, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.resume.height() // 2))
    for launcher in ("torchrun", "accelerate", "sbatch"):
        dialog.launcher.set_key(launcher)
        assert dialog.command.toPlainText().endswith("--run /data/runs/night --device auto --resume\n")
    assert not dialog.recipe_file.isEnabled()
    dialog.open_for("ddpm-unet", "another")
    assert "--resume" not in dialog.command.toPlainText()
    assert dialog.recipe_file.isEnabled()


def test_the_machine_of_a_run_is_selected(dialog: RemoteDialog):
    save_hosts([BOX, BOX.model_copy(update={"name": "queue", "folder": "/scratch"})])
    dialog.open_for("ddpm-unet", "night", resume=True, machine="queue")
    assert dialog.hosts.key() == "queue"
    assert "--run /scratch/night" in dialog.command.toPlainText()
    dialog.open_for("ddpm-unet", "night", resume=True, machine="forgotten")
    assert dialog.hosts.key() == ""
    assert dialog.fields.texts["name"].text() == "forgotten"


@pytest.mark.parametrize(("field", "name"), [("run", "a/b"), ("run", ".."), ("name", "a/b")])
def test_an_invalid_folder_name_is_reported(field: str, name: str, dialog: RemoteDialog):
    type_into(dialog.run if field == "run" else dialog.fields.texts["name"], name)
    assert dialog.error.text() == f"{name!r} cannot be a name: it is to be one line without slashes."
    assert dialog.command.toPlainText() == ""
    assert not dialog.attach.isEnabled()


def test_unreadable_profiles_are_not_overwritten(dialog: RemoteDialog, data_home: Path):
    (data_home / "hosts.json").write_text("[{}]")
    dialog.open_for("ddpm-unet", "night")
    assert "hosts.json is broken" in dialog.error.text()
    assert "--run /data/runs/night" in dialog.command.toPlainText()
    assert not dialog.keep.isEnabled()


def test_an_empty_form_is_not_an_error_until_something_is_typed(qtbot, data_home: Path):
    dialog = RemoteDialog()
    qtbot.addWidget(dialog)
    for _ in range(2):
        dialog.open_for("ddpm-unet", "night")
        assert dialog.error.text() == ""
        assert not dialog.copy.isEnabled()
        type_into(dialog.fields.texts["address"], "me@box")
        assert dialog.error.text() == host_fields._ERRORS["name"]
    dialog.close()

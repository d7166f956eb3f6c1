"""Branches and rates in the whole window, with a training program that trains nothing."""

import json

import pytest
from PySide6.QtCore import Qt

from studio.protocol import places
from studio.protocol.events import Note, RateChanged
from studio.protocol.presets import presets
from studio.protocol.runfolder import RunFolder, Status
from tests.ui.fake_runs import with_fake_runs

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def studio(studio, monkeypatch):
    yield from with_fake_runs(studio, monkeypatch)


def with_checkpoints(folder: RunFolder, *steps: int) -> RunFolder:
    for step in steps:
        place = folder.checkpoints / f"{step:08d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / "complete.json").write_text(json.dumps({}))
    return folder


def going(qtbot, studio) -> RunFolder:
    """Start a run and wait for its first steps."""
    studio.parts.training_panel.set_recipe(presets()["digits"].recipe.model_copy(update={"steps": 100_000}))
    studio.parts.training_panel.start()
    qtbot.waitUntil(
        lambda: studio.parts.training_panel.learning_rate.isVisibleTo(studio.parts.training_panel), timeout=20_000
    )
    return studio.core.training_run.folder


def events_of(folder: RunFolder, kind: type) -> list:
    return [event for event, _ in folder.events() if isinstance(event, kind)]


def test_without_a_checkpoint_there_is_no_branch(studio):
    studio.parts.window.actions_["train.branch"].trigger()
    assert studio.parts.training_panel.branch is None
    assert "no checkpoint to branch from yet" in studio.parts.window.status.message.text()


def test_the_rate_goes_to_the_run_and_comes_back(qtbot, studio):
    folder = going(qtbot, studio)
    panel = studio.parts.training_panel
    assert panel.learning_rate.field.value() == presets()["digits"].recipe.learning_rate
    panel.learning_rate.field.setValue(3e-4)
    qtbot.mouseClick(panel.learning_rate.apply, LEFT)
    qtbot.waitUntil(lambda: panel.learning_rate.last_change.text() != "")
    assert panel.learning_rate.last_change.text().startswith("Base learning rate 3e-4 since step ")
    assert events_of(folder, RateChanged)[0].learning_rate == 3e-4


def test_a_branch_of_a_run_that_goes_stops_it_and_begins(qtbot, studio):
    old = with_checkpoints(going(qtbot, studio), 20, 40)
    panel = studio.parts.training_panel
    studio.parts.window.actions_["train.branch"].trigger()
    assert panel.branch == (old.path, 40)
    panel.fields.batch_size.setValue(64)
    start, seen = panel.controls.start, []
    panel.controls.changed.connect(lambda: seen.append((start.isEnabled(), start.toolTip())))
    qtbot.mouseClick(start, LEFT)
    qtbot.waitUntil(lambda: (False, "The branch starts as soon as the run has stopped.") in seen)
    qtbot.waitUntil(lambda: studio.core.training_run.folder.path != old.path)
    new = studio.core.training_run.folder
    qtbot.waitUntil(lambda: events_of(new, Note) != [])
    assert old.read_status().state == "stopped"
    assert f"--branch {old.path} --at 40" in [note.text for note in events_of(new, Note)]
    assert new.read_recipe().batch_size == 64
    assert panel.branch is None
    assert [lane.id for lane in studio.core.timeline.lanes[:2]] == [str(new.path), str(old.path)]


def test_a_checkpoint_that_is_gone_gives_way_to_the_nearest_that_is_left(qtbot, studio):
    old = RunFolder(places.runs() / "old")
    old.create(presets()["digits"].recipe.model_copy(update={"steps": 100_000}))
    with_checkpoints(old, 20, 30, 40)
    studio.training.training.attach(old.path)
    studio.parts.window.actions_["train.branch"].trigger()
    panel = studio.parts.training_panel
    assert panel.branch == (old.path, 40)
    (old.checkpoints / "00000040" / "complete.json").unlink()
    studio.core.training_run.detach()
    panel.start()
    qtbot.waitUntil(lambda: studio.core.training_run.folder.path != old.path)
    new = studio.core.training_run.folder
    qtbot.waitUntil(lambda: events_of(new, Note) != [])
    assert f"--branch {old.path} --at 30" in [note.text for note in events_of(new, Note)]
    assert "is gone; the branch starts at step 30" in studio.parts.window.status.message.text()


def test_the_checkpoint_under_the_playhead_is_branched_off(qtbot, studio):
    folder = with_checkpoints(going(qtbot, studio), 20, 40)
    lane = studio.core.timeline.current
    for step in (0, 25, 45):
        lane.add(step, folder.samples / f"{step}.png")
    studio.core.timeline.seek(1)
    studio.parts.window.actions_["train.branch"].trigger()
    assert studio.parts.training_panel.branch == (folder.path, 20)
    studio.core.timeline.last()
    studio.parts.window.actions_["train.branch"].trigger()
    assert studio.parts.training_panel.branch == (folder.path, 40)


def test_a_branch_that_is_refused_can_be_mended(qtbot, studio):
    old = RunFolder(places.runs() / "old")
    old.create(presets()["digits"].recipe.model_copy(update={"preset": "refused"}))
    with_checkpoints(old, 20)
    studio.training.training.attach(old.path)
    studio.parts.window.actions_["train.branch"].trigger()
    studio.core.training_run.detach()
    panel = studio.parts.training_panel
    panel.fields.batch_size.setValue(64)
    panel.start()
    qtbot.waitUntil(lambda: panel.note.isVisibleTo(panel))
    assert panel.note.text() == "Not started. That data folder holds no pictures."
    assert panel.branch == (old.path, 20)
    assert [lane.id for lane in studio.core.timeline.lanes if "refused" in lane.title] == [str(old.path)]
    assert studio.core.training_run.folder.path == old.path, "the run that was open before is shown again"
    assert panel.recipe().batch_size == 64
    assert panel.fields.isEnabled()
    assert panel.controls.start.isEnabled()


def test_a_branch_past_the_end_stops_nothing(qtbot, studio):
    old = with_checkpoints(going(qtbot, studio), 20, 40)
    studio.parts.window.actions_["train.branch"].trigger()
    panel = studio.parts.training_panel
    panel.fields.stop_after.setValue(30)
    panel.start()
    line = "The branch starts at step 40, and the training stops after 30 steps: raise Stop after to train it further."
    qtbot.waitUntil(lambda: panel.fields.errors[""].text() == line)
    assert studio.core.training_run.going
    assert studio.core.training_run.folder.path == old.path
    assert panel.branch == (old.path, 40)


@pytest.mark.parametrize("kind", ["missing", "empty"])
def test_a_folder_without_pictures_starts_nothing(kind, qtbot, studio, tmp_path):
    pictures = tmp_path / "pictures"
    if kind == "empty":
        pictures.mkdir()
    panel = studio.parts.training_panel
    panel.set_recipe(presets()["ddpm-folder"].recipe)
    panel.fields.data.path.setText(str(pictures))
    lanes = list(studio.core.timeline.lanes)
    panel.start()
    qtbot.waitUntil(lambda: panel.note.text().startswith("Not started. The folder "))
    told = panel.fields.errors["dataset.path"].text()
    assert ("does not exist" if kind == "missing" else "is empty: it holds no pictures") in told
    assert studio.core.training_run.folder is None
    assert list(studio.core.timeline.lanes) == lanes
    assert panel.controls.start.isVisibleTo(panel)
    assert not panel.controls.resume.isVisibleTo(panel)
    pictures.mkdir(exist_ok=True)
    (pictures / "a.png").touch()
    panel.fields.data.path.setText(f"{pictures}/")
    assert panel.note.text() == ""
    panel.start()
    qtbot.waitUntil(lambda: studio.core.training_run.folder is not None)


def test_what_the_process_refuses_leaves_no_dead_run(qtbot, studio):
    panel = studio.parts.training_panel
    panel.set_recipe(presets()["digits"].recipe.model_copy(update={"preset": "refused"}))
    lanes = list(studio.core.timeline.lanes)
    panel.start()
    qtbot.waitUntil(lambda: panel.note.isVisibleTo(panel))
    assert panel.note.text() == "Not started. That data folder holds no pictures."
    assert list(studio.core.timeline.lanes) == lanes
    assert studio.training.training.lane is None
    assert studio.core.training_run.folder is None
    assert not panel.controls.resume.isVisibleTo(panel)
    assert not panel.progress.isVisibleTo(panel)
    assert "no longer there" not in studio.parts.window.status.message.text()


def test_an_ended_run_takes_no_requests(qtbot, studio):
    old = RunFolder(places.runs() / "old")
    old.create(presets()["digits"].recipe.model_copy(update={"steps": 40}))
    old.write_status(Status(state="finished", step=40, steps=40))
    actions = studio.parts.window.actions_
    assert "No training run is in progress." in actions["train.sample"].toolTip()
    studio.training.training.attach(old.path)
    qtbot.waitUntil(lambda: not studio.core.training_run.going)
    for name in ("pause", "stop", "sample", "checkpoint"):
        assert not actions[f"train.{name}"].isEnabled()
        assert "The run has finished." in actions[f"train.{name}"].toolTip()
    header = studio.parts.training_view.header
    for button in (header.sample_now, header.checkpoint_now):
        assert not button.isEnabled()
        assert button.toolTip() == "The run has finished."
    assert not studio.parts.training_panel.controls.pause.isVisibleTo(studio.parts.training_panel)

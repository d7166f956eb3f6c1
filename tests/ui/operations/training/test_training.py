"""Suggested remedies of an evaluation, applied by one click in the whole window, with a fake training program."""

import hashlib
import json
import os
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from studio.protocol import places
from studio.protocol.checkpoints import STATE_FILE, TENSORS_FILE
from studio.protocol.events import Checkpointed, Judged, Note, RateChanged, Remedy, Warned
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard, dump_card
from studio.protocol.presets import presets
from studio.protocol.recipes import changed
from studio.protocol.runfolder import CHECKPOINT_DONE, RunFolder, Status
from studio.protocol.training_recipe import TrainRecipe
from tests.ui.fake_runs import with_fake_runs

LEFT = Qt.MouseButton.LeftButton
GAN = changed(presets()["dcgan"].recipe, {"steps": 100_000})
SLOWER, FLATTER, WIDER = "Halve the learning rate", "Penalize the gradient", "Show the spread"
REMEDIES = {
    SLOWER: {"learning_rate": GAN.learning_rate / 2},
    FLATTER: {"options.r1": 2.0},
    WIDER: {"options.minibatch_std": True},
}


@pytest.fixture
def studio(studio, monkeypatch):
    yield from with_fake_runs(studio, monkeypatch)


def checkpoint(folder: RunFolder, step: int) -> None:
    place = folder.checkpoints / f"{step:08d}"
    place.mkdir(parents=True, exist_ok=True)
    (place / "complete.json").write_text(json.dumps({}))


def events_of(folder: RunFolder, kind: type) -> list:
    return [event for event, _ in folder.events() if isinstance(event, kind)]


def click(qtbot, studio, title: str) -> None:
    """Press the button of a remedy."""
    buttons = studio.parts.training_view.warnings.remedies.buttons
    qtbot.mouseClick(next(button for button in buttons if button.text().startswith(title)), LEFT)


def judged(qtbot, studio, folder: RunFolder) -> None:
    """Let the run report a mode collapse, and wait until the window shows it."""
    folder.append(Judged(step=1, warnings=("All samples are alike.",), remedies=REMEDIES))
    warnings = studio.parts.training_view.warnings
    qtbot.waitUntil(lambda: len(warnings.remedies.buttons) == 3)
    studio.parts.window.actions_["view.train"].trigger()
    qtbot.waitUntil(lambda: warnings.isVisible())


@pytest.fixture
def going(qtbot, studio) -> RunFolder:
    """A running GAN with a mode collapse and a checkpoint; the form shows another preset."""
    studio.parts.training_panel.set_recipe(GAN)
    studio.parts.training_panel.start()
    qtbot.waitUntil(
        lambda: studio.parts.training_panel.learning_rate.isVisibleTo(studio.parts.training_panel), timeout=20_000
    )
    folder = studio.core.training_run.folder
    checkpoint(folder, 40)
    judged(qtbot, studio, folder)
    return folder


@pytest.fixture
def ended(qtbot, studio) -> RunFolder:
    """A finished GAN."""
    folder = RunFolder(places.runs() / "old")
    folder.create(changed(GAN, {"steps": 40}))
    checkpoint(folder, 20)
    checkpoint(folder, 40)
    folder.write_status(Status(state="finished", step=40, steps=40, seconds=60.0))
    studio.training.training.attach(folder.path)
    judged(qtbot, studio, folder)
    qtbot.waitUntil(lambda: not studio.core.training_run.going)
    return folder


def begun(qtbot, studio, old: RunFolder) -> RunFolder:
    """Wait until another run is attached."""
    qtbot.waitUntil(lambda: studio.core.training_run.folder.path != old.path)
    new = studio.core.training_run.folder
    qtbot.waitUntil(lambda: new.exists and events_of(new, Note) != [])
    return new


def test_a_new_learning_rate_is_sent_to_the_run(qtbot, studio, going: RunFolder):
    for part in (2, 4):
        click(qtbot, studio, SLOWER)
        qtbot.waitUntil(
            lambda part=part: studio.parts.training_view._learning_rate == GAN.learning_rate / part, timeout=20_000
        )
    assert [event.learning_rate for event in events_of(going, RateChanged)] == [
        GAN.learning_rate / 2,
        GAN.learning_rate / 4,
    ]
    assert studio.core.training_run.folder.path == going.path
    assert studio.core.training_run.going


def test_a_requested_checkpoint_is_told_when_it_is_saved(qtbot, studio, going: RunFolder):
    message = studio.parts.window.status.message
    folder = f"checkpoints/{60:08d}"
    going.append(Checkpointed(step=60, folder=folder, requested=True))  # asked for by somebody else
    going.append(Judged(step=60, warnings=("Later.",)))
    qtbot.waitUntil(lambda: studio.parts.training_view.warnings.text.text() == "Later.")
    assert "Checkpoint saved" not in message.text()
    studio.parts.window.actions_["train.checkpoint"].trigger()
    going.append(Checkpointed(step=70, folder=folder, requested=True))
    qtbot.waitUntil(lambda: message.text() == "Checkpoint saved at step 70; it is kept.")


def test_changes_that_keep_the_network_branch_from_the_last_checkpoint(qtbot, studio, going: RunFolder):
    panel = studio.parts.training_panel
    click(qtbot, studio, FLATTER)
    assert panel.hint.text() == (
        "Saves a checkpoint and stops this run. Starts a branch from the newest checkpoint with r1 2."
    )
    checkpoint(going, 50)  # as a run that stops does
    new = begun(qtbot, studio, going)
    assert going.read_status().state == "stopped"
    assert f"--branch {going.path} --at 50" in [note.text for note in events_of(new, Note)]
    assert new.read_recipe() == changed(GAN, {"options.r1": 2.0})
    assert panel.hint.isHidden()
    assert panel.branch is None


def test_changes_of_the_network_start_a_new_run(qtbot, studio, going: RunFolder):
    click(qtbot, studio, WIDER)
    new = begun(qtbot, studio, going)
    assert going.read_status().state == "stopped"
    assert not any("--branch" in note.text for note in events_of(new, Note))
    assert new.read_recipe() == changed(GAN, {"options.minibatch_std": True})
    assert studio.parts.training_panel.recipe() == new.read_recipe()


def test_changes_apply_to_the_runs_own_recipe(qtbot, studio, ended: RunFolder):
    studio.parts.training_panel.set_recipe(presets()["wgan-gp"].recipe)  # of the same model, and looked at since
    click(qtbot, studio, FLATTER)
    new = begun(qtbot, studio, ended)
    recipe = new.read_recipe()
    assert (recipe.preset, recipe.options) == ("dcgan", GAN.options | {"r1": 2.0})


def test_a_branch_of_a_finished_run_takes_as_many_steps_again(qtbot, studio, ended: RunFolder):
    click(qtbot, studio, SLOWER)
    new = begun(qtbot, studio, ended)
    assert f"--branch {ended.path} --at 40" in [note.text for note in events_of(new, Note)]
    recipe = new.read_recipe()
    assert (recipe.steps, recipe.max_seconds, recipe.learning_rate) == (80, None, GAN.learning_rate / 2)


def test_a_collapsed_run_is_branched_from_its_last_healthy_checkpoint(qtbot, studio, ended: RunFolder):
    for step, healthy in ((20, True), (40, False)):
        ended.append(Checkpointed(step=step, folder=f"checkpoints/{step:08d}", healthy=healthy))
    slower = Remedy(title="Lower the learning rate", changes={"learning_rate": 1e-4})
    anew = Remedy(title="Start over", changes={"options.r1": 2.0}, anew=True)
    ended.append(Warned(step=40, warnings=("Mode collapse: all samples are alike.",), remedies=(slower, anew)))
    studio.training.training.attach(ended.path)
    warnings = studio.parts.training_view.warnings
    qtbot.waitUntil(lambda: len(warnings.remedies.buttons) == 2)
    assert warnings.text.text().startswith("Mode collapse: all samples are alike.")
    click(qtbot, studio, "Lower the learning rate · in a branch")
    new = begun(qtbot, studio, ended)
    assert f"--branch {ended.path} --at 20" in [note.text for note in events_of(new, Note)]
    recipe = new.read_recipe()
    assert (recipe.steps, recipe.learning_rate) == (40, 1e-4), "what was left of the run is trained again"


def test_a_branch_of_a_run_limited_by_time_gets_as_much_time_again(qtbot, studio):
    folder = RunFolder(places.runs() / "old")
    folder.create(changed(GAN, {"max_seconds": 50}))
    checkpoint(folder, 40)
    folder.write_status(Status(state="finished", step=40, steps=GAN.steps, seconds=60.0))
    studio.training.training.attach(folder.path)
    judged(qtbot, studio, folder)
    qtbot.waitUntil(lambda: not studio.core.training_run.going)
    click(qtbot, studio, FLATTER)
    assert begun(qtbot, studio, folder).read_recipe().max_seconds == 110


def test_a_run_without_checkpoints_is_reported(qtbot, studio, going: RunFolder):
    (going.checkpoints / "00000040" / "complete.json").unlink()
    click(qtbot, studio, FLATTER)
    qtbot.waitUntil(lambda: not studio.core.training_run.going)
    assert studio.core.training_run.folder.path == going.path
    assert "left no checkpoint" in studio.parts.window.notice.text.text()
    assert studio.parts.training_panel.hint.isHidden()


def test_another_network_is_refused_before_anything_is_stopped(qtbot, studio, going: RunFolder):
    panel = studio.parts.training_panel
    studio.parts.window.actions_["train.branch"].trigger()
    field = panel.fields.options.fields["options.latent"]
    qtbot.waitUntil(field.number.editor.isVisible)
    field.number.editor.setFocus()
    field.number.editor.selectAll()
    qtbot.keyClicks(field.number.editor, "24")
    qtbot.keyClick(field.number.editor, Qt.Key.Key_Tab)
    line = (
        "Latent dimension changes the network, and a branch keeps its parent's. Change it back, or cancel the branch."
    )
    assert field.error.text() == line
    qtbot.mouseClick(panel.controls.start, LEFT)
    assert panel.note.text() == f"Not started. {line}"
    assert panel.controls.stop.text() == "Stop"
    assert studio.core.training_run.going
    qtbot.mouseClick(panel.branching.cross, LEFT)
    assert field.error.isHidden()
    assert panel.recipe() == GAN


def test_two_runs_of_the_same_second_have_separate_folders(studio, monkeypatch):
    monkeypatch.setattr("studio.ui.operations.training.next_run.time.strftime", lambda *_: "20260101-000000")
    (places.runs() / "20260101-000000-digits").mkdir(parents=True)
    assert studio.training.training.start(TrainRecipe()).name == "20260101-000000-digits-1"


def card(folder: RunFolder, step: int, loss: float | None, **more) -> None:
    """Write a model card with a loss into a checkpoint."""
    checkpoint(folder, step)
    place = folder.checkpoints / f"{step:08d}"
    (place / "complete.json").write_text(json.dumps({"loss": loss}))
    (place / "model").mkdir()
    fields = {"name": "model", "title": f"digits, {step} steps", "size": 16, "channels": 1, **more}
    (place / "model" / "studio.json").write_text(dump_card(ModelCard(**fields)))


@pytest.fixture
def old(studio) -> RunFolder:
    """A finished run of digits whose first checkpoint is the best."""
    folder = RunFolder(places.runs() / "old")
    folder.create(TrainRecipe())
    card(folder, 20, 0.25, labels=tuple("0123456789"))
    card(folder, 40, 0.5, labels=tuple("0123456789"))
    return folder


def test_the_best_checkpoint_can_be_selected_in_the_recipe(qtbot, studio, old: RunFolder):
    model, actions = studio.parts.recipe_panel.fields.models.model, studio.parts.window.actions_
    studio.training.training.attach(old.path)
    actions["train.use_best"].trigger()
    assert model.key() == f"{old.path}@best"
    assert model.currentText() == "digits, 20 steps, best"
    assert studio.parts.window.notice.text.text() == "The recipe uses this run's best checkpoint."
    assert not studio.parts.window.notice.bad
    with qtbot.waitSignal(studio.core.models.changed):
        studio.core.models.refresh()
    assert model.key() == f"{old.path}@best"
    actions["train.use"].trigger()
    assert (model.key(), model.currentText()) == (str(old.path), "digits, 40 steps")


def test_without_a_loss_there_is_no_best_checkpoint(studio, old: RunFolder):
    studio.parts.window.actions_["train.use_best"].trigger()
    line = "No checkpoint of the run has a validation loss, so none is the best."
    assert studio.parts.window.status.message.text() == line
    for step in (20, 40):
        (old.checkpoints / f"{step:08d}" / "complete.json").write_text(json.dumps({"loss": None}))
    studio.training.training.attach(old.path)
    before = studio.parts.recipe_panel.fields.models.model.key()
    studio.parts.window.actions_["train.use_best"].trigger()
    assert studio.parts.recipe_panel.fields.models.model.key() == before


@pytest.mark.parametrize(("mark", "title"), [("best", "digits, 20 steps, best"), ("40", "digits, 40 steps")])
def test_a_recipe_that_names_a_checkpoint_selects_it(qtbot, studio, old: RunFolder, mark: str, title: str):
    panel = studio.parts.recipe_panel
    recipe = GenerateRecipe(model=f"{old.path}@{mark}", label=3, steps=7, guidance=1.5)
    panel.set_recipe(recipe)
    assert panel.fields.models.model.currentText() == f"old@{mark}"  # until its card has been read
    qtbot.waitUntil(lambda: panel.fields.models.model.currentText() == title)
    assert panel.recipe() == recipe
    assert panel.problem() == ""
    assert panel.fields.models.label.currentText() == "3"


def test_a_missing_checkpoint_in_a_recipe_is_reported(qtbot, studio, old: RunFolder):
    panel = studio.parts.recipe_panel
    with qtbot.waitSignal(studio.core.models.changed):
        panel.set_recipe(GenerateRecipe(model=f"{old.path}@30"))
    assert panel.recipe().model == f"{old.path}@30"
    assert panel.problem() == "This model was not found. Choose another one, or train one."


def saved(folder: RunFolder, step: int) -> Path:
    """Write what a resume reads of a checkpoint."""
    place = folder.checkpoints / f"{step:08d}"
    place.mkdir(parents=True)
    files = {}
    for name in (STATE_FILE, TENSORS_FILE):
        (place / name).write_bytes(name.encode())
        files[name] = hashlib.sha256(name.encode()).hexdigest()
    (place / CHECKPOINT_DONE).write_text(json.dumps({"files": files}))
    return place


def test_why_a_run_ended_is_reported_until_it_continues(qtbot, studio, going: RunFolder):
    notice = studio.parts.window.notice
    os.kill(going.read_status().pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: not studio.core.training_run.going)
    assert "ended by signal 9" in notice.text.text()
    assert notice.isVisible()
    assert "left" not in studio.parts.training_view.progress.text()
    studio.training.training.resume()
    assert not notice.isVisible()


def test_a_damaged_newest_checkpoint_offers_the_newest_sound_one(qtbot, studio):
    folder = RunFolder(places.runs() / "old")
    folder.create(changed(GAN, {"steps": 40, "preset": "damaged"}))
    for step in (10, 20, 30):
        saved(folder, step)
    (saved(folder, 40) / TENSORS_FILE).write_bytes(b"other")
    (folder.checkpoints / "00000030" / STATE_FILE).unlink()
    folder.write_status(Status(state="stopped", step=40, steps=40))
    studio.training.training.attach(folder.path)
    qtbot.waitUntil(lambda: not studio.core.training_run.going)
    studio.training.training.resume()
    notice = studio.parts.window.notice
    qtbot.waitUntil(lambda: notice.button.text() == "Resume from step 20")
    assert "The newest checkpoint of old is damaged; that of step 20 is intact." in notice.text.text()
    qtbot.mouseClick(notice.button, LEFT)
    qtbot.waitUntil(lambda: events_of(folder, Note) != [])
    qtbot.waitUntil(lambda: "--resume --at 20" in [note.text for note in events_of(folder, Note)])

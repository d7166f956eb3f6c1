"""The browser of runs in the whole window: open, resume, branch, compare, use, delete and undo."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from studio.protocol import places
from studio.protocol.events import Checkpointed, Sampled
from studio.protocol.modelcard import ModelCard, dump_card
from studio.protocol.notes import read_notes
from studio.protocol.runfolder import RunFolder
from studio.protocol.runhomes import added_folders
from studio.ui.workspaces import Workspace
from tests.ui.fake_runs import with_fake_runs
from tests.ui.training.browser.runs import make_run

SELECT_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


@pytest.fixture
def studio(studio, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))  # with a trash of its own
    studio.parts.window.activateWindow()
    assert QTest.qWaitForWindowActive(studio.parts.window)
    yield from with_fake_runs(studio, monkeypatch)


@pytest.fixture
def two(data_home):
    return make_run("20260101-000000-first", age=300), make_run(
        "20260102-000000-second", age=200, step=60, steps=1_000_000, state="stopped"
    )


@pytest.fixture
def browser(qtbot, studio, two):
    QTest.keyClick(studio.parts.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    browser = studio.parts.training_view.browser
    qtbot.waitUntil(lambda: len(browser.model.runs) == 2)
    return browser


def do(studio, id_):
    action = studio.parts.window.actions_[id_]
    assert action.isEnabled(), action.statusTip()
    action.trigger()


def reason(studio, id_):
    return studio.parts.window.actions_.reason(id_)


def is_open(studio, path):
    return studio.core.training_run.folder is not None and studio.core.training_run.folder.path == path


def ended(studio):
    return not studio.core.training_run.going


def test_after_a_start_the_train_page_lists_the_runs(qtbot, studio, two):
    assert "browser" not in studio.parts.training_view.__dict__, "it is made when it is first shown"
    studio.parts.window.workspaces.switch(Workspace.TRAIN)
    browser = studio.parts.training_view.browser
    qtbot.waitUntil(lambda: [run.title for run in browser.table.shown()] == ["second", "first"])
    assert browser.isVisible()


def test_a_run_is_opened_and_its_curves_and_samples_appear(qtbot, studio, browser, two):
    browser.table.select(two[0])
    browser.table.setFocus()
    QTest.keyClick(browser.table, Qt.Key.Key_Return)
    view = studio.parts.training_view
    qtbot.waitUntil(lambda: ended(studio) and view.header.state.text() == "finished")
    assert view.header.isVisible()
    qtbot.waitUntil(lambda: not view.gallery.samples.picture.image.isNull())
    assert studio.training.training.lane.available == 1
    do(studio, "runs.browse")
    qtbot.mouseClick(browser.back, Qt.MouseButton.LeftButton)
    assert view.header.isVisible()


def test_samples_of_one_run_do_not_stand_under_the_title_of_another(qtbot, studio, browser, two):
    view = studio.parts.training_view
    browser.table.select(two[0])
    do(studio, "runs.open")
    qtbot.waitUntil(lambda: ended(studio) and not view.gallery.samples.picture.image.isNull())
    (two[1] / "samples" / "1.png").unlink()
    do(studio, "runs.browse")
    browser.table.select(two[1])
    do(studio, "runs.open")
    assert view.gallery.samples.picture.image.isNull()
    qtbot.waitUntil(lambda: ended(studio))
    qtbot.waitUntil(lambda: not view.gallery.samples._background.busy)  # it has looked for the pictures
    assert view.gallery.samples.picture.image.isNull()


def test_magnified_samples_go_through_the_marks_of_the_run(qtbot, studio, browser, two):
    view, folder = studio.parts.training_view, RunFolder(two[0])
    for step in (200, 300):
        image = QImage(8, 8, QImage.Format.Format_RGB32)
        image.fill(step)
        image.save(str(folder.samples / f"{step}.png"))
        folder.append(Sampled(step=step, file=f"samples/{step}.png"))
    browser.table.select(two[0])
    do(studio, "runs.open")
    qtbot.waitUntil(lambda: ended(studio) and "step 300" in view.gallery.samples.heading.text())
    qtbot.mouseClick(view.gallery.samples.picture, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert view.viewer.hasFocus()
    for steps, key in ((200, "Left"), (100, "Left"), (100, "Left"), (200, "Right")):
        QTest.keyClick(view.viewer, getattr(Qt.Key, f"Key_{key}"))
        qtbot.waitUntil(lambda steps=steps: f"step {steps}," in view.viewer.heading.text())
    QTest.keyClick(view.viewer, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert not view.viewer.isVisible()
    assert browser.isVisible()


def test_samples_of_a_listed_run_are_magnified(qtbot, studio, browser, two):
    browser.table.select(two[0])
    samples = browser.details.samples
    qtbot.waitUntil(lambda: not samples.picture.image.isNull())
    qtbot.mouseClick(samples.picture, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    viewer = studio.parts.training_view.viewer
    assert viewer.isVisible()
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()
    assert browser.isVisible()


def test_a_stopped_run_is_resumed(qtbot, studio, browser, two):
    browser.table.select(two[0])
    assert reason(studio, "runs.resume") == "This run is finished. Branch from it to train on."
    browser.table.select(two[1])
    do(studio, "runs.resume")
    assert is_open(studio, two[1])
    assert studio.parts.training_view.header.isVisible()
    qtbot.waitUntil(lambda: studio.core.training_run.last_status is not None)
    do(studio, "runs.browse")
    assert [run.path for run in browser.selected()] == [two[1]], "the open run is selected"
    qtbot.waitUntil(lambda: reason(studio, "runs.resume") == "This run is in progress.")
    browser.table.select(two[0])
    for what in ("open", "branch"):
        assert reason(studio, f"runs.{what}") == "Another run is in progress here. Stop it first."
    assert reason(studio, "runs.compare") == ""


def test_a_branch_is_prepared(qtbot, studio, browser, two):
    browser.table.select(two[0])
    do(studio, "runs.branch")
    assert studio.parts.training_panel.branch == (two[0], 100)
    assert studio.parts.training_panel.recipe().steps == 200, "as much again, since the parent has reached its limit"
    assert studio.parts.training_panel.controls.start.text() in ("Start branch", "Stop and branch")
    qtbot.waitUntil(lambda: ended(studio))
    assert studio.parts.training_panel.branch == (two[0], 100)


def test_selected_runs_are_compared(qtbot, studio, browser, two):
    browser.table.selectAll()
    do(studio, "runs.compare")
    assert is_open(studio, two[1])
    assert [run.path for run in studio.parts.training_view.comparison.runs] == [two[0]]
    assert studio.parts.training_view.header.isVisible()
    qtbot.waitUntil(lambda: ended(studio))


def test_only_the_selected_runs_are_compared(qtbot, studio, browser, two):
    third = make_run("20260103-000000-third", age=5)
    with qtbot.waitSignal(browser.scan.done):
        browser.refresh()
    browser.table.select(third)
    do(studio, "runs.open")
    qtbot.waitUntil(lambda: ended(studio))
    studio.parts.training_view.show_runs()
    browser.table.select(two[0])
    do(studio, "runs.compare")
    comparison = studio.parts.training_view.comparison
    assert [run.path for run in comparison.runs] == [two[0]], "one joins the open run"
    assert is_open(studio, third)
    studio.parts.training_view.show_runs()
    browser.table.clearSelection()
    rows = [row for row in range(3) if browser.table.shown()[row].path != third]
    for row in rows:
        browser.table.selectionModel().select(browser.table.model().index(row, 0), SELECT_ROW)
    do(studio, "runs.compare")
    assert not is_open(studio, third)
    assert {studio.core.training_run.folder.path, *(run.path for run in comparison.runs)} == set(two)
    qtbot.waitUntil(lambda: ended(studio))


def test_a_run_is_used_as_a_model(qtbot, studio, browser, two):
    model = two[0] / "checkpoints" / "00000100" / "model"
    model.mkdir()
    card = ModelCard(name="first", title="First", size=16, channels=1)
    (model / "studio.json").write_text(dump_card(card))
    browser.table.select(two[0])
    do(studio, "runs.use")
    qtbot.waitUntil(lambda: studio.parts.recipe_panel.fields.models.model.key() == str(two[0]))
    qtbot.mouseClick(studio.parts.window.notice.button, Qt.MouseButton.LeftButton)
    assert studio.parts.recipe_panel.isVisible()


def test_the_open_run_is_used_by_a_button_once_it_has_a_checkpoint(qtbot, studio, browser, two):
    use = studio.parts.training_view.header.use
    browser.table.select(two[0])
    do(studio, "runs.open")
    qtbot.waitUntil(lambda: ended(studio))
    assert not use.isEnabled()
    assert "no checkpoint yet" in use.toolTip()
    RunFolder(two[0]).append(Checkpointed(step=100, folder="checkpoints/00000100"))
    studio.training.training.attach(two[0])
    qtbot.waitUntil(use.isEnabled)
    qtbot.mouseClick(use, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: studio.parts.window.notice.isVisible() or studio.parts.window.status.message.text() != "")
    studio.parts.window.workspaces.switch(Workspace.TRAIN)
    qtbot.mouseClick(studio.parts.training_view.header.runs, Qt.MouseButton.LeftButton)
    assert browser.isVisible()


def test_a_deleted_run_comes_back_by_undo(qtbot, studio, browser, two):
    browser.table.select(two[0])
    browser.table.setFocus()
    QTest.keyClick(browser.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not two[0].exists() and browser.message.isVisible())
    qtbot.waitUntil(lambda: [run.path for run in browser.model.runs] == [two[1]])
    assert studio.parts.window.actions_["edit.undo"].text() == "Undo delete first"
    QTest.keyClick(studio.parts.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: two[0].exists() and len(browser.model.runs) == 2)
    assert (two[0] / "checkpoints" / "00000100").is_dir()
    QTest.keyClick(studio.parts.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not two[0].exists() and browser.undo.isVisible())
    qtbot.mouseClick(browser.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: two[0].exists())


def test_deleting_the_open_run_closes_it(qtbot, studio, browser, two):
    browser.table.select(two[0])
    do(studio, "runs.open")
    qtbot.waitUntil(lambda: ended(studio) and studio.training.training.lane.available == 1)
    do(studio, "runs.browse")
    browser.table.select(two[0])
    do(studio, "runs.delete")
    qtbot.waitUntil(lambda: not two[0].exists())
    assert studio.core.training_run.folder is None
    assert not studio.core.timeline.lanes
    assert not browser.back.isVisible()
    assert studio.parts.training_panel.controls.state == ""


def test_a_run_in_progress_is_not_deleted(qtbot, studio, data_home):
    path = make_run("going", state="running", age=0)
    do(studio, "runs.browse")
    browser = studio.parts.training_view.browser
    qtbot.waitUntil(lambda: len(browser.model.runs) == 1)
    browser.table.select(path)
    do(studio, "runs.delete")
    assert path.exists()
    assert "stop the training" in browser.message.text()
    assert not browser.undo.isVisible()


def test_undo_acts_on_what_is_in_view(qtbot, studio, browser, two):
    studio.core.undo.record(studio.core.document.close_picture())
    browser.table.select(two[0])
    do(studio, "runs.delete")
    qtbot.waitUntil(lambda: not two[0].exists())
    undo = studio.parts.window.actions_["edit.undo"]
    studio.parts.window.workspaces.switch(Workspace.PAINT)
    assert not undo.isEnabled()
    assert undo.statusTip() == "There is nothing to undo."
    studio.parts.window.workspaces.switch(Workspace.TRAIN)
    assert undo.isEnabled()


def test_what_is_typed_about_a_run_is_kept_in_its_folder(qtbot, studio, browser, two):
    browser.table.select(two[0])
    browser.details.name.setFocus()
    QTest.keyClicks(browser.details.name, "best")
    QTest.keyClick(browser.details.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read_notes(two[0]).name == "best")
    qtbot.waitUntil(lambda: "best" in [run.title for run in browser.model.runs])
    do(studio, "runs.open")
    assert studio.parts.training_view.header.title.text() == "best"
    qtbot.waitUntil(lambda: ended(studio))
    do(studio, "runs.browse")
    browser.details.name.setText("better")
    browser.details.save()
    assert studio.parts.training_view.header.title.text() == "better"
    qtbot.waitUntil(lambda: read_notes(two[0]).name == "better")
    assert [run.path for run in browser.selected()] == [two[0]]


def test_notes_that_are_being_typed_are_kept_when_the_window_closes(studio, browser, two):
    browser.table.select(two[0])
    browser.details.notes.setPlainText("unfinished")
    studio.parts.window.close()
    assert read_notes(two[0]).notes == "unfinished"


def test_runs_of_another_folder_are_listed(qtbot, studio, browser, tmp_path, two):
    two[1].rename(tmp_path / "moved")
    studio.training.runs.add_folder(tmp_path)
    qtbot.waitUntil(lambda: tmp_path / "moved" in [run.path for run in browser.model.runs])
    assert added_folders() == [tmp_path]
    do(studio, "runs.remove_folder")
    qtbot.waitUntil(lambda: studio.parts.window.findChildren(QInputDialog) != [])
    (dialog,) = studio.parts.window.findChildren(QInputDialog)
    assert dialog.textValue() == str(tmp_path)
    dialog.accept()
    qtbot.waitUntil(lambda: tmp_path / "moved" not in [run.path for run in browser.model.runs])
    assert added_folders() == []
    assert (tmp_path / "moved").is_dir()


def test_commands_on_runs_need_a_selected_run_in_view(qtbot, studio, browser, two):
    browser.table.clearSelection()
    assert reason(studio, "runs.open") == "Select a run first."
    browser.table.selectAll()
    assert reason(studio, "runs.open") == "Select one run only."
    browser.table.select(two[0])
    assert reason(studio, "runs.open") == ""
    studio.parts.window.workspaces.switch(Workspace.PAINT)
    assert reason(studio, "runs.open") == "The runs are not in view: Ctrl+R lists them."
    broken = places.runs() / "broken"
    broken.mkdir()
    (broken / "recipe.json").write_text("{")
    do(studio, "runs.browse")
    qtbot.waitUntil(lambda: len(browser.model.runs) == 3)
    browser.table.select(broken)
    assert reason(studio, "runs.open").startswith("This run cannot be read")
    assert reason(studio, "runs.delete") == ""


def test_the_focus_stays_in_the_training_panel_when_a_run_starts(qtbot, studio):
    studio.parts.window.workspaces.switch(Workspace.TRAIN)
    panel = studio.parts.training_panel
    panel.fields.preset.setFocus()
    QTest.keyClick(studio.parts.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: studio.core.training_run.last_status is not None)
    focused = studio.parts.window.focusWidget()
    assert focused is panel or panel.isAncestorOf(focused)

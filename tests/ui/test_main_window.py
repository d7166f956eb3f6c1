import time

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QStatusTipEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.protocol.events import Failed, Finished, Note
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import dump_recipe
from studio.ui.commands.commands import COMMANDS, by_id
from studio.ui.recipe.field_group import Situation
from studio.ui.workspaces import Workspace


@pytest.fixture
def picture(tmp_path):
    rng = np.random.default_rng(3)
    path = tmp_path / "picture.png"
    Image.fromarray(rng.integers(0, 256, (64, 96, 3), np.uint8)).save(path)
    return path


def until_idle(studio):
    end = time.monotonic() + 20
    while studio.files.files.busy:
        assert time.monotonic() < end
        QTest.qWait(1)


def open_file(studio, path):
    studio.files.files.open(path)
    until_idle(studio)


def drag(canvas, start, end):
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for share in (0.25, 0.5, 0.75, 1.0):
        QTest.mouseMove(canvas, start + (end - start) * share)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def test_every_command_does_something(studio):
    assert studio.parts.window.actions_.unconnected() == []


def test_ids_and_shortcuts_are_unique():
    ids = [command.id for command in COMMANDS]
    assert len(set(ids)) == len(ids) == len(by_id())
    shortcuts = [shortcut for command in COMMANDS for shortcut in command.shortcuts]
    assert len(set(shortcuts)) == len(shortcuts)


def test_every_action_has_an_id_and_a_tooltip(studio):
    for action in studio.parts.window.actions_.all():
        assert action.objectName() in by_id()
        assert action.statusTip()


@pytest.mark.parametrize(("key", "workspace", "page"), [("F2", "watch", 0), ("F3", "train", 1), ("F1", "paint", 0)])
def test_function_keys_switch_the_workspace(studio, key, workspace, page):
    QTest.keyClick(studio.parts.window, getattr(Qt.Key, f"Key_{key}"))
    assert studio.parts.window.workspaces.current is Workspace(workspace)
    assert studio.parts.window.pages.currentIndex() == page
    assert studio.parts.window.actions_[f"view.{workspace}"].isChecked()
    assert studio.parts.window.docks["training"].isVisible() == (workspace == "train")


def test_the_focus_goes_to_what_a_workspace_is_about_unless_it_can_stay(studio, qtbot):
    studio.parts.window.activateWindow()
    steps = studio.parts.recipe_panel.fields.sampling.steps.editor
    studio.parts.canvas.setFocus()
    QTest.keyClick(studio.parts.window, Qt.Key.Key_F3)
    assert studio.parts.window.pages.currentWidget().hasFocus()
    QTest.keyClick(studio.parts.window, Qt.Key.Key_F1)
    assert studio.parts.canvas.hasFocus()
    steps.setFocus()
    assert steps.hasFocus()
    QTest.keyClick(studio.parts.window, Qt.Key.Key_F2)
    assert steps.hasFocus()


def test_a_workspace_is_remembered_as_it_was_left(studio):
    studio.parts.window.docks["history"].hide()
    QTest.keyClick(studio.parts.window, Qt.Key.Key_F2)
    QTest.keyClick(studio.parts.window, Qt.Key.Key_F1)
    assert not studio.parts.window.docks["history"].isVisible()
    studio.parts.window.actions_["view.reset"].trigger()
    assert studio.parts.window.docks["history"].isVisible()


def test_painting_with_the_mouse_and_undo_with_the_keys(studio, picture):
    open_file(studio, picture)
    canvas, document = studio.parts.canvas, studio.core.document
    middle = QPoint(canvas.width() // 2, canvas.height() // 2)
    drag(canvas, middle - QPoint(40, 0), middle + QPoint(40, 0))
    assert document.has_mask
    assert studio.parts.recipe_panel.button.text() == "Repaint mask"
    painted = document.mask.copy()
    QTest.keyClick(studio.parts.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not document.has_mask
    assert studio.parts.recipe_panel.button.text() == "Generate"
    QTest.keyClick(studio.parts.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert (document.mask == painted).all()


def test_keys_choose_tools_and_set_the_brush(studio):
    window, tools = studio.parts.window, studio.core.tools
    QTest.keyClick(window, Qt.Key.Key_E)
    assert tools.tool.name == "eraser"
    assert window.actions_["mask.eraser"].isChecked()
    assert not window.actions_["mask.brush"].isChecked()
    QTest.keyClick(window, Qt.Key.Key_X)
    assert tools.tool.name == "brush"
    before = tools.brush.size
    QTest.keyClick(window, Qt.Key.Key_BracketRight)
    assert tools.brush.size > before
    QTest.keyClick(window, Qt.Key.Key_3)
    assert tools.brush.opacity == pytest.approx(0.3)


def test_a_broken_picture_is_reported_and_the_canvas_stays(studio, picture, tmp_path):
    open_file(studio, picture)
    before = studio.core.document.picture.copy()
    broken = tmp_path / "<img src=x>.png"
    broken.write_bytes(picture.read_bytes()[:60])
    open_file(studio, broken)
    notice = studio.parts.window.notice
    assert notice.isVisible()
    assert notice.text.textFormat() == Qt.TextFormat.PlainText
    assert "\n" not in notice.text.text()
    assert (studio.core.document.picture == before).all()


def test_a_dropped_file_is_opened(studio, picture):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    studio.parts.window.dropEvent(event)
    until_idle(studio)
    assert studio.core.document.size == (96, 64)


def test_copy_and_paste(studio, picture):
    open_file(studio, picture)
    before = studio.core.document.picture.copy()
    studio.parts.window.actions_["edit.copy"].trigger()
    until_idle(studio)
    studio.parts.window.actions_["file.close_picture"].trigger()
    assert not studio.core.document.has_picture
    studio.parts.window.actions_["edit.paste"].trigger()
    until_idle(studio)
    assert (studio.core.document.picture == before).all()
    QGuiApplication.clipboard().clear()


def test_opening_a_saved_picture_restores_its_recipe(studio, picture, tmp_path):
    open_file(studio, picture)
    saved = tmp_path / "saved.png"
    studio.files.files.save(saved, studio.core.document.picture, GenerateRecipe(seed=1234, steps=17))
    until_idle(studio)
    studio.parts.recipe_panel.set_recipe(GenerateRecipe(seed=1, steps=3))
    open_file(studio, saved)
    assert (studio.parts.recipe_panel.recipe().seed, studio.parts.recipe_panel.recipe().steps) == (1234, 17)


def test_enter_accepts_a_candidate_and_undo_reverts_it(studio, picture):
    open_file(studio, picture)
    before = studio.core.document.picture.copy()
    other = np.zeros_like(before)
    studio.core.document.offer([other])
    QTest.keyClick(studio.parts.window, Qt.Key.Key_Return)
    assert (studio.core.document.picture == other).all()
    QTest.keyClick(studio.parts.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (studio.core.document.picture == before).all()


def test_escape_discards_a_candidate(studio, picture):
    open_file(studio, picture)
    studio.core.document.offer([np.zeros_like(studio.core.document.picture)])
    QTest.keyClick(studio.parts.window, Qt.Key.Key_Escape)
    assert studio.core.document.candidate is None


def test_the_command_palette_finds_and_runs(studio, qtbot):
    studio.parts.window.actions_["view.palette"].trigger()
    palette = studio.canvas.viewing._palette
    QTest.keyClicks(palette.line, "works watch")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert studio.parts.window.workspaces.current is Workspace.WATCH
    assert not palette.isVisible()


def test_the_command_palette_accepts_any_text(studio):
    studio.parts.window.actions_["view.palette"].trigger()
    palette = studio.canvas.viewing._palette
    QTest.keyClicks(palette.line, "(*[x_t")
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert not palette.isVisible()


def test_a_search_without_a_match_is_reported(studio):
    studio.parts.window.actions_["view.palette"].trigger()
    palette = studio.canvas.viewing._palette
    palette.line.setText("zzz")
    assert palette.none.isVisible()
    assert not palette.list.isVisible()
    palette.line.setText("undo")
    assert palette.list.isVisible()
    assert not palette.none.isVisible()
    palette.close()


@pytest.mark.parametrize("workspace", list(Workspace))
def test_the_window_fits_on_a_small_screen(studio, workspace, laid_out):
    """A screen of 1366 x 768 pixels at 150% has 910 x 512, less the title bar."""
    studio.parts.window.workspaces.switch(workspace)
    studio.parts.window.resize(910, 470)
    laid_out()
    assert (studio.parts.window.width(), studio.parts.window.height()) == (910, 470)
    assert studio.parts.window.minimumSizeHint().height() <= 470
    assert studio.parts.window.minimumSizeHint().width() <= 910
    bar = studio.parts.window.statusBar()
    assert bar.geometry().bottom() < 470
    assert studio.parts.timeline_panel.height() > 90 or not studio.parts.timeline_panel.isVisible()


def test_training_has_no_timeline_at_first_where_there_is_no_room_for_both(studio, laid_out):
    studio.parts.window.resize(910, 470)
    studio.parts.window.workspaces.switch(Workspace.TRAIN)
    laid_out()
    assert not studio.parts.timeline_panel.isVisible()
    studio.parts.window.resize(1100, 700)
    studio.parts.window.workspaces.reset()
    laid_out()
    assert studio.parts.timeline_panel.isVisible()


@pytest.mark.parametrize("workspace", [Workspace.PAINT, Workspace.WATCH])
def test_the_timeline_shows_two_whole_lanes(studio, workspace, laid_out):
    studio.parts.window.workspaces.switch(workspace)
    studio.parts.timeline_panel._pages.setCurrentIndex(0)
    studio.parts.timeline_panel.words.set_words(("a", "tiger"), None)
    laid_out()
    lanes = studio.parts.timeline_panel.lanes
    assert studio.parts.timeline_panel.words.isVisible()
    assert lanes.viewport().height() >= 2 * lanes.row_height


def test_the_watch_workspace_shows_the_picture_larger_than_paint(studio, laid_out):
    areas = []
    for workspace in (Workspace.PAINT, Workspace.WATCH):
        studio.parts.window.workspaces.switch(workspace)
        laid_out()
        areas.append(studio.parts.canvas.width() * studio.parts.canvas.height())
    assert areas[1] > areas[0]


@pytest.mark.parametrize("name", ["dark", "light"])
def test_the_theme_is_applied_and_remembered(studio, name, qapp):
    from studio.ui import theme

    studio.parts.window.actions_[f"view.theme_{name}"].trigger()
    assert qapp.palette().window().color().name() == (theme.DARK if name == "dark" else theme.LIGHT).window
    assert studio.core.settings.value("theme") == name
    assert studio.parts.window.actions_[f"view.theme_{name}"].isChecked()


def test_a_broken_recipe_file_is_reported_in_one_line(studio, tmp_path):
    path = tmp_path / "broken.json"
    path.write_text('{"kind": "generate", "steps": "many"}')
    open_file(studio, path)
    assert "not a recipe" in studio.parts.window.notice.text.text()


def test_every_interactive_widget_has_a_name(studio):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for kind in (QAbstractButton, QComboBox)
        for widget in studio.parts.window.findChildren(kind)
        if not (widget.accessibleName() or widget.text() if hasattr(widget, "text") else widget.accessibleName())
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []
    assert all(
        line.accessibleName() or line.parent() is not None for line in studio.parts.window.findChildren(QLineEdit)
    )


@pytest.mark.parametrize("jobs", [0, 2])
def test_seed_count_and_size_are_in_view_in_a_small_window(studio, laid_out, jobs, tmp_path):
    for job in range(jobs):
        studio.core.queue.add(GenerateRecipe(seed=job), tmp_path / str(job), "a tiger", "Pocket · 64 × 64")
    studio.parts.window.resize(1100, 700)
    studio.parts.window.workspaces.reset()
    studio.core.document.set_picture(np.zeros((40, 40, 3), np.uint8))
    laid_out()
    fields = studio.parts.recipe_panel.fields
    card = ModelCard(name="text", title="Text", kind="stable-diffusion", size=64, channels=3)
    for group in (fields.prompts, fields.output, fields.repainting, fields.adapters):
        group.show_for(Situation(card, has_picture=True, has_controlnet=True))
    studio.parts.recipe_panel.set_layers(3)
    laid_out()
    for field in (fields.seeds.seed, fields.seeds.count, fields.output.size):
        assert field.isVisible()
        assert field.visibleRegion().boundingRect().size() == field.size()
    assert studio.parts.recipe_panel.queue.isVisible() == bool(jobs)


def test_a_status_tip_does_not_move_device_and_memory(studio):
    status = studio.parts.window.status
    status.show_message("Saved a.png.")
    status.device.setText("CPU · 1 thread")
    QApplication.sendEvent(studio.parts.window, QStatusTipEvent("Open a picture on the canvas."))
    assert status.message.text() == "Open a picture on the canvas."
    assert status.device.isVisible()
    assert status.memory.isVisible()
    QApplication.sendEvent(studio.parts.window, QStatusTipEvent(""))
    assert status.message.text() == "Saved a.png."


def test_the_status_bar_shows_loading_only_while_a_model_loads(studio):
    said = studio.parts.window.status.message.text
    studio.core.engine.job_event.emit("1", Note(text="Loading the model"))
    assert said() == "Loading the model …"
    studio.core.engine.job_event.emit("1", Failed(message="It cannot be read."))
    assert said() == ""
    studio.core.engine.job_event.emit("2", Note(text="Loading the model"))
    studio.parts.window.notify("Saved a.png.")
    studio.core.engine.job_event.emit("2", Finished())
    assert said() == "Saved a.png."


def test_home_and_end_stay_in_a_field(studio):
    studio.parts.window.activateWindow()
    fields, moved = studio.parts.recipe_panel.fields, []
    for name in ("timeline.first", "timeline.last"):
        studio.parts.window.actions_[name].triggered.connect(lambda _=False, name=name: moved.append(name))
    for field in (
        fields.prompts.prompt,
        fields.sampling.steps.editor,
        fields.seeds.seed.editor,
        fields.sampling.sampler,
        fields.models.model,
    ):
        field.setFocus()
        for key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            QTest.keyClick(field, key)
    assert moved == []
    studio.parts.canvas.setFocus()
    QTest.keyClick(studio.parts.canvas, Qt.Key.Key_Home)
    assert moved == ["timeline.first"]


def test_delete_removes_the_selected_result_or_lane(studio, picture, tmp_path):
    open_file(studio, picture)
    studio.core.document.fill_mask()
    studio.parts.window.activateWindow()
    folder = studio.core.history.folder / "20260101-000000-000"
    folder.mkdir(parents=True)
    (folder / "recipe.json").write_text(dump_recipe(GenerateRecipe()))
    Image.new("RGB", (8, 8)).save(folder / "0000.png")
    entry = studio.core.history.add(folder)
    studio.parts.history_panel.choose(entry)
    studio.parts.history_panel.grid.setFocus()
    QTest.keyClick(studio.parts.history_panel.grid, Qt.Key.Key_Delete)
    assert studio.core.history.entries == ()
    frames = np.zeros((3, 1, 3, 8, 8), np.float32)
    lane = DenoisingLane((frames, frames), title="a", timesteps=[2, 1, 0], alphas_cumprod=[0.9, 0.5, 0.1])
    studio.core.timeline.add(lane)
    studio.parts.timeline_panel.lanes.setFocus()
    QTest.keyClick(studio.parts.timeline_panel.lanes, Qt.Key.Key_Delete)
    assert not studio.core.timeline.lanes
    assert studio.core.document.has_mask
    studio.parts.canvas.setFocus()
    QTest.keyClick(studio.parts.canvas, Qt.Key.Key_Delete)
    assert not studio.core.document.has_mask


def test_the_menu_names_the_undo_step(studio, picture):
    open_file(studio, picture)
    studio.core.undo.record(studio.core.document.fill_mask())
    studio.core.document.offer([np.full_like(studio.core.document.picture, 7)])
    studio.parts.canvas.take_candidate()
    undo, redo = (studio.parts.window.actions_[f"edit.{what}"] for what in ("undo", "redo"))
    assert undo.text() == "Undo accept result"
    undo.trigger()
    assert (undo.text(), redo.text()) == ("Undo fill mask", "Redo accept result")


@pytest.mark.parametrize("width", [1440, 1100])
def test_every_menu_has_its_place_in_the_bar(studio, width, qtbot):
    window = studio.parts.window
    window.resize(width, 700)
    bar, corner = window.menuBar(), window.menuBar().cornerWidget()
    qtbot.waitUntil(lambda: corner.geometry().right() <= bar.width())
    for action in bar.actions():
        place = bar.actionGeometry(action)
        assert place.width() > 0, action.text()
        assert place.right() < corner.geometry().left(), action.text()

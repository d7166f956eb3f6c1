"""Keys act on what is in view: every single-key command in every workspace, and what is typed into fields."""

from functools import partial

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from studio.protocol.runfolder import Status
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.commands.commands import COMMANDS, by_id
from studio.ui.workspaces import Workspace

_ONE_KEY = [
    (command.id, shortcut)
    for command in COMMANDS
    for shortcut in command.shortcuts
    if "+" not in shortcut.replace("Shift+", "") and not shortcut.replace("Shift+", "").startswith("F")
]
_SHOWN = {
    Workspace.PAINT: {"canvas", "timeline", "history", "recipe"},
    Workspace.WATCH: {"canvas", "timeline", "recipe"},
    Workspace.TRAIN: {"timeline"},
    Workspace.EXPLORE: {"canvas"},
    Workspace.MODELS: {"models", "recipe"},
    Workspace.GALLERY: {"gallery", "history"},
}
_CHARACTERS = [key for _, key in _ONE_KEY if len(key) == 1]


@pytest.fixture
def heard(studio):
    """The ids of the commands that were triggered; they do nothing else."""
    ids: list[str] = []
    studio.parts.window.activateWindow()
    studio.core.document.offer([np.zeros((16, 16, 3), np.uint8)])  # some commands are about a result that waits
    for action in studio.parts.window.actions_.all():
        action.triggered.disconnect()
        action.triggered.connect(partial(_hear, ids, action.objectName()))
    return ids


def _hear(ids, id_, _checked=False):
    ids.append(id_)


def press(widget, key):
    code = QKeySequence(key)[0]
    QTest.keyClick(widget, code.key(), code.keyboardModifiers())


def unfocused(studio):
    """Focus what handles no keys itself."""
    focused = studio.parts.window.focusWidget()
    if focused is not None:
        focused.clearFocus()


@pytest.mark.parametrize("workspace", list(Workspace))
def test_a_key_acts_only_on_what_its_workspace_shows(studio, heard, workspace):
    studio.parts.window.workspaces.switch(workspace)
    for id_, key in _ONE_KEY:
        unfocused(studio)
        heard.clear()
        press(studio.parts.window, key)
        needs = by_id()[id_].needs
        assert needs, f"{id_} has a single key and so needs a panel in view"
        assert heard == ([id_] if needs in _SHOWN[workspace] else []), (id_, key)


@pytest.mark.parametrize("workspace", list(Workspace))
def test_no_combination_of_keys_changes_the_hidden_canvas(studio, heard, workspace):
    studio.parts.window.workspaces.switch(workspace)
    for command in COMMANDS:
        action = studio.parts.window.actions_[command.id]
        if command.needs and (command.needs != "models" or workspace is not Workspace.MODELS):  # those need a selection
            shown = command.needs in _SHOWN[workspace]
            assert action.isEnabled() == shown, command.id


def test_a_hidden_panel_disables_its_commands_with_the_reason(studio):
    actions, play = studio.parts.window.actions_, studio.parts.window.actions_["timeline.play"]
    studio.parts.window.docks["timeline"].hide()
    assert not play.isEnabled()
    assert (
        play.statusTip()
        == actions.reason("timeline.play")
        == "The timeline is hidden: View > Reset workspace shows it."
    )
    studio.parts.window.docks["timeline"].show()
    assert play.isEnabled()
    assert play.toolTip() == "Play the frames of the timeline. (P)"


def test_a_command_is_enabled_when_nothing_disables_it_any_more(studio):
    actions = studio.parts.window.actions_
    actions.disable("train.pause", "run", "No run is in progress.")
    actions.disable("train.pause", "view", "It is not in view.")
    actions.disable("train.pause", "run", "")
    assert actions.reason("train.pause") == "It is not in view."
    assert not actions["train.pause"].isEnabled()
    actions.disable("train.pause", "view", "")
    assert actions["train.pause"].isEnabled()


def test_the_palette_shows_why_a_command_is_disabled_and_does_not_run_it(studio, heard):
    studio.parts.window.workspaces.switch(Workspace.TRAIN)
    palette = studio.canvas.viewing._palette
    palette.open_over(studio.parts.window)
    QTest.keyClicks(palette.line, "fill mask")
    index = palette.list.currentIndex()
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert (index.data(), told) == ("Fill mask", "Fill mask  The canvas is not in view: F1 shows it.")
    assert not index.flags() & Qt.ItemFlag.ItemIsEnabled
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert heard == []
    palette.close()


@pytest.mark.parametrize("workspace", list(Workspace))
def test_typing_into_a_field_triggers_nothing(studio, heard, workspace):
    studio.parts.window.workspaces.switch(workspace)
    fields = [
        field
        for kind in (QLineEdit, QPlainTextEdit)
        for field in studio.parts.window.findChildren(kind)
        if field.isVisible() and field.isEnabled()
    ]
    assert fields
    for field in fields:
        field.setFocus()
        assert field.hasFocus()
        for key in _CHARACTERS:
            press(field, key)
        assert heard == [], field.accessibleName()


def test_typing_after_a_click_on_a_disabled_field_triggers_nothing(studio, heard):
    studio.parts.window.workspaces.switch(Workspace.TRAIN)
    panel = studio.parts.training_panel
    panel.set_recipe(TrainRecipe())
    panel.show_status(Status(state="running", step=1, steps=10))
    handle = studio.parts.window.windowHandle()
    clicked = 0
    for field in panel.fields.findChildren(QWidget):
        if isinstance(field, QLineEdit) and field.isVisible() and not field.visibleRegion().isEmpty():
            assert not field.isEnabled()
            place = field.mapTo(studio.parts.window, field.rect().center())
            QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
            clicked += 1
            for key in _CHARACTERS:
                press(handle, key)
            assert heard == [], field.accessibleName()
    assert clicked > 1


def test_a_click_elsewhere_gives_the_keys_back(studio, heard):
    studio.parts.window.setFocus()
    press(studio.parts.window.windowHandle(), "B")
    assert heard == []
    press(studio.parts.window.windowHandle(), "F3")
    assert heard == ["view.train"]
    heard.clear()
    QTest.mouseClick(studio.parts.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    press(studio.parts.window.windowHandle(), "B")
    assert heard == ["mask.brush"]


def test_enter_in_a_brush_field_gives_the_keys_back_to_the_canvas(studio):
    studio.parts.window.activateWindow()
    field = studio.parts.window.findChild(QWidget, "toolbar").findChildren(QLineEdit)[0]
    field.setFocus()
    QTest.keyClicks(field, "31")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert studio.core.tools.brush.size == 31
    assert studio.parts.canvas.hasFocus()


def test_the_brush_is_in_the_toolbar_only_beside_the_canvas(studio, qtbot):
    field = studio.parts.window.findChild(QWidget, "toolbar").findChildren(QLineEdit)[0]
    assert field.isVisible()
    studio.parts.window.workspaces.switch(Workspace.TRAIN)
    qtbot.waitUntil(lambda: not field.isVisible())
    studio.parts.window.workspaces.switch(Workspace.WATCH)
    qtbot.waitUntil(field.isVisible)


def test_enter_accepts_no_result_that_is_not_in_view(studio, qtbot):
    before = np.zeros((8, 8, 3), np.uint8)
    studio.parts.window.activateWindow()
    studio.core.document.set_picture(before)
    studio.parts.window.workspaces.switch(Workspace.TRAIN)
    studio.core.document.offer([before + 1])
    studio.generation.results._accepting.arm()
    press(studio.parts.window.windowHandle(), "Return")
    assert studio.core.document.candidate is not None
    studio.parts.window.workspaces.switch(Workspace.PAINT)
    press(studio.parts.window.windowHandle(), "Return")
    assert studio.core.document.candidate is None


def test_a_picture_that_is_opened_comes_into_view(studio, qtbot, tmp_path):
    studio.parts.window.workspaces.switch(Workspace.TRAIN)
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    studio.files.files.open(tmp_path / "a.png")
    qtbot.waitUntil(lambda: studio.core.document.has_picture)
    assert studio.parts.window.workspaces.current is Workspace.PAINT


def test_brackets_change_the_size_and_the_hardness_of_the_active_tool(studio):
    window, tools = studio.parts.window, studio.core.tools
    window.activateWindow()
    unfocused(studio)
    studio.core.document.set_picture(np.zeros((300, 400, 3), np.uint8))
    tools.set_brush(size=100, hardness=0.5)
    tools.choose("eraser")
    press(window.windowHandle(), "]")
    assert tools.brush.size == 115
    press(window.windowHandle(), "[")
    press(window.windowHandle(), "[")
    assert tools.brush.size == 87
    press(window.windowHandle(), "}")
    assert tools.brush.hardness == pytest.approx(0.6)
    tools.choose("brush")
    assert (tools.brush.size, tools.brush.hardness) == (100, 0.5)

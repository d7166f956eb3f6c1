"""The dialog of shortcuts, with real keys: found, assigned, applied, remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialogButtonBox

from studio.ui.shortcuts.key_map import KeyMap
from studio.ui.shortcuts.shortcuts_dialog import ShortcutsDialog
from studio.wiring.studio import Studio


@pytest.fixture
def dialog(studio, qtbot):
    studio.parts.window.actions_["edit.shortcuts"].trigger()
    found = studio.parts.window.findChild(ShortcutsDialog, "shortcuts")
    qtbot.waitExposed(found)
    return found


def listed(dialog) -> list[str]:
    model = dialog.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def press(qtbot, dialog, standard: str) -> None:
    button = dialog.buttons.button(QDialogButtonBox.StandardButton[standard])
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_commands_are_found_by_name_and_by_key(qtbot, dialog):
    qtbot.keyClicks(dialog.search, "fit win")
    assert listed(dialog) == ["Fit to window"]
    dialog.search.clear()
    qtbot.keyClicks(dialog.search, "ctrl+0")
    assert listed(dialog) == ["Fit to window"]


def test_pressed_keys_trigger_the_command_after_ok(qtbot, studio, dialog):
    qtbot.keyClicks(dialog.search, "about")
    dialog.editor.setFocus()
    qtbot.keyClick(dialog.editor, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    qtbot.mouseClick(dialog.assign, Qt.MouseButton.LeftButton)
    action = studio.parts.window.actions_["help.about"]
    assert action.shortcut().isEmpty(), "nothing changes before OK"
    press(qtbot, dialog, "Ok")
    assert action.shortcut().toString() == "Ctrl+Alt+J"
    assert "Ctrl+Alt+J" in action.toolTip()
    studio.parts.window.activateWindow()
    qtbot.waitUntil(studio.parts.window.isActiveWindow)
    triggered = []
    action.triggered.disconnect()
    action.triggered.connect(lambda: triggered.append(1))
    qtbot.keyClick(
        studio.parts.canvas, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    assert triggered == [1]


def test_the_command_that_loses_its_key_is_named(qtbot, studio, dialog):
    dialog.search.setText("about")
    qtbot.keyClick(dialog.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "Ctrl+S is taken from Save" in dialog.status.text()
    qtbot.mouseClick(dialog.assign, Qt.MouseButton.LeftButton)
    press(qtbot, dialog, "Ok")
    assert studio.parts.window.actions_["file.save"].shortcut().toString() != "Ctrl+S"


def test_cancel_changes_nothing(qtbot, studio, dialog):
    dialog.search.setText("fit to window")
    qtbot.mouseClick(dialog.clear, Qt.MouseButton.LeftButton)
    press(qtbot, dialog, "Cancel")
    assert studio.parts.window.actions_["view.fit"].shortcut().toString() == "Ctrl+0"


def test_all_defaults_are_restored(qtbot, studio, dialog):
    dialog.map.assign("view.fit", "F9")
    press(qtbot, dialog, "RestoreDefaults")
    press(qtbot, dialog, "Ok")
    assert studio.parts.window.actions_["view.fit"].shortcut().toString() == "Ctrl+0"


def test_one_default_is_restored(qtbot, dialog):
    dialog.search.setText("fit to window")
    assert not dialog.reset.isEnabled()
    qtbot.mouseClick(dialog.clear, Qt.MouseButton.LeftButton)
    assert not dialog.clear.isEnabled()
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert dialog.map == KeyMap()


def test_changes_are_there_at_the_next_start(qapp, studio, dialog, qtbot):
    dialog.map.assign("view.fit", "F9")
    press(qtbot, dialog, "Ok")
    studio.core.settings.sync()
    again = Studio(qapp)
    try:
        assert again.parts.window.actions_["view.fit"].shortcut().toString() == "F9"
    finally:
        again.parts.window.close()
        again.parts.window.deleteLater()


def test_every_action_keeps_the_keys_of_its_command(studio):
    for action in studio.parts.window.actions_.all():
        assert isinstance(action, QAction)
        shown = tuple(key.toString() for key in action.shortcuts())
        assert len(shown) == len(KeyMap().keys(action.objectName()))

"""The prompt field, driven by keys."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studio.protocol.generation_recipe import MAX_PROMPT
from studio.ui.recipe.prompt_field import PromptField

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    made = PromptField("Prompt", "Say what to draw", "What the picture should show.")
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    window.resize(260, 400)
    window.show()
    assert QTest.qWaitForWindowActive(window)
    made.setFocus()
    yield made
    QGuiApplication.clipboard().clear()


def test_typed_lines_are_undone(field):
    QTest.keyClicks(field, "a tiger")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "on blue")
    assert field.text() == "a tiger\non blue"
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text().startswith("a tiger")
    assert "on blue" not in field.text()
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert field.text() == "a tiger\non blue"


def test_setting_another_text_can_be_undone(field):
    QTest.keyClicks(field, "a tiger")
    field.set_text("a red apple\non white")
    assert field.text() == "a red apple\non white"
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == "a tiger"


def test_undo_takes_what_was_typed_and_leaves_the_text_that_was_set(field):
    field.set_text("a tiger")
    QTest.keyClicks(field, "s!")
    assert field.text() == "a tigers!"
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == "a tiger"
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_runs_and_inserts_nothing(qtbot, field, key):
    QTest.keyClicks(field, "a tiger")
    with qtbot.waitSignal(field.run_pressed):
        QTest.keyClick(field, key, CTRL)
    assert field.text() == "a tiger"


def test_tab_moves_the_focus_and_inserts_nothing(field):
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == ""
    assert isinstance(QGuiApplication.focusObject(), QLineEdit)


def test_pasted_text_becomes_plain(field):
    data = QMimeData()
    data.setHtml("<b>a tiger</b><img src='file:///x.png'>")
    data.setText("a <b>tiger</b>")
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)
    assert field.text() == "a <b>tiger</b>"


def test_dropped_files_and_pictures_are_left_to_the_window(field):
    files, picture = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/a.png")])
    picture.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    assert not field.canInsertFromMimeData(files)
    assert not field.canInsertFromMimeData(picture)


@pytest.mark.parametrize("letter", ["a", "\U0001f405"])
def test_a_text_that_is_too_long_is_cut_in_one_undo_step(field, letter):
    QTest.keyClicks(field, "x")
    QGuiApplication.clipboard().setText(letter * (MAX_PROMPT + 10))
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)
    assert field.toPlainText() == "x" + letter * (MAX_PROMPT - 1)
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == "x"


def test_the_field_grows_with_its_text(qtbot, field):
    empty = field.height()
    field.set_text("\n".join("abc"))
    assert field.height() == empty
    field.set_text("\n".join("abcde"))
    qtbot.waitUntil(lambda: field.height() > empty)
    qtbot.waitUntil(lambda: field.verticalScrollBar().maximum() == 0)
    five = field.height()
    field.set_text("\n".join("abcdefghijklmnop"))
    qtbot.waitUntil(lambda: field.height() > five)
    assert field.height() < 2 * five
    field.set_text("")
    qtbot.waitUntil(lambda: field.height() == empty)


def test_the_weight_of_the_selected_words_changes_with_ctrl_up_and_down(field):
    QTest.keyClicks(field, "a red fox")
    field.set_text("🦊 a red fox")
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClick(field, Qt.Key.Key_Left, CTRL | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Qt.Key.Key_Up, CTRL)
    assert field.text() == "🦊 a red (fox:1.1)"
    assert field.textCursor().selectedText() == "fox"
    QTest.keyClick(field, Qt.Key.Key_Up, CTRL)
    assert field.text() == "🦊 a red (fox:1.2)"
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == "🦊 a red (fox:1.1)"
    QTest.keyClick(field, Qt.Key.Key_End)
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Left)
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Down, CTRL)
    assert "fox" in field.text()

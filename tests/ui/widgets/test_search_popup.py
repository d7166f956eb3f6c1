"""The popup with a search line, driven by keys and the mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from studio.ui.widgets.search_popup import Row, SearchPopup

ROWS = [
    Row("fox", "a red fox", "in snow", group="animal"),
    Row("owl", "an owl", "at night\nin a wood", group="animal"),
    Row("tree", "a tree", group="plant"),
]


@pytest.fixture
def popup(qtbot):
    anchor = QPushButton("Open")
    qtbot.addWidget(anchor)
    anchor.show()
    made = SearchPopup(
        "Things", "There is nothing.", groups=[("animal", "Animal"), ("plant", "Plant")], button="More…", parent=anchor
    )
    made.set_rows(ROWS)
    yield made
    made.close()


def opened(popup):
    """Open it: between fixture and test, events of the offscreen platform would close it again."""
    popup.open_at(popup.parentWidget())
    return popup


def test_it_opens_with_the_first_row_and_the_search_line(popup):
    opened(popup)
    assert popup.isVisible()
    assert popup.line.hasFocus() or popup.focusWidget() is popup.line
    assert popup.titles() == ["a red fox", "an owl", "a tree"]


def test_all_words_must_match_in_either_line(popup):
    opened(popup)
    QTest.keyClicks(popup.line, "wood owl")
    assert popup.titles() == ["an owl"]
    QTest.keyClicks(popup.line, " zebra")
    assert popup.titles() == []
    assert popup.none.text() == "Nothing matches."
    assert popup.none.isVisible()


def test_enter_chooses_and_closes(qtbot, popup):
    opened(popup)
    QTest.keyClick(popup.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(popup.chosen) as caught:
        QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert caught.args == ["owl"]
    assert not popup.isVisible()


def test_a_click_chooses(qtbot, popup):
    opened(popup)
    index = popup.list.model().index(2, 0)
    with qtbot.waitSignal(popup.chosen) as caught:
        QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=popup.list.visualRect(index).center())
    assert caught.args == ["tree"]


def test_rows_with_check_marks_keep_it_open(qtbot, popup):
    opened(popup)
    popup.set_rows([Row("fox", "fox", checked=False), Row("owl", "owl", checked=True)])
    with qtbot.waitSignal(popup.chosen):
        QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert not popup.list.grab().isNull()  # it draws both kinds


def test_a_group_is_shown_alone(popup):
    opened(popup)
    popup.groups.set_key("plant")
    assert popup.titles() == ["a tree"]
    popup.groups.set_key("")
    assert len(popup.titles()) == 3


def test_delete_removes_unless_one_types(qtbot, popup):
    opened(popup)
    with qtbot.waitSignal(popup.removed) as caught:
        QTest.keyClick(popup.line, Qt.Key.Key_Delete)
    assert caught.args == ["fox"]
    QTest.keyClicks(popup.line, "owl")
    QTest.keyClick(popup.line, Qt.Key.Key_Home)
    with qtbot.assertNotEmitted(popup.removed):
        QTest.keyClick(popup.line, Qt.Key.Key_Delete)
    assert popup.line.text() == "wl"


def test_without_rows_it_says_so(popup):
    popup.set_rows([])
    opened(popup)
    assert popup.none.text() == "There is nothing."
    assert popup.none.isVisible()
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert popup.isVisible()


def test_the_button_closes(qtbot, popup):
    opened(popup)
    with qtbot.waitSignal(popup.button_pressed):
        QTest.mouseClick(popup.button, Qt.MouseButton.LeftButton)
    assert not popup.isVisible()

"""The choice field under real keys and clicks."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.field import fitted, text_width

CHOICES = [("a", "Apple"), ("b", "Banana"), ("c", "Cherry")]


@pytest.fixture
def field(qtbot):
    made = ChoiceField("Fruit", CHOICES, "b", "What is eaten.")
    made.heard, made.by_person = [], []
    made.changed.connect(made.heard.append)
    made.chosen.connect(made.by_person.append)
    qtbot.addWidget(made)
    made.show()
    assert QTest.qWaitForWindowActive(made)
    return made


def test_default_and_keys(field):
    assert field.key() == "b"
    assert field.keys() == ["a", "b", "c"]


def test_arrow_keys_and_letters_choose(field):
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_A)
    assert field.heard == field.by_person == ["c", "a"]


def test_the_list_opens_and_chooses(qtbot, field):
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.view().isVisible())
    QTest.keyClick(field.view(), Qt.Key.Key_Down)
    QTest.keyClick(field.view(), Qt.Key.Key_Return)
    assert field.key() == "c"
    assert field.by_person == ["c"]


def test_a_click_opens_the_list(qtbot, field):
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: field.view().isVisible())
    field.hidePopup()


def test_set_key_emits_no_user_change(field):
    assert field.set_key("c")
    assert not field.set_key("nothing")
    assert field.set_key("c")
    assert field.heard == ["c"]
    assert not field.by_person


def test_replacing_the_choices_keeps_the_selection(field):
    field.set_choices([("x", "X"), ("b", "Bananas")])
    assert field.key() == "b"
    assert not field.heard
    field.set_choices([("x", "X"), ("y", "Y")])
    assert field.key() == "x"
    assert field.heard == ["x"]
    field.set_choices([])
    assert field.key() == ""


@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_chooses_only_with_the_focus(field, focused):
    if focused:
        field.setFocus()
    else:
        field.clearFocus()
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, event)
    assert field.key() == ("c" if focused else "b")


def test_name_and_description(field):
    assert field.accessibleName() == "Fruit"
    assert field.toolTip() == "What is eaten."


@pytest.mark.parametrize(("reason", "key"), [("Tab", "c"), ("Mouse", "b")])
def test_letters_are_shortcuts_after_a_click_and_search_after_tab(field, reason, key):
    pressed = []
    shortcut = QShortcut(QKeySequence("C"), field.window())
    shortcut.activated.connect(lambda: pressed.append("C"))
    field.clearFocus()
    field.setFocus(getattr(Qt.FocusReason, f"{reason}FocusReason"))
    QTest.keyClick(field, Qt.Key.Key_C)
    assert field.key() == key
    assert bool(pressed) == (key == "b")


def test_the_selected_text_is_elided_after_its_detail(qtbot):
    field = ChoiceField("", [("m", "A model's name")], details={"m": "Stable Diffusion 2.x · 512 px"})
    qtbot.addWidget(field)
    needed = text_width(field.fontMetrics(), "A model's name")
    field.resize(needed + 60, 28)
    text, detail = field.text_rects()
    assert text.width() == needed
    assert text.right() < detail.left() <= detail.right() < field.width()
    field.resize(60, 28)
    text, detail = field.text_rects()
    assert 0 < text.width() < 60
    assert detail.width() == 0


def test_a_label_keeps_a_third_of_the_room(qtbot):
    field = ChoiceField("Label", [("m", "a very long selected text")])
    qtbot.addWidget(field)
    field.resize(100, 28)
    label, text = field.text_rects()
    assert label.width() == pytest.approx((label.width() + text.width()) / 3, abs=1)


def test_a_text_without_room_for_a_letter_is_not_drawn(qtbot):
    metrics = ChoiceField("", []).fontMetrics()
    assert fitted(metrics, "Weight", 200) == "Weight"
    assert fitted(metrics, "Weight", text_width(metrics, "Wei")).endswith("…")
    assert fitted(metrics, "Weight", metrics.horizontalAdvance("…")) == ""
    assert fitted(metrics, "…", 200) == "…"

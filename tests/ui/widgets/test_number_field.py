"""The number field under real keys, clicks, drags and wheel turns."""

import contextlib

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from studio.ui.theme import UNIT
from studio.ui.widgets.field import GAP
from studio.ui.widgets.number_field import NumberField

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def field(qtbot):
    made = NumberField("Steps", minimum=1, maximum=100, default=24, unit="min", tooltip="How many steps.")
    made.heard = []
    made.by_person = []
    made.valueChanged.connect(made.heard.append)
    made.edited.connect(made.by_person.append)
    qtbot.addWidget(made)
    made.resize(160, 28)
    made.show()
    assert QTest.qWaitForWindowActive(made)
    made.editor.clearFocus()
    return made


def wheel(widget, notches, modifiers=NONE):
    centre = QPointF(widget.rect().center())
    event = QWheelEvent(
        centre,
        QPointF(widget.mapToGlobal(centre.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.setAccepted(False)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@contextlib.contextmanager
def listening(signal):
    """Collect the arguments of a signal inside the block."""
    told = []
    signal.connect(lambda *values: told.append(values))
    yield told


def drag(widget, start, pixels, modifiers=NONE):
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, modifiers, start)
    for x in range(0, pixels, 1 if pixels > 0 else -1):
        at = QPointF(start + QPoint(x + (1 if pixels > 0 else -1), 0))
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            QPointF(widget.mapToGlobal(at.toPoint())),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            modifiers,
        )
        QApplication.sendEvent(widget, event)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, modifiers, start + QPoint(pixels, 0))


def test_a_click_selects_the_text_for_typing(field):
    QTest.mouseClick(field.editor, Qt.MouseButton.LeftButton)
    QTest.keyClicks(field.editor, "50")
    assert field.value() == 24, "nothing is taken before Enter"
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.value() == 50
    assert field.heard == field.by_person == [50]
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.heard == [50], "once per real change"


def test_a_click_on_the_label_focuses_the_number(field):
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(12, 14))
    QTest.keyClicks(field.editor, "7")
    QTest.keyClick(field.editor, Qt.Key.Key_Enter)
    assert field.value() == 7


def test_escape_reverts_and_is_passed_on_once_nothing_is_typed(field):
    field.setFocus()
    QTest.keyClicks(field.editor, "99")
    QTest.keyClick(field.editor, Qt.Key.Key_Escape)
    assert field.editor.text() == "24"
    assert not field.heard
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, NONE)
    event.setAccepted(False)
    QApplication.sendEvent(field.editor, event)
    assert not event.isAccepted(), "with nothing typed, Esc is the window's"


def test_leaving_the_field_applies_the_typed_number(qtbot, field):
    field.setFocus()
    QTest.keyClicks(field.editor, "33")
    field.editor.clearFocus()
    assert field.value() == 33


@pytest.mark.parametrize(("typed", "value"), [("100", 100), ("1", 1), ("2.6", 3), ("e", 24), ("1e1", 10)])
def test_typing_is_rounded_or_restored(field, typed, value):
    field.setFocus()
    QTest.keyClicks(field.editor, typed)
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.value() == value
    assert field.editor.text() == str(value)


@pytest.mark.parametrize("typed", ["500", "0", "-3", "1e9"])
@pytest.mark.parametrize("leave", [True, False], ids=["leaving", "Enter"])
def test_a_number_out_of_range_is_refused_and_stays_marked(field, typed, leave):
    field.setFocus()
    QTest.keyClicks(field.editor, typed)
    with listening(field.problemChanged) as told:
        if leave:
            field.editor.clearFocus()
        else:
            QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert len(told) == 1
    assert (field.value(), field.editor.text()) == (24, typed)
    assert field.problem == f"Steps takes 1 to 100 min, not {typed}."
    assert field.toolTip() == f"{field.problem} 24 stays in use."
    assert not field.heard


@pytest.mark.parametrize("mend", ["type", "escape", "step", "program"])
def test_a_refused_number_is_forgotten_with_its_text(field, mend):
    field.setFocus()
    QTest.keyClicks(field.editor, "500")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.problem
    if mend == "type":
        QTest.keyClicks(field.editor, "50")
        QTest.keyClick(field.editor, Qt.Key.Key_Return)
    elif mend == "escape":
        QTest.keyClick(field.editor, Qt.Key.Key_Escape)
    elif mend == "step":
        QTest.keyClick(field.editor, Qt.Key.Key_Up)
    else:
        field.setValue(30)
    assert field.problem == ""
    assert field.toolTip() == "How many steps."
    assert field.value() == {"type": 50, "escape": 24, "step": 25, "program": 30}[mend]
    assert field.editor.text() == str(field.value())


def test_arrow_and_page_keys(field):
    field.setFocus()
    for key, value in (
        (Qt.Key.Key_Up, 25),
        (Qt.Key.Key_Down, 24),
        (Qt.Key.Key_PageUp, 34),
        (Qt.Key.Key_PageDown, 24),
        (Qt.Key.Key_PageDown, 14),
        (Qt.Key.Key_PageDown, 4),
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_Down, 1),
    ):
        QTest.keyClick(field.editor, key)
        assert field.value() == value
    assert field.heard == [25, 24, 34, 24, 14, 4, 1]


def test_arrow_keys_step_from_the_typed_number(field):
    field.setFocus()
    QTest.keyClicks(field.editor, "60")
    QTest.keyClick(field.editor, Qt.Key.Key_Up)
    assert field.value() == 61


def test_wheel_turns_the_focused_field(field):
    field.setFocus()
    assert wheel(field.editor, 2)
    assert field.value() == 26
    assert wheel(field, -1, Qt.KeyboardModifier.ControlModifier)
    assert field.value() == 16


def test_the_wheel_changes_only_a_focused_field(qtbot):
    area = QScrollArea()
    inside = QWidget()
    column = QVBoxLayout(inside)
    fields = [NumberField("Steps", minimum=1, maximum=100, default=24) for _ in range(20)]
    for made in fields:
        column.addWidget(made)
    area.setWidget(inside)
    area.resize(220, 200)
    qtbot.addWidget(area)
    area.show()
    assert QTest.qWaitForWindowActive(area)
    area.setFocus()
    first = fields[0]
    first.editor.clearFocus()
    assert not wheel(first, -1), "a field under a resting pointer lets the panel scroll"
    assert first.value() == 24
    for x in (10, 16, 22):
        QTest.mouseMove(first, QPoint(x, 10))
        at = QPointF(x, 10)
        event = QMouseEvent(
            QEvent.Type.MouseMove, at, QPointF(first.mapToGlobal(at.toPoint())), Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton, NONE,
        )  # fmt: skip
        QApplication.sendEvent(first, event)
    assert wheel(first, -1)
    assert first.value() == 23
    QApplication.sendEvent(first, QEvent(QEvent.Type.Leave))
    assert not wheel(first, -1)


def test_dragging_the_label_scrubs(field):
    drag(field, QPoint(12, 14), 40)
    assert field.value() == 34
    drag(field, QPoint(12, 14), -20)
    assert field.value() == 29
    assert field.heard == sorted(set(field.heard[:10])) + field.heard[10:]


def test_modifiers_make_dragging_faster_and_slower(field):
    drag(field, QPoint(12, 14), 16, Qt.KeyboardModifier.ControlModifier)
    assert field.value() == 64
    drag(field, QPoint(12, 14), 80, Qt.KeyboardModifier.ShiftModifier)
    assert field.value() == 66


@pytest.mark.parametrize("place", ["label", "number"])
def test_double_click_resets(field, place):
    field.setValue(80)
    if place == "label":
        QTest.mouseDClick(field, Qt.MouseButton.LeftButton, pos=QPoint(12, 14))
    else:
        QTest.mouseDClick(field.editor, Qt.MouseButton.LeftButton)
    assert field.value() == 24
    assert field.editor.text() == "24"


def test_set_value_emits_no_user_change(field):
    field.setValue(31.4)
    field.setValue(31)
    assert field.value() == 31
    assert field.heard == [31]
    assert not field.by_person


def test_range_and_default_follow(field):
    field.set_range(1, 10)
    assert field.value() == 10
    assert field.default() == 10
    field.set_default(3)
    field.reset()
    assert field.value() == 3


def test_screen_readers_get_name_and_value(field):
    assert field.editor.accessibleName() == "Steps, min"
    assert field.editor.text() == "24"
    assert field.toolTip() == field.editor.accessibleDescription() == "How many steps."
    assert field.focusProxy() is field.editor


@pytest.mark.parametrize("text", ["x", "[", "5", "/"])
def test_typing_triggers_no_shortcuts(field, text):
    field.setFocus()
    event = QKeyEvent(QEvent.Type.ShortcutOverride, ord(text.upper()), NONE, text)
    event.setAccepted(False)
    QApplication.sendEvent(field.editor, event)
    assert event.isAccepted()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_enter_and_escape_are_passed_on_once_nothing_is_typed(field, key):
    window = field.window()
    heard = []
    QShortcut(QKeySequence(key), window).activated.connect(lambda: heard.append(key))
    field.editor.setFocus()
    QTest.keyClicks(field.editor, "31")
    QTest.keyClick(field.editor, key)
    assert (field.value(), heard) == (24 if key == Qt.Key.Key_Escape else 31, [])
    QTest.keyClick(field.editor, key)
    assert len(heard) == 1


def test_logarithmic_field(qtbot):
    rate = NumberField("Rate", minimum=1e-5, maximum=1, default=1.5e-3, logarithmic=True)
    qtbot.addWidget(rate)
    rate.show()
    assert QTest.qWaitForWindowActive(rate)
    assert rate.editor.text() == "1.5e-3"
    rate.setFocus()
    QTest.keyClick(rate.editor, Qt.Key.Key_Up)
    assert rate.value() == pytest.approx(1.6e-3)
    QTest.keyClick(rate.editor, Qt.Key.Key_PageDown)
    assert rate.editor.text() == "1.6e-4"
    QTest.keyClicks(rate.editor, "3e-4")
    QTest.keyClick(rate.editor, Qt.Key.Key_Return)
    assert rate.value() == pytest.approx(3e-4)


def test_a_narrow_field_still_shows_its_number(qtbot):
    made = NumberField("A label that is far too long", minimum=0, maximum=9999, default=1234)
    qtbot.addWidget(made)
    made.resize(90, 28)
    made.show()
    assert made.editor.width() >= made.fontMetrics().horizontalAdvance("1234")


def test_a_narrow_field_elides_its_label_only_while_a_number_is_typed(qtbot):
    field = NumberField("Count", minimum=1, maximum=1000, default=1)
    qtbot.addWidget(field)
    metrics = field.fontMetrics()
    label, digit = metrics.horizontalAdvance("Count"), metrics.horizontalAdvance("0")
    field.resize(label + 2 * UNIT + GAP + 2 * digit, 28)
    field.show()
    assert QTest.qWaitForWindowActive(field)
    field.editor.clearFocus()
    assert field._label_rect().width() >= label
    field.editor.setFocus()
    assert field.editor.width() >= 4 * digit
    QTest.keyClicks(field.editor, "128")
    field.editor.clearFocus()
    assert field.value() == 128
    assert field.editor.width() >= 3 * digit

"""The seed with its die and its lock."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.ui.widgets.seed_field import SeedField


@pytest.fixture
def field(qtbot):
    made = SeedField(default=7)
    qtbot.addWidget(made)
    made.resize(180, 28)
    made.show()
    assert QTest.qWaitForWindowActive(made)
    return made


def test_the_largest_seed_is_exact(field):
    field.setFocus()
    QTest.keyClicks(field.editor, str(2**63 - 1))
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.seed() == (2**63 - 1)
    QTest.keyClick(field.editor, Qt.Key.Key_Down)
    assert field.seed() == (2**63 - 1) - 1


def test_the_die_draws_another_seed(field):
    seeds = [field.seed()]
    for _ in range(20):
        QTest.mouseClick(field.dice, Qt.MouseButton.LeftButton)
        assert field.seed() != seeds[-1]
        seeds.append(field.seed())
    assert all(0 <= seed <= (2**63 - 1) for seed in seeds)


def test_the_lock_is_pressed(qtbot, field):
    assert not field.locked()
    with qtbot.waitSignal(field.lock.toggled):
        QTest.mouseClick(field.lock, Qt.MouseButton.LeftButton)
    assert field.locked()


def test_a_field_without_a_lock(qtbot):
    field = SeedField("Variation seed", lockable=False)
    qtbot.addWidget(field)
    field.resize(160, 28)
    field.show()
    assert not field.lock.isVisible()
    assert field.editor.geometry().right() <= field.dice.geometry().left() + 4
    assert field.dice.geometry().right() < field.width()


def test_the_buttons_are_beside_the_number(field):
    assert field.editor.geometry().right() <= field.dice.geometry().left() + 4
    assert field.dice.geometry().right() < field.lock.geometry().left() + 1
    assert field.lock.geometry().right() < field.width()
    for button in (field.dice, field.lock):
        assert button.accessibleName()
        assert button.toolTip()

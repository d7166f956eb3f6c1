"""Keyboard and screen reader over the whole window: every control has a name, and Tab reaches it and continues."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from studio.ui.workspaces import Workspace

_MAX_PRESSES = 400  # presses of Tab


def name_of(widget: QWidget) -> str:
    """The name of a widget for a screen reader."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def reached_by_tab(window: QWidget) -> list[QWidget]:
    """The widgets in view that take the focus by Tab; of those that hand it on, the inner one."""
    found = []
    for widget in window.findChildren(QWidget):
        by_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if by_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None:
            found.append(widget)
    return [widget for widget in found if not isinstance(widget, QScrollArea)]


def path_of(widget: QWidget) -> str:
    names = []
    while widget is not None:
        names.append(type(widget).__name__ + (f"[{widget.objectName()}]" if widget.objectName() else ""))
        widget = widget.parentWidget()
    return " < ".join(names[:5])


def reached(widget: QWidget, seen: list[QWidget]) -> bool:
    """Whether a widget was reached, as itself or by a part; of a group of choices, one is reached."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    others = [widget] if group is None or not group.exclusive() else group.buttons()
    return any(one is other or one.isAncestorOf(other) or other.isAncestorOf(one) for one in seen for other in others)


@pytest.fixture
def window(studio, qtbot):
    window = studio.parts.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_every_control_has_a_name_and_tab_goes_through_all(window, laid_out):
    nameless, trapped, missed = {}, {}, {}
    for workspace in Workspace:
        window.workspaces.switch(workspace)
        laid_out()
        there = reached_by_tab(window)
        for widget in there:
            if not name_of(widget):
                nameless[path_of(widget)] = workspace.value
        there[0].setFocus()
        seen = []
        for _ in range(_MAX_PRESSES):
            focused = QApplication.focusWidget()
            if focused is None or (focused in seen and focused is seen[0]):
                break
            if seen and focused is seen[-1]:
                trapped[path_of(focused)] = workspace.value
                break
            seen.append(focused)
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        else:
            trapped["round"] = workspace.value
        for widget in there:
            if widget.isVisible() and not reached(widget, seen):
                missed[path_of(widget)] = workspace.value
    assert (nameless, trapped, missed) == ({}, {}, {})

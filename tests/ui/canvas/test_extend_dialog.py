"""Extending the canvas in the whole window: the command, its dialog, and the recipe of what is added."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.ui.canvas.extend_dialog import ExtendDialog


@pytest.fixture
def dialog(studio):
    studio.core.undo.record(studio.core.document.set_picture(np.full((48, 64, 3), 90, np.uint8)))
    studio.parts.window.actions_["image.extend"].trigger()
    (opened,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, ExtendDialog)]
    return opened


def test_a_third_to_the_right_is_proposed(dialog):
    assert dialog.margins() == (0, 0, 24, 0)
    assert dialog.result_size.text() == "64 × 48 becomes 88 × 48 pixels"


def test_enter_extends_and_undo_brings_the_picture_back(studio, dialog):
    dialog.fields["Top"].setValue(16)
    QTest.mouseClick(dialog.extend, Qt.MouseButton.LeftButton)
    assert studio.core.document.size == (88, 64)
    assert studio.core.document.mask.sum() == 255 * (88 * 64 - 64 * 48)
    assert studio.core.undo.undoText() == "Extend canvas"
    studio.parts.window.actions_["edit.undo"].trigger()
    assert studio.core.document.size == (64, 48)
    assert not studio.core.document.has_mask


def test_nothing_to_add_disables_the_button(dialog):
    dialog.fields["Right"].setValue(0)
    assert not dialog.extend.isEnabled()
    dialog.reject()


def test_without_a_picture_a_line_says_so(studio):
    studio.parts.window.actions_["image.extend"].trigger()
    assert not [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, ExtendDialog)]
    assert "no picture to extend" in studio.parts.window.status.message.text()

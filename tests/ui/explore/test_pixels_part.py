"""The Pixels tab on the masked part: its matrix by keys, its histogram, and a copy of its numbers."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from studio.ui.explore.pixels_view import CELLS
from tests.ui.explore.conftest import photo


def mask_box(studio, x, y, width, height):
    mask = np.zeros((40, 56), np.uint8)
    mask[y : y + height, x : x + width] = 255
    studio.core.undo.record(studio.core.document.set_mask(mask))


def test_the_masked_part_is_shown_and_gone_through_by_keys(pixels, studio, qtbot):
    assert not pixels.part.segment("region").isEnabled()
    mask_box(studio, 20, 5, 20, 16)
    qtbot.waitUntil(lambda: pixels.part.segment("region").isEnabled())
    QTest.mouseClick(pixels.part.segment("region"), Qt.MouseButton.LeftButton)
    assert pixels.matrix._first == (5, 20)
    pixels.matrix.setFocus()
    QTest.keyClick(pixels.matrix, Qt.Key.Key_Right)
    QTest.keyClick(pixels.matrix, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert pixels.matrix._first == (9, 21), "it stays inside the part"
    assert np.array_equal(pixels.matrix._values, photo()[9 : 9 + CELLS, 21 : 21 + CELLS, 0])
    pixels.look_at(0, 0)
    assert pixels.matrix._first == (9, 21), "the pointer moves nothing here"
    assert "masked part, 20 × 16" in pixels.histogram._label


def test_the_numbers_of_the_part_are_copied(pixels, studio, qtbot):
    mask_box(studio, 3, 2, 2, 3)
    qtbot.waitUntil(lambda: pixels.part.segment("region").isEnabled())
    pixels.part.set_key("region")
    assert pixels.matrix._values.shape == (3, 2)
    QTest.mouseClick(pixels.copy, Qt.MouseButton.LeftButton)
    rows = [[int(cell) for cell in line.split("\t")] for line in QGuiApplication.clipboard().text().split("\n")]
    assert np.array_equal(rows, photo()[2:5, 3:5, 0])
    pixels.scale.set_key("unit")
    QTest.mouseClick(pixels.copy, Qt.MouseButton.LeftButton)
    first = QGuiApplication.clipboard().text().split("\t")[0]
    assert abs(float(first) - (int(photo()[2, 3, 0]) / 127.5 - 1)) < 0.01


def test_without_a_mask_the_pointer_is_followed_again(pixels, studio, qtbot):
    mask_box(studio, 20, 5, 20, 16)
    qtbot.waitUntil(lambda: pixels.part.segment("region").isEnabled())
    pixels.part.set_key("region")
    studio.parts.window.actions_["edit.undo"].trigger()
    qtbot.waitUntil(lambda: pixels.part.key() == "pointer")
    pixels.look_at(30, 20)
    assert pixels.matrix._first == (14, 24)

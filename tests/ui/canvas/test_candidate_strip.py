"""The strip of results: by mouse and keys."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from studio.document.layer_editing import LayerEditing
from studio.document.painting.brush import Brush
from studio.protocol.geometry import Box
from studio.ui.canvas.candidate_strip import ORIGINAL

LEFT = Qt.MouseButton.LeftButton
CROP = Box(8, 8, 16, 16)


def result(value: int) -> np.ndarray:
    pixels = np.full((16, 16, 4), value, np.uint8)
    pixels[..., 3] = 255
    return pixels


@pytest.fixture
def strip(bench, qtbot):
    bench.set_picture(np.full((32, 32, 3), 40, np.uint8))
    bench.document.offer([result(100), result(150)], CROP)
    bench.document.offer([result(200)], CROP, beside=True)
    bench.canvas.activateWindow()
    bench.canvas.setFocus()
    qtbot.waitUntil(bench.canvas.hasFocus)
    return bench.canvas.candidate_bar.strip


def shown(bench) -> int:
    """The canvas's pixel in the middle of the results' place."""
    place = QPointF(*bench.canvas.view.to_widget(16, 16)).toPoint()
    return bench.canvas.grab().toImage().pixelColor(place).red()


def test_the_untouched_picture_comes_first_and_the_newest_result_is_shown(bench, strip):
    assert strip.isVisible()
    assert strip.indices() == [ORIGINAL, 0, 1, 2]
    assert shown(bench) == 200
    image = strip.grab().toImage()
    assert [image.pixelColor(strip.cell(index).center()).red() for index in strip.indices()] == [40, 100, 150, 200]


def test_the_untouched_picture_follows_strokes_and_undo(bench, strip, qtbot):
    def first() -> int:
        return strip.grab().toImage().pixelColor(strip.cell(ORIGINAL).center()).red()

    assert first() == 40
    document = bench.document
    layers = LayerEditing(document)
    layers.add()
    document.begin_stroke(Brush(size=30, hardness=1.0), colour=(220, 0, 0))
    document.stroke_to(16, 16)
    edit = document.end_stroke()
    qtbot.waitUntil(lambda: first() == 220)
    edit.revert(document)
    qtbot.waitUntil(lambda: first() == 40)


def test_holding_the_first_thumbnail_compares(bench, strip):
    QTest.mousePress(strip, LEFT, pos=strip.cell(ORIGINAL).center())
    assert shown(bench) == 40
    QTest.mouseRelease(strip, LEFT, pos=strip.cell(ORIGINAL).center())
    assert shown(bench) == 200


def test_a_click_or_a_digit_chooses_and_enter_takes(bench, strip):
    QTest.mouseClick(strip, LEFT, pos=strip.cell(1).center())
    assert shown(bench) == 150
    QTest.keyClick(bench.canvas, Qt.Key.Key_1)
    assert shown(bench) == 100
    QTest.keyClick(bench.canvas, Qt.Key.Key_9)  # there is no ninth
    assert shown(bench) == 100
    QTest.keyClick(bench.canvas, Qt.Key.Key_Return)
    assert bench.document.candidate is None
    assert (bench.document.picture[CROP.slices][..., 0] == 100).all()
    assert not strip.isVisible()


def test_a_star_is_kept_when_the_others_are_discarded(bench, strip):
    QTest.mouseClick(strip, LEFT, pos=strip.star_place(0).center())
    assert bench.document.candidate.starred == {0}
    QTest.keyClick(bench.canvas, Qt.Key.Key_Escape)
    assert len(bench.document.candidate.pictures) == 1
    assert shown(bench) == 100
    QTest.keyClick(bench.canvas, Qt.Key.Key_Escape)
    assert bench.document.candidate is None


def test_the_keys_of_the_strip(bench, strip, qtbot):
    strip.setFocus()
    qtbot.waitUntil(strip.hasFocus)
    QTest.keyClick(strip, Qt.Key.Key_Left)
    assert bench.document.candidate.selected == 1
    QTest.keyClick(strip, Qt.Key.Key_S)
    QTest.keyClick(strip, Qt.Key.Key_Delete)
    assert [int(one[0, 0, 0]) for one in bench.document.candidate.pictures] == [100, 200]


def test_delete_on_the_canvas_discards_the_selected_one(bench, strip):
    QTest.keyClick(bench.canvas, Qt.Key.Key_Delete)
    assert len(bench.document.candidate.pictures) == 2
    assert shown(bench) == 150


def test_a_selection_that_is_made_meanwhile_shows_what_will_be_taken(bench, strip):
    mask = np.zeros((32, 32), np.uint8)
    mask[8:24, 20:24] = 255
    bench.stack.record(bench.document.set_mask(mask))
    bench.settings.set_overlay(opacity=0.0)
    assert shown(bench) == 40
    QTest.keyClick(bench.canvas, Qt.Key.Key_Return)
    assert (bench.document.picture[8:24, 20:24, 0] == 200).all()
    assert (bench.document.picture[8:24, 8:20, 0] == 40).all()
    bench.stack.undo()
    assert (bench.document.picture[..., 0] == 40).all()


def test_a_single_result_has_no_strip(bench):
    bench.set_picture(np.full((32, 32, 3), 40, np.uint8))
    bench.document.offer([result(100)], CROP)
    assert not bench.canvas.candidate_bar.strip.isVisible()

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.document.layer_editing import LayerEditing
from studio.ui.tools.transform_bar import TransformBar

NONE = Qt.MouseButton.NoButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def layered(bench, qtbot):
    """A canvas with a red square of 40 x 30 on a layer at (60, 50), which is about to be transformed."""
    square = np.full((30, 40, 4), (255, 0, 0, 255), np.uint8)
    bench.stack.record(LayerEditing(bench.document).add_picture("square", square, 60, 50))
    bench.settings.choose("transform")
    qtbot.waitUntil(lambda: bench.canvas.transformer.preview is not None)
    yield bench
    bench.canvas.transformer.close()


def box_of_layer(bench):
    return tuple(bench.document.active_layer.box)


def test_dragging_a_corner_previews_and_enter_applies_one_step(layered, qtbot):
    before = layered.stack.count()
    layered.leave()
    plain = layered.canvas.grab().toImage()
    layered.drag((100, 80), (140, 110))
    layered.leave()
    assert layered.settings.transform.placement.scale == (2, 2)
    assert layered.stack.count() == before  # nothing is changed yet
    assert box_of_layer(layered) == (60, 50, 40, 30)
    shown = layered.canvas.grab().toImage()
    assert shown != plain
    place = layered.at(130, 100).toPoint()
    assert shown.pixelColor(place).getRgb()[:3] == (255, 0, 0)
    QTest.keyClick(layered.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: layered.stack.count() == before + 1)
    assert box_of_layer(layered) == (60, 50, 80, 60)
    assert layered.document.picture[105, 135].tolist() == [255, 0, 0, 255]
    assert not layered.settings.transform.touched
    layered.stack.undo()
    assert box_of_layer(layered) == (60, 50, 40, 30)


def test_esc_puts_the_layer_back(layered):
    layered.leave()
    plain = layered.canvas.grab().toImage()
    layered.drag((80, 65), (110, 75))
    assert layered.settings.transform.placement.centre == (110, 75)
    QTest.keyClick(layered.canvas, Qt.Key.Key_Escape)
    assert not layered.settings.transform.touched
    layered.leave()
    assert layered.canvas.grab().toImage() == plain
    assert layered.stack.undoText() == "Add picture as layer"


def test_esc_in_the_middle_of_a_drag_takes_that_drag_back_alone(layered):
    layered.drag((80, 65), (90, 65))
    layered.press(layered.at(90, 65))
    layered.move(layered.at(120, 100))
    QTest.keyClick(layered.canvas, Qt.Key.Key_Escape)
    assert layered.settings.transform.placement.centre == (90, 65)


def test_a_drag_outside_turns_and_another_tool_applies(layered, qtbot):
    before = layered.stack.count()
    layered.drag((140, 65), (80, 125), modifiers=SHIFT)
    assert layered.settings.transform.placement.degrees == 90
    layered.settings.choose("brush")
    qtbot.waitUntil(lambda: layered.stack.count() == before + 1)
    assert box_of_layer(layered)[2:] == (30, 40)
    assert layered.settings.transform.placement is None


def test_numbers_put_the_layer_elsewhere(layered, qtbot):
    bar = TransformBar(layered.settings.transform)
    qtbot.addWidget(bar)
    assert (bar.column.value(), bar.row.value(), bar.across.value()) == (80, 65, 100)
    bar.angle.setValue(45)
    bar.angle.edited.emit(45)
    assert layered.settings.transform.placement.degrees == 45
    bar.flip_across.click()
    assert layered.settings.transform.placement.scale == (-1, 1)
    layered.settings.transform.reset()
    assert (bar.angle.value(), bar.across.value()) == (0, 100)


def test_only_what_is_masked_is_transformed(layered, qtbot):
    mask = np.zeros((150, 200), np.uint8)
    mask[50:80, 60:80] = 255  # the left half
    layered.stack.record(layered.document.set_mask(mask))
    before = layered.stack.count()
    layered.settings.transform.set_only_masked(True)
    qtbot.waitUntil(lambda: layered.settings.transform.placement is not None)
    assert layered.settings.transform.placement.centre == (70, 65)
    layered.settings.transform.put(replace(layered.settings.transform.placement, centre=(30, 65)))
    layered.canvas.transformer.apply()
    qtbot.waitUntil(lambda: layered.stack.count() == before + 1)
    red = (layered.document.picture[65, :, :3] == (255, 0, 0)).all(axis=1)
    assert red[20:40].all()
    assert not red[62:78].any()
    assert red[80:100].all()


def test_what_changes_the_layer_meanwhile_ends_the_transformation(layered):
    layered.drag((80, 65), (110, 75))
    assert layered.settings.transform.touched
    layered.stack.undo()
    assert not layered.settings.transform.touched


def test_the_cursor_says_what_a_drag_would_do(layered):
    shapes = {}
    for name, place in {"corner": (100, 80), "edge": (100, 65), "inside": (80, 65), "outside": (150, 120)}.items():
        layered.move(layered.at(*place), buttons=NONE)
        shapes[name] = layered.canvas.cursor().shape()
    assert shapes == {
        "corner": Qt.CursorShape.SizeFDiagCursor,
        "edge": Qt.CursorShape.SizeHorCursor,
        "inside": Qt.CursorShape.SizeAllCursor,
        "outside": Qt.CursorShape.BitmapCursor,
    }


def test_without_a_layer_it_says_why_nothing_can_be_transformed(bench, qtbot):
    said = []
    bench.canvas.refused.connect(said.append)
    bench.settings.choose("transform")
    bench.drag((80, 65), (110, 75))
    assert said == ["Choose a layer to transform: the mask is active."]
    assert bench.settings.transform.placement is None

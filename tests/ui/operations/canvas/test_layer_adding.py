"""Pictures added as layers, and layers moved and transformed, in the whole window."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
RED = (200, 0, 0, 255)


@pytest.fixture
def painting(studio):
    """A white picture under a red square of 20 pixels at (50, 40), which is active."""
    document = studio.core.document
    document.set_picture(np.full((150, 200, 3), 255, np.uint8))
    studio.layers.adding._editing.add_picture("square", np.full((20, 20, 4), RED, np.uint8), 50, 40)
    return studio


def box(studio) -> tuple[int, ...]:
    return tuple(studio.core.document.active_layer.box)


def test_picture_files_become_layers_in_the_middle(painting, qtbot, tmp_path):
    Image.fromarray(np.full((30, 40, 3), 9, np.uint8)).save(tmp_path / "hat.png")
    (tmp_path / "bad.png").write_bytes(b"nothing")
    painting.layers.adding.add_files([str(tmp_path / "hat.png"), str(tmp_path / "bad.png")])
    qtbot.waitUntil(lambda: not painting.layers.adding.busy)
    assert painting.core.document.active_layer.name == "hat"
    assert box(painting) == (80, 60, 40, 30)
    assert "bad.png" in painting.parts.window.notice.text.text()


def test_the_clipboard_is_pasted_as_a_layer(painting, qtbot):
    image = QImage(10, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    QGuiApplication.clipboard().setImage(image)
    painting.parts.window.actions_["edit.paste_layer"].trigger()
    qtbot.waitUntil(lambda: not painting.layers.adding.busy)
    assert box(painting) == (95, 71, 10, 8)
    assert painting.core.document.picture[75, 100].tolist() == [0, 0, 255, 255]


def test_a_layer_is_dragged_to_another_place_as_one_undo_step(painting):
    document, canvas = painting.core.document, painting.parts.canvas
    painting.parts.window.actions_["mask.move"].trigger()
    points = [QPointF(*canvas.view.to_widget(*place)).toPoint() for place in ((60, 50), (80, 60), (100, 90))]
    QTest.mousePress(canvas, LEFT, PLAIN, points[0])
    for point in points[1:]:
        QTest.mouseMove(canvas, point)
    QTest.mouseRelease(canvas, LEFT, PLAIN, points[-1])
    assert box(painting) == (90, 80, 20, 20)
    assert document.picture[85, 95].tolist() == list(RED)
    assert document.picture[45, 55].tolist() == [255] * 4
    assert painting.core.undo.count() == 1
    painting.core.undo.undo()
    assert box(painting) == (50, 40, 20, 20)


def test_a_locked_layer_and_the_mask_are_not_moved(painting, qtbot):
    canvas = painting.parts.canvas
    painting.parts.window.actions_["layer.lock"].trigger()
    painting.parts.window.actions_["mask.move"].trigger()
    for active, reason in ((painting.core.document.active, "locked"), ("mask", "mask is active")):
        painting.core.document.activate(active)
        with qtbot.waitSignal(canvas.refused) as refused:
            QTest.mouseClick(canvas, LEFT, PLAIN, canvas.rect().center())
        assert reason in refused.args[0]


def test_a_layer_is_scaled_and_turned_and_its_group_is_refused(painting):
    painting.layers.layering.transform(2, 0.5, 0)
    assert box(painting) == (40, 45, 40, 10)
    painting.parts.window.actions_["layer.turn_right"].trigger()
    assert box(painting) == (55, 30, 10, 40)
    painting.parts.window.actions_["layer.group"].trigger()
    painting.parts.window.actions_["layer.flip_across"].trigger()
    assert "group" in painting.parts.window.status.message.text()
    painting.core.undo.undo()
    painting.core.undo.undo()
    painting.core.undo.undo()
    assert box(painting) == (50, 40, 20, 20)


def test_a_result_is_accepted_as_a_layer(painting):
    document = painting.core.document
    made = document.picture.copy()
    made[100:110, 100:120] = (1, 2, 3, 255)
    document.offer([made])
    painting.parts.window.actions_["image.take_layer"].trigger()
    assert document.candidate is None
    assert np.array_equal(document.picture, made)
    assert document.stack.children[0].box == (100, 100, 20, 10)

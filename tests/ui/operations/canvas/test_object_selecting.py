"""The object tool in the whole window, over an engine whose answers the test sends."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QInputDialog

from studio.document.selections.selection import Mode
from studio.protocol.events import Decoded, Failed
from studio.protocol.requests import SelectObject

PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def asked(studio, monkeypatch):
    """The requests that the engine received."""
    requests = []
    monkeypatch.setattr(studio.core.engine, "ask", requests.append)
    return requests


@pytest.fixture
def table(studio, asked):
    studio.startup.close()
    pixels = np.full((300, 400, 3), 60, np.uint8)
    pixels[100:200, 100:220] = 200
    studio.core.undo.record(studio.core.document.set_picture(pixels))
    studio.core.undo.clear()
    studio.parts.window.actions_["mask.object"].trigger()
    return studio


def drag(studio, *places, modifiers=PLAIN):
    canvas = studio.parts.canvas
    kinds = [QEvent.Type.MouseButtonPress, *[QEvent.Type.MouseMove] * (len(places) - 2), QEvent.Type.MouseButtonRelease]
    for kind, place in zip(kinds, places, strict=True):
        point, button = QPointF(*canvas.view.to_widget(*place)), Qt.MouseButton.LeftButton
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else button
        event = QMouseEvent(kind, point, canvas.mapToGlobal(point), button, held, modifiers)
        QCoreApplication.sendEvent(canvas, event)


def answer(studio, request: SelectObject, box) -> None:
    """Send the mask of a box as the engine's answer."""
    with Image.open(request.image) as image:
        mask = np.zeros((image.height, image.width), np.uint8)
    left, top, right, bottom = box
    mask[top:bottom, left:right] = 255
    Image.fromarray(mask).save(request.out)
    studio.core.engine.job_event.emit(request.job, Decoded(file=request.out))


def settle(studio, qtbot):
    qtbot.waitUntil(lambda: not studio.parts.canvas.selector.busy and not studio.canvas.object_selecting.busy)


def test_a_click_asks_for_a_point_and_the_mask_is_one_undo_step(table, asked, qtbot):
    drag(table, (150, 150), (150, 150))
    qtbot.waitUntil(lambda: len(asked) == 1)
    (request,) = asked
    assert request.box is None
    x, y, there = request.points[0]
    assert (x, y, there) == (pytest.approx(150, abs=2), pytest.approx(150, abs=2), True)
    answer(table, request, (100, 100, 220, 200))
    settle(table, qtbot)
    mask = table.core.document.mask
    assert (mask[105:195, 105:215] == 255).all()
    assert mask[50, 50] == mask[150, 300] == 0
    assert table.core.undo.undoText() == "Object selection"
    assert not Path(request.out).exists()


def test_a_drag_asks_for_a_box_and_shift_adds(table, asked, qtbot):
    table.core.undo.record(table.core.document.fill_mask())
    drag(table, (230, 210), (150, 150), (90, 90), modifiers=SHIFT)
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert asked[0].points == ()
    assert asked[0].box == pytest.approx((90, 90, 230, 210), abs=2)
    answer(table, asked[0], (100, 100, 220, 200))
    settle(table, qtbot)
    assert (table.core.document.mask == 255).all()


def test_a_large_picture_is_reduced_for_the_model(table, asked, qtbot):
    table.core.undo.record(table.core.document.set_picture(np.zeros((1500, 3000, 3), np.uint8)))
    drag(table, (1500, 750), (1500, 750))
    qtbot.waitUntil(lambda: len(asked) == 1)
    with Image.open(asked[0].image) as image:
        assert image.size == (1024, 512)
    assert asked[0].points[0][:2] == pytest.approx((512, 256), abs=4)
    answer(table, asked[0], (256, 128, 768, 384))
    settle(table, qtbot)
    box = table.core.document.mask_box
    assert box == pytest.approx((750, 375, 1500, 750), abs=25)


def test_missing_parts_are_reported(table, asked, qtbot):
    drag(table, (150, 150), (150, 150))
    qtbot.waitUntil(lambda: len(asked) == 1)
    table.core.engine.job_event.emit(asked[0].job, Failed(message="It needs a model."))
    settle(table, qtbot)
    assert table.parts.window.notice.text.text() == "It needs a model."
    assert not table.core.document.has_mask


def test_the_answer_for_another_picture_is_dropped(table, asked, qtbot):
    drag(table, (150, 150), (150, 150))
    qtbot.waitUntil(lambda: len(asked) == 1)
    table.core.undo.record(table.core.document.set_picture(np.zeros((300, 400, 3), np.uint8)))
    answer(table, asked[0], (100, 100, 220, 200))
    settle(table, qtbot)
    assert not table.core.document.has_mask


def test_words_are_requested_and_their_masks_are_joined_as_the_tools_are_set(table, asked, qtbot):
    mask = np.zeros((300, 400), np.uint8)
    mask[10:20, 10:20] = 255
    table.core.document.set_mask(mask)
    table.core.tools.set_selection(mode=Mode.ADD)
    table.parts.window.actions_["mask.by_words"].trigger()
    dialog = table.parts.window.findChild(QInputDialog, "maskWords")
    dialog.setTextValue(" the bright square ")
    dialog.accept()
    qtbot.waitUntil(lambda: len(asked) == 1)
    (request,) = asked
    assert (request.words, request.points, request.box) == ("the bright square", (), None)
    answer(table, request, (100, 100, 220, 200))
    settle(table, qtbot)
    assert table.core.document.mask[15, 15] == table.core.document.mask[150, 150] == 255

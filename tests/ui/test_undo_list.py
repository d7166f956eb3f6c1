"""The undo list: names, jumps, and what trimming leaves of it."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def names(view):
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def opened(studio):
    studio.parts.window.actions_["edit.undo_list"].trigger()
    undo_list = studio.canvas.editing._undo_list
    QTest.qWaitForWindowExposed(undo_list)
    return undo_list


def test_a_click_jumps_to_a_step(studio):
    document, undo = studio.core.document, studio.core.undo
    undo.record(document.set_picture(np.zeros((40, 60, 3), np.uint8)))
    undo.record(document.fill_mask())
    undo.record(document.invert_mask())
    undo_list = opened(studio)
    assert names(undo_list.view) == ["Initial state", "Open picture", "Fill mask", "Invert mask"]
    place = undo_list.view.visualRect(undo_list.view.model().index(2, 0)).center()
    QTest.mouseClick(undo_list.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert document.mask.all()
    assert undo.index() == 2
    QTest.keyClick(undo_list.view, Qt.Key.Key_Up)
    assert not document.mask.any()
    assert undo_list.memory.text() == "3 steps · 0 of 512 MB, then the oldest are dropped"
    studio.parts.window.actions_["edit.undo_list"].trigger()
    assert not undo_list.isVisible()


def test_steps_that_are_dropped_leave_the_list(studio):
    document, undo = studio.core.document, studio.core.undo
    undo_list = opened(studio)
    undo._steps = 3
    undo.record(document.set_picture(np.zeros((40, 60, 3), np.uint8)))
    for _ in range(4):
        undo.record(document.invert_mask())
    assert names(undo_list.view) == ["Initial state", "Invert mask", "Invert mask", "Invert mask"]
    assert undo_list.view.currentIndex().row() == 3


def test_at_least_200_steps_of_painting_a_24_megapixel_picture_fit_the_budget(qapp):
    from studio.document.document import Document
    from studio.document.painting.brush import Brush
    from studio.ui.undo import UNDO_BYTES, UndoStack

    document = Document()
    stack = UndoStack(document)
    stack.record(document.set_picture(np.zeros((4000, 6000, 4), np.uint8), copy=False))
    chance = np.random.default_rng(0)
    for _ in range(220):
        document.begin_stroke(Brush(size=120))
        x, y = chance.uniform(600, 5400), chance.uniform(600, 3400)
        document.stroke_to(x, y)
        document.stroke_to(x + 400, y + 200)
        stack.record(document.end_stroke())
    assert stack.count() >= 200
    assert stack.held_bytes <= UNDO_BYTES

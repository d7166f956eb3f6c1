from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def cloning(bench):
    bench.document.activate("picture")
    bench.settings.choose("clone")
    bench.settings.set_brush(size=10, hardness=1)
    return bench


@pytest.mark.parametrize("key", [ALT, CTRL])
def test_a_key_chooses_the_source_and_aligned_strokes_keep_their_distance(cloning, key):
    before = cloning.document.picture.copy()
    cloning.drag((40, 40), modifiers=key)
    assert cloning.stack.count() == 0
    cloning.drag((100, 60), (120, 60))
    assert np.array_equal(cloning.document.picture[60, 100:118], before[40, 40:58])
    cloning.drag((100, 90))
    assert np.array_equal(cloning.document.picture[90, 98:102], before[70, 38:42])
    assert cloning.stack.undoText() == "Clone stroke"


def test_strokes_that_are_not_aligned_begin_at_the_source_again(cloning):
    cloning.settings.set_clone(replace(cloning.settings.clone, aligned=False))
    before = cloning.document.picture.copy()
    cloning.drag((40, 40), modifiers=ALT)
    for place in ((100, 60), (150, 100)):
        cloning.drag(place)
        assert np.array_equal(cloning.document.picture[place[1], place[0] - 2 : place[0] + 2], before[40, 38:42])


def test_without_a_source_or_a_layer_it_says_what_to_do(cloning):
    said = []
    cloning.canvas.refused.connect(said.append)
    cloning.drag((40, 40))
    cloning.drag((40, 40), modifiers=ALT)
    cloning.document.activate("mask")
    cloning.drag((60, 40))
    assert said == [
        "Hold Alt and click where to copy from first.",
        "Choose a layer to paint on: the clone brush copies no masks.",
    ]
    assert cloning.stack.count() == 0


def test_another_picture_has_no_source(cloning):
    cloning.drag((40, 40), modifiers=ALT)
    cloning.set_picture(np.zeros((50, 60, 3), np.uint8))
    assert cloning.settings.clone.source is None


def test_the_cursor_says_that_a_press_chooses_the_source(cloning):
    cloning.move(cloning.at(50, 50), buttons=Qt.MouseButton.NoButton)
    assert cloning.canvas.cursor().shape() == Qt.CursorShape.BlankCursor  # the ring
    cloning.move(cloning.at(50, 50), buttons=Qt.MouseButton.NoButton, modifiers=ALT)
    assert cloning.canvas.cursor().shape() == Qt.CursorShape.BitmapCursor

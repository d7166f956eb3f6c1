"""Every tool's cursor says what a press would do."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from studio.document.layer_editing import LayerEditing
from studio.ui.canvas.cursors import cursor_of
from studio.ui.tools.registry import tools
from studio.ui.tools.tool import PICKING, Cursor, IconCursor

ALT, CTRL, PLAIN = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)
PAINTING = ["brush", "eraser", "bucket", "gradient", "line", "box", "disc"]
NEEDS_A_HANDLE = ["frame", "extend", "transform"]  # they show arrows where something can be dragged


@pytest.fixture
def layered(bench):
    LayerEditing(bench.document).add_picture("above", np.zeros((150, 200, 4), np.uint8), 0, 0)
    return bench


def cursor(bench, name: str, modifiers=PLAIN) -> Cursor | IconCursor | None:
    """Return the cursor of a tool over the picture; None where the brush's ring replaces it."""
    bench.settings.choose(name)
    bench.move(bench.at(60, 60), buttons=Qt.MouseButton.NoButton, modifiers=modifiers)
    return bench.canvas._shape[0]


@pytest.mark.parametrize("name", [name for name in tools() if name not in NEEDS_A_HANDLE])
def test_a_tool_has_a_cursor_of_its_own(layered, name):
    shape = cursor(layered, name)
    assert shape is not Cursor.ARROW
    if isinstance(shape, IconCursor):
        assert not cursor_of(shape, 1.0).pixmap().isNull()
    elif shape is Cursor.CROSS:
        pytest.fail("a cross alone does not say what the tool does")


@pytest.mark.parametrize("name", PAINTING)
def test_alt_over_a_layer_shows_that_a_press_picks_a_colour(layered, name):
    assert cursor(layered, name, ALT) == PICKING
    assert layered.canvas._ring is None
    layered.press(layered.at(60, 60), modifiers=ALT)
    layered.release(layered.at(60, 60), modifiers=ALT)
    colour = layered.document.picture[60, 60, :3].tolist()
    assert list(layered.settings.paints.colour) == colour
    assert layered.stack.count() == 0


def test_ctrl_shows_that_the_zoom_goes_away(layered):
    assert cursor(layered, "zoom") == IconCursor("ph.magnifying-glass-plus")
    assert cursor(layered, "zoom", CTRL) == IconCursor("ph.magnifying-glass-minus")


@pytest.mark.parametrize("name", ["brush", "eraser"])
def test_ctrl_and_the_eraser_end_change_the_sign_in_the_ring(bench, name):
    assert cursor(bench, name) is None
    erases = bench.canvas._ring.erases
    assert erases == (name == "eraser")
    cursor(bench, name, CTRL)
    assert bench.canvas._ring.erases != erases


@pytest.mark.parametrize("name", list(tools()))
def test_without_a_picture_no_tool_promises_anything(empty_bench, name):
    assert cursor(empty_bench, name) is Cursor.ARROW

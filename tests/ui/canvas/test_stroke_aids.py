from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt

from studio.document.painting.symmetry import SymmetryKind
from studio.protocol.geometry import box_of
from studio.ui.tools.stroke_aids import Steadying
from studio.ui.tools.tool import Cursor

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def set_aids(bench, **changes) -> None:
    bench.settings.set_aids(replace(bench.settings.aids, **changes))


def test_strokes_are_mirrored_at_an_axis_that_can_be_dragged(bench):
    set_aids(bench, symmetry=SymmetryKind.VERTICAL)
    bench.drag((40, 40), (60, 50))
    assert bench.document.mask[45, 50] == bench.document.mask[45, 149] == 255
    assert bench.stack.count() == 1
    bench.stack.undo()
    assert not bench.document.mask.any()
    bench.move(bench.at(100, 75), buttons=Qt.MouseButton.NoButton)
    assert bench.canvas.cursor().shape() == Qt.CursorShape.SizeHorCursor
    bench.drag((100, 75), (60, 75))
    assert bench.settings.aids.axis == pytest.approx((60, 75))
    assert bench.stack.count() == 1  # the undone stroke: moving the axis is not an edit
    bench.drag((40, 20))
    assert bench.document.mask[20, 79] == 255
    bench.set_picture(np.zeros((80, 90, 3), np.uint8))
    assert bench.settings.aids.axis is None


def test_the_axis_is_shown_while_a_tool_paints_with_it(bench, qtbot):
    bench.leave()
    plain = bench.canvas.grab().toImage()
    set_aids(bench, symmetry=SymmetryKind.RADIAL, sectors=5)
    assert bench.canvas.grab().toImage() != plain
    bench.settings.choose("wand")
    assert bench.canvas.grab().toImage() == plain
    bench.settings.choose("eraser")
    assert bench.canvas.grab().toImage() != plain


def test_esc_puts_a_dragged_axis_back(bench):
    set_aids(bench, symmetry=SymmetryKind.BOTH)
    bench.press(bench.at(100, 75))
    bench.move(bench.at(50, 50))
    assert bench.settings.aids.axis is not None
    bench.canvas._cancel_gesture()
    assert bench.settings.aids.axis is None


def test_a_string_keeps_a_trembling_hand_still(bench):
    set_aids(bench, steadying=Steadying.STRING, strength=20)
    bench.settings.set_brush(size=4)
    scale = bench.canvas.view.scale
    tremble = 5 / scale
    bench.drag((60, 60), (60 + tremble, 60), (60, 60 + tremble), (60 - tremble, 60))
    assert box_of(bench.document.mask).width <= 6
    bench.drag((20, 100), (120, 100))
    far = box_of(bench.document.mask).right
    assert far == pytest.approx(120 - 20 / scale + 2, abs=2)
    assert bench.canvas.stroke_end == pytest.approx((120 - 20 / scale, 100))


def test_an_averaged_stroke_ends_where_the_pointer_was_lifted(bench):
    set_aids(bench, steadying=Steadying.AVERAGE, strength=20)
    bench.drag((30, 60), (60, 60), (90, 60), (120, 60))
    assert bench.document.mask[60, 119] == 255


def test_ctrl_turns_the_straight_line_of_shift_by_steps(bench):
    bench.settings.set_brush(size=4)
    bench.drag((20, 20))
    bench.drag((120, 30), modifiers=SHIFT | CTRL)
    assert bench.document.mask[20, 20:118].all()
    assert bench.canvas.stroke_end[1] == pytest.approx(20)


def test_each_tool_remembers_its_own_brush(bench):
    settings = bench.settings
    settings.set_brush(size=30, flow=0.5)
    settings.choose("eraser")
    assert settings.brush.size == 30  # until it is given one of its own
    settings.set_brush(size=90)
    settings.choose("brush")
    assert (settings.brush.size, settings.brush.flow) == (30, 0.5)
    settings.choose("eraser")
    assert settings.brush.size == 90


def test_a_pen_presses_by_its_curve(bench):
    settings = bench.settings
    settings.set_brush(pressure=replace(settings.brush.pressure, size=False, curve=2))
    bench.pen(QEvent.Type.TabletPress, bench.at(60, 60), 0.5)
    bench.pen(QEvent.Type.TabletRelease, bench.at(60, 60), 0.0)
    assert bench.document.mask.max() == 64


def test_the_ring_shows_the_line_that_shift_would_draw(bench):
    bench.drag((20, 20))
    bench.move(bench.at(150, 100), buttons=Qt.MouseButton.NoButton, modifiers=SHIFT)
    ring = bench.canvas._ring
    start, end = bench.at(20, 20), bench.at(150, 100)
    assert ring.line == (pytest.approx((start.x(), start.y())), pytest.approx((end.x(), end.y())))
    assert bench.settings.tool.cursor(bench.canvas, pressed=False) is Cursor.CROSS

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QRegion
from PySide6.QtTest import QTest

from studio.protocol.geometry import box_of
from studio.ui.canvas.picture_view import _around

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_drag_paints_and_undo_restores_every_byte(bench):
    bench.drag((50, 50), (100, 80))
    once = bench.document.mask.copy()
    assert once[50, 50] == once[65, 75] == once[79, 99] == 255
    assert once[120, 20] == 0
    bench.drag((60, 100), (150, 40))
    twice = bench.document.mask.copy()
    assert bench.stack.count() == 2  # strokes are steps of their own
    assert bench.stack.undoText() == "Brush stroke"
    bench.stack.undo()
    np.testing.assert_array_equal(bench.document.mask, once)
    bench.stack.undo()
    assert not bench.document.mask.any()
    bench.stack.redo()
    bench.stack.redo()
    np.testing.assert_array_equal(bench.document.mask, twice)


def test_the_edit_of_a_stroke_keeps_only_its_box(bench):
    bench.drag((50, 50), (100, 80))
    box = bench.document.mask_box
    assert bench.stack.held_bytes == 2 * box.width * box.height


def test_the_eraser_removes_mask(bench):
    bench.fill_mask()
    bench.settings.choose("eraser")
    bench.drag((50, 50), (100, 50))
    assert bench.document.mask[50, 75] == 0
    assert bench.document.mask[120, 75] == 255


@pytest.mark.parametrize("tool", ["brush", "eraser"])
def test_ctrl_swaps_brush_and_eraser_for_one_stroke(bench, tool):
    bench.settings.choose(tool)
    if tool == "brush":
        bench.fill_mask()
    bench.drag((50, 50), (100, 50), modifiers=CTRL)
    assert bench.document.mask[50, 75] == (0 if tool == "brush" else 255)
    assert bench.settings.tool.name == tool


def test_shift_draws_a_straight_line_from_the_last_point(bench):
    bench.drag((20, 20))
    bench.drag((180, 130), modifiers=SHIFT)
    for t in np.linspace(0, 1, 50):
        assert bench.document.mask[int(20 + 110 * t), int(20 + 160 * t)] == 255
    assert bench.stack.count() == 2


def test_shift_without_a_last_point_paints_a_dab(bench):
    bench.drag((100, 100), modifiers=SHIFT)
    assert bench.document.mask_box.width <= 22


def test_a_pen_paints_with_pressure_and_its_other_end_erases(bench):
    press, move, release = QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease
    bench.settings.set_brush(size=40)
    assert bench.pen(press, bench.at(60, 60), 0.5)
    bench.pen(move, bench.at(80, 60), 0.5)
    bench.pen(release, bench.at(80, 60), 0.0)
    assert bench.document.mask.max() == 128
    assert box_of(bench.document.mask).height < 30
    bench.pen(press, bench.at(60, 60), 1.0, eraser=True)
    bench.pen(move, bench.at(80, 60), 1.0, eraser=True)
    bench.pen(release, bench.at(80, 60), 0.0, eraser=True)
    assert bench.document.mask[60, 70] == 0
    assert bench.stack.count() == 2
    assert bench.stack.undoText() == "Eraser stroke"


def test_a_hovering_pen_paints_nothing(bench):
    bench.pen(QEvent.Type.TabletMove, bench.at(60, 60), 0.0)
    assert not bench.document.has_mask


def test_painting_while_zoomed_lands_at_the_pointer(bench):
    bench.canvas.zoom_to(5.0, (200, 150))
    bench.settings.set_brush(size=3)
    place = QPointF(250, 200)
    bench.press(place)
    bench.release(place)
    x, y = bench.canvas.view.to_picture(250, 200)
    box = bench.document.mask_box
    assert box.x + box.width / 2 == pytest.approx(x, abs=1)
    assert box.y + box.height / 2 == pytest.approx(y, abs=1)


@pytest.mark.parametrize("how", ["space", "middle"])
def test_panning_during_a_stroke(bench, how):
    bench.settings.set_brush(size=6)
    bench.canvas.zoom_to(3.0)
    origin = bench.canvas.view
    bench.press(QPointF(200, 200))
    bench.move(QPointF(210, 200))
    if how == "space":
        QTest.keyPress(bench.canvas, Qt.Key.Key_Space)
    else:
        bench.press(QPointF(210, 200), Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton)
    painted = bench.document.mask.copy()
    for x in range(210, 301, 10):
        bench.move(QPointF(x, 240))
    np.testing.assert_array_equal(bench.document.mask, painted)  # panning paints nothing
    assert bench.canvas.view.x - origin.x == pytest.approx(90, abs=1)
    if how == "space":
        QTest.keyRelease(bench.canvas, Qt.Key.Key_Space)
    else:
        bench.release(QPointF(300, 240), Qt.MouseButton.MiddleButton)
    bench.move(QPointF(330, 240))
    bench.release(QPointF(330, 240))
    assert bench.stack.count() == 1  # one stroke all along
    # it went on where it was in the picture: 10 + 30 widget pixels wide, no jump
    assert bench.document.mask_box.width == pytest.approx(40 / 3 + 6, abs=2)
    bench.stack.undo()
    assert not bench.document.mask.any()


def test_escape_cancels_the_stroke(bench):
    bench.press(bench.at(50, 50))
    bench.move(bench.at(80, 50))
    assert bench.document.has_mask
    QTest.keyClick(bench.canvas, Qt.Key.Key_Escape)
    bench.move(bench.at(120, 50))
    bench.release(bench.at(120, 50))
    assert not bench.document.has_mask
    assert bench.stack.count() == 0


def test_undo_during_a_stroke_is_harmless(bench):
    bench.drag((50, 50), (100, 80))
    bench.press(bench.at(60, 100))
    bench.move(bench.at(80, 100))
    bench.stack.undo()
    bench.move(bench.at(90, 100))
    bench.release(bench.at(90, 100))
    assert not bench.document.mask.any()
    bench.stack.redo()
    assert bench.document.mask[50, 50] == 255


def test_mask_commands_are_undo_steps(bench):
    mask = bench.document.mask
    bench.clear_mask()
    assert bench.stack.count() == 0  # nothing to clear
    bench.invert_mask()
    assert (mask == 255).all()
    bench.clear_mask()
    bench.fill_mask()
    bench.fill_mask()
    assert bench.stack.count() == 3
    for expected in (0, 255, 0):
        bench.stack.undo()
        assert (bench.document.mask == expected).all()


def test_an_empty_canvas_ignores_strokes_and_keys(empty_bench):
    bench = empty_bench
    bench.press(QPointF(100, 100))
    bench.move(QPointF(150, 100))
    bench.release(QPointF(150, 100))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(bench.canvas, key)
    bench.wheel(QPointF(50, 50), 3)
    bench.clear_mask()
    bench.invert_mask()
    bench.fill_mask()
    bench.canvas.fit()
    bench.canvas.actual_size()
    assert bench.stack.count() == 0


class PaintSpy(QObject):
    """Records which parts of a widget are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.rects: list[QRect] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.rects += list(event.region())
        return False


def test_a_stroke_repaints_only_its_box(bench, qapp):
    bench.canvas.zoom_to(2.0)
    bench.press(bench.at(60, 60))
    qapp.processEvents()
    spy = PaintSpy()
    bench.canvas.installEventFilter(spy)
    bench.move(bench.at(70, 60))
    qapp.processEvents()
    bench.canvas.removeEventFilter(spy)
    bench.release(bench.at(70, 60))
    foot = bench.canvas.height() - 40
    assert spy.rects
    assert all(rect.height() < 80 for rect in spy.rects if rect.y() < foot)


@pytest.mark.parametrize("zoom", [0.37, 0.8, 1.0, 3.3])
def test_repainting_boxes_equals_repainting_everything(bench, zoom):
    canvas = bench.canvas
    canvas.zoom_to(zoom)
    bench.leave()
    image = QImage(canvas.size(), QImage.Format.Format_RGB32)
    canvas.render(image)
    rects = []
    bench.document.mask_changed.connect(lambda box: rects.append(_around(QRectF(*canvas.view.box_to_widget(box)))))
    bench.document.begin_stroke(bench.settings.brush)
    for place in ((20, 30), (60, 100), (150, 40)):
        bench.document.stroke_to(*place)
        canvas.render(image, rects[-1].topLeft(), QRegion(rects[-1]))
    assert len(rects) == 3
    whole = QImage(canvas.size(), QImage.Format.Format_RGB32)
    canvas.render(whole)
    assert image == whole
    bench.document.cancel_stroke()

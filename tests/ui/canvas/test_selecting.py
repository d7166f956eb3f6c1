"""Selection tools, by mouse, pen and keys on a canvas."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest

from studio.document.selections import changes
from studio.document.selections.selection import Mode
from studio.protocol.geometry import Box, box_of
from studio.ui.canvas.selector import Selector
from studio.ui.tools.outline import Style

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def table(bench, qtbot):
    """A canvas with a grey picture of 200 x 150 that has two red squares."""
    pixels = np.full((150, 200, 3), 128, np.uint8)
    pixels[20:60, 20:60] = pixels[80:120, 120:160] = (200, 20, 30)
    bench.set_picture(pixels)
    bench.stack.clear()
    bench.settle = lambda: qtbot.waitUntil(lambda: not bench.canvas.selector.busy)
    yield bench
    bench.canvas.selector.close()


def key(bench, code, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(bench.canvas, code, modifiers)


def click(bench, place, modifiers=Qt.KeyboardModifier.NoModifier):
    bench.press(bench.at(*place), modifiers=modifiers)
    bench.release(bench.at(*place), modifiers=modifiers)


def test_a_rectangle_is_one_undo_step(table):
    table.settings.choose("rectangle")
    table.drag((30, 40), (100, 90), (90, 80))
    table.settle()
    assert table.document.mask_box == Box(30, 40, 60, 40)
    assert (table.document.mask[40:80, 30:90] == 255).all()
    assert table.stack.count() == 1
    assert table.stack.undoText() == "Rectangle selection"
    table.stack.undo()
    assert not table.document.has_mask


@pytest.mark.parametrize(
    ("modifiers", "mode", "kept", "new"),
    [
        (Qt.KeyboardModifier.NoModifier, Mode.REPLACE, 0, 255),
        (SHIFT, Mode.ADD, 255, 255),
        (CTRL, Mode.SUBTRACT, 255, 0),
        (ALT, Mode.SUBTRACT, 255, 0),
        (SHIFT | CTRL, Mode.INTERSECT, 0, 0),
        (SHIFT | ALT, Mode.INTERSECT, 0, 0),
    ],
)
@pytest.mark.parametrize("by_option", [False, True])
def test_modifiers_and_the_option_choose_the_mode(table, modifiers, mode, kept, new, by_option):
    table.settings.choose("rectangle")
    table.drag((20, 20), (80, 80))
    table.settle()
    if by_option:
        table.settings.set_selection(mode=mode)
        modifiers = Qt.KeyboardModifier.NoModifier
    table.drag((60, 60), (120, 110), modifiers=modifiers)
    table.settle()
    mask = table.document.mask
    common = 0 if mode is Mode.SUBTRACT else 255
    assert (mask[30, 30], mask[100, 100], mask[70, 70]) == (kept, new, common)


def test_shift_during_the_drag_makes_a_square_and_alt_centres_it(table):
    table.settings.choose("rectangle")
    table.press(table.at(50, 60))
    table.move(table.at(70, 70))
    table.move(table.at(80, 70), modifiers=SHIFT)
    table.release(table.at(80, 70), modifiers=SHIFT)
    table.settle()
    assert table.document.mask_box == Box(50, 60, 30, 30)
    table.press(table.at(100, 75))
    table.move(table.at(110, 80))
    table.release(table.at(120, 85), modifiers=ALT)
    table.settle()
    assert table.document.mask_box == Box(80, 65, 40, 20)


def test_an_ellipse_has_soft_edges(table):
    table.settings.choose("ellipse")
    table.drag((50, 50), (120, 100))
    table.settle()
    mask = table.document.mask
    assert mask[75, 85] == 255
    assert mask[52, 52] == 0
    assert ((mask > 0) & (mask < 255)).any()
    assert mask.sum() / 255 == pytest.approx(np.pi * 35 * 25, rel=0.01)


def test_a_click_with_a_shape_clears_the_mask_it_would_replace(table):
    table.fill_mask()
    table.settings.choose("rectangle")
    click(table, (50, 50), SHIFT)
    table.settle()
    assert table.document.has_mask
    click(table, (50, 50))
    table.settle()
    assert not table.document.has_mask


def test_the_lasso_selects_what_it_encloses(table):
    table.settings.choose("lasso")
    table.drag((20, 20), (100, 20), (100, 100), (20, 100))
    table.settle()
    assert table.document.mask.sum() / 255 == pytest.approx(6400, rel=0.02)
    assert table.stack.undoText() == "Lasso"


def test_esc_cancels_a_shape_in_progress(table):
    table.settings.choose("lasso")
    table.press(table.at(20, 20))
    table.move(table.at(100, 20))
    table.move(table.at(60, 90))
    key(table, Qt.Key.Key_Escape)
    table.release(table.at(60, 90))
    table.settle()
    assert not table.document.has_mask
    assert table.stack.count() == 0


@pytest.mark.parametrize("finish", ["enter", "double click", "first corner"])
def test_the_polygon_is_closed_in_three_ways(table, finish):
    table.settings.choose("polygon")
    for place in ((30, 30), (130, 30), (130, 110)):
        click(table, place)
    table.move(table.at(80, 140), buttons=Qt.MouseButton.NoButton)
    assert not table.document.has_mask
    if finish == "enter":
        key(table, Qt.Key.Key_Return)
    elif finish == "double click":
        table.double_click(table.at(130, 110))
    else:
        click(table, (31, 31))
    table.settle()
    assert table.document.mask.sum() / 255 == pytest.approx(100 * 80 / 2, rel=0.02)
    assert table.stack.count() == 1


def test_backspace_takes_back_a_corner_and_esc_all_of_them(table):
    table.settings.choose("polygon")
    for place in ((30, 30), (130, 30), (190, 140), (130, 110)):
        click(table, place)
    key(table, Qt.Key.Key_Backspace)
    key(table, Qt.Key.Key_Backspace)
    click(table, (130, 110))
    key(table, Qt.Key.Key_Return)
    table.settle()
    assert table.document.mask.sum() / 255 == pytest.approx(100 * 80 / 2, rel=0.02)
    for place in ((10, 10), (40, 10), (40, 40)):
        click(table, place)
    key(table, Qt.Key.Key_Escape)
    key(table, Qt.Key.Key_Return)
    table.settle()
    assert table.stack.count() == 1


def test_another_tool_ends_a_polygon_without_a_selection(table):
    table.settings.choose("polygon")
    for place in ((30, 30), (130, 30), (130, 110)):
        click(table, place)
    table.settings.choose("brush")
    key(table, Qt.Key.Key_Return)
    table.settle()
    assert not table.document.has_mask


def test_a_new_picture_ends_a_polygon(table):
    table.settings.choose("polygon")
    for place in ((30, 30), (130, 30), (130, 110)):
        click(table, place)
    table.set_picture(np.zeros((40, 40, 3), np.uint8))
    key(table, Qt.Key.Key_Return)
    table.settle()
    assert not table.document.has_mask


def test_space_pans_between_the_corners_of_a_polygon(table):
    table.settings.choose("polygon")
    click(table, (30, 30))
    before = table.canvas.view
    QTest.keyPress(table.canvas, Qt.Key.Key_Space)
    start = table.at(100, 75)
    table.press(start)
    table.move(start + (table.at(110, 80) - table.at(100, 75)))
    table.release(start)
    QTest.keyRelease(table.canvas, Qt.Key.Key_Space)
    assert table.canvas.view.x > before.x
    click(table, (130, 30))
    click(table, (130, 110))
    key(table, Qt.Key.Key_Return)
    table.settle()
    assert table.document.mask.sum() / 255 == pytest.approx(100 * 80 / 2, rel=0.02)


@pytest.mark.parametrize("tool", ["brush", "lasso", "rectangle"])
def test_space_pans_within_a_drag(table, tool):
    table.settings.choose(tool)
    before = table.canvas.view
    table.press(table.at(50, 50))
    table.move(table.at(80, 50))
    QTest.keyPress(table.canvas, Qt.Key.Key_Space)
    table.move(table.at(100, 60))
    QTest.keyRelease(table.canvas, Qt.Key.Key_Space)
    assert table.canvas.view.x != before.x
    table.move(table.at(90, 90))
    table.release(table.at(60, 100))
    table.settle()
    box = table.document.mask_box
    assert box.x >= 38
    assert box.right <= 102


def test_the_magnetic_lasso_follows_the_edge_of_a_square(table):
    table.settings.choose("magnetic")
    click(table, (22, 21))
    for place in ((40, 19), (61, 22)):  # roughly along the edge
        table.move(table.at(*place), buttons=Qt.MouseButton.NoButton)
    click(table, (61, 22))
    click(table, (58, 61))
    click(table, (21, 58))
    key(table, Qt.Key.Key_Return)
    table.settle()
    inside = np.zeros((150, 200), bool)
    inside[20:60, 20:60] = True
    assert ((table.document.mask >= 128) == inside).mean() > 0.99


def test_backspace_takes_back_what_the_magnetic_lasso_fixed(table):
    table.settings.choose("magnetic")
    for place in ((22, 21), (61, 22), (190, 140)):
        click(table, place)
    for _ in range(8):  # far away it was fixed on the way, too
        key(table, Qt.Key.Key_Backspace)
    key(table, Qt.Key.Key_Return)
    table.settle()
    assert not table.document.has_mask
    assert not table.canvas._gestures.running


def test_the_wand_selects_the_connected_colour(table):
    table.settings.choose("wand")
    click(table, (30, 30))
    table.settle()
    assert table.document.mask_box == Box(20, 20, 40, 40)
    click(table, (130, 90), SHIFT)
    table.settle()
    assert (table.document.mask == 255).sum() == 3200
    table.settings.set_selection(contiguous=False)
    click(table, (5, 5))
    table.settle()
    assert (table.document.mask == 255).sum() == 200 * 150 - 3200


def test_by_colour_selects_it_everywhere_and_the_wand_beside_the_picture_nothing(table):
    table.settings.choose("colour_range")
    click(table, (30, 30))
    table.settle()
    assert (table.document.mask == 255).sum() == 3200
    click(table, (-5, 30))
    table.settle()
    assert (table.document.mask == 255).sum() == 3200


def test_a_selection_is_feathered(table):
    table.settings.choose("wand")
    table.settings.set_selection(feather=6)
    click(table, (30, 30))
    table.settle()
    row = table.document.mask[40]
    assert row[40] == 255
    assert 90 < row[19:21].mean() < 165
    assert 0 < row[15] < row[24] < 255


def test_scribbles_add_up_and_ctrl_leaves_out(table):
    table.settings.choose("quick")
    table.settings.set_brush(size=8)
    table.drag((30, 30), (50, 50))
    table.settle()
    assert (table.document.mask[25:55, 25:55] >= 128).all()
    assert table.document.mask[100, 100] < 128
    table.drag((130, 90), (150, 110))
    table.settle()
    assert table.document.mask[100, 140] >= 128
    table.drag((130, 100), (150, 100), modifiers=CTRL)
    table.settle()
    assert table.document.mask[100, 140] < 128
    assert table.document.mask[40, 40] >= 128
    styles = [line.style for line in table.canvas._outlines["kept"].lines]
    assert styles == [Style.IN, Style.IN, Style.OUT]
    assert table.stack.count() == 3
    table.settings.choose("brush")
    assert table.canvas._outlines["kept"] is None
    assert table.document.mask[40, 40] >= 128


def test_undo_ends_the_scribbles(table):
    table.settings.choose("quick")
    table.drag((30, 30), (50, 50))
    table.settle()
    table.stack.undo()
    assert not table.document.has_mask
    assert table.canvas.selector.scribbles == ()


def test_what_is_painted_while_a_selection_is_computed_is_kept(table, monkeypatch):
    import threading

    free = threading.Event()
    made = changes.combined

    def late(*arguments):
        assert free.wait(20)
        return made(*arguments)

    monkeypatch.setattr(changes, "combined", late)
    table.settings.choose("wand")
    click(table, (30, 30), SHIFT)
    table.settings.choose("brush")
    table.drag((100, 20), (180, 20))
    painted = box_of(table.document.mask)
    free.set()
    table.settle()
    assert table.document.mask[20, 150] == 255
    assert table.document.mask[40, 40] == 255
    table.stack.undo()  # the selection alone
    assert box_of(table.document.mask) == painted
    table.stack.undo()
    assert not table.document.has_mask


def test_a_selection_does_not_interrupt_a_stroke(table, qtbot, monkeypatch):
    attempts = []
    start = Selector._start

    def noted(selector):
        attempts.append(selector.busy and table.document.stroking)
        start(selector)

    monkeypatch.setattr(Selector, "_start", noted)
    table.settings.choose("wand")
    click(table, (30, 30), SHIFT)
    table.settings.choose("brush")
    table.press(table.at(100, 20))
    table.move(table.at(150, 20))
    qtbot.waitUntil(lambda: attempts.count(True) >= 2)
    assert table.document.stroking
    table.move(table.at(180, 20))
    table.release(table.at(180, 20))
    table.settle()
    assert table.document.mask[20, 170] == 255
    assert table.document.mask[40, 40] == 255


def test_a_selection_of_a_replaced_picture_is_dropped(table):
    table.settings.choose("wand")
    click(table, (30, 30))
    table.set_picture(np.zeros((30, 30, 3), np.uint8))
    table.settle()
    assert not table.document.has_mask


def test_the_cursor_says_what_a_press_would_do(table):
    table.settings.choose("wand")
    table.move(table.at(50, 50), buttons=Qt.MouseButton.NoButton)
    seen = {}
    for modifiers in (Qt.KeyboardModifier.NoModifier, SHIFT, CTRL, SHIFT | CTRL):
        table.move(table.at(50, 50), buttons=Qt.MouseButton.NoButton, modifiers=modifiers)
        assert table.canvas.cursor().shape() == Qt.CursorShape.BitmapCursor
        seen[modifiers] = table.canvas.cursor().pixmap().toImage()
    pictures = list(seen.values())
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])
    table.move(table.at(50, 50), buttons=Qt.MouseButton.NoButton)
    QTest.keyPress(table.canvas, Qt.Key.Key_Shift)
    assert table.canvas.cursor().pixmap().toImage() == seen[SHIFT]
    QTest.keyRelease(table.canvas, Qt.Key.Key_Shift)
    assert table.canvas.cursor().pixmap().toImage() == pictures[0]


def test_the_eraser_end_of_a_pen_subtracts(table):
    table.fill_mask()
    table.settings.choose("lasso")
    press, move, release = QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease
    table.pen(press, table.at(20, 20), 1.0, eraser=True)
    for place in ((100, 20), (100, 100), (20, 100)):
        table.pen(move, table.at(*place), 1.0, eraser=True)
    table.pen(release, table.at(20, 100), 0.0, eraser=True)
    table.settle()
    assert table.document.mask[50, 60] == 0
    assert table.document.mask[140, 60] == 255


@pytest.mark.parametrize(
    "tool", ["rectangle", "ellipse", "lasso", "polygon", "magnetic", "wand", "colour_range", "quick"]
)
def test_without_a_picture_selection_tools_do_nothing(empty_bench, tool):
    empty_bench.settings.choose(tool)
    empty_bench.drag((10, 10), (50, 50), (90, 20))
    key(empty_bench, Qt.Key.Key_Return)
    assert not empty_bench.canvas.selector.busy
    assert empty_bench.stack.count() == 0
    assert empty_bench.canvas.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_esc_stops_a_selection_that_is_being_computed(table, monkeypatch):
    import threading

    free = threading.Event()
    made = changes.combined
    monkeypatch.setattr(changes, "combined", lambda *arguments: free.wait(20) and made(*arguments))
    table.settings.choose("wand")
    click(table, (30, 30))
    waited = []
    table.canvas.selector.when_idle(lambda: waited.append(True))
    assert not waited
    key(table, Qt.Key.Key_Escape)
    assert not waited
    assert not table.canvas.selector.busy
    free.set()
    click(table, (30, 30), SHIFT)
    table.settle()
    assert table.stack.count() == 1

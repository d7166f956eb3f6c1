import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest

from studio.protocol.geometry import Box, Size

CROP = Box(40, 30, 60, 60)


@pytest.fixture
def offered(bench):
    """A canvas with a candidate for a crop."""
    bench.before = bench.document.picture.copy()
    bench.document.offer([np.full((60, 60, 3), 200, np.uint8)], CROP)
    return bench


def shown(bench, x: float, y: float) -> str:
    bench.leave()
    point = bench.at(x, y)
    return bench.canvas.grab().toImage().pixelColor(int(point.x()), int(point.y())).name()


def test_a_click_toggles_the_candidate_without_an_edit(offered):
    bench = offered
    assert shown(bench, 70, 60) == "#c8c8c8"
    bench.drag((60, 60))
    assert not bench.document.candidate.shown
    assert shown(bench, 70, 60) != "#c8c8c8"
    bench.drag((60, 60))
    assert bench.document.candidate.shown
    assert not bench.document.has_mask
    np.testing.assert_array_equal(bench.document.picture, bench.before)
    assert bench.stack.count() == 0


@pytest.mark.parametrize("how", ["enter", "double click", "command"])
def test_accepting_is_an_undo_step(offered, how):
    bench = offered
    if how == "enter":
        QTest.keyClick(bench.canvas, Qt.Key.Key_Return)
    elif how == "double click":
        bench.double_click(bench.at(60, 60))
    else:
        bench.canvas.take_candidate()
    assert (bench.document.picture[CROP.slices][:, :, :3] == 200).all()
    assert bench.document.candidate is None
    assert not bench.document.has_mask
    assert bench.stack.count() == 1
    bench.stack.undo()
    np.testing.assert_array_equal(bench.document.picture, bench.before)
    assert shown(bench, 70, 60) != "#c8c8c8"


def test_escape_discards_the_candidate(offered):
    QTest.keyClick(offered.canvas, Qt.Key.Key_Escape)
    assert offered.document.candidate is None
    np.testing.assert_array_equal(offered.document.picture, offered.before)


def test_a_drag_still_paints_the_mask(offered):
    offered.drag((60, 60), (90, 60))
    assert offered.document.mask[60, 61] == offered.document.mask[60, 75] == 255
    assert offered.document.candidate.shown


def cells_of(bench):
    """Where the results of the sheet lie in the widget."""
    sheet, view = bench.canvas._painter.sheet, bench.canvas.view
    return [QRectF(*view.box_to_widget(sheet.box(index))) for index in range(sheet.count)]


def test_arrow_keys_choose_on_the_sheet(bench):
    bench.document.offer([np.full((20, 20, 3), value, np.uint8) for value in range(5)])
    seen = []
    keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left)
    for key in (*keys, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(bench.canvas, key)
        seen.append(bench.document.candidate.selected)
    assert seen == [0, 1, 2, 2, 2, 1, 4, 4, 1], "three columns; the second row has two"


def test_several_results_are_a_grid_to_choose_from(bench):
    pictures = [np.full((150, 200, 3), value, np.uint8) for value in (50, 100, 150, 200)]
    bench.document.offer(pictures)
    cells = cells_of(bench)
    assert len(cells) == 4
    bench.leave()
    image = bench.canvas.grab().toImage()
    for cell, value in zip(cells, (50, 100, 150, 200), strict=True):
        assert image.pixelColor(cell.center().toPoint()).red() == value
    bench.press(cells[2].center())
    bench.release(cells[2].center())
    assert bench.document.candidate.selected == 2
    outside = QPointF(2, 2)
    bench.press(outside)
    bench.release(outside)
    assert not bench.document.candidate.shown
    bench.press(outside)
    bench.release(outside)
    assert bench.document.candidate.shown
    QTest.keyClick(bench.canvas, Qt.Key.Key_Return)
    assert (bench.document.picture[..., 0] == 150).all()
    assert not bench.document.has_mask


def test_a_double_click_accepts_the_clicked_cell(bench):
    bench.document.offer([np.full((16, 16, 3), value, np.uint8) for value in (50, 100)])
    cells = cells_of(bench)
    bench.double_click(QPointF(3, 3))  # beside them: takes nothing
    assert bench.document.candidate is not None
    assert bench.document.candidate.shown
    bench.document.toggle()
    bench.double_click(cells[1].center())  # the first click brings the grid up, the second must not take blindly
    assert bench.document.candidate is not None
    bench.double_click(cells[1].center())
    assert bench.document.size == Size(16, 16)
    assert (bench.document.picture[:, :, 0] == 100).all()
    bench.stack.undo()
    assert bench.document.size == Size(200, 150)


def test_the_first_result_is_fitted_to_the_empty_canvas(empty_bench):
    bench = empty_bench
    bench.document.offer([np.full((16, 16, 3), 90, np.uint8)])
    assert bench.canvas.view.zoom == 22
    assert shown(bench, 8, 8) == "#5a5a5a"
    QTest.keyClick(bench.canvas, Qt.Key.Key_Enter)
    assert bench.document.has_picture
    assert bench.stack.count() == 1


def test_keys_without_a_candidate_stay_shortcuts(bench, qtbot):
    heard = []
    action = QAction("Stop", bench.canvas)
    action.setShortcut(QKeySequence("Esc"))
    action.triggered.connect(lambda: heard.append("stop"))
    bench.canvas.addAction(action)
    QTest.keyClick(bench.canvas, Qt.Key.Key_Escape)
    assert heard == ["stop"]
    bench.document.offer([np.zeros((150, 200, 3), np.uint8)])
    QTest.keyClick(bench.canvas, Qt.Key.Key_Escape)
    assert heard == ["stop"]
    assert bench.document.candidate is None


def test_after_accepting_the_overlay_does_not_hide_the_result(bench):
    bench.document.fill_mask()
    bench.document.offer([np.full((150, 200, 3), 200, np.uint8)])
    bench.canvas.take_candidate()
    assert bench.document.has_mask
    assert shown(bench, 70, 60) == "#c8c8c8"
    assert bench.canvas._ants.running
    bench.drag((60, 60), (62, 60))
    bench.document.invert_mask()
    bench.document.invert_mask()
    assert shown(bench, 70, 60) != "#c8c8c8"


def test_undo_brings_the_overlay_back(bench):
    bench.document.fill_mask()
    before = shown(bench, 70, 60)
    bench.document.offer([np.full((150, 200, 3), 200, np.uint8)])
    bench.canvas.take_candidate()
    bench.stack.undo()
    assert shown(bench, 70, 60) == before

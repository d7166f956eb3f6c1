"""Enlarged samples under real keys, clicks and the wheel."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from studio.protocol.events import Sampled
from studio.protocol.runfolder import REAL_FILE
from studio.ui.training.samples.sample_grid import SampleGrid
from studio.ui.training.samples.sample_viewer import SampleViewer

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def run(tmp_path):
    (tmp_path / "samples").mkdir()
    for name, colour, height in (
        ("samples/a.png", "#204060", 20),
        ("samples/b.png", "#808080", 20),
        (REAL_FILE, "red", 10),
    ):
        image = QImage(40, height, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        image.save(str(tmp_path / name))
    return tmp_path


@pytest.fixture
def page(qtbot, run):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 500)
    grid = SampleGrid(page)
    grid.resize(200, 300)
    viewer = SampleViewer(page)
    page.show()
    assert QTest.qWaitForWindowActive(page)
    grid.enlarge_requested.connect(lambda: viewer.enlarge(grid))
    grid.show_sampled(run, Sampled(step=10, file="samples/a.png"))
    qtbot.waitUntil(lambda: not grid.picture.image.isNull() and not grid.picture.real.isNull())
    return page, grid, viewer


def enlarge(qtbot, page):
    _, grid, viewer = page
    qtbot.mouseClick(grid.picture, LEFT, pos=QPoint(5, 5))
    assert viewer.isVisible()
    return viewer


def colour_at(viewer, x, y):
    """The colour of a pixel of the sheet."""
    place = viewer._view.to_widget(x + 0.5, y + 0.5)
    return viewer.grab().toImage().pixelColor(QPoint(*map(int, place))).name()


def test_real_pictures_stand_below_the_samples_at_the_same_zoom(page):
    _, grid, _ = page
    place, real = grid.picture.place(), grid.picture.real_place()
    assert (place.width(), place.height()) == (2 * place.height(), 2 * real.height())
    assert real.top() > place.bottom()
    assert real.bottom() <= grid.picture.height()
    assert grid.picture.grab().toImage().pixelColor(real.center()).name() == "#ff0000"


def test_only_one_row_of_real_pictures_is_shown_where_two_make_the_samples_smaller(page):
    _, grid, _ = page
    picture = grid.picture
    caption = picture.real_place().top() - picture.place().height()
    picture.resize(400, 4 * 25 + caption)
    assert picture.place().height() == 4 * 20
    assert picture.real_place().height() == 4 * 5
    picture.resize(400, 4 * 30 + caption)
    assert picture.real_place().height() == 4 * 10


def test_a_click_magnifies_and_escape_closes(qtbot, page):
    viewer = enlarge(qtbot, page)
    assert viewer.geometry() == page[0].rect()
    assert viewer.zoom == int(viewer.zoom) > 4
    assert colour_at(viewer, 39, 19) == "#204060"
    assert colour_at(viewer, 20, 20 + 4 + 5) == "#ff0000"
    assert "Samples · step 10" in viewer.heading.text()
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()
    assert page[1].picture.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_keyboard_magnifies(page, key):
    page[1].picture.setFocus()
    QTest.keyClick(page[1].picture, key)
    assert page[2].isVisible()
    assert page[2].hasFocus()


def test_arrow_keys_step_and_the_magnified_samples_follow(qtbot, page, run):
    viewer, steps = enlarge(qtbot, page), []
    viewer.stepped.connect(steps.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(viewer, key)
    assert steps == [-1, 1]
    page[1].show_sampled(run, Sampled(step=20, file="samples/b.png"))
    qtbot.waitUntil(lambda: "step 20" in viewer.heading.text())
    assert colour_at(viewer, 3, 3) == "#808080"


def test_wheel_and_keys_zoom_and_a_drag_pans(qtbot, page):
    viewer = enlarge(qtbot, page)
    fitted, at = viewer.zoom, QPointF(100, 200)
    before = viewer._view.to_picture(at.x(), at.y())
    event = QWheelEvent(
        at, viewer.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewer, event)
    assert viewer.zoom > fitted
    assert viewer._view.to_picture(at.x(), at.y()) == pytest.approx(before, abs=0.2)
    where = viewer._view.x, viewer._view.y
    QTest.mousePress(viewer, LEFT, pos=QPoint(200, 200))
    QTest.mouseMove(viewer, QPoint(230, 190))
    QTest.mouseRelease(viewer, LEFT, pos=QPoint(230, 190))
    assert (viewer._view.x, viewer._view.y) == pytest.approx((where[0] + 30, where[1] - 10), abs=1)
    QTest.keyClick(viewer, Qt.Key.Key_Minus)
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    QTest.keyClick(viewer, Qt.Key.Key_0)
    assert viewer.zoom == fitted
    page[0].resize(700, 700)
    assert viewer.geometry() == page[0].rect()
    assert viewer.zoom > fitted


def test_it_closes_when_the_samples_are_cleared(qtbot, page):
    viewer = enlarge(qtbot, page)
    page[1].clear()
    assert not viewer.isVisible()
    assert page[1].picture.real.isNull()

"""Paint into this frame: strokes, mask, paste, and the requested branch."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.protocol.generation_recipe import PAINT_HELD
from tests.ui.operations.timeline.test_forking import forked, keep_result, open_lane, own_model  # noqa: F401 - a fixture

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def lane(own_model, studio, qtbot):  # noqa: F811
    studio.parts.recipe_panel.fields.models.model.set_key("pocket")
    lane = open_lane(studio, keep_result("parent"))
    studio.core.timeline.look_at(lane, 3)
    studio.parts.window.activateWindow()
    studio.parts.timeline_panel.lanes.setFocus()
    qtbot.waitUntil(studio.parts.timeline_panel.lanes.hasFocus)
    return lane


@pytest.fixture
def view(studio, lane, qtbot):
    QTest.mouseClick(studio.parts.timeline_panel.header.paint, LEFT)
    view = studio.parts.canvas_page.painting
    qtbot.waitUntil(lambda: studio.parts.canvas_page.front is view)
    view.bar.size_.setValue(6)
    view.setFocus()
    return view


def place(view, x, y):
    left, top = view.link.view.to_widget(x, y)
    return QPoint(round(left), round(top))


def stroke(view, start, end):
    QTest.mousePress(view.pane, LEFT, NONE, place(view, *start))
    QTest.mouseMove(view.pane, place(view, *end))
    QTest.mouseRelease(view.pane, LEFT, NONE, place(view, *end))


def test_the_predicted_x0_is_shown_large(studio, lane, view):
    assert view.painting.shown.shape == (16, 16, 3)
    assert view.pane.caption == "step 4 of 8 · predicted x₀ · parent"
    assert view.link.view.zoom >= 16
    assert view.hasFocus()


def test_a_stroke_paints_and_is_undone(view):
    view.bar.set_colour((255, 0, 0))
    stroke(view, (4, 8), (12, 8))
    assert tuple(view.painting.paint[8, 8]) == (255, 0, 0, 255)
    assert tuple(view.painting.picture[8, 8]) == (255, 0, 0)
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not view.painting.paint[..., 3].any()
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert tuple(view.painting.paint[8, 8]) == (255, 0, 0, 255)


def test_enter_continues_from_the_painted_frame_as_a_branch(studio, lane, view):
    stroke(view, (4, 4), (5, 4))
    QTest.keyClick(view, Qt.Key.Key_Return)
    fork = forked(studio).recipe.fork
    assert (fork.record, fork.step, fork.edit.picture) == (str(lane.trajectory), 3, 0)
    paint, mask = (np.asarray(Image.open(path)) for path in (fork.edit.image, fork.edit.mask))
    assert np.array_equal(paint, view.painting.paint)
    assert fork.edit.hold == PAINT_HELD
    assert mask[4, 4] == 255, "the branch may differ where it was painted"
    assert mask[15, 15] == 0
    assert studio.parts.canvas_page.front is not view


def test_the_mask_limits_where_the_future_may_differ(studio, view):
    stroke(view, (4, 4), (5, 4))
    QTest.keyClick(view, "4")
    stroke(view, (10, 10), (11, 10))
    assert view.bar.scope.key() == "mask"
    QTest.mouseClick(view.bar.run, LEFT)
    mask = np.asarray(Image.open(forked(studio).recipe.fork.edit.mask))
    assert (mask[10, 10], mask[4, 4]) == (255, 0)


def test_how_long_the_paint_is_held_is_chosen(studio, view):
    stroke(view, (4, 4), (5, 4))
    view.bar.hold.setValue(60)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert forked(studio).recipe.fork.edit.hold == 0.6


def test_everywhere_needs_no_mask(studio, view):
    stroke(view, (4, 4), (5, 4))
    QTest.mouseClick(view.bar.scope.segment("everywhere"), LEFT)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert forked(studio).recipe.fork.edit.mask is None


def test_noise_and_restoring(view):
    QTest.keyClick(view, "2")
    stroke(view, (4, 8), (12, 8))
    painted = view.painting.paint[7:9, 5:11, :3]
    assert len(np.unique(painted.reshape(-1, 3), axis=0)) > 6
    QTest.keyClick(view, "3")
    stroke(view, (4, 8), (12, 8))
    assert view.painting.paint[8, 8, 3] == 0


def test_a_picture_is_pasted_into_the_middle(view, qtbot):
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.green)
    QGuiApplication.clipboard().setImage(image)
    QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view.painting.paint[..., 3].any())
    assert tuple(view.painting.paint[8, 8]) == (0, 255, 0, 255)
    assert view.painting.paint[4, 4, 3] == 0


def test_a_colour_is_taken_from_the_picture(view):
    QTest.mouseClick(view.pane, LEFT, Qt.KeyboardModifier.AltModifier, place(view, 8.5, 8.5))
    assert view.bar.colour == tuple(view.painting.shown[8, 8].tolist())
    assert not view.painting.paint[..., 3].any()


def test_brackets_change_the_brush(view):
    before = view.pane.brush.size
    QTest.keyClick(view, "]")
    assert view.pane.brush.size > before
    assert view.bar.size_.value() == pytest.approx(view.pane.brush.size, abs=0.5)


def test_what_was_painted_is_there_when_one_comes_back(studio, view):
    stroke(view, (4, 4), (5, 4))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert studio.parts.canvas_page.shows_canvas
    studio.parts.window.actions_["timeline.paint"].trigger()
    assert studio.parts.canvas_page.front is view
    assert view.painting.paint[..., 3].any()


def test_running_without_paint_says_what_is_missing(studio, view):
    told = []
    studio.step_views.painting._notify = lambda text, bad: told.append(text)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert told == ["Nothing is painted yet: paint first, or let the branch differ everywhere."]
    assert not studio.core.queue.jobs


def test_what_cannot_be_painted_into_is_reported(studio, lane):
    told = []
    studio.step_views.painting._notify = lambda text, bad: told.append(text)
    several = open_lane(studio, keep_result("several", count=2))
    studio.step_views.painting.paint_here()
    several.trajectory = None
    studio.step_views.painting.paint_here()
    studio.core.timeline.add(
        DenoisingLane(
            (np.zeros((2, 1, 3, 16, 16), np.float32),) * 2,
            title="live",
            timesteps=[2, 1],
            alphas_cumprod=[0.9, 0.1, 0.05],
            live=True,
        )
    )
    studio.step_views.painting.paint_here()
    assert [text.split(":")[0] for text in told] == [
        "Several pictures are shown",
        "The frames of a stopped generation are not kept",
        "There is no generation in the timeline to paint into.",
    ]

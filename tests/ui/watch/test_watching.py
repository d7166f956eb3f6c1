"""The Watch workspace: views of one step beside each other."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.ui.workspaces import Workspace

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def lane(studio):
    x_t = np.stack([np.full((1, 3, 16, 16), -0.5 + k / 10, np.float32) for k in range(6)])
    made = DenoisingLane(
        (x_t, np.full_like(x_t, 0.5)),
        title="a",
        timesteps=range(60, 0, -10),
        alphas_cumprod=np.linspace(0.99, 0.01, 100),
    )
    studio.core.timeline.add(made)
    studio.core.timeline.look_at(made, 2)
    return made


@pytest.fixture
def watch(studio, lane):
    studio.parts.window.workspaces.switch(Workspace.WATCH)
    return studio.parts.canvas_page.watch


def grey_of(pane):
    return int(pane.image.pixels[0, 0, 0])


def test_two_views_of_the_step_stand_beside_each_other(studio, watch):
    assert studio.parts.canvas_page.front is watch
    assert watch.views == ("x_t", "x0")
    assert [watch.by_view[view].isVisible() for view in ("x_t", "x0", "epsilon", "change")] == [
        True,
        True,
        False,
        False,
    ]
    assert abs(grey_of(watch.by_view["x_t"]) - 0.7 * 127.5) <= 1
    assert abs(grey_of(watch.by_view["x0"]) - 1.5 * 127.5) <= 1


def test_the_views_follow_the_playhead(studio, watch):
    studio.core.timeline.step(1)
    assert abs(grey_of(watch.by_view["x_t"]) - 0.8 * 127.5) <= 1


def test_the_second_of_two_views_is_the_chosen_one(studio, watch):
    QTest.mouseClick(studio.parts.timeline_panel.header.views.button("change"), LEFT)
    assert watch.views == ("x_t", "change")
    assert grey_of(watch.by_view["change"]) == 0


def test_the_number_of_views_is_chosen_and_remembered(studio, watch, qtbot):
    counts = studio.parts.timeline_panel.header.counts
    QTest.mouseClick(counts.segment("4"), LEFT)
    assert all(pane.isVisible() for pane in watch.panes)
    qtbot.waitUntil(lambda: all(pane.image is not None for pane in watch.panes))
    assert studio.core.settings.value("watch/views") == "4"
    studio.parts.window.actions_["watch.one"].trigger()
    assert studio.parts.canvas_page.shows_canvas
    assert counts.key() == "1"
    studio.parts.window.actions_["watch.two"].trigger()
    assert studio.parts.canvas_page.front is watch


def test_the_views_share_zoom_and_pan(studio, watch):
    one, other = watch.by_view["x_t"], watch.by_view["x0"]
    assert one.size() == other.size()
    zoom = watch.link.view.zoom
    studio.parts.window.actions_["view.zoom_out"].trigger()
    assert watch.link.view.zoom < zoom
    QTest.mouseDClick(other, LEFT, NONE, QPoint(20, 20))
    assert watch.link.view.zoom == zoom


def test_each_picture_is_at_least_as_large_as_in_the_paint_workspace(studio, lane, qtbot):
    for size in ((1440, 900), (1100, 700)):
        studio.parts.window.resize(*size)
        studio.parts.window.workspaces.switch(Workspace.PAINT)
        studio.parts.window.workspaces.reset()
        studio.parts.canvas.fit()
        QTest.qWait(1)
        painted = studio.parts.canvas.view.zoom
        studio.parts.window.workspaces.switch(Workspace.WATCH)
        studio.parts.window.workspaces.reset()
        QTest.qWait(1)
        assert studio.parts.canvas_page.watch.link.view.zoom >= painted, size


def test_other_workspaces_show_the_canvas(studio, watch):
    studio.parts.window.workspaces.switch(Workspace.PAINT)
    assert studio.parts.canvas_page.shows_canvas
    assert not studio.parts.timeline_panel.header.counts.isVisible()
    assert not studio.parts.window.actions_["watch.four"].isEnabled()


def test_a_result_that_waits_is_shown_until_the_playhead_moves(studio, watch):
    studio.parts.canvas.show_frame(None)
    studio.core.document.offer([np.zeros((16, 16, 3), np.uint8)])
    assert studio.parts.canvas_page.shows_canvas
    studio.core.timeline.step(-1)
    assert studio.parts.canvas_page.front is watch


def test_without_a_lane_the_canvas_stays(studio):
    studio.parts.window.workspaces.switch(Workspace.WATCH)
    assert studio.parts.canvas_page.shows_canvas

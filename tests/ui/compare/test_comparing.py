"""Two pictures compared over the canvas: by keys, by the mouse, in step with the playhead."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from studio.document.comparison import LaneFrame
from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.taking import take_candidate
from studio.ui.timeline.strip import GUTTER

LEFT, NONE, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def make_lane(title, level, steps=6, size=16):
    """A lane whose frame k has the grey of `level` + k / 100 in every pixel."""
    values = np.stack([np.full((1, 3, size, size), level + k / 100, np.float32) for k in range(steps)])
    return DenoisingLane(
        (values, values),
        title=title,
        timesteps=range(steps * 10, 0, -10),
        alphas_cumprod=np.linspace(0.99, 0.01, 100),
    )


def grey(level):
    return round((level + 1) * 127.5)


@pytest.fixture
def lanes(studio, qtbot):
    one, other = make_lane("one", -0.5), make_lane("other", 0.5)
    for lane in (other, one):
        studio.core.timeline.add(lane)
    studio.core.timeline.look_at(one, 2)
    studio.parts.window.activateWindow()
    studio.parts.canvas.setFocus()
    qtbot.waitUntil(studio.parts.canvas.hasFocus)
    return one, other


@pytest.fixture
def view(studio, lanes):
    """The comparison of both lanes, by the key."""
    QTest.keyClick(studio.parts.window, Qt.Key.Key_C)
    shown = studio.parts.canvas_page.comparison
    assert studio.parts.canvas_page.front is shown
    return shown


def colour(widget, x, y):
    return QColor(widget.grab().toImage().pixel(round(x), round(y))).red()


def middle_of(pane, share=0.5):
    """Place of the widget at a share of the picture's width, in the middle of its height."""
    x, y = pane.link.view.to_widget(share * pane.link.size.width, pane.link.size.height / 2)
    return QPoint(round(x), round(y))


def test_the_key_compares_the_playhead_with_the_other_lane_at_the_same_step(studio, lanes, view):
    assert studio.core.comparison.other.lane is lanes[1]
    assert [side[0] for side in view.single.sides] == ["step 3 of 6 · one", "step 3 of 6 · other"]
    QTest.keyClick(studio.parts.window, Qt.Key.Key_Right)
    assert [side[0] for side in view.single.sides] == ["step 4 of 6 · one", "step 4 of 6 · other"]
    QTest.keyClick(studio.parts.window, Qt.Key.Key_C)
    assert studio.parts.canvas_page.shows_canvas


def test_wiping_shows_each_on_its_side_of_the_divider(studio, view):
    studio.core.comparison.set_mode("wipe")
    pane = view.single
    left, right = middle_of(pane, 0.25), middle_of(pane, 0.75)
    assert abs(colour(pane, left.x(), left.y()) - grey(-0.48)) <= 1
    assert abs(colour(pane, right.x(), right.y()) - grey(0.52)) <= 1
    QTest.mousePress(pane, LEFT, NONE, middle_of(pane))
    QTest.mouseMove(pane, middle_of(pane, 0.9))
    QTest.mouseRelease(pane, LEFT, NONE, middle_of(pane, 0.9))
    assert studio.core.comparison.divider == pytest.approx(0.9, abs=0.02)
    assert abs(colour(pane, right.x(), right.y()) - grey(-0.48)) <= 1


def test_keys_move_the_divider_and_choose_the_mode(studio, view):
    studio.core.comparison.set_mode("wipe")
    before = studio.core.comparison.divider
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert studio.core.comparison.divider == pytest.approx(before + 0.01)
    for key, mode in zip("1234", ("side", "wipe", "blink", "difference"), strict=True):
        QTest.keyClick(view, key)
        assert studio.core.comparison.mode == mode
        assert studio.parts.window.actions_[f"compare.{mode}"].isChecked()
        assert view.bar.modes.key() == mode
    assert studio.core.tools.brush.opacity == 1.0, "digits do not reach the brush"


def test_side_by_side_has_one_zoom_and_pan(studio, view):
    QTest.mouseClick(view.bar.modes.segment("side"), LEFT)
    assert view.first.isVisible()
    assert view.second.isVisible()
    assert view.first.size() == view.second.size()
    place = middle_of(view.first)
    assert abs(colour(view.first, place.x(), place.y()) - grey(-0.48)) <= 1
    assert abs(colour(view.second, place.x(), place.y()) - grey(0.52)) <= 1
    zoom = view.link.view.zoom
    studio.parts.window.actions_["view.zoom_in"].trigger()
    assert view.link.view.zoom > zoom
    before = view.link.view
    QTest.mousePress(view.second, LEFT, NONE, QPoint(30, 30))
    QTest.mouseMove(view.second, QPoint(40, 35))
    QTest.mouseRelease(view.second, LEFT, NONE, QPoint(40, 35))
    assert (view.link.view.x - before.x, view.link.view.y - before.y) == (10, 5)
    studio.parts.window.actions_["view.fit"].trigger()
    assert view.link.view.zoom == zoom


def test_blinking_alternates_unless_motion_is_reduced(studio, view, qtbot):
    studio.core.comparison.set_mode("blink")
    assert view.single.caption == "step 3 of 6 · one"
    qtbot.waitUntil(lambda: view.single.caption == "step 3 of 6 · other")
    studio.parts.window.actions_["view.reduce_motion"].trigger()
    assert not view._blinking.isActive()
    before = view.single.caption
    QTest.keyClick(studio.parts.window, Qt.Key.Key_T)
    assert view.single.caption != before, "the key shows the other one"
    studio.parts.window.actions_["view.reduce_motion"].trigger()
    assert view._blinking.isActive()


def test_the_difference_has_a_scale_and_the_numbers_follow(studio, view, qtbot):
    QTest.keyClick(view, "4")
    qtbot.waitUntil(lambda: "PSNR" in view.bar.numbers.text())
    step = grey(0.52) - grey(-0.48)
    assert f"R {step:.1f}" in view.bar.numbers.text()
    assert view.single._largest == step
    place = middle_of(view.single)
    assert colour(view.single, place.x(), place.y()) > 240, "the largest difference is bright"
    studio.core.timeline.look_at(studio.core.timeline.current, 0)
    assert view.bar.numbers.text() == "Computing the numbers…"
    qtbot.waitUntil(lambda: "PSNR" in view.bar.numbers.text())


def test_escape_leaves(studio, view):
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert studio.parts.canvas_page.shows_canvas
    assert studio.parts.canvas.hasFocus()
    assert not studio.parts.window.actions_["compare.side"].isEnabled()


def test_shift_and_a_click_in_the_timeline_choose_the_frame_to_compare_with(studio, lanes):
    view = studio.parts.timeline_panel.lanes
    place = view.frame_rect(lanes[1], 4).center()
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, place)
    assert studio.core.timeline.current is lanes[0], "the playhead stays"
    assert (studio.core.comparison.other.lane, studio.core.comparison.other.k) == (lanes[1], 4)
    assert not studio.core.comparison.other.in_step
    QTest.mouseClick(view.viewport(), LEFT, NONE, view.frame_rect(lanes[0], 0).center())
    assert studio.core.comparison.other.k == 4
    QTest.mouseClick(studio.parts.canvas_page.comparison.bar.link, LEFT)
    QTest.mouseClick(view.viewport(), LEFT, NONE, view.frame_rect(lanes[0], 1).center())
    assert studio.core.comparison.other.k == 1
    assert place.x() > GUTTER


def test_a_pinned_frame_is_marked_and_compared_with(studio, lanes):
    studio.parts.window.actions_["compare.pin"].trigger()
    assert studio.core.timeline.reference == (lanes[0], 2)
    strip = studio.parts.timeline_panel.lanes
    corner = strip.frame_rect(lanes[0], 2).topLeft() + QPoint(2, 2)
    studio.core.timeline.look_at(lanes[0], 5)
    assert colour(strip.viewport(), corner.x(), corner.y()) > 180, "the corner has a notch"
    QTest.mouseClick(studio.parts.timeline_panel.header.compare, LEFT)
    assert [side[0] for side in studio.parts.canvas_page.comparison.single.sides] == [
        "step 6 of 6 · one",
        "step 3 of 6 · one",
    ]
    studio.core.timeline.remove(lanes[0])
    assert studio.core.timeline.reference is None
    assert studio.parts.canvas_page.shows_canvas


def test_the_popup_offers_what_can_be_compared(studio, lanes, tmp_path, monkeypatch, qtbot):
    studio.parts.window.actions_["compare.pin"].trigger()
    studio.parts.window.actions_["compare.with"].trigger()
    popup = studio.step_views.comparing._popup
    assert popup.titles() == ["Pinned: step 3 of 6", "other"]
    QTest.keyClicks(popup.line, "other")
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert studio.core.comparison.other.lane is lanes[1]
    Image.new("RGB", (16, 16), (9, 9, 9)).save(tmp_path / "file.png")
    monkeypatch.setattr(
        "studio.ui.operations.timeline.comparing.QFileDialog.getOpenFileName",
        lambda *_: (str(tmp_path / "file.png"), ""),
    )
    studio.parts.window.actions_["compare.with"].trigger()
    QTest.mouseClick(popup.button, LEFT)
    qtbot.waitUntil(lambda: not isinstance(studio.core.comparison.other, LaneFrame))
    assert studio.parts.canvas_page.comparison.single.sides[1][0] == "file.png"


def test_pictures_of_other_sizes_are_reported_and_nothing_is_lost(studio, lanes):
    large = make_lane("large", 0.1, size=32)
    studio.core.timeline.add(large)
    studio.core.timeline.look_at(lanes[0], 1)
    studio.core.comparison.start(LaneFrame(large, 0))
    pane = studio.parts.canvas_page.comparison.single
    assert pane.message == "These have different sizes, 16 × 16 and 32 × 32: nothing to compare."
    studio.core.comparison.start(LaneFrame(lanes[1], 0))
    assert pane.message == ""


def test_a_result_is_compared_with_the_picture_before(studio, qtbot):
    before = np.full((8, 8, 3), 50, np.uint8)
    studio.core.document.set_picture(before)
    studio.parts.window.activateWindow()
    studio.parts.canvas.setFocus()
    studio.core.document.offer([before + 100])
    QTest.keyClick(studio.parts.window, Qt.Key.Key_C)
    view = studio.parts.canvas_page.comparison
    assert [(title, int(image.pixels[0, 0, 0])) for title, image in view.single.sides] == [
        ("after", 150),
        ("before", 50),
    ]
    qtbot.waitUntil(lambda: "R 100.0 G 100.0 B 100.0" in view.bar.numbers.text())
    take_candidate(studio.core.document)
    assert studio.parts.canvas_page.shows_canvas, "the picture before is another one now"


def test_a_result_that_arrives_ends_the_comparison(studio, view):
    studio.core.document.offer([np.zeros((8, 8, 3), np.uint8)])
    assert studio.parts.canvas_page.shows_canvas


def test_without_anything_to_compare_it_is_reported(studio):
    told = []
    studio.step_views.comparing._notify = lambda text, bad: told.append(text)
    studio.parts.window.actions_["compare.toggle"].trigger()
    studio.parts.window.actions_["compare.pin"].trigger()
    studio.parts.window.actions_["history.compare"].trigger()
    assert [text.split(".")[0] for text in told] == [
        "There is nothing to compare with yet",
        "There is no frame under the playhead to pin",
        "No result of the history is selected",
    ]


def test_the_mode_is_remembered(qapp, studio, view):
    QTest.keyClick(view, "4")
    assert studio.core.settings.value("compare/mode") == "difference"


def test_the_mask_is_not_changed_while_it_is_covered(studio, lanes):
    studio.core.document.set_picture(np.zeros((16, 16, 3), np.uint8))
    studio.core.timeline.look_at(lanes[0], 1)
    fill = studio.parts.window.actions_["mask.fill"]
    studio.parts.window.actions_["compare.toggle"].trigger()
    assert not fill.isEnabled()
    studio.parts.window.actions_["compare.end"].trigger()
    assert fill.isEnabled()


def test_escape_from_elsewhere_leaves_too(studio, view):
    studio.parts.timeline_panel.lanes.setFocus()
    QTest.keyClick(studio.parts.window, Qt.Key.Key_Escape)
    assert studio.parts.canvas_page.shows_canvas


def test_reduced_motion_is_remembered_and_stills_the_outline_of_a_mask(studio):
    studio.core.document.set_picture(np.zeros((32, 32, 3), np.uint8))
    studio.core.document.fill_mask()
    studio.parts.canvas.zoom_to(4)
    ants = studio.parts.canvas._ants
    assert ants.running
    studio.parts.window.actions_["view.reduce_motion"].trigger()
    assert ants.shown
    assert not ants.running
    assert studio.core.settings.value("motion/reduced") == "yes"
    studio.parts.window.actions_["view.reduce_motion"].trigger()
    assert ants.running

"""The tracks below the lanes by mouse and keys, in a whole window: edits, undo, and the fork from what differs."""

import time

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.protocol.curves import curve_text
from studio.protocol.generation_recipe import ForkSpec
from studio.ui import theme
from studio.ui.timeline.curve_tracks import ROW
from studio.ui.timeline.strip import GUTTER
from tests.records import STEPS, write_record

PROMPT, SCALE = 0, 1  # rows


@pytest.fixture
def lane(studio, tmp_path):
    """A lane of eight steps, whose tracks are shown."""
    lane = DenoisingLane.open(write_record(tmp_path / "a.safetensors", guidance=3), title="a tiger")
    studio.core.timeline.add(lane)
    studio.parts.window.actions_["timeline.curves"].trigger()
    QApplication.processEvents()
    return lane


def tracks(studio):
    return studio.parts.timeline_panel.tracks


def at(studio, row, step, value=None):
    return tracks(studio).place(row, step, value).toPoint()


def double_click(studio, row, step, value=None):
    QTest.mouseDClick(tracks(studio), Qt.MouseButton.LeftButton, pos=at(studio, row, step, value))


def field(studio):
    return next((found for found in tracks(studio).findChildren(QLineEdit) if found.isVisible()), None)


def guidance(lane):
    return curve_text((lane.draft or lane.recipe).guidance_curve)


def changes(lane):
    return [(change.step, change.prompt) for change in (lane.draft or lane.recipe).prompt_changes]


def test_the_tracks_take_the_place_of_the_plot_and_are_remembered(studio, lane):
    panel = studio.parts.timeline_panel
    assert panel.tracks.isVisible()
    assert not panel.plot.isVisible()
    assert panel.header.curves.isChecked()
    QTest.mouseClick(panel.header.curves, Qt.MouseButton.LeftButton)
    assert not panel.tracks.isVisible()
    assert panel.plot.isVisible()
    assert not studio.parts.window.actions_["timeline.curves"].isChecked()
    QTest.mouseClick(panel.header.curves, Qt.MouseButton.LeftButton)
    assert studio.core.settings.value("timeline_curves") in (True, "true")


def test_tracks_of_several_controls_are_whole_in_the_usual_window(studio, lane, tmp_path, qtbot):
    panel = studio.parts.timeline_panel
    studio.parts.window.resize(1440, 900)
    controls = [{"kind": kind, "image": "map.png", "model": "pocket-control"} for kind in ("canny", "scribble")]
    path = write_record(tmp_path / "b.safetensors", controls=controls)
    studio.core.timeline.add(DenoisingLane.open(path, title="a tiger"))
    assert len(panel.tracks.tracks) == 4
    panel.words.show()  # as with a model that is installed

    def whole():
        assert panel.words.isVisible()
        assert panel.rect().contains(QRect(panel.tracks.mapTo(panel, QPoint()), panel.tracks.size()))
        assert panel.lanes.height() >= panel.lanes.row_height

    qtbot.waitUntil(whole)


def test_a_double_click_adds_a_point_and_dragging_it_is_one_undo_step(studio, lane):
    double_click(studio, SCALE, 4, 6.0)
    assert guidance(lane) == "0:3,4:6"
    assert "from step 2 on" in tracks(studio).footer_text(), "the line leaves the constant after the first step"
    begin, end = at(studio, SCALE, 4, 6.0), at(studio, SCALE, 6, 9.0)
    QTest.mousePress(tracks(studio), Qt.MouseButton.LeftButton, pos=begin)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(tracks(studio), (QPointF(begin) + share * QPointF(end - begin)).toPoint())
    assert guidance(lane) == "0:3,4:6", "the draft changes when the button is released"
    QTest.mouseRelease(tracks(studio), Qt.MouseButton.LeftButton, pos=end)
    step, value = guidance(lane).split(",")[1].split(":")
    assert step == "6"
    assert float(value) == pytest.approx(9.0, abs=0.4)
    studio.parts.window.actions_["edit.undo"].trigger()
    assert guidance(lane) == "0:3,4:6"
    studio.parts.window.actions_["edit.undo"].trigger()
    assert lane.draft is None
    studio.parts.window.actions_["edit.redo"].trigger()
    assert guidance(lane) == "0:3,4:6"


def test_a_prompt_change_is_typed_where_it_was_added(studio, lane):
    double_click(studio, PROMPT, 3)
    field(studio).selectAll()
    QTest.keyClicks(field(studio), "a pink tiger")
    QTest.keyClick(field(studio), Qt.Key.Key_Return)
    assert changes(lane) == [(3, "a pink tiger")]
    assert field(studio) is None
    assert "from step 4 on" in tracks(studio).footer_text()
    double_click(studio, PROMPT, 3)
    QTest.keyClicks(field(studio), "x")
    QTest.keyClick(field(studio), Qt.Key.Key_Escape)
    assert changes(lane) == [(3, "a pink tiger")]


def another_lane(studio, tmp_path):
    """A lane that becomes the current one, as that of a job that starts."""
    other = DenoisingLane.open(write_record(tmp_path / "b.safetensors", guidance=3), title="an owl")
    studio.core.timeline.add(other)
    QApplication.processEvents()
    assert studio.core.timeline.current is other
    return other


def test_what_is_typed_belongs_to_the_lane_it_was_begun_for(studio, lane, tmp_path):
    double_click(studio, PROMPT, 3)
    field(studio).selectAll()
    QTest.keyClicks(field(studio), "a pink")
    other = another_lane(studio, tmp_path)
    QTest.keyClicks(field(studio), " tiger")
    QTest.keyClick(field(studio), Qt.Key.Key_Return)
    assert changes(lane) == [(3, "a pink tiger")]
    assert other.draft is None


def test_a_point_that_is_dragged_belongs_to_its_lane(studio, lane, tmp_path):
    double_click(studio, SCALE, 4, 6.0)
    begin, end = at(studio, SCALE, 4, 6.0), at(studio, SCALE, 6, 9.0)
    QTest.mousePress(tracks(studio), Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(tracks(studio), end)
    other = another_lane(studio, tmp_path)
    QTest.mouseMove(tracks(studio), end + QPoint(3, 3))
    QTest.mouseRelease(tracks(studio), Qt.MouseButton.LeftButton, pos=end + QPoint(3, 3))
    assert guidance(lane).startswith("0:3,6:")
    assert other.draft is None


def test_a_lanes_name_is_typed_on_while_lanes_come_and_scroll(studio, lane, tmp_path):
    lanes = studio.parts.timeline_panel.lanes
    lanes.rename(lane)
    (name,) = lanes.viewport().findChildren(QLineEdit)
    name.selectAll()
    QTest.keyClicks(name, "my first")
    before = name.y()
    another_lane(studio, tmp_path)
    assert name.isVisible()
    assert name.geometry().center().y() == pytest.approx(lanes.title_rect(lane).center().y(), abs=1)
    assert name.y() != before
    QTest.keyClicks(name, " tiger")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert lane.name == "my first tiger"


def test_keys_select_move_type_and_remove_points(studio, lane):
    double_click(studio, SCALE, 4, 6.0)
    widget = tracks(studio)
    assert widget.hasFocus()
    playhead = studio.core.timeline.playhead
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(widget, key)
    assert guidance(lane) == "0:3,5:6.5"
    assert studio.core.timeline.playhead == playhead, "with a point, the arrow keys are the point's"
    QTest.keyClick(widget, Qt.Key.Key_Return)
    QTest.keyClicks(field(studio), "1:2, 4=8")
    QTest.keyClick(field(studio), Qt.Key.Key_Return)
    assert guidance(lane) == "0:2,3=8"
    QTest.keyClick(widget, Qt.Key.Key_PageUp)
    QTest.keyClick(widget, Qt.Key.Key_PageDown)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    assert guidance(lane) == "0:2"
    QTest.keyClick(widget, Qt.Key.Key_Left)
    assert studio.core.timeline.playhead == playhead - 1, "without a point, they are the timeline's"


def test_unreadable_files_are_reported_and_change_nothing(studio, lane):
    QTest.mouseDClick(tracks(studio), Qt.MouseButton.LeftButton, pos=QPointF(GUTTER / 2, 1.5 * ROW).toPoint())
    QTest.keyClicks(field(studio), "nonsense")
    QTest.keyClick(field(studio), Qt.Key.Key_Return)
    assert lane.draft is None
    assert "not a curve" in studio.parts.window.notice.text.text()


def test_the_menu_of_a_point_makes_it_jump_or_go(studio, lane):
    double_click(studio, SCALE, 4, 6.0)
    menu = tracks(studio).menu_for(SCALE, 1)
    act = {action.text(): action for action in menu.actions()}
    act["Jump to this value"].trigger()
    assert guidance(lane) == "0:3,4=6"
    assert "from step 5 on" in tracks(studio).footer_text()
    act["Remove point"].trigger()
    assert guidance(lane) == "0:3"
    assert "No step is changed" in tracks(studio).footer_text()
    menu.deleteLater()


def test_fork_starts_at_the_first_step_that_differs(studio, lane):
    double_click(studio, PROMPT, 5)
    field(studio).selectAll()
    QTest.keyClicks(field(studio), "a pink tiger")
    QTest.keyClick(field(studio), Qt.Key.Key_Return)
    studio.core.timeline.look_at(lane, 1)
    studio.parts.timeline_panel.lanes.setFocus()
    QTest.keyClick(studio.parts.window, Qt.Key.Key_F)
    end = time.monotonic() + 10
    while not studio.core.queue.jobs:
        assert time.monotonic() < end
        QTest.qWait(2)
    recipe = studio.core.queue.jobs[-1].recipe
    assert recipe.fork == ForkSpec(record=str(lane.trajectory), step=5)
    assert [(change.step, change.prompt) for change in recipe.prompt_changes] == [(5, "a pink tiger")]
    assert (recipe.seed, recipe.guidance, recipe.prompt) == (lane.recipe.seed, 3, "a tiger")
    assert lane.draft is None


def test_curves_that_change_no_step_are_not_forked(studio, lane):
    told = []
    studio.generation.forking._notify = lambda text, bad: told.append(text)
    double_click(studio, SCALE, 4, 6.0)
    studio.timeline.curve_editing.edit(
        lane, lane.recipe.model_copy(update={"guidance_curve": lane.draft.guidance_curve[:1]}), ""
    )
    studio.generation.forking.fork_here()
    assert told == ["The edited curves change no step: there is nothing to fork."]
    assert not studio.core.queue.jobs


def test_the_tracks_of_a_branch_stand_below_its_frames(studio, lane, tmp_path):
    path = write_record(tmp_path / "b.safetensors", {"record": str(lane.trajectory), "step": 3}, prompt="a pink tiger")
    child = DenoisingLane.open(path, title="b")
    studio.core.timeline.add(child)
    lanes = studio.parts.timeline_panel.lanes
    for step in range(3, STEPS):
        assert at(studio, SCALE, step).x() == pytest.approx(lanes.frame_rect(child, step - 3).center().x(), abs=1)


def test_the_curve_is_seen_with_a_point_selected_and_the_focus_here(studio, lane):
    double_click(studio, SCALE, 4, 6.0)
    assert tracks(studio).hasFocus()
    image = tracks(studio).grab().toImage()
    names = {image.pixelColor(x, ROW + ROW // 2).name() for x in range(GUTTER, image.width() - 4)}
    assert {theme.colours().panel, theme.colours().second} <= names


def test_without_a_generation_the_tracks_say_so(studio):
    studio.parts.window.actions_["timeline.curves"].trigger()
    assert tracks(studio).footer_text() == "Select a generation to see what changes from step to step."
    QTest.keyClick(tracks(studio), Qt.Key.Key_Delete)
    assert tracks(studio).grab().toImage().height() > 0

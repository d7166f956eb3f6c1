"""The tree of lanes in the window: fold, rename, colour and delete by mouse and keys, and undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.ui import theme
from tests.records import STEPS, write_record


@pytest.fixture
def tree(studio, tmp_path):
    """A window whose timeline holds a parent and its branch "a pink tiger", which is current; returns both lanes."""
    parent = write_record(tmp_path / "parent.safetensors")
    child = write_record(tmp_path / "child.safetensors", {"record": str(parent), "step": 3}, prompt="a pink tiger")
    lanes = [DenoisingLane.open(path, title=path.stem) for path in (parent, child)]
    for lane in lanes:
        studio.core.timeline.add(lane)
    QApplication.processEvents()
    return lanes


def view(studio):
    return studio.parts.timeline_panel.lanes


def name_field(studio):
    return next((field for field in view(studio).findChildren(QLineEdit) if field.isVisible()), None)


def test_the_arrow_folds_and_unfolds_the_branches(studio, tree):
    parent, child = tree
    lanes = view(studio)
    assert lanes.arrow_rect(child).isNull()
    QTest.mouseClick(lanes.viewport(), Qt.MouseButton.LeftButton, pos=lanes.arrow_rect(parent).center())
    assert studio.core.timeline.shown == [parent]
    assert studio.core.timeline.current is parent
    QTest.mouseClick(lanes.viewport(), Qt.MouseButton.LeftButton, pos=lanes.arrow_rect(parent).center())
    assert studio.core.timeline.shown == [parent, child]


def test_minus_and_plus_fold_and_the_arrow_keys_still_step(studio, tree):
    parent, child = tree
    studio.core.timeline.look_at(parent, 4)
    view(studio).setFocus()
    QTest.keyClick(view(studio), Qt.Key.Key_Minus)
    assert studio.core.timeline.shown == [parent]
    QTest.keyClick(view(studio), Qt.Key.Key_Left)
    assert (studio.core.timeline.current, studio.core.timeline.playhead) == (parent, 3)
    QTest.keyClick(view(studio), Qt.Key.Key_Plus)
    assert studio.core.timeline.shown == [parent, child]
    studio.parts.window.actions_["timeline.fold"].trigger()
    assert studio.core.timeline.shown == [parent]


def test_a_double_click_renames_and_undo_takes_the_name_back(studio, tree):
    _, child = tree
    lanes = view(studio)
    QTest.mouseDClick(lanes.viewport(), Qt.MouseButton.LeftButton, pos=lanes.title_rect(child).center())
    QTest.keyClicks(name_field(studio), "  the  pink one ")
    QTest.keyClick(name_field(studio), Qt.Key.Key_Return)
    assert child.name == "the pink one"
    assert name_field(studio) is None
    assert lanes.hasFocus()
    studio.parts.window.actions_["edit.undo"].trigger()
    assert child.name == ""
    studio.parts.window.actions_["edit.redo"].trigger()
    assert child.name == "the pink one"


def test_f2_renames_in_the_timeline_and_escape_leaves_the_name(studio, tree):
    _, child = tree
    view(studio).setFocus()
    workspace = studio.parts.window.workspaces.current
    QTest.keyClick(view(studio), Qt.Key.Key_F2)
    assert studio.parts.window.workspaces.current is workspace
    QTest.keyClicks(name_field(studio), "p")
    QTest.keyClick(name_field(studio), Qt.Key.Key_Escape)
    assert (child.name, name_field(studio), studio.core.undo.count()) == ("", None, 0)


def test_leaving_the_field_keeps_what_was_typed(studio, tree):
    _, child = tree
    studio.parts.window.actions_["timeline.rename"].trigger()
    QTest.keyClicks(name_field(studio), "kept")
    studio.parts.canvas.setFocus()
    assert child.name == "kept"
    assert studio.parts.canvas.hasFocus()


def test_a_colour_is_painted_and_reported(studio, tree):
    _, child = tree
    studio.parts.window.actions_["timeline.colour_pink"].trigger()
    assert child.colour == "pink"
    lanes = view(studio)
    image, pink = lanes.viewport().grab().toImage(), theme.colours().lines[2]
    row = lanes.title_rect(child)
    found = {
        image.pixelColor(x, y).name()
        for x in range(row.left(), row.left() + 10)
        for y in range(row.top(), row.bottom())
    }
    assert pink in found
    assert "Colour: pink" in lanes._tip(child, row.center().x())
    studio.parts.window.actions_["timeline.colour_none"].trigger()
    assert child.colour == ""
    studio.parts.window.actions_["edit.undo"].trigger()
    assert child.colour == "pink"


def test_delete_takes_the_branch_along_and_undo_brings_it_back(studio, tree):
    parent, child = tree
    studio.core.timeline.look_at(parent, 2)
    view(studio).setFocus()
    QTest.keyClick(view(studio), Qt.Key.Key_Delete)
    assert studio.core.timeline.lanes == []
    assert studio.parts.timeline_panel.timeline.current is None
    studio.parts.window.actions_["edit.undo"].trigger()
    assert studio.core.timeline.lanes == [parent, child]
    assert (studio.core.timeline.current, studio.core.timeline.playhead) == (parent, 2)
    assert studio.parts.window.status.message.text() == "Undone: Delete lane"
    studio.parts.window.actions_["edit.redo"].trigger()
    assert studio.core.timeline.lanes == []
    assert studio.parts.window.status.message.text() == "Redone: Delete lane"


def test_a_growing_lane_is_not_deleted(studio, tree):
    parent, child = tree
    child.live = True
    studio.timeline.lane_editing.delete(parent)
    assert studio.core.timeline.lanes == [parent, child]
    assert studio.core.undo.count() == 0


def test_the_line_of_a_branch_starts_at_its_parent(studio, tree):
    parent, child = tree
    lanes = view(studio)
    painted, ratio = lanes.viewport().grab().toImage(), lanes.devicePixelRatioF()
    first = lanes.frame_rect(child, 0)
    ground = theme.colours().panel
    between = (lanes.frame_rect(parent, 0).bottom() + first.top()) // 2
    line = [
        x for x in range(first.left()) if painted.pixelColor(round(x * ratio), round(between * ratio)).name() != ground
    ]
    assert line, "it crosses the space between the rows"
    assert all(lanes.frame_rect(parent, 2).left() <= x <= lanes.frame_rect(parent, 3).left() for x in line)


def test_a_folded_lane_that_grows_does_not_disturb_the_view(studio, tree):
    parent, child = tree
    studio.core.timeline.fold(parent, True)
    child.updated.emit(child, 0, 2)
    assert studio.core.timeline.shown == [parent]
    assert [lane for lane, _ in view(studio).frames_in_view()] == [parent] * STEPS


def test_commands_without_a_lane_tell_so(studio):
    told = []
    studio.timeline.lane_editing._notify = lambda text, bad: told.append(text)
    for name in ("rename", "fold", "delete", "colour_teal"):
        studio.parts.window.actions_[f"timeline.{name}"].trigger()
    assert told == ["No lane of the timeline is selected."] * 4

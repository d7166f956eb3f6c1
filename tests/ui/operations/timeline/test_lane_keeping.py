"""The lanes between two starts: recorded in the journal a moment after a change, and restored beside the picture."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.learning_lane import LearningLane
from studio.document.lanes.lost_lane import LostLane
from studio.protocol.runfolder import RunFolder
from studio.ui.operations.timeline import lane_keeping as keeping
from tests.records import STEPS, write_record
from tests.ui.training.browser.runs import make_run


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(keeping, "KEEP_AFTER_SECONDS", 0.05)


@pytest.fixture
def starts(qapp, data_home, qtbot):
    """Starts windows one after the other; the previous one is closed."""
    from studio.wiring.studio import Studio

    windows = []

    def close():
        if windows:
            windows[-1].parts.window.close()
            windows.pop().parts.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def start():
        close()
        studio = Studio(qapp)
        windows.append(studio)
        studio.parts.window.resize(1440, 900)
        studio.parts.window.show()
        restored = []
        studio.session.restoring.restore(restored.append)
        qtbot.waitUntil(lambda: bool(restored))
        return studio

    yield start
    close()


def add_tree(studio, folder):
    parent = write_record(folder / "parent.safetensors")
    child = write_record(folder / "child.safetensors", {"record": str(parent), "step": 3}, prompt="a pink tiger")
    for path in (parent, child):
        studio.core.timeline.add(DenoisingLane.open(path, title=path.stem))
    return studio.core.timeline.lanes


def test_names_colours_folds_and_the_playhead_are_there_again_after_a_start(starts, tmp_path):
    first = starts()
    parent, child = add_tree(first, tmp_path)
    first.timeline.lane_editing.rename(child, "the pink one")
    first.timeline.lane_editing.recolour(parent, "teal")
    first.core.timeline.look_at(parent, 4)
    first.core.timeline.fold(parent, True)
    second = starts()
    parent, child = second.core.timeline.lanes
    assert (child.name, parent.colour, parent.folded) == ("the pink one", "teal", True)
    assert second.core.timeline.parent_of(child) is parent
    assert (second.core.timeline.current, second.core.timeline.playhead) == (parent, 4)
    assert not second.parts.canvas.shows_frame, "the canvas shows the picture"
    QTest.keyClick(second.parts.timeline_panel.lanes, Qt.Key.Key_Left)
    assert second.core.timeline.playhead == 3
    assert second.parts.canvas.shows_frame
    for _ in range(2):
        second.parts.window.actions_["edit.undo"].trigger()
    assert (child.name, parent.colour) == ("", ""), "what was undoable still is"


def test_the_sample_grids_of_a_run_are_there_again(starts, data_home):
    run = RunFolder(make_run("a"))
    lane = LearningLane.of_run(run, title="digits", subtitle="v, cosine")
    first = starts()
    first.core.timeline.add(lane)
    first.timeline.lane_editing.rename(lane, "the first try")
    add_tree(first, data_home)
    first.core.timeline.look_at(lane, 0)
    second = starts()
    again = second.core.timeline.find(str(run.path))
    assert (again.title, again.subtitle, again.name, again.available) == ("digits", "v, cosine", "the first try", 1)
    assert len(second.core.timeline.lanes) == 3
    assert second.core.timeline.current is again
    second.training.training.attach(run.path)
    assert sum(lane.id == str(run.path) for lane in second.core.timeline.lanes) == 1


def test_a_deleted_lane_comes_back_by_undo_after_a_start(starts, tmp_path):
    first = starts()
    parent, _ = add_tree(first, tmp_path)
    first.timeline.lane_editing.delete(parent)
    second = starts()
    assert second.core.timeline.lanes == []
    second.parts.window.actions_["edit.undo"].trigger()
    parent, child = second.core.timeline.lanes
    assert second.core.timeline.parent_of(child) is parent
    assert parent.available == STEPS


def test_a_record_that_is_gone_is_a_lane_that_says_so(starts, tmp_path):
    add_tree(starts(), tmp_path)
    (tmp_path / "parent.safetensors").unlink()
    studio = starts()
    lost, child = studio.core.timeline.lanes
    assert isinstance(lost, LostLane)
    assert studio.core.timeline.parent_of(child) is lost
    assert child.available == STEPS - 3
    lanes = studio.parts.timeline_panel.lanes
    assert "parent.safetensors" in lanes._tip(lost, 20)
    QTest.mouseClick(lanes.viewport(), Qt.MouseButton.LeftButton, pos=lanes.title_rect(lost).center())
    assert studio.core.timeline.current is lost
    assert studio.parts.timeline_panel.header.position.text() == ""
    told = []
    studio.generation.forking._notify = lambda text, bad: told.append(text)
    studio.generation.forking.fork_here()
    assert told == ["There is no generation in the timeline to fork."]
    studio.timeline.lane_editing.delete(lost)
    assert studio.core.timeline.lanes == []


def test_what_was_not_restored_yet_is_not_overwritten(starts, tmp_path):
    add_tree(starts(), tmp_path)
    studio = starts()
    studio.session.lanes._kept = None  # as while the disk is being waited for
    studio.core.timeline.remove(studio.core.timeline.lanes[0])
    again = starts()
    assert len(again.core.timeline.lanes) == 2

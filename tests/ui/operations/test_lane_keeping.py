"""The lanes between two starts: saved some seconds after a change, and restored beside the picture."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from studio.document.denoising_lane import DenoisingLane
from studio.document.kept_lanes import FILE, lanes_to_keep, read_kept_lanes
from studio.document.lost_lane import LostLane
from studio.document.session import session_folder
from studio.ui.operations import lane_keeping as keeping
from tests.records import STEPS, write_record


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(keeping, "SAVE_AFTER_SECONDS", 0.05)


@pytest.fixture
def starts(qapp, data_home, qtbot):
    """Starts windows one after the other; the one before is closed."""
    from studio.app import Studio

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
        studio.timeline.lane_keeper.restore()
        qtbot.waitUntil(lambda: not studio.timeline.lane_keeper.busy)
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
    assert (child.name, parent.colour, parent.folded, second.core.timeline.parent_of(child)) == (
        "the pink one",
        "teal",
        True,
        parent,
    )
    assert (second.core.timeline.current, second.core.timeline.playhead) == (parent, 4)
    assert not second.parts.canvas.shows_frame, "the canvas shows the picture"
    QTest.keyClick(second.parts.timeline_panel.lanes, Qt.Key.Key_Left)
    assert second.core.timeline.playhead == 3
    assert second.parts.canvas.shows_frame


def test_a_change_is_saved_without_closing(starts, tmp_path, qtbot):
    studio = starts()
    add_tree(studio, tmp_path)
    studio.timeline.lane_editing.rename(studio.core.timeline.lanes[0], "kept")
    qtbot.waitUntil(lambda: read_kept_lanes(session_folder()) == lanes_to_keep(studio.core.timeline))
    assert read_kept_lanes(session_folder()).lanes[0].name == "kept"


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
    studio.generation.forking._tell = lambda text, bad: told.append(text)
    studio.generation.forking.fork_here()
    assert told == ["There is no generation in the timeline to fork."]
    studio.timeline.lane_editing.delete(lost)
    assert studio.core.timeline.lanes == []


def test_a_damaged_list_is_told_and_moved_aside(starts, tmp_path):
    add_tree(starts(), tmp_path)
    starts()
    file = session_folder() / FILE
    file.write_text(file.read_text()[:-20])
    studio = starts()
    assert studio.core.timeline.lanes == []
    assert "damaged" in studio.parts.window.notice.text.text()
    assert len(list(session_folder().glob("lanes-set-aside-*"))) == 1


def test_a_list_that_was_not_read_yet_is_not_overwritten(starts, tmp_path):
    add_tree(starts(), tmp_path)
    studio = starts()
    kept = read_kept_lanes(session_folder())
    studio.timeline.lane_keeper._restored = False  # as while the disk is being waited for
    studio.core.timeline.remove(studio.core.timeline.lanes[0])
    studio.timeline.lane_keeper.close()
    assert read_kept_lanes(session_folder()) == kept

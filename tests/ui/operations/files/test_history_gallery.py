"""The gallery in the window: shown, searched, results used, compared, deleted and restored."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from studio.document.taking import take_candidate
from studio.protocol import places
from studio.protocol.notes import read_notes
from studio.ui.workspaces import Workspace
from tests.document.project.test_project_lanes import make_result


@pytest.fixture
def gallery(studio, qtbot):
    for name in ("one", "two", "three"):
        make_result(places.results(), name)
    studio.core.history.scan()
    studio.parts.window.actions_["history.gallery"].trigger()
    gallery = studio.parts.gallery_page.gallery
    qtbot.waitUntil(gallery.grid.isVisible)
    return gallery


def entry(studio, name):
    return studio.core.history.find(places.results() / name)


def select(studio, gallery, *names):
    gallery.grid.clearSelection()
    rows = [gallery.model.row_of(entry(studio, name)) for name in names]
    for row in rows:
        gallery.grid.selectionModel().select(
            gallery.model.index(row), gallery.grid.selectionModel().SelectionFlag.Select
        )


def idle(studio, qtbot):
    qtbot.waitUntil(lambda: not studio.history.history_editing.busy)


def test_results_are_found_noted_deleted_and_restored(studio, gallery, qtbot):
    window, trash = studio.parts.window, places.results() / ".trash"
    assert window.workspaces.current is Workspace.GALLERY
    assert not any(dock.isVisible() for dock in window.docks.values())
    qtbot.waitUntil(lambda: "The results take" in gallery.space.text())
    assert "the oldest" in gallery.space.text()
    select(studio, gallery, "one", "three")
    QTest.keyClick(gallery.grid, Qt.Key.Key_3)
    window.actions_["history.tags"].trigger()
    (dialog,) = window.findChildren(QInputDialog)
    dialog.setTextValue("sea")
    dialog.accept()
    idle(studio, qtbot)
    noted = {name: read_notes(places.results() / name) for name in ("one", "two", "three")}
    assert [(notes.stars, notes.tags) for notes in noted.values()] == [(3, ("sea",)), (0, ()), (3, ("sea",))]
    QTest.keyClicks(gallery.search.words, "sea")
    qtbot.waitUntil(lambda: gallery.model.rowCount() == 2)
    gallery.grid.setFocus()
    gallery.grid.selectAll()
    window.actions_["history.delete"].trigger()
    assert sorted(path.name for path in trash.iterdir()) == ["one", "three"]
    assert gallery.message.text() == "2 results were moved to the trash."
    window.actions_["edit.undo"].trigger()
    assert sorted(found.folder.name for found in studio.core.history.entries) == ["one", "three", "two"]
    window.actions_["edit.redo"].trigger()
    QTest.mouseClick(gallery.restore, Qt.MouseButton.LeftButton)
    assert not list(trash.iterdir())
    window.actions_["edit.undo"].trigger()  # it is restored already
    assert len(studio.core.history.entries) == 3
    QTest.keyClick(gallery.grid, Qt.Key.Key_Escape)
    QTest.keyClick(gallery.grid, Qt.Key.Key_Escape)
    assert window.workspaces.current is Workspace.PAINT


def test_results_are_used_where_they_are_seen(studio, gallery, qtbot):
    window, document, actions = studio.parts.window, studio.core.document, studio.parts.window.actions_
    select(studio, gallery, "two")
    QTest.keyClick(gallery.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: document.candidate is not None)
    assert window.workspaces.current is Workspace.PAINT
    assert document.candidate.selected_source.folder.name == "two"
    take_candidate(document)

    actions["history.gallery"].trigger()
    assert gallery.entry is entry(studio, "two"), "it is the one on the canvas"
    select(studio, gallery, "three")
    actions["history.lane"].trigger()
    qtbot.waitUntil(lambda: studio.core.timeline.current.results.name == "three")
    assert window.workspaces.current is Workspace.WATCH
    assert document.candidate is None

    actions["history.gallery"].trigger()
    select(studio, gallery, "one")
    studio.parts.recipe_panel.fields.seeds.seed.setValue(123)
    actions["history.use_but_seed"].trigger()
    assert window.workspaces.current is Workspace.WATCH
    assert studio.parts.recipe_panel.fields.prompts.prompt.toPlainText() == "a tiger"
    assert studio.parts.recipe_panel.fields.seeds.seed.value() == 123

    actions["history.gallery"].trigger()
    select(studio, gallery, "one")
    actions["history.compare_two"].trigger()
    assert not studio.core.comparison.active
    select(studio, gallery, "one", "three")
    actions["history.compare_two"].trigger()
    qtbot.waitUntil(lambda: studio.core.comparison.active)
    assert window.in_view.has("canvas")

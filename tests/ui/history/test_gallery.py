"""The gallery by itself: many results, zoom, keys, and what is selected."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from studio.document.history.history import History, HistoryEntry
from studio.protocol.generation_recipe import GenerateRecipe
from studio.ui.history.gallery import MAX_SIDE, MIN_SIDE, Gallery
from studio.ui.history.history_model import _MAX_REQUESTED

MANY = 10_000


@pytest.fixture(scope="module")
def entries():
    recipe = GenerateRecipe(model="pocket", prompt="a tiger")
    return [
        HistoryEntry(Path(f"/nowhere/{number:05}"), recipe, (Path(f"/nowhere/{number:05}/0000.png"),), None, -number)
        for number in range(MANY)
    ]


@pytest.fixture
def gallery(qtbot, tmp_path, entries):
    history = History(tmp_path)
    history.load(entries, {})
    gallery = Gallery(history)
    qtbot.addWidget(gallery)
    gallery.resize(1200, 800)
    gallery.show()
    qtbot.waitUntil(gallery.grid.isVisible)
    yield gallery
    gallery.model._background.close()


def test_ten_thousand_results_scroll_without_piling_up_work(qtbot, gallery, entries):
    bar, viewport = gallery.grid.verticalScrollBar(), gallery.grid.viewport()
    taken = []
    for step in range(40):
        begun = time.thread_time()
        bar.setValue(bar.maximum() * step // 39)
        viewport.grab()
        taken.append(time.thread_time() - begun)
    assert len(gallery.model._requested) <= _MAX_REQUESTED
    assert sorted(taken)[20] < 0.1, "of the processor, at the median: far more than it takes"
    last = gallery.model.index(MANY - 1)
    assert gallery.grid.visualRect(last).intersects(viewport.rect())
    begun = time.thread_time()
    for entry in entries:
        gallery.model.row_of(entry)
    assert time.thread_time() - begun < 2.0, "a row is looked up, not searched for"


def test_keys_zoom_select_and_leave(qtbot, gallery, entries):
    grid, heard = gallery.grid, []
    for name in ("use", "delete", "leave"):
        getattr(gallery, f"{name}_pressed").connect(lambda name=name: heard.append(name))
    gallery.stars_pressed.connect(heard.append)
    before = grid.gridSize().width()
    QTest.keyClick(grid, Qt.Key.Key_Plus)
    assert grid.gridSize().width() > before
    gallery.set_side(10_000)
    assert gallery.zoom.value() == MAX_SIDE
    gallery.set_side(1)
    assert gallery.zoom.value() == MIN_SIDE
    gallery.choose(entries[3])
    assert (gallery.entry, gallery.entries) == (entries[3], [entries[3]])
    assert "a tiger" in gallery.caption.text()
    QTest.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert gallery.entries == [entries[3], entries[4]]
    assert gallery.caption.text() == "2 results are selected."
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_4, Qt.Key.Key_Escape):
        QTest.keyClick(grid, key)
    assert heard == ["use", "delete", 4, "leave"]
    QTest.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(gallery.entries) == MANY


def test_the_search_offers_models_and_esc_clears_it(qtbot, gallery):
    assert [gallery.search.model.itemText(row) for row in range(gallery.search.model.count())] == [
        "Any model",
        "pocket",
    ]
    gallery.search.model.setCurrentIndex(1)
    assert (gallery.search.asks, gallery.search.model_name) == (True, "pocket")
    gallery.show_only([])
    assert gallery.caption.text() == "No result matches. Esc clears the search."
    QTest.keyClick(gallery.grid, Qt.Key.Key_Escape)
    assert not gallery.search.asks


def test_several_are_dragged_out_as_files(gallery, entries):
    selection = gallery.grid.selectionModel()
    for row in (1, 5):
        selection.select(gallery.model.index(row), QItemSelectionModel.SelectionFlag.Select)
    urls = gallery.model.mimeData(gallery.grid.selectedIndexes()).urls()
    assert sorted(url.toLocalFile() for url in urls) == [str(entries[row].pictures[0]) for row in (1, 5)]

"""The history in the window: searched, starred by digits, tagged, dragged out, kept within its space."""

import os
import time

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from studio.document.png import write_png
from studio.protocol import places
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.notes import read_notes
from studio.protocol.recipes import dump_recipe

PROMPTS = ("a red apple", "a tiger", "a red tiger")


@pytest.fixture
def history(studio, qtbot):
    for number, prompt in enumerate(PROMPTS):
        folder = places.results() / str(number)
        folder.mkdir(parents=True)
        write_png(folder / "0000.png", np.full((20, 20, 3), 80 * number, np.uint8), None)
        (folder / "recipe.json").write_text(dump_recipe(GenerateRecipe(model="pocket", prompt=prompt, seed=number)))
        when = time.time() - (10 - number) * 86400
        os.utime(folder / "recipe.json", (when, when))
    studio.core.history.scan()
    panel = studio.parts.history_panel
    qtbot.waitUntil(panel.grid.isVisible)
    return panel


def shown(panel):
    return [panel.model.entry(panel.model.index(row)).recipe.prompt for row in range(panel.model.rowCount())]


def choose(panel, prompt):
    panel.choose(next(entry for entry in panel._history.entries if entry.recipe.prompt == prompt))
    panel.grid.setFocus()


def idle(studio, qtbot):
    qtbot.waitUntil(lambda: not studio.history.history_editing.busy)


def test_results_are_found_by_words(studio, history, qtbot):
    studio.parts.window.actions_["history.find"].trigger()
    assert history.search.words.hasFocus()
    QTest.keyClicks(history.search.words, "TIGER red")
    qtbot.waitUntil(lambda: shown(history) == ["a red tiger"])
    QTest.keyClicks(history.search.words, " nothing")
    qtbot.waitUntil(history.show_all.isVisible)
    QTest.mouseClick(history.show_all, Qt.MouseButton.LeftButton)
    assert shown(history) == list(reversed(PROMPTS))
    assert history.grid.isVisible()


def test_the_selected_result_stays_selected_while_one_searches(studio, history, qtbot):
    choose(history, "a red apple")
    history.search.words.setText("red")
    qtbot.waitUntil(lambda: shown(history) == ["a red tiger", "a red apple"])
    assert history.entry().recipe.prompt == "a red apple"
    history.search.words.setText("tiger")
    qtbot.waitUntil(lambda: shown(history) == ["a red tiger", "a tiger"])
    assert history.entry() is None


def test_digits_give_stars_and_stars_are_searched(studio, history, qtbot):
    choose(history, "a tiger")
    QTest.keyClick(history.grid, Qt.Key.Key_3)
    idle(studio, qtbot)
    assert read_notes(places.results() / "1").stars == 3
    assert history.caption.text().endswith("· ★★★")
    history.search.stars.setCurrentIndex(3)
    qtbot.waitUntil(lambda: shown(history) == ["a tiger"])
    studio.parts.window.actions_["history.stars_2"].trigger()
    qtbot.waitUntil(lambda: shown(history) == [])
    history.search.clear()
    choose(history, "a tiger")
    QTest.keyClick(history.grid, Qt.Key.Key_0)
    idle(studio, qtbot)
    assert read_notes(places.results() / "1").stars == 0


def test_tags_are_noted_and_found(studio, history, qtbot):
    choose(history, "a tiger")
    studio.parts.window.actions_["history.tags"].trigger()
    dialog = studio.parts.window.findChild(QInputDialog)
    dialog.setTextValue(" zoo,  cover art,zoo ")
    dialog.accept()
    idle(studio, qtbot)
    assert read_notes(places.results() / "1").tags == ("zoo", "cover art")
    history.search.words.setText("cover")
    qtbot.waitUntil(lambda: shown(history) == ["a tiger"])


def test_a_new_result_appears_in_a_search_that_it_matches(studio, history, qtbot):
    history.search.words.setText("apple")
    qtbot.waitUntil(lambda: shown(history) == ["a red apple"])
    for name, prompt in (("new", "a green apple"), ("other", "a car")):
        folder = places.results() / name
        folder.mkdir()
        write_png(folder / "0000.png", np.zeros((20, 20, 3), np.uint8), None)
        (folder / "recipe.json").write_text(dump_recipe(GenerateRecipe(model="pocket", prompt=prompt)))
        studio.core.history.add(folder)
    qtbot.waitUntil(lambda: shown(history) == ["a green apple", "a red apple"])
    choose(history, "a green apple")
    QTest.keyClick(history.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: shown(history) == ["a red apple"])
    studio.parts.window.actions_["history.restore"].trigger()
    qtbot.waitUntil(lambda: shown(history) == ["a green apple", "a red apple"])


def test_a_result_is_dragged_as_its_files(studio, history):
    model = history.model
    data = model.mimeData([model.index(0)])
    assert [url.toLocalFile() for url in data.urls()] == [str(places.results() / "2" / "0000.png")]
    assert model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_the_oldest_results_go_when_they_may_not_take_so_much_space(studio, history, qtbot):
    choose(history, "a red apple")
    QTest.keyClick(history.grid, Qt.Key.Key_1)
    idle(studio, qtbot)
    studio.parts.window.actions_["history.space"].trigger()
    qtbot.waitUntil(lambda: studio.parts.window.findChild(QInputDialog) is not None)
    dialog = studio.parts.window.findChild(QInputDialog)
    assert "never go" in dialog.labelText()
    dialog.reject()
    studio.core.settings.setValue("history/gigabytes", 1e-9)
    studio.history.history_editing.keep_within_space()
    qtbot.waitUntil(lambda: shown(history) == ["a red apple"])
    assert not (places.results() / "1").exists()

"""The history panel, driven by clicks and keys."""

import os
import shutil

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from sklearn.datasets import load_digits

from studio.document.history.history import History, contact_sheet
from studio.document.png import write_png
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.protocol.recipes import dump_recipe
from studio.protocol.training_recipe import ScheduleSpec
from studio.ui.history.history_model import HistoryModel
from studio.ui.history.history_panel import HistoryPanel

DECORATION = Qt.ItemDataRole.DecorationRole
DIGITS = (load_digits().images * 255 / 16).astype(np.uint8)
CARD = ModelCard(
    name="digits",
    title="Digits",
    size=16,
    channels=1,
    labels=tuple("0123456789"),
    prediction_type="epsilon",
    schedule=ScheduleSpec(),
)


def job(home, number):
    folder = home / f"{number:03d}"
    folder.mkdir(parents=True)
    recipe = GenerateRecipe(label=number % 10, seed=number)
    write_png(folder / "0000.png", np.repeat(DIGITS[number][:, :, None], 3, axis=2), recipe)
    (folder / "recipe.json").write_text(dump_recipe(recipe))
    os.utime(folder / "recipe.json", (number, number))
    return folder


@pytest.fixture
def history(tmp_path):
    for number in range(6):
        job(tmp_path / "results", number)
    made = History(tmp_path / "results")
    made.scan()
    return made


@pytest.fixture
def panel(qtbot, history):
    made = HistoryPanel(history)
    made.seen = []
    made.shown.connect(lambda entry: made.seen.append(entry.recipe.seed))
    qtbot.addWidget(made)
    made.resize(260, 360)
    made.show()
    assert QTest.qWaitForWindowActive(made)
    return made


def cell(panel, row):
    return panel.grid.visualRect(panel.model.index(row)).center()


def click(panel, row, button=Qt.MouseButton.LeftButton):
    QTest.mouseClick(panel.grid.viewport(), button, pos=cell(panel, row))


def test_thumbnails_are_loaded_one_by_one(qtbot, panel):
    index = panel.model.index(0)
    qtbot.waitUntil(lambda: index.data(Qt.ItemDataRole.DecorationRole) is not None)
    image = index.data(Qt.ItemDataRole.DecorationRole).toImage()
    assert [image.pixelColor(16 * x + 8, 24).red() for x in range(8)] == DIGITS[5][1].tolist()


def test_every_click_shows_the_result(panel):
    click(panel, 0)
    click(panel, 2)
    click(panel, 2)
    assert panel.seen == [5, 3, 3]


def test_arrow_keys_show_the_result(panel):
    panel.grid.setFocus()
    click(panel, 0)
    QTest.keyClick(panel.grid, Qt.Key.Key_Right)
    QTest.keyClick(panel.grid, Qt.Key.Key_Right)
    QTest.keyClick(panel.grid, Qt.Key.Key_Left)
    QTest.keyClick(panel.grid, Qt.Key.Key_End)
    assert panel.seen == [5, 4, 3, 4, 0]


def test_enter_and_double_click_use_the_recipe(qtbot, panel):
    click(panel, 1)
    with qtbot.waitSignal(panel.recipe_wanted) as caught:
        QTest.keyClick(panel.grid, Qt.Key.Key_Return)
    assert caught.args[0].recipe.seed == 4
    with qtbot.waitSignal(panel.recipe_wanted) as caught:
        click(panel, 3)
        QTest.mouseDClick(panel.grid.viewport(), Qt.MouseButton.LeftButton, pos=cell(panel, 3))
    assert caught.args[0].recipe.seed == 2


def test_deleted_results_can_be_restored(panel, history):
    click(panel, 1)
    QTest.keyClick(panel.grid, Qt.Key.Key_Delete)
    assert [entry.recipe.seed for entry in history.entries] == [5, 3, 2, 1, 0]
    assert panel.seen == [4], "deleting shows nothing else"
    assert panel.caption.text() == ""
    assert panel.grid.selectedIndexes() == []
    assert panel.restore.isVisible()
    QTest.mouseClick(panel.restore, Qt.MouseButton.LeftButton)
    assert [entry.recipe.seed for entry in history.entries] == [5, 4, 3, 2, 1, 0]
    assert panel.seen == [4, 4]
    assert panel.entry().recipe.seed == 4
    assert not panel.restore.isVisible()


def test_a_failed_deletion_is_reported(panel, history):
    click(panel, 0)
    shutil.rmtree(history.entries[0].folder)
    QTest.keyClick(panel.grid, Qt.Key.Key_Delete)
    assert "Could not move" in panel.message.text()
    assert panel.message.textFormat() == Qt.TextFormat.PlainText
    assert len(history.entries) == 6


def test_the_context_menu(qtbot, panel):
    operations = {"use": panel.use_recipe, "folder": panel.show_folder, "delete": panel.delete}
    actions = []
    for name, operation in operations.items():
        action = QAction(name, panel)
        action.setObjectName(f"history.{name}")
        action.triggered.connect(operation)
        actions.append(action)
    panel.set_menu_actions(actions)
    click(panel, 2, Qt.MouseButton.RightButton)
    assert panel.seen == [], "the right button only chooses"
    panel.grid.customContextMenuRequested.emit(cell(panel, 2))
    qtbot.waitUntil(lambda: bool(panel.findChildren(QMenu)))
    menu = panel.findChildren(QMenu)[0]
    assert panel.entry().recipe.seed == 3
    assert [action.objectName() for action in menu.actions() if not action.isSeparator()] == [
        "history.use",
        "history.folder",
        "history.delete",
    ]
    with qtbot.waitSignal(panel.folder_wanted) as caught:
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert caught.args[0].recipe.seed == 3
    qtbot.waitUntil(lambda: not panel.findChildren(QMenu))


def test_caption_and_tooltip_are_plain(panel, history):
    panel.set_models({"digits": CARD})
    click(panel, 0)
    assert panel.caption.text() == "Digits · 5 · DDIM · seed 5"
    folder = job(history.folder, 7)
    nasty = GenerateRecipe(model="<img src='file:///x'>")
    (folder / "recipe.json").write_text(dump_recipe(nasty))
    history.add(folder)
    assert "<img" not in panel.model.index(0).data(Qt.ItemDataRole.ToolTipRole)


def test_new_results_come_first_and_the_selection_stays(panel, history):
    click(panel, 0)
    history.add(job(history.folder, 9))
    assert panel.model.rowCount() == 7
    assert panel.model.entry(panel.model.index(0)).recipe.seed == 9
    assert panel.entry().recipe.seed == 5
    assert panel.seen == [5]


def test_choose_selects_without_showing(panel, history):
    panel.choose(history.entries[3])
    assert panel.entry() is history.entries[3]
    assert panel.seen == []


def test_an_empty_history_says_what_to_do(qtbot, tmp_path):
    history = History(tmp_path / "none")
    history.scan()
    panel = HistoryPanel(history)
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.grid.isVisible()
    with qtbot.waitSignal(panel.generate_wanted):
        QTest.mouseClick(panel.generate_button, Qt.MouseButton.LeftButton)
    history.add(job(history.folder, 1))
    assert panel.grid.isVisible()


def test_broken_folders_are_counted(panel, history):
    (history.folder / "broken").mkdir()
    history.scan()
    assert panel.message.text() == "1 folder could not be read."
    assert "recipe.json" in panel.message.toolTip()


def test_unreadable_pictures_have_a_placeholder(qtbot, panel, history):
    folder = job(history.folder, 8)
    (folder / "0000.png").write_bytes(b"no picture")
    history.add(folder)
    index = panel.model.index(0)
    index.data(Qt.ItemDataRole.DecorationRole)
    qtbot.waitUntil(lambda: panel.model.broken(index))
    assert not panel.grab().isNull()


def test_cells_fill_the_width(qtbot, panel):
    for width in (200, 260, 420):
        panel.resize(width, 360)
        first = [panel.grid.visualRect(panel.model.index(row)) for row in range(6)]
        columns = sum(rect.top() == first[0].top() for rect in first)
        assert columns == min(6, (width - 8 - 12) // 62)


def test_a_deleted_panel_receives_no_thumbnails(qtbot, history):
    panel = HistoryPanel(history)
    panel.deleteLater()
    with qtbot.waitSignal(panel.destroyed):
        pass
    history.add(job(history.folder, 11))
    history.scan()


def test_each_thumbnail_is_made_once_the_newest_request_first(qtbot, history, monkeypatch):
    made = []

    def sheet(pictures, side):
        made.append(pictures[0].parent.name)
        return contact_sheet(pictures, side)

    monkeypatch.setattr("studio.ui.history.history_model.contact_sheet", sheet)
    model = HistoryModel(history)
    model.dataChanged.connect(lambda index, *_: [model.index(row).data(DECORATION) for row in range(6)])
    for row in range(6):
        model.index(row).data(DECORATION)
    qtbot.waitUntil(lambda: all(model.index(row).data(DECORATION) is not None for row in range(6)))
    assert made[0] == model.entry(model.index(0)).folder.name, "nothing else was requested yet"
    assert made[1] == model.entry(model.index(5)).folder.name
    assert sorted(made) == sorted(set(made))
    model.disconnect_history()

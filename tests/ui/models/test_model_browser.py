"""The list of models in the whole window, under real keys and clicks."""

import hashlib
import json
import os
import shutil
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from studio.document.history.history import HistoryEntry
from studio.document.png import write_png
from studio.protocol import places
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.hubdownloads import HUB_FILE, HubFile, HubOrigin
from studio.protocol.library.notes import read_notes
from studio.protocol.registered import RegisteredModel, register_model, registered_models
from studio.ui.dates import date_text
from studio.ui.models.model_columns import COLUMNS, LAST_USED, TITLE
from studio.ui.models.model_row import ModelRow, uses_in, uses_of
from studio.ui.models.model_texts import count_text
from studio.ui.workspaces import Workspace
from tests.adapter_files import write_lora
from tests.engine.models.foreign_models import foreign_folder

FETCHED = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def fetched(data_home) -> Path:
    """A model that the program has fetched itself."""
    folder = places.hub_models() / "somebody--tiny" / FETCHED / "tiny"
    shutil.copytree(foreign_folder("sd1"), folder)
    (folder / "LICENSE.md").write_text("Do good.")
    weights = folder / "vae/diffusion_pytorch_model.safetensors"
    sha256 = hashlib.sha256(weights.read_bytes()).hexdigest()
    files = (HubFile(name="vae/diffusion_pytorch_model.safetensors", size=1, sha256=sha256),)
    origin = HubOrigin(id="somebody/tiny", commit=FETCHED, licence="openrail++", files=files)
    (folder / HUB_FILE).write_text(origin.model_dump_json())
    register_model("tiny", RegisteredModel(path=str(folder)))
    return folder


@pytest.fixture
def lora(data_home, tmp_path) -> Path:
    path = write_lora(tmp_path / "loras" / "ink.safetensors", tags={"ink drawing": 3})
    register_model("ink", RegisteredModel(path=str(path), kind="lora"))
    return path


@pytest.fixture
def broken(data_home, tmp_path) -> Path:
    path = tmp_path / "cut.safetensors"
    path.write_bytes(b"nothing")
    register_model("cut", RegisteredModel(path=str(path)))
    return path


@pytest.fixture
def browser(qtbot, studio, fetched, lora, broken, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))  # with a trash of its own
    studio.core.models.rescan()
    studio.parts.window.activateWindow()
    assert QTest.qWaitForWindowActive(studio.parts.window)
    qtbot.waitUntil(lambda: "tiny" in studio.core.models.cards)
    QTest.keyClick(studio.parts.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    browser = studio.parts.models_page.browser
    qtbot.waitUntil(lambda: {"tiny", "ink", "cut", "pocket"} <= {row.key for row in browser.rows()})
    qtbot.waitUntil(lambda: not browser.scan.busy)
    return browser


def do(studio, id_):
    action = studio.parts.window.actions_[id_]
    assert action.isEnabled(), action.statusTip()
    action.trigger()


def reason(studio, id_):
    return studio.parts.window.actions_.reason(id_)


def shown(browser) -> set[str]:
    return {row.key for row in browser.table.shown()}


def cell(browser, key: str, title: str):
    column = next(number for number, column in enumerate(COLUMNS) if column.title == title)
    return browser.model.index(browser.model.row_of(key), column).data()


def facts(browser) -> dict[str, str]:
    return dict(browser.details.facts.facts)


def test_every_model_is_listed_with_what_it_is(browser):
    assert cell(browser, "tiny", "Kind") == "Model"
    assert cell(browser, "tiny", "Family") == "Stable Diffusion 1.x"
    assert (cell(browser, "tiny", "Format"), cell(browser, "tiny", "Memory")) == ("float32", "fits")
    assert cell(browser, "ink", "Kind") == "LoRA"
    assert cell(browser, "cut", "Kind") == "Cannot be used"
    browser.table.select("cut")
    assert "cut.safetensors is damaged or truncated" in browser.details.problem.text()
    browser.table.select("tiny")
    told = facts(browser)
    assert told["Licence"] == "openrail++"
    assert told["Source"] == f"somebody/tiny at the hub, commit {FETCHED[:12]}"
    assert told["Pictures"] == "64 x 64, by prompt, predicts epsilon"
    assert "U-Net" in told["Parameters"]
    browser.table.select("ink")
    assert facts(browser)["Trigger words"] == "ink drawing"
    assert facts(browser)["Made for"] == "Stable Diffusion 1"


def test_the_recipes_model_is_selected_first(browser, studio):
    assert [row.key for row in browser.selected()] == [studio.parts.recipe_panel.fields.models.model.key()]


def test_search_and_filters_narrow_the_list(browser, qtbot):
    QTest.keyClicks(browser.search, "drawing")
    assert shown(browser) == {"ink"}
    browser.search.clear()
    browser.kind.set_key("controlnet")
    assert shown(browser) == {"pocket-control"}
    browser.kind.set_key("")
    browser.family.set_key("Stable Diffusion 1")
    assert shown(browser) == {"tiny", "ink"}
    browser.family.set_key("")
    QTest.keyClicks(browser.search, "nothing of the kind")
    assert "No model matches" in browser.message.text()
    browser.search.clear()
    assert browser.message.text() == ""


def test_stars_and_notes_are_kept(browser, studio, qtbot, fetched):
    browser.table.select("tiny")
    do(studio, "models.star")
    browser.details.note.setFocus()
    QTest.keyClicks(browser.details.note, "for skies")
    browser.table.setFocus()
    qtbot.waitUntil(lambda: any(note.note == "for skies" and note.starred for note in read_notes().values()))
    browser.starred.click()
    assert shown(browser) == {"tiny"}
    QTest.keyClicks(browser.search, "skies")
    assert shown(browser) == {"tiny"}
    browser.search.clear()
    do(studio, "models.star")
    assert shown(browser) == set()
    browser.starred.click()
    assert "tiny" in shown(browser)


def test_enter_uses_a_model_and_shows_the_recipe_where_one_was(browser, studio, qtbot):
    browser.table.select("tiny")
    browser.table.setFocus()
    QTest.keyClick(browser.table, Qt.Key.Key_Return)
    assert studio.parts.recipe_panel.recipe().model == "tiny"
    assert studio.parts.window.workspaces.current is Workspace.PAINT
    do(studio, "models.browse")
    browser.table.select("ink")
    do(studio, "models.use")
    assert studio.parts.recipe_panel.recipe().loras[0].file.endswith("ink.safetensors")


def test_what_cannot_be_used_says_why(browser, studio):
    browser.table.select("cut")
    assert "damaged" in reason(studio, "models.use")
    browser.table.select("pocket")
    assert reason(studio, "models.remove") == "It ships with the program."
    browser.table.clearSelection()
    assert reason(studio, "models.use") == "Select a model first."
    do(studio, "models.browse")  # goes back
    assert not studio.parts.window.actions_["models.star"].isEnabled()


@pytest.mark.parametrize("way", ["escape", "back", "again"])
def test_one_goes_back_to_where_one_came_from(browser, studio, qtbot, way: str):
    studio.parts.window.workspaces.switch(Workspace.WATCH)
    do(studio, "models.browse")
    assert browser.isVisible()
    if way == "escape":
        browser.table.setFocus()
        QTest.keyClick(browser.table, Qt.Key.Key_Escape)
    elif way == "back":
        qtbot.mouseClick(browser.back, Qt.MouseButton.LeftButton)
    else:
        do(studio, "models.browse")
    assert studio.parts.window.workspaces.current is Workspace.WATCH


def test_a_later_start_does_not_begin_with_the_models(browser, studio):
    studio.parts.window.workspaces.remember()
    studio.parts.window.workspaces.restore()
    assert studio.parts.window.workspaces.current is Workspace.PAINT


def test_the_arrow_of_the_sorted_column_does_not_cover_its_heading(browser):
    head = browser.table.horizontalHeader()
    left, width = head.sectionViewportPosition(LAST_USED), head.sectionSize(LAST_USED)
    rect = QRect(left, 7, width, head.height() - 7)  # below the arrow

    def heading_sorted_by(column: int) -> QImage:
        browser.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        return head.viewport().grab(rect).toImage()

    assert heading_sorted_by(LAST_USED) == heading_sorted_by(TITLE)


def test_verifying_reports_the_result_and_notes_it(browser, studio, qtbot, fetched):
    browser.table.select("tiny")
    do(studio, "models.verify")
    qtbot.waitUntil(lambda: "equal to the checksums of the hub" in browser.message.text())
    qtbot.waitUntil(lambda: "today" in facts(browser).get("Verified", ""))
    weights = fetched / "vae/diffusion_pytorch_model.safetensors"
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    do(studio, "models.verify")
    qtbot.waitUntil(lambda: studio.parts.window.notice.isVisible())
    assert "vae/diffusion_pytorch_model.safetensors of tiny is damaged" in studio.parts.window.notice.text.text()
    qtbot.waitUntil(lambda: "Verified" not in facts(browser))


def test_verifying_is_stopped(browser, studio, qtbot, monkeypatch):
    entered = threading.Event()

    def endless(place, progress):
        while True:
            entered.set()
            progress(1, 2)
            time.sleep(0.01)

    monkeypatch.setattr("studio.protocol.library.verifying.verify", endless)
    browser.table.select("tiny")
    do(studio, "models.verify")
    qtbot.waitUntil(lambda: entered.is_set() and browser.details.bar.isVisible())
    qtbot.mouseClick(browser.details.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Stopped" in browser.message.text())
    assert not studio.parts.window.notice.isVisible()
    assert not browser.details.bar.isVisible()


def test_a_fetched_model_goes_to_the_trash_and_comes_back(browser, studio, qtbot, fetched):
    browser.table.select("tiny")
    browser.table.setFocus()
    QTest.keyClick(browser.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "moved its files to the trash" in browser.message.text())
    assert not fetched.exists()
    assert "tiny" not in registered_models()
    qtbot.waitUntil(lambda: "tiny" not in studio.core.models.cards)
    QTest.keyClick(studio.parts.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "tiny" in {row.key for row in browser.rows()})
    assert (fetched / "model_index.json").is_file()
    qtbot.waitUntil(lambda: "tiny" in studio.core.models.cards)


def test_files_that_lie_elsewhere_stay(browser, studio, qtbot, lora, broken):
    browser.table.select("ink")
    do(studio, "models.remove")
    qtbot.waitUntil(lambda: "its files stay where they are" in browser.message.text())
    assert lora.is_file()
    qtbot.mouseClick(browser.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "ink" in {row.key for row in browser.rows()})
    assert registered_models()["ink"].kind == "lora"


def test_path_folder_and_licence(browser, studio, qtbot, fetched, monkeypatch):
    opened = []
    monkeypatch.setattr("studio.ui.operations.models.models.open_folder", opened.append)
    told = []
    monkeypatch.setattr(studio.models.models_list, "_show_text", lambda title, text: told.append((title, text)))
    browser.table.select("tiny")
    do(studio, "models.reveal")
    do(studio, "models.copy_path")
    do(studio, "models.licence")
    assert opened == [fetched]
    assert QGuiApplication.clipboard().text() == str(fetched)
    qtbot.waitUntil(lambda: told == [("Licence of tiny", "Do good.")])


def test_a_model_that_a_shell_adds_appears(browser, studio, qtbot, tmp_path):
    do(studio, "models.browse")
    write_lora(tmp_path / "late.safetensors")
    register_model("late", RegisteredModel(path=str(tmp_path / "late.safetensors"), kind="lora"))
    do(studio, "models.browse")
    qtbot.waitUntil(lambda: "late" in {row.key for row in browser.rows()})
    os.unlink(tmp_path / "late.safetensors")
    browser.refresh()
    qtbot.waitUntil(lambda: "is missing" in next(row for row in browser.rows() if row.key == "late").entry.problem)


def test_the_first_picture_made_with_a_model_is_its_thumbnail(browser, studio, qtbot, tmp_path):
    for number, colour in ((1, 200), (2, 60)):
        folder = places.results() / f"2026-{number}"
        folder.mkdir(parents=True)
        write_png(folder / "0000.png", np.full((16, 16, 3), colour, np.uint8), None)
        (folder / "recipe.json").write_text(GenerateRecipe(model="tiny").model_dump_json())
        os.utime(folder / "recipe.json", (number * 86_400, number * 86_400))
        studio.core.history.add(folder)
    qtbot.waitUntil(lambda: cell(browser, "tiny", "Last used") != "")
    picture = browser.model.thumbnail("tiny").toImage()
    assert picture.pixelColor(8, 8).red() == 200
    browser.table.select("tiny")
    assert facts(browser)["Used"].startswith("2 times")
    assert browser.details.picture.isVisible()


def test_uses_are_counted_by_name_and_by_path(tmp_path, browser):
    row: ModelRow = next(row for row in browser.rows() if row.key == "tiny")
    path = str(row.entry.found.path)
    jobs = [
        HistoryEntry(tmp_path, GenerateRecipe(model=name), (tmp_path / f"{number}.png",), None, created=100.0 - number)
        for number, name in enumerate(("tiny", path, "tiny", "other"))
    ]
    uses = uses_in(uses_of(jobs), row.entry)
    assert uses is not None
    assert (uses.count, uses.last) == (3, 100.0)


def test_thousands_of_models_are_listed_portion_by_portion(browser, qtbot, studio, tmp_path):
    lora = write_lora(tmp_path / "many" / "0.safetensors")
    models = {}
    for number in range(2000):
        path = tmp_path / "many" / f"{number}.safetensors"
        if number:
            os.link(lora, path)
        models[f"many-{number}"] = {"path": str(path), "kind": "lora"}
    places.model_register().write_text(json.dumps({"version": 1, "models": models}))
    browser.refresh()
    qtbot.waitUntil(lambda: browser.model.rowCount() > 100)
    assert browser.scan.busy, "the first rows are there before the last ones have been read"
    qtbot.waitUntil(lambda: not browser.scan.busy)
    assert browser.model.rowCount() > 2000
    browser.refresh()
    qtbot.waitUntil(lambda: not browser.scan.busy)
    assert browser.model.rowCount() > 2000


def test_texts():
    assert [count_text(count) for count in (0, 512, 859_520_964, 2_567_460_000)] == ["", "512", "860 M", "2.6 B"]
    assert date_text(0) == ""

"""The browser of runs under real keys and clicks."""

import shutil
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.protocol import places
from studio.protocol.events import Warned
from studio.protocol.notes import Notes, write_notes
from studio.protocol.runfolder import RunFolder
from studio.ui.training.browser.run_browser import RunBrowser
from studio.ui.training.browser.run_table_model import COLUMNS
from studio.ui.training.browser.run_texts import date_text
from tests.ui.training.browser.runs import make_run


@pytest.fixture
def browser(qtbot, data_home):
    made = RunBrowser()
    qtbot.addWidget(made)
    made.resize(1100, 600)
    yield made
    made.close_scan()


@pytest.fixture
def three(data_home):
    first = make_run("20260101-000000-first", step=100, age=300)
    second = make_run("20260102-000000-second", step=50, age=200, state="stopped")
    third = make_run("20260103-000000-third", step=20, age=100, state="failed")
    write_notes(second, Notes(name="wide net", tags=("good", "paper"), notes="lower rate"))
    return first, second, third


def shown(browser):
    return [run.title for run in browser.table.shown()]


def show(qtbot, browser):
    with qtbot.waitSignal(browser.scan.done):
        browser.show()


def cell(browser, row, title):
    column = next(number for number, column in enumerate(COLUMNS) if column.title == title)
    return browser.table.model().index(row, column).data()


def test_runs_are_listed_the_last_active_first_with_what_is_known_of_them(qtbot, browser, three):
    show(qtbot, browser)
    assert shown(browser) == ["third", "wide net", "first"]
    assert (cell(browser, 1, "State"), cell(browser, 1, "Steps"), cell(browser, 1, "Time")) == (
        "stopped",
        "50 of 100",
        "5 s",
    )
    assert cell(browser, 1, "Figures") == "AUC 0.05 ↑"
    assert cell(browser, 1, "Preset · model") == "digits · diffusion"
    assert not browser.table.model().index(0, 0).data(Qt.ItemDataRole.DecorationRole).isNull()


def test_the_current_run_is_selected_once_it_is_read(qtbot, browser, three):
    browser.set_current(three[1])
    show(qtbot, browser)
    assert [run.path for run in browser.selected()] == [three[1]]
    browser.hide()
    new = make_run("20260104-000000-new", step=5, age=0)
    RunFolder(new).append(Warned(step=5, warnings=("Mode collapse: ...",)))
    browser.set_current(new)
    show(qtbot, browser)
    assert [run.path for run in browser.selected()] == [new]
    assert cell(browser, 0, "Figures").startswith("mode collapse")
    browser.table.select(three[0])
    with qtbot.waitSignal(browser.scan.done):
        browser.refresh()
    assert [run.path for run in browser.selected()] == [three[0]], "a later choice stays"


def test_without_runs_it_says_what_to_do(qtbot, browser):
    show(qtbot, browser)
    assert browser.start.isVisible()
    with qtbot.waitSignal(browser.start_clicked):
        qtbot.mouseClick(browser.start, Qt.MouseButton.LeftButton)
    make_run("a")
    with qtbot.waitSignal(browser.scan.done):
        browser.refresh()
    assert browser.table.isVisible()
    assert not browser.start.isVisible()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("net wide", ["wide net"]),
        ("PAPER", ["wide net"]),
        ("lower", ["wide net"]),
        ("failed", ["third"]),
        ("digits", ["third", "wide net", "first"]),
        ("(*", []),
        ("20260101", ["first"]),
    ],
)
def test_a_search_finds_words_in_names_tags_notes_and_facts(qtbot, browser, three, words, found):
    show(qtbot, browser)
    browser.search.setFocus()
    QTest.keyClicks(browser.search, words)
    assert shown(browser) == found


@pytest.mark.parametrize(
    ("title", "first"), [("Name", "first"), ("Steps", "third"), ("Time", "third"), ("Last active", "first")]
)
def test_a_click_on_a_heading_sorts_by_value(qtbot, browser, three, title, first):
    show(qtbot, browser)
    column = next(number for number, column in enumerate(COLUMNS) if column.title == title)
    browser.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    assert shown(browser)[0] == first


def test_the_selected_run_is_shown_and_its_notes_are_edited(qtbot, browser, three):
    show(qtbot, browser)
    browser.table.select(three[1])
    details, heard = browser.details, []
    assert (details.name.text(), details.tags.text(), details.notes.toPlainText()) == (
        "wide net",
        "good, paper",
        "lower rate",
    )
    details.edited.connect(lambda run, notes: heard.append((run.path, notes)))
    details.name.setFocus()
    QTest.keyClicks(details.name, "s")
    QTest.keyClick(details.name, Qt.Key.Key_Return)
    assert heard == [(three[1], Notes(name="wide nets", tags=("good", "paper"), notes="lower rate"))]
    details.notes.setPlainText("again")
    browser.table.select(three[0])
    assert heard[-1] == (three[1], Notes(name="wide nets", tags=("good", "paper"), notes="again"))
    assert details.name.placeholderText() == "first"
    assert len(heard) == 2


def test_what_is_being_typed_survives_a_new_reading_of_the_run(qtbot, browser, three):
    show(qtbot, browser)
    browser.activateWindow()
    browser.table.select(three[1])
    tags, heard = browser.details.tags, []
    browser.details.edited.connect(lambda run, notes: heard.append(notes))
    tags.setFocus()
    tags.selectAll()
    QTest.keyClicks(tags, "toy, ")
    write_notes(three[1], Notes(name="from a shell"))
    with qtbot.waitSignal(browser.scan.read):
        browser.scan.read_again(three[1])
    assert tags.text() == "toy, "
    assert heard == []
    QTest.keyClicks(tags, "keep")
    QTest.keyClick(tags, Qt.Key.Key_Return)
    assert [notes.tags for notes in heard] == [("toy", "keep")]
    browser.table.setFocus()
    browser.table.select(three[0])
    write_notes(three[0], Notes(name="renamed"))
    with qtbot.waitSignal(browser.scan.read):
        browser.scan.read_again(three[0])
    assert browser.details.name.text() == "renamed"


def test_the_sheet_of_the_selected_run_has_no_empty_room_below_it(qtbot, browser, three):
    show(qtbot, browser)
    browser.table.select(three[0])
    picture = browser.details.samples.picture
    qtbot.waitUntil(lambda: not picture.image.isNull())
    assert picture.height() == picture.place().height() / picture.devicePixelRatioF()


def test_notes_that_nobody_changed_are_not_written(qtbot, browser, three):
    heard = []
    browser.details.edited.connect(lambda *edit: heard.append(edit))
    show(qtbot, browser)
    for path in three:
        browser.table.select(path)
    browser.hide()
    assert heard == []


def test_several_runs_are_selected_together(qtbot, browser, three):
    show(qtbot, browser)
    browser.table.setFocus()
    browser.table.selectAll()
    assert len(browser.selected()) == 3
    assert browser.details.hint.text() == "3 runs are selected."


def test_enter_opens_and_delete_deletes(qtbot, browser, three):
    show(qtbot, browser)
    browser.table.setFocus()
    with qtbot.waitSignal(browser.opened):
        QTest.keyClick(browser.table, Qt.Key.Key_Return)
    with qtbot.waitSignal(browser.delete_pressed):
        QTest.keyClick(browser.table, Qt.Key.Key_Delete)


def test_a_run_that_is_gone_is_listed_no_more_and_the_selection_stays(qtbot, browser, three):
    show(qtbot, browser)
    browser.table.select(three[1])
    shutil.rmtree(three[0])
    with qtbot.waitSignal(browser.scan.done):
        browser.refresh()
    assert shown(browser) == ["third", "wide net"]
    assert [run.path for run in browser.selected()] == [three[1]]


def test_a_run_in_progress_is_read_again_while_it_is_in_view(qtbot, browser):
    path = make_run("going", state="running", step=10, age=0)
    browser._again.setInterval(20)
    show(qtbot, browser)
    assert cell(browser, 0, "State") == "training"
    shutil.rmtree(path)
    make_run("going", step=100)
    qtbot.waitUntil(lambda: cell(browser, 0, "State") == "finished")


def test_runs_of_another_program_come_and_go_while_the_page_is_in_view(qtbot, browser):
    browser._again.setInterval(20)
    show(qtbot, browser)
    assert shown(browser) == []
    path = make_run("shell", step=100)
    qtbot.waitUntil(lambda: shown(browser) == ["shell"])
    shutil.rmtree(path)
    qtbot.waitUntil(lambda: shown(browser) == [])


def test_a_broken_run_is_listed_with_the_reason(qtbot, browser):
    path = make_run("a")
    (path / "recipe.json").write_text("{")
    show(qtbot, browser)
    assert cell(browser, 0, "State") == "cannot be read"
    browser.table.select(path)
    assert browser.details.problem.isVisible()
    assert browser.details.problem.textFormat() is Qt.TextFormat.PlainText


def test_a_date_says_today_where_it_is(data_home):
    from studio.protocol.runsummary import RunSummary

    now = time.mktime((2026, 5, 6, 12, 0, 0, 0, 0, -1))
    run = RunSummary(path=places.runs(), state="finished", changed=now - 3600)
    assert date_text(run, now) == "today 11:00"
    assert date_text(run, now + 86400) == "6 May 11:00"
    assert date_text(run, now + 400 * 86400) == "6 May 2026"

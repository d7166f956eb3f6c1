"""The job queue below the recipe."""

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest

from studio.link.job_queue import Job, Role
from studio.protocol.generation_recipe import GenerateRecipe
from studio.ui.recipe.recipe_panel import RecipePanel


class Jobs(QAbstractListModel):
    """A queue without an engine: its first job runs."""

    def __init__(self, titles):
        super().__init__()
        self.jobs = [
            Job(f"job-{row}", title, GenerateRecipe(), Path("out"), "waiting" if row else "running", 4, 10)
            for row, title in enumerate(titles)
        ]

    def rowCount(self, parent=None):
        return 0 if parent is not None and parent.isValid() else len(self.jobs)

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        job = self.jobs[index.row()]
        return {
            Qt.ItemDataRole.DisplayRole: job.title,
            Role.JOB: job,
            Role.STATE: job.state,
            Role.PROGRESS: job.progress,
        }.get(role)

    def drop(self, row):
        self.beginRemoveRows(QModelIndex(), row, row)
        del self.jobs[row]
        self.endRemoveRows()


@pytest.fixture
def panel(qtbot):
    made = RecipePanel({})
    qtbot.addWidget(made)
    made.resize(280, 700)
    made.show()
    assert QTest.qWaitForWindowActive(made)
    return made


@pytest.fixture
def jobs(panel):
    made = Jobs(["digits 3", "<img src='file:///x'>", "faces"])
    panel.set_queue(made)
    return made


def test_an_empty_queue_is_hidden(panel):
    assert not panel.queue.isVisible()
    panel.set_queue(Jobs([]))
    assert not panel.queue.isVisible()
    assert not panel.queue_heading.isVisible()


def test_running_and_waiting_jobs_are_listed(panel, jobs):
    assert panel.queue.isVisible()
    rows = [jobs.index(row) for row in range(3)]
    assert [panel.queue.waiting(index) for index in rows] == [False, True, True]
    assert [panel.queue.note(index) for index in rows] == ["40%", "2nd", "3rd"]
    assert panel.queue.progress(rows[0]) == pytest.approx(0.4)


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_removes_a_waiting_job(qtbot, panel, jobs, key):
    panel.queue.setFocus()
    panel.queue.setCurrentIndex(jobs.index(1))
    with qtbot.waitSignal(panel.cancel_requested) as caught:
        QTest.keyClick(panel.queue, key)
    assert caught.args == ["job-1"]


def test_delete_keeps_the_running_job(qtbot, panel, jobs):
    panel.queue.setFocus()
    panel.queue.setCurrentIndex(jobs.index(0))
    with qtbot.assertNotEmitted(panel.cancel_requested):
        QTest.keyClick(panel.queue, Qt.Key.Key_Delete)


def test_the_cross_removes_a_waiting_job_and_stops_the_running_one(qtbot, panel, jobs):
    cross = panel.queue.cross_rect(jobs.index(2)).center()
    QTest.mouseMove(panel.queue.viewport(), cross)
    with qtbot.waitSignal(panel.cancel_requested) as caught:
        QTest.mouseClick(panel.queue.viewport(), Qt.MouseButton.LeftButton, pos=cross)
    assert caught.args == ["job-2"]
    with qtbot.assertNotEmitted(panel.cancel_requested):
        QTest.mouseClick(panel.queue.viewport(), Qt.MouseButton.LeftButton, pos=cross - QPoint(80, 0))
    running = panel.queue.cross_rect(jobs.index(0)).center()
    with qtbot.waitSignal(panel.cancel_requested) as caught:
        QTest.mouseClick(panel.queue.viewport(), Qt.MouseButton.LeftButton, pos=running)
    assert caught.args == ["job-0"]


def test_the_list_is_drawn_and_hidden_when_empty(panel, jobs):
    panel.queue.setCurrentIndex(jobs.index(1))
    assert not panel.queue.grab().isNull()
    for _ in range(3):
        jobs.drop(0)
    assert not panel.queue.isVisible()


def test_the_main_button_never_moves(panel, qtbot):
    places = set()

    def note():
        QTest.qWait(20)
        places.add((panel.button.pos().toTuple(), panel.button.size().toTuple()))

    note()
    for pictured, masked in ((True, False), (True, True), (False, False)):
        panel.set_canvas(pictured=pictured, masked=masked)
        note()
    made = Jobs([f"job {n}" for n in range(8)])
    panel.set_queue(made)
    note()
    panel.show_problem("A long line that wraps, " * 4)
    note()
    while made.jobs:
        made.drop(0)
        note()
    assert len(places) == 1


def test_stop_is_beside_the_main_button_while_something_runs(panel, qtbot):
    assert not panel.stop_button.isEnabled()
    made = Jobs(["one"])
    panel.set_queue(made)
    assert panel.stop_button.isVisible()
    assert panel.stop_button.isEnabled()
    with qtbot.waitSignal(panel.stop_requested):
        QTest.mouseClick(panel.stop_button, Qt.MouseButton.LeftButton)
    made.drop(0)
    assert not panel.stop_button.isEnabled()

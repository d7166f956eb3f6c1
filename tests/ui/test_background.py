"""Background work: its thread, the order of results, errors, and closing."""

import threading
import time

import pytest
from PySide6.QtCore import QCoreApplication

from studio.protocol.errors import BadInput
from studio.ui.background import Background


@pytest.fixture
def background(qapp):
    background = Background()
    yield background
    assert background.close()


def refuse(problem):
    raise AssertionError(f"not expected: {problem}")


def test_work_runs_in_a_thread_and_results_arrive_in_order(background, qtbot):
    threads, results = [], []

    def work(number):
        threads.append(threading.current_thread())
        time.sleep(0.02 if number == 0 else 0)
        return number

    def take(number):
        results.append((number, threading.current_thread()))

    for number in range(5):
        background.run(lambda number=number: work(number), take, refuse)
    assert background.busy
    qtbot.waitUntil(lambda: not background.busy)
    assert [number for number, _ in results] == [0, 1, 2, 3, 4]
    assert {thread for _, thread in results} == {threading.main_thread()}
    assert threading.main_thread() not in threads


def test_the_thread_ends_when_there_is_no_work(background, qtbot):
    background.run(lambda: 1, lambda _: None, refuse)
    qtbot.waitUntil(lambda: not background.busy)
    qtbot.waitUntil(lambda: not any(thread.name == "background" for thread in threading.enumerate()))
    results = []
    background.run(lambda: 2, results.append, refuse)
    qtbot.waitUntil(lambda: results == [2])


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (BadInput("The file is damaged."), "The file is damaged."),
        (OSError(28, "No space left on device"), "No space left on device."),
        (MemoryError(), "There is not enough memory for it."),
    ],
)
def test_expected_errors_arrive_as_bad_input(background, qtbot, error, text):
    def work():
        raise error

    problems = []
    background.run(work, refuse, problems.append)
    qtbot.waitUntil(lambda: bool(problems))
    assert isinstance(problems[0], BadInput)
    assert str(problems[0]) == text


def test_unexpected_errors_are_reported_and_raised(background, qtbot):
    problems = []
    with qtbot.captureExceptions() as raised:
        background.run(lambda: {}["no such key"], refuse, problems.append)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is KeyError
    assert "Unexpected error" in str(problems[0])


def test_a_cancelled_task_is_neither_started_nor_delivered(background, qtbot):
    go, begun, results = threading.Event(), [], []
    background.run(lambda: go.wait(5), lambda _: None, refuse)
    task = background.run(lambda: begun.append(1), results.append, refuse)
    background.run(lambda: "last", results.append, refuse)
    task.cancel()
    go.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert begun == []
    assert results == ["last"]


def test_closing_drops_waiting_tasks_and_delivers_nothing(qapp):
    background = Background()
    go, begun, results = threading.Event(), [], []
    started = threading.Event()
    background.run(lambda: (started.set(), go.wait(5)), results.append, refuse)
    background.run(lambda: begun.append(1), results.append, refuse)
    assert started.wait(5)
    threading.Timer(0.05, go.set).start()
    assert background.close()
    QCoreApplication.sendPostedEvents()
    qapp.processEvents()
    assert (begun, results) == ([], [])
    assert background.run(lambda: begun.append(2), results.append, refuse).cancelled
    assert begun == []


def test_closing_can_finish_waiting_tasks(qapp):
    background = Background()
    done = []
    for number in range(3):
        background.run(lambda number=number: done.append(number), lambda _: None, refuse)
    assert background.close(finish=True)
    assert done == [0, 1, 2]


def test_closing_does_not_wait_for_hung_work(qapp):
    background, begun, go = Background(), threading.Event(), threading.Event()
    background.run(lambda: (begun.set(), go.wait(5)), lambda _: None, refuse)
    assert begun.wait(5)
    assert not background.close(seconds=0.05)
    go.set()

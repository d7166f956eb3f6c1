import os
import signal
import sys

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from studio.link.job_queue import JobQueue, Role
from studio.protocol.events import Failed, Finished, Result
from studio.protocol.generation_recipe import GenerateRecipe

WAIT = 20_000


@pytest.fixture
def queue(make_engine):
    """A queue over the fake engine, and its signals."""
    heard = make_engine()
    queue = JobQueue(heard.engine)
    queue.heard, queue.told = heard, []
    queue.tester = QAbstractItemModelTester(queue, QAbstractItemModelTester.FailureReportingMode.Fatal)
    queue.job_finished.connect(lambda job, result, end: queue.told.append(("finished", job.title, result, end)))
    queue.job_failed.connect(lambda job, failed: queue.told.append(("failed", job.title, failed)))
    yield queue
    queue.told.clear()


def add(queue, tmp_path, *kinds):
    return [queue.add(GenerateRecipe(model=kind), tmp_path / kind, f"{kind} {i}") for i, kind in enumerate(kinds)]


def told(queue, what):
    return [entry[1] for entry in queue.told if entry[0] == what]


def titles(queue):
    return [queue.index(row).data() for row in range(queue.rowCount())]


def test_one_job_runs_and_the_others_wait(qtbot, queue, tmp_path):
    assert isinstance(queue, QAbstractItemModel)
    add(queue, tmp_path, "slow", "quick", "quick")
    qtbot.waitUntil(lambda: queue.index(0).data(Role.PROGRESS) > 0, timeout=WAIT)
    assert titles(queue) == ["slow 0", "quick 1", "quick 2"]
    assert [queue.index(row).data(Role.STATE) for row in range(3)] == ["running", "waiting", "waiting"]
    assert queue.index(0).data(Role.ETA) is not None
    assert queue.running.title == "slow 0"
    assert queue.index(0).data(Role.JOB) == queue.running
    assert queue.index(0).data(Qt.ItemDataRole.ToolTipRole) is None
    queue.stop()
    qtbot.waitUntil(lambda: queue.rowCount() == 0, timeout=WAIT)
    assert told(queue, "finished") == ["slow 0", "quick 1", "quick 2"]
    ends = [entry[2:] for entry in queue.told if entry[0] == "finished"]
    assert ends[0] == (None, Finished(stopped=True))
    assert ends[1][0].pictures == (str(tmp_path / "quick" / "0000.png"),)
    assert queue.running is None


def test_waiting_jobs_are_removed_and_the_running_one_is_stopped(qtbot, queue, tmp_path):
    first, second, third = add(queue, tmp_path, "slow", "quick", "quick")
    queue.remove(second)
    assert titles(queue) == ["slow 0", "quick 2"]
    queue.remove(first)
    qtbot.waitUntil(lambda: queue.rowCount() == 0, timeout=WAIT)
    assert told(queue, "finished") == ["slow 0", "quick 2"]
    queue.remove(third)  # over already


def test_clear_keeps_the_running_job(qtbot, queue, tmp_path):
    add(queue, tmp_path, "slow", "quick", "quick")
    queue.clear()
    assert titles(queue) == ["slow 0"]
    queue.stop()
    qtbot.waitUntil(lambda: queue.rowCount() == 0, timeout=WAIT)


def test_a_failed_job_does_not_block_the_queue(qtbot, queue, tmp_path):
    add(queue, tmp_path, "fail", "quick")
    qtbot.waitUntil(lambda: queue.rowCount() == 0, timeout=WAIT)
    assert queue.told[0] == ("failed", "fail 0", Failed(message="It did not work."))
    assert told(queue, "finished") == ["quick 1"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_the_queue_survives_a_killed_engine(qtbot, queue, tmp_path):
    add(queue, tmp_path, "slow", "quick", "quick")
    qtbot.waitUntil(lambda: queue.index(0).data(Role.PROGRESS) > 0, timeout=WAIT)
    os.kill(queue.heard.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: queue.rowCount() == 0, timeout=WAIT)
    assert told(queue, "failed") == ["slow 0"]
    assert told(queue, "finished") == ["quick 1", "quick 2"]


def test_the_next_job_runs_while_one_is_saved(qtbot, queue, tmp_path):
    queue.job_saving.connect(lambda job, saving: queue.told.append(("saving", job.title, saving)))
    first, _ = add(queue, tmp_path, "saves", "quick")
    qtbot.waitUntil(lambda: told(queue, "saving") == ["saves 0"], timeout=WAIT)
    queue.heard.engine.stop(first)  # comes too late
    qtbot.waitUntil(lambda: told(queue, "finished") == ["saves 0", "quick 1"], timeout=WAIT)
    ends = [entry[2:] for entry in queue.told if entry[0] == "finished"]
    assert ends[0] == (Result(pictures=(str(tmp_path / "saves" / "0000.png"),)), Finished())
    assert queue.saving == ()


def test_a_job_whose_engine_dies_while_saving_fails_and_leaves_its_files(qtbot, queue, tmp_path):
    add(queue, tmp_path, "saves", "die")
    qtbot.waitUntil(lambda: len(told(queue, "failed")) == 2, timeout=WAIT)
    assert told(queue, "failed") == ["saves 0", "die 1"]
    assert list(tmp_path.glob(".saves.*.part")), "to be recovered"


def test_waiting_jobs_are_moved_and_never_before_the_running_one(qtbot, queue, tmp_path):
    jobs = add(queue, tmp_path, "slow", "quick", "quick", "quick")
    queue.move(jobs[3], 1)
    assert titles(queue) == ["slow 0", "quick 3", "quick 1", "quick 2"]
    queue.move(jobs[3], 0)
    queue.move(jobs[0], 2)
    assert titles(queue) == ["slow 0", "quick 3", "quick 1", "quick 2"]
    queue.move(jobs[3], 99)
    assert titles(queue) == ["slow 0", "quick 1", "quick 2", "quick 3"]
    root = QModelIndex()
    assert queue.moveRows(root, 1, 1, root, 4)  # as a drop after the last
    assert not queue.moveRows(root, 0, 1, root, 2)
    assert titles(queue) == ["slow 0", "quick 2", "quick 3", "quick 1"]
    assert bool(queue.flags(queue.index(1)) & Qt.ItemFlag.ItemIsDragEnabled)
    assert not queue.flags(queue.index(0)) & Qt.ItemFlag.ItemIsDragEnabled
    queue.clear()
    queue.stop()
    qtbot.waitUntil(lambda: queue.rowCount() == 0, timeout=WAIT)


def test_a_waiting_job_is_replaced_and_a_running_one_is_not(qtbot, queue, tmp_path):
    jobs = add(queue, tmp_path, "slow", "quick")
    assert not queue.replace(jobs[0], GenerateRecipe(model="quick"), "other")
    assert queue.replace(jobs[1], GenerateRecipe(model="quick", seed=5), "other", "about")
    assert (queue.jobs[1].recipe.seed, queue.index(1).data(), queue.index(1).data(Role.ABOUT)) == (5, "other", "about")
    queue.add(GenerateRecipe(model="quick"), tmp_path / "next", "next", after=jobs[0])
    assert titles(queue) == ["slow 0", "next", "other"]
    queue.stop()
    qtbot.waitUntil(lambda: queue.rowCount() == 0, timeout=WAIT)
    assert told(queue, "finished") == ["slow 0", "next", "other"]


def test_a_paused_queue_finishes_its_job_and_starts_no_other(qtbot, queue, tmp_path):
    waiting = []
    queue.waiting_changed.connect(lambda: waiting.append((queue.waiting, queue.paused)))
    add(queue, tmp_path, "slow", "quick")
    queue.pause()
    queue.stop()
    qtbot.waitUntil(lambda: told(queue, "finished") == ["slow 0"], timeout=WAIT)
    assert [job.state for job in queue.jobs] == ["waiting"]
    assert queue.running is None
    add(queue, tmp_path / "more", "quick")
    assert waiting[-1] == (2, True)
    queue.pause(False)
    qtbot.waitUntil(lambda: queue.rowCount() == 0, timeout=WAIT)
    assert waiting[-1] == (0, False)


def test_a_job_that_starts_waits_no_more(qtbot, queue, tmp_path):
    counts = []
    queue.waiting_changed.connect(lambda: counts.append(queue.waiting))
    add(queue, tmp_path, "quick", "slow")
    qtbot.waitUntil(lambda: told(queue, "finished") == ["quick 0"], timeout=WAIT)
    assert counts[-1] == queue.waiting == 0
    queue.stop()
    qtbot.waitUntil(lambda: queue.rowCount() == 0, timeout=WAIT)


def test_a_failed_job_does_not_stop_the_queue(qtbot, queue, tmp_path):
    add(queue, tmp_path, "fail", "quick")
    qtbot.waitUntil(lambda: queue.rowCount() == 0, timeout=WAIT)
    assert told(queue, "failed") == ["fail 0"]
    assert told(queue, "finished") == ["quick 1"]

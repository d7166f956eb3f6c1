import os
import platform
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from studio.link import training_run
from studio.link.training_process import kill_named_in
from studio.link.training_run import TrainingRun, find_running
from studio.protocol.errors import BadInput
from studio.protocol.events import Finished, Metrics, Note, RateChanged, StateChanged
from studio.protocol.recipes import dump_recipe
from studio.protocol.runfolder import Control, RunFolder, Status
from studio.protocol.training_recipe import TrainRecipe

FAKE = (sys.executable, str(Path(__file__).with_name("fake_training.py")))
ENDLESS = TrainRecipe(steps=100_000)


class Listener:
    def __init__(self, run: TrainingRun) -> None:
        self.events, self.statuses, self.ended, self.stuck = [], [], [], []
        run.events.connect(self.events.extend)
        run.status.connect(self.statuses.append)
        run.ended.connect(self.ended.append)
        run.stuck.connect(self.stuck.append)

    def steps(self):
        return [event.step for event in self.events if isinstance(event, Metrics)]

    def states(self):
        return [status.state for status in self.statuses]

    def notes(self):
        return [event.text for event in self.events if isinstance(event, Note)]


@pytest.fixture
def make(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    made = []

    def _make(command=FAKE):
        run = TrainingRun(command=command)
        made.append(run)
        return run, Listener(run)

    yield _make
    for run in made:
        process = run._process
        if process is not None:
            process.kill()
            process.wait(10)
        run.detach()
    for process in training_run._detached:
        process.kill()
        process.wait(10)
    training_run._detached.clear()


def running(qtbot, run, listener, path, recipe=ENDLESS, **how):
    run.start_new(recipe, path, **how)
    qtbot.waitUntil(lambda: len(listener.steps()) > 1 and "running" in listener.states())


def test_a_run_is_followed_from_start_to_end(qtbot, tmp_path, make):
    run, listener = make()
    with qtbot.waitSignal(run.ended):
        run.start_new(TrainRecipe(steps=12), tmp_path / "run")
    assert listener.steps() == list(range(1, 13))
    assert isinstance(listener.events[-1], Finished)
    assert listener.ended[0].state == "finished"
    assert listener.ended == [listener.statuses[-1]]
    assert not run.going
    assert not run.own


def test_the_process_has_a_lower_priority(qtbot, tmp_path, make):
    run, listener = make()
    with qtbot.waitSignal(run.ended):
        run.start_new(TrainRecipe(steps=1), tmp_path / "run")
    expected = min(19, os.getpriority(os.PRIO_PROCESS, 0) + 10)
    assert listener.notes() == [f"nice {expected} omp PASSIVE"]


@pytest.mark.skipif(not Path("/proc/self/autogroup").exists(), reason="the system does not group processes by session")
def test_its_session_has_a_lower_priority(qtbot, tmp_path, make):
    run, listener = make()
    running(qtbot, run, listener, tmp_path / "run")
    assert Path(f"/proc/{run._process.pid}/autogroup").read_text().endswith("nice 10\n")


def test_pause_resume_and_stop(qtbot, tmp_path, make):
    run, listener = make()
    running(qtbot, run, listener, tmp_path / "run")
    run.ask(Control.PAUSE)
    qtbot.waitUntil(lambda: listener.states()[-1] == "paused")
    held = listener.steps()[-1]
    run.ask(Control.RESUME)
    qtbot.waitUntil(lambda: listener.steps()[-1] > held)
    with qtbot.waitSignal(run.ended):
        run.stop()
    assert listener.ended[0].state == "stopped"
    changes = [event.state for event in listener.events if isinstance(event, StateChanged)]
    assert changes == ["paused", "running"]
    assert not run._stop_timer.isActive()
    assert listener.stuck == []


def test_a_stopped_run_is_resumed(qtbot, tmp_path, make):
    run, listener = make()
    running(qtbot, run, listener, tmp_path / "run", TrainRecipe(steps=40))
    with qtbot.waitSignal(run.ended):
        run.stop()
    before = listener.steps()
    again, heard = make()
    with qtbot.waitSignal(again.ended):
        again.start_new(TrainRecipe(steps=40), tmp_path / "run", resume=True)
    assert heard.steps()[: len(before)] == before  # the past is told again
    assert heard.steps()[-1] == 40
    assert "stopped" not in heard.states()  # the old end is not this run's
    assert heard.ended[0].state == "finished"


def test_bad_input_is_reported_in_the_programs_own_words(qtbot, tmp_path, make):
    run, listener = make()
    with qtbot.waitSignal(run.ended):
        run.start_new(TrainRecipe(preset="refused"), tmp_path / "run")
    assert listener.ended == ["That data folder holds no pictures."]
    assert run.error_field == "dataset.path"


def test_a_crash_before_the_first_status_reports_the_last_output(qtbot, tmp_path, make):
    run, listener = make()
    with qtbot.waitSignal(run.ended):
        run.start_new(TrainRecipe(preset="crashes"), tmp_path / "run")
    assert listener.ended == ["The training process ended unexpectedly with status 1: RuntimeError: out of memory"]


def test_a_missing_program_is_reported_at_once(tmp_path, make):
    run, _ = make(command=(str(tmp_path / "nothing"),))
    with pytest.raises(BadInput, match="Could not start the training"):
        run.start_new(ENDLESS, tmp_path / "run")
    assert not run.going


def test_the_temporary_recipe_file_is_removed(qtbot, tmp_path, make, monkeypatch):
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(training_run.tempfile, "gettempdir", lambda: str(place))
    run, listener = make()
    running(qtbot, run, listener, tmp_path / "run")
    assert list(place.glob("*.json")) == []


def test_used_and_empty_run_folders_are_refused(tmp_path, make):
    RunFolder(tmp_path / "taken").create(ENDLESS)
    run, _ = make()
    with pytest.raises(BadInput, match="already holds a run"):
        run.start_new(ENDLESS, tmp_path / "taken")
    with pytest.raises(BadInput, match="no run to resume"):
        run.start_new(ENDLESS, tmp_path / "empty", resume=True)
    with pytest.raises(BadInput, match="holds no training run"):
        run.attach(tmp_path / "empty")
    assert not (tmp_path / "empty").exists()


def test_only_one_run_at_a_time(qtbot, tmp_path, make):
    run, listener = make()
    running(qtbot, run, listener, tmp_path / "run")
    with pytest.raises(BadInput, match="already in progress"):
        run.start_new(ENDLESS, tmp_path / "second")
    with pytest.raises(BadInput, match="already in progress"):
        run.attach(tmp_path / "run")


def test_a_run_that_does_not_stop_can_be_killed(qtbot, tmp_path, make):
    run, listener = make()
    run._stop_timer.setInterval(100)
    running(qtbot, run, listener, tmp_path / "run", ENDLESS.model_copy(update={"preset": "deaf"}))
    with qtbot.waitSignal(run.stuck):
        run.stop()
    with qtbot.waitSignal(run.ended):
        run.kill()
    assert listener.ended == ["The training process was killed. Its checkpoints are kept; resume the run to continue."]


def test_detaching_stops_a_run_that_follows_the_window(qtbot, tmp_path, make):
    run, listener = make()
    running(qtbot, run, listener, tmp_path / "run")
    process = run._process
    run.detach()
    process.wait(10)
    assert RunFolder(tmp_path / "run").read_status().state == "stopped"
    assert listener.ended == []


def test_a_run_that_outlives_the_window_is_found_and_attached_again(qtbot, tmp_path, make):
    run, listener = make()
    running(qtbot, run, listener, tmp_path / "runs" / "a", outlive=True)
    qtbot.waitUntil(lambda: "outlive" in listener.notes())
    process = run._process
    run.detach()
    again, heard = make()
    assert find_running(tmp_path / "runs") == [tmp_path / "runs" / "a"]
    again.attach(tmp_path / "runs" / "a")
    qtbot.waitUntil(lambda: len(heard.steps()) > len(listener.steps()) + 5)
    assert process.poll() is None
    assert heard.steps() == list(range(1, len(heard.steps()) + 1))  # all of it, each once
    with qtbot.waitSignal(again.ended):
        again.stop()
    assert heard.ended[0].state == "stopped"
    process.wait(10)


def test_an_attached_run_can_be_killed(qtbot, tmp_path, make):
    run, listener = make()
    running(qtbot, run, listener, tmp_path / "run", ENDLESS.model_copy(update={"preset": "deaf"}), outlive=True)
    qtbot.waitUntil(lambda: "outlive" in listener.notes())
    process = run._process
    run.detach()
    again, heard = make()
    again.attach(tmp_path / "run")
    qtbot.waitUntil(lambda: bool(heard.statuses))
    with qtbot.waitSignal(again.ended):
        again.kill()
    assert process.wait(10) == -signal.SIGKILL
    assert heard.ended == ["The training process was killed. Its checkpoints are kept; resume the run to continue."]


def test_a_reused_process_id_is_not_killed(qtbot, tmp_path, make):
    folder = RunFolder(tmp_path / "somewhere-else")
    folder.create(ENDLESS)
    folder.write_status(Status(state="running", heartbeat=time.time(), pid=os.getpid()))
    run, listener = make()
    run.attach(folder.path)
    qtbot.waitUntil(lambda: bool(listener.statuses))
    with pytest.raises(BadInput, match="not on this computer"):
        run.kill()
    assert psutil.pid_exists(os.getpid())


def test_a_process_id_of_another_machine_is_ignored(tmp_path):
    """In a folder that two machines share, its id may belong to a process of this one."""
    folder = RunFolder(tmp_path / "run")
    folder.create(ENDLESS)
    with subprocess.Popen([sys.executable, "-c", "input()", str(folder.path)], stdin=subprocess.PIPE) as same:
        while not psutil.Process(same.pid).cmdline():  # empty for a moment after the process has started
            time.sleep(0.01)
        beat = Status(state="running", heartbeat=time.time(), pid=same.pid)
        folder.write_status(beat.model_copy(update={"host": "another-machine"}))
        with pytest.raises(BadInput, match="not on this computer"):
            kill_named_in(folder.read_status(), folder)
        assert same.poll() is None
        kill_named_in(beat.model_copy(update={"host": platform.node()}), folder)
        assert same.wait(10) == -signal.SIGKILL


def test_a_finished_run_is_replayed_and_ends(qtbot, tmp_path, make):
    folder = RunFolder(tmp_path / "old")
    folder.create(ENDLESS)
    folder.append(Note(text="old"))
    folder.append(Finished())
    folder.write_status(Status(state="finished", heartbeat=5.0))
    run, listener = make()
    with qtbot.waitSignal(run.ended):
        run.attach(folder.path)
    assert len(listener.events) == 2
    assert listener.ended[0].state == "finished"


def test_a_run_whose_process_died_is_reported_as_lost(qtbot, tmp_path, make):
    folder = RunFolder(tmp_path / "dead")
    folder.create(ENDLESS)
    folder.write_status(Status(state="running", step=7, heartbeat=time.time() - 100))
    run, listener = make()
    with qtbot.waitSignal(run.ended):
        run.attach(folder.path)
    assert "stopped reporting at step 7" in listener.ended[0]
    assert find_running(tmp_path) == []


def test_no_runs_are_found_in_an_empty_home(tmp_path):
    assert find_running(tmp_path / "nowhere") == []
    (tmp_path / "file").write_text("")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "status.json").write_text("{")
    assert find_running(tmp_path) == []


PARENT = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from studio.link.training_run import TrainingRun
from studio.protocol.training_recipe import TrainRecipe
app = QCoreApplication([])
run = TrainingRun(command=(sys.executable, sys.argv[1]))
run.start_new(TrainRecipe(steps=100_000), Path(sys.argv[2]), outlive=sys.argv[3] == "outlive")
app.exec()
"""


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a POSIX word")
@pytest.mark.parametrize("how", ["follow", "outlive"])
def test_a_killed_window_stops_its_run_unless_it_outlives(qtbot, tmp_path, make, how):
    folder = RunFolder(tmp_path / "run")
    parent = subprocess.Popen([sys.executable, "-c", PARENT, FAKE[1], str(folder.path), how])

    def begun():
        taken = how == "follow" or any(isinstance(e, Note) and e.text == "outlive" for e, _ in folder.events())
        return taken and (status := folder.read_status()) is not None and status.step > 1

    qtbot.waitUntil(begun)
    child = psutil.Process(folder.read_status().pid)
    parent.kill()
    parent.wait(10)
    try:
        if how == "follow":
            qtbot.waitUntil(lambda: folder.read_status().state == "stopped")
        else:
            step = folder.read_status().step
            qtbot.waitUntil(lambda: folder.read_status().step > step + 5)
            assert child.is_running()
    finally:
        if how == "outlive":
            child.kill()
            psutil.wait_procs([child], timeout=10)


def test_captured_output_is_bounded(tmp_path):
    from studio.link.error_tail import ErrorTail

    errors = ErrorTail()
    program = "import sys\nfor n in range(40_000): sys.stderr.write(f'line {n} ' + 'x' * 40 + '\\n')"
    subprocess.run([sys.executable, "-c", program], stderr=errors.file, check=True)
    errors.trim()
    assert os.fstat(errors.file.fileno()).st_size <= 16 * 1024
    assert errors.last_line().startswith("line 39999")
    subprocess.run([sys.executable, "-c", "import sys; sys.stderr.write('last\\n\\n')"], stderr=errors.file, check=True)
    assert errors.last_line() == "last"
    errors.close()
    assert errors.text() == ""


def test_the_recipe_reaches_the_process_unchanged(qtbot, tmp_path, make):
    recipe = TrainRecipe(steps=1, seed=2**62, learning_rate=3e-4)
    run, _ = make()
    with qtbot.waitSignal(run.ended):
        run.start_new(recipe, tmp_path / "run")
    assert dump_recipe(RunFolder(tmp_path / "run").read_recipe()) == dump_recipe(recipe)


def test_a_request_contains_its_value(qtbot, tmp_path, make):
    run, listener = make()
    running(qtbot, run, listener, tmp_path / "run")
    run.ask(Control.LEARNING_RATE, "0.0003")
    qtbot.waitUntil(lambda: any(isinstance(event, RateChanged) for event in listener.events))
    assert next(e.learning_rate for e in listener.events if isinstance(e, RateChanged)) == 3e-4
    run.stop()
    qtbot.waitUntil(lambda: listener.ended != [])


def test_a_branch_passes_the_parent_run_and_step(qtbot, tmp_path, make):
    run, listener = make()
    running(qtbot, run, listener, tmp_path / "new", branch=(tmp_path / "old", 40))
    assert f"--branch {tmp_path / 'old'} --at 40" in listener.notes()
    run.stop()
    qtbot.waitUntil(lambda: listener.ended != [])


def test_a_run_with_an_unreadable_status_does_not_block_the_window(qtbot, tmp_path, make):
    folder = RunFolder(tmp_path / "dead")
    folder.create(ENDLESS)
    folder.status_file.write_bytes(b"{")
    for file in (folder.recipe_file, folder.status_file):
        os.utime(file, (1, 1))
    run, listener = make()
    with qtbot.waitSignal(run.ended):
        run.attach(folder.path)
    assert "without a readable status" in listener.ended[0]
    assert not run.going

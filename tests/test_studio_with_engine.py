"""The whole program: the real window and the real engine process, with a small untrained model."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import psutil
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.runfolder import Control, RunFolder
from studio.protocol.training_recipe import NetworkSpec, TrainRecipe
from studio.wiring.studio import Studio
from tests.whole_program import shown, until

pytestmark = pytest.mark.slow


@pytest.fixture
def studio(qapp, tiny_model):
    studio = Studio(qapp)
    studio.parts.recipe_panel.set_recipe(GenerateRecipe(model=tiny_model, steps=8, seed=5))
    studio.core.settings.setValue("recipe", studio.parts.recipe_panel.state())
    with shown(studio):
        yield studio


def engine_processes():
    found = []
    for child in psutil.Process().children(recursive=True):
        try:
            if "serve" in child.cmdline():
                found.append(child)
        except psutil.NoSuchProcess:
            continue
    return found


def first_picture(studio):
    until(lambda: studio.core.document.has_picture and studio.core.queue.idle)


def test_the_first_start_generates_a_picture_and_records_every_step(studio):
    first_picture(studio)
    assert studio.core.document.size == (16, 16)
    lane = studio.core.timeline.lanes[0]
    assert lane.frame_count == lane.available == 8
    assert lane.frame(0, "x_t").shape == (16, 16, 3)
    (entry,) = studio.core.history.entries
    assert entry.trajectory is not None
    assert entry.recipe.steps == 8


def test_the_same_recipe_makes_the_same_picture(studio):
    first_picture(studio)
    first = studio.core.document.picture.copy()
    studio.generation.recipes.use(studio.core.history.entries[0].recipe)
    studio.generation.generating.run()
    until(lambda: studio.core.document.candidate is not None)
    assert (studio.core.document.candidate.picture == first).all()


def test_repainting_keeps_every_bit_outside_the_mask(studio):
    first_picture(studio)
    rng = np.random.default_rng(0)
    studio.core.undo.record(studio.core.document.set_picture(rng.integers(0, 256, (48, 64, 4), np.uint8)))
    before = studio.core.document.picture.copy()
    studio.core.tools.set_brush(size=12)
    canvas = studio.parts.canvas
    middle = QPoint(canvas.width() // 2, canvas.height() // 2)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    QTest.mouseMove(canvas, middle + QPoint(30, 10))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle + QPoint(30, 10))
    mask = studio.core.document.mask.copy()
    assert studio.parts.recipe_panel.button.text() == "Repaint mask"
    QTest.mouseClick(studio.parts.recipe_panel.button, Qt.MouseButton.LeftButton)
    until(lambda: studio.core.document.candidate is not None)
    assert (studio.core.document.picture == before).all()  # a result never overwrites
    QTest.keyClick(studio.parts.window, Qt.Key.Key_Return)
    after = studio.core.document.picture
    assert (after[mask == 0] == before[mask == 0]).all()
    assert (after[mask == 255] != before[mask == 255]).any()
    QTest.keyClick(studio.parts.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (studio.core.document.picture == before).all()


def test_a_killed_engine_fails_only_its_job(studio):
    first_picture(studio)
    before = studio.core.document.picture.copy()
    studio.parts.recipe_panel.fields.sampling.steps.setValue(1000)
    studio.generation.generating.run()
    studio.generation.generating.run()
    until(lambda: studio.core.queue.running is not None and studio.core.queue.running.step > 3)
    (engine,) = engine_processes()
    os.kill(engine.pid, signal.SIGKILL)
    until(lambda: studio.parts.window.notice.isVisible())
    assert "\n" not in studio.parts.window.notice.text.text()
    assert (studio.core.document.picture == before).all()
    # the queue lives on in a new engine
    until(lambda: studio.core.queue.running is not None and studio.core.queue.running.step > 3)
    assert engine_processes()[0].pid != engine.pid
    QTest.keyClick(studio.parts.window, Qt.Key.Key_Escape)
    until(lambda: studio.core.queue.idle)


def test_stop_now_and_keep_this_step(studio):
    first_picture(studio)
    studio.parts.recipe_panel.fields.sampling.steps.setValue(1000)
    studio.generation.generating.run()
    until(lambda: studio.core.queue.running is not None and studio.core.queue.running.step > 3)
    QTest.keyClick(studio.parts.window, Qt.Key.Key_Escape)
    until(lambda: studio.core.queue.idle)
    assert len(studio.core.history.entries) == 1
    assert studio.core.document.candidate is None
    studio.generation.generating.run()
    until(lambda: studio.core.queue.running is not None and studio.core.queue.running.step > 3)
    studio.parts.window.actions_["generate.keep_step"].trigger()
    until(lambda: studio.core.document.candidate is not None)
    until(lambda: len(studio.core.history.entries) == 2)  # it is saved while it can be seen already
    assert 0 < studio.core.timeline.lanes[0].available < 1000


def test_closing_the_window_leaves_no_process(studio):
    first_picture(studio)
    processes = engine_processes()
    assert processes
    studio.parts.window.close()
    _, alive = psutil.wait_procs(processes, timeout=5)
    assert not alive


def small_training(**changes) -> TrainRecipe:
    network = NetworkSpec(channels=(8, 16), attention=(False, False), norm_groups=4)
    settings = {"steps": 100_000, "batch_size": 8, "sample_every": 20, "checkpoint_every": 1000, "sample_steps": 2}
    return TrainRecipe(network=network, **{**settings, **changes})


def test_training_in_the_window(studio):
    first_picture(studio)
    studio.parts.window.actions_["view.train"].trigger()
    folder = studio.training.training.start(small_training())
    run = studio.core.training_run
    until(lambda: run.last_status is not None and run.last_status.step > 25)
    lane = next(lane for lane in studio.core.timeline.lanes if lane.kind == "learning")
    until(lambda: lane.available >= 2)
    QTest.mouseClick(studio.parts.training_panel.controls.pause, Qt.MouseButton.LeftButton)
    until(lambda: run.last_status.state == "paused")
    held = run.last_status
    until(lambda: run.last_status.heartbeat > held.heartbeat)
    assert (run.last_status.state, run.last_status.step) == ("paused", held.step)
    QTest.mouseClick(studio.parts.training_panel.controls.pause, Qt.MouseButton.LeftButton)
    until(lambda: run.last_status.step > held.step)
    QTest.mouseClick(studio.parts.training_panel.controls.stop, Qt.MouseButton.LeftButton)
    until(lambda: not run.going)
    assert run.last_status.state == "stopped"
    # what was learned can be used at once
    studio.parts.window.actions_["train.use"].trigger()
    assert studio.parts.recipe_panel.recipe().model == str(folder)
    studio.parts.recipe_panel.fields.sampling.steps.setValue(3)
    studio.generation.generating.run()
    until(lambda: studio.core.document.candidate is not None)


WINDOW = """
import sys
from PySide6.QtCore import QTimer
from studio.app import run
from studio.protocol.training_recipe import TrainRecipe
recipe = TrainRecipe.model_validate_json(sys.argv[1])
def go(studio):
    studio.parts.training_panel.outlive.setChecked(sys.argv[2] == "outlive")
    print(studio.training.training.start(recipe), flush=True)
run(when_complete=go)
"""


@pytest.mark.parametrize("outlive", [False, True])
def test_a_killed_window_ends_its_engine_and_following_runs(data_home, outlive):
    arguments = [small_training().model_dump_json(), "outlive" if outlive else "follow"]
    with subprocess.Popen([sys.executable, "-c", WINDOW, *arguments], stdout=subprocess.PIPE, text=True) as window:
        folder = RunFolder(Path(window.stdout.readline().strip()))
        until(lambda: (status := folder.read_status()) is not None and status.state == "running" and status.step > 2)
        children = psutil.Process(window.pid).children(recursive=True)
        engine = [child for child in children if "serve" in child.cmdline()]
        training = psutil.Process(folder.read_status().pid)
        window.kill()
    assert not psutil.wait_procs(engine, timeout=10)[1], "the engine outlived its window"
    if outlive:
        step = folder.read_status().step
        until(lambda: folder.read_status().step > step + 2)
        folder.ask(Control.STOP)
    assert not psutil.wait_procs([training], timeout=30)[1]
    assert folder.read_status().state == "stopped"
    assert folder.complete_checkpoints()

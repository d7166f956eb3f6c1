"""The plane of two times by mouse and keys: rows arrive, a cell is chosen, and goes to the canvas or on."""

import shutil

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.protocol import places
from studio.protocol.events import Failed, Finished
from studio.protocol.latents import Packed
from studio.protocol.modelcard import CARD_FILE, ModelCard, find_model
from studio.protocol.runfolder import CHECKPOINT_DONE, RunFolder
from studio.protocol.times import TimesRow
from studio.protocol.training_recipe import TrainRecipe
from studio.ui.workspaces import Workspace
from tests.records import write_record

CELLS = np.random.default_rng(0).integers(0, 256, (2, 3, 8, 8), np.uint8)


@pytest.fixture
def run(data_home, tiny_model):
    folder = RunFolder(places.runs() / "learning")
    folder.create(TrainRecipe())
    for step in (10, 200):
        checkpoint = folder.checkpoints / f"{step:08}"
        shutil.copytree(find_model(tiny_model), checkpoint / "model")
        (checkpoint / CHECKPOINT_DONE).write_text("{}")
    return folder


@pytest.fixture
def jobs():
    return []


@pytest.fixture
def times(run, explore, studio, qtbot, jobs):
    """The tab with a run of two checkpoints, whose rows have been sampled."""
    studio.core.engine.start_job = jobs.append
    explore.choose("times")
    view = studio.explore.times.view
    qtbot.waitUntil(lambda: view.run.key() == str(run.path))
    QTest.mouseClick(view.make, Qt.MouseButton.LeftButton)
    job = jobs[-1].job
    for number, step in enumerate((10, 200)):
        cells = Packed.of(CELLS[number], "u1")
        row = TimesRow(row=number, total=2, step=step, timesteps=(900, 600, 300), cells=cells)
        studio.core.engine.job_event.emit(job, row)
    studio.core.engine.job_event.emit(job, Finished())
    return view


def chosen(view):
    return view.sheet.cell().pixelColor(0, 0).red()


def test_rows_are_sampled_as_the_fields_say(times, jobs, run):
    assert jobs[-1].run == str(run.path)
    assert jobs[-1].recipe.steps == 20
    assert jobs[-1].recipe.label is None
    assert times.sheet.rows == 2
    assert times.make.text() == "Sample all checkpoints"
    assert times.facts.text() == "training step 200\ndenoising step 3 of 3, t = 300"
    assert chosen(times) == CELLS[1, 2, 0, 0]


def test_a_cell_is_chosen_by_mouse_keys_and_sliders(times):
    QTest.mouseClick(times.sheet, Qt.MouseButton.LeftButton, pos=times.sheet.place_of(0, 1).toPoint())
    assert times.sheet.current == (0, 1)
    assert chosen(times) == CELLS[0, 1, 0, 0]
    times.sheet.setFocus()
    QTest.keyClick(times.sheet, Qt.Key.Key_Down)
    QTest.keyClick(times.sheet, Qt.Key.Key_Left)
    assert times.sheet.current == (1, 0)
    times.denoising.setFocus()
    QTest.keyClick(times.denoising, Qt.Key.Key_End)
    assert times.sheet.current == (1, 2)
    times.training.setValue(0)
    assert times.facts.text().startswith("training step 10\n")


def test_a_cell_goes_to_the_canvas_and_back(times, studio):
    before = studio.core.document.picture.copy()
    QTest.mouseClick(times.to_canvas, Qt.MouseButton.LeftButton)
    assert np.array_equal(studio.core.document.picture[..., 0], CELLS[1, 2])
    studio.parts.window.actions_["edit.undo"].trigger()
    assert np.array_equal(studio.core.document.picture, before)


def test_the_run_is_branched_at_the_row(times, studio, run):
    times.training.setValue(0)
    QTest.mouseClick(times.branch, Qt.MouseButton.LeftButton)
    point = studio.parts.training_panel.branch
    assert (point.run, point.step) == (run.path, 10)
    assert studio.parts.window.workspaces.current is Workspace.TRAIN


def test_a_row_is_generated_to_be_forked_at_its_step(times, studio, run, monkeypatch, tmp_path):
    asked = []
    studio.parts.recipe_panel.run_requested.connect(lambda: asked.append(studio.parts.recipe_panel.recipe()))
    monkeypatch.setattr(studio.core.engine, "submit", lambda *_: None)
    times.training.setValue(0)
    times.denoising.setValue(1)
    QTest.mouseClick(times.generate, Qt.MouseButton.LeftButton)
    assert [recipe.model for recipe in asked] == [f"{run.path}@10"]
    assert asked[0].steps == 20
    timeline, own = studio.core.timeline, times.recipe().seed
    for seed in (own + 1, own):
        lane = DenoisingLane.open(write_record(tmp_path / f"{seed}.safetensors"), title="a row")
        lane.recipe, lane.live = asked[0].model_copy(update={"seed": seed}), True
        timeline.add(lane)
        timeline.look_at(lane, 3)
        lane.live = False
        lane.changed.emit(lane)
        assert timeline.playhead == (1 if seed == own else 3), "the step that was chosen on the plane"
    timeline.seek(3)
    lane.changed.emit(lane)
    assert timeline.playhead == 3, "once"


def test_a_refusal_is_reported(times, studio, jobs):
    QTest.mouseClick(times.make, Qt.MouseButton.LeftButton)
    studio.core.engine.job_event.emit(jobs[-1].job, Failed(message="It has no label 7."))
    assert times.sheet._empty == "It has no label 7."
    assert not times.to_canvas.isEnabled()


def test_sampling_can_be_stopped(times, studio, jobs, monkeypatch):
    stopped = []
    monkeypatch.setattr(studio.core.engine, "stop", lambda job, how: stopped.append(job))
    QTest.mouseClick(times.make, Qt.MouseButton.LeftButton)
    assert times.make.text() == "Stop"
    QTest.mouseClick(times.make, Qt.MouseButton.LeftButton)
    assert stopped == [jobs[-1].job]
    studio.core.engine.job_event.emit(jobs[-1].job, Finished(stopped=True))
    assert times.make.text() == "Sample all checkpoints"


def test_without_runs_the_tab_says_what_to_do(explore, studio, qtbot):
    explore.choose("times")
    view = studio.explore.times.view
    qtbot.waitUntil(lambda: not studio.explore.times.busy)
    assert view.sheet._empty.startswith("There is no training run")
    assert not view.make.isEnabled()


def test_runs_of_other_models_are_not_listed(run, explore, studio, qtbot):
    coder = RunFolder(places.runs() / "coder")
    coder.create(TrainRecipe(model="vae"))
    place = coder.checkpoints / "00000005"
    (place / "model").mkdir(parents=True)
    (place / CHECKPOINT_DONE).write_text("{}")
    card = ModelCard(name="coder", title="Coder", kind="decoder", model="vae", size=16, channels=1)
    (place / "model" / CARD_FILE).write_text(card.model_dump_json())
    explore.choose("times")
    view = studio.explore.times.view
    qtbot.waitUntil(lambda: view.run.key() == str(run.path))
    assert view.run.count() == 1

"""The plane of training step and denoising step: each row is, to the bit, the walk of its checkpoint."""

import shutil

import numpy as np
import pytest

from studio.engine.data.pictures import from_model
from studio.engine.generation.generate import ModelCache, generate
from studio.engine.generation.two_times import checkpoints_of_grid, grid_of_times, map_times, rows_of_grid
from studio.protocol.errors import BadInput
from studio.protocol.events import Finished
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import find_model
from studio.protocol.record import open_record
from studio.protocol.requests import Stop
from studio.protocol.resultsfolder import TRAJECTORY_FILE
from studio.protocol.runfolder import CHECKPOINT_DONE, RunFolder
from studio.protocol.times import MapTimes, TimesRow, recipe_of_row
from studio.protocol.training_recipe import TrainRecipe

RECIPE = GenerateRecipe(seed=3, steps=4, label=2)


@pytest.fixture
def run(tmp_path, tiny_model):
    folder = RunFolder(tmp_path / "run")
    folder.create(TrainRecipe())
    for step in (1, 20, 300):
        checkpoint = folder.checkpoints / f"{step:08}"
        shutil.copytree(find_model(tiny_model), checkpoint / "model")
        (checkpoint / CHECKPOINT_DONE).write_text("{}")
    return folder


def test_a_cell_is_the_step_of_a_generation_by_its_checkpoint(run, tmp_path):
    models = ModelCache("cpu")
    for show in ("x_t", "x0"):
        row = list(rows_of_grid(run, RECIPE, show, models))[1]
        assert row.step == 20
        own = recipe_of_row(RECIPE, str(run.path), 20)
        list(generate(own, tmp_path / show, models=models))
        record = open_record(tmp_path / show / TRAJECTORY_FILE)
        assert list(record.info.timesteps) == row.timesteps
        states = record.x_t if show == "x_t" else record.x0
        for cell, state in zip(row.cells, states, strict=True):
            np.testing.assert_array_equal(cell, from_model(state[0].astype(np.float32)))


def test_the_job_sends_a_row_for_each_checkpoint(run):
    job = MapTimes(job="t", run=str(run.path), recipe=RECIPE, show="x0")
    *rows, end = map_times(job, ModelCache("cpu"), lambda: None)
    assert isinstance(end, Finished)
    assert not end.stopped
    assert [row.step for row in rows] == [1, 20, 300]
    assert all(isinstance(row, TimesRow) and row.total == 3 for row in rows)
    assert rows[0].cells.array().shape == (4, 16, 16)


def test_the_job_can_be_stopped(run):
    job = MapTimes(job="t", run=str(run.path), recipe=RECIPE)
    answers = iter([None, Stop.NOW])
    *rows, end = map_times(job, ModelCache("cpu"), lambda: next(answers))
    assert len(rows) == 1
    assert end.stopped


def test_the_picture_of_all_cells_has_them_in_rows(run):
    told = []
    made = grid_of_times(run, RECIPE, "x0", ModelCache("cpu"), lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert made.shape[1] > made.shape[0]


def test_of_many_checkpoints_evenly_many_are_rows(run):
    for step in range(1000, 1060):
        checkpoint = run.checkpoints / f"{step:08}"
        (checkpoint / "model").mkdir(parents=True)
        shutil.copy(run.checkpoints / "00000001" / "model" / "studio.json", checkpoint / "model")
        (checkpoint / CHECKPOINT_DONE).write_text("{}")
    steps = checkpoints_of_grid(run)
    assert len(steps) == 20
    assert (steps[0], steps[-1]) == (1, 1059)


def test_a_run_without_checkpoints_is_refused(tmp_path):
    with pytest.raises(BadInput, match="no checkpoints"):
        checkpoints_of_grid(RunFolder(tmp_path))

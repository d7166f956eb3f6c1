"""The dialog of a grid queues its cells and shows their pictures."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtTest import QTest

from studio.document.journal.edit_records import EditRecord, decode, encode
from studio.document.journal.kept_grid import grid_record, read_grid
from studio.protocol.errors import BadInput
from studio.protocol.events import Failed, Finished, Result
from studio.protocol.grids.grid import parse_grid
from studio.protocol.recipes import dump_recipe


@pytest.fixture
def dialog(studio):
    """The dialog of a window whose queue is paused."""
    studio.parts.recipe_panel.fields.models.model.set_key("digits")
    studio.core.queue.pause()
    studio.generation.gridding.open()
    made = studio.generation.gridding.dialog
    assert QTest.qWaitForWindowExposed(made)
    return made


def write(dialog, *texts):
    dialog.restore([*texts, *[""] * (3 - len(texts))])


def test_the_number_of_pictures_is_reported_before(dialog):
    write(dialog, "steps=5,10", "label=0-3")
    assert dialog.status.text() == "8 pictures"
    assert dialog.run.isEnabled()
    write(dialog, "steps=5,ten")
    assert not dialog.run.isEnabled()
    assert "ten" in dialog.problem.text()


def test_cells_are_queued_and_filled_as_they_come(qtbot, studio, dialog, tmp_path):
    write(dialog, "steps=5,10", "label=1,2")
    dialog.run.click()
    jobs = list(studio.core.queue.jobs)
    assert [(job.recipe.steps, job.recipe.label) for job in jobs] == [(5, 1), (5, 2), (10, 1), (10, 2)] or len(
        jobs
    ) == 4
    Image.fromarray(np.full((16, 16), 200, np.uint8)).save(tmp_path / "0000.png")
    done = Result(pictures=(str(tmp_path / "0000.png"),), trajectory=None, seconds=0)
    first = jobs[0]
    place = (0 if first.recipe.steps == 5 else 1, 0 if first.recipe.label == 1 else 1)
    studio.generation.gridding._finished(first, done, Finished())
    qtbot.waitUntil(lambda: not dialog.cells.item(place[1], place[0]).icon().isNull())
    studio.generation.gridding._job_failed(jobs[1], Failed(message="It <b>failed</b>."))
    assert "1 of 4 made, 1 left blank" in dialog.status.text()
    studio.generation.gridding.save(tmp_path / "sheet.png")
    qtbot.waitUntil((tmp_path / "sheet.png").exists)
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert 'X Values: "5, 10"' in sheet.text["parameters"]


def test_stop_removes_what_has_not_started(qtbot, studio, dialog):
    write(dialog, "steps=5,10,15")
    dialog.run.click()
    assert studio.core.queue.waiting == 3
    dialog.stop.click()
    assert studio.core.queue.waiting == 0
    qtbot.waitUntil(lambda: "3 left blank" in dialog.status.text())
    assert not dialog.stop.isEnabled()


def test_a_cell_that_does_not_fit_stays_blank(studio, dialog):
    write(dialog, "model=digits,missing")
    dialog.run.click()
    assert studio.core.queue.waiting == 1
    assert "not found" in dialog.cells.item(0, 1).toolTip()


def test_the_recipe_of_a_cell_is_used(studio, dialog):
    write(dialog, "steps=5,10")
    dialog.run.click()
    dialog.cells.setCurrentCell(0, 1)
    dialog.use.click()
    assert studio.parts.recipe_panel.recipe().steps == 10


def test_axes_are_remembered(studio, dialog):
    write(dialog, "seed=1-3", "steps=5,10")
    dialog.run.click()
    studio.generation.gridding._dialog = None
    assert len(parse_grid([text for text in studio.generation.gridding.dialog.state() if text])) == 6


def test_a_race_is_measured_against_its_reference(qtbot, studio, dialog, tmp_path):
    dialog.propose_race()
    write(dialog, "sampler=ddim, heun")
    dialog.run.click()
    *jobs, reference = studio.core.queue.jobs
    assert [job.recipe.sampler for job in jobs] == ["ddim", "heun"]
    assert (reference.recipe.sampler, reference.recipe.steps) == ("ddim", 1000)
    assert "reference to come" in dialog.status.text()
    for number, (job, value) in enumerate([(jobs[0], 20), (jobs[1], 60), (reference, 50)]):
        file = tmp_path / f"{number}.png"
        Image.fromarray(np.full((16, 16), value, np.uint8)).save(file)
        studio.generation.gridding._finished(
            job, Result(pictures=(str(file),), evaluations=5 + number, evaluation_seconds=0.5), Finished()
        )
    qtbot.waitUntil(lambda: len(dialog.table.entries()) == 2 and dialog.table.entries()[1].distance is not None)
    assert [entry.texts[2:] for entry in dialog.table.entries()] == [("6", "3.00", "10.00"), ("5", "2.50", "30.00")]
    assert not dialog.view.isHidden()
    dialog.view.set_key("table")
    dialog.table.table.select((1,))
    dialog.use.click()
    assert studio.parts.recipe_panel.recipe().sampler == "heun"


def test_a_race_without_its_reference_says_why(studio, dialog):
    dialog.propose_race()
    write(dialog, "sampler=ddim")
    dialog.run.click()
    studio.generation.gridding._job_failed(studio.core.queue.jobs[-1], Failed(message="It failed."))
    assert "reference to come" not in dialog.status.text()


def test_stop_removes_the_reference_too(studio, dialog):
    dialog.propose_race()
    dialog.run.click()
    assert studio.core.queue.waiting > 2
    dialog.stop.click()
    assert studio.core.queue.waiting == 0


def brought_back(studio):
    """The grid of a window as the next one finds it."""
    gridding = studio.generation.gridding
    kept = read_grid(decode(encode(grid_record(gridding.kept))))
    gridding.dialog.close()
    gridding._dialog = gridding._recipe = None
    gridding._jobs, gridding._pictures = {}, {}
    gridding.restore(kept)
    gridding.open()
    return gridding.dialog


def save_result(job, value):
    job.out.mkdir(parents=True)
    (job.out / "recipe.json").write_text(dump_recipe(job.recipe))
    Image.fromarray(np.full((16, 16), value, np.uint8)).save(job.out / "0000.png")


def test_finished_cells_come_back_and_others_are_offered(qtbot, studio, dialog):
    write(dialog, "steps=5,10,15")
    dialog.run.click()
    made, removed, waiting = studio.core.queue.jobs
    save_result(made, 200)
    for job in (made, removed):
        studio.core.queue.remove(job.id)
    again = brought_back(studio)
    qtbot.waitUntil(lambda: not again.cells.item(0, 0).icon().isNull())
    assert "not made" in again.cells.item(0, 1).toolTip()
    assert again.cells.item(0, 2).text() == "", "its job waits"
    assert "1 of 3 made, 1 left blank" in again.status.text()
    again.rest.click()
    assert [job.recipe.steps for job in studio.core.queue.jobs] == [waiting.recipe.steps, removed.recipe.steps]
    assert not again.rest.isEnabled()
    assert {job.id for job in studio.core.queue.jobs} <= studio.generation.results.quiet
    for job in studio.core.queue.jobs:
        save_result(job, 90)
        done = Result(pictures=(str(job.out / "0000.png"),))
        studio.generation.gridding._finished(job, done, Finished())
    qtbot.waitUntil(lambda: "3 of 3 made" in again.status.text())


def test_a_race_comes_back_with_what_was_measured(qtbot, studio, dialog):
    dialog.propose_race()
    write(dialog, "sampler=ddim, heun")
    dialog.run.click()
    first, second, reference = studio.core.queue.jobs
    for job, value in ((first, 20), (reference, 50)):
        save_result(job, value)
        done = Result(pictures=(str(job.out / "0000.png"),), evaluations=5, evaluation_seconds=0.5)
        studio.generation.gridding._finished(job, done, Finished())
        studio.core.queue.remove(job.id)
    again = brought_back(studio)
    qtbot.waitUntil(lambda: [entry.distance is not None for entry in again.table.entries()] == [True])
    assert again.table.entries()[0].texts[2:] == ("5", "2.50", "30.00")
    assert [job.id for job in studio.core.queue.jobs] == [second.id]


def test_a_kept_grid_that_says_something_else_is_refused():
    for fields in ({"recipe": "{}", "axes": [], "race": False}, {"recipe": "x"}, {"axes": 3}):
        with pytest.raises(BadInput):
            read_grid(EditRecord("grid", fields | {"cells": [{"place": ["x"]}], "references": []}))
    assert read_grid(grid_record(None)) is None

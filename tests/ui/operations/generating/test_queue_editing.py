"""Waiting jobs are edited, duplicated, moved and removed; what they repaint stays theirs."""

import threading

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.protocol.generation_recipe import GenerateRecipe


@pytest.fixture
def painter(studio):
    """A window with a text-to-image model, whose queue is paused with three jobs."""
    studio.parts.recipe_panel.fields.models.model.set_key("pocket")
    studio.parts.window.actions_["queue.pause"].trigger()
    for word in ("one", "two", "three"):
        prompt(studio).set_text(word)
        studio.generation.generating.run()
    return studio


def prompt(studio):
    return studio.parts.recipe_panel.fields.prompts.prompt


def prompts(studio):
    return [job.recipe.prompt for job in studio.core.queue.jobs]


def choose(studio, row):
    queue = studio.parts.recipe_panel.queue
    queue.setCurrentIndex(studio.core.queue.index(row))
    return queue


def test_the_status_bar_counts_them(painter):
    assert painter.parts.window.status.waiting.text() == "3 waiting · queue paused"
    assert painter.parts.window.actions_["queue.pause"].isChecked()
    assert painter.core.queue.jobs[0].about.startswith("Pocket · 128 × 128 · seed ")


def test_seeds_are_drawn_when_jobs_are_queued(painter):
    assert len({job.recipe.seed for job in painter.core.queue.jobs}) == 3


def test_an_edited_job_keeps_its_place(painter):
    before = [job.id for job in painter.core.queue.jobs]
    choose(painter, 1)
    painter.parts.window.actions_["queue.edit"].trigger()
    assert prompt(painter).text() == "two"
    assert painter.parts.recipe_panel.button.text() == "Replace in queue"
    prompt(painter).set_text("second")
    QTest.mouseClick(painter.parts.recipe_panel.button, Qt.MouseButton.LeftButton)
    assert prompts(painter) == ["one", "second", "three"]
    assert [job.id for job in painter.core.queue.jobs] == before
    assert painter.parts.recipe_panel.button.text() == "Generate"


def test_an_edited_job_repaints_what_it_was_queued_with(painter, qtbot):
    painter.core.document.set_picture(np.random.default_rng(0).integers(0, 256, (48, 64, 3), np.uint8))
    mask = np.zeros((48, 64), np.uint8)
    mask[10:20, 10:20] = 255
    painter.core.document.set_mask(mask)
    painter.generation.generating.run()
    qtbot.waitUntil(lambda: len(painter.core.queue.jobs) == 4)
    old = painter.core.queue.jobs[3].recipe
    painter.core.document.set_picture(np.zeros((8, 8, 3), np.uint8))
    painter.generation.queue_editing.edit(painter.core.queue.jobs[3].id)
    prompt(painter).set_text("changed")
    painter.generation.generating.run()
    new = painter.core.queue.jobs[3].recipe
    assert (new.prompt, new.image, new.mask, new.crop) == ("changed", old.image, old.mask, old.crop)


def waiting(painter, **settings):
    """The id of a further waiting job with these settings."""
    recipe = GenerateRecipe.model_validate({"model": "pocket", "prompt": "a red apple", "steps": 9} | settings)
    painter.generation.generating.enqueue(recipe, None)
    return painter.core.queue.jobs[-1].id


def edited(painter, job, steps):
    """The recipe of a waiting job after its steps have been changed in the panel."""
    painter.generation.queue_editing.edit(job)
    painter.parts.recipe_panel.fields.sampling.steps.setValue(steps)
    painter.generation.generating.run()
    return next(one.recipe for one in painter.core.queue.jobs if one.id == job)


def test_an_edited_job_keeps_all_that_it_was_queued_with(painter, tmp_path):
    for name in ("picture", "mask", "paste", "region"):
        Image.fromarray(np.full((48, 64), 255, np.uint8)).save(tmp_path / f"{name}.png")
    own = {
        "image": str(tmp_path / "picture.png"),
        "mask": str(tmp_path / "mask.png"),
        "paste_mask": str(tmp_path / "paste.png"),
        "regions": [{"mask": str(tmp_path / "region.png"), "prompt": "a pizza"}],
        "strength": 0.6,
        "auto_edges": True,
    }
    job = waiting(painter, **own)
    before = next(one.recipe for one in painter.core.queue.jobs if one.id == job)
    assert edited(painter, job, 11) == before.model_copy(update={"steps": 11})


def test_an_edited_branch_stays_one(painter, tmp_path):
    fork = {"record": str(tmp_path / "trajectory.safetensors"), "step": 3}
    job = waiting(painter, fork=fork, count=2)
    recipe = edited(painter, job, 11)
    assert (recipe.fork.step, recipe.count, recipe.steps) == (3, 2, 11)


def test_an_edited_template_is_drawn(painter, qtbot, tmp_path):
    Image.fromarray(np.full((48, 64), 255, np.uint8)).save(tmp_path / "a.png")
    job = waiting(painter, image=str(tmp_path / "a.png"), strength=0.5)
    painter.generation.queue_editing.edit(job)
    prompt(painter).set_text("a {red|blue} tiger")
    painter.generation.generating.run()
    qtbot.waitUntil(lambda: not painter.generation.generating.preparing)
    (recipe,) = [one.recipe for one in painter.core.queue.jobs if one.id == job]
    assert recipe.prompt in ("a red tiger", "a blue tiger")
    assert recipe.image == str(tmp_path / "a.png")


def test_a_run_that_is_being_prepared_replaces_no_job_that_is_edited_meanwhile(painter, qtbot):
    painter.core.document.set_picture(np.full((48, 64, 3), 90, np.uint8))
    painter.core.document.fill_mask()
    held = threading.Event()
    painter.generation.generating._writer.run(held.wait, lambda _: None, lambda _: None)  # a slow disk
    prompt(painter).set_text("repainted")
    painter.generation.generating.run()
    painter.generation.queue_editing.edit(painter.core.queue.jobs[0].id)
    held.set()
    qtbot.waitUntil(lambda: not painter.generation.generating.preparing)
    assert prompts(painter) == ["one", "two", "three", "repainted"]
    assert painter.parts.recipe_panel.button.text() == "Replace in queue"


def test_a_job_that_is_removed_while_it_is_edited(painter):
    painter.generation.queue_editing.edit(painter.core.queue.jobs[0].id)
    painter.core.queue.remove(painter.core.queue.jobs[0].id)
    assert painter.parts.recipe_panel.button.text() == "Generate"
    painter.generation.generating.run()
    assert prompts(painter) == ["two", "three", "one"]


def test_duplicate_move_and_remove(painter):
    queue = choose(painter, 0)
    painter.parts.window.actions_["queue.duplicate"].trigger()
    assert prompts(painter) == ["one", "one", "two", "three"]
    assert len({job.out for job in painter.core.queue.jobs}) == 4
    choose(painter, 3)
    painter.parts.window.actions_["queue.up"].trigger()
    assert prompts(painter) == ["one", "one", "three", "two"]
    assert queue.chosen().recipe.prompt == "three"
    QTest.keyClick(queue, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(queue, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(queue, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert prompts(painter) == ["one", "one", "two", "three"]
    QTest.keyClick(queue, Qt.Key.Key_Return)
    assert prompt(painter).text() == "three"
    painter.parts.window.actions_["queue.remove"].trigger()
    assert prompts(painter) == ["one", "one", "two"]


def test_commands_need_a_waiting_job(painter):
    painter.parts.recipe_panel.queue.clearSelection()
    painter.core.queue.clear()
    actions = painter.parts.window.actions_
    assert not actions["queue.edit"].isEnabled()
    assert actions["queue.pause"].isEnabled()
    actions["queue.pause"].trigger()
    assert painter.parts.window.status.waiting.text() == ""

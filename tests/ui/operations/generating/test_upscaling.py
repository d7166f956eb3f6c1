"""Upscaling the picture in the whole window, with a stand-in for the engine's answers."""

import threading

import numpy as np
import pytest
from PIL import Image

from studio.protocol.events import Finished
from studio.protocol.upscaling import Upscaled, UpscaleProgress


@pytest.fixture
def pictured(studio, monkeypatch):
    studio.startup.close()
    studio.parts.recipe_panel.fields.models.model.set_key("pocket")
    studio.core.undo.record(studio.core.document.set_picture(np.full((30, 40, 3), 90, np.uint8)))
    sent = []
    monkeypatch.setattr(studio.core.engine, "start_job", sent.append)
    studio.parts.window.actions_["image.upscale"].trigger()
    studio.sent = sent
    return studio


def answer(studio, qtbot) -> None:
    """Answer the request as the engine does, with a white picture."""
    qtbot.waitUntil(lambda: bool(studio.sent))
    (request,) = studio.sent
    width, height = round(40 * request.scale), round(30 * request.scale)
    Image.new("RGB", (width, height), "white").save(request.out)
    for event in (
        UpscaleProgress(done=1, total=1),
        Upscaled(file=request.out, width=width, height=height),
        Finished(),
    ):
        studio.core.engine.job_event.emit(request.job, event)


def test_the_result_waits_as_a_picture_of_its_own_and_undo_brings_the_old_one_back(pictured, qtbot):
    upscaling, document = pictured.generation.upscaling, pictured.core.document
    assert upscaling.dialog.status.text() == "40 × 30 becomes 80 × 60 pixels"
    upscaling.dialog.start.click()
    assert not upscaling.dialog.start.isEnabled()
    answer(pictured, qtbot)
    qtbot.waitUntil(lambda: document.candidate is not None)
    assert document.candidate.picture.shape == (60, 80, 4)
    assert document.size == (40, 30)
    pictured.parts.window.actions_["image.take"].trigger()
    assert document.size == (80, 60)
    assert document.mask.shape == (60, 80)
    pictured.core.undo.undo()
    assert document.size == (40, 30)


def test_refining_queues_the_recipes_model_in_tiles_on_the_upscaled_picture(pictured, qtbot):
    dialog, queue = pictured.generation.upscaling.dialog, pictured.core.queue
    dialog.refine.set_key("yes")
    dialog.strength.setValue(0.4)
    dialog.start.click()
    answer(pictured, qtbot)
    qtbot.waitUntil(lambda: len(queue.jobs) == 1)
    recipe = queue.jobs[0].recipe
    assert (recipe.strength, recipe.tile, recipe.model, recipe.count) == (0.4, 128, "pocket", 1)
    assert Image.open(recipe.image).size == (80, 60)
    queue.clear()


def test_stop_before_the_engine_is_asked(pictured, qtbot):
    dialog, background = pictured.generation.upscaling.dialog, pictured.generation.upscaling._background
    held = threading.Event()
    background.run(held.wait, lambda _: None, lambda _: None)  # a slow disk
    dialog.start.click()
    dialog.stop.click()
    assert dialog.start.isEnabled()
    assert dialog.status.text() == "Stopped. The picture stays as it is."
    held.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert not pictured.sent
    dialog.start.click()
    answer(pictured, qtbot)
    qtbot.waitUntil(lambda: pictured.core.document.candidate is not None)


def test_what_cannot_be_done_is_said(pictured):
    dialog = pictured.generation.upscaling.dialog
    dialog.refine.set_key("yes")
    pictured.parts.recipe_panel.fields.models.model.set_key("digits")
    assert "only models with a prompt" in dialog.problem.text()
    assert not dialog.start.isEnabled()
    dialog.refine.set_key("no")
    assert dialog.start.isEnabled()
    pictured.core.document.close_picture()
    assert "no picture" in dialog.problem.text()

"""From the recipe panel to the queue: inputs from the canvas, results on it."""

import threading
import time

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from studio.engine.generation.inpainting import read_repainting
from studio.protocol import places
from studio.protocol.events import Finished, Result
from studio.protocol.geometry import Box
from studio.protocol.modelcard import CARD_FILE, ModelCard, dump_card
from studio.protocol.recipes import dump_recipe
from studio.protocol.resultsfolder import RECIPE_FILE
from studio.ui import theme
from studio.ui.status_bar import LONG

POCKET = ModelCard(name="pocket", title="Pocket", kind="stable-diffusion", size=32, channels=3, latent=(4, 8, 8))
CANNY = ModelCard(name="canny", title="Edges", kind="controlnet", size=32, channels=3, base="pocket")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def own_models(data_home):
    for card in (POCKET, CANNY):
        folder = places.own_models() / card.name
        folder.mkdir(parents=True)
        (folder / CARD_FILE).write_text(dump_card(card))


@pytest.fixture
def painter(own_models, studio):
    """A window with a text-to-image model and a picture on the canvas."""
    studio.parts.recipe_panel.fields.models.model.set_key("pocket")
    studio.core.document.set_picture(np.random.default_rng(0).integers(0, 256, (48, 64, 3), np.uint8))
    return studio


def prompt(studio):
    return studio.parts.recipe_panel.fields.prompts.prompt


def run(studio):
    QTest.mouseClick(studio.parts.recipe_panel.button, Qt.MouseButton.LeftButton)
    end = time.monotonic() + 10
    while studio.generation.generating.preparing:
        assert time.monotonic() < end
        QTest.qWait(1)
    return studio.core.queue.jobs[-1]


def test_text_to_image_uses_nothing_of_the_canvas(painter):
    QTest.keyClicks(prompt(painter), "a tiger")
    job = run(painter)
    assert (job.recipe.prompt, job.recipe.image, job.recipe.mask, job.recipe.controls) == ("a tiger", None, None, ())
    assert job.title == "a tiger"


def test_image_to_image_uses_the_picture(painter):
    prompt(painter).set_text("a tiger\non a <b>blue</b> background")
    painter.parts.recipe_panel.fields.repainting.strength.setValue(0.4)
    assert painter.parts.recipe_panel.button.text() == "Vary"
    job = run(painter)
    assert (job.recipe.strength, job.recipe.mask, job.recipe.crop) == (0.4, None, None)
    assert (np.asarray(Image.open(job.recipe.image)) == painter.core.document.picture[..., :3]).all()
    assert job.title == "Vary: a tiger on a <b>blue</b> background"


def test_a_mask_is_repainted_with_a_prompt(painter):
    prompt(painter).set_text("a red apple")
    painter.parts.recipe_panel.fields.repainting.strength.setValue(0.8)
    painter.core.document.begin_stroke(painter.core.tools.brush)
    painter.core.document.stroke_to(20, 20)
    painter.core.document.end_stroke()
    assert painter.parts.recipe_panel.button.text() == "Repaint mask"
    job = run(painter)
    assert job.title == "Repaint: a red apple"
    assert (np.asarray(Image.open(job.recipe.mask)) == painter.core.document.mask).all()
    assert job.recipe.strength == 0.8
    assert job.recipe.crop is not None


@pytest.mark.parametrize("picture", [(48, 64), (32, 32), (20, 30)])
@pytest.mark.parametrize("size", [None, (64, 32)])
def test_the_window_and_the_command_line_choose_the_same_crop(painter, picture, size):
    painter.core.document.set_picture(np.zeros((*picture, 3), np.uint8))
    mask = np.zeros(picture, np.uint8)
    mask[5:9, 3:12] = 255
    painter.core.document.set_mask(mask)
    painter.parts.recipe_panel.fields.output.size.set_value(size)
    recipe = run(painter).recipe
    alone = recipe.model_copy(update={"crop": None})
    assert recipe.crop == read_repainting(alone, (POCKET.size, POCKET.size)).crop


def test_the_crop_has_the_requested_aspect_ratio(painter):
    painter.core.document.set_picture(np.zeros((200, 300, 3), np.uint8))
    painter.core.tools.set_brush(size=20)
    painter.core.document.begin_stroke(painter.core.tools.brush)
    painter.core.document.stroke_to(150, 100)
    painter.core.document.end_stroke()
    painter.parts.recipe_panel.fields.output.size.set_value((64, 32))
    _, _, width, height = run(painter).recipe.crop
    assert width / height == pytest.approx(2, abs=0.05)


def test_edges_are_taken_from_the_canvas(painter):
    controls = painter.parts.recipe_panel.fields.adapters.controls
    assert controls.isVisible()
    controls.add_kind("canny")
    job = run(painter)
    assert job.recipe.image is None
    assert job.recipe.controls[0].weight == 1
    assert (np.asarray(Image.open(job.recipe.controls[0].image)) == painter.core.document.picture[..., :3]).all()


def test_a_closed_picture_is_not_used(painter):
    painter.parts.recipe_panel.fields.repainting.strength.setValue(0.4)
    painter.files.files.close_picture()
    assert painter.parts.recipe_panel.button.text() == "Generate"
    assert run(painter).recipe.image is None


def test_keys_typed_into_the_prompt_do_not_reach_the_canvas(painter):
    painter.parts.window.activateWindow()
    field = prompt(painter)
    field.setFocus()
    assert QGuiApplication.focusObject() is field
    before, tool = painter.core.document.mask.copy(), painter.core.tools.tool
    for letter in "xe3[] p":
        QTest.keyClick(field, letter)
    assert field.text() == "xe3[] p"
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.text() == ""
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == "xe3[] p"
    QTest.keyClick(field, Qt.Key.Key_Left)
    assert (painter.core.document.mask == before).all()
    assert painter.core.document.has_picture
    assert painter.core.tools.tool == tool


def test_ctrl_enter_in_the_prompt_runs_once(painter):
    painter.parts.window.activateWindow()
    prompt(painter).setFocus()
    QTest.keyClicks(prompt(painter), "a tiger")
    QTest.keyClick(prompt(painter), Qt.Key.Key_Return, CTRL)
    assert [job.recipe.prompt for job in painter.core.queue.jobs] == ["a tiger"]


@pytest.mark.parametrize(
    ("key", "modifier", "command"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "generate.stop"),
        (Qt.Key.Key_K, CTRL, "view.palette"),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, "view.watch"),
    ],
)
def test_shortcuts_that_work_inside_the_prompt(painter, key, modifier, command):
    painter.parts.window.activateWindow()
    prompt(painter).set_text("a tiger")
    prompt(painter).setFocus()
    triggered = []
    painter.parts.window.actions_[command].triggered.connect(lambda: triggered.append(command))
    QTest.keyClick(prompt(painter), key, modifier)
    assert triggered == [command]
    assert prompt(painter).text() == "a tiger"


def test_the_first_recipe_is_text_to_image_if_available(own_models, studio):
    assert studio.parts.recipe_panel.recipe().model == "digits"
    studio.generation.generating.suggest()
    assert (studio.parts.recipe_panel.recipe().model, prompt(studio).text()) == (
        "pocket",
        "a penguin in the snow",
    )


def test_the_first_recipe_is_a_digit_without_a_text_to_image_model(studio):
    cards = studio.parts.recipe_panel.fields.cards
    studio.parts.recipe_panel.set_models({"digits": cards["digits"]})
    studio.generation.generating.suggest()
    assert (studio.parts.recipe_panel.recipe().model, studio.parts.recipe_panel.recipe().prompt) == ("digits", "")


# a result and the picture that it was made for


PHOTO = np.full((48, 64, 3), 90, np.uint8)


def finish(studio, job, value=200, size=(32, 32)):
    """End a job as the engine would: write its results and emit the queue's signal."""
    job.out.mkdir(parents=True)
    (job.out / RECIPE_FILE).write_text(dump_recipe(job.recipe))
    Image.fromarray(np.full((*size, 3), value, np.uint8)).save(job.out / "0000.png")
    result = Result(pictures=(str(job.out / "0000.png"),))
    studio.core.queue.job_finished.emit(job, result, Finished())
    end = time.monotonic() + 10
    while studio.generation.results.busy:
        assert time.monotonic() < end
        QTest.qWait(1)


def test_a_late_result_is_not_applied_to_another_picture(qtbot, painter):
    painter.core.document.fill_mask()
    job = run(painter)
    other = np.full((20, 30, 3), 5, np.uint8)
    painter.core.undo.record(painter.core.document.set_picture(other))
    finish(painter, job, size=(48, 64))
    assert painter.core.document.candidate is None
    notice = painter.parts.window.notice
    assert notice.isVisible()
    assert "another picture" in notice.text.text()
    assert [entry.folder for entry in painter.core.history.entries] == [job.out]
    QTest.keyClick(painter.parts.window, Qt.Key.Key_Return)
    assert (painter.core.document.picture[..., :3] == other).all()
    QTest.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not painter.generation.results.busy)
    assert painter.core.document.candidate.picture.shape == (48, 64, 4)
    assert not notice.isVisible()


def test_a_picture_restored_by_undo_receives_its_result(painter):
    painter.core.document.fill_mask()
    job = run(painter)
    painter.core.undo.record(painter.core.document.set_picture(np.zeros((20, 30, 3), np.uint8)))
    painter.core.undo.undo()
    finish(painter, job, size=(48, 64))
    assert painter.core.document.candidate is not None


def test_jobs_of_the_empty_canvas_belong_to_its_first_picture(own_models, studio):
    studio.parts.recipe_panel.fields.models.model.set_key("pocket")
    first, second = run(studio), run(studio)
    finish(studio, first, 10)
    assert studio.core.document.has_picture
    finish(studio, second, 20)
    assert studio.core.document.candidate is not None


def test_a_result_for_the_empty_canvas_does_not_replace_an_opened_picture(own_models, studio):
    studio.parts.recipe_panel.fields.models.model.set_key("pocket")
    job = run(studio)
    studio.core.document.set_picture(PHOTO)
    finish(studio, job)
    assert studio.core.document.candidate is None
    assert studio.parts.window.notice.isVisible()


def test_a_result_of_another_size_is_shown_alone(painter):
    painter.core.document.fill_mask()
    painter.parts.canvas.set_crop(Box(0, 0, 48, 48))
    painter.core.document.offer([np.full((16, 16, 3), 7, np.uint8)])
    canvas = painter.parts.canvas
    assert "16 × 16" in canvas.info
    colours = {canvas.grab().toImage().pixelColor(x, canvas.height() // 2).name() for x in range(canvas.width())}
    assert colours == {theme.colours().surround, "#070707"}  # neither overlay nor crop nor the photo
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect().center())
    assert "64 × 48" in canvas.info
    assert (painter.core.document.mask == 255).all()


# accepting where one is


def arrived(painter):
    """A result has arrived while the focus is in the prompt, as after Ctrl+Enter."""
    painter.parts.window.activateWindow()
    prompt(painter).set_text("a tiger")
    prompt(painter).setFocus()
    job = run(painter)
    prompt(painter).setFocus()
    finish(painter, job, size=(48, 64))
    assert painter.core.document.candidate is not None


def ended(painter):
    """The job whose result has arrived is no longer running."""
    painter.core.engine.job_event.emit(painter.core.queue.jobs[0].id, Finished(stopped=True))
    assert painter.core.queue.running is None


def test_enter_in_the_prompt_accepts_after_a_run(painter):
    arrived(painter)
    QTest.keyClick(prompt(painter), Qt.Key.Key_Return)
    assert painter.core.document.candidate is None
    assert (painter.core.document.picture[..., 0] == 200).all()
    assert prompt(painter).text() == "a tiger"
    QTest.keyClick(prompt(painter), Qt.Key.Key_Return)  # nothing waits: the prompt has its key again
    assert prompt(painter).text() == "a tiger\n"


def test_the_history_selects_the_result_in_view(painter):
    painter.core.document.fill_mask()
    for value in (10, 20):
        job = run(painter)
        finish(painter, job, value, (48, 64))
        assert painter.parts.history_panel.entry().folder == job.out


def test_typing_keeps_enter_in_the_field(painter):
    arrived(painter)
    QTest.keyClick(prompt(painter), Qt.Key.Key_X)
    QTest.keyClick(prompt(painter), Qt.Key.Key_Return)
    assert painter.core.document.candidate is not None
    assert prompt(painter).text() == "a tigerx\n"


def test_enter_accepts_after_the_focus_has_moved(painter):
    arrived(painter)
    painter.parts.recipe_panel.fields.seeds.seed.setFocus()
    painter.parts.recipe_panel.button.setFocus()
    QTest.keyClick(painter.parts.recipe_panel.button, Qt.Key.Key_Return)
    assert painter.core.document.candidate is None
    assert len(painter.core.queue.jobs) == 1


def test_undo_after_accepting_by_enter_brings_the_picture_back_and_not_the_prompt(painter):
    before = painter.core.document.picture.copy()
    arrived(painter)
    field = prompt(painter)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert (painter.core.document.picture == before).all()
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert (painter.core.document.picture[..., 0] == 200).all()
    QTest.keyClick(field, Qt.Key.Key_X)
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)  # typing again, it undoes what was typed
    assert field.text() == "a tiger"
    assert (painter.core.document.picture[..., 0] == 200).all()


def test_a_run_can_be_stopped_while_its_picture_is_prepared(painter):
    status = painter.parts.window.status
    painter.core.document.fill_mask()
    held = threading.Event()
    painter.generation.generating._writer.run(held.wait, lambda _: None, lambda _: None)  # a slow disk
    QTest.mouseClick(painter.parts.recipe_panel.button, Qt.MouseButton.LeftButton)
    assert painter.parts.recipe_panel.stop_button.isEnabled()
    QTest.qWait(LONG + 50)
    assert status.message.text().startswith("Preparing")
    QTest.mouseClick(painter.parts.recipe_panel.stop_button, Qt.MouseButton.LeftButton)
    assert not painter.parts.recipe_panel.stop_button.isEnabled()
    assert (status.message.text(), painter.generation.generating.preparing) == ("", False)
    held.set()


def test_redo_of_accepting_shows_the_mask_as_an_outline(painter):
    canvas = painter.parts.canvas
    painter.core.document.fill_mask()
    job = run(painter)
    finish(painter, job, size=(48, 64))
    painter.parts.window.actions_["image.take"].trigger()
    assert canvas._painter.outline_only
    painter.core.undo.undo()
    assert not canvas._painter.outline_only
    painter.core.undo.redo()
    assert canvas._painter.outline_only


def test_escape_just_after_a_run_discards_nothing(painter):
    arrived(painter)
    painter.generation.generating.stop_or_dismiss()  # it was meant to stop the job that has just ended
    ended(painter)
    assert painter.core.document.candidate is not None
    QTest.keyClick(painter.parts.canvas, Qt.Key.Key_Escape)
    assert painter.core.document.candidate is not None
    painter.parts.canvas._protected_until = 0.0
    QTest.keyClick(painter.parts.canvas, Qt.Key.Key_Escape)
    assert painter.core.document.candidate is None


def test_escape_on_the_canvas_stops_before_it_discards(painter):
    arrived(painter)
    ended(painter)
    held = threading.Event()
    painter.generation.generating._writer.run(held.wait, lambda _: None, lambda _: None)  # a slow disk
    painter.core.document.fill_mask()
    painter.generation.generating.run()
    assert painter.generation.generating.preparing
    QTest.keyClick(painter.parts.canvas, Qt.Key.Key_Escape)
    assert not painter.generation.generating.preparing
    assert painter.core.document.candidate is not None
    held.set()


@pytest.mark.parametrize(("name", "left"), [("Accept", 200), ("Discard", 90)])
def test_the_buttons_beside_the_result(studio, name, left):
    studio.core.document.set_picture(PHOTO)
    bar = studio.parts.canvas.candidate_bar
    assert not bar.isVisible()
    studio.core.document.offer([np.full_like(PHOTO, 200)])
    assert bar.isVisible()
    compare = next(button for button in bar.buttons if button.accessibleName() == "Compare")
    QTest.mouseClick(compare, Qt.MouseButton.LeftButton)
    assert not studio.core.document.candidate.shown
    QTest.mouseClick(compare, Qt.MouseButton.LeftButton)
    assert studio.core.document.candidate.shown
    assert studio.parts.canvas.rect().contains(bar.geometry())
    QTest.mouseClick(next(b for b in bar.buttons if b.accessibleName() == name), Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    assert (studio.core.document.picture[..., 0] == left).all()

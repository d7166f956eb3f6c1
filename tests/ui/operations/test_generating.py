"""From the recipe panel to the queue: what a recipe takes from the canvas, and what it is called."""

import time

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from studio.engine.generation.inpainting import read_repainting
from studio.protocol import places
from studio.protocol.modelcard import CARD_FILE, ModelCard, dump_card

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
    """A window with a model that takes words, and a picture on the canvas."""
    studio.recipe_panel.fields.model.set_key("pocket")
    studio.document.set_picture(np.random.default_rng(0).integers(0, 256, (48, 64, 3), np.uint8))
    return studio


def prompt(studio):
    return studio.recipe_panel.fields.words.prompt


def run(studio):
    QTest.mouseClick(studio.recipe_panel.button, Qt.MouseButton.LeftButton)
    end = time.monotonic() + 10
    while studio.generating.preparing:
        assert time.monotonic() < end
        QTest.qWait(1)
    return studio.queue.jobs[-1]


def test_words_alone_take_nothing_from_the_canvas(painter):
    QTest.keyClicks(prompt(painter), "a tiger")
    job = run(painter)
    assert (job.recipe.prompt, job.recipe.image, job.recipe.mask, job.recipe.controls) == ("a tiger", None, None, ())
    assert job.title == "a tiger"


def test_varying_hands_the_picture_on(painter):
    prompt(painter).set_text("a tiger\non a <b>blue</b> background")
    painter.recipe_panel.fields.words.strength.setValue(0.4)
    assert painter.recipe_panel.button.text() == "Vary"
    job = run(painter)
    assert (job.recipe.strength, job.recipe.mask, job.recipe.crop) == (0.4, None, None)
    assert (np.asarray(Image.open(job.recipe.image)) == painter.document.picture[..., :3]).all()
    assert job.title == "Vary: a tiger on a <b>blue</b> background"


def test_a_mask_is_repainted_with_words(painter):
    prompt(painter).set_text("a red apple")
    painter.recipe_panel.fields.words.strength.setValue(0.8)
    painter.document.begin_stroke(painter.tools.brush)
    painter.document.stroke_to(20, 20)
    painter.document.end_stroke()
    assert painter.recipe_panel.button.text() == "Repaint mask"
    job = run(painter)
    assert job.title == "Repaint: a red apple"
    assert (np.asarray(Image.open(job.recipe.mask)) == painter.document.mask).all()
    assert job.recipe.strength == 0.8
    assert job.recipe.crop is not None


@pytest.mark.parametrize("picture", [(48, 64), (32, 32), (20, 30)])
@pytest.mark.parametrize("size", [None, (64, 32)])
def test_the_window_and_the_command_line_crop_alike(painter, picture, size):
    painter.document.set_picture(np.zeros((*picture, 3), np.uint8))
    mask = np.zeros(picture, np.uint8)
    mask[5:9, 3:12] = 255
    painter.document.set_mask(mask)
    painter.recipe_panel.fields.words.size.set_value(size)
    recipe = run(painter).recipe
    alone = recipe.model_copy(update={"crop": None})
    assert recipe.crop == read_repainting(alone, (POCKET.size, POCKET.size)).crop


def test_the_crop_has_the_shape_that_is_asked_for(painter):
    painter.document.set_picture(np.zeros((200, 300, 3), np.uint8))
    painter.tools.set_brush(size=20)
    painter.document.begin_stroke(painter.tools.brush)
    painter.document.stroke_to(150, 100)
    painter.document.end_stroke()
    painter.recipe_panel.fields.words.size.set_value((64, 32))
    _, _, width, height = run(painter).recipe.crop
    assert width / height == pytest.approx(2, abs=0.05)


def test_edges_are_taken_from_the_canvas(painter):
    edges = painter.recipe_panel.fields.words.edges
    assert edges.isVisible()
    QTest.mouseClick(edges.box, Qt.MouseButton.LeftButton, pos=QPoint(8, edges.box.height() // 2))
    job = run(painter)
    assert job.recipe.image is None
    assert job.recipe.controls[0].weight == 1
    assert (np.asarray(Image.open(job.recipe.controls[0].image)) == painter.document.picture[..., :3]).all()


def test_a_picture_that_was_closed_is_not_varied(painter):
    painter.recipe_panel.fields.words.strength.setValue(0.4)
    painter.files.close_picture()
    assert painter.recipe_panel.button.text() == "Generate"
    assert run(painter).recipe.image is None


def test_keys_write_into_the_prompt_and_leave_the_canvas_alone(painter):
    painter.window.activateWindow()
    field = prompt(painter)
    field.setFocus()
    assert QGuiApplication.focusObject() is field
    before, tool = painter.document.mask.copy(), painter.tools.tool
    for letter in "xe3[] p":
        QTest.keyClick(field, letter)
    assert field.text() == "xe3[] p"
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.text() == ""
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == "xe3[] p"
    QTest.keyClick(field, Qt.Key.Key_Left)
    assert (painter.document.mask == before).all()
    assert painter.document.has_picture
    assert painter.tools.tool == tool


def test_ctrl_enter_in_the_prompt_runs_once(painter):
    painter.window.activateWindow()
    prompt(painter).setFocus()
    QTest.keyClicks(prompt(painter), "a tiger")
    QTest.keyClick(prompt(painter), Qt.Key.Key_Return, CTRL)
    assert [job.recipe.prompt for job in painter.queue.jobs] == ["a tiger"]


@pytest.mark.parametrize(
    ("key", "modifier", "command"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "generate.stop"),
        (Qt.Key.Key_K, CTRL, "view.palette"),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, "view.watch"),
    ],
)
def test_some_keys_stay_the_windows(painter, key, modifier, command):
    painter.window.activateWindow()
    prompt(painter).set_text("a tiger")
    prompt(painter).setFocus()
    triggered = []
    painter.window.actions_[command].triggered.connect(lambda: triggered.append(command))
    QTest.keyClick(prompt(painter), key, modifier)
    assert triggered == [command]
    assert prompt(painter).text() == "a tiger"


def test_the_first_recipe_is_one_in_words_where_it_can_be(own_models, studio):
    assert studio.recipe_panel.recipe().model == "digits"
    studio.generating.suggest()
    assert (studio.recipe_panel.recipe().model, prompt(studio).text()) == ("pocket", "a tiger on a blue background")


def test_the_first_recipe_is_a_digit_otherwise(studio):
    cards = studio.recipe_panel.fields.cards
    studio.recipe_panel.set_models({"digits": cards["digits"]})
    studio.generating.suggest()
    assert (studio.recipe_panel.recipe().model, studio.recipe_panel.recipe().prompt) == ("digits", "")

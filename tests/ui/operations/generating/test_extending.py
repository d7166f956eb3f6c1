"""Extending the picture in the whole window: its edges are dragged, and the result is one undo step."""

from dataclasses import replace

import numpy as np
import pytest

from studio.document.selections.kept_selections import keep_mask
from studio.document.source import Source
from studio.document.taking import take_candidate
from studio.protocol.geometry import Box, Margins
from tests.ui.operations.test_dragging_the_frame import SHIFT, drag


@pytest.fixture
def pictured(studio):
    """A window with a picture of 400 x 300, a model that takes sizes, and the tool that extends."""
    studio.startup.close()
    studio.parts.recipe_panel.fields.models.model.set_key("pocket")
    studio.core.undo.record(studio.core.document.set_picture(np.full((300, 400, 3), 90, np.uint8)))
    studio.parts.window.actions_["mask.extend"].trigger()
    return studio


def recipe_of(studio, qtbot):
    """Return the recipe that the panel's button would run."""
    recipes = []
    studio.generation.generating.prepare(lambda recipe, _: recipes.append(recipe))
    qtbot.waitUntil(lambda: bool(recipes))
    return recipes[0]


def test_an_edge_is_dragged_outwards_and_the_button_extends(pictured, qtbot):
    canvas, button = pictured.parts.canvas, pictured.parts.recipe_panel.button
    assert button.text() == "Generate"
    drag(pictured, (400, 100), (420, 100), (531, 100))
    assert canvas.margins == (0, 0, 128, 0)
    assert button.text() == "Extend"
    assert canvas.crop_frame.box.right == 528
    recipe = recipe_of(pictured, qtbot)
    assert recipe.outpaint == (0, 0, 128, 0)
    assert recipe.mask is None
    assert recipe.auto_edges, "it is repainted with an overlap"
    assert Box(*recipe.crop) == canvas.crop_frame.box
    drag(pictured, (528, 100), (300, 100))
    assert not any(canvas.margins)
    assert button.text() == "Generate"


def test_corners_repeated_drags_and_single_pixels(pictured, qtbot):
    canvas = pictured.parts.canvas
    drag(pictured, (0, 0), (-64, -32))
    drag(pictured, (200, 300), (200, 317), modifiers=SHIFT)
    assert canvas.margins == (64, 32, 0, 17)
    recipe = recipe_of(pictured, qtbot)
    assert recipe.outpaint == (64, 32, 0, 17)
    assert recipe.crop == (0, 0, 464, 349)
    assert canvas.crop_frame.box == Box(-64, -32, 464, 349)
    pictured.parts.window.actions_["generate.stop"].trigger()  # Esc
    assert not any(canvas.margins)


def test_the_room_is_shown_and_fitted(pictured):
    canvas = pictured.parts.canvas
    before = canvas.scale
    drag(pictured, (400, 100), (800, 100))
    left, _, width, _ = canvas.view.box_to_widget(canvas.margins.around(pictured.core.document.size))
    assert canvas.scale < before
    assert left >= 0
    assert left + width <= canvas.width()


def test_a_frame_past_the_edge_extends_the_picture(pictured, qtbot):
    document, canvas = pictured.core.document, pictured.parts.canvas
    mask = np.zeros((300, 400), np.uint8)
    mask[120:180, 300:360] = 255
    pictured.core.undo.record(document.set_mask(mask))
    pictured.parts.window.actions_["mask.frame"].trigger()
    frame = canvas.crop_frame.box
    drag(pictured, (330, 150), (330 + 430 - frame.right, 150))
    moved = canvas.crop_frame.box
    assert moved.right > 400
    assert canvas.margins == (0, 0, moved.right - 400, 0)
    recipe = recipe_of(pictured, qtbot)
    assert recipe.outpaint == tuple(canvas.margins)
    assert recipe.mask is not None
    assert Box(*recipe.crop) == moved
    pictured.parts.window.actions_["mask.reset_frame"].trigger()
    assert not any(canvas.margins)


@pytest.mark.parametrize("crop", [None, Box(0, 0, 116, 300)], ids=["whole", "crop"])
def test_a_result_extends_picture_mask_and_selections_in_one_step(pictured, qtbot, tmp_path, crop):
    document, undo = pictured.core.document, pictured.core.undo
    mask = np.zeros((300, 400), np.uint8)
    mask[100:110, 20:30] = 255
    undo.record(document.set_mask(mask))
    undo.record(keep_mask(document, "sky"))
    drag(pictured, (0, 100), (-16, 100))
    source = Source(recipe_of(pictured, qtbot), tmp_path)
    made = np.full((300, 416, 4), 255, np.uint8)
    made[:, 16:] = document.picture
    document.offer([made if crop is None else made[:, :116].copy()], crop, source, Margins(16, 0, 0, 0))
    canvas = pictured.parts.canvas
    assert document.size == (400, 300)
    assert canvas.grab().toImage().pixelColor(*map(int, canvas.view.to_widget(-8, 150))).name() == "#ffffff"
    steps = undo.count()
    pictured.parts.window.actions_["image.take"].trigger()
    assert undo.count() == steps + 1
    assert document.size == (416, 300)
    assert not any(canvas.margins)
    assert document.picture[:, :16].min() == 255
    assert np.array_equal(document.mask, np.pad(mask, ((0, 0), (16, 0))))
    assert document.selections["sky"].box == Box(36, 100, 10, 10)
    undo.undo()
    assert document.size == (400, 300)
    assert document.selections["sky"].box == Box(20, 100, 10, 10)


def test_a_result_over_several_layers_becomes_a_layer_and_the_others_move(pictured, qtbot, tmp_path):
    document, undo = pictured.core.document, pictured.core.undo
    pictured.parts.window.actions_["layer.new"].trigger()
    drag(pictured, (200, 0), (200, -24))
    recipe = recipe_of(pictured, qtbot)
    made = np.full((324, 400, 4), 90, np.uint8)
    made[..., 3] = 255
    made[:30, :, 0] = 200
    document.offer([made], Box(0, 0, 400, 100), Source(recipe, tmp_path), Margins(0, 24, 0, 0))
    undo.record(take_candidate(document))
    top, *others = document.stack.children
    assert (top.x, top.y, top.pixels.shape) == (0, 0, (30, 400, 4))
    assert {layer.y for layer in others} == {24}
    assert np.array_equal(document.picture, made)
    assert not document.has_mask, "all that was added was seen"


def test_what_the_frame_left_out_of_the_new_part_stays_masked(pictured, qtbot, tmp_path):
    document = pictured.core.document
    drag(pictured, (400, 100), (440, 100))
    crop, source = Box(300, 0, 140, 140), Source(recipe_of(pictured, qtbot), tmp_path)
    document.offer([np.full((140, 140, 4), 9, np.uint8)], crop, source, Margins(0, 0, 40, 0))
    take_candidate(document)
    assert (document.picture[:140, 400:] == 9).all()
    assert not document.picture[140:, 400:].any()
    assert document.mask_box == Box(400, 140, 40, 160)


def test_a_result_of_another_size_is_a_picture_of_its_own(pictured):
    document = pictured.core.document
    document.offer([np.zeros((10, 10, 4), np.uint8)], None, None, Margins(0, 0, 8, 0))
    assert document.candidate is not None
    assert document.candidate.margins == (0, 0, 0, 0)
    assert replace(document.candidate).place is None


def test_a_large_extension_may_be_made_in_frames(pictured, qtbot):
    pictured.parts.recipe_panel.fields.repainting.frames.set_key("frames")
    assert not recipe_of_plain(pictured).extend_in_frames, "only what extends is made in frames"
    frames = pictured.parts.recipe_panel.fields.repainting.frames
    assert frames.isHidden()
    drag(pictured, (400, 100), (600, 100))
    assert not frames.isHidden()
    recipe = recipe_of(pictured, qtbot)
    assert recipe.extend_in_frames
    assert recipe.crop is None


def recipe_of_plain(studio):
    return studio.parts.recipe_panel.recipe()

"""Layers that guide the model, in the whole window: made by commands, edited in the layers panel, and run."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.document.layers.guides import REGION_COLOURS
from studio.document.layers.tree import guide_layers
from studio.engine.generation.control_image import map_control
from studio.engine.generation.model_cache import ModelCache
from studio.protocol.modelcard import ModelCard

POCKET = ModelCard(name="pocket", title="Pocket", kind="stable-diffusion", size=32, channels=3, latent=(4, 8, 8))


@pytest.fixture
def painter(studio, monkeypatch):
    """A window with a picture of a bright square, whose engine answers requests for control images at once."""
    studio.core.models.cards = {"pocket": POCKET}
    studio.parts.recipe_panel.set_models(studio.core.models.cards)
    studio.parts.recipe_panel.fields.models.model.set_key("pocket")
    pixels = np.zeros((48, 64, 3), np.uint8)
    pixels[16:32, 20:44] = 200
    studio.core.document.set_picture(pixels)
    studio.core.tools.set_brush(size=12, hardness=1, opacity=1)

    def answer(request):
        studio.core.engine.job_event.emit(request.job, map_control(request, ModelCache("cpu")))

    monkeypatch.setattr(studio.core.engine, "_frame_requested", type("Asked", (), {"emit": staticmethod(answer)}))
    return studio


def trigger(studio, id_):
    studio.parts.window.actions_[id_].trigger()


def paint(studio, x, y):
    document = studio.core.document
    document.begin_stroke(studio.core.tools.brush, colour=studio.core.tools.paints.colour)
    document.stroke_to(x, y)
    studio.core.undo.record(document.end_stroke())


def run(qtbot, studio):
    count = len(studio.core.queue.jobs)
    studio.parts.recipe_panel.request_run()
    qtbot.waitUntil(lambda: len(studio.core.queue.jobs) > count)
    return studio.core.queue.jobs[-1].recipe


def test_a_control_layer_of_the_picture_is_shown_edited_run_and_undone(qtbot, painter):
    document, panel = painter.core.document, painter.parts.layers_panel
    trigger(painter, "layer.control_canny")
    qtbot.waitUntil(lambda: bool(guide_layers(document.stack)))
    (layer,) = guide_layers(document.stack)
    assert layer.pixels[16:32, 18:22, :3].any()
    assert document.active == layer.id
    assert panel.guide.kind.key() == "canny"
    panel.guide.weight.setFocus()
    panel.guide.weight.setValue(0.5)
    panel.guide.weight.edited.emit(0.5)
    assert layer.name in painter.parts.recipe_panel.fields.guides.names.text()
    (control,) = run(qtbot, painter).controls
    assert (control.kind, control.ready, control.weight, control.layer) == ("canny", True, 0.5, layer.name)
    assert np.array_equal(np.asarray(Image.open(control.image).convert("RGB")), layer.pixels[..., :3])
    painter.core.undo.undo()
    painter.core.undo.undo()
    assert guide_layers(document.stack) == []


def test_regions_are_painted_in_colours_with_a_prompt_each(qtbot, painter):
    document, regions = painter.core.document, painter.parts.layers_panel.guide.regions
    trigger(painter, "layer.new_regions")
    assert painter.core.tools.paints.colour == REGION_COLOURS[0]
    paint(painter, 10, 20)
    regions.rows[0].prompt.setFocus()
    QTest.keyClicks(regions.rows[0].prompt, "a tiger")
    QTest.keyClick(regions.rows[0].prompt, Qt.Key.Key_Return)
    regions.button.click()
    assert painter.core.tools.paints.colour == REGION_COLOURS[1]
    paint(painter, 50, 20)
    regions.rows[1].prompt.setText("a red apple")
    regions.rows[1].prompt.editingFinished.emit()
    recipe = run(qtbot, painter)
    assert [region.prompt for region in recipe.regions] == ["a tiger", "a red apple"]
    first, second = (np.asarray(Image.open(region.mask)) for region in recipe.regions)
    assert first[20, 10] == second[20, 50] == 255
    assert first[20, 50] == second[20, 10] == 0
    regions.rows[0].remove_button.click()
    assert [row.region.prompt for row in regions.rows] == ["a red apple"]
    assert document.active_layer.on_canvas(document.size)[20, 10, 3] == 0


def test_regions_of_a_recipe_are_kept_until_a_layer_takes_their_place(qtbot, painter):
    trigger(painter, "layer.new_regions")
    paint(painter, 10, 20)
    regions = painter.parts.layers_panel.guide.regions
    regions.rows[0].prompt.setText("a tiger")
    regions.rows[0].prompt.editingFinished.emit()
    recipe = run(qtbot, painter)
    trigger(painter, "layer.delete")
    painter.parts.recipe_panel.set_recipe(recipe)
    fields = painter.parts.recipe_panel.fields
    assert "a tiger" in fields.guides.kept.text()
    assert fields.recipe().regions == recipe.regions
    fields.guides.drop.click()
    assert fields.recipe().regions == ()


def test_the_mask_becomes_a_layer_and_the_layer_the_mask(painter):
    document = painter.core.document
    mask = np.zeros((48, 64), np.uint8)
    mask[5:9, 3:12] = 130
    document.set_mask(mask)
    trigger(painter, "layer.new_mask")
    (layer,) = guide_layers(document.stack)
    assert layer.kind == "mask"
    assert np.array_equal(layer.pixels[..., 3], mask)
    document.clear_mask()
    trigger(painter, "layer.to_mask")
    assert np.array_equal(document.mask, mask)


def test_of_several_masks_one_is_active_and_another_says_where_to_paste(qtbot, painter):
    document, fields = painter.core.document, painter.parts.recipe_panel.fields.repainting
    first, second = np.zeros((48, 64), np.uint8), np.zeros((48, 64), np.uint8)
    first[5:20, 3:30], second[8:12, 5:60] = 255, 130
    document.set_mask(first)
    trigger(painter, "layer.new_mask")
    document.set_mask(second)
    trigger(painter, "layer.swap_mask")
    (layer,) = guide_layers(document.stack)
    assert np.array_equal(document.mask, first)
    assert np.array_equal(layer.pixels[..., 3], second)
    assert fields.pasted.set_key(layer.id)
    recipe = run(qtbot, painter)
    assert np.array_equal(np.asarray(Image.open(recipe.paste_mask)), second)
    painter.core.undo.undo()
    assert np.array_equal(document.mask, second)
    assert np.array_equal(guide_layers(document.stack)[0].pixels[..., 3], first)

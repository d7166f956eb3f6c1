import numpy as np
import pytest
from PIL import Image

from studio.document.canvas_sizing import crop_canvas, extend_canvas
from studio.document.document import Document
from studio.document.guide_inputs import with_guides
from studio.document.layer_editing import LayerEditing
from studio.document.layers.guides import REGION_COLOURS, ControlUse, RegionUse, control_pixels, region_masks
from studio.document.layers.layer import Layer
from studio.document.layers.tree import guide_layers
from studio.document.painting.brush import Brush
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import ControlSpec, GenerateRecipe
from studio.protocol.geometry import Box, Size

RED, BLUE = REGION_COLOURS[:2]


@pytest.fixture
def document(tmp_path, monkeypatch):
    monkeypatch.setenv("DENOISE_STUDIO_HOME", str(tmp_path))
    document = Document()
    document.set_picture(np.full((20, 30, 3), 90, np.uint8))
    return document


def paint(document, x, y, colour):
    document.begin_stroke(Brush(size=5, hardness=1), colour=colour)
    document.stroke_to(x, y)
    return document.end_stroke()


def test_a_control_layer_is_not_a_part_of_the_picture_but_lies_over_it(document):
    before, told = document.picture.copy(), []
    document.guides_changed.connect(told.append)
    LayerEditing(document).add_control(ControlUse())
    paint(document, 10, 10, (255, 255, 255))
    assert np.array_equal(document.picture, before)
    assert not document.composite.is_copy
    document.guides.complete()
    assert document.guides.pixels[10, 10, 3] > 0
    assert told
    LayerEditing(document).change(document.active, "Hide layer", visible=False)
    assert document.guides is None


def test_the_control_image_is_what_the_layer_shows_on_black(document):
    editing = LayerEditing(document)
    editing.add_control(ControlUse(kind="scribble", weight=0.5, start=0.1, end=0.7))
    paint(document, 10, 10, (255, 255, 255))
    editing.rename(document.active, "Lines")
    (layer,) = guide_layers(document.stack)
    own = ControlSpec(kind="canny", image="photo.png")
    old = ControlSpec(kind="scribble", image="old.png", ready=True, layer="Lines")
    recipe = with_guides(GenerateRecipe(controls=(own, old)), [layer], document.size)
    assert recipe.controls[0] == own
    (made,) = recipe.controls[1:]
    assert (made.kind, made.ready, made.weight, made.start, made.end) == ("scribble", True, 0.5, 0.1, 0.7)
    assert made.layer == "Lines"
    shown = np.asarray(Image.open(made.image).convert("RGB"))
    alpha = layer.on_canvas(document.size)[..., 3:].astype(float) / 255
    assert np.abs(shown - 255 * alpha).max() <= 0.5
    assert (shown == 0).any()


def test_what_an_inpainting_control_hides_stays_transparent():
    layer = Layer("c", np.zeros((2, 2, 4), np.uint8), kind="control", control=ControlUse(kind="inpaint"))
    assert control_pixels(layer, Size(2, 2))[..., 3].max() == 0


def test_regions_are_assigned_by_the_nearest_colour_and_their_softness(document):
    editing = LayerEditing(document)
    editing.add_regions()
    editing.add_region(document.active)
    paint(document, 5, 10, RED)
    paint(document, 25, 10, BLUE)
    regions = (RegionUse(colour=RED, prompt="a tiger"), RegionUse(colour=BLUE, prompt="an apple", negative="a cat"))
    editing.change(document.active, "Change region", regions=regions)
    (layer,) = guide_layers(document.stack)
    left, right = region_masks(layer, document.size)
    assert np.array_equal(np.maximum(left, right), layer.on_canvas(document.size)[..., 3])
    assert left[10, 5] == 255
    assert not left[:, 15:].any()
    assert right[10, 25] == 255
    recipe = with_guides(GenerateRecipe(), [layer], document.size)
    assert [(region.prompt, region.negative) for region in recipe.regions] == [("a tiger", None), ("an apple", "a cat")]
    assert np.array_equal(np.asarray(Image.open(recipe.regions[0].mask)), left)


def test_removing_a_region_removes_what_is_painted_of_it(document):
    editing = LayerEditing(document)
    editing.add_regions()
    editing.add_region(document.active)
    paint(document, 5, 10, RED)
    paint(document, 25, 10, BLUE)
    edit = editing.remove_region(document.active, 0)
    (layer,) = guide_layers(document.stack)
    assert [region.colour for region in layer.regions] == [BLUE]
    assert not layer.on_canvas(document.size)[10, 5].any()
    assert layer.on_canvas(document.size)[10, 25, 3] == 255
    edit.revert(document)
    assert guide_layers(document.stack)[0].on_canvas(document.size)[10, 5, 3] == 255


def test_layers_without_paint_or_prompt_are_left_out(document):
    editing = LayerEditing(document)
    editing.add_control(ControlUse())
    editing.add_regions()
    paint(document, 5, 10, RED)
    recipe = GenerateRecipe()
    assert with_guides(recipe, guide_layers(document.stack), document.size) is not None
    assert with_guides(recipe, guide_layers(document.stack), document.size).controls == ()
    assert with_guides(recipe, guide_layers(document.stack), document.size).regions == ()


def test_guides_are_neither_merged_nor_lost_by_cropping_extending_and_flattening(document):
    editing = LayerEditing(document)
    editing.add_control(ControlUse())
    paint(document, 10, 10, (255, 255, 255))
    with pytest.raises(BadInput, match="cannot be merged"):
        editing.merge_down(document.active)
    extend_canvas(document, (4, 0, 0, 0))
    (layer,) = guide_layers(document.stack)
    assert layer.on_canvas(document.size)[10, 14, 3] == 255
    assert not document.composite.is_copy
    crop_canvas(document, Box(4, 0, 30, 20))
    assert guide_layers(document.stack)[0].on_canvas(document.size)[10, 10, 3] == 255
    editing.add()
    editing.flatten()
    assert len(guide_layers(document.stack)) == 1
    assert not document.composite.is_copy


def test_guides_lie_on_the_extended_picture(document):
    LayerEditing(document).add_control(ControlUse())
    paint(document, 10, 10, (255, 255, 255))
    recipe = GenerateRecipe(image="a.png", outpaint=(4, 2, 1, 0))
    (made,) = with_guides(recipe, guide_layers(document.stack), document.size).controls
    shown = np.asarray(Image.open(made.image).convert("L"))
    assert shown.shape == (22, 35)
    assert shown[12, 14] == 255
    assert shown[:, 20:].max() == 0


def test_too_many_control_layers_are_reported_in_one_line(document):
    layer = Layer("c", np.full((20, 30, 4), 255, np.uint8), kind="control", control=ControlUse())
    with pytest.raises(BadInput, match="do not fit"):
        with_guides(GenerateRecipe(), [layer] * 9, document.size)

import numpy as np
import pytest

from studio.document.document import Document
from studio.document.layer_editing import LayerEditing
from studio.document.layers.rendering import flatten
from studio.document.painting.brush import Brush
from studio.document.painting.smudge_stroke import SmudgeStroke


def a_half_red_layer() -> np.ndarray:
    pixels = np.full((60, 200, 4), (0, 0, 255, 255), np.uint8)
    pixels[:, :100] = (255, 0, 0, 255)
    return pixels


def smudged(pixels: np.ndarray, opacity: float, *, keeps_alpha: bool = False) -> SmudgeStroke:
    brush = Brush(size=20, hardness=1, opacity=opacity)
    stroke = SmudgeStroke(pixels, brush, keeps_alpha=keeps_alpha)
    for x in range(80, 151, 5):
        stroke.line_to(x, 30)
    return stroke


def test_at_full_opacity_the_colour_is_carried_to_the_end():
    pixels = a_half_red_layer()
    smudged(pixels, 1.0)
    assert pixels[30, 140].tolist() == [255, 0, 0, 255]
    assert pixels[55, 140].tolist() == [0, 0, 255, 255], "beside the brush nothing changes"


def test_the_lower_the_opacity_the_sooner_the_colour_is_left_behind():
    carried = []
    for opacity in (0.2, 0.4, 0.6):
        pixels = a_half_red_layer()
        smudged(pixels, opacity)
        red = pixels[30, 100:140, 0].astype(int)
        assert (np.diff(red) <= 0).all()
        assert red[-1] < 255
        assert ((red > 0) & (red < 255)).any()
        carried.append(red.sum() / 255)
    assert carried == sorted(carried)
    assert carried[0] > 1


def test_transparent_pixels_give_no_colour():
    pixels = a_half_red_layer()
    pixels[:, 100:, 3] = 0
    smudged(pixels, 0.5)
    part = pixels[30, 100:140]
    assert (part[part[:, 3] > 0, :3] == [255, 0, 0]).all()
    assert ((part[:, 3] > 0) & (part[:, 3] < 255)).any()


def test_a_locked_transparency_stays():
    pixels = a_half_red_layer()
    pixels[:, 100:, 3] = 90
    smudged(pixels, 0.7, keeps_alpha=True)
    assert (pixels[:, 100:, 3] == 90).all()
    assert pixels[30, 105, 0] > 0


@pytest.mark.parametrize("end", [(250, 90), (-50, -40), (100, 59)])
def test_a_stroke_may_leave_the_picture_and_is_taken_back_to_the_bit(end):
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, (60, 200, 4), dtype=np.uint8)
    before = pixels.copy()
    stroke = SmudgeStroke(pixels, Brush(size=30, hardness=0.5))
    stroke.line_to(100, 30)
    assert np.array_equal(pixels, before), "a click drags nothing"
    stroke.line_to(*end)
    stroke.lift_to(20, 20)
    stroke.line_to(60, 40)
    changed = np.zeros((60, 200), bool)
    for box, old in stroke.changes():
        assert np.array_equal(old, before[box.slices])
        changed[box.slices] = True
    assert np.array_equal(pixels[~changed], before[~changed])
    assert not np.array_equal(pixels, before)
    stroke.cancel()
    assert np.array_equal(pixels, before)


def test_after_a_lift_nothing_is_dragged_across_the_gap():
    pixels = a_half_red_layer()
    stroke = SmudgeStroke(pixels, Brush(size=20, hardness=1))
    stroke.line_to(50, 30)
    stroke.lift_to(150, 30)
    stroke.line_to(160, 30)
    assert (pixels[:, 100:] == [0, 0, 255, 255]).all()


def test_the_stroke_on_a_layer_is_one_edit_and_shows_what_flattening_does():
    document = Document()
    document.set_picture(a_half_red_layer())
    LayerEditing(document).add_picture("above", np.roll(a_half_red_layer(), 50, axis=1), 30, 0)
    before = document.active_layer.pixels.copy()
    assert document.begin_stroke(Brush(size=20), smudges=True)
    for x in range(60, 190, 9):
        document.stroke_to(x, 30)
        assert np.array_equal(document.picture, flatten(document.stack, document.size))
    edit = document.end_stroke()
    assert edit.title == "Smudge stroke"
    after = document.active_layer.pixels.copy()
    assert not np.array_equal(after, before)
    edit.revert(document)
    assert np.array_equal(document.active_layer.pixels, before)
    edit.apply(document)
    assert np.array_equal(document.active_layer.pixels, after)

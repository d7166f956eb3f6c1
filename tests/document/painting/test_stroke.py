import numpy as np
import pytest

from studio.document.document import Document
from studio.document.layer_editing import LayerEditing
from studio.document.painting.brush import Brush, Pressure
from studio.document.painting.stroke import MaskStroke
from studio.document.painting.symmetry import Symmetry, SymmetryKind
from studio.protocol.geometry import box_of

HARD = Brush(size=10, hardness=1)


def test_flow_builds_up_to_the_opacity_where_a_stroke_stays():
    mask = np.zeros((60, 200), np.uint8)
    stroke = MaskStroke(mask, Brush(size=20, hardness=1, opacity=0.8, flow=0.05))
    stroke.line_to(30, 30)
    first = mask[30, 30]
    assert first == round(0.05 * 204)
    levels = []
    for _ in range(6):
        for x in (170, 30):
            stroke.line_to(x, 30)
        levels.append(mask[30, 100])
    assert levels == sorted(levels)
    assert levels[0] < levels[-1] == 204


def test_low_flow_approaches_what_full_flow_paints_with_its_soft_edge():
    full, slow = np.zeros((2, 60, 90), np.uint8)
    for mask, flow in ((full, 1.0), (slow, 0.3)):
        stroke = MaskStroke(mask, Brush(size=40, hardness=0, flow=flow))
        for _ in range(15):
            stroke.line_to(30, 30)
            stroke.line_to(60, 30)
    assert (slow <= full).all()
    assert (full - slow).max() <= 8
    assert 100 < slow[20, 45] < 230


@pytest.mark.parametrize("what", ["size", "opacity", "flow"])
def test_pressure_scales_what_it_is_set_to(what):
    none = Pressure(size=False, opacity=False, flow=False)
    brush = Brush(
        size=40, hardness=1, pressure=Pressure(**{"size": False, "opacity": False, "flow": False, what: True})
    )
    plain, light = np.zeros((2, 60, 60), np.uint8)
    MaskStroke(plain, Brush(size=40, hardness=1, pressure=none)).line_to(30, 30, 0.5)
    MaskStroke(light, brush).line_to(30, 30, 0.5)
    assert plain.max() == 255
    assert box_of(plain).width >= 40
    assert (box_of(light).width < 30) == (what == "size")
    assert light.max() == (255 if what == "size" else 128)


def test_the_curve_bends_the_pressure():
    assert Pressure(curve=2).response(0.5) == 0.25
    assert Pressure(curve=0.5).response(0.25) == 0.5
    assert Pressure(curve=3).response(1) == 1
    with pytest.raises(ValueError, match="curve"):
        Pressure(curve=0)


@pytest.mark.parametrize(
    ("kind", "images"),
    [
        (SymmetryKind.VERTICAL, [lambda m: m[:, ::-1]]),
        (SymmetryKind.HORIZONTAL, [lambda m: m[::-1]]),
        (SymmetryKind.BOTH, [lambda m: m[:, ::-1], lambda m: m[::-1]]),
        (SymmetryKind.RADIAL, [np.rot90]),
    ],
)
@pytest.mark.parametrize("erase", [False, True])
def test_a_symmetric_stroke_is_its_own_image(kind, images, erase):
    mask = np.full((120, 120), 255 if erase else 0, np.uint8)
    stroke = MaskStroke(mask, HARD, erase, Symmetry(kind, 4, (60, 60)))
    boxes = [*stroke.line_to(20, 30), *stroke.line_to(50, 41)]
    assert np.count_nonzero(mask != mask[0, 0]) > 4 * 80
    for image in images:
        assert np.abs(image(mask).astype(int) - mask).max() <= 60  # dabs lie on a grid of a quarter pixel
    inside = np.zeros(mask.shape, bool)
    for box in boxes:
        inside[box.slices] = True
    assert (mask[~inside] == mask[0, 0]).all()
    stroke.cancel()
    assert (mask == mask[0, 0]).all()


def test_a_symmetric_stroke_on_a_shifted_layer_is_one_edit_about_the_canvas_centre():
    document = Document()
    document.set_picture(np.zeros((80, 100, 4), np.uint8))
    LayerEditing(document).add_picture("above", np.zeros((200, 200, 4), np.uint8), -30, -50)
    document.begin_stroke(HARD, colour=(255, 0, 0), symmetry=Symmetry(SymmetryKind.VERTICAL, centre=(50, 0)))
    document.stroke_to(20, 40)
    edit = document.end_stroke()
    assert document.picture[40, 19].tolist() == document.picture[40, 80].tolist() == [255, 0, 0, 255]
    edit.revert(document)
    assert not document.picture.any()


def test_a_large_dab_reports_only_what_it_changes():
    mask = np.zeros((1200, 1200), np.uint8)
    stroke = MaskStroke(mask, Brush(size=600, hardness=1))
    stroke.line_to(500, 600)
    before = mask.copy()
    boxes = stroke.line_to(535, 600)
    changed = np.zeros(mask.shape, bool)
    for box in boxes:
        changed[box.slices] = True
    assert not (before != mask)[~changed].any()
    assert (before != mask).any()
    assert np.count_nonzero(changed) < 200_000  # of a dab of 360,000
    stroke.cancel()
    assert not mask.any()

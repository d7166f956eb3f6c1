"""The crop frame in the whole window, dragged by the mouse."""

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest

from studio.protocol.geometry import Box, Size, inpainting_crop
from studio.ui.tools.crop_frame import GRIP, Part, place_of

PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def framed(studio):
    """A window with a picture of 400 x 300, a mask, a model that takes sizes, and the frame's tool."""
    studio.startup.close()
    studio.parts.recipe_panel.fields.repainting.edges.set_key("painted")
    studio.parts.recipe_panel.fields.models.model.set_key("pocket")
    studio.core.undo.record(studio.core.document.set_picture(np.full((300, 400, 3), 90, np.uint8)))
    mask = np.zeros((300, 400), np.uint8)
    mask[120:180, 150:210] = 255
    studio.core.undo.record(studio.core.document.set_mask(mask))
    studio.parts.window.actions_["mask.frame"].trigger()
    return studio


def drag(studio, start, *ways, modifiers=PLAIN):
    """Drag from a place of the picture through others."""
    canvas = studio.parts.canvas
    events = [(QEvent.Type.MouseButtonPress, start), *((QEvent.Type.MouseMove, way) for way in ways)]
    for kind, place in [*events, (QEvent.Type.MouseButtonRelease, ways[-1])]:
        point = QPointF(*canvas.view.to_widget(*place))
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        keys = modifiers if kind is not QEvent.Type.MouseButtonPress else PLAIN
        QCoreApplication.sendEvent(canvas, QMouseEvent(kind, point, canvas.mapToGlobal(point), button, held, keys))


def box_of(studio):
    return studio.parts.canvas.crop_frame.box


def crop_that_is_run(studio, qtbot):
    """Return the crop of the recipe that the panel's button would run."""
    recipes = []
    studio.generation.generating.prepare(lambda recipe, _: recipes.append(recipe))
    qtbot.waitUntil(lambda: bool(recipes))
    return Box(*recipes[0].crop)


def test_the_frame_shows_what_the_model_sees_and_can_be_moved(framed, qtbot):
    rule = inpainting_crop(Box(150, 120, 60, 60), Size(400, 300), Size(128, 128))
    assert box_of(framed) == rule
    assert framed.parts.canvas.crop_frame.size == Size(128, 128)
    drag(framed, (180, 150), (190, 155), (200, 160))
    assert box_of(framed) == Box(rule.x + 20, rule.y + 10, rule.width, rule.height)
    assert crop_that_is_run(framed, qtbot) == box_of(framed)
    framed.parts.window.actions_["mask.reset_frame"].trigger()
    assert box_of(framed) == rule


def test_a_corner_resizes_and_keeps_the_aspect(framed, qtbot):
    before = box_of(framed)
    drag(framed, place_of(Part.BOTTOM_RIGHT, before), (before.right + 40, before.bottom + 10))
    after = box_of(framed)
    assert (after.x, after.y) == (before.x, before.y)
    assert after.width == after.height == before.width + 40
    assert crop_that_is_run(framed, qtbot) == after


def test_shift_frees_the_aspect_and_the_resolution_follows(framed):
    before = box_of(framed)
    drag(framed, place_of(Part.BOTTOM_RIGHT, before), (before.x + 100, before.y + 90), (290, 180), modifiers=SHIFT)
    after = box_of(framed)
    size = framed.parts.canvas.crop_frame.size
    assert after.width / after.height == pytest.approx(size.width / size.height, rel=0.15)
    assert size.width > size.height
    assert framed.parts.recipe_panel.recipe().size == tuple(size)


def test_an_edge_sets_the_padding(framed):
    before = box_of(framed)
    drag(framed, place_of(Part.LEFT, before), (110, 150))
    assert framed.parts.recipe_panel.fields.repainting.padding.value() == 40
    assert box_of(framed).x == 110


def test_the_grip_sets_the_resolution(framed):
    box, scale = box_of(framed), framed.parts.canvas.scale
    grip = (box.right + GRIP / scale, box.bottom + GRIP / scale)
    drag(framed, grip, (grip[0] + 100 / scale, grip[1] + 100 / scale))
    assert framed.parts.recipe_panel.recipe().size == (256, 256)
    assert box_of(framed) == box


def test_esc_restores_the_frame_and_a_frame_without_mask_is_refused(framed):
    before = box_of(framed)
    canvas = framed.parts.canvas
    drag(framed, (180, 150), (900, 900))  # it would leave the mask
    assert not box_of(framed).intersection(Box(150, 120, 60, 60)).empty
    framed.parts.window.actions_["mask.reset_frame"].trigger()
    start, end = (QPointF(*canvas.view.to_widget(*place)) for place in ((180, 150), (200, 160)))
    for kind, point in ((QEvent.Type.MouseButtonPress, start), (QEvent.Type.MouseMove, end)):
        button = Qt.MouseButton.LeftButton
        QCoreApplication.sendEvent(canvas, QMouseEvent(kind, point, canvas.mapToGlobal(point), button, button, PLAIN))
    assert box_of(framed) != before
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert box_of(framed) == before


def test_a_new_picture_or_a_mask_elsewhere_forgets_the_frame(framed):
    drag(framed, (180, 150), (190, 155))
    elsewhere = np.zeros((300, 400), np.uint8)
    elsewhere[10:20, 10:20] = 255
    framed.core.undo.record(framed.core.document.set_mask(elsewhere))
    assert not box_of(framed).intersection(Box(10, 10, 10, 10)).empty
    framed.core.undo.record(framed.core.document.clear_mask())
    assert framed.parts.canvas.crop_frame is None


def test_the_handles_are_drawn_while_the_tool_is_active(framed):
    canvas = framed.parts.canvas
    x, y = canvas.view.to_widget(*place_of(Part.TOP_LEFT, box_of(framed)))
    point = int(x) - 2, int(y) - 2
    assert canvas.grab().toImage().pixelColor(*point).lightness() > 200
    framed.core.tools.choose("brush")
    assert canvas.grab().toImage().pixelColor(*point).lightness() < 200


@pytest.mark.parametrize(("edges", "growth", "expected"), [("painted", 0, 0), ("painted", 11, 11), ("auto", 0, 15)])
def test_the_frame_is_around_what_is_repainted(framed, qtbot, edges, growth, expected):
    fields = framed.parts.recipe_panel.fields.repainting
    fields.edges.set_key(edges)
    fields.grow.setValue(growth)
    repainted = Box(150, 120, 60, 60).grown(expected)
    assert box_of(framed) == inpainting_crop(repainted, Size(400, 300), Size(64, 64))
    assert crop_that_is_run(framed, qtbot) == box_of(framed)
    recipe = framed.parts.recipe_panel.recipe()
    assert (recipe.grow, recipe.auto_edges) == (growth, edges == "auto")

"""Layers in the whole window: the panel, its commands, painting on a layer by the mouse, and undo."""

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from studio.document.edits import MASK
from studio.document.layers.layer import Group
from studio.document.taking import take_candidate

RED, BLUE = (200, 0, 0), (0, 0, 200)


@pytest.fixture
def painting(studio):
    pixels = np.full((150, 200, 3), 255, np.uint8)
    studio.core.undo.record(studio.core.document.set_picture(pixels))
    studio.core.undo.clear()
    studio.core.tools.set_brush(size=20, hardness=1, opacity=1)
    return studio


def run(studio, *ids: str) -> None:
    for id_ in ids:
        action = studio.parts.window.actions_[id_]
        assert action.isEnabled(), (id_, action.toolTip())
        action.trigger()


def names(studio) -> list[str]:
    return [child.name for child in studio.core.document.stack.children]


def drag(studio, *places: tuple[float, float]) -> None:
    canvas = studio.parts.canvas
    points = [QPointF(*canvas.view.to_widget(*place)).toPoint() for place in places]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
    for point in points[1:]:
        QTest.mouseMove(canvas, point)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])


def row_of(studio, id_: str):
    tree = studio.parts.layers_panel.tree
    return tree, tree.visualItemRect(tree.item(id_))


def click(studio, id_: str, column: int) -> None:
    tree, rect = row_of(studio, id_)
    x = tree.columnViewportPosition(column) + tree.columnWidth(column) // 2
    QTest.mouseClick(
        tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, rect.center().y())
    )


def test_the_panel_says_what_to_do_without_a_picture_and_lists_mask_and_picture_with_one(studio):
    panel = studio.parts.layers_panel
    assert panel.message.isVisibleTo(panel)
    run(studio, "layer.new")
    assert "no picture" in studio.parts.window.status.message.text()
    studio.core.document.set_picture(np.zeros((20, 30, 3), np.uint8))
    assert not panel.message.isVisibleTo(panel)
    assert [panel.tree.topLevelItem(row).text(0) for row in range(2)] == ["Mask", "Picture"]
    assert panel.tree.currentItem().text(0) == "Mask"


def test_the_brush_paints_the_mask_or_on_the_chosen_layer_and_each_stroke_is_an_undo_step(painting):
    document, undo = painting.core.document, painting.core.undo
    drag(painting, (50, 50), (80, 50))
    assert document.mask[50, 60] == 255
    run(painting, "layer.new")
    painting.core.tools.paints.set_colour(RED)
    drag(painting, (50, 100), (120, 100))
    assert document.picture[100, 80].tolist() == [*RED, 255]
    assert document.mask[100, 80] == 0
    assert painting.core.tools.paints.recent == (RED,)
    assert undo.count() == 3
    undo.undo()
    assert document.picture[100, 80].tolist() == [255, 255, 255, 255]
    undo.undo()
    assert names(painting) == ["Picture"]
    undo.redo()
    undo.redo()
    assert document.picture[100, 80].tolist() == [*RED, 255]


def test_clicks_on_eye_and_lock_hide_and_lock_a_layer_and_a_locked_one_refuses_the_brush(painting, qtbot):
    document = painting.core.document
    run(painting, "layer.new")
    drag(painting, (50, 100), (120, 100))
    layer = document.active
    click(painting, layer, 2)
    assert document.picture[100, 80].tolist() == [255, 255, 255, 255]
    click(painting, layer, 2)
    click(painting, layer, 3)
    before = document.picture.copy()
    with qtbot.waitSignal(painting.parts.canvas.refused) as refused:
        drag(painting, (20, 20), (40, 20))
    assert "locked" in refused.args[0]
    assert np.array_equal(document.picture, before)


def test_blend_mode_and_opacity_of_the_panel_change_the_active_layer(painting):
    document, panel = painting.core.document, painting.parts.layers_panel
    assert not panel.blend.isEnabled()
    run(painting, "layer.new")
    painting.core.tools.paints.set_colour(BLUE)
    drag(painting, (50, 100), (120, 100))
    panel.opacity.setFocus()
    panel.opacity.editor.selectAll()
    QTest.keyClicks(panel.opacity.editor, "50")
    QTest.keyClick(panel.opacity.editor, Qt.Key.Key_Return)
    assert document.picture[100, 80].tolist() == [128, 128, 228, 255]
    panel.blend.setFocus()
    QTest.keyClick(panel.blend, Qt.Key.Key_Down)
    assert document.active_layer.blend != "svg:src-over"
    painting.core.undo.undo()
    assert panel.blend.key() == "svg:src-over"
    painting.core.undo.undo()
    assert panel.opacity.value() == 100


def test_keys_choose_layers_and_move_them(painting):
    document, canvas = painting.core.document, painting.parts.canvas
    run(painting, "layer.new", "layer.new")
    assert names(painting) == ["Layer 3", "Layer 2", "Picture"]
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert document.active_layer.name == "Layer 2"
    QTest.keyClick(canvas, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert names(painting) == ["Layer 2", "Layer 3", "Picture"]
    QTest.keyClick(canvas, Qt.Key.Key_Q)
    assert document.active == MASK
    QTest.keyClick(canvas, Qt.Key.Key_Q)
    assert document.active_layer.name == "Layer 2"


def test_layers_are_dropped_into_groups_and_out_of_them(painting, monkeypatch):
    document = painting.core.document
    run(painting, "layer.new", "layer.group")
    group = document.active
    run(painting, "layer.mask")
    document.activate("picture")
    tree, rect = row_of(painting, group)

    def drop(at: QPoint, position) -> None:
        monkeypatch.setattr(type(tree), "dropIndicatorPosition", lambda _self: position)
        mime = QMimeData()
        event = QDropEvent(
            QPointF(at), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        tree.dropEvent(event)

    positions = tree.DropIndicatorPosition
    drop(rect.center(), positions.OnItem)
    (grouped,) = document.stack.children
    assert isinstance(grouped, Group)
    assert [child.name for child in grouped.children] == ["Picture", "Layer 2"]
    _, rect = row_of(painting, group)
    drop(rect.center(), positions.AboveItem)
    assert names(painting) == ["Picture", "Group"]
    painting.core.undo.undo()
    assert names(painting) == ["Group"]


def test_a_layer_is_renamed_by_a_double_click_and_an_empty_name_is_not_taken(painting, qtbot):
    document = painting.core.document
    tree = painting.parts.layers_panel.tree
    for text, name in (("Sky", "Sky"), (" ", "Sky")):
        _, rect = row_of(painting, "picture")
        place = QPoint(tree.columnViewportPosition(0) + 60, rect.center().y())
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        QTest.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        editor = tree.findChildren(QLineEdit)[-1]
        editor.selectAll()
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: tree.state() != tree.State.EditingState)
        qtbot.waitUntil(lambda name=name: tree.item("picture").text(0) == name and names(painting) == [name])
    assert document.stack.children[0].name == "Sky"


def test_merging_and_flattening_keep_the_look(painting):
    document = painting.core.document
    run(painting, "layer.new")
    painting.core.tools.paints.set_colour(RED)
    drag(painting, (50, 100), (120, 100))
    run(painting, "layer.duplicate")
    look = document.picture.copy()
    run(painting, "layer.merge_down")
    assert names(painting) == ["Layer 2", "Picture"]
    assert np.array_equal(document.picture, look)
    run(painting, "layer.flatten")
    assert names(painting) == ["Picture"]
    assert np.array_equal(document.picture, look)
    assert not document.composite.is_copy


def test_the_last_layer_is_not_deleted_and_delete_in_the_list_deletes_a_layer(painting):
    run(painting, "layer.new")
    tree = painting.parts.layers_panel.tree
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert names(painting) == ["Picture"]
    painting.core.document.activate("picture")
    run(painting, "layer.delete")
    assert names(painting) == ["Picture"]


def test_a_result_for_several_layers_becomes_a_layer_of_its_own(painting):
    document = painting.core.document
    run(painting, "layer.new")
    made = document.picture.copy()
    made[20:40, 20:60] = (9, 8, 7, 255)
    document.offer([made])
    painting.core.undo.record(take_candidate(document))
    assert np.array_equal(document.picture, made)
    assert names(painting)[-1] == "Picture"
    assert document.stack.children[0].kind == "candidate"
    assert document.stack.children[0].box == (20, 20, 40, 20)


def test_the_model_is_given_the_visible_picture_or_the_active_layer(painting):
    document, panel = painting.core.document, painting.parts.recipe_panel
    generating = painting.generation.generating
    assert not panel.model_input.isVisibleTo(panel)
    run(painting, "layer.new")
    painting.core.tools.paints.set_colour(RED)
    drag(painting, (50, 100), (120, 100))
    assert panel.model_input.isVisibleTo(panel)
    assert np.array_equal(generating._model_input(), document.picture)
    panel.model_input.set_key("layer")
    run(painting, "layer.mask")  # what was active before the mask is meant
    given = generating._model_input()
    assert given[100, 80].tolist() == [*RED, 255]
    assert given[20, 20].tolist() == [0, 0, 0, 0]
    run(painting, "layer.flatten")
    assert panel.model_input.key() == "picture"


def test_a_layer_becomes_the_mask(painting):
    document = painting.core.document
    run(painting, "layer.new")
    drag(painting, (50, 100), (120, 100))
    run(painting, "layer.to_mask")
    assert (document.mask[100, 80], document.mask[20, 20]) == (255, 0)
    painting.core.undo.undo()
    assert not document.has_mask


def test_the_canvas_is_cropped_to_the_mask_with_all_layers(painting):
    document = painting.core.document
    run(painting, "layer.new")
    painting.core.tools.paints.set_colour(RED)
    drag(painting, (50, 100), (120, 100))
    look = document.picture.copy()
    mask = np.zeros((150, 200), np.uint8)
    mask[80:130, 40:140] = 255
    document.set_mask(mask)
    run(painting, "image.crop")
    assert document.size == (100, 50)
    assert np.array_equal(document.picture, look[80:130, 40:140])
    assert not document.has_mask
    assert names(painting) == ["Layer 2", "Picture"]
    painting.core.undo.undo()
    assert np.array_equal(document.picture, look)
    assert np.array_equal(document.mask, mask)

"""The Mask menu's operations in the whole window."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu

from studio.document.layer_editing import LayerEditing
from studio.document.project.reading import open_project
from studio.document.selections.kept_selections import free_name
from studio.document.selections.operations import feathered, holes_filled, shrunk
from studio.mask_growth import grown
from studio.ui.canvas.amount_dialog import AmountDialog


@pytest.fixture
def masked(studio, qtbot):
    """A window with a picture of 120 x 90 and a ring as the mask."""
    studio.startup.close()
    pixels = np.full((90, 120, 4), 200, np.uint8)
    pixels[..., 3] = 255
    pixels[:10, :, 3] = 100
    studio.core.undo.record(studio.core.document.set_picture(pixels))
    mask = np.zeros((90, 120), np.uint8)
    mask[20:70, 30:90] = 255
    mask[35:55, 50:70] = 0
    studio.core.undo.record(studio.core.document.set_mask(mask))
    studio.core.undo.clear()
    return studio


def settle(studio, qtbot):
    qtbot.waitUntil(lambda: not studio.canvas.masking.busy)


def dialog_of(studio):
    (dialog,) = [child for child in studio.parts.window.findChildren(AmountDialog) if child.isVisible()]
    return dialog


def test_an_amount_is_previewed_and_applied_as_one_step(masked, qtbot):
    before = masked.core.document.mask.copy()
    masked.parts.window.actions_["mask.grow"].trigger()
    dialog = dialog_of(masked)
    for amount in (3, 20, 5):
        dialog.field.setValue(amount)
    settle(masked, qtbot)
    np.testing.assert_array_equal(masked.core.document.mask, grown(before, 5))
    assert masked.core.undo.count() == 0
    dialog.apply.click()
    settle(masked, qtbot)
    assert masked.core.undo.undoText() == "Grow mask"
    masked.core.undo.undo()
    np.testing.assert_array_equal(masked.core.document.mask, before)
    masked.core.undo.redo()
    np.testing.assert_array_equal(masked.core.document.mask, grown(before, 5))


def test_cancel_and_esc_restore_the_mask(masked, qtbot):
    before = masked.core.document.mask.copy()
    masked.parts.window.actions_["mask.shrink"].trigger()
    settle(masked, qtbot)
    np.testing.assert_array_equal(masked.core.document.mask, shrunk(before, 8))
    QTest.keyClick(dialog_of(masked), Qt.Key.Key_Escape)
    settle(masked, qtbot)
    np.testing.assert_array_equal(masked.core.document.mask, before)
    assert masked.core.undo.count() == 0


def test_enter_at_once_applies_what_is_still_being_computed(masked, qtbot):
    before = masked.core.document.mask.copy()
    masked.parts.window.actions_["mask.feather"].trigger()
    dialog = dialog_of(masked)
    dialog.field.editor.selectAll()
    QTest.keyClicks(dialog.field.editor, "7")
    QTest.keyClick(dialog.field.editor, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    settle(masked, qtbot)
    np.testing.assert_array_equal(masked.core.document.mask, feathered(before, 7))
    assert masked.core.undo.count() == 1


def test_the_amount_is_remembered(masked, qtbot):
    masked.parts.window.actions_["mask.border"].trigger()
    dialog = dialog_of(masked)
    dialog.field.setValue(31)
    dialog.apply.click()
    settle(masked, qtbot)
    masked.parts.window.actions_["mask.border"].trigger()
    assert dialog_of(masked).field.value() == 31
    dialog_of(masked).reject()
    settle(masked, qtbot)


def test_a_new_picture_ends_the_preview(masked, qtbot):
    masked.parts.window.actions_["mask.smooth"].trigger()
    dialog = dialog_of(masked)
    masked.core.undo.record(masked.core.document.set_picture(np.zeros((20, 20, 3), np.uint8)))
    assert not dialog.isVisible()
    settle(masked, qtbot)
    assert not masked.core.document.has_mask
    assert masked.core.undo.count() == 1


def test_holes_are_filled_in_one_step(masked, qtbot):
    before = masked.core.document.mask.copy()
    masked.parts.window.actions_["mask.fill_holes"].trigger()
    settle(masked, qtbot)
    np.testing.assert_array_equal(masked.core.document.mask, holes_filled(before))
    assert masked.core.undo.undoText() == "Fill holes in mask"


def test_alpha_becomes_the_mask(masked, qtbot):
    masked.parts.window.actions_["mask.from_alpha"].trigger()
    settle(masked, qtbot)
    np.testing.assert_array_equal(masked.core.document.mask, masked.core.document.picture[..., 3])


def test_a_mask_is_saved_and_loaded(masked, qtbot, tmp_path, monkeypatch):
    before, file = masked.core.document.mask.copy(), tmp_path / "m.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    masked.parts.window.actions_["mask.save"].trigger()
    settle(masked, qtbot)
    with Image.open(file) as image:
        assert image.mode == "L"
        np.testing.assert_array_equal(np.asarray(image), before)
    masked.core.undo.record(masked.core.document.clear_mask())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    masked.parts.window.actions_["mask.load"].trigger()
    settle(masked, qtbot)
    np.testing.assert_array_equal(masked.core.document.mask, before)
    assert masked.core.undo.undoText() == "Load mask"


@pytest.mark.parametrize("content", [b"no picture", None])
def test_a_file_that_is_not_a_mask_of_this_picture_is_refused(masked, qtbot, tmp_path, content):
    before, file = masked.core.document.mask.copy(), tmp_path / "m.png"
    if content is None:
        Image.new("L", (30, 20), 255).save(file)
    else:
        file.write_bytes(content)
    masked.canvas.masking.load(file)
    settle(masked, qtbot)
    np.testing.assert_array_equal(masked.core.document.mask, before)
    told = masked.parts.window.notice.text.text()
    assert masked.parts.window.notice.isVisible()
    assert "\n" not in told
    if content is None:
        assert "30 × 20" in told
        assert "120 × 90" in told


def test_without_a_mask_one_line_says_so(masked, qtbot):
    masked.core.undo.record(masked.core.document.clear_mask())
    for command in ("mask.grow", "mask.fill_holes", "mask.save"):
        masked.parts.window.status.show_message("")
        masked.parts.window.actions_[command].trigger()
        assert "no mask" in masked.parts.window.status.message.text()
    masked.core.undo.record(masked.core.document.close_picture())
    masked.parts.window.actions_["mask.load"].trigger()
    assert "no picture" in masked.parts.window.status.message.text()


def test_the_selection_options_are_remembered(masked, qapp):
    masked.core.tools.set_selection(feather=11, tolerance=44, contiguous=False)
    masked.core.settings.sync()
    from studio.wiring.studio import Studio

    masked.parts.window.close()
    again = Studio(qapp)
    try:
        options = again.core.tools.selection
        assert (options.feather, options.tolerance, options.contiguous) == (11, 44, False)
    finally:
        again.parts.window.close()
        again.parts.window.deleteLater()


def test_the_alpha_of_the_active_layer_becomes_the_mask(masked, qtbot):
    layers = LayerEditing(masked.core.document)
    masked.core.undo.record(layers.add())
    masked.core.document.begin_stroke(masked.core.tools.brush, colour=(200, 30, 40))
    masked.core.document.stroke_to(60, 40)
    masked.core.undo.record(masked.core.document.end_stroke())
    layer = masked.core.document.active_layer
    masked.parts.window.actions_["mask.from_alpha"].trigger()
    settle(masked, qtbot)
    seen = np.zeros((90, 120), np.uint8)
    height, width = layer.pixels.shape[:2]
    seen[layer.y : layer.y + height, layer.x : layer.x + width] = layer.pixels[..., 3]
    assert seen.any()
    np.testing.assert_array_equal(masked.core.document.mask, seen)


def test_a_kept_selection_is_saved_with_the_project_and_used_again(masked, qtbot, tmp_path):
    document, masking = masked.core.document, masked.canvas.masking
    before = document.mask.copy()
    masking.keep(" ring ")
    masked.core.undo.record(document.clear_mask())
    path = tmp_path / "p.ora"
    projects = masked.files.projects
    projects.save_to(path)
    qtbot.waitUntil(lambda: not projects.busy and path.exists())
    (kept,) = open_project(path).selections
    assert kept.name == "ring"
    np.testing.assert_array_equal(kept.mask, before)
    masked.core.undo.record(document.set_picture(np.zeros((20, 20, 3), np.uint8)))
    assert not masked.core.document.selections
    projects.open(path)
    qtbot.waitUntil(lambda: not projects.busy and document.size == (120, 90))
    assert tuple(masked.core.document.selections) == ("ring",)
    masked.parts.window.actions_["mask.kept"].trigger()
    (menu,) = [menu for menu in masked.parts.window.findChildren(QMenu, "keptSelections") if menu.isVisible()]
    menu.actions()[0].trigger()
    menu.close()
    settle(masked, qtbot)
    np.testing.assert_array_equal(document.mask, before)
    masked.canvas.masking.forget_kept("ring")
    assert not masked.core.document.selections


def test_a_name_is_required_and_checked(masked):
    masked.parts.window.actions_["mask.keep"].trigger()
    (dialog,) = masked.parts.window.findChildren(QInputDialog)
    assert dialog.textValue() == "Selection 1"
    dialog.accept()
    assert tuple(masked.core.document.selections) == ("Selection 1",)
    assert free_name(masked.core.document) == "Selection 2"
    for name in ("", "Mask", "x" * 101):
        masked.canvas.masking.keep(name)
        assert masked.parts.window.notice.isVisible()
        assert tuple(masked.core.document.selections) == ("Selection 1",)

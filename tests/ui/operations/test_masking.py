"""The Mask menu's operations in the whole window."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from studio.document.selections.operations import feathered, grown, holes_filled, shrunk
from studio.ui.canvas.amount_dialog import AmountDialog


@pytest.fixture
def masked(studio, qtbot):
    """A window with a picture of 120 x 90 and a ring as the mask."""
    studio.startup.close()
    pixels = np.full((90, 120, 4), 200, np.uint8)
    pixels[..., 3] = 255
    pixels[:10, :, 3] = 100
    studio.undo.record(studio.document.set_picture(pixels))
    mask = np.zeros((90, 120), np.uint8)
    mask[20:70, 30:90] = 255
    mask[35:55, 50:70] = 0
    studio.undo.record(studio.document.set_mask(mask))
    studio.undo.clear()
    return studio


def settle(studio, qtbot):
    qtbot.waitUntil(lambda: not studio.masking.busy)


def dialog_of(studio):
    (dialog,) = [child for child in studio.window.findChildren(AmountDialog) if child.isVisible()]
    return dialog


def test_an_amount_is_previewed_and_applied_as_one_step(masked, qtbot):
    before = masked.document.mask.copy()
    masked.window.actions_["mask.grow"].trigger()
    dialog = dialog_of(masked)
    for amount in (3, 20, 5):
        dialog.field.setValue(amount)
    settle(masked, qtbot)
    np.testing.assert_array_equal(masked.document.mask, grown(before, 5))
    assert masked.undo.count() == 0
    dialog.apply.click()
    settle(masked, qtbot)
    assert masked.undo.undoText() == "Grow mask"
    masked.undo.undo()
    np.testing.assert_array_equal(masked.document.mask, before)
    masked.undo.redo()
    np.testing.assert_array_equal(masked.document.mask, grown(before, 5))


def test_cancel_and_esc_restore_the_mask(masked, qtbot):
    before = masked.document.mask.copy()
    masked.window.actions_["mask.shrink"].trigger()
    settle(masked, qtbot)
    np.testing.assert_array_equal(masked.document.mask, shrunk(before, 8))
    QTest.keyClick(dialog_of(masked), Qt.Key.Key_Escape)
    settle(masked, qtbot)
    np.testing.assert_array_equal(masked.document.mask, before)
    assert masked.undo.count() == 0


def test_enter_at_once_applies_what_is_still_being_computed(masked, qtbot):
    before = masked.document.mask.copy()
    masked.window.actions_["mask.feather"].trigger()
    dialog = dialog_of(masked)
    dialog.field.setValue(7)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(masked, qtbot)
    np.testing.assert_array_equal(masked.document.mask, feathered(before, 7))
    assert masked.undo.count() == 1


def test_the_amount_is_remembered(masked, qtbot):
    masked.window.actions_["mask.border"].trigger()
    dialog = dialog_of(masked)
    dialog.field.setValue(31)
    dialog.apply.click()
    settle(masked, qtbot)
    masked.window.actions_["mask.border"].trigger()
    assert dialog_of(masked).field.value() == 31
    dialog_of(masked).reject()
    settle(masked, qtbot)


def test_a_new_picture_ends_the_preview(masked, qtbot):
    masked.window.actions_["mask.smooth"].trigger()
    dialog = dialog_of(masked)
    masked.undo.record(masked.document.set_picture(np.zeros((20, 20, 3), np.uint8)))
    assert not dialog.isVisible()
    settle(masked, qtbot)
    assert not masked.document.has_mask
    assert masked.undo.count() == 1


def test_holes_are_filled_in_one_step(masked, qtbot):
    before = masked.document.mask.copy()
    masked.window.actions_["mask.fill_holes"].trigger()
    settle(masked, qtbot)
    np.testing.assert_array_equal(masked.document.mask, holes_filled(before))
    assert masked.undo.undoText() == "Fill holes in mask"


def test_alpha_becomes_the_mask(masked, qtbot):
    masked.window.actions_["mask.from_alpha"].trigger()
    settle(masked, qtbot)
    np.testing.assert_array_equal(masked.document.mask, masked.document.picture[..., 3])


def test_a_mask_is_saved_and_loaded(masked, qtbot, tmp_path, monkeypatch):
    before, file = masked.document.mask.copy(), tmp_path / "m.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    masked.window.actions_["mask.save"].trigger()
    settle(masked, qtbot)
    with Image.open(file) as image:
        assert image.mode == "L"
        np.testing.assert_array_equal(np.asarray(image), before)
    masked.undo.record(masked.document.clear_mask())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    masked.window.actions_["mask.load"].trigger()
    settle(masked, qtbot)
    np.testing.assert_array_equal(masked.document.mask, before)
    assert masked.undo.undoText() == "Load mask"


@pytest.mark.parametrize("content", [b"no picture", None])
def test_a_file_that_is_no_mask_of_this_picture_is_refused(masked, qtbot, tmp_path, content):
    before, file = masked.document.mask.copy(), tmp_path / "m.png"
    if content is None:
        Image.new("L", (30, 20), 255).save(file)
    else:
        file.write_bytes(content)
    masked.masking.load(file)
    settle(masked, qtbot)
    np.testing.assert_array_equal(masked.document.mask, before)
    told = masked.window.notice.text.text()
    assert masked.window.notice.isVisible()
    assert "\n" not in told
    if content is None:
        assert "30 × 20" in told
        assert "120 × 90" in told


def test_without_a_mask_one_line_says_so(masked, qtbot):
    masked.undo.record(masked.document.clear_mask())
    for command in ("mask.grow", "mask.fill_holes", "mask.save"):
        masked.window.status.say("")
        masked.window.actions_[command].trigger()
        assert "no mask" in masked.window.status.message.text()
    masked.undo.record(masked.document.close_picture())
    masked.window.actions_["mask.load"].trigger()
    assert "no picture" in masked.window.status.message.text()


def test_the_selection_options_are_remembered(masked, qapp):
    masked.tools.set_selection(feather=11, tolerance=44, contiguous=False)
    masked.settings.sync()
    from studio.app import Studio

    masked.window.close()
    again = Studio(qapp)
    try:
        options = again.tools.selection
        assert (options.feather, options.tolerance, options.contiguous) == (11, 44, False)
    finally:
        again.window.close()
        again.window.deleteLater()

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QWidget

from studio.document.document import Document
from studio.protocol.geometry import Size
from studio.ui.canvas.canvas_size_dialog import CanvasSizeDialog
from studio.ui.canvas.image_size_dialog import ImageSizeDialog
from studio.ui.operations.canvas.sizing import Sizing
from studio.ui.undo import UndoStack


@pytest.fixture
def sizing(qtbot):
    parent, document, said = QWidget(), Document(), []
    qtbot.addWidget(parent)
    undo = UndoStack(document)
    document.set_picture(np.full((40, 60, 3), 90, np.uint8))
    made = Sizing(document, undo, lambda text, error: said.append((text, error)), parent)
    made.document, made.undo, made.said, made.parent_ = document, undo, said, parent
    yield made
    made.close()


def opened(kind):
    (dialog,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind)]
    return dialog


def test_the_canvas_is_resized_at_the_anchor_that_was_chosen(sizing):
    sizing.choose_canvas()
    dialog = opened(CanvasSizeDialog)
    dialog.fields.width_field.setValue(70)
    dialog.anchors[2, 1].click()
    dialog.apply.click()
    assert sizing.document.size == (70, 40)
    assert sizing.document.picture[0, :, 3].tolist() == [0] * 10 + [255] * 60
    assert sizing.undo.undoText() == "Canvas size"


def test_the_picture_is_resampled_and_keeps_its_proportions(sizing, qtbot):
    sizing.choose_image()
    dialog = opened(ImageSizeDialog)
    dialog.fields.width_field.setValue(30)
    dialog.fields.width_field.edited.emit(30)
    assert dialog.fields.size_() == (30, 20)
    dialog.apply.click()
    qtbot.waitUntil(lambda: sizing.document.size == (30, 20))
    sizing.undo.undo()
    assert sizing.document.size == (60, 40)


def test_an_edit_meanwhile_keeps_the_size(sizing, qtbot):
    sizing.resample(Size(30, 20))
    sizing.document.fill_mask()
    qtbot.waitUntil(lambda: bool(sizing.said))
    assert sizing.said == [("The picture was edited meanwhile, and keeps its size.", False)]
    assert sizing.document.size == (60, 40)


def test_without_a_picture_it_says_so(sizing):
    sizing.document.close_picture()
    sizing.choose_canvas()
    sizing.choose_image()
    assert len(sizing.said) == 2

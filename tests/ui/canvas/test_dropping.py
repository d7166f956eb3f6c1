"""Pictures that are dropped on the picture become layers where they are dropped."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtWidgets import QWidget

from studio.ui.operations.canvas.layer_adding import LayerAdding

PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def adding(bench, qtbot):
    parent, said = QWidget(), []
    qtbot.addWidget(parent)
    made = LayerAdding(
        bench.document, bench.stack, entry=lambda: None, notify=lambda *line: said.append(line), parent=parent
    )
    made.parent_ = parent
    bench.canvas.layers_dropped.connect(made.add_files)
    bench.canvas.layer_dropped.connect(made.add_decoded)
    yield made
    made.close()


def drop(bench, data: QMimeData, place, modifiers=PLAIN) -> None:
    event = QDropEvent(
        bench.at(*place),
        Qt.DropAction.MoveAction | Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        modifiers,
    )
    bench.canvas.dropEvent(event)
    assert event.dropAction() == Qt.DropAction.CopyAction, "a program that hears of a move may delete its file"


def files(*paths) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_a_file_lands_where_it_is_dropped(bench, adding, qtbot, tmp_path):
    Image.new("RGB", (40, 20), (200, 10, 10)).save(tmp_path / "hat.png")
    drop(bench, files(tmp_path / "hat.png"), (120, 60))
    qtbot.waitUntil(lambda: bench.document.active_layer is not None and bench.document.active_layer.name == "hat")
    box = bench.document.active_layer.box
    assert abs(box.x - 100) <= 1
    assert abs(box.y - 50) <= 1
    assert bench.document.picture[60, 120].tolist() == [200, 10, 10, 255]
    assert bench.stack.count() == 1


def test_a_picture_of_another_program_becomes_a_layer(bench, adding, qtbot):
    image = QImage(10, 10, QImage.Format.Format_ARGB32)
    image.fill(QColor(1, 2, 3))
    data = QMimeData()
    data.setImageData(image)
    drop(bench, data, (50, 50))
    qtbot.waitUntil(lambda: bench.stack.count() == 1)
    assert bench.document.picture[50, 50].tolist() == [1, 2, 3, 255]


@pytest.mark.parametrize(
    ("name", "place", "modifiers"),
    [("a.png", (-20, 20), PLAIN), ("a.png", (20, 20), SHIFT), ("model.safetensors", (20, 20), PLAIN)],
)
def test_beside_the_picture_with_shift_and_other_files_are_opened_as_before(
    bench, qtbot, tmp_path, name, place, modifiers
):
    with qtbot.waitSignal(bench.canvas.files_dropped):
        drop(bench, files(tmp_path / name), place, modifiers)


def test_without_a_picture_a_dropped_file_is_opened(empty_bench, qtbot, tmp_path):
    with qtbot.waitSignal(empty_bench.canvas.files_dropped):
        drop(empty_bench, files(tmp_path / "a.png"), (20, 20))


def test_a_broken_file_is_reported_and_changes_nothing(bench, adding, qtbot, tmp_path):
    (tmp_path / "broken.png").write_bytes(b"no picture")
    before = bench.document.picture.copy()
    drop(bench, files(tmp_path / "broken.png"), (50, 50))
    qtbot.waitUntil(lambda: not adding.busy)
    assert bench.stack.count() == 0
    assert np.array_equal(bench.document.picture, before)

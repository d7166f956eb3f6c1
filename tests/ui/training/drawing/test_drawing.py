import io
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from studio.engine.data.dataset_preview import preview_dataset
from studio.engine.data.toy import load_toy
from studio.protocol import places, points
from studio.protocol.presets import presets
from studio.ui.training.drawing.drawing_dialog import DrawingDialog
from studio.ui.training.training_panel import TrainingPanel

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(qtbot):
    dialog = DrawingDialog()
    qtbot.addWidget(dialog)
    dialog.open_for("")
    qtbot.waitActive(dialog)
    yield dialog
    dialog.hide()


@pytest.fixture
def used(dialog):
    heard = []
    dialog.used.connect(heard.append)
    return heard


def mouse(pad, kind, place, button, held):
    local = QPointF(pad.place_of(*place).toPoint())
    event = QMouseEvent(kind, local, pad.mapToGlobal(local), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(pad, event)


def stroke(pad, *path, button=LEFT):
    """Press at the first place of the plane, move over the others and let go."""
    mouse(pad, QEvent.Type.MouseButtonPress, path[0], button, button)
    for place in path[1:]:
        mouse(pad, QEvent.Type.MouseMove, place, Qt.MouseButton.NoButton, button)
    mouse(pad, QEvent.Type.MouseButtonRelease, path[-1], button, Qt.MouseButton.NoButton)


def pen(pad, *path, pressure=1.0, tip=QPointingDevice.PointerType.Pen):
    kind = QInputDevice.DeviceType.Stylus
    device = QPointingDevice("pen", 1, kind, tip, QInputDevice.Capability.Pressure, 1, 3)
    kinds = [QEvent.Type.TabletPress, *[QEvent.Type.TabletMove] * (len(path) - 1), QEvent.Type.TabletRelease]
    for kind, place in zip(kinds, [*path, path[-1]], strict=True):
        local = pad.place_of(*place)
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.TabletRelease else LEFT
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.TabletMove else LEFT
        QApplication.sendEvent(
            pad,
            QTabletEvent(
                kind,
                device,
                local,
                QPointF(pad.mapToGlobal(local)),
                pressure,
                0,
                0,
                0,
                0,
                0,
                Qt.KeyboardModifier.NoModifier,
                button,
                held,
            ),
        )


def spread_of(pad):
    return np.abs(pad.drawing.points[:, 1]).max()


def test_a_mouse_stroke_adds_points_under_it(qtbot, dialog):
    stroke(dialog.pad, (-0.5, 0.5), (0.0, 0.5), (0.5, 0.5))
    drawn = dialog.pad.drawing.points
    assert len(drawn) > 300
    assert np.abs(drawn[:, 1] - 0.5).max() <= dialog.pad.radius + 0.01  # y is upwards
    assert (drawn[:, 0].min(), drawn[:, 0].max()) == pytest.approx((-0.56, 0.56), abs=0.02)
    assert dialog.count.text() == f"{len(drawn):,} points"


def test_points_are_drawn_at_their_place(qtbot, dialog):
    stroke(dialog.pad, (-0.5, 0.5), (0.5, 0.5))
    dialog.pad.leaveEvent(QEvent(QEvent.Type.Leave))
    seen = dialog.pad.grab().toImage()

    def light(x, y):
        middle = dialog.pad.place_of(x, y).toPoint()
        return np.mean(
            [
                seen.pixelColor((middle + QPoint(right, down)) * seen.devicePixelRatio()).lightness()
                for right in range(-4, 5)
                for down in range(-4, 5)
            ]
        )

    assert light(0.2, 0.5) > 2 * light(0.2, -0.5)
    assert light(0.2, 0.5) > 2 * light(0.2, 0.7)


@pytest.mark.parametrize("way", ["right button", "switch", "X", "pen"])
def test_every_way_of_erasing_points(qtbot, dialog, way):
    pad = dialog.pad
    stroke(pad, (-0.5, 0.0), (0.5, 0.0))
    before = len(pad.drawing)
    if way == "switch":
        qtbot.mouseClick(dialog.tool.segment("erase"), LEFT)
    elif way == "X":
        qtbot.keyClick(pad, Qt.Key.Key_X)
        assert dialog.tool.key() == "erase"
    if way == "pen":
        pen(pad, (0.1, 0.3), (0.1, -0.3), tip=QPointingDevice.PointerType.Eraser)
    else:
        stroke(pad, (0.1, 0.3), (0.1, -0.3), button=RIGHT if way == "right button" else LEFT)
    left = pad.drawing.points
    assert 0.7 * before < len(left) < before
    assert np.abs(left[:, 0] - 0.1).min() > 0.9 * pad.radius


def test_a_second_mouse_button_does_not_affect_the_stroke(qtbot, dialog):
    pad = dialog.pad
    mouse(pad, QEvent.Type.MouseButtonPress, (-0.5, 0.0), LEFT, LEFT)
    mouse(pad, QEvent.Type.MouseButtonPress, (-0.4, 0.0), RIGHT, LEFT | RIGHT)
    mouse(pad, QEvent.Type.MouseButtonRelease, (-0.4, 0.0), RIGHT, LEFT)
    mouse(pad, QEvent.Type.MouseMove, (0.5, 0.0), Qt.MouseButton.NoButton, LEFT)
    mouse(pad, QEvent.Type.MouseButtonRelease, (0.5, 0.0), LEFT, Qt.MouseButton.NoButton)
    count = len(pad.drawing)
    assert pad.drawing.points[:, 0].max() > 0.5
    mouse(pad, QEvent.Type.MouseMove, (0.5, 0.9), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)
    assert len(pad.drawing) == count


def test_pen_pressure_widens_the_stroke(qtbot, dialog):
    pen(dialog.pad, (-0.5, 0.0), (0.5, 0.0), pressure=0.2)
    light = spread_of(dialog.pad)
    pen(dialog.pad, (-0.5, 0.0), (0.5, 0.0), pressure=1.0)
    assert light == pytest.approx(0.6 * dialog.pad.radius, abs=0.01)
    assert spread_of(dialog.pad) == pytest.approx(dialog.pad.radius, abs=0.01)


def test_brush_size_is_set_by_field_and_keys(qtbot, dialog):
    before = dialog.pad.radius
    for _ in range(3):
        qtbot.keyClick(dialog.pad, "]")
    assert dialog.spread.value() == 9
    stroke(dialog.pad, (-0.5, 0.0), (0.5, 0.0))
    assert spread_of(dialog.pad) == pytest.approx(1.5 * before, abs=0.01)
    qtbot.keyClick(dialog.pad, "[")
    assert dialog.spread.value() == 8


def test_strokes_are_undone_and_redone_by_keys_and_buttons(qtbot, dialog):
    pad = dialog.pad
    counts = [0]
    for height in (0.5, 0.0, -0.5):
        stroke(pad, (-0.5, height), (0.5, height))
        counts.append(len(pad.drawing))
    qtbot.mouseClick(dialog.clear, LEFT)
    assert dialog.count.text() == "0 points"
    qtbot.keyClick(pad, Qt.Key.Key_Z, CONTROL)
    assert len(pad.drawing) == counts[3]
    qtbot.keyClick(pad, Qt.Key.Key_Z, CONTROL)
    qtbot.mouseClick(dialog.undo, LEFT)
    assert len(pad.drawing) == counts[1]
    qtbot.keyClick(pad, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert len(pad.drawing) == counts[2]
    qtbot.mouseClick(dialog.redo, LEFT)
    assert len(pad.drawing) == counts[3]
    for _ in range(3):
        qtbot.keyClick(pad, Qt.Key.Key_Z, CONTROL)
    assert len(pad.drawing) == 0
    assert not dialog.undo.isEnabled()
    assert dialog.redo.isEnabled()


def test_an_empty_drawing_is_refused_in_one_line(qtbot, dialog, used):
    size = dialog.pad.size()
    qtbot.mouseClick(dialog.use, LEFT)
    qtbot.waitUntil(dialog.error.isVisible)
    assert dialog.error.text() == "There are no points yet. Draw some first."
    assert dialog.pad.size() == size
    assert dialog.isVisible()
    assert used == []
    assert not places.drawings().exists()
    stroke(dialog.pad, (0.0, 0.0))
    assert dialog.error.isHidden()
    assert dialog.count.isVisible()


def test_a_failed_write_is_reported_and_the_drawing_is_kept(qtbot, dialog, used, data_home):
    (data_home / "drawings").write_text("in the way")
    stroke(dialog.pad, (0.0, 0.0))
    qtbot.mouseClick(dialog.use, LEFT)
    assert dialog.error.text().startswith("Could not make the folder")
    assert used == []
    assert len(dialog.pad.drawing) > 0


def test_a_drawing_is_saved_and_previewed_by_the_engine(qtbot, dialog, used):
    stroke(dialog.pad, (-0.5, 0.5), (0.5, 0.5))
    qtbot.mouseClick(dialog.use, LEFT)
    (path,) = used
    assert not dialog.isVisible()
    assert path.parent == places.drawings()
    assert np.array_equal(np.array(json.loads(path.read_text())), dialog.pad.drawing.points)
    learnt = load_toy("drawn", path).pictures.flatten(1).numpy()
    assert len(learnt) == 10_000
    assert learnt.mean(0) == pytest.approx([0.0, 0.5], abs=0.02)
    assert np.abs(learnt[:, 1] - 0.5).max() < 0.16  # the brush, and what the engine scatters
    panel = TrainingPanel(presets)
    qtbot.addWidget(panel)
    panel.set_recipe(presets()["toy-diffusion"].recipe)
    panel.fields.data.points.set_key("drawn")
    panel.fields.data.path.setText(str(path))
    look = preview_dataset(panel.recipe().dataset)
    red, _, blue = np.asarray(Image.open(io.BytesIO(look.picture)).convert("RGB")).astype(int)[18:258, 30:270].T
    rows = np.flatnonzero((blue - red > 60).any(0))  # points are blue
    assert (rows.min(), rows.max()) == pytest.approx((41, 79), abs=8)  # y = 0.5 of 240 rows, from above


def test_an_existing_file_is_edited_into_a_new_one(qtbot, dialog, used, tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text("0.51234,0.5\n-0.5,-0.5\n")
    dialog.open_for(str(file))
    assert dialog.count.text() == "2 points"
    stroke(dialog.pad, (0.5, 0.5), button=RIGHT)
    assert dialog.count.text() == "1 point"
    qtbot.mouseClick(dialog.use, LEFT)
    assert json.loads(used[0].read_text()) == [[-0.5, -0.5]]
    assert file.read_text().startswith("0.51234")
    before = dialog.pad.drawing
    dialog.open_for(str(used[0]))  # its own: with all that can be undone
    assert dialog.pad.drawing is before
    assert dialog.undo.isEnabled()


def test_a_file_without_points_opens_an_empty_pad_with_the_reason(qtbot, dialog, tmp_path):
    (tmp_path / "a.json").write_text("{}")
    dialog.open_for(str(tmp_path / "a.json"))
    assert "does not hold points" in dialog.error.text()
    assert len(dialog.pad.drawing) == 0
    dialog.open_for("")
    assert dialog.error.isHidden()


def test_the_panel_opens_the_pad_and_uses_its_file(qtbot):
    panel = TrainingPanel(presets)
    qtbot.addWidget(panel)
    panel.resize(288, 900)
    panel.show()
    panel.set_recipe(presets()["toy-diffusion"].recipe)
    data = panel.fields.data
    assert not data.draw.isVisible()
    data.points.setFocus()
    qtbot.keyClick(data.points, Qt.Key.Key_End)
    assert data.draw.isVisible()
    qtbot.mouseClick(data.draw, LEFT)
    qtbot.waitExposed(data.drawing)
    assert not data.drawing.isModal()
    stroke(data.drawing.pad, (-0.5, 0.0), (0.5, 0.3))
    qtbot.mouseClick(data.drawing.use, LEFT)
    dataset = panel.recipe().dataset
    assert (dataset.kind, dataset.name) == ("toy", "drawn")
    assert np.array_equal(points.read_points(Path(dataset.path)), data.drawing.pad.drawing.points)
    data.path.setText("")
    qtbot.mouseClick(data.draw, LEFT)
    assert len(data.drawing.pad.drawing) == 0
    data.drawing.hide()

"""Colours and the tools that paint with them, by the mouse, the pen and keys, in the whole window."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from studio.document.painting.paints import colour_of, hex_of
from studio.document.painting.palette import palette_of

RED, BLUE, WHITE = (200, 0, 0), (0, 0, 200), (255, 255, 255)
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def painting(studio):
    """A white picture with an empty layer that is painted on in red."""
    core = studio.core
    core.undo.record(core.document.set_picture(np.full((150, 200, 3), 255, np.uint8)))
    studio.parts.window.actions_["layer.new"].trigger()
    core.undo.clear()
    core.tools.set_brush(size=20, hardness=1, opacity=1)
    core.tools.paints.set_colour(RED)
    core.tools.paints.set_background(BLUE)
    return studio


def drag(studio, *places, modifiers=PLAIN) -> None:
    canvas = studio.parts.canvas
    points = [QPointF(*canvas.view.to_widget(*place)).toPoint() for place in places]
    QTest.mousePress(canvas, LEFT, modifiers, points[0])
    for point in points[1:]:
        event_move(canvas, point, modifiers)
    QTest.mouseRelease(canvas, LEFT, modifiers, points[-1])


def event_move(canvas, point, modifiers) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtGui import QMouseEvent

    place = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, canvas.mapToGlobal(place), Qt.MouseButton.NoButton, LEFT, modifiers
    )
    QCoreApplication.sendEvent(canvas, event)


def use(studio, tool: str) -> None:
    studio.parts.window.actions_[f"mask.{tool}"].trigger()


def settled(studio, qtbot) -> None:
    qtbot.waitUntil(lambda: not studio.parts.canvas.filler.busy)


def pixel(studio, x: int, y: int) -> tuple[int, ...]:
    return tuple(studio.core.document.picture[y, x, :3].tolist())


def test_fill_floods_the_region_that_was_clicked_as_one_undo_step(painting, qtbot):
    drag(painting, (100, 0), (100, 149))
    painting.core.tools.paints.set_colour(BLUE)
    use(painting, "bucket")
    drag(painting, (20, 20))
    settled(painting, qtbot)
    assert (pixel(painting, 30, 100), pixel(painting, 100, 75), pixel(painting, 180, 75)) == (BLUE, RED, WHITE)
    painting.core.undo.undo()
    assert pixel(painting, 30, 100) == WHITE


def test_fill_on_the_mask_adds_to_it(painting, qtbot):
    painting.core.document.activate("mask")
    use(painting, "bucket")
    drag(painting, (20, 20))
    settled(painting, qtbot)
    assert (painting.core.document.mask == 255).all()


def test_a_gradient_goes_from_the_colour_to_the_one_behind_it(painting, qtbot):
    use(painting, "gradient")
    drag(painting, (0, 75), (100, 75), (200, 75))
    settled(painting, qtbot)
    row = painting.core.document.picture[75, :, :3].astype(int)
    assert np.abs(row[0] - RED).max() <= 2
    assert np.abs(row[-1] - BLUE).max() <= 2
    assert (np.diff(row[:, 2]) >= 0).all()
    painting.core.undo.undo()
    drag(painting, (100, 75), (150, 75), modifiers=SHIFT)
    settled(painting, qtbot)
    assert np.abs(np.subtract(pixel(painting, 100, 75), RED)).max() <= 6
    assert pixel(painting, 100, 149) == pixel(painting, 2, 2) == BLUE


@pytest.mark.parametrize(
    ("tool", "inside", "outside"),
    [("line", (60, 50), (60, 80)), ("box", (30, 90), (110, 90)), ("disc", (60, 70), (22, 42))],
)
def test_figures_are_painted_where_they_are_dragged(painting, qtbot, tool, inside, outside):
    use(painting, tool)
    end = (100, 50) if tool == "line" else (100, 100)
    drag(painting, (20, 50 if tool == "line" else 40), (50, 45), end)
    settled(painting, qtbot)
    assert (pixel(painting, *inside), pixel(painting, *outside)) == (RED, WHITE)
    assert painting.core.undo.count() == 1
    assert painting.core.tools.paints.recent == (RED,)


def test_shift_makes_a_square(painting, qtbot):
    use(painting, "box")
    drag(painting, (20, 20), (50, 30), (80, 40), modifiers=SHIFT)
    settled(painting, qtbot)
    layer = painting.core.document.active_layer
    rows, columns = np.nonzero(layer.pixels[..., 3])
    assert np.ptp(rows) == np.ptp(columns)


def test_the_picker_and_alt_with_the_brush_take_the_colour_under_the_pointer(painting, qtbot):
    paints = painting.core.tools.paints
    drag(painting, (50, 50), (60, 50))
    paints.set_colour(BLUE)
    drag(painting, (55, 50), modifiers=ALT)
    assert paints.colour == RED
    assert pixel(painting, 55, 50) == RED
    use(painting, "eyedropper")
    drag(painting, (150, 120))
    assert paints.colour == WHITE


def test_a_text_becomes_a_layer_of_its_own(painting, qtbot):
    document = painting.core.document
    painting.parts.canvas.filler.write("Hello\nworld", (30, 40), 24, BLUE)
    layer = document.active_layer
    assert (layer.name, layer.x, layer.y) == ("Hello world", 30, 40)
    assert layer.pixels[..., 3].max() == 255
    assert (document.picture[..., :3] == BLUE).all(axis=2).any()
    with qtbot.waitSignal(painting.parts.canvas.refused) as refused:
        painting.parts.canvas.filler.write("  ", (0, 0), 24, BLUE)
    assert "no text" in refused.args[0]


def test_keys_swap_the_colours_and_open_the_choice(painting):
    canvas, paints = painting.parts.canvas, painting.core.tools.paints
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_X, SHIFT)
    assert (paints.colour, paints.background) == (BLUE, RED)
    QTest.keyClick(canvas, Qt.Key.Key_I, SHIFT)
    popup = painting.layers.colouring.popup
    assert popup.isVisible()
    popup.number.selectAll()
    QTest.keyClicks(popup.number, "0f8")
    QTest.keyClick(popup.number, Qt.Key.Key_Return)
    assert paints.colour == (0, 255, 136)
    popup.number.selectAll()
    QTest.keyClicks(popup.number, "nonsense")
    QTest.keyClick(popup.number, Qt.Key.Key_Return)
    assert popup.number.text() == "#00ff88"
    square = popup.square
    QTest.mouseClick(square, LEFT, PLAIN, square.rect().topLeft() + QPointF(3, 3).toPoint())
    assert min(paints.colour) >= 250
    assert popup.picture.buttons
    popup.picture.buttons[0].click()
    assert paints.colour == WHITE
    popup.close()


def test_colours_are_remembered(painting, qapp):
    from studio.document.painting.paints import Paints
    from studio.ui.operations.canvas.colouring import Colouring

    painting.core.tools.paints.note_used()
    parts, again = painting.parts, Paints()
    Colouring(painting.core.document, again, parts.tool_options.colour, painting.core.settings, parts.canvas)
    assert (again.colour, again.background, again.recent) == (RED, BLUE, (RED,))


def test_a_hidden_layer_refuses_the_fill(painting, qtbot):
    painting.parts.window.actions_["layer.visible"].trigger()
    use(painting, "bucket")
    with qtbot.waitSignal(painting.parts.canvas.refused) as refused:
        drag(painting, (20, 20))
    assert "hidden" in refused.args[0]


def test_colours_are_written_and_read_as_hexadecimal_numbers():
    assert hex_of((1, 2, 255)) == "#0102ff"
    assert colour_of("#0102FF") == colour_of("0102ff") == (1, 2, 255)
    assert colour_of("12345") is colour_of("#gggggg") is colour_of("") is None


def test_the_palette_of_a_picture_has_its_colours_the_most_frequent_first():
    picture = np.full((90, 120, 4), 255, np.uint8)
    picture[:40, :60, :3] = RED
    picture[:10, 60:, :3] = BLUE
    assert palette_of(picture)[:3] == [WHITE, RED, BLUE]
    picture[..., 3] = 0
    assert palette_of(picture) == []


def test_shades_of_one_background_are_one_colour_of_the_palette():
    picture = np.full((96, 96, 4), 255, np.uint8)
    picture[..., 0] = np.arange(96) // 6  # a blue that changes by 16 levels
    picture[..., 1] = 100
    picture[40:44, 40:44, :3] = RED
    found = palette_of(picture)
    assert len(found) == 2
    assert np.abs(np.array(found[1]) - RED).max() <= 8

import io

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QColorSpace,
    QDropEvent,
    QGuiApplication,
    QImage,
    QNativeGestureEvent,
    QPointingDevice,
)
from PySide6.QtTest import QTest

from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box
from studio.ui import theme
from studio.ui.canvas.incoming import picture_decoder

LEFT = Qt.MouseButton.LeftButton


def seen(bench, x: float, y: float) -> QColor:
    """The colour on the screen at a place of the picture."""
    bench.leave()
    point = bench.at(x, y)
    return bench.canvas.grab().toImage().pixelColor(int(point.x()), int(point.y()))


def test_the_wheel_zooms_at_the_pointer(bench, qtbot):
    place = QPointF(260, 190)
    under = bench.canvas.view.to_picture(260, 190)
    with qtbot.waitSignal(bench.canvas.zoom_changed):
        bench.wheel(place, 3)
    view = bench.canvas.view
    assert view.to_widget(*under) == pytest.approx((260, 190), abs=1)
    zoom = view.zoom
    bench.wheel(place, -3)
    assert bench.canvas.view.zoom == pytest.approx(zoom / 1.2**3)
    for _ in range(100):
        bench.wheel(place, 5)
    assert bench.canvas.view.zoom == 128


def test_the_picture_stays_fitted_until_the_user_zooms(bench):
    canvas = bench.canvas
    assert canvas.view.zoom == 2
    canvas.resize(1000, 800)
    assert canvas.view.zoom == 4
    canvas.actual_size()
    canvas.resize(900, 700)
    assert canvas.view.zoom == 1
    canvas.zoom_in()
    assert canvas.view.zoom == 2
    canvas.zoom_out()
    canvas.zoom_out()
    assert canvas.view.zoom == pytest.approx(2 / 3)
    canvas.fit()
    assert canvas.view.zoom == 4


def test_dragging_with_space_or_hand_or_middle_pans(bench):
    canvas = bench.canvas
    start = canvas.view
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    assert canvas.cursor().shape() == Qt.CursorShape.OpenHandCursor
    QTest.mousePress(canvas, LEFT, pos=QPoint(100, 100))
    QTest.mouseMove(canvas, QPoint(120, 90))
    QTest.mouseRelease(canvas, LEFT, pos=QPoint(120, 90))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert (canvas.view.x - start.x, canvas.view.y - start.y) == (20, -10)
    bench.settings.choose("hand")
    bench.press(QPointF(100, 100))
    bench.move(QPointF(90, 100))
    bench.release(QPointF(90, 100))
    assert canvas.view.x - start.x == 10
    bench.settings.choose("brush")
    middle = Qt.MouseButton.MiddleButton
    bench.press(QPointF(100, 100), middle, middle)
    bench.move(QPointF(90, 110), middle)
    bench.release(QPointF(90, 110), middle)
    assert (canvas.view.x, canvas.view.y) == (start.x, start.y)
    assert not bench.document.has_mask


def test_the_zoom_tool_goes_in_and_out(bench):
    bench.settings.choose("zoom")
    zoom = bench.canvas.view.zoom
    QTest.mouseClick(bench.canvas, LEFT, pos=QPoint(200, 150))
    assert bench.canvas.view.zoom > zoom
    QTest.mouseClick(bench.canvas, LEFT, Qt.KeyboardModifier.ControlModifier, QPoint(200, 150))
    assert bench.canvas.view.zoom == zoom


def test_hovering_shows_place_and_colour(bench):
    red, green, blue = bench.document.picture[41, 86, :3]
    bench.move(bench.at(86.5, 41.5), Qt.MouseButton.NoButton)
    assert bench.canvas.info == f"200% · 200 × 150 · (86, 41) #{red:02x}{green:02x}{blue:02x}"
    bench.move(QPointF(2, 2), Qt.MouseButton.NoButton)
    assert bench.canvas.info == "200% · 200 × 150"


def test_the_overlay_lies_over_the_picture(bench):
    bench.set_picture(np.zeros((150, 200, 3), np.uint8))
    bench.settings.set_brush(size=150)
    bench.fill_mask()
    assert seen(bench, 30, 30).name() == "#800080"
    bench.settings.set_overlay(colour="#00ff00", opacity=1.0)
    assert seen(bench, 30, 30).name() == "#00ff00"
    bench.stack.undo()
    assert seen(bench, 30, 30).name() == "#000000"


def test_a_frame_is_shown_in_its_crop_and_hidden(bench):
    bench.set_picture(np.zeros((150, 200, 3), np.uint8))
    frame = np.zeros((2, 2, 3), np.uint8)
    frame[0, 0] = (255, 0, 0)
    frame[1, 1] = (0, 0, 255)
    bench.canvas.show_frame(frame, Box(40, 20, 100, 100))
    assert seen(bench, 41, 21).name() == seen(bench, 88, 68).name() == "#ff0000"  # crisp to the edge
    assert seen(bench, 92, 72).name() == "#0000ff"
    assert seen(bench, 38, 60).name() == "#000000"
    bench.move(bench.at(50, 30), Qt.MouseButton.NoButton)
    assert bench.canvas.info.endswith("#ff0000")
    bench.canvas.show_frame(None)
    assert seen(bench, 60, 30).name() == "#000000"


def test_a_frame_on_an_empty_canvas_is_fitted(empty_bench):
    bench = empty_bench
    bench.canvas.show_frame(np.full((16, 16, 3), 200, np.uint8))
    assert bench.canvas.view.zoom == 22  # (400 - 2 * 24) / 16
    assert seen(bench, 8, 8).name() == "#c8c8c8"
    assert not bench.canvas.empty_state.isVisible()
    bench.canvas.show_frame(None)
    assert bench.canvas.empty_state.isVisible()


def test_the_empty_canvas_has_an_open_button(empty_bench, qtbot):
    with qtbot.waitSignal(empty_bench.canvas.empty_state.button.clicked):
        QTest.mouseClick(empty_bench.canvas.empty_state.button, LEFT)
    empty_bench.set_picture(np.zeros((20, 20, 3), np.uint8))
    assert not empty_bench.canvas.empty_state.isVisible()
    empty_bench.stack.undo()
    assert empty_bench.canvas.empty_state.isVisible()


def test_the_crop_outline_lies_outside_its_pixels(bench):
    bench.set_picture(np.zeros((150, 200, 3), np.uint8))
    bench.leave()
    bench.canvas.set_crop(Box(50, 40, 60, 60))
    image = bench.canvas.grab().toImage()
    left, top = (round(v) for v in bench.canvas.view.to_widget(50, 40))
    right, bottom = (round(v) for v in bench.canvas.view.to_widget(110, 100))
    middle = (left + right) // 2
    assert image.pixelColor(middle, top - 1).lightness() > 150
    assert image.pixelColor(middle, top).lightness() == 0
    assert image.pixelColor(middle, bottom).lightness() > 150
    assert image.pixelColor(middle, bottom - 1).lightness() == 0
    assert image.pixelColor(left - 1, (top + bottom) // 2).lightness() > 150
    assert image.pixelColor(right, (top + bottom) // 2).lightness() > 150
    bench.canvas.set_crop(None)
    assert bench.canvas.grab().toImage().pixelColor(middle, top - 1).lightness() == 0


def test_only_a_small_visible_mask_has_marching_ants(bench):
    ants = bench.canvas._ants
    assert not ants.running
    bench.press(bench.at(60, 60))
    bench.move(bench.at(70, 60))
    assert not ants.running  # not while painting
    bench.release(bench.at(70, 60))
    assert ants.running
    bench.canvas.hide()
    assert not ants.running
    bench.canvas.show()
    assert ants.running
    bench.canvas.zoom_to(40)
    assert not ants.running
    bench.canvas.fit()
    assert ants.running
    bench.clear_mask()
    assert not ants.running


def test_transparency_shows_a_checkerboard(bench):
    bench.set_picture(np.zeros((150, 200, 4), np.uint8))
    image = bench.canvas.grab().toImage()
    left, top = (round(v) for v in bench.canvas.view.to_widget(0, 0))
    colours = {image.pixelColor(left + x, top + 3).name() for x in range(2, 64)}
    assert colours == {theme.colours().control, theme.colours().line}


def test_dropped_files_are_emitted(bench, qtbot, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png")), QUrl("https://example.org/b.png")])
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(bench.canvas.files_dropped) as told:
        bench.canvas.dropEvent(event)
    assert told.args == [[str(tmp_path / "a.png")]]


def test_a_pasted_picture_is_emitted(bench, qtbot):
    image = QImage(3, 2, QImage.Format.Format_ARGB32)
    image.fill(QColor(10, 20, 30, 40))
    QGuiApplication.clipboard().setImage(image)
    with qtbot.waitSignal(bench.canvas.picture_pasted) as told:
        QTest.keyClick(bench.canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    (decode,) = told.args
    QGuiApplication.clipboard().clear()
    opened = decode()
    assert opened.pixels.shape == (2, 3, 4)
    assert opened.pixels[1, 2].tolist() == [10, 20, 30, 40]
    assert opened.notes == ()


def test_what_is_changed_of_a_pasted_picture_is_reported(bench, qtbot):
    image = QImage(3, 2, QImage.Format.Format_RGBX64)
    image.fill(QColor(100, 20, 30))
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb))
    data = QMimeData()
    data.setImageData(image)
    opened = picture_decoder(data)()
    assert opened.notes[0] == "its 16-bit values were reduced to 8 bits"
    assert opened.notes[1].startswith("its colours were converted from “")
    assert opened.pixels[0, 0, 0] > 100, "as sRGB, this red of a wider space is redder"


def paste(bench, kind: str, content: bytes) -> None:
    data = QMimeData()
    data.setData(kind, content)
    QGuiApplication.clipboard().setMimeData(data)
    bench.canvas.paste()
    QGuiApplication.clipboard().clear()  # data that Python owns must not outlive the application


def test_text_cannot_be_pasted(bench, qtbot):
    with qtbot.waitSignal(bench.canvas.refused) as told:
        paste(bench, "text/plain", b"hello")
    assert "no picture" in told.args[0]
    assert "\n" not in told.args[0]


def test_what_is_changed_of_pasted_bytes_is_reported(bench, qtbot):
    deep = io.BytesIO()
    Image.fromarray(np.full((2, 3), 40_000, np.uint16)).save(deep, "PNG")
    with qtbot.waitSignal(bench.canvas.picture_pasted) as told:
        paste(bench, "image/png", deep.getvalue())
    assert told.args[0]().notes == ("its 16-bit values were reduced to 8 bits",)


def test_a_damaged_picture_is_refused_when_it_is_decoded(bench, qtbot):
    with qtbot.waitSignal(bench.canvas.picture_pasted) as told:
        paste(bench, "image/png", b"\x89PNG\r\n\x1a\nbroken")
    with pytest.raises(BadInput, match="Could not open"):
        told.args[0]()


def test_two_fingers_zoom_and_pan_without_painting(bench, qtbot):
    device = QTest.createTouchDevice()
    before, middle = bench.canvas.view, QPoint(250, 200)

    def fingers(apart: int, shift: int = 0) -> tuple[QPoint, QPoint]:
        return middle + QPoint(shift - apart, 0), middle + QPoint(shift + apart, 0)

    left, right = fingers(40)
    QTest.touchEvent(bench.canvas, device, False).press(0, left, bench.canvas).press(1, right, bench.canvas).commit()
    for apart, shift in ((50, 0), (60, 0), (70, 5), (80, 10)):
        left, right = fingers(apart, shift)
        QTest.touchEvent(bench.canvas, device, False).move(0, left, bench.canvas).move(1, right, bench.canvas).commit()
    QTest.touchEvent(bench.canvas, device, False).release(0, left, bench.canvas).release(
        1, right, bench.canvas
    ).commit()
    assert 1.5 < bench.canvas.view.zoom / before.zoom < 2.5
    x, y = before.to_picture(middle.x(), middle.y())
    after = bench.canvas.view.to_widget(x, y)
    assert after[0] == pytest.approx(middle.x() + 10, abs=12)
    assert after[1] == pytest.approx(middle.y(), abs=3)
    assert not bench.document.has_mask
    assert bench.stack.count() == 0


def test_two_fingers_side_by_side_pan_alone(bench, qtbot):
    device = QTest.createTouchDevice()
    before = bench.canvas.view

    def touch():
        return QTest.touchEvent(bench.canvas, device, False)

    def fingers(x: int) -> tuple[QPoint, QPoint]:
        return QPoint(x - 40, 200), QPoint(x + 40, 200)

    left, right = fingers(200)
    touch().press(0, left, bench.canvas).press(1, right, bench.canvas).commit()
    for x in range(210, 261, 10):
        left, right = fingers(x)
        touch().move(0, left, bench.canvas).move(1, right, bench.canvas).commit()
    touch().release(0, left, bench.canvas).release(1, right, bench.canvas).commit()
    assert bench.canvas.view.zoom == pytest.approx(before.zoom, rel=0.01)
    assert bench.canvas.view.x - before.x == pytest.approx(60, abs=12)
    assert bench.stack.count() == 0


def test_a_pinch_on_a_touchpad_zooms_about_the_pointer(bench):
    place = QPointF(120, 90)
    before, kept = bench.canvas.view.zoom, bench.canvas.view.to_picture(120, 90)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        place,
        place,
        bench.canvas.mapToGlobal(place),
        0.25,
        QPointF(),
    )
    QCoreApplication.sendEvent(bench.canvas, event)
    assert bench.canvas.view.zoom == pytest.approx(before * 1.25)
    assert bench.canvas.view.to_picture(120, 90) == pytest.approx(kept, abs=1)

"""The Explore workspace in the whole window: the forward process, the pixels, and the numbers on the canvas."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.protocol.events import Failed
from studio.protocol.geometry import Box, Size
from studio.ui.canvas.pixel_numbers import MIN_PIXEL_SIDE
from studio.ui.explore.pixels_view import memory_rows


def photo():
    return np.random.default_rng(0).integers(0, 256, (40, 56, 3), np.uint8)


def shown(box):
    image = box.image
    return (
        np.frombuffer(image.constBits(), np.uint8)
        .reshape(image.height(), image.bytesPerLine())[:, : 3 * image.width()]
        .reshape(image.height(), image.width(), 3)
    )


def test_nothing_is_made_before_the_workspace_is_shown(studio):
    assert studio.parts.explore_panel.tabs is None


def test_the_picture_is_noised_as_the_slider_says(forward, qtbot):
    forward.slider.setValue(0)
    clean = shown(forward.one_step)
    assert clean.shape == (40, 56, 3)
    assert np.abs(clean.astype(int) - photo()).mean() < 6
    forward.slider.setValue(999)
    assert np.abs(shown(forward.one_step).astype(int) - photo()).mean() > 50
    assert forward.facts.text().startswith("x₉₉₉ = 0.00")
    qtbot.waitUntil(lambda: not forward.busy)
    chained, one_step = shown(forward.chain), shown(forward.one_step)
    assert chained.std() == pytest.approx(one_step.std(), rel=0.1)
    assert not np.array_equal(chained, one_step)


def test_keys_and_the_charts_move_t(forward):
    forward.slider.setFocus()
    before = forward.t
    QTest.keyClick(forward.slider, Qt.Key.Key_Right)
    assert forward.t == before + 1
    chart = forward.charts.signal
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(chart.width() - 13, chart.height() // 2))
    assert forward.t >= 990


def test_schedules_differ_and_t_keeps_its_share(forward, qtbot):
    forward.slider.setValue(500)
    linear = shown(forward.one_step).copy()
    forward.schedule.set_key("cosine")
    assert not np.array_equal(shown(forward.one_step), linear)
    forward.timesteps.setValue(100)
    assert forward.slider.maximum() == 99
    assert forward.t == 50
    qtbot.waitUntil(lambda: not forward.busy)


def test_a_failed_request_leaves_what_was_known(forward, studio):
    before = shown(forward.one_step).copy()
    studio.core.engine.schedules = lambda job, _: studio.core.engine.job_event.emit(
        job, Failed(message="The engine is gone.")
    )
    forward.timesteps.setValue(333)
    assert np.array_equal(shown(forward.one_step), before)


def test_the_views_follow_the_picture(forward, studio, qtbot):
    studio.core.undo.record(studio.core.document.set_picture(np.zeros((8, 8, 3), np.uint8)))
    qtbot.waitUntil(lambda: forward.one_step.image.width() == 8)
    studio.files.files.close_picture()
    qtbot.waitUntil(lambda: forward.one_step.image.isNull())


def test_the_matrix_shows_the_pixels_under_the_pointer(pixels, studio):
    studio.parts.canvas.actual_size()
    place = studio.parts.canvas.view.to_widget(30.5, 20.5)
    QTest.mouseMove(studio.parts.canvas, QPoint(*(int(part) for part in place)))
    matrix = pixels.matrix
    assert matrix._first == (14, 24)
    assert np.array_equal(matrix._values, photo()[14:26, 24:36, 0])
    pixels.channel.set_key("blue")
    assert np.array_equal(matrix._values, photo()[14:26, 24:36, 2])
    pixels.scale.set_key("unit")
    assert matrix._text(255) == "1.00"
    assert matrix._text(0) == "-1.00"


def test_the_matrix_shows_a_result_while_the_canvas_does(pixels, studio, qtbot):
    document = studio.core.document
    below = document.picture.copy()
    document.offer([np.full((4, 6, 4), 9, np.uint8)], Box(2, 1, 6, 4))
    qtbot.waitUntil(lambda: pixels._picture[1, 2, 0] == 9)
    assert (pixels._picture[1:5, 2:8] == 9).all()
    assert np.array_equal(pixels._picture[5:], below[5:])
    document.toggle()
    qtbot.waitUntil(lambda: np.array_equal(pixels._picture, below))
    document.offer([np.full((3, 5, 4), 7, np.uint8)])
    qtbot.waitUntil(lambda: pixels._picture.shape == (3, 5, 4))


def test_the_matrix_stays_inside_a_picture_smaller_than_it(pixels, studio, qtbot):
    studio.core.undo.record(studio.core.document.set_picture(np.full((3, 5, 3), 7, np.uint8)))
    qtbot.waitUntil(lambda: pixels.matrix._values.shape == (3, 5))
    pixels.look_at(-40, 900)
    assert pixels.matrix._values.shape == (3, 5)


def test_memory_is_counted_in_numbers_and_bytes():
    rows = {row[0]: row[1:] for row in memory_rows(Size(512, 512))}
    assert rows["this picture, 512 × 512 × 3"] == ("786,432", "786 kB", "3.1 MB", "16,384", "66 kB")
    assert rows["HD, 1920 × 1080 × 3"][0] == "6,220,800"


def canvas_of_one_colour(studio, level):
    studio.core.undo.record(studio.core.document.set_picture(np.full((4, 4, 3), level, np.uint8)))
    studio.parts.canvas.zoom_to(MIN_PIXEL_SIDE * studio.parts.canvas.devicePixelRatioF() + 1)
    return studio.parts.canvas.grab().toImage()


def colours_at(image, canvas):
    """How many colours are seen on the pixel in the middle."""
    left, top = canvas.view.to_widget(2, 2)
    side = canvas.view.scale
    return {image.pixel(int(left + x), int(top + y)) for x in range(2, int(side) - 2) for y in range(2, int(side) - 2)}


def test_large_pixels_show_their_numbers(studio):
    canvas = studio.parts.canvas
    assert len(colours_at(canvas_of_one_colour(studio, 100), canvas)) > 1
    studio.parts.window.actions_["view.pixel_values"].trigger()
    assert len(colours_at(canvas.grab().toImage(), canvas)) == 1
    studio.parts.window.actions_["view.pixel_values"].trigger()
    canvas.zoom_to(MIN_PIXEL_SIDE * canvas.devicePixelRatioF() / 2)
    assert len(colours_at(canvas.grab().toImage(), canvas)) == 1

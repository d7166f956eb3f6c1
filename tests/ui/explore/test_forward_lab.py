"""The forward lab by mouse and keys: a drawn schedule, numbers of both ways to x_t, and what a model predicts."""

import base64

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from studio.document.exploring.forward import Statistics, statistics
from studio.protocol.events import Failed
from studio.ui.workspaces import Workspace


def drag(chart, *points):
    """Draw with the left button through points of share and value."""
    QCoreApplication.processEvents()  # what was shown just now has its place
    places = [chart.place_of(*point).toPoint() for point in points]
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(chart, place)
        QCoreApplication.processEvents()  # Qt joins moves that wait
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=places[-1])


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_schedule_is_drawn_with_the_mouse(forward, qtbot):
    forward.schedule.set_key("drawn")
    assert forward.drawing.isVisible()
    before = forward.charts.schedule.table(1000)
    drag(forward.charts.signal, (0.2, 0.9), (0.5, 0.85), (0.6, 0.2))
    table = forward.charts.schedule.table(1000)
    assert table[500] == pytest.approx(0.85, abs=0.03)
    assert table[600] == pytest.approx(0.2, abs=0.06)
    assert (np.diff(table) < 0).all()
    assert not np.allclose(table, before)
    forward.slider.setValue(500)
    assert forward.facts.text().startswith(f"x₅₀₀ = {table[500] ** 0.5:.4f}")
    click(forward.undo)
    np.testing.assert_array_equal(forward.charts.schedule.table(1000), before)
    assert not forward.undo.isEnabled()
    qtbot.waitUntil(lambda: not forward.busy)


def test_the_ratio_is_drawn_where_the_level_is_too_low_to_see(forward, qtbot):
    forward.schedule.set_key("drawn")
    drag(forward.charts.ratio, (1.0, -2.0), (1.0, -2.0))
    table = forward.charts.schedule.table(1000)
    assert table[-1] == pytest.approx(1e-2, rel=0.3)
    drag(forward.charts.ratio, (1.0, -0.5), (1.0, -0.5))
    assert "At the last t, ᾱ = 0.2" in forward.facts.text()
    qtbot.waitUntil(lambda: not forward.busy)


def test_keys_draw_at_the_marker(forward, qtbot):
    forward.schedule.set_key("drawn")
    forward.slider.setValue(500)
    chart = forward.charts.signal
    chart.setFocus()
    before = forward.charts.schedule.table(1000)[500]
    QTest.keyClick(chart, Qt.Key.Key_Up)
    assert forward.charts.schedule.table(1000)[500] > before
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert forward.t == 501
    qtbot.waitUntil(lambda: not forward.busy)


def test_other_schedules_are_not_drawn_on(forward, qtbot):
    before = forward.charts.schedule.log_snr
    drag(forward.charts.signal, (0.1, 0.5), (0.7, 0.5))
    assert forward.charts.schedule.log_snr == before
    assert forward.t == pytest.approx(699, abs=3)
    assert not forward.drawing.isVisible()
    qtbot.waitUntil(lambda: not forward.busy)


def test_drawing_starts_over_from_the_schedule_before(forward, qtbot):
    forward.schedule.set_key("cosine")
    forward.schedule.set_key("drawn")
    click(forward.start_over)
    np.testing.assert_allclose(forward.charts.schedule.table(1000), forward._tables["cosine"], atol=0.01)
    qtbot.waitUntil(lambda: not forward.busy)


def test_a_drawn_schedule_is_trained_on(forward, studio, qtbot):
    forward.schedule.set_key("drawn")
    forward.timesteps.setValue(200)
    drag(forward.charts.signal, (0.2, 0.9), (0.5, 0.85))
    qtbot.waitUntil(lambda: not forward.busy)
    click(forward.train)
    assert studio.parts.window.workspaces.current is Workspace.TRAIN
    recipe = studio.parts.training_panel.recipe()
    assert recipe.schedule == forward.charts.schedule.spec(200)
    form = studio.parts.training_panel.fields
    assert form.schedule.currentText() == "Drawn by hand"
    form.schedule.set_key("cosine")
    assert studio.parts.training_panel.recipe().schedule.kind == "cosine"


def test_what_was_drawn_is_there_at_the_next_start(forward, studio, qtbot):
    forward.schedule.set_key("drawn")
    forward.timesteps.setValue(300)
    drag(forward.charts.signal, (0.2, 0.9), (0.5, 0.85))
    qtbot.waitUntil(lambda: not forward.busy)
    studio.panel_state.save()
    drawn = forward.charts.schedule.log_snr
    forward.schedule.set_key("linear")
    forward.timesteps.setValue(900)
    click(forward.undo)
    studio.parts.explore_panel.choose("pixels")
    studio.core.settings.sync()
    studio.panel_state.restore()
    assert studio.parts.explore_panel.current == "forward"
    assert forward.charts.schedule.log_snr == drawn
    assert forward.schedule.key() == "drawn"
    assert forward.timesteps.value() == 300
    qtbot.waitUntil(lambda: not forward.busy)


def test_both_ways_have_the_same_statistics(forward, qtbot):
    forward.slider.setValue(300)
    qtbot.waitUntil(lambda: not forward.busy)
    for label in forward.numbers.values():
        assert label.text().startswith("mean ")
    assert "expected" in forward.numbers[forward.one_step].text()
    assert not forward.before.image.isNull()
    assert forward.before.image != forward.chain.image


def test_statistics_are_those_of_the_distribution():
    x0 = np.full((3, 200, 200), 0.5)
    x_t = 0.6 * x0 + 0.8 * np.random.default_rng(0).standard_normal(x0.shape)
    found = statistics(x_t, x0, 0.36)
    assert found == Statistics(found.mean, found.deviation, pytest.approx(0.3), pytest.approx(0.8))
    assert found.mean == pytest.approx(found.expected_mean, abs=0.01)
    assert found.deviation == pytest.approx(found.expected_deviation, abs=0.01)


def test_a_model_predicts_the_clean_picture(forward, asked, studio, qtbot):
    prediction = forward.prediction
    assert prediction.box.image.isNull()
    studio.parts.explore_panel.engine_ready()
    prediction.model.set_key("digits")
    QTest.mouseClick(prediction.on, Qt.MouseButton.LeftButton, pos=QPoint(8, prediction.on.height() // 2))
    qtbot.waitUntil(lambda: not prediction.box.image.isNull())
    assert asked[-1].recipe.model == "digits"
    assert asked[-1].shape == (40, 56)
    assert "its t = 7" in prediction.facts.text()
    prediction.label.set_key("3")
    assert asked[-1].recipe.label == 3
    forward.slider.setValue(600)
    assert asked[-1].alpha_bar == pytest.approx(forward._tables["linear"][600])
    prediction.model.set_key("pocket")
    QTest.keyClicks(prediction.prompt, "a tiger")
    qtbot.waitUntil(lambda: (asked[-1].recipe.model, asked[-1].recipe.prompt) == ("pocket", "a tiger"))
    assert not prediction.label.isVisible()
    qtbot.waitUntil(lambda: not forward.busy)


class Held:
    """A Background whose work is done when the test says so."""

    def __init__(self):
        self.tasks = []

    @property
    def busy(self):
        return bool(self.tasks)

    def run(self, work, done, failed):
        self.tasks.append((work, done))

    def go(self):
        work, done = self.tasks.pop(0)
        done(work())

    def close(self):
        self.tasks.clear()


def test_a_prediction_is_of_the_picture_that_is_open(forward, asked, studio):
    studio.parts.explore_panel.engine_ready()
    prediction = forward.prediction
    prediction.model.set_key("digits")
    prediction._background.close()
    prediction._background = held = Held()
    prediction.on.click()
    first, second = (np.full((40, 56, 4), value, np.uint8) for value in (10, 200))
    prediction.set_picture(first)
    prediction.set_picture(second)
    while held.busy:
        held.go()
    assert set(base64.b64decode(asked[-1].pixels)) == {200}


def test_a_refused_prediction_says_why(forward, studio, qtbot):
    studio.core.engine.ask = lambda request: studio.core.engine.job_event.emit(
        request.job, Failed(message="There is no model.")
    )
    studio.parts.explore_panel.engine_ready()
    forward.prediction.on.click()
    qtbot.waitUntil(lambda: forward.prediction.box._empty == "There is no model.")
    qtbot.waitUntil(lambda: not forward.busy)


def test_a_narrow_panel_arranges_its_parts_below_each_other(forward, qtbot):
    area = forward.parentWidget()
    while not isinstance(area, QScrollArea):
        area = area.parentWidget()
    for drawn in ("cosine", "drawn"):
        forward.schedule.set_key(drawn)
        for width in (480, 900, 480):
            area.resize(width, 700)
            QCoreApplication.processEvents()
            assert forward.width() <= width
            parts = [forward.one_step, forward.before, forward.chain, forward.prediction.box, forward.prediction.model]
            parts += [forward.train] if drawn == "drawn" else []
            for part in parts:
                right = part.mapTo(forward, part.rect().topRight()).x()
                assert part.width() >= 60
                assert right < forward.width(), (part, width)
            assert (forward.chain.y() > forward.one_step.y()) == (width == 480)
    qtbot.waitUntil(lambda: not forward.busy)

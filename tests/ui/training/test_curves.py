import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from studio.protocol.events import Metrics, Note
from studio.ui import theme
from studio.ui.training.curves import Curves


def metrics(step, losses, quartiles=(0.4, 0.3, 0.2, 0.1), rate=500.0):
    return Metrics(
        step=step,
        images=step * 8,
        losses=losses,
        quartiles=quartiles,
        learning_rate=1e-3,
        gradient_norm=1.0,
        images_per_second=rate,
        memory_bytes=1,
        seconds=1.0,
    )


@pytest.fixture
def curves(qtbot):
    curves = Curves()
    qtbot.addWidget(curves)
    curves.resize(800, 600)
    curves.show()
    qtbot.waitExposed(curves)
    return curves


def drawn(curve):
    x, y = curve.getOriginalDataset()
    return ([], []) if x is None else (x.tolist(), y.tolist())


def fill(qtbot, curves, steps=100):
    curves.add_events([metrics(n, (1.0 / n,), rate=400.0 + n) for n in range(1, steps + 1)])
    qtbot.waitUntil(lambda: len(drawn(curves._rate)[0]) == steps, timeout=3000)


def move(plot, place, kind=QEvent.Type.MouseMove, button=Qt.MouseButton.NoButton):
    target = plot.viewport()
    position = QPointF(place)
    event = QMouseEvent(
        kind, position, QPointF(target.mapToGlobal(place)), button, button, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(target, event)


def middle(plot):
    view = plot.getPlotItem().getViewBox()
    return plot.mapFromScene(view.sceneBoundingRect().center())


def test_the_right_data_is_drawn(qtbot, curves):
    curves.log.setChecked(False)
    curves.add_events([metrics(2, (1.0, 0.5)), Note(text="between"), metrics(3, (0.25,), (None, 0.3, 0.2, 0.1), 600.0)])
    qtbot.waitUntil(lambda: len(drawn(curves._rate)[0]) == 2, timeout=3000)
    assert drawn(curves._raw) == ([1, 2, 3], [1.0, 0.5, 0.25])
    x, smooth = drawn(curves._smooth)
    assert x == [1, 2, 3]
    assert smooth[0] == pytest.approx(1.0)
    assert 0.25 < smooth[2] < 1.0
    assert drawn(curves._quarters[1]) == ([2, 3], pytest.approx([0.3, 0.3]))
    assert drawn(curves._rate) == ([2, 3], [500.0, 600.0])


def test_a_quarter_with_nothing_in_it_is_left_out(qtbot, curves):
    curves.add_events([metrics(1, (1.0,), (None, 0.1, 0.1, 0.1)), metrics(2, (1.0,), (0.5, 0.1, 0.1, 0.1))])
    qtbot.waitUntil(lambda: len(drawn(curves._rate)[0]) == 2, timeout=3000)
    x, y = drawn(curves._quarters[0])
    assert x == [2]
    assert not np.isnan(y).any()


def test_the_logarithmic_axis_is_switched_by_a_click(qtbot, curves):
    fill(qtbot, curves)
    assert drawn(curves._raw)[1][9] == pytest.approx(-1.0)  # log10 of 0.1
    qtbot.mouseClick(curves.log, Qt.MouseButton.LeftButton)
    assert not curves.log.isChecked()
    assert drawn(curves._raw)[1][9] == pytest.approx(0.1)
    (low, high) = curves.loss.viewRange()[1]
    assert (low, high) == (0.0, pytest.approx(1.0))


def test_all_steps_and_losses_are_within_the_axes(qtbot, curves):
    fill(qtbot, curves)
    for plot in (curves.loss, curves.quartiles, curves.rate):
        assert plot.viewRange()[0] == [0.0, pytest.approx(100.0)]
    low, high = curves.loss.viewRange()[1]
    assert low <= -2.0 <= 0.0 <= high + 1e-9


def test_many_batches_are_drawn_together_one_plot_at_a_time(qtbot, curves, monkeypatch):
    qtbot.waitUntil(lambda: not curves._timer.isActive(), timeout=3000)
    draws = []
    monkeypatch.setattr(curves, "_draw", lambda plot: draws.append((plot, len(curves.series.loss))))
    for n in range(1, 51):
        curves.add_events([metrics(n, (1.0,))])
    assert draws == []
    qtbot.waitUntil(lambda: len(draws) == 3, timeout=3000)
    assert draws == [(curves.loss, 50), (curves.quartiles, 50), (curves.rate, 50)]
    qtbot.waitUntil(lambda: not curves._timer.isActive(), timeout=3000)
    assert len(draws) == 3


def test_nothing_is_drawn_while_hidden_and_all_when_shown_again(qtbot, curves):
    qtbot.waitUntil(lambda: not curves._timer.isActive(), timeout=3000)
    curves.hide()
    curves.add_events([metrics(1, (1.0,))])
    assert not curves._timer.isActive()
    curves.show()
    qtbot.waitUntil(lambda: drawn(curves._raw)[0] == [1], timeout=3000)


def test_memory_is_bounded(qtbot):
    curves = Curves(limit=1000)
    qtbot.addWidget(curves)
    for start in range(0, 20_000, 100):
        curves.add_events([metrics(start + 100, tuple([0.5] * 100))])
    assert len(curves.series.loss) <= 1000
    assert curves.series.last_step == 20_000


def test_the_cross_hair_reads_the_values_in_all_plots(qtbot, curves):
    fill(qtbot, curves)
    assert curves._readouts[curves.loss].text().startswith("step 100 · 0.0100")
    move(curves.loss, middle(curves.loss))
    assert curves._readouts[curves.loss].text().startswith("step 50 · 0.0200")
    assert curves._readouts[curves.rate].text() == "450"
    assert curves.legend._values == ["0.4000", "0.3000", "0.2000", "0.1000"]
    assert all(plot._cross.isVisible() for plot in (curves.loss, curves.quartiles, curves.rate))
    QApplication.sendEvent(curves.loss, QEvent(QEvent.Type.Leave))
    assert not curves.rate._cross.isVisible()
    assert curves._readouts[curves.loss].text().startswith("step 100")
    assert curves.legend._values == []


def test_the_wheel_zooms_all_plots_and_home_shows_everything(qtbot, curves):
    fill(qtbot, curves)
    place = QPointF(middle(curves.loss))
    wheel = QWheelEvent(
        place,
        QPointF(curves.loss.viewport().mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(curves.loss.viewport(), wheel)
    low, high = curves.rate.viewRange()[0]
    assert 0 < low < high < 100
    curves.add_events([metrics(101, (0.1,))])
    qtbot.waitUntil(lambda: not curves._timer.isActive(), timeout=3000)
    assert max(drawn(curves._raw)[0]) < 100  # what cannot be seen is not drawn
    assert curves.rate.viewRange()[0] == [pytest.approx(low), pytest.approx(high)]  # stays where the person looks
    curves.quartiles.setFocus()
    qtbot.keyClick(curves.quartiles, Qt.Key.Key_Home)
    assert curves.loss.viewRange()[0][0] == 0.0


def test_a_double_click_shows_everything(qtbot, curves):
    fill(qtbot, curves)
    curves._range((20.0, 30.0))
    qtbot.mouseDClick(curves.rate.viewport(), Qt.MouseButton.LeftButton, pos=middle(curves.rate))
    assert curves.loss.viewRange()[0] == [0.0, pytest.approx(100.0)]


def test_clear_forgets(qtbot, curves):
    fill(qtbot, curves)
    curves.clear()
    qtbot.waitUntil(lambda: not curves._timer.isActive(), timeout=3000)
    assert drawn(curves._raw)[0] == []
    assert curves._readouts[curves.loss].text() == ""


def test_the_legend_names_the_quarters_and_shortens_them(qtbot, curves):
    curves.set_timesteps(100)
    assert curves.legend._names == ["t 0–24", "25–49", "50–74", "75–99"]
    assert curves.legend.shown() == curves.legend._names
    curves.legend.resize(100, 16)
    assert curves.legend.shown() == ["1st", "2nd", "3rd", "4th"]


def test_the_theme_reaches_the_plots(qtbot, curves):
    app = QApplication.instance()
    try:
        theme.apply(app, "light")
        assert curves.loss.backgroundBrush().color().name() == theme.LIGHT.window
        assert curves._smooth.opts["pen"].color().name() == theme.LIGHT.second
    finally:
        theme.apply(app, "dark")
    assert curves.loss.backgroundBrush().color().name() == theme.DARK.window

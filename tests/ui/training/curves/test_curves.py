import numpy as np
import pyqtgraph
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from studio.protocol.events import Judged, Metrics, Note, RateChanged, Validated
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import DatasetSpec, TrainRecipe
from studio.ui import theme
from studio.ui.training.comparison.comparison import MAX_RUNS
from studio.ui.training.curves.chart import format_value
from studio.ui.training.curves.curves import Curves
from studio.ui.training.curves.line_style import nth_style

NONE = (None, None, None, None)


def metrics(step, losses, quartiles=(0.4, 0.3, 0.2, 0.1), rate=500.0, terms=None):
    return Metrics(
        step=step,
        images=step * 8,
        losses=losses,
        terms=terms or {},
        quartiles=quartiles,
        learning_rate=1e-3,
        gradient_norm=2.0,
        images_per_second=rate,
        memory_bytes=int(5e8),
        seconds=step / 2,
    )


@pytest.fixture
def curves(qtbot):
    curves = Curves()
    qtbot.addWidget(curves)
    curves.resize(800, 600)
    curves.show()
    qtbot.waitExposed(curves)
    yield curves
    curves.comparison.close()


def drawn(chart, name):
    x, y = chart.drawn(name)
    return x.tolist(), y.tolist()


def fill(qtbot, curves, steps=100, **more):
    curves.add_events([metrics(n, (1.0 / n,), rate=400.0 + n, **more) for n in range(1, steps + 1)])
    settle(qtbot, curves)


def settle(qtbot, curves):
    qtbot.waitUntil(lambda: not curves._redraws.active)


def press(qtbot, switch, key):
    qtbot.mouseClick(switch.segment(key), Qt.MouseButton.LeftButton)


def move(plot, place, kind=QEvent.Type.MouseMove, button=Qt.MouseButton.NoButton):
    target = plot.viewport()
    position = QPointF(place)
    event = QMouseEvent(
        kind, position, QPointF(target.mapToGlobal(place)), button, button, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(target, event)


def wheel(plot):
    place = QPointF(middle(plot))
    event = QWheelEvent(
        place,
        QPointF(plot.viewport().mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot.viewport(), event)


def middle(plot):
    view = plot.getPlotItem().getViewBox()
    return plot.mapFromScene(view.sceneBoundingRect().center())


def test_the_right_data_is_drawn(qtbot, curves):
    curves.log.setChecked(False)
    curves.add_events([metrics(2, (1.0, 0.5)), Note(text="between"), metrics(3, (0.25,), (None, 0.3, 0.2, 0.1))])
    settle(qtbot, curves)
    assert drawn(curves.charts.loss, "") == ([1, 2, 3], [1.0, 0.5, 0.25])
    x, smooth = drawn(curves.charts.loss, "training (smoothed)")
    assert x == [1, 2, 3]
    assert smooth[0] == pytest.approx(1.0)
    assert 0.25 < smooth[2] < 1.0
    assert drawn(curves.charts.quartiles, "250–499") == ([2, 3], pytest.approx([0.3, 0.3]))
    assert drawn(curves.charts.quartiles, "t 0–249") == ([2, 3], pytest.approx([0.4, 0.4]))


def test_each_choice_shows_its_own_plots(qtbot, curves):
    fill(qtbot, curves)
    assert curves.visible_charts == [curves.charts.loss, curves.charts.quartiles]
    press(qtbot, curves.page_switch, "optimizer")
    assert curves.visible_charts == [curves.charts.loss, curves.charts.gradient_norm, curves.charts.learning_rate]
    settle(qtbot, curves)
    assert drawn(curves.charts.gradient_norm, "smoothed")[1][-1] == pytest.approx(2.0)
    assert set(drawn(curves.charts.learning_rate, "learning rate")[1]) == {1e-3}
    press(qtbot, curves.page_switch, "machine")
    settle(qtbot, curves)
    assert curves.charts.throughput.isVisible()
    assert not curves.charts.gradient_norm.isVisible()
    assert drawn(curves.charts.throughput, "value")[1][-1] == 500.0
    assert drawn(curves.charts.memory, "value")[1][-1] == pytest.approx(500e6 / 2**30)
    assert curves.charts.memory.readout.text() == "477 MB"


def test_terms_have_a_line_each_and_no_quarters_stand_there_without_timesteps(qtbot, curves):
    curves.log.setChecked(False)
    fill(qtbot, curves, quartiles=NONE, terms={"reconstruction": (3.0,), "kl": (0.5,)})
    assert curves.visible_charts == [curves.charts.loss, curves.charts.terms]
    assert curves.charts.terms.legend._names == ["reconstruction", "KL divergence"]
    assert drawn(curves.charts.terms, "KL divergence")[1] == pytest.approx([0.5] * 100)
    styles = curves.charts.terms.legend._styles
    assert styles[0].ink() != styles[1].ink()
    assert styles[0].dash != styles[1].dash  # not told apart by colour alone


def test_a_run_without_parts_shows_the_optimizer_and_the_choice_is_kept(qtbot, curves):
    fill(qtbot, curves, quartiles=NONE)
    assert not curves.page_switch.segment("parts").isVisible()
    assert curves.visible_charts[1:] == [curves.charts.gradient_norm, curves.charts.learning_rate]
    assert curves.state()["lower"] == "parts"
    curves.clear()
    assert curves.page_switch.key() == "parts"


def test_figures_of_the_judgements_are_drawn_over_the_steps(qtbot, curves):
    fill(qtbot, curves, 10)
    curves.add_events([Judged(step=10, figures={"frechet": 9.0, "precision": 0.5, "recall": 0.25})])
    assert not curves.page_switch.segment("figures").isVisible()  # one point is not a line
    curves.add_events(
        [metrics(20, (0.1,)), Judged(step=20, figures={"frechet": 5.0, "precision": 0.75, "recall": 0.5})]
    )
    press(qtbot, curves.page_switch, "figures")
    first, second = curves.charts.metrics
    assert curves.visible_charts[1:] == [first, second]
    assert [chart.choice.currentText() for chart in curves.charts.metrics] == ["FD vs held-out ↓", "precision ↑"]
    assert drawn(first, "this run") == ([10, 20], [9.0, 5.0])
    second.choice.setFocus()
    qtbot.keyClick(second.choice, Qt.Key.Key_Down)
    assert drawn(second, "this run") == ([10, 20], [0.25, 0.5])
    curves.add_events([metrics(30, (0.1,)), Judged(step=30, figures={"frechet": 4.0, "recall": 0.6})])
    settle(qtbot, curves)
    assert drawn(second, "this run") == ([10, 20, 30], [0.25, 0.5, 0.6])
    assert second.choice.key() == "recall"
    curves.clear()
    assert not curves.page_switch.segment("figures").isVisible()


def test_a_metric_in_doubt_is_not_drawn_and_real_data_is(qtbot, curves):
    real = {"frechet": 4.5, "precision": 0.9}
    curves.add_events([metrics(20, (0.1,)), Judged(step=20, figures={"frechet": 9.0, "precision": 1.0}, real=real)])
    doubtful = Judged(step=30, figures={"frechet": 3.0, "precision": 1.0}, real=real, doubts={"frechet": "too few"})
    curves.add_events([metrics(30, (0.1,)), doubtful])
    press(qtbot, curves.page_switch, "figures")
    settle(qtbot, curves)
    first, second = curves.charts.metrics
    assert drawn(first, "this run") == ([20], [9.0])
    assert drawn(first, "real data") == ([20, 30], [4.5, 4.5])
    assert drawn(second, "this run") == ([20, 30], [1.0, 1.0])


def gan(loss="non-saturating"):
    return TrainRecipe(model="gan", options={"loss": loss})


SCORES = {"generator": (1.5,), "discriminator": (0.7,), "D(real)": (0.8,), "D(fake)": (0.3,)}


def test_a_gan_has_a_loss_for_each_network_and_an_axis_from_0_to_1_for_what_the_discriminator_says(
    qtbot, curves, tmp_path
):
    curves.log.setChecked(False)
    curves.comparison.set_current(tmp_path / "this", gan())
    fill(qtbot, curves, quartiles=NONE, terms=SCORES)
    loss, outputs = curves.charts.loss, curves.charts.terms
    assert curves.visible_charts == [loss, outputs]
    assert loss.title() == "generator and discriminator loss BCE in nats"
    assert loss.legend._names == ["generator", "discriminator"]
    assert drawn(loss, "discriminator")[1][-1] == pytest.approx(0.7)
    assert loss.readout.text() == "step 100"  # no single loss
    assert outputs.title() == "D(real) and D(fake) probability"
    assert outputs.legend._names == ["D(real)", "D(fake)"]
    assert outputs.plot.viewRange()[1] == [0.0, 1.0]
    assert outputs.plot._mark.isVisible()
    assert outputs.plot._mark.value() == 0.5
    qtbot.mouseClick(curves.log, Qt.MouseButton.LeftButton)
    settle(qtbot, curves)
    assert outputs.plot.viewRange()[1] == [0.0, 1.0]
    assert drawn(outputs, "D(real)")[1][-1] == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("model", "shown"), [("gan", ["terms"]), ("vae", ["terms"]), ("autoencoder", []), ("diffusion", ["quartiles"])]
)
def test_before_the_first_measurement_the_charts_of_the_model_stand_there(qtbot, curves, tmp_path, model, shown):
    curves.comparison.set_current(tmp_path / "this", TrainRecipe(model=model))
    assert not len(curves.series.stats)
    below = [name for name in ("terms", "more_terms", "quartiles") if not getattr(curves.charts, name).isHidden()]
    assert below == shown
    assert curves.page_switch.key() == ("parts" if shown else "optimizer")


def test_the_scores_of_a_critic_are_no_probabilities(qtbot, curves, tmp_path):
    curves.log.setChecked(False)
    curves.comparison.set_current(tmp_path / "this", gan("wasserstein"))
    fill(qtbot, curves, quartiles=NONE, terms=SCORES | {"D(real)": (12.0,)})
    outputs = curves.charts.terms
    assert outputs.title() == "D(real) and D(fake) score"
    assert outputs.plot.viewRange()[1][1] >= 12.0
    assert not outputs.plot._mark.isVisible()


def test_losses_of_other_units_are_named_and_not_drawn(qtbot, curves, tmp_path):
    for name, recipe in (("vae", TrainRecipe(model="vae")), ("same", TrainRecipe(steps=5))):
        other = RunFolder(tmp_path / name)
        other.create(recipe)
        other.append(metrics(200, tuple([95.0] * 200), NONE, rate=900.0))
    fill(qtbot, curves)
    curves.comparison.set_current(tmp_path / "this", TrainRecipe())
    for name in ("vae", "same"):
        curves.comparison.select(tmp_path / name)
    qtbot.waitUntil(lambda: all(len(run.series.loss) == 200 for run in curves.comparison.runs))
    settle(qtbot, curves)
    assert curves.charts.loss.legend._names == ["this run", "same"]
    assert curves.charts.loss.note.text() == "Not shown, since their losses have other units: vae (nats)"
    assert curves.charts.gradient_norm.legend._names == ["this run", "same"]
    assert curves.charts.throughput.legend._names == ["this run", "vae", "same"]
    curves.comparison.deselect(tmp_path / "vae")
    assert curves.charts.loss.note.isHidden()


def test_metrics_on_other_data_are_named_and_not_drawn(qtbot, curves, tmp_path):
    other = RunFolder(tmp_path / "clothes")
    other.create(TrainRecipe(dataset=DatasetSpec(kind="fashion-mnist")))
    for run in (other, None):
        for step in (1, 2):
            events = [metrics(step, (0.5,)), Judged(step=step, figures={"frechet": 5.0})]
            if run is None:
                curves.add_events(events)
            else:
                for event in events:
                    run.append(event)
    curves.comparison.set_current(tmp_path / "this", TrainRecipe())
    curves.comparison.select(other.path)
    qtbot.waitUntil(lambda: len(curves.comparison.runs[0].series.metrics) == 2)
    settle(qtbot, curves)
    chart = curves.charts.metrics[0]
    assert chart.note.text() == "Not shown, since they were evaluated on other data: clothes"
    assert [line.name for _, line, _ in chart._lines] == ["this run"]


def test_the_base_learning_rate_stands_beside_the_learning_rate(qtbot, curves, tmp_path):
    curves.comparison.set_current(tmp_path / "this", TrainRecipe(learning_rate=0.02))
    fill(qtbot, curves, 10)
    curves.add_events([RateChanged(step=10, learning_rate=0.01), metrics(11, (0.1,))])
    press(qtbot, curves.page_switch, "optimizer")
    settle(qtbot, curves)
    chart = curves.charts.learning_rate
    assert chart.legend._names == ["learning rate", "base learning rate"]
    curves.log.setChecked(False)
    assert drawn(chart, "learning rate")[1][-1] == pytest.approx(1e-3)
    assert drawn(chart, "base learning rate")[1][-2:] == pytest.approx([0.02, 0.01])
    assert chart.plot.viewRange()[1][1] >= 0.02


def test_the_vertical_range_fits_what_the_zoom_shows(qtbot, curves):
    curves.log.setChecked(False)
    fill(qtbot, curves)
    assert curves.charts.loss.plot.viewRange()[1][1] == pytest.approx(1.0)
    curves._zoom((50.0, 90.0))
    settle(qtbot, curves)
    assert 0.02 < curves.charts.loss.plot.viewRange()[1][1] < 0.06  # at step 50 the loss is 0.02
    curves._zoom((50.2, 50.8))  # between two steps
    settle(qtbot, curves)
    assert 0.02 < curves.charts.loss.plot.viewRange()[1][1] < 0.06
    curves._zoom(None)
    settle(qtbot, curves)
    assert curves.charts.loss.plot.viewRange()[1][1] == pytest.approx(1.0)


def test_negative_losses_are_drawn_on_a_linear_axis(qtbot, curves):
    curves.add_events([metrics(n, (-float(n),), NONE) for n in range(1, 11)])
    settle(qtbot, curves)
    assert curves.log.isChecked()
    assert drawn(curves.charts.loss, "")[1][-1] == -10.0
    low, high = curves.charts.loss.plot.viewRange()[1]
    assert (low, high) == (pytest.approx(-10.0), 0.0)


def test_held_out_losses_stand_in_the_loss_plot(qtbot, curves):
    curves.log.setChecked(False)
    fill(qtbot, curves)
    assert curves.charts.loss.legend.isHidden()
    curves.add_events([Validated(step=50, loss=0.4), Validated(step=100, loss=0.3)])
    settle(qtbot, curves)
    assert drawn(curves.charts.loss, "validation (EMA)") == ([50, 100], [0.4, 0.3])
    assert curves.charts.loss.legend.isVisible()
    assert curves.charts.loss.legend.shown()[1] == "validation (EMA) 0.3000"


def test_losses_that_compare_like_with_like_are_drawn_and_labelled(qtbot, curves):
    curves.log.setChecked(False)
    fill(qtbot, curves)
    more = {"training_loss": 0.2, "raw_loss": 0.5, "raw_training_loss": 0.25}
    curves.add_events([Validated(step=50, loss=0.4), Validated(step=100, loss=0.3, **more)])
    settle(qtbot, curves)
    names = curves.charts.loss.legend._names
    assert names[1:] == ["validation (EMA)", "training subset (EMA)", "validation (raw)", "training subset (raw)"]
    assert drawn(curves.charts.loss, "training subset (EMA)") == ([100], [0.2])
    assert drawn(curves.charts.loss, "validation (raw)") == ([100], [0.5])
    assert drawn(curves.charts.loss, "training subset (raw)") == ([100], [0.25])


def test_what_the_person_chose_is_remembered(qtbot, curves):
    press(qtbot, curves.page_switch, "machine")
    press(qtbot, curves.axis, "time")
    qtbot.mouseClick(curves.log, Qt.MouseButton.LeftButton)
    other = Curves()
    qtbot.addWidget(other)
    other.restore(curves.state())
    assert (other.page_switch.key(), other.axis.key(), other.log.isChecked()) == ("machine", "time", False)
    other.restore({"lower": "nonsense", "axis": 3, "log": "yes"})
    assert other.state() == curves.state()


def test_curves_are_laid_out_over_time_by_a_click(qtbot, curves):
    fill(qtbot, curves)
    press(qtbot, curves.axis, "time")
    settle(qtbot, curves)
    x, _ = drawn(curves.charts.loss, "")
    assert x == pytest.approx([n / 2 for n in range(1, 101)])
    assert curves.charts.loss.plot.viewRange()[0] == [0.0, pytest.approx(50.0)]
    assert curves.charts.loss.plot.getPlotItem().getAxis("bottom").labelText == "training time (s)"
    move(curves.charts.loss.plot, middle(curves.charts.loss.plot))
    assert curves.charts.loss.readout.text().startswith("25 s · step 50")


def test_a_quarter_with_nothing_in_it_is_left_out(qtbot, curves):
    curves.add_events([metrics(1, (1.0,), (None, 0.1, 0.1, 0.1)), metrics(2, (1.0,), (0.5, 0.1, 0.1, 0.1))])
    settle(qtbot, curves)
    x, y = curves.charts.quartiles.drawn("t 0–249")
    assert x.tolist() == [2]
    assert not np.isnan(y).any()


def test_the_logarithmic_axis_is_switched_by_a_click(qtbot, curves):
    fill(qtbot, curves)
    assert drawn(curves.charts.loss, "")[1][9] == pytest.approx(-1.0)  # log10 of 0.1
    qtbot.mouseClick(curves.log, Qt.MouseButton.LeftButton)
    settle(qtbot, curves)
    assert not curves.log.isChecked()
    assert drawn(curves.charts.loss, "")[1][9] == pytest.approx(0.1)
    (low, high) = curves.charts.loss.plot.viewRange()[1]
    assert (low, high) == (0.0, pytest.approx(1.0))


def test_all_steps_and_losses_are_within_the_axes(qtbot, curves):
    fill(qtbot, curves)
    for chart in curves.visible_charts:
        assert chart.plot.viewRange()[0] == [0.0, pytest.approx(100.0)]
    low, high = curves.charts.loss.plot.viewRange()[1]
    assert low <= -2.0 <= 0.0 <= high + 1e-9


def test_many_batches_are_drawn_together_one_plot_at_a_time_and_only_what_is_seen(qtbot, curves, monkeypatch):
    fill(qtbot, curves, 1)
    draws = []
    for chart in curves.charts.all:
        monkeypatch.setattr(chart, "draw", lambda last, chart=chart: draws.append((chart, len(curves.series.loss))))
    for n in range(2, 51):
        curves.add_events([metrics(n, (1.0,))])
    assert draws == []
    qtbot.waitUntil(lambda: len(draws) == 2)
    settle(qtbot, curves)
    assert draws == [(curves.charts.loss, 50), (curves.charts.quartiles, 50)]


def test_nothing_is_drawn_while_hidden_and_all_when_shown_again(qtbot, curves):
    settle(qtbot, curves)
    curves.hide()
    curves.add_events([metrics(1, (1.0,))])
    assert not curves._redraws.active
    curves.show()
    qtbot.waitUntil(lambda: drawn(curves.charts.loss, "")[0] == [1])


def test_memory_is_bounded(qtbot):
    curves = Curves(limit=1000)
    qtbot.addWidget(curves)
    for start in range(0, 20_000, 100):
        curves.add_events([metrics(start + 100, tuple([0.5] * 100))])
    assert len(curves.series.loss) <= 1000
    assert curves.series.last_step == 20_000


def test_the_cross_hair_reads_the_values_in_all_plots(qtbot, curves):
    fill(qtbot, curves)
    assert curves.charts.loss.readout.text().startswith("step 100 · 0.0100")
    press(qtbot, curves.page_switch, "machine")
    move(curves.charts.throughput.plot, middle(curves.charts.throughput.plot))
    assert curves.charts.loss.readout.text().startswith("step 50 · 0.0200")
    assert curves.charts.throughput.readout.text() == "450"
    assert all(chart.plot._crosshair.isVisible() for chart in curves.visible_charts)
    press(qtbot, curves.page_switch, "parts")
    move(curves.charts.loss.plot, middle(curves.charts.loss.plot))
    assert curves.charts.quartiles.legend._values == ["0.4000", "0.3000", "0.2000", "0.1000"]
    QApplication.sendEvent(curves.charts.loss.plot, QEvent(QEvent.Type.Leave))
    assert not curves.charts.quartiles.plot._crosshair.isVisible()
    assert curves.charts.loss.readout.text().startswith("step 100")
    assert curves.charts.quartiles.legend._values == []


def test_the_wheel_zooms_all_plots_and_home_shows_everything(qtbot, curves):
    fill(qtbot, curves)
    press(qtbot, curves.page_switch, "optimizer")
    wheel(curves.charts.gradient_norm.plot)
    low, high = curves.charts.loss.plot.viewRange()[0]
    assert 0 < low < high < 100
    curves.add_events([metrics(101, (0.1,))])
    settle(qtbot, curves)
    assert max(drawn(curves.charts.loss, "")[0]) < 100  # what cannot be seen is not drawn
    assert curves.charts.learning_rate.plot.viewRange()[0] == [pytest.approx(low), pytest.approx(high)]  # stays there
    curves.charts.gradient_norm.plot.setFocus()
    qtbot.keyClick(curves.charts.gradient_norm.plot, Qt.Key.Key_Home)
    assert curves.charts.loss.plot.viewRange()[0][0] == 0.0


def test_a_drag_moves_all_plots(qtbot, curves, monkeypatch):
    monkeypatch.setitem(pyqtgraph.CONFIG_OPTIONS, "mouseRateLimit", 0)  # or moves in quick succession are dropped
    fill(qtbot, curves)
    curves._zoom((20.0, 40.0))
    plot, start = curves.charts.loss.plot.viewport(), middle(curves.charts.loss.plot)
    qtbot.mousePress(plot, Qt.MouseButton.LeftButton, pos=start)
    for share in (20, 60, 100):
        move(curves.charts.loss.plot, start + QPoint(share, 0), button=Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=start + QPoint(100, 0))
    low, high = curves.charts.quartiles.plot.viewRange()[0]
    assert low < 20.0
    assert high - low == pytest.approx(20.0)


def test_a_double_click_shows_everything(qtbot, curves):
    fill(qtbot, curves)
    curves._zoom((20.0, 30.0))
    plot = curves.charts.quartiles.plot
    qtbot.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=middle(plot))
    assert curves.charts.loss.plot.viewRange()[0] == [0.0, pytest.approx(100.0)]


def test_clear_forgets(qtbot, curves):
    fill(qtbot, curves)
    curves.clear()
    settle(qtbot, curves)
    assert drawn(curves.charts.loss, "")[0] == []
    assert curves.charts.loss.readout.text() == ""


def test_the_legend_names_the_quarters_and_shortens_them(qtbot, curves):
    curves.set_timesteps(100)
    legend = curves.charts.quartiles.legend
    assert legend._names == ["t 0–24", "25–49", "50–74", "75–99"]
    assert legend.shown() == legend._names
    legend.resize(150, 16)
    assert legend.shown() == ["1st", "2nd", "3rd", "4th"]


def test_a_low_window_leaves_the_lower_plots_out(qtbot, curves):
    curves.resize(600, 220)
    assert curves.visible_charts == [curves.charts.loss]
    curves.resize(600, 500)
    assert curves.visible_charts == [curves.charts.loss, curves.charts.quartiles]


def test_compared_runs_stand_behind_with_their_settings(qtbot, curves, tmp_path):
    other = RunFolder(tmp_path / "other")
    recipe = TrainRecipe(learning_rate=0.01)
    other.create(recipe)
    for event in (metrics(200, tuple([0.5] * 200)), Validated(step=200, loss=0.6)):
        other.append(event)
    curves.log.setChecked(False)
    fill(qtbot, curves)
    curves.comparison.set_current(tmp_path / "this", recipe.model_copy(update={"learning_rate": 0.02}))
    curves.comparison.select(other.path)
    qtbot.waitUntil(lambda: len(curves.comparison.runs[0].series.loss) == 200)
    settle(qtbot, curves)
    assert drawn(curves.charts.loss, "other")[1][-1] == pytest.approx(0.5)
    assert curves.charts.loss.plot.viewRange()[0] == [0.0, pytest.approx(200.0)]  # the longer of the two
    assert curves.charts.loss.legend._names == ["this run", "other"]
    press(qtbot, curves.page_switch, "runs")
    assert curves.settings.texts() == [["learning_rate", "0.02", "0.01"]]
    curves.comparison.deselect(other.path)
    assert not curves.page_switch.segment("runs").isVisible()
    assert curves.visible_charts == [curves.charts.loss, curves.charts.quartiles]


@pytest.fixture
def compared(qtbot, curves, tmp_path):
    """Two runs of a VAE, one of them shown, the other compared with it."""
    other = RunFolder(tmp_path / "other")
    other.create(TrainRecipe())
    row = tuple([0.5] * 200)
    other.append(metrics(200, row, NONE, rate=900.0, terms={"kl": row, "edges": row, "reconstruction": row}))
    fill(qtbot, curves, quartiles=NONE, terms={"reconstruction": (3.0,), "kl": (0.25,)})
    curves.log.setChecked(False)
    curves.comparison.set_current(tmp_path / "this", TrainRecipe())
    curves.comparison.select(other.path)
    qtbot.waitUntil(lambda: curves.comparison.runs[0].series.term_names != ())
    settle(qtbot, curves)
    return curves.comparison.runs[0]


@pytest.mark.parametrize(
    ("page", "name", "here", "there"),
    [
        ("optimizer", "gradient_norm", 2.0, 2.0),
        ("optimizer", "learning_rate", 1e-3, 1e-3),
        ("machine", "throughput", 500.0, 900.0),
        ("machine", "memory", 500e6 / 2**30, 500e6 / 2**30),
    ],
)
def test_what_has_one_value_at_a_time_is_drawn_of_compared_runs(qtbot, curves, compared, page, name, here, there):
    press(qtbot, curves.page_switch, page)
    settle(qtbot, curves)
    chart = getattr(curves.charts, name)
    assert drawn(chart, "this run")[1][-1] == pytest.approx(here)
    assert drawn(chart, "other") == ([200], pytest.approx([there]))
    assert chart.legend._names == ["this run", "other"]
    own, others = chart.legend._styles
    assert own == curves.charts.loss.legend._styles[0]  # the run looks the same in every plot
    assert others == curves.charts.loss.legend._styles[1] == nth_style(compared.number)
    curves.comparison.deselect(compared.path)
    assert chart.legend.isHidden()


def test_the_value_of_one_run_does_not_stay_over_the_lines_of_two(qtbot, curves, tmp_path):
    other = RunFolder(tmp_path / "other")
    other.create(TrainRecipe())
    fill(qtbot, curves)
    press(qtbot, curves.page_switch, "optimizer")
    settle(qtbot, curves)
    assert curves.charts.learning_rate.readout.text() == "0.0010"
    curves.comparison.select(other.path)
    settle(qtbot, curves)
    assert curves.charts.learning_rate.readout.text() == ""
    assert curves.charts.loss.readout.text().startswith("step 100")
    curves.comparison.deselect(other.path)
    settle(qtbot, curves)
    assert curves.charts.learning_rate.readout.text() == "0.0010"


def test_terms_of_compared_runs_have_the_runs_colour_and_the_terms_dash(qtbot, curves, compared):
    lines = [(run, line) for run, line, _ in curves.charts.terms._lines]
    theirs = [line for run, line in lines if run is compared.series]
    assert [line.column for line in theirs] == [5, 3]  # smoothed reconstruction and kl; this run has no edges
    assert {line.style.colour for line in theirs} == {compared.number}
    ours = [line for run, line in lines if run is curves.series]
    assert {line.style.colour for line in ours} == {"second"}
    assert [line.style.dash for line in ours] == [line.style.dash for line in theirs]
    assert len({line.style.dash for line in ours}) == 2
    assert curves.charts.terms.legend._names == ["reconstruction", "KL divergence", "other"]
    assert drawn(curves.charts.terms, "other")[1] == pytest.approx([0.5] * 200)
    move(curves.charts.terms.plot, middle(curves.charts.terms.plot))
    assert curves.charts.terms.legend._values == ["3.000", "0.2500", ""]
    assert curves.charts.terms.legend.shown()[2] == "other"


def test_a_run_that_measures_other_terms_has_no_line_among_these(qtbot, curves, tmp_path):
    other = RunFolder(tmp_path / "gan")
    other.create(TrainRecipe())
    other.append(metrics(1, (1.0,), NONE, terms={"generator": (1.0,)}))
    fill(qtbot, curves, quartiles=NONE, terms={"kl": (0.25,)})
    curves.comparison.select(other.path)
    qtbot.waitUntil(lambda: curves.comparison.runs[0].series.term_names != ())
    settle(qtbot, curves)
    assert [run for run, _, _ in curves.charts.terms._lines] == [curves.series]


def test_held_out_terms_stand_beside_those_of_the_training(qtbot, curves):
    curves.log.setChecked(False)
    fill(qtbot, curves, quartiles=NONE, terms={"reconstruction": (3.0,), "kl": (0.5,)})
    curves.add_events(
        [
            Validated(step=50, loss=4.0, terms={"kl": 0.7, "reconstruction": 3.3}),
            Validated(step=100, loss=3.6, terms={"kl": 0.6, "reconstruction": 3.0, "unnamed": 1.0}),
        ]
    )
    settle(qtbot, curves)
    lines = [line for _, line, _ in curves.charts.terms._lines]
    assert curves.charts.terms.legend._names == ["reconstruction", "KL divergence", "validation (EMA)"]
    assert drawn(curves.charts.terms, "validation (EMA)") == ([50, 100], [3.3, 3.0])
    assert [line.style.marked for line in lines] == [False, False, True, True]
    assert [line.style.colour for line in lines] == [0, 1, 0, 1]
    assert curves.charts.terms.plot.viewRange()[1][1] >= 3.3
    kl = curves.charts.terms._lines[3][2]
    assert kl.getOriginalDataset()[1].tolist() == [0.7, 0.6]
    move(curves.charts.terms.plot, middle(curves.charts.terms.plot))
    assert curves.charts.terms.legend._values == ["3.000", "0.5000", ""]


def test_the_theme_reaches_the_plots(qtbot, curves):
    app = QApplication.instance()
    line = next(curve for curve, style in curves.charts.loss.plot._curves if style.width == 2.0)
    try:
        theme.apply(app, "light")
        assert curves.charts.loss.plot.backgroundBrush().color().name() == theme.LIGHT.window
        assert line.opts["pen"].color().name() == theme.LIGHT.second
    finally:
        theme.apply(app, "dark")
    assert curves.charts.loss.plot.backgroundBrush().color().name() == theme.DARK.window


@pytest.mark.parametrize("colours", [theme.DARK, theme.LIGHT])
def test_every_line_stands_out_from_the_background(colours):
    def light(name):
        parts = [QColor(name).redF(), QColor(name).greenF(), QColor(name).blueF()]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    for name in colours.lines:
        low, high = sorted((light(name), light(colours.window)))
        assert (high + 0.05) / (low + 0.05) >= 4.5
    assert len(set(colours.lines)) == len(colours.lines) == MAX_RUNS


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0.0000"), (0.01234, "0.0123"), (1.2345, "1.234"), (56.789, "56.79"), (-1234.5, "-1,234")]
)
def test_values_are_written_with_four_digits(value, text):
    assert format_value(value) == text


def test_very_small_values_keep_their_digits():
    assert format_value(1.234e-6) == "1.23e-06"

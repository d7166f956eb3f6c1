import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

from studio.protocol.continuation import Continuation
from studio.protocol.events import Judged, Verdict
from studio.protocol.metrics import METRICS, format_figure, metric_of
from studio.ui.training.curves.square_plot import SquarePlot
from studio.ui.training.evaluation.metrics_table import MetricsTable, format_change
from studio.ui.training.evaluation.remedies import Remedy
from studio.ui.training.evaluation.warning_strip import WarningStrip
from studio.ui.training.samples.gallery import Gallery
from studio.ui.widgets.choice_field import ChoiceField
from studio.ui.widgets.elided_label import ElidedLabel


@pytest.mark.parametrize(
    ("value", "text"), [(0.93123, "0.9312"), (24.0, "24"), (12345.6, "12,346"), (-0.5, "−0.5"), (3.1e-5, "3.1e-05")]
)
def test_metrics_have_at_most_four_digits(value, text):
    assert format_figure(value) == text


@pytest.mark.parametrize(
    ("before", "now", "text"), [(None, 1.0, ""), (1.0, 1.0, ""), (0.9, 0.95, "+0.05"), (24.0, 20.5, "−3.5")]
)
def test_changes_are_shown_with_their_sign(before, now, text):
    assert format_change(before, now) == text


def test_metrics_have_titles_units_and_directions_and_unknown_ones_their_name():
    assert (metric_of("frechet").heading, metric_of("frechet").arrow) == ("FD vs held-out", "↓")
    assert (metric_of("nll_bound").heading, metric_of("nll_bound").arrow) == ("negative ELBO (nats)", "↓")
    assert (metric_of("my_own_metric").heading, metric_of("my_own_metric").arrow) == ("my own metric", "")
    assert len({metric.key for metric in METRICS}) == len({metric.title for metric in METRICS}) == len(METRICS)


def test_a_metric_stands_beside_that_of_real_data(qtbot):
    table = MetricsTable()
    qtbot.addWidget(table)
    figures, real = {"frechet": 6.5, "recall": 0.55}, {"frechet": 4.5, "recall": 0.9}
    table.show_evaluation(Judged(step=10, figures=figures, real=real, counts={"frechet": 200, "distinct": 200}))
    assert table.heading.text() == "Evaluation · step 10 · 200 samples"
    first, second = table.rows()
    assert first[:4] == ("FD vs held-out", "↓ 6.5", "4.5", "")
    assert "Lower is better. Measured on 200." in first.about
    assert second[:3] == ("recall", "↑ 0.55", "0.9")
    assert table.verdict.isHidden()


def test_a_metric_that_the_samples_cannot_support_shows_the_reason_instead(qtbot):
    table = MetricsTable()
    qtbot.addWidget(table)
    reason, verdict = (
        "too few distinct samples: 1 of 200",
        Verdict(finding="collapsed", text="Mode collapse: <b>one</b>"),
    )
    for step in (10, 20):
        figures = {"recall": 0.5 + step / 100, "diversity": 0.1}
        table.show_evaluation(Judged(step=step, figures=figures, doubts={"recall": reason}, verdict=verdict))
    assert table.rows()[0][1:5] == ("–", "", "", reason)
    texts = [label.text() for label in table.findChildren(ElidedLabel)]
    assert reason in texts
    assert not any("0.7" in label.text() for label in table.findChildren(QLabel))
    assert not table.verdict.isHidden()
    assert table.verdict.text() == verdict.text
    assert table.verdict.textFormat() is Qt.TextFormat.PlainText


def test_titles_keep_their_room_beside_long_reasons(qtbot):
    table = MetricsTable()
    qtbot.addWidget(table)
    table.resize(320, 300)
    reason = "only 0% of the samples lie within the range of the data"
    figures = {"frechet": 127.8, "kernel": 16.52, "precision": 0.5, "recall": 0.5}
    table.show_evaluation(Judged(step=10, figures=figures, doubts={"precision": reason, "recall": reason}))
    table.show()
    qtbot.waitExposed(table)
    titles = [label for label in table.findChildren(ElidedLabel) if label.text() in ("FD vs held-out", "precision")]
    assert len(titles) == 2
    assert not any(label.elided() for label in titles)


def test_an_evaluation_repeated_after_a_resume_replaces_the_last(qtbot):
    table = MetricsTable()
    qtbot.addWidget(table)
    for step, value in ((10, 1.0), (20, 2.0), (20, 3.0)):
        table.show_evaluation(Judged(step=step, figures={"a": value}))
    assert [row[:4] for row in table.rows()] == [("a", "3", "", "+2")]
    table.show_evaluation(Judged(step=10, figures={"a": 5.0}))
    assert [row[:4] for row in table.rows()] == [("a", "5", "", "")]


def test_an_evaluation_without_metrics_is_hidden(qtbot):
    table = MetricsTable()
    qtbot.addWidget(table)
    table.show_evaluation(Judged(step=1, warnings=("bad",)))
    assert table.isHidden()


@pytest.fixture
def gallery(qtbot):
    gallery = Gallery()
    qtbot.addWidget(gallery)
    gallery.resize(300, 400)
    gallery.show()
    return gallery


def write(folder, name, shade):
    image = QImage(8, 8, QImage.Format.Format_Grayscale8)
    image.fill(shade)
    image.save(str(folder / name))


def test_a_selected_picture_stays_selected_after_updates(qtbot, gallery, tmp_path):
    for shade in (10, 20):
        write(tmp_path, f"{shade}.png", shade)
        gallery.show_evaluation(tmp_path, Judged(step=shade, pictures={"Worst": f"{shade}.png"}))
        qtbot.mouseClick(gallery.switch.segment("Worst"), Qt.MouseButton.LeftButton)
        picture = gallery.picture.picture
        qtbot.waitUntil(lambda: not gallery.picture._background.busy)
        assert picture.image.pixelColor(0, 0).red() == shade


def test_many_titles_are_shown_in_a_list(qtbot, gallery, tmp_path):
    write(tmp_path, "a.png", 10)
    gallery.show_evaluation(tmp_path, Judged(step=1, pictures={f"A long title {n}": "a.png" for n in range(5)}))
    assert isinstance(gallery.switch, ChoiceField)
    gallery.choose("A long title 3")
    qtbot.waitUntil(lambda: gallery.picture.heading.text() == "A long title 3 · step 1")


def test_pictures_outside_the_run_are_not_read(qtbot, gallery, tmp_path):
    (tmp_path / "run").mkdir()
    write(tmp_path, "secret.png", 10)
    gallery.show_evaluation(tmp_path / "run", Judged(step=1, pictures={"Worst": "../secret.png"}))
    gallery.choose("Worst")
    qtbot.waitUntil(lambda: "outside its own folder" in gallery.picture.problem.text())
    assert gallery.picture.picture.image.isNull()


def test_a_curve_is_drawn_square_and_read_by_the_cursor(qtbot, gallery, tmp_path):
    points = ((0.0, 0.0), (0.25, 0.75), (1.0, 1.0))
    gallery.show_evaluation(tmp_path, Judged(step=7, curves={"ROC": points}))
    qtbot.mouseClick(gallery.switch.segment("ROC"), Qt.MouseButton.LeftButton)
    page = gallery.findChild(SquarePlot)
    assert page.isVisible()
    assert page.drawn() == list(points)
    assert page.plot.width() == page.plot.height() > 150
    view = page.plot.getPlotItem().getViewBox()
    place = page.plot.mapFromScene(view.mapViewToScene(QPointF(0.27, 0.7)))
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), QPointF(place), none, none, Qt.KeyboardModifier(0))
    QApplication.sendEvent(page.plot.viewport(), event)
    headings = [label.text() for label in gallery.findChildren(QLabel)]
    assert "ROC · step 7 · 0.25 · 0.75" in headings


def test_remedies_wrap_and_give_their_settings(qtbot):
    strip = WarningStrip()
    qtbot.addWidget(strip)
    strip.resize(240, 200)
    remedies = [
        Remedy(f"A remedy, number {n}", "What it does.", Continuation.BRANCH, {"options.turns": n}) for n in range(4)
    ]
    strip.show_warnings(["One\nthing.", "Another."], remedies)
    assert strip.text.text() == "One thing.\nAnother."
    strip.show()
    buttons = strip.remedies.buttons
    assert len({button.y() for button in buttons}) > 1
    assert all(button.geometry().right() < strip.remedies.width() for button in buttons)
    with qtbot.waitSignal(strip.remedy_clicked) as wanted:
        qtbot.mouseClick(buttons[3], Qt.MouseButton.LeftButton)
    assert wanted.args == [remedies[3]]
    assert "What it does." in buttons[3].toolTip()
    strip.show_warnings([], remedies)
    assert strip.isHidden()


def test_the_nearest_training_pictures_say_what_stands_beside_what(qtbot, gallery, tmp_path):
    write(tmp_path, "near.png", 30)
    gallery.show_evaluation(tmp_path, Judged(step=1500, pictures={"Nearest training pictures": "near.png"}))
    gallery.choose("Nearest training pictures")
    qtbot.waitUntil(lambda: not gallery.picture._background.busy)
    assert gallery.picture.heading.text() == "Sample, nearest training picture · step 1,500"
    assert "the closest pairs first" in gallery.picture.heading.toolTip()

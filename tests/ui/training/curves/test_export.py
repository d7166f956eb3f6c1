import csv

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from studio.protocol.events import Judged, Metrics, Validated
from studio.protocol.runfolder import RunFolder
from studio.protocol.training_recipe import TrainRecipe
from studio.ui import theme
from studio.ui.training.comparison.comparison import ComparedRun
from studio.ui.training.curves.curves import Curves
from studio.ui.training.curves.export import as_csv, encode_png, render
from studio.ui.training.curves.run_series import RunSeries

COLUMNS = "step,loss,smoothed,kl,validation_loss,gradient_norm,learning_rate,images_per_second,memory_bytes,seconds"


def metrics(step, losses, terms=None, quartiles=(None, None, None, None)):
    return Metrics(
        step=step,
        images=step,
        losses=losses,
        terms=terms or {},
        quartiles=quartiles,
        learning_rate=0.25,
        gradient_norm=2.0,
        images_per_second=50.0,
        memory_bytes=10**6,
        seconds=step / 2,
    )


EVENTS = [metrics(2, (1.0, 0.5), {"kl": (0.1, 0.2)}), Validated(step=2, loss=0.75), metrics(3, (0.25,), {"kl": (0.3,)})]


@pytest.fixture
def started(studio, tmp_path):
    folder = RunFolder(tmp_path / "run")
    folder.create(TrainRecipe())
    for event in EVENTS:
        folder.append(event)
    studio.training.training.attach(folder.path)
    yield studio
    studio.core.training_run.detach()


def read(text):
    return list(csv.DictReader(text.splitlines()))


def test_the_table_has_a_row_for_each_step():
    run = RunSeries()
    run.add(EVENTS)
    text = as_csv(run)
    assert text.splitlines()[0] == COLUMNS
    rows = read(text)
    assert [row["step"] for row in rows] == ["1", "2", "3"]
    assert [float(row["loss"]) for row in rows] == [1.0, 0.5, 0.25]
    assert [float(row["kl"]) for row in rows] == pytest.approx([0.1, 0.2, 0.3])
    assert [row["validation_loss"] for row in rows] == ["", "0.75", ""]
    assert [row["seconds"] for row in rows] == ["", "1", "1.5"]
    assert [row["memory_bytes"] for row in rows] == ["", "1000000", "1000000"]
    assert float(rows[2]["smoothed"]) == pytest.approx(run.loss.y(1)[2], rel=1e-8)


def test_the_table_has_quartiles_for_diffusion_models():
    run = RunSeries()
    run.add([metrics(1, (1.0,), quartiles=(0.4, None, 0.2, 0.1))])
    assert [read(as_csv(run))[0][f"smoothed_quartile_{n}"] for n in (1, 2, 3, 4)] == ["0.4", "", "0.2", "0.1"]


def test_an_empty_run_has_a_header_only():
    assert as_csv(RunSeries()).count("\n") == 1


def test_the_table_contains_evaluation_metrics():
    run = RunSeries()
    run.add([Judged(step=3, figures={"recall": 0.5})])
    assert [(row["step"], row["recall"]) for row in read(as_csv(run))] == [("3", "0.5")]


def test_validation_terms_are_beside_the_validation_loss():
    run = RunSeries()
    run.add([metrics(1, (1.0,), {"kl": (0.1,)}), Validated(step=1, loss=0.75, terms={"kl": 0.25})])
    (row,) = read(as_csv(run))
    assert (row["kl"], row["validation_loss"], row["validation_kl"]) == ("0.1", "0.75", "0.25")


def test_compared_runs_follow_with_a_column_for_their_name(tmp_path):
    run, others = RunSeries(), []
    run.add(EVENTS)
    for number, path in enumerate((tmp_path / "other", tmp_path / "a" / "b, c", tmp_path / "d" / "b, c")):
        series = RunSeries()
        series.add([metrics(1, (number + 2.0,)), Judged(step=1, figures={"recall": 0.5})])
        others.append(ComparedRun(path, TrainRecipe(), number, series, None, path.name))
    text = as_csv(run, others, "mine")
    assert text.splitlines()[0] == f"run,{COLUMNS},recall"
    rows = read(text)
    names = ["mine", "mine", "mine", "other", str(tmp_path / "a" / "b, c"), str(tmp_path / "d" / "b, c")]
    assert [row["run"] for row in rows] == names
    assert [row["step"] for row in rows] == ["1", "2", "3", "1", "1", "1"]
    assert [float(row["loss"]) for row in rows] == [1.0, 0.5, 0.25, 2.0, 3.0, 4.0]
    assert [row["kl"] for row in rows[3:]] == ["", "", ""]
    assert [row["recall"] for row in rows] == ["", "", "", "0.5", "0.5", "0.5"]


def test_the_picture_shows_the_curves_without_their_controls(qtbot):
    curves = Curves()
    qtbot.addWidget(curves)
    curves.resize(700, 400)
    curves.add_events([metrics(n, (1.0 / n,)) for n in range(1, 200)])
    picture = QImage.fromData(encode_png(render(curves, "a run")), "PNG").convertToFormat(QImage.Format.Format_RGB888)
    assert picture.width() == 1400
    assert picture.height() > 800
    rows = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    pixels = rows[:, :4200].reshape(picture.height(), 1400, 3)
    blue = [int(theme.colours().second[n : n + 2], 16) for n in (1, 3, 5)]
    assert (np.abs(pixels.astype(int) - blue).max(axis=2) < 8).sum() > 500  # the smoothed loss
    log = curves.log.mapTo(curves, curves.log.rect().center())
    head = picture.height() // 2 - 400 - 8
    place = picture.pixelColor(2 * log.x(), 2 * (log.y() + head))
    assert place.name() == theme.colours().window


@pytest.mark.parametrize("kind", ["png", "csv"])
def test_the_commands_save_to_the_chosen_file(qtbot, started, tmp_path, monkeypatch, kind):
    qtbot.waitUntil(lambda: started.parts.training_view.has_curves)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "saved"), ""))
    started.parts.window.actions_[f"training.export_curves_{kind}"].trigger()
    saved = tmp_path / f"saved.{kind}"
    qtbot.waitUntil(saved.is_file)
    data = saved.read_bytes()
    if kind == "csv":
        assert [float(row["loss"]) for row in read(data.decode())] == [1.0, 0.5, 0.25]
    else:
        assert not QImage.fromData(data, "PNG").isNull()


def test_a_failed_export_is_reported_and_leaves_no_file(qtbot, started, tmp_path):
    qtbot.waitUntil(lambda: started.parts.training_view.has_curves)
    started.training.curves_export.export(tmp_path / "missing" / "a.csv", "csv")
    qtbot.waitUntil(started.parts.window.notice.isVisible)
    assert not (tmp_path / "missing").exists()


def test_without_a_run_there_is_nothing_to_export(studio, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked"))
    studio.parts.window.actions_["training.export_curves_png"].trigger()
    studio.parts.window.actions_["training.compare"].trigger()
    assert not studio.parts.training_view.header.compare.popup.isVisible()


def test_the_compare_command_opens_the_list(qtbot, started):
    qtbot.waitUntil(lambda: started.parts.training_view.has_curves)
    started.parts.window.actions_["training.compare"].trigger()
    assert started.parts.training_view.header.compare.popup.isVisible()
    started.parts.training_view.header.compare.popup.close()


def test_losses_to_compare_with_the_validation_loss_have_columns_once_they_are_measured():
    run = RunSeries()
    run.add([metrics(1, (2.0,)), Validated(step=1, loss=0.75)])
    assert "training_subset_loss" not in as_csv(run).splitlines()[0]
    run.add([metrics(2, (2.0,)), Validated(step=2, loss=0.5, training_loss=0.25, raw_loss=1.5, raw_training_loss=1.0)])
    row = read(as_csv(run))[-1]
    names = ("validation_loss", "training_subset_loss", "raw_validation_loss", "raw_training_subset_loss")
    assert [row[name] for name in names] == ["0.5", "0.25", "1.5", "1"]

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from studio.link import run_watcher
from studio.protocol import places
from studio.protocol.events import Metrics, Validated
from studio.protocol.recipes import NetworkSpec, ScheduleSpec, TrainRecipe
from studio.protocol.runfolder import RunFolder
from studio.ui.training.comparison.comparison import MAX_RUNS, Comparison, differing_settings
from studio.ui.training.comparison.run_chooser import RunChooser


def metrics(step):
    return Metrics(
        step=step,
        images=step,
        losses=(1.0,),
        quartiles=(None, None, None, None),
        learning_rate=1.0,
        gradient_norm=1.0,
        images_per_second=50.0,
        memory_bytes=10**6,
        seconds=float(step),
    )


def make(path, **settings):
    folder = RunFolder(path)
    folder.create(TrainRecipe(**settings))
    folder.append(metrics(1))
    return folder


@pytest.fixture
def comparison(qtbot):
    comparison = Comparison()
    yield comparison
    comparison.close()
    assert run_watcher._shared._active == []


@pytest.fixture
def chooser(qtbot, comparison, data_home):
    for n in range(MAX_RUNS + 2):
        make(places.runs() / f"2026-{n}")
    comparison.set_current(places.runs() / "2026-0", TrainRecipe())
    chooser = RunChooser(comparison)
    qtbot.addWidget(chooser)
    chooser.show()
    yield chooser
    chooser.popup.close()


def test_a_run_is_followed_while_it_is_selected(qtbot, comparison, tmp_path):
    folder = make(tmp_path / "a")
    assert comparison.select(folder.path)
    run = comparison.runs[0]
    qtbot.waitUntil(lambda: run.series.last_step == 1, timeout=5000)
    with qtbot.waitSignal(comparison.grew, timeout=5000):
        folder.append(metrics(2))
        folder.append(Validated(step=2, loss=0.5))
    qtbot.waitUntil(lambda: len(run.series.validation) == 1, timeout=5000)
    comparison.deselect(folder.path)
    assert run_watcher._shared._active == []


def test_a_folder_that_is_no_run_is_told_in_one_line(qtbot, comparison, tmp_path):
    with qtbot.waitSignal(comparison.problem, timeout=1000) as told:
        assert not comparison.select(tmp_path)
    assert "recipe.json" in told.args[0]
    assert comparison.runs == []


def test_at_most_six_are_compared_and_colours_stay_with_their_runs(qtbot, comparison, tmp_path):
    folders = [make(tmp_path / str(n)).path for n in range(MAX_RUNS + 1)]
    for folder in folders[:MAX_RUNS]:
        assert comparison.select(folder)
    with qtbot.waitSignal(comparison.problem, timeout=1000) as told:
        assert not comparison.select(folders[MAX_RUNS])
    assert told.args[0].startswith("At most 6 runs")
    comparison.deselect(folders[2])
    assert comparison.select(folders[MAX_RUNS])
    assert [run.number for run in comparison.runs] == [0, 1, 3, 4, 5, 2]


def test_the_run_that_is_shown_is_not_compared_with_itself(qtbot, comparison, tmp_path):
    folder = make(tmp_path / "a").path
    comparison.select(folder)
    comparison.set_current(folder, TrainRecipe())
    assert comparison.runs == []
    with qtbot.waitSignal(comparison.problem, timeout=1000):
        assert not comparison.select(folder)


def test_a_run_that_vanishes_leaves(qtbot, comparison, tmp_path):
    folder = make(tmp_path / "a")
    comparison.select(folder.path)
    qtbot.waitUntil(lambda: comparison.runs[0].series.last_step == 1, timeout=5000)
    with qtbot.waitSignal(comparison.problem, timeout=5000) as told:
        shutil.rmtree(folder.path)
    assert "no longer there" in told.args[0]
    assert comparison.runs == []


def test_a_history_that_was_cut_back_begins_anew(qtbot, comparison, tmp_path):
    folder = make(tmp_path / "a")
    folder.append(metrics(2))
    comparison.select(folder.path)
    qtbot.waitUntil(lambda: comparison.runs[0].series.last_step == 2, timeout=5000)
    folder.events_file.write_bytes(folder.events_file.read_bytes().splitlines(True)[0])
    qtbot.waitUntil(lambda: comparison.runs[0].series.last_step == 1, timeout=5000)


def test_runs_are_ticked_by_the_mouse(qtbot, comparison, chooser):
    qtbot.mouseClick(chooser, Qt.MouseButton.LeftButton)
    assert chooser.popup.isVisible()
    names = [f"2026-{n}" for n in range(MAX_RUNS + 1, 0, -1)]  # without the current one
    qtbot.waitUntil(lambda: [path.name for path in chooser.boxes] == names)
    for box in list(chooser.boxes.values())[:MAX_RUNS]:
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert len(comparison.runs) == MAX_RUNS
    assert chooser.text() == "Compare runs · 6"
    boxes = list(chooser.boxes.values())
    assert not boxes[MAX_RUNS].isEnabled()
    qtbot.mouseClick(boxes[0], Qt.MouseButton.LeftButton)
    assert len(comparison.runs) == MAX_RUNS - 1
    assert boxes[MAX_RUNS].isEnabled()


def test_a_run_in_another_folder_joins_the_list(qtbot, comparison, chooser, tmp_path, monkeypatch):
    folder = make(tmp_path / "elsewhere")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder.path))
    chooser.open()
    qtbot.mouseClick(chooser.other, Qt.MouseButton.LeftButton)
    assert comparison.has(folder.path)
    chooser.open()
    qtbot.waitUntil(lambda: not chooser._background.busy)
    assert chooser.boxes[folder.path].isChecked()


def test_only_settings_that_differ_are_listed():
    recipes = [
        TrainRecipe(options={"turns": 2}),
        TrainRecipe(
            schedule=ScheduleSpec(kind="linear"),
            learning_rate_schedule="constant",
            network=NetworkSpec(channels=(32, 32, 64)),
        ),
    ]
    assert differing_settings(recipes) == [
        ("options.turns", ["2", "–"]),
        ("schedule.kind", ["cosine", "linear"]),
        ("network.channels", ["32, 64, 64", "32, 32, 64"]),
        ("learning_rate_schedule", ["cosine", "constant"]),
    ]
    assert differing_settings([recipes[0], recipes[0]]) == []

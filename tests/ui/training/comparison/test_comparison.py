import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from studio.link import run_watcher
from studio.protocol import places
from studio.protocol.events import Judged, Metrics, Validated, Verdict, Warned
from studio.protocol.runfolder import RunFolder, Status
from studio.protocol.training_recipe import DatasetSpec, NetworkSpec, ScheduleSpec, TrainRecipe
from studio.ui.training.comparison.comparison import MAX_RUNS, Comparison, differing_settings
from studio.ui.training.comparison.results import RunResult, compared_results
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
    qtbot.waitUntil(lambda: run.series.last_step == 1)
    with qtbot.waitSignal(comparison.grew):
        folder.append(metrics(2))
        folder.append(Validated(step=2, loss=0.5))
    qtbot.waitUntil(lambda: len(run.series.validation) == 1)
    comparison.deselect(folder.path)
    assert run_watcher._shared._active == []


def test_a_folder_that_is_not_a_run_is_reported_in_one_line(qtbot, comparison, tmp_path):
    with qtbot.waitSignal(comparison.problem) as told:
        assert not comparison.select(tmp_path)
    assert "recipe.json" in told.args[0]
    assert comparison.runs == []


def test_at_most_six_are_compared_and_colours_stay_with_their_runs(qtbot, comparison, tmp_path):
    folders = [make(tmp_path / str(n)).path for n in range(MAX_RUNS + 1)]
    for folder in folders[:MAX_RUNS]:
        assert comparison.select(folder)
    with qtbot.waitSignal(comparison.problem) as told:
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
    with qtbot.waitSignal(comparison.problem):
        assert not comparison.select(folder)


def test_a_run_that_vanishes_leaves(qtbot, comparison, tmp_path):
    folder = make(tmp_path / "a")
    comparison.select(folder.path)
    qtbot.waitUntil(lambda: comparison.runs[0].series.last_step == 1)
    with qtbot.waitSignal(comparison.problem) as told:
        shutil.rmtree(folder.path)
    assert "no longer there" in told.args[0]
    assert comparison.runs == []


def test_a_history_that_was_cut_back_starts_over(qtbot, comparison, tmp_path):
    folder = make(tmp_path / "a")
    folder.append(metrics(2))
    comparison.select(folder.path)
    qtbot.waitUntil(lambda: comparison.runs[0].series.last_step == 2)
    folder.events_file.write_bytes(folder.events_file.read_bytes().splitlines(True)[0])
    qtbot.waitUntil(lambda: comparison.runs[0].series.last_step == 1)


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


def evaluation(finding="plausible", **figures):
    return Judged(step=5, figures=figures, verdict=Verdict(finding=finding, text="said"))


def test_garbage_does_not_win():
    """A collapsed run may have the best precision, and one that failed the best distance."""
    recipe = TrainRecipe()
    runs = [
        RunResult(recipe, evaluation(frechet=9.0, precision=0.7, psnr=20.0)),
        RunResult(recipe, evaluation(frechet=6.0, precision=0.8)),
        RunResult(recipe, evaluation("collapsed", frechet=198.0, precision=1.0)),
        RunResult(recipe, evaluation(frechet=1.0, precision=0.75), failed=True),
        RunResult(recipe, evaluation(frechet=2.0, precision=0.9), warnings=("Mode collapse: all alike.",)),
    ]
    assert compared_results(runs) == [
        (
            "verdict",
            ["plausible", "plausible", "not ranked: mode collapse", "not ranked: failed", "not ranked: mode collapse"],
        ),
        ("FD vs held-out ↓", ["9", "6 · best", "198", "1", "2"]),
        ("precision ↑", ["0.7", "0.8 · best", "1", "0.75", "0.9"]),
    ]


def test_values_that_samples_cannot_support_or_of_other_data_do_not_compete():
    doubtful = Judged(step=5, figures={"frechet": 1.0}, doubts={"frechet": "too few samples: 10"})
    clothes = TrainRecipe(dataset=DatasetSpec(kind="fashion-mnist"))
    runs = [
        RunResult(TrainRecipe(), evaluation(frechet=9.0)),
        RunResult(TrainRecipe(), doubtful),
        RunResult(clothes, evaluation(frechet=2.0)),
        RunResult(TrainRecipe(), Judged(step=1, figures={"frechet": 8.0})),  # by an older version
        RunResult(TrainRecipe(), Judged(step=1, figures={"frechet": 0.5}, warnings=("It makes 3 of 10 classes.",))),
        RunResult(TrainRecipe()),
    ]
    assert compared_results(runs) == [
        ("verdict", ["plausible", "–", "plausible", "–", "not ranked: warning", "–"]),
        ("FD vs held-out ↓", ["9", "–", "2 (other data)", "8 · best", "0.5", "–"]),
    ]


def test_a_warning_that_was_lifted_counts_no_longer(qtbot, comparison, tmp_path):
    folder = make(tmp_path / "a")
    folder.append(Warned(step=1, warnings=("Mode collapse: all alike.",)))
    comparison.select(folder.path)
    qtbot.waitUntil(lambda: comparison.runs[0].result.state == "not ranked: mode collapse")
    folder.append(Warned(step=2))
    qtbot.waitUntil(lambda: comparison.runs[0].result.ranked)


def test_runs_without_evaluations_have_no_results():
    assert compared_results([RunResult(TrainRecipe()), RunResult(TrainRecipe())]) == []


def test_settings_without_effect_on_a_model_are_dashes():
    recipes = [TrainRecipe(prediction_type="v"), TrainRecipe(model="vae", guidance=3.0, steps=7)]
    found = dict(differing_settings(recipes))
    assert found["prediction_type"] == ["v", "–"]
    assert found["schedule.kind"] == ["cosine", "–"]
    assert found["network.channels"][1] == found["guidance"][1] == "–"
    assert found["steps"][1] == "7"
    vaes = [TrainRecipe(model="vae", guidance=guidance) for guidance in (1.0, 3.0)]
    assert differing_settings(vaes) == []


def test_a_compared_run_that_failed_is_not_ranked(qtbot, comparison, tmp_path):
    folder = make(tmp_path / "a")
    folder.append(evaluation(frechet=3.0))
    comparison.select(folder.path)
    qtbot.waitUntil(lambda: comparison.runs[0].series.evaluation is not None)
    assert comparison.runs[0].result.ranked
    with qtbot.waitSignal(comparison.grew):
        folder.write_status(Status(state="failed", message="The loss is not finite."))
    assert not comparison.runs[0].result.ranked

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from studio.protocol.events import Checkpointed, Finished, Judged, Metrics, Note, RateChanged, Remedy, Sampled, Warned
from studio.protocol.runfolder import Control, RunFolder, Status
from studio.protocol.training_recipe import ScheduleSpec, TrainRecipe
from studio.ui.training.training_view import TrainingView


def metrics(step):
    return Metrics(
        step=step,
        images=step,
        losses=(1.0 / step,),
        quartiles=(0.1, 0.1, 0.1, 0.1),
        learning_rate=1.0,
        gradient_norm=1.0,
        images_per_second=50.0,
        memory_bytes=10**6,
        seconds=float(step),
    )


@pytest.fixture
def view(qtbot):
    view = TrainingView()
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show()
    return view


@pytest.fixture
def run(tmp_path):
    (tmp_path / "samples").mkdir()
    for step in (10, 20):
        image = QImage(8, 8, QImage.Format.Format_Grayscale8)
        image.fill(step)
        image.save(str(tmp_path / "samples" / f"{step}.png"))
    return tmp_path


def test_the_empty_page_says_what_to_do(qtbot, view):
    assert view.browser.start.isVisible()
    with qtbot.waitSignal(view.start_requested):
        qtbot.mouseClick(view.browser.start, Qt.MouseButton.LeftButton)


def test_all_runs_are_shown_while_none_is_open_and_on_request(view, run):
    assert view.browser.isVisible()
    assert not view.browser.back.isVisible()
    view.show_run(run, "run")
    assert not view.browser.isVisible()
    view.show_runs()
    assert view.browser.isVisible()
    view.browser.back.click()
    assert view.header.isVisible()
    view.clear()
    assert view.browser.isVisible()


def test_a_run_is_shown_with_its_newest_samples(qtbot, view, run):
    view.show_run(run, "digits, cosine", TrainRecipe(schedule=ScheduleSpec(timesteps=400)))
    assert view.header.title.text() == "digits, cosine"
    assert view.header.title.textFormat() is Qt.TextFormat.PlainText
    assert view.header.state.text() == "starting"
    assert view.curves.charts.quartiles.legend._names[0] == "t 0–99"
    events = [
        metrics(10),
        Sampled(step=10, file="samples/10.png"),
        metrics(20),
        Sampled(step=20, file="samples/20.png"),
    ]
    view.add_events([*events, Finished()])
    qtbot.waitUntil(lambda: view.gallery.samples.heading.text() == "Samples · step 20, fixed seed")
    assert view.gallery.samples.picture.image.pixelColor(0, 0).red() == 20
    assert view.curves.series.loss.x.tolist() == [10, 20]
    assert "50 images/s" in view.progress.text()


def test_the_state_and_the_last_note_are_reported(qtbot, view, run):
    view.show_run(run, "run")
    view.add_events([Note(text="reading pictures"), Note(text="3 files were skipped")])
    assert view.header.state.text() == "starting · 3 files were skipped"
    view.set_status(Status(state="running", step=1, steps=10))
    assert view.header.state.text() == "training · 3 files were skipped"
    view.add_events([Note(text="Evaluating the samples")])
    assert view.header.state.text() == "training · Evaluating the samples"
    view.add_events([Judged(step=1, figures={"recall": 0.5})])
    assert view.header.state.text() == "training"
    view.set_status(Status(state="failed", step=1, message="The loss became NaN."))
    assert view.message.isVisible()
    assert view.message.text() == "The loss became NaN."
    assert not view.progress.bar.isVisible()


def test_an_unexplained_end_is_reported(qtbot, view, run):
    view.show_run(run, "run")
    view.show_failure("The training process was ended by signal 9.")
    assert view.message.isVisible()
    assert view.header.state.text() == "ended"


def test_samples_and_checkpoints_can_be_requested_while_it_runs(qtbot, view, run):
    asked = []
    view.header.control_requested.connect(asked.append)
    view.show_run(run, "run")
    assert not view.header.sample_now.isEnabled()
    view.set_status(Status(state="running"))
    qtbot.mouseClick(view.header.sample_now, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.header.checkpoint_now, Qt.MouseButton.LeftButton)
    assert asked == [Control.SAMPLE, Control.CHECKPOINT]
    view.set_status(Status(state="finished"))
    assert not view.header.sample_now.isEnabled()


def test_another_run_begins_with_nothing(qtbot, view, run):
    view.show_run(run, "one")
    view.add_events([metrics(10), Sampled(step=10, file="samples/10.png")])
    view.set_status(Status(state="failed", message="broken"))
    view.show_run(run, "two")
    assert len(view.curves.series.loss) == 0
    assert view.gallery.samples.picture.image.isNull()
    assert not view.message.isVisible()
    assert view.progress.text() == ""


def test_a_rewound_history_is_forgotten_and_the_title_stays(qtbot, view, run):
    view.show_run(run, "one")
    view.add_events([metrics(10)])
    view.rewind()
    assert len(view.curves.series.loss) == 0
    assert view.header.title.text() == "one"


def test_a_judgement_shows_figures_warnings_and_pictures(qtbot, view, run):
    view.show_run(run, "one")
    view.add_events([metrics(10), Judged(step=10, figures={"coverage": 0.5, "AUC": 0.9})])
    judged = Judged(
        step=20,
        figures={"coverage": 0.7, "AUC": 0.9},
        curves={"ROC": ((0.0, 0.0), (0.25, 0.75), (1.0, 1.0))},
        pictures={"Worst": "samples/20.png"},
        warnings=("The samples <b>collapse</b>.",),
        remedies={"Two turns": {"options.turns": 2}},
    )
    view.add_events([metrics(20), judged])
    rows = [row[:4] for row in view.metrics.rows()]
    assert rows == [("coverage", "↑ 0.7", "", "+0.2"), ("AUC", "0.9", "", "")]
    assert view.warnings.isVisible()
    assert view.warnings.text.text() == "The samples <b>collapse</b>."
    assert view.warnings.text.textFormat() is Qt.TextFormat.PlainText
    with qtbot.waitSignal(view.warnings.remedy_clicked) as wanted:
        qtbot.mouseClick(view.warnings.remedies.buttons[0], Qt.MouseButton.LeftButton)
    assert wanted.args[0].changes == {"options.turns": 2}
    qtbot.mouseClick(view.gallery.switch.segment("Worst"), Qt.MouseButton.LeftButton)
    assert view.gallery.picture.isVisible()
    qtbot.waitUntil(lambda: not view.gallery.picture._background.busy)
    assert view.gallery.picture.picture.image.pixelColor(0, 0).red() == 20
    assert view.gallery.picture.heading.text() == "Worst · step 20"
    view.add_events([Judged(step=30, figures={"coverage": 0.8})])
    assert not view.warnings.isVisible()
    assert view.gallery.title() == "Samples"
    assert view.gallery.samples.isVisible()


def test_a_remedy_that_is_taken_leaves_the_keyboard_with_the_run(qtbot, view, run):
    view.show_run(run, "run", TrainRecipe())
    view.set_status(Status(state="running", step=1, steps=10))
    view.add_events([Judged(step=1, warnings=("bad",), remedies={"Slower": {"learning_rate": 1e-5}})])
    view.activateWindow()
    button = view.warnings.remedies.buttons[0]
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    view.warnings.remedy_clicked.connect(lambda *_: view.add_events([Judged(step=2)]))
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not view.warnings.isVisible()
    assert view.warnings.parentWidget().hasFocus()


def test_what_a_remedy_takes_follows_the_run(qtbot, view, run):
    view.show_run(run, "one", TrainRecipe(learning_rate=0.25))
    view.set_status(Status(state="running", step=1, steps=10))
    remedies = {"Slower": {"learning_rate": 0.125}, "As it is": {"learning_rate": 0.25}}
    view.add_events([Judged(step=1, warnings=("bad",), remedies=remedies)])
    assert [button.text() for button in view.warnings.remedies.buttons] == ["Slower · now"]
    view.add_events([RateChanged(step=2, learning_rate=0.125)])
    assert "learning rate 0.0625 " in view.warnings.remedies.buttons[0].toolTip()
    view.set_status(Status(state="stopped", step=3, steps=10))
    assert [button.text() for button in view.warnings.remedies.buttons] == ["Slower · in a branch"]


def test_a_collapse_is_shown_until_the_model_is_healthy_again(view, run):
    view.show_run(run, "one", TrainRecipe(learning_rate=0.25))
    view.set_status(Status(state="running", step=1, steps=10))
    remedies = (Remedy(title="Slower", changes={"learning_rate": 0.125}),)
    told = Warned(step=200, warnings=("Mode collapse: all alike.",), remedies=remedies)
    view.add_events([told, Judged(step=200, warnings=("Other.",), remedies={"Other": {"seed": 1}})])
    assert view.warnings.text.text() == "Mode collapse: all alike.\nOther."
    assert [button.text() for button in view.warnings.remedies.buttons] == ["Slower · in a new run"]
    view.add_events([Checkpointed(step=100, folder="checkpoints/00000100", healthy=True)])
    assert [button.text() for button in view.warnings.remedies.buttons] == ["Slower · in a branch"]
    view.add_events([Warned(step=300)])
    assert view.warnings.text.text() == "Other."
    view.show_run(run, "two")
    assert not view.warnings.isVisible()


def test_another_run_has_no_judgement_yet(qtbot, view, run):
    view.show_run(run, "one")
    view.add_events([Judged(step=10, figures={"a": 1.0}, warnings=("bad",), pictures={"Worst": "samples/10.png"})])
    view.show_run(run, "two")
    assert not view.metrics.isVisible()
    assert not view.warnings.isVisible()
    assert view.gallery.titles() == ["Samples"]


def test_the_arrangement_is_kept_before_there_are_curves(qtbot, view, run):
    view.arrange({"lower": "machine", "axis": "time", "log": False})
    assert view.arrangement() == {"lower": "machine", "axis": "time", "log": False}
    view.show_run(run, "one")
    assert view.curves.page_switch.key() == "machine"
    qtbot.mouseClick(view.curves.page_switch.segment("optimizer"), Qt.MouseButton.LeftButton)
    assert view.arrangement()["lower"] == "optimizer"


def test_the_page_fits_a_small_window(qtbot, view, run):
    view.show_run(run, "one")
    judged = Judged(step=10, figures={str(n): float(n) for n in range(20)}, pictures={"Worst": "samples/10.png"})
    view.add_events([metrics(10), judged])
    assert view.minimumSizeHint().height() <= 400
    assert view.minimumSizeHint().width() <= 800


def test_closing_the_page_follows_no_run_any_more(qtbot, view, run, tmp_path):
    other = RunFolder(tmp_path / "other")
    other.create(TrainRecipe())
    view.show_run(run, "one", TrainRecipe())
    assert view.comparison.select(other.path)
    assert view.header.compare.text() == "Compare runs · 1"
    view.close()
    assert view.comparison.runs == []


def test_damaged_lines_of_the_log_are_reported_beside_the_state(qtbot, view, run):
    view.show_run(run, "digits")
    view.show_damage(2)
    assert view.message.text() == "2 lines of this run's event log are damaged and were left out."
    view.set_status(Status(state="stopped", step=3, message="Stopped."))
    assert view.message.text().startswith("Stopped. 2 lines")
    view.show_run(run, "digits")
    assert view.message.text() == ""

from studio.protocol.events import Metrics
from studio.protocol.runfolder import Status
from studio.ui.training.progress import ProgressLine

METRICS = Metrics(
    step=742,
    images=94_976,
    losses=(0.05,),
    quartiles=(0.1, 0.1, 0.1, 0.1),
    learning_rate=1e-3,
    gradient_norm=1.0,
    images_per_second=512.4,
    memory_bytes=1_200_000_000,
    seconds=104.0,
    eta_seconds=76.0,
)
RUNNING = Status(state="running", step=742, steps=2000, seconds=104.0, eta_seconds=76.0, device="cpu")


def test_a_run_that_was_killed_has_no_time_left(qtbot):
    line = ProgressLine()
    qtbot.addWidget(line)
    line.set_metrics(METRICS)
    line.set_status(RUNNING)
    line.end()
    assert line.text() == "step 742 of 2,000 · 1:44 total · cpu"


def test_the_complete_progress_line(qtbot):
    line = ProgressLine()
    qtbot.addWidget(line)
    line.set_metrics(METRICS)
    line.set_status(RUNNING)
    assert line.text() == "step 742 of 2,000 · 512 images/s · 1:16 left · 1.1 GB · cpu"
    assert line.bar.value() == 578  # of the time: 104 of 180 s, since that ends it first


def test_without_an_estimate_the_bar_follows_the_steps(qtbot):
    line = ProgressLine()
    qtbot.addWidget(line)
    line.set_status(Status(state="running", step=500, steps=2000))
    assert line.text() == "step 500 of 2,000"
    assert line.bar.value() == 250


def test_speed_and_time_left_are_hidden_when_paused_or_ended(qtbot):
    line = ProgressLine()
    qtbot.addWidget(line)
    line.set_metrics(METRICS)
    line.set_status(RUNNING.model_copy(update={"state": "paused"}))
    assert "images/s" not in line.text()
    line.set_status(RUNNING.model_copy(update={"state": "finished"}))
    assert line.text() == "742 steps in 1:44 · cpu"
    assert line.bar.value() == 1000
    line.clear()
    assert line.text() == ""


def test_the_compact_progress_line(qtbot):
    line = ProgressLine(compact=True)
    qtbot.addWidget(line)
    line.set_metrics(METRICS)
    line.set_status(RUNNING)
    assert line.text() == "step 742 of 2,000 · 1:16 left"


def test_a_run_limited_by_time_names_no_steps_that_it_will_not_take(qtbot):
    line = ProgressLine()
    qtbot.addWidget(line)
    status = Status(state="running", step=900, steps=1_000_000, seconds=40.0, max_seconds=60.0, eta_seconds=20.0)
    line.set_status(status)
    assert line.text() == "step 900 · 20 s left"
    line.set_status(status.model_copy(update={"state": "finished", "step": 1370, "seconds": 60.0, "eta_seconds": None}))
    assert line.text() == "1,370 steps in 1:00"


def test_a_stopped_run_reports_how_far_it_came(qtbot):
    line = ProgressLine()
    qtbot.addWidget(line)
    line.set_status(Status(state="stopped", step=500, steps=2000, seconds=42.0))
    assert line.text() == "step 500 of 2,000 · 42 s total"

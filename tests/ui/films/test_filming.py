"""Films from the window: the dialog, its requests to the engine, and its messages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.protocol.events import Failed, Finished
from studio.protocol.films import FilmMade, FilmProgress
from studio.protocol.requests import Stop
from tests.ui.operations.timeline.test_forking import keep_result, open_lane, own_model  # noqa: F401 - a fixture

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def asked(studio, monkeypatch):
    """The films requested from the engine, and the stops."""
    found = []
    monkeypatch.setattr(studio.core.engine, "start_job", found.append)
    monkeypatch.setattr(studio.core.engine, "stop", lambda job, how: found.append((job, how)))
    return found


@pytest.fixture
def lanes(own_model, studio, asked):  # noqa: F811
    return [open_lane(studio, keep_result(name)) for name in ("one", "two")]


@pytest.fixture
def dialog(studio, lanes, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "studio.ui.operations.timeline.filming.choose_save_path",
        lambda parent, title, proposed, kind, ending: tmp_path / f"out{ending}",
    )
    QTest.mouseClick(studio.parts.timeline_panel.header.film, LEFT)
    yield studio.step_views.filming.dialog
    studio.step_views.filming.dialog.hide()


def check(dialog, row):
    dialog.lanes.item(row).setCheckState(Qt.CheckState.Checked)


def test_the_current_lane_is_filmed_as_chosen(studio, lanes, dialog, asked, tmp_path):
    assert dialog.isVisible()
    dialog.format.set_key("webp")
    QTest.mouseClick(dialog.show_.segment("x0"), LEFT)
    QTest.mouseClick(dialog.scale.segment("4"), LEFT)
    dialog.fps.setValue(25)
    QTest.mouseClick(dialog.make, LEFT)
    film = asked[-1]
    assert film.sources == (str(lanes[1].trajectory),)
    assert (film.out, film.show, film.scale, film.fps, film.sheet) == (str(tmp_path / "out.webp"), "x0", 4, 25, False)


def test_several_lanes_stand_beside_each_other_in_the_timelines_order(studio, lanes, dialog, asked):
    check(dialog, 1)
    QTest.mouseClick(dialog.make, LEFT)
    assert asked[-1].sources == (str(lanes[1].trajectory), str(lanes[0].trajectory))


def test_progress_is_shown_and_the_window_stays_free(studio, dialog, asked):
    QTest.mouseClick(dialog.make, LEFT)
    job = asked[-1].job
    assert not dialog.make.isEnabled()
    studio.core.engine.job_event.emit(job, FilmProgress(done=3, total=8))
    assert (dialog.bar.value(), dialog.bar.maximum(), dialog.status.text()) == (3, 8, "frame 3 of 8")
    studio.core.engine.job_event.emit(job, FilmMade(files=("/a/out.gif",), notes=("Step 2 is damaged.",)))
    studio.core.engine.job_event.emit(job, Finished())
    assert dialog.status.text() == "Made out.gif. Step 2 is damaged."
    assert dialog.make.isEnabled()


def test_a_film_is_stopped(studio, dialog, asked):
    QTest.mouseClick(dialog.make, LEFT)
    job = asked[-1].job
    QTest.mouseClick(dialog.stop, LEFT)
    assert asked[-1] == (job, Stop.AFTER)
    studio.core.engine.job_event.emit(job, Finished(stopped=True))
    assert dialog.status.text() == "Stopped. No file was written."
    assert dialog.make.isEnabled()


def test_a_failure_is_reported(studio, dialog, asked):
    QTest.mouseClick(dialog.make, LEFT)
    studio.core.engine.job_event.emit(asked[-1].job, Failed(message="There is no model 'pocket'."))
    assert dialog.status.text() == "There is no model 'pocket'."
    assert dialog.make.isEnabled()


def test_the_choices_are_remembered(studio, dialog):
    dialog.format.set_key("sheet")
    dialog.fps.setValue(30)
    assert not dialog.fps.isEnabled(), "a sheet has no speed"
    del studio.step_views.filming.dialog
    again = studio.step_views.filming.dialog
    assert (again.format.key(), again.fps.value()) == ("sheet", 30)


def test_without_lanes_the_dialog_says_what_to_do(studio):
    studio.parts.window.actions_["timeline.film"].trigger()
    dialog = studio.step_views.filming.dialog
    assert "generate or train first" in dialog.problem.text()
    assert not dialog.make.isEnabled()
    dialog.hide()

"""Films of paths, arithmetic with groups, and anomalies, in the whole window."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.document.lanes.film_files import read_film
from studio.document.lanes.film_lane import FilmLane
from studio.protocol.latents import MeasureErrors, MorphLatents
from tests.ui.explore.latents.conftest import at

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


def press(studio, command):
    studio.parts.window.actions_[command].trigger()


def test_a_path_through_chosen_points_becomes_a_lane_that_is_scrubbed(view, studio, engine, qtbot):
    view.path.frames.setValue(9)
    for point in (5, 20, 33):
        QTest.mouseClick(view.cloud, LEFT, SHIFT, at(view.cloud, point))
    points = tuple(view.cloud.selection)
    assert len(points) == 3
    assert "A path through 3 points" in view.path.text.text()
    assert view.cloud._painter.path == list(points)
    view.film.click()
    job = engine.jobs[-1]
    assert isinstance(job, MorphLatents)
    assert (job.points, job.frames, job.spherical) == (points, 9, False)
    timeline = studio.core.timeline
    lane = timeline.current
    assert isinstance(lane, FilmLane)
    assert (lane.available, lane.live) == (9, False)
    assert studio.parts.canvas.shows_frame
    scrub = view.path.scrub
    assert scrub.isVisible()
    scrub.setFocus()
    QTest.keyClick(scrub, Qt.Key.Key_Home)
    assert timeline.playhead == 0
    timeline.seek(4)
    assert scrub.value() == 4
    assert not np.array_equal(lane.frame(0, "x0"), lane.frame(4, "x0"))
    qtbot.waitUntil(lambda: lane.trajectory is not None)
    np.testing.assert_array_equal(read_film(lane.trajectory), lane.frames)
    assert studio.step_views.filming._source(lane) == lane.trajectory, "which can be exported"


def test_great_circles_are_used_on_request(view, engine):
    view.cloud.select([1, 2])
    view.path.line.segment("spherical").click()
    view.film.click()
    assert engine.jobs[-1].spherical


def test_a_path_needs_two_points(view, studio, engine):
    before = len(engine.jobs)
    view.film.click()
    assert "Select two or more points" in studio.parts.window.notice.text.text()
    assert len(engine.jobs) == before


def test_a_film_leads_between_noises(tab, studio, engine):
    view = tab.view
    view.path.between.segment("noises").click()
    assert view.path.model.set_key("gan")
    assert view.path.prompts[0].isHidden()
    view.path.seeds[0].setValue(3)
    view.path.seeds[1].setValue(8)
    view.path.frames.setValue(4)
    view.film.click()
    job = engine.jobs[-1]
    assert (job.recipe.model, job.recipe.seed, job.to_seed, job.to_prompt) == ("gan", 3, 8, None)
    lane = studio.core.timeline.current
    assert lane.available == 4
    assert lane.title == "seed 3 to 8"


def test_a_film_leads_between_prompts(tab, studio, engine):
    view = tab.view
    view.path.between.segment("noises").click()
    assert view.path.model.set_key("pocket")
    assert view.path.prompts[0].isVisible()
    first, second = (field.geometry() for field in view.path.prompts)
    assert second.top() > first.bottom(), "each has a row, so that it has room"
    engine.holds = True
    QTest.keyClicks(view.path.prompts[0], "a tiger")
    QTest.keyClicks(view.path.prompts[1], "an owl")
    view.path.seeds[1].setValue(0)
    view.film.click()
    job = engine.jobs[-1]
    assert (job.recipe.prompt, job.to_prompt, job.recipe.seed, job.to_seed) == ("a tiger", "an owl", 0, 0)


def test_a_failed_film_keeps_the_frames_that_came(view, studio, engine):
    from studio.protocol.events import Failed

    view.cloud.select([1, 2])
    engine.holds = True
    view.film.click()
    job = engine.jobs[-1]
    frames = list(engine.session.run(job, report=lambda _: None, stop_requested=lambda: None))
    for event in frames[:3]:
        engine.engine.job_event.emit(job.job, event)
    engine.engine.job_event.emit(job.job, Failed(message="The engine was restarted."))
    lane = studio.core.timeline.current
    assert (lane.available, lane.frame_count, lane.live) == (3, 3, False)
    assert "The engine was restarted." in studio.parts.window.notice.text.text()


def test_groups_are_set_by_keys_and_their_result_is_decoded(view, studio, engine):
    part = view.arithmetic
    view.cloud.select([1, 2])
    press(studio, "explore.set_a")
    assert view.part.key() == "arithmetic"
    assert part.texts["A"].text() == "2 points"
    assert np.array_equal(
        part.pictures["A"].picture, view.cloud.content.thumbnails[[1, 2]].mean(0).round().astype(np.uint8)
    )
    view.cloud.select([7])
    part.setters["B"].click()
    view.cloud.select([9, 10, 11])
    part.setters["C"].click()
    asked = engine.asked[-1]
    assert (asked.what, asked.plus, asked.minus, asked.more) == ("combination", (1, 2), (7,), (9, 10, 11))
    made = engine.session.picture(asked)
    assert np.array_equal(part.result.picture, made.picture.array())
    assert [item.key for item in part.nearest.items] == list(made.nearest)
    assert view.cloud._painter.marks["="] == made.place
    part.put.click()
    assert np.array_equal(studio.core.document.picture[..., :3], made.picture.array())
    part.clearers["B"].click()
    assert engine.asked[-1].minus == ()
    assert part.texts["B"].text() == "none"


def test_a_group_without_selection_says_what_to_do(view, studio, engine):
    press(studio, "explore.set_b")
    assert view.arithmetic.text.text() == "Select points on the map first; then set B."
    view.cloud.select([3])
    press(studio, "explore.set_b")
    assert "begins with a group A" in view.arithmetic.text.text()
    assert view.arithmetic.result.picture is None


def test_a_near_picture_goes_onto_the_canvas(view, studio, engine):
    view.cloud.select([4])
    press(studio, "explore.set_a")
    strip = view.arithmetic.nearest
    QTest.mouseClick(strip, LEFT, pos=strip.place_of(0).center().toPoint())
    assert view.cloud.selection == [4]
    assert np.array_equal(studio.core.document.picture[..., :3], view.cloud.content.thumbnails[4])


def test_groups_stay_in_another_layout_and_go_with_another_model(view, engine):
    view.cloud.select([4])
    view.arithmetic.setters["A"].click()
    view.fields.method.segment("axes").click()
    assert view.arithmetic.texts["A"].text() == "1 point"
    assert engine.asked[-1].map == engine.jobs[-1].job
    assert view.cloud._painter.marks
    view.fields.model.set_key("vae")
    view.fields.button.click()
    assert view.arithmetic.texts["A"].text() == "none"


@pytest.fixture
def ranked(view, engine):
    view.part.segment("anomalies").click()
    view.anomalies.rank.click()
    assert isinstance(engine.jobs[-1], MeasureErrors)
    return view.anomalies


def test_anomalies_are_ranked_and_the_threshold_is_dragged(ranked, view):
    errors = ranked.errors
    assert len(errors) == 60
    assert len(ranked.above()) == 3, "5% of 60"
    order = np.argsort(-errors, kind="stable")
    assert [item.key for item in ranked.strip.items] == order[:3].tolist()
    assert np.array_equal(view.cloud._painter.flags, errors > ranked.threshold)
    chart = ranked.histogram
    middle = float(np.median(errors))
    start, end = (QPoint(round(chart.x_of(error)), 20) for error in (ranked.threshold, middle))
    QTest.mousePress(chart, LEFT, pos=start)
    QTest.mouseMove(chart, end)
    QTest.mouseRelease(chart, LEFT, pos=end)
    assert ranked.threshold == pytest.approx(middle, rel=0.05)
    above = int((errors > ranked.threshold).sum())
    assert ranked.counts.text().startswith(f"{above:,} above ")
    assert len(ranked.above()) == above


def test_keys_move_the_threshold_over_one_error(ranked):
    chart, before = ranked.histogram, len(ranked.above())
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Left)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert len(ranked.above()) in (before + 1, before + 2)
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert ranked.above() == []
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert len(ranked.above()) == 59


def test_anomalies_are_selected_and_shown_beside_the_threshold(ranked, view, studio):
    ranked.choose.click()
    assert view.cloud.selection == ranked.above()
    ranked.order.segment("threshold").click()
    assert [item.key for item in ranked.strip.items] == ranked.above()[::-1]
    ranked.strip.setFocus()
    QTest.keyClick(ranked.strip, Qt.Key.Key_Right)
    QTest.keyClick(ranked.strip, Qt.Key.Key_Return)
    point = ranked.strip.items[1].key
    assert np.array_equal(studio.core.document.picture[..., :3], view.cloud.content.thumbnails[point])


def test_all_points_are_bright_again_beside_other_parts(ranked, view):
    view.part.segment("path").click()
    assert view.cloud._painter.flags is None
    view.part.segment("anomalies").click()
    assert view.cloud._painter.flags.sum() == 3
    view.fields.method.segment("axes").click()
    assert view.cloud._painter.flags.sum() == 3, "the same pictures in another layout"
    view.fields.model.set_key("vae")
    view.fields.button.click()
    assert ranked.errors is None
    assert view.cloud._painter.flags is None

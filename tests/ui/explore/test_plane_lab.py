"""The 2-D playground by mouse and keys, over the engine's own session, which answers at once."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.document.exploring.plane_history import PlaneHistory, density_of, noise_error
from studio.engine.plane.session import PlaneSession
from studio.protocol.errors import BadInput
from studio.protocol.events import Failed
from studio.protocol.latents import Packed
from studio.protocol.plane import FIELD_SIDE, HEAT_SIDE, REACH, LearnPlane, PlaneLearned, PlaneWalk
from studio.protocol.points import write_points


@pytest.fixture
def requests():
    return []


@pytest.fixture
def plane(explore, studio, monkeypatch, requests):
    """The Plane tab; training continues in steps of three at most, a few for each press of Learn."""
    session, engine = PlaneSession(), studio.core.engine

    def ask(request):
        requests.append(request)
        if isinstance(request, LearnPlane):
            few = request.walk and request.walk.model_copy(update={"count": 60})
            request = request.model_copy(update={"steps": min(3, request.steps), "seconds": 5.0, "walk": few})
        try:
            answer = session.answer(request)
        except BadInput as error:
            answer = Failed(message=str(error))
        pending.append((request.job, answer))

    pending = []
    monkeypatch.setattr(engine, "ask", ask)
    explore.choose("plane")
    explore.engine_ready()
    view = studio.explore.plane.view
    view.pending = pending

    def deliver(most=50):
        """Send the engine's answers, and those to the requests made meanwhile."""
        while pending and most:
            engine.job_event.emit(*pending.pop(0))
            most -= 1

    view.deliver = deliver
    deliver()
    return view


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_untrained_model_is_shown_at_first(plane):
    assert plane.history.step == 0
    assert len(plane.history.data) == 2000
    assert plane.mark.walk.frames == 25
    assert plane.frame.maximum() == 24
    assert plane.facts.text().startswith("data, ᾱ = 1")


def test_learn_and_pause(plane, requests):
    click(plane.learn)
    assert plane.learn.text() == "Pause"
    plane.deliver(3)
    assert plane.history.step == 9
    click(plane.learn)
    plane.deliver()
    stopped = plane.history.step
    assert plane.learn.text() == "Train"
    assert plane.pending == []
    assert plane.mark.step == stopped, "what was learned last is shown"
    assert "loss" in plane.progress.text()


def test_the_command_shows_the_playground_and_lets_it_learn(plane, studio, explore):
    explore.choose("pixels")
    studio.parts.window.actions_["view.paint"].trigger()
    studio.parts.window.actions_["explore.learn"].trigger()
    assert plane.isVisible()
    assert plane.learn.isChecked()
    studio.parts.window.actions_["explore.learn"].trigger()
    plane.deliver()
    assert not plane.learn.isChecked()
    studio.parts.window.actions_["explore.race"].trigger()
    plane.deliver()
    assert plane.racing
    studio.parts.window.actions_["explore.forward"].trigger()
    assert explore.current == "forward"


def test_points_follow_the_slider_and_the_keys(plane):
    plane.frame.setFocus()
    QTest.keyClick(plane.frame, Qt.Key.Key_Home)
    assert plane.facts.text().startswith("t = 999")
    first = plane.canvas.grab().toImage()
    QTest.keyClick(plane.frame, Qt.Key.Key_Right)
    assert plane.canvas._frame == 1
    assert plane.canvas.grab().toImage() != first


def test_the_training_steps_can_be_gone_through(plane):
    for _ in range(2):
        click(plane.step_buttons["both"])
        plane.deliver()
    assert [mark.step for mark in plane.history.marks] == [0, 1, 2]
    assert plane.training.value() == 2
    plane.training.setFocus()
    QTest.keyClick(plane.training, Qt.Key.Key_Home)
    assert plane.mark.step == 0
    assert "(shown: 0)" in plane.progress.text()
    click(plane.step_buttons["both"])
    plane.deliver()
    assert plane.mark.step == 0, "who looks at an earlier model goes on doing so"


def test_a_click_traces_a_point_and_shift_another(plane):
    places = [plane.canvas.place_of(*place).toPoint() for place in plane.canvas._states[-1, :2].tolist()]
    QTest.mouseClick(plane.canvas, Qt.MouseButton.LeftButton, pos=places[0])
    assert len(plane.canvas.traced) == 1
    QTest.mouseClick(plane.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, places[1])
    assert len(plane.canvas.traced) == 2
    QTest.mouseClick(plane.canvas, Qt.MouseButton.LeftButton, pos=plane.canvas.place_of(-1.65, 1.65).toPoint())
    assert plane.canvas.traced == ()


def test_the_truth_is_requested_once_and_compared(plane, requests):
    plain = plane.canvas.grab().toImage()
    plane.arrows.set_key("both")
    plane.deliver()
    assert plane.canvas.grab().toImage() != plain
    assert "error of ε" in plane.facts.text()
    assert "exact: a mixture of Gaussians" in plane.facts.text()
    plane.shade.set_key("truth")
    plane.deliver()
    assert [request.do for request in requests].count("plane_truth") == 1


def test_a_gan_has_two_players(plane, requests):
    assert not plane.step_buttons["discriminator"].isVisible()
    click(plane.fields.model.segment("gan"))
    plane.deliver()
    assert plane.step_buttons["discriminator"].isVisible()
    assert not plane.fields.sampler.isVisible()
    plane.shade.set_key("heat")
    click(plane.step_buttons["discriminator"])
    plane.deliver()
    assert requests[-1].networks == "discriminator"
    assert set(plane.history.losses) == {"discriminator", "D(real)", "D(fake)"}
    assert plane.frame.maximum() == 1
    assert not plane.race.isEnabled()
    assert "diffusion" in plane.race.toolTip()


def test_samplers_race(plane, requests):
    click(plane.race)
    plane.deliver()
    assert plane.racing
    assert requests[-1].do == "race_plane"
    assert requests[-1].evaluations == 10
    assert plane.lanes[1].title.startswith("DDIM\ndistance 0.")
    assert plane.lanes[1].title.endswith("10 evaluations")
    plane.frame.setValue(0)
    assert all(canvas._frame == 0 for canvas in plane.lanes)
    plane.evaluations.setValue(5)
    plane.deliver()
    assert plane.lanes[1].title.endswith(" 5 evaluations")


def test_other_settings_start_over(plane):
    click(plane.step_buttons["both"])
    plane.deliver()
    plane.fields.distribution.set_key("moons")
    plane.deliver()
    assert plane.history.step == 0
    assert len(plane.history.marks) == 1


def test_another_sampler_walks_with_the_same_model(plane):
    click(plane.step_buttons["both"])
    plane.deliver()
    plane.fields.steps.setValue(5)
    plane.deliver()
    assert plane.history.step == 1
    assert plane.frame.maximum() == 5


def test_drawn_points_are_learned(plane, tmp_path):
    plane.fields.restore({"distribution": "drawn"})
    assert plane.message.text() == "Draw the points first."
    place = tmp_path / "drawn.json"
    write_points(place, np.random.default_rng(0).uniform(-0.5, 0.5, (50, 2)))
    plane.fields.use_points(place)
    plane.deliver()
    assert plane.message.text() == ""
    assert np.abs(plane.history.data).max() < 0.7


def test_a_failure_is_reported_and_stops_learning(plane, studio):
    click(plane.learn)
    plane.pending[:] = [(plane.pending[0][0], Failed(message="Training has diverged."))]
    plane.deliver(1)
    assert plane.message.text() == "Training has diverged."
    assert plane.learn.text() == "Train"


def test_nothing_is_learned_out_of_view(plane, explore):
    click(plane.learn)
    explore.choose("pixels")
    plane.deliver()
    assert plane.pending == []
    step = plane.history.step
    explore.choose("plane")
    plane.deliver(3)
    assert plane.history.step > step
    click(plane.learn)
    plane.deliver()


def test_what_was_chosen_is_kept(plane):
    plane.fields.distribution.set_key("rings")
    plane.shade.set_key("samples")
    plane.paths.setChecked(True)
    kept = plane.state()
    plane.fields.distribution.set_key("moons")
    plane.shade.set_key("none")
    plane.paths.setChecked(False)
    plane.restore(kept)
    assert plane.state() == kept
    plane.deliver()


def test_playing_walks_through_the_states(plane, qtbot):
    plane.frame.setValue(0)
    click(plane.play)
    qtbot.waitUntil(lambda: plane.frame.value() > 2)
    click(plane.play)
    assert not plane._ticking.isActive()


# what the history keeps


def learned(step, **more):
    states = np.full((3, 4, 2), step / 10)
    return PlaneLearned(step=step, walk=PlaneWalk(states=Packed.of(states, "<f2")), **more)


def test_the_history_is_thinned_and_keeps_both_ends():
    history = PlaneHistory()
    for step in range(400):
        history.add(learned(step))
    assert len(history.marks) <= 120
    assert (history.marks[0].step, history.marks[-1].step) == (0, 399)
    history.add(learned(0, data=Packed.of(np.zeros((5, 2)), "<f2")))
    assert [mark.step for mark in history.marks] == [0]


def test_the_density_of_points_is_one_altogether():
    points = np.random.default_rng(0).normal(size=(500, 2)).astype(np.float32) * 0.4
    density = density_of(points)
    assert density.sum() * (2 * REACH / HEAT_SIDE) ** 2 == pytest.approx(1, abs=0.01)
    assert np.unravel_index(density.argmax(), density.shape)[0] == pytest.approx(HEAT_SIDE / 2, abs=4)


def test_the_error_counts_where_the_data_is():
    truth = np.zeros((FIELD_SIDE, FIELD_SIDE, 2), np.float32)
    density = np.zeros((HEAT_SIDE, HEAT_SIDE), np.float32)
    density[HEAT_SIDE // 2 - 6 : HEAT_SIDE // 2 + 6] = 1
    wrong_outside = truth.copy()
    wrong_outside[0] = 100
    assert noise_error(wrong_outside, truth, density, 0.36) == 0
    assert noise_error(truth + 1, truth, density, 0.36) == pytest.approx(0.8 * 2**0.5)

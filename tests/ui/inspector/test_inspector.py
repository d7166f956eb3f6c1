"""The Step panel in the whole window; the test sends the engine's answers."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.protocol.events import Failed, InspectedPart, Ready, StepInspected
from studio.protocol.modelcard import ModelCard

TINY = ModelCard(name="tiny", title="Tiny", size=16, channels=1)


class Asked:
    """Replaces the engine's `inspect`, records requests, and answers with a term of one grey."""

    def __init__(self, studio):
        self.engine, self.all = studio.core.engine, []
        studio.core.engine.inspect = lambda job, record, step, picture, out: self.all.append((job, step, picture, out))

    @property
    def steps(self):
        return [step for _, step, _, _ in self.all]

    def answer(self, level=90, **settings):
        job, step, _, out = self.all[-1]
        file = out / "00.png"
        Image.new("L", (16, 16), level).save(file)
        numbers = {"sampler": "ddim", "step": step, "steps": 6, "timestep": 40, "timestep_prev": 30}
        numbers |= {"alpha_bar": 0.25, "alpha_bar_prev": 0.5, "sigma": 0.0, "guidance": 2.0}
        term = InspectedPart(name="x0", symbol="x₀", coefficient=0.7, mean=0.1, norm=3.0, picture=str(file))
        lost = InspectedPart(name="eps", symbol="ε")
        shown = StepInspected(
            equation="x_prev = a·x₀,  a = 1", where="a: b", numbers=numbers, terms=(term,), tensors=(lost,), **settings
        )
        self.engine.job_event.emit(job, shown)


@pytest.fixture
def asked(studio):
    studio.core.models.cards["tiny"] = TINY
    studio.parts.window.actions_["view.watch"].trigger()
    return Asked(studio)


@pytest.fixture
def lane(studio, asked, tmp_path, qtbot):
    """A finished lane of six steps whose record is on the disk, with the playhead at the third."""
    record = np.random.default_rng(0).standard_normal((2, 6, 1, 1, 16, 16)).astype(np.float16)
    made = DenoisingLane(
        record,
        title="a",
        timesteps=range(50, -1, -10),
        alphas_cumprod=np.linspace(0.99, 0.01, 100),
        model="tiny",
        trajectory=tmp_path / "trajectory.safetensors",
    )
    studio.core.timeline.add(made)
    studio.core.timeline.look_at(made, 2)
    qtbot.waitUntil(lambda: asked.steps == [2])
    return made


def texts(panel):
    return " ".join(label.text() for label in panel.findChildren(type(panel.equation)) if label.isVisible())


def test_the_step_under_the_resting_playhead_is_shown(studio, asked, lane, qtbot):
    panel = studio.parts.inspector_panel
    assert "Computing" in panel.message.text()
    asked.answer()
    assert panel.equation.text() == "xₚᵣₑᵥ = a·x₀\na = 1"
    assert "step 3 of 6, DDIM" in panel.numbers.text()
    qtbot.waitUntil(lambda: "0.7 · x₀" in texts(panel))
    assert "estimate of the clean picture" in texts(panel), "what the term is"
    assert "not finite" in texts(panel)
    assert list(panel.buttons) == ["term x0"]
    assert not panel.message.isVisible()


def test_another_step_replaces_it_and_a_known_one_is_not_asked_again(studio, asked, lane, qtbot):
    asked.answer()
    studio.core.timeline.seek(4)
    qtbot.waitUntil(lambda: asked.steps == [2, 4])
    panel = studio.parts.inspector_panel
    assert panel.equation.text(), "the old one stays until then"
    assert panel.message.isVisible()
    place = panel.equation.y()
    asked.answer()
    assert not panel.message.isVisible()
    panel.widget().layout().activate()
    assert panel.equation.y() == place, "waiting moves nothing"
    studio.timeline.inspecting._ask()
    assert asked.steps == [2, 4]


def test_a_step_whose_picture_was_clipped_says_so(studio, asked, lane):
    asked.answer(clipped=True, restored=True)
    assert "clipped" in studio.parts.inspector_panel.notes.text()


def test_a_pressed_term_is_shown_on_the_canvas(studio, asked, lane):
    asked.answer(level=123)
    QTest.mouseClick(studio.parts.inspector_panel.buttons["term x0"], Qt.MouseButton.LeftButton)
    assert studio.parts.canvas.shows_frame
    assert studio.parts.canvas._painter.colour_at(8, 8) == (123, 123, 123)


def test_a_failure_is_one_line_and_is_tried_again_with_the_next_engine(studio, asked, lane, qtbot):
    studio.core.engine.job_event.emit(asked.all[-1][0], Failed(message="The record is damaged."))
    assert studio.parts.inspector_panel.message.text() == "The record is damaged."
    studio.timeline.inspecting._ask()
    assert asked.steps == [2]
    studio.core.engine.ready.emit(Ready(device="cpu", threads=1, memory_bytes=1))
    qtbot.waitUntil(lambda: asked.steps == [2, 2])


@pytest.mark.parametrize("why", ["model", "record"])
def test_what_cannot_be_inspected_is_reported(studio, asked, lane, why):
    asked.answer()
    if why == "model":
        lane.model = "elsewhere"
    else:
        lane.trajectory = None
    studio.timeline.inspecting._ask()
    words = {"model": "The model elsewhere is not here", "record": "not on the disk"}[why]
    assert words in studio.parts.inspector_panel.message.text()
    assert not studio.parts.inspector_panel.equation.isVisible()


def test_nothing_is_asked_while_the_panel_is_hidden_or_the_engine_works(studio, asked, lane, qtbot):
    asked.answer()
    studio.timeline.inspecting._idle = lambda: False
    studio.core.timeline.seek(5)
    studio.timeline.inspecting._ask()
    assert asked.steps == [2]
    studio.timeline.inspecting._idle = lambda: True
    studio.parts.window.actions_["view.paint"].trigger()
    studio.timeline.inspecting._ask()
    assert asked.steps == [2]
    studio.parts.window.actions_["view.watch"].trigger()
    qtbot.waitUntil(lambda: asked.steps == [2, 5])


def test_without_a_lane_the_panel_says_what_to_do(studio, asked, qtbot):
    qtbot.waitUntil(lambda: "Generate a picture" in studio.parts.inspector_panel.message.text())
    assert asked.steps == []

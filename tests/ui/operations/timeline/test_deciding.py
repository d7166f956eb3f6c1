"""Which step decides: the pressed word and the mask are asked about, and the answer stands under the lane."""

import threading

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.spotlight import Spotlight
from studio.protocol.deciding import DecidingProgress, DecidingStep
from studio.protocol.events import Failed, Finished
from studio.ui import theme
from studio.ui.operations.timeline.deciding import sentence
from tests.records import STEPS, write_record


@pytest.fixture
def sent(studio, monkeypatch):
    """The messages to the engine."""
    requests = []
    monkeypatch.setattr(studio.core.engine, "start_job", requests.append)
    monkeypatch.setattr(studio.core.engine, "stop", lambda job, how: requests.append((job, how)))
    return requests


@pytest.fixture
def told(studio):
    lines = []
    studio.timeline.deciding._notify = lambda text, bad: lines.append((text, bad))
    return lines


@pytest.fixture
def lane(studio, tmp_path):
    """A lane whose words can be pressed."""
    lane = DenoisingLane.open(write_record(tmp_path / "a.safetensors", prompt="a tiger"), title="a tiger")
    lane.spotlight = Spotlight("a tiger")
    studio.core.timeline.add(lane)
    QApplication.processEvents()
    return lane


def words(studio):
    return studio.parts.timeline_panel.words


def press_word(studio, place):
    QTest.mouseClick(words(studio).buttons[place], Qt.MouseButton.LeftButton)


def answer(studio, job, sheet, step=3):
    differences = tuple(0.3 if k <= (-1 if step is None else step) else 0.01 for k in range(STEPS))
    Image.fromarray(np.full((20, 30, 3), 90, np.uint8)).save(sheet)
    found = DecidingStep(word="tiger", steps=tuple(range(STEPS)), differences=differences, step=step, sheet=str(sheet))
    studio.core.engine.job_event.emit(job, found)
    studio.core.engine.job_event.emit(job, Finished())
    return found


def test_the_button_beside_the_pressed_word_asks_about_it(studio, lane, sent, told, qtbot):
    assert not words(studio).decide.isVisible()
    press_word(studio, 1)
    assert words(studio).decide.isVisible()
    QTest.mouseClick(words(studio).decide, Qt.MouseButton.LeftButton)
    (request,) = sent
    assert (request.record, request.word, request.picture, request.region) == (str(lane.trajectory), 1, 0, None)
    studio.core.engine.job_event.emit(request.job, DecidingProgress(done=50, total=100))
    assert "“tiger”? 50%" in told[-1][0]
    found = answer(studio, request.job, request.out)
    assert lane.decision == found
    assert told[-1] == ("“tiger” decides until step 4: removed later, it is still seen there.", False)
    qtbot.waitUntil(lambda: not studio.timeline.deciding._background.busy)
    assert studio.parts.canvas.shows_frame, "the contact sheet"


def test_the_curve_and_the_step_stand_under_the_lane(studio, lane, sent, told, qtbot):
    plot = studio.parts.timeline_panel.plot
    colour = theme.colours().lines[2]

    def painted():
        image = plot.grab().toImage()
        return sum(
            image.pixelColor(x, y).name() == colour for x in range(0, image.width(), 1) for y in range(image.height())
        )

    assert painted() == 0
    lane.spotlight.chosen = 1
    studio.timeline.deciding.decide()
    answer(studio, sent[0].job, sent[0].out)
    qtbot.waitUntil(lambda: not studio.timeline.deciding._background.busy)
    assert painted() > 20


def test_the_mask_is_the_region_where_it_belongs_to_the_lane(studio, lane, sent, told, qtbot):
    lane.spotlight.chosen = 1
    studio.core.document.set_picture(np.zeros((32, 32, 3), np.uint8))
    studio.core.timeline.look_at(lane)
    mask = np.zeros((32, 32), np.uint8)
    mask[:8] = 255
    studio.core.document.set_mask(mask)
    studio.timeline.deciding.decide()
    qtbot.waitUntil(lambda: bool(sent))
    assert (np.asarray(Image.open(sent[0].region)) == mask).all()
    studio.core.engine.job_event.emit(sent[0].job, Failed(message="The model is gone."))
    assert told[-1] == ("The model is gone.", True)
    studio.core.document.set_picture(np.zeros((32, 64, 3), np.uint8))
    studio.core.document.fill_mask()
    studio.core.timeline.look_at(lane)
    studio.timeline.deciding.decide()
    assert sent[-1].region is None, "a picture of another shape"


def test_the_command_stops_what_it_has_started(studio, lane, sent, told):
    lane.spotlight.chosen = 1
    action = studio.parts.window.actions_["timeline.deciding"]
    action.trigger()
    action.trigger()
    assert sent[-1][0] == sent[0].job
    studio.core.engine.job_event.emit(sent[0].job, Finished(stopped=True))
    assert told[-1] == ("The search for the deciding step was stopped.", False)
    action.trigger()
    assert sent[-1].job != sent[0].job


def test_the_command_stops_while_the_mask_is_written(studio, lane, sent, told, qtbot):
    lane.spotlight.chosen = 1
    studio.core.document.set_picture(np.zeros((32, 32, 3), np.uint8))
    studio.core.document.fill_mask()
    studio.core.timeline.look_at(lane)
    held, background = threading.Event(), studio.timeline.deciding._background
    background.run(held.wait, lambda _: None, lambda _: None)  # a slow disk
    studio.timeline.deciding.decide()
    studio.timeline.deciding.decide()
    assert told[-1] == ("The search for the deciding step was stopped.", False)
    held.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert not sent


def test_what_cannot_be_asked_is_reported(studio, lane, sent, told):
    studio.timeline.deciding.decide()
    lane.live = True
    studio.timeline.deciding.decide()
    studio.core.timeline.remove(lane)
    studio.timeline.deciding.decide()
    assert [text.split(":")[0].split(",")[0] for text, _ in told] == [
        "Press a word above the lanes first",
        "Only a finished lane",
        "Select a lane that was made by a prompt.",
    ]
    assert sent == []


def test_the_answer_in_words():
    def found(step, until=None):
        differences = (0.3, 0.2, 0.1)
        return DecidingStep(word="tiger", steps=(0, 1, 2), differences=differences, step=step, until=until, sheet="")

    assert "makes no difference" in sentence(found(None))
    assert "No single step decides “tiger”: until step 2 removing it changes most" in sentence(found(None, until=1))
    assert "until step 2" in sentence(found(1))
    assert "still decides at the last step, 3" in sentence(found(2))

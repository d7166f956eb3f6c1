"""Decoding of the frame under a resting playhead, in the whole window; the test sends the engine's answers."""

import io
import time

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.document.lanes.denoising_lane import DenoisingLane
from studio.document.lanes.latent_preview import LatentPreview
from studio.protocol.events import Decoded, Failed, Ready
from studio.protocol.geometry import Box
from studio.protocol.modelcard import ModelCard
from studio.ui.operations.timeline.decoding import MAX_PICTURES

POCKET = ModelCard(name="pocket", title="Pocket", kind="stable-diffusion", size=32, channels=3, latent=(4, 8, 8))
ROWS = ((0.5, 0, 0, 0, 0), (0, 0.5, 0, 0, 0), (0, 0, 0.5, 0, 0))


class Asked:
    """Replaces the engine's `decode`, and records requests."""

    def __init__(self, studio):
        self.engine, self.decoding, self.all = studio.core.engine, studio.timeline.decoding, []
        studio.core.engine.decode = lambda job, model, latents, out, rough: self.all.append((job, model, latents, out))
        self.words = []
        studio.core.engine.attend = lambda job, model, latents, *words: self.words.append((job, latents, *words))

    def __len__(self):
        return len(self.all)

    def answer(self, value, side=32):
        job, _, _, out = self.all[-1]
        picture = io.BytesIO()
        Image.new("RGB", (side, side), (value, value, value)).save(picture, "PNG")
        out.write_bytes(picture.getvalue())
        self._send(job, out)

    def answer_words(self, *values):
        """Attention maps of uniform brightness, one for each word."""
        job, *_, out = self.words[-1]
        maps = io.BytesIO()
        Image.fromarray(np.repeat(np.uint8(values), 8)[:, None].repeat(8, axis=1)).save(maps, "PNG")
        out.write_bytes(maps.getvalue())
        self._send(job, out)

    def _send(self, job, out):
        self.engine.job_event.emit(job, Decoded(file=str(out)))
        assert not out.exists()
        end = time.monotonic() + 10
        while self.decoding.busy:
            assert time.monotonic() < end
            QTest.qWait(1)

    def fail(self):
        self.engine.job_event.emit(self.all[-1][0], Failed(message="No."))


@pytest.fixture
def asked(studio):
    studio.parts.recipe_panel.set_models({"pocket": POCKET})
    studio.timeline.decoding._idle = lambda: False  # no thumbnails
    return Asked(studio)


def a_lane(N=1, **settings):
    record = np.random.default_rng(0).standard_normal((2, 6, N, 4, 8, 8)).astype(np.float16)
    settings = {"preview": LatentPreview(ROWS, (32, 32), 4), "model": "pocket"} | settings
    return DenoisingLane(
        record, title="a tiger", timesteps=range(50, -1, -10), alphas_cumprod=np.linspace(0.99, 0.01, 100), **settings
    )


def press(studio, key):
    QTest.keyClick(studio.parts.timeline_panel.lanes, key)


def rest(qtbot, studio):
    """Wait until the playhead has rested and its request has been sent."""
    qtbot.waitUntil(lambda: not studio.timeline.decoding._rest.isActive())


def seen(studio):
    """The pixels of the frame on the canvas."""
    return studio.timeline.frames.under_playhead()


def test_the_frame_under_a_resting_playhead_is_decoded(qtbot, studio, asked):
    lane = a_lane()
    studio.core.timeline.add(lane)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right):
        press(studio, key)
    assert len(asked) == 0, "it does not rest yet"
    qtbot.waitUntil(lambda: len(asked) == 1)
    _, model, latents, _ = asked.all[0]
    assert model == "pocket"
    assert np.array_equal(latents, lane.values(2, "x_t")[0])
    shown = []
    studio.parts.timeline_panel.frame_shown.connect(lambda lane, k, pixels: shown.append((k, pixels)))
    asked.answer(77)
    assert shown[-1][0] == 2
    assert (shown[-1][1] == 77).all()
    press(studio, Qt.Key.Key_Left)
    press(studio, Qt.Key.Key_Right)
    assert (seen(studio) == 77).all()
    rest(qtbot, studio)
    assert len(asked) == 1, "the same frame is not asked for twice"


def test_a_late_answer_is_cached(qtbot, studio, asked):
    studio.core.timeline.add(a_lane())
    press(studio, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: len(asked) == 1)
    for _ in range(3):
        press(studio, Qt.Key.Key_Right)
    shown = []
    studio.parts.timeline_panel.frame_shown.connect(lambda lane, k, pixels: shown.append(k))
    asked.answer(77)
    assert shown == [], "the playhead is elsewhere"
    rest(qtbot, studio)
    assert len(asked) == 2
    press(studio, Qt.Key.Key_Home)
    assert (seen(studio) == 77).all()


def test_outdated_requests_are_dropped_while_the_engine_is_busy(qtbot, studio, asked):
    lane = a_lane()
    studio.core.timeline.add(lane)
    press(studio, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: len(asked) == 1)
    for _ in range(3):
        press(studio, Qt.Key.Key_Right)
        rest(qtbot, studio)
    assert len(asked) == 1
    asked.answer(1)
    assert len(asked) == 2
    assert np.array_equal(asked.all[1][2], lane.values(3, "x_t")[0])
    asked.answer(2)
    assert len(asked) == 2
    assert (seen(studio) == 2).all()


def test_x0_is_decoded_and_noise_is_not(qtbot, studio, asked):
    lane = a_lane()
    studio.core.timeline.add(lane)
    qtbot.waitUntil(lambda: len(asked) == 1)
    asked.answer(1)
    studio.parts.timeline_panel.set_view("x0")
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert np.array_equal(asked.all[1][2], lane.values(5, "x0")[0])
    asked.answer(2)
    assert (seen(studio) == 2).all()
    for view in ("epsilon", "change"):
        studio.parts.timeline_panel.set_view(view)
        rest(qtbot, studio)
    assert len(asked) == 2


def test_several_pictures_are_decoded_one_by_one(qtbot, studio, asked):
    studio.core.timeline.add(a_lane(N=4))
    qtbot.waitUntil(lambda: len(asked) == 1)
    for count in (1, 2, 3, 4):
        assert len(asked) == count
        asked.answer(10 * count)
    assert len(asked) == 4
    sheet = seen(studio)
    assert [int(sheet[y, x, 0]) for y in (5, 50) for x in (5, 50)] == [10, 20, 30, 40]


@pytest.mark.parametrize(
    "lane",
    [
        {"N": MAX_PICTURES + 1},
        {"model": "unknown"},
        {"preview": None},
        {"N": 2, "live": True, "available": 3},
        {"live": True, "available": 3},
    ],
)
def test_frames_that_are_not_decoded(qtbot, studio, asked, lane):
    studio.core.timeline.add(a_lane(**lane))
    if "N" in lane and "live" in lane:
        press(studio, Qt.Key.Key_Home)  # nobody rests at the end of a lane that is being filled
    rest(qtbot, studio)
    assert len(asked) == 0


def test_a_candidate_is_not_covered_by_a_frame(qtbot, studio, asked):
    studio.core.document.set_picture(np.zeros((32, 32, 3), np.uint8))
    studio.core.timeline.add(a_lane())
    qtbot.waitUntil(lambda: len(asked) == 1)
    studio.parts.canvas.show_frame(None, None)
    studio.core.document.offer([np.zeros((32, 32, 3), np.uint8)])
    asked.answer(77)
    assert not studio.parts.canvas.shows_frame
    press(studio, Qt.Key.Key_Left)
    assert studio.parts.canvas.shows_frame
    press(studio, Qt.Key.Key_End)
    assert (seen(studio) == 77).all()


def test_failed_frames_are_retried_only_with_a_new_engine(qtbot, studio, asked):
    studio.core.timeline.add(a_lane())
    qtbot.waitUntil(lambda: len(asked) == 1)
    asked.fail()
    press(studio, Qt.Key.Key_Left)
    press(studio, Qt.Key.Key_Right)
    rest(qtbot, studio)
    assert len(asked) == 1
    assert not studio.parts.window.notice.isVisible(), "a preview is not an error"
    studio.core.engine.ready.emit(Ready(device="CPU", threads=1, memory_bytes=1))
    qtbot.waitUntil(lambda: len(asked) == 2)
    asked.answer(5, side=16)
    press(studio, Qt.Key.Key_Left)
    press(studio, Qt.Key.Key_Right)
    rest(qtbot, studio)
    assert len(asked) == 2, "a picture of another size is none of this lane"


def test_a_repainted_crop_is_shown_in_its_place(qtbot, studio, asked):
    studio.core.document.set_picture(np.zeros((100, 120, 3), np.uint8))
    boxes = []
    show = studio.parts.canvas.show_frame
    studio.parts.canvas.show_frame = lambda pixels, box=None: (boxes.append((pixels.shape, box)), show(pixels, box))
    lane = a_lane(crop=(20, 10, 60, 60))
    studio.core.origins.remember(lane.id, studio.core.origins.current())
    studio.core.timeline.add(lane)
    qtbot.waitUntil(lambda: len(asked) == 1)
    asked.answer(77)
    assert boxes[-1] == ((32, 32, 3), Box(20, 10, 60, 60))
    assert len(boxes) == 2


def test_a_part_of_another_picture_is_shown_alone(qtbot, studio, asked):
    studio.core.timeline.add(a_lane(crop=(20, 10, 60, 60)))
    studio.core.document.set_picture(np.zeros((100, 120, 3), np.uint8))
    studio.core.document.fill_mask()
    studio.core.timeline.look_at(studio.core.timeline.lanes[0])
    assert studio.parts.canvas._painter.stands_alone
    assert studio.parts.canvas._painter.frame_box is None
    qtbot.mouseClick(studio.parts.canvas, Qt.MouseButton.LeftButton, pos=studio.parts.canvas.rect().center())
    assert (studio.core.document.mask == 255).all()
    studio.parts.canvas.show_frame(None)
    assert not studio.parts.canvas._painter.stands_alone


def test_saving_a_frame_saves_its_decoded_picture(qtbot, studio, asked):
    lane = a_lane()
    studio.core.timeline.add(lane)
    studio.parts.timeline_panel.keep_wanted.emit(lane, 2)
    assert studio.core.document.candidate is None
    assert np.array_equal(asked.all[-1][2], lane.values(2, "x0")[0])
    asked.answer(77)
    assert (studio.core.document.candidate.picture[..., :3] == 77).all()
    studio.parts.timeline_panel.keep_wanted.emit(lane, 2)
    assert (studio.core.document.candidate.picture[..., :3] == 77).all()
    studio.parts.timeline_panel.keep_wanted.emit(lane, 3)
    asked.fail()
    assert (studio.core.document.candidate.picture[..., :3] == lane.frame(3, "x0")).all()


def word_button(studio, word):
    return next(button for button in studio.parts.timeline_panel.words.buttons if button.text() == word)


def test_selecting_a_word_shows_its_attention(qtbot, studio, asked):
    lane = a_lane(prompt="a tiger")
    studio.core.timeline.add(lane)
    rest(qtbot, studio)
    asked.answer(200)
    assert (seen(studio) == 200).all()
    assert [button.text() for button in studio.parts.timeline_panel.words.buttons] == ["a", "tiger"]
    QTest.mouseClick(word_button(studio, "tiger"), Qt.MouseButton.LeftButton)
    assert [(prompt, t) for _, _, prompt, t, _ in asked.words] == [("a tiger", 0)]
    assert np.array_equal(asked.words[0][1], lane.values(5, "x_t")[0])
    asked.answer_words(255, 0)
    assert (seen(studio) == 30).all(), "the tiger is nowhere"
    QTest.mouseClick(word_button(studio, "a"), Qt.MouseButton.LeftButton)
    assert (seen(studio) == 200).all()
    assert not word_button(studio, "tiger").isChecked()
    assert len(asked.words) == 1, "all words came at once"
    QTest.mouseClick(word_button(studio, "a"), Qt.MouseButton.LeftButton)
    assert lane.spotlight.chosen is None


def test_the_selected_word_stays_selected_across_steps(qtbot, studio, asked):
    studio.core.timeline.add(a_lane(prompt="a tiger"))
    rest(qtbot, studio)
    asked.answer(200)
    QTest.mouseClick(word_button(studio, "tiger"), Qt.MouseButton.LeftButton)
    asked.answer_words(255, 0)
    press(studio, Qt.Key.Key_Left)
    rest(qtbot, studio)
    asked.answer(100)
    assert [t for *_, t, _ in asked.words] == [0, 10]
    asked.answer_words(0, 255)
    assert (seen(studio) == 100).all()


def test_words_are_shown_only_for_lanes_with_a_prompt(studio, asked):
    bar = studio.parts.timeline_panel.words
    lane = a_lane(prompt="a tiger")
    studio.core.timeline.add(lane)
    assert bar.isVisible()
    studio.core.timeline.add(a_lane())
    assert not bar.isVisible()
    studio.core.timeline.look_at(lane)
    assert bar.isVisible()
    assert all(button.accessibleName() and button.toolTip() for button in bar.buttons)


# thumbnails


def thumbnails(studio, lane):
    """The first grey level of each thumbnail."""
    view, height = studio.core.timeline.view, studio.parts.timeline_panel.lanes.thumbnail_height
    return [int(lane.thumbnail(k, view, height)[0, 0, 0]) for k in range(lane.available)]


def test_thumbnails_in_view_are_decoded_while_nothing_else_runs(qtbot, studio, asked):
    lane = a_lane()
    studio.core.timeline.add(lane)
    qtbot.waitUntil(lambda: len(asked) == 1)
    asked.answer(99)
    rest(qtbot, studio)
    assert len(asked) == 1, "a generation waits"
    before = thumbnails(studio, lane)
    studio.timeline.decoding._idle = lambda: True
    studio.timeline.decoding.rest()
    for value in range(1, 6):
        qtbot.waitUntil(lambda count=value + 1: len(asked) == count)
        asked.answer(value)
    assert thumbnails(studio, lane) == [1, 2, 3, 4, 5, 99] != before
    rest(qtbot, studio)
    assert len(asked) == 6, "each is asked for once"
    studio.parts.timeline_panel.set_view("epsilon")
    rest(qtbot, studio)
    assert len(asked) == 6, "noise has no picture"


def test_a_thumbnail_of_several_changes_when_all_of_them_are_there(qtbot, studio, asked):
    lane = a_lane(N=20)  # too many to decode on the canvas; a thumbnail shows the first four
    studio.core.timeline.add(lane)
    before = thumbnails(studio, lane)[0]
    studio.timeline.decoding._idle = lambda: True
    studio.timeline.decoding.rest()
    for count in (1, 2, 3):
        qtbot.waitUntil(lambda count=count: len(asked) == count)
        asked.answer(7)
        assert thumbnails(studio, lane)[0] == before
    qtbot.waitUntil(lambda: len(asked) == 4)
    asked.answer(7)
    assert thumbnails(studio, lane)[0] == 7


def test_thumbnails_stop_when_a_generation_is_queued(qtbot, studio, asked):
    studio.core.timeline.add(a_lane(N=20))
    studio.timeline.decoding._idle = lambda: True
    studio.timeline.decoding.rest()
    qtbot.waitUntil(lambda: len(asked) == 1)
    studio.timeline.decoding._idle = lambda: False
    asked.answer(7)
    rest(qtbot, studio)
    assert len(asked) == 1


def test_frames_in_view_are_those_of_the_lanes_in_view(studio, asked):
    lanes = [a_lane() for _ in range(30)]
    for lane in lanes:
        studio.core.timeline.add(lane)
    frames = list(studio.parts.timeline_panel.lanes.frames_in_view())
    assert frames[:6] == [(lanes[-1], k) for k in range(6)]
    assert (lanes[0], 0) not in frames
    assert 6 < len(frames) < 100

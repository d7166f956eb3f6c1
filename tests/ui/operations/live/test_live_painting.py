"""Live painting in the whole window, by mouse, pen and keys, over an engine whose answers the test sends."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest

from studio.document.document import Document
from studio.document.edits import MASK
from studio.protocol.events import Failed, Finished
from studio.protocol.finished_pictures import write_finished
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.live import LivePicture, PaintLive
from studio.protocol.requests import Stop
from studio.ui.live.pace import LivePace
from studio.ui.operations.live import display as display_texts
from studio.ui.operations.live import painting as painting_texts
from studio.wiring.studio import Studio

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
TAKE = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
TOGGLE = (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


class Engine:
    """The window's messages to its engine, and answers to them."""

    def __init__(self, studio, monkeypatch):
        self.studio, self.asked, self.stopped = studio, [], []
        monkeypatch.setattr(studio.core.engine, "start_job", self.asked.append)
        monkeypatch.setattr(studio.core.engine, "submit", lambda *job: None)
        monkeypatch.setattr(studio.core.engine, "stop", lambda job, how: self.stopped.append((job, how)))

    def send(self, event) -> None:
        self.studio.core.engine.job_event.emit(self.asked[-1].job, event)

    def answer(self, value=200, seconds=0.02, decoding=0.01) -> PaintLive:
        """Answer the last request by a picture of one grey."""
        request = self.asked[-1]
        side = 64 if request.finished else 16
        pixels = np.full((side, side, 4), value, np.uint8)
        pixels[..., 3] = 255
        Path(request.out).mkdir(exist_ok=True)
        file = write_finished(Path(request.out), [pixels])
        event = LivePicture(
            pixels=str(file), finished=request.finished, preparing=0.0, denoising=seconds, decoding=decoding
        )
        self.send(event)
        self.studio.core.engine.job_event.emit(request.job, Finished())
        return request

    def sketch(self, index=-1) -> np.ndarray:
        with Image.open(self.asked[index].recipe.image) as image:
            return np.asarray(image)


@pytest.fixture
def engine(studio, monkeypatch, qtbot) -> Engine:
    studio.startup.close()
    studio.parts.recipe_panel.fields.models.model.set_key("pocket-lightning")
    studio.core.undo.record(studio.core.document.set_picture(np.full((128, 128, 3), 60, np.uint8)))
    studio.core.document.activate(next(studio.core.document.stack.layers()).id)
    studio.core.tools.set_brush(size=30.0, hardness=1.0)
    studio.core.tools.paints.set_colour((250, 20, 30))
    studio.parts.window.activateWindow()
    studio.parts.canvas.setFocus()
    qtbot.waitUntil(studio.parts.canvas.hasFocus)
    return Engine(studio, monkeypatch)


@pytest.fixture
def painting(studio, engine, qtbot):
    """Live painting that has been begun by its key, with its first picture shown."""
    return begin(studio, engine, qtbot)


def begin(studio, engine, qtbot):
    QTest.keyClick(studio.parts.canvas, *TOGGLE)
    qtbot.waitUntil(lambda: len(engine.asked) == 1)
    engine.answer(seconds=0.05, decoding=0.5)
    qtbot.waitUntil(lambda: len(engine.asked) == 2)  # the pen rests
    engine.answer(seconds=0.0, decoding=0.5)
    return studio.live.painting


def press(studio, kind, place, held=LEFT) -> None:
    canvas = studio.parts.canvas
    point = QPointF(*canvas.view.to_widget(*place))
    button = NONE if kind is QEvent.Type.MouseMove else LEFT
    event = QMouseEvent(kind, point, canvas.mapToGlobal(point), button, held, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(canvas, event)


def draw(studio, *places) -> None:
    """Paint a stroke with the mouse."""
    press(studio, QEvent.Type.MouseButtonPress, places[0])
    for place in places[1:]:
        press(studio, QEvent.Type.MouseMove, place)
    press(studio, QEvent.Type.MouseButtonRelease, places[-1], NONE)


def draw_with_pen(studio, *places) -> None:
    canvas = studio.parts.canvas
    device = QPointingDevice.primaryPointingDevice()
    kinds = [QEvent.Type.TabletPress, *[QEvent.Type.TabletMove] * (len(places) - 2), QEvent.Type.TabletRelease]
    for kind, place in zip(kinds, places, strict=True):
        point = QPointF(*canvas.view.to_widget(*place))
        button = NONE if kind is QEvent.Type.TabletMove else LEFT
        held = NONE if kind is QEvent.Type.TabletRelease else LEFT
        QCoreApplication.sendEvent(
            canvas,
            QTabletEvent(
                kind, device, point, QPointF(canvas.mapToGlobal(point)), 1.0, 0, 0, 0, 0, 0,
                Qt.KeyboardModifier.NoModifier, button, held,
            ),
        )  # fmt: skip


def test_a_stroke_becomes_a_picture_beside_the_canvas(studio, engine, painting, qtbot):
    draw_with_pen(studio, (40, 64), (64, 64), (90, 64))
    qtbot.waitUntil(lambda: len(engine.asked) == 3)
    request = engine.asked[-1]
    assert (request.recipe.model, request.recipe.strength, request.finished) == ("pocket-lightning", 0.5, False)
    assert tuple(engine.sketch()[64, 64]) == (250, 20, 30)
    assert tuple(engine.sketch()[2, 2]) == (60, 60, 60)
    engine.answer(value=123)
    view = painting.display.view
    assert view.isVisible()
    assert (view.pane.image.pixels[..., :3] == 123).all()
    assert view.pane.caption == "Preview"
    qtbot.waitUntil(lambda: len(engine.asked) == 4)
    assert engine.asked[-1].finished
    assert engine.asked[-1].recipe == request.recipe
    engine.answer(value=124)
    assert view.pane.caption == "Live"
    assert not Path(engine.asked[-1].out).exists()


def test_while_one_is_made_only_the_newest_state_waits(studio, engine, painting, qtbot):
    draw(studio, (20, 20), (30, 20))
    qtbot.waitUntil(lambda: len(engine.asked) == 3)
    for y in (40, 60, 80, 100):
        draw(studio, (20, y), (100, y))
        QTest.qWait(5)
    assert len(engine.asked) == 3  # one in flight
    engine.answer()
    qtbot.waitUntil(lambda: len(engine.asked) == 4)
    assert all(tuple(engine.sketch()[y // 2, 30]) == (250, 20, 30) for y in (40, 60, 80, 100))


def test_what_looks_the_same_is_not_requested_again(studio, engine, painting, qtbot):
    document = studio.core.document
    document.picture_changed.emit(document.mask_box)
    qtbot.waitUntil(lambda: not painting.busy)
    studio.parts.recipe_panel.changed.emit()
    qtbot.waitUntil(lambda: not painting.busy)
    QTest.qWait(150)
    assert len(engine.asked) == 2
    studio.parts.recipe_panel.fields.prompts.prompt.set_text("a green apple")
    qtbot.waitUntil(lambda: len(engine.asked) == 3)
    assert engine.asked[-1].recipe.prompt == "a green apple"


def test_a_key_takes_the_picture_as_a_layer_with_recipe_and_job(studio, engine, painting, qtbot):
    document = studio.core.document
    QTest.keyClick(studio.parts.canvas, *TAKE)
    qtbot.waitUntil(lambda: len(document.stack.children) == 2)
    layer = document.stack.children[0]
    assert layer.box == (0, 0, 128, 128)
    assert (layer.pixels[..., 0] == 200).all()
    assert layer.kind == "candidate"
    (job,) = studio.core.queue.jobs
    assert Path(job.recipe.image).parent.name == "inputs"
    assert job.recipe.seed == engine.asked[-1].recipe.seed
    assert GenerateRecipe.model_validate_json(layer.recipe) == job.recipe
    assert document.source.folder == job.out
    assert job.id in studio.generation.results.quiet
    assert studio.core.undo.undoText() == "Add live picture"
    studio.parts.window.actions_["edit.undo"].trigger()
    assert len(document.stack.children) == 1
    assert document.source is None


def test_a_preview_is_finished_before_it_is_taken_and_a_mask_bounds_it(studio, engine, painting, qtbot):
    document = studio.core.document
    draw(studio, (40, 40), (60, 40))
    qtbot.waitUntil(lambda: len(engine.asked) == 3)
    engine.answer()
    QTest.keyClick(studio.parts.canvas, *TAKE)
    qtbot.waitUntil(lambda: len(engine.asked) == 4)
    assert engine.asked[-1].finished
    assert len(document.stack.children) == 1
    mask = np.zeros((128, 128), np.uint8)
    mask[:, :64] = 255
    studio.core.undo.record(document.set_mask(mask))
    engine.answer(value=90)
    qtbot.waitUntil(lambda: len(document.stack.children) == 2)
    pixels = document.stack.children[0].pixels
    assert (pixels[:, :64, 3] == 255).all()
    assert (pixels[:, 64:, 3] == 0).all()
    assert (pixels[..., 0] == 90).all()


def test_it_gives_way_to_the_queue_and_comes_back(studio, engine, painting, qtbot, tmp_path):
    draw(studio, (40, 40), (60, 40))
    qtbot.waitUntil(lambda: len(engine.asked) == 3)
    job = studio.core.queue.add(GenerateRecipe(), tmp_path / "out", "job")
    assert engine.stopped == [(engine.asked[-1].job, Stop.AFTER)]  # never NOW, which may end the engine
    engine.send(Finished(stopped=True))
    draw(studio, (40, 90), (60, 90))
    QTest.qWait(30)
    assert len(engine.asked) == 3
    assert painting.display.bar.pace.text() == "Waits for the queue"
    studio.core.engine.job_event.emit(job, Failed(message="no model"))
    qtbot.waitUntil(lambda: len(engine.asked) == 4)
    assert tuple(engine.sketch()[90, 50]) == (250, 20, 30)


def test_over_the_canvas_and_off_again(studio, engine, painting, qtbot):
    canvas = studio.parts.canvas
    QTest.mouseClick(painting.display.bar.place.segment("over"), LEFT)
    assert not painting.display.view.isVisible()
    centre = QPointF(*canvas.view.to_widget(64, 64)).toPoint()
    assert canvas.grab().toImage().pixelColor(centre).red() == 200
    QTest.keyClick(canvas, *TOGGLE)
    assert canvas.grab().toImage().pixelColor(centre).red() == 60
    assert not painting.display.bar.isVisible()
    draw(studio, (40, 40), (60, 40))
    QTest.qWait(20)
    assert len(engine.asked) == 2


def test_options_are_remembered(studio, engine, painting, qtbot, qapp):
    bar = painting.display.bar
    bar.strength.setValue(35)
    QTest.mouseClick(bar.follows, LEFT, pos=QPoint(5, bar.follows.height() // 2))
    QTest.keyClicks(bar.prompt, "a boat")
    qtbot.waitUntil(lambda: len(engine.asked) == 3)
    other = Studio(qapp)
    try:
        kept = other.live.painting.options
        assert (kept.on, kept.strength, kept.follows, kept.prompt) == (True, 0.35, False, "a boat")
    finally:
        other.parts.window.close()
        other.parts.window.deleteLater()


def test_the_prompt_is_edited_where_the_cursor_is(studio, engine, painting):
    prompt = painting.display.bar.prompt
    QTest.mouseClick(painting.display.bar.follows, LEFT, pos=QPoint(5, painting.display.bar.follows.height() // 2))
    QTest.keyClicks(prompt, "a cat")
    prompt.setCursorPosition(2)
    QTest.keyClicks(prompt, "big ")
    assert prompt.text() == "a big cat"
    assert prompt.isUndoAvailable()


def test_an_unlocked_seed_is_drawn_for_each_change(studio, engine, painting, qtbot):
    painting.display.bar.seed.set_locked(False)
    draw(studio, (40, 40), (60, 40))
    qtbot.waitUntil(lambda: len(engine.asked) == 3)
    engine.answer()
    first = engine.asked[-1].recipe.seed
    assert painting.display.bar.seed.seed() == first
    draw(studio, (40, 80), (60, 80))
    qtbot.waitUntil(lambda: len(engine.asked) > 3 and not engine.asked[-1].finished)
    assert engine.asked[-1].recipe.seed != first


def test_a_slow_model_is_reported_and_a_quick_one_is_a_click_away(studio, engine, painting, qtbot):
    fields, bar = studio.parts.recipe_panel.fields, painting.display.bar
    assert bar.use_model.isHidden()
    fields.models.model.set_key("pocket")
    qtbot.waitUntil(lambda: len(engine.asked) == 3)
    engine.answer(seconds=9.0)
    assert bar.pace.text() == "9.0 s: too slow to follow the pen; Pocket in four steps is quicker"
    QTest.mouseClick(bar.use_model, LEFT)
    assert fields.models.model.key() == "pocket-lightning"
    assert bar.use_model.isHidden()


def test_what_goes_wrong_is_reported_where_the_picture_would_be(studio, engine, painting, qtbot):
    draw(studio, (40, 40), (60, 40))
    qtbot.waitUntil(lambda: len(engine.asked) == 3)
    engine.send(Failed(message="The model is gone."))
    assert painting.display.view.pane.message == "The model is gone." == painting.display.bar.pace.text()
    QTest.keyClick(studio.parts.canvas, *TAKE)
    assert len(studio.core.document.stack.children) == 1


def test_a_model_with_labels_sees_the_sketch_at_its_size(studio, engine, painting, qtbot):
    fields = studio.parts.recipe_panel.fields
    fields.models.model.set_key("digits")
    fields.models.label.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(fields.models.label, Qt.Key.Key_7)
    assert fields.models.label.key() == "7"
    answered = len(engine.asked)

    def asked_for_a_seven():
        nonlocal answered
        if len(engine.asked) > answered and engine.asked[-1].recipe.label != 7:
            answered = len(engine.asked)
            engine.answer()  # of what was asked before the label was chosen
        return engine.asked[-1].recipe.label == 7

    qtbot.waitUntil(asked_for_a_seven)
    assert engine.asked[-1].recipe.size is None
    assert engine.sketch().shape == (16, 16, 3)
    engine.answer(seconds=9.0)
    assert painting.display.bar.use_model.isHidden(), "no other model follows labels"


def test_a_control_layer_is_followed_where_it_is_painted(studio, engine, painting, qtbot):
    studio.parts.window.actions_["layer.new_control"].trigger()
    studio.core.tools.paints.set_colour((255, 255, 255))
    draw(studio, (64, 96), (100, 96))
    qtbot.waitUntil(lambda: bool(engine.asked[-1].recipe.controls))
    (control,) = engine.asked[-1].recipe.controls
    assert (control.kind, control.ready) == ("scribble", True)
    with Image.open(control.image) as image:
        scribble = np.asarray(image.convert("L"))
    assert scribble.shape == (128, 128)
    assert scribble[96, 80] > 200
    assert scribble[10, 10] == 0
    engine.answer()
    studio.parts.window.actions_["layer.delete"].trigger()
    qtbot.waitUntil(lambda: not engine.asked[-1].recipe.controls)


def test_with_a_mask_the_part_that_the_model_sees_is_painted_live(studio, engine, qtbot):
    studio.core.undo.record(studio.core.document.set_picture(np.full((320, 320, 3), 60, np.uint8)))
    painting = begin(studio, engine, qtbot)
    studio.core.document.activate(MASK)
    draw(studio, (30, 30), (40, 30))
    qtbot.waitUntil(lambda: len(engine.asked) == 3)
    engine.answer()
    box = painting.shown.sketch.box
    assert box == studio.generation.generating.seen_box() != (0, 0, 320, 320)
    qtbot.waitUntil(lambda: len(engine.asked) == 4)
    engine.answer()
    draw(studio, (30, 30), (40, 30))  # nothing of the picture has changed
    qtbot.waitUntil(lambda: not painting.busy)
    assert len(engine.asked) == 4


class TestPace:
    @staticmethod
    def picture(seconds, decoding=0.01, finished=True, loaded=True):
        return LivePicture(
            pixels="", finished=finished, preparing=0.0, denoising=seconds, decoding=decoding, loaded=loaded
        )

    def test_pictures_are_decoded_at_once_where_that_is_within_the_aim(self):
        pace = LivePace()
        assert not pace.finishes_at_once
        pace.add(self.picture(0.05))
        assert pace.finishes_at_once
        assert pace.delay == 0
        assert pace.summary() == "60 ms"
        pace.add(self.picture(0.3, finished=False))
        assert not pace.finishes_at_once

    def test_a_slow_model_waits_for_the_pen_to_rest(self):
        pace = LivePace()
        pace.add(self.picture(2.0))
        assert pace.delay > 0
        assert "when the pen rests" in pace.summary()
        pace.reset()
        assert pace.delay == 0
        assert pace.summary() == ""

    def test_loading_the_model_does_not_count(self):
        pace = LivePace()
        pace.add(self.picture(30.0, loaded=False))
        assert pace.seconds == 0


def test_what_was_missing_at_the_start_is_not_told_any_longer(studio, engine, qtbot):
    """The session's picture comes after the switch, and its first live picture takes the engine's start."""
    document = studio.core.document
    kept = document.contents
    document.replace(Document().contents)
    QTest.keyClick(studio.parts.canvas, *TOGGLE)
    display = studio.live.painting.display
    qtbot.waitUntil(lambda: display.view is not None and display.view.pane.message == painting_texts._NO_PICTURE)
    document.replace(kept)
    qtbot.waitUntil(lambda: len(engine.asked) == 1)
    assert display.view.pane.message == display_texts._EMPTY
    assert display.bar.pace.text() == ""

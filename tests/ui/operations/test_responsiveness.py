"""A 24-megapixel picture: opened, pasted, saved and repainted while the event loop keeps turning."""

import hashlib
import threading
import time

import numpy as np
import pytest
from older_session import save_mask, save_picture
from PIL import Image, ImageFile
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from studio.document.journal.journal import open_journal
from studio.document.session import load_session
from studio.protocol.generation_recipe import GenerateRecipe
from studio.ui.recipe.recipe_fields import RecipeFields

SIZE = (6000, 4000)
MIN_TURNS = 30  # a loop that were held for the whole work would turn once or twice


@pytest.fixture(scope="module")
def photo(tmp_path_factory):
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    pixels = np.stack([x * 255 // SIZE[0], y * 255 // SIZE[1], (x + y) % 256], axis=2).astype(np.uint8)
    path = tmp_path_factory.mktemp("photo") / "photo.jpg"
    Image.fromarray(pixels).save(path)
    return path


@pytest.fixture
def off_the_ui_thread(monkeypatch):
    """Make decoding, encoding and hashing on the UI thread fail."""

    def guarded(function):
        def call(*arguments, **settings):
            assert threading.current_thread() is not threading.main_thread(), f"{function.__name__} on the UI thread"
            calls.append(function.__name__)
            return function(*arguments, **settings)

        return call

    calls = []
    monkeypatch.setattr(ImageFile.ImageFile, "load", guarded(ImageFile.ImageFile.load))
    monkeypatch.setattr(Image.Image, "save", guarded(Image.Image.save))
    monkeypatch.setattr(hashlib, "sha256", guarded(hashlib.sha256))
    return calls


def turns_until(done) -> int:
    """Count the turns of the event loop until something is done."""
    turns = 0

    def count() -> None:
        nonlocal turns
        turns += 1

    timer = QTimer()
    timer.timeout.connect(count)
    timer.start(0)
    end = time.monotonic() + 120
    while not done():
        assert time.monotonic() < end
        QTest.qWait(1)
    timer.stop()
    return turns


def opened(studio, photo) -> int:
    studio.files.files.open(photo)
    assert not studio.core.document.has_picture, "it is read elsewhere"
    turns = turns_until(lambda: not studio.files.files.busy)
    assert studio.core.document.size == SIZE
    return turns


def test_opening_and_saving(studio, photo, off_the_ui_thread, tmp_path):
    assert opened(studio, photo) >= MIN_TURNS
    studio.files.files.save(tmp_path / "saved.png", studio.core.document.picture, None)
    assert turns_until(lambda: not studio.files.files.busy) >= MIN_TURNS
    assert (tmp_path / "saved.png").is_file()
    assert {"load", "save"} <= set(off_the_ui_thread)


def test_copying_and_pasting(studio, photo, off_the_ui_thread):
    opened(studio, photo)
    studio.files.files.copy()
    turns_until(lambda: not studio.files.files.busy)
    before = studio.core.document.picture
    studio.parts.canvas.paste()
    assert turns_until(lambda: not studio.files.files.busy) >= MIN_TURNS
    assert studio.core.document.picture is not before
    assert np.array_equal(studio.core.document.picture, before)
    QGuiApplication.clipboard().clear()


def test_queueing_a_repaint(studio, photo, off_the_ui_thread):
    opened(studio, photo)
    paint(studio)
    studio.generation.generating.run()
    studio.generation.generating.run()
    assert studio.generation.generating.preparing
    mask = studio.core.document.mask.copy()
    paint(studio, (900, 900))  # edits that come meanwhile belong to the next run
    assert turns_until(lambda: not studio.generation.generating.preparing) >= MIN_TURNS
    first, second = (job.recipe for job in studio.core.queue.jobs)
    assert (first.image, first.mask) == (second.image, second.mask)
    assert first.seed != second.seed
    assert np.array_equal(elsewhere(lambda: np.asarray(Image.open(first.mask))), mask)
    assert {"save", "openssl_sha256"} <= set(off_the_ui_thread)


def elsewhere(work):
    """Run work in another thread, as the guard demands, and return its result."""
    found = []
    thread = threading.Thread(target=lambda: found.append(work()))
    thread.start()
    thread.join()
    return found[0]


def paint(studio, place=(3000, 2000)):
    studio.core.document.begin_stroke(studio.core.tools.brush)
    studio.core.document.stroke_to(*place)
    studio.core.undo.record(studio.core.document.end_stroke())


def test_the_session_is_restored(studio, off_the_ui_thread):
    picture = np.random.default_rng(0).integers(0, 256, (300, 400, 4), np.uint8)
    mask = np.zeros((300, 400), np.uint8)
    mask[20:30, 40:50] = 200
    elsewhere(lambda: save_mask(mask, save_picture(picture)))
    found = []
    studio.session.restoring.restore(found.append)
    turns_until(lambda: not studio.session.session.busy)
    assert found == [True]
    assert np.array_equal(studio.core.document.picture, picture)
    assert np.array_equal(studio.core.document.mask, mask)
    assert not studio.core.undo.canUndo()


def test_the_canvas_is_kept(studio, photo, off_the_ui_thread):
    studio.session.restoring.restore(lambda _: None)
    turns_until(lambda: not studio.session.session.busy)
    opened(studio, photo)
    before = studio.core.document.picture.copy()
    paint(studio)
    mask = studio.core.document.mask.copy()
    assert turns_until(lambda: not studio.session.session.busy) >= MIN_TURNS
    studio.parts.window.close()
    kept = elsewhere(open_journal)
    kept.release()
    assert np.array_equal(kept.restored.document.picture, before)
    assert np.array_equal(kept.restored.document.mask, mask)


def test_moving_the_brush_builds_no_recipe(studio, monkeypatch):
    studio.core.document.set_picture(np.zeros((300, 400, 3), np.uint8))
    built = []
    recipe = RecipeFields.recipe
    monkeypatch.setattr(RecipeFields, "recipe", lambda fields: (built.append(1), recipe(fields))[1])
    studio.core.document.begin_stroke(studio.core.tools.brush)
    studio.core.document.stroke_to(50, 50)
    at_first = len(built)  # the mask is new: the button and the remark change
    crops = []
    monkeypatch.setattr(studio.parts.canvas, "set_crop", lambda box, *_, **__: crops.append(box))
    for x in range(60, 300, 10):
        studio.core.document.stroke_to(x, 80)
    assert len(built) == at_first
    assert len(crops) == 24
    studio.core.document.end_stroke()
    assert studio.parts.recipe_panel.button.text() == "Repaint mask"
    assert isinstance(studio.parts.recipe_panel.recipe(), GenerateRecipe)


def test_runs_keep_their_order_while_inputs_are_written(studio):
    studio.core.document.set_picture(np.zeros((300, 400, 3), np.uint8))
    paint(studio, (100, 100))
    studio.generation.generating.run()
    studio.core.undo.record(studio.core.document.clear_mask())
    studio.generation.generating.run()  # takes nothing from the canvas, and waits all the same
    assert studio.core.queue.jobs == ()
    turns_until(lambda: not studio.generation.generating.preparing)
    assert [job.recipe.mask is not None for job in studio.core.queue.jobs] == [True, False]


def test_stopping_drops_a_run_whose_inputs_are_being_written(studio):
    studio.core.document.set_picture(np.zeros((300, 400, 3), np.uint8))
    paint(studio, (100, 100))
    studio.generation.generating.run()
    studio.generation.generating.stop_or_dismiss()
    assert not studio.generation.generating.preparing
    QTest.qWait(100)
    assert studio.core.queue.jobs == ()
    assert studio.core.document.has_picture


def test_a_canvas_that_was_not_restored_yet_is_not_lost(studio, data_home):
    picture = np.full((30, 40, 4), 255, np.uint8)
    save_picture(picture)
    found = []
    studio.session.restoring.restore(found.append)
    studio.parts.window.close()  # at once
    assert found == []
    assert np.array_equal(load_session().picture, picture)

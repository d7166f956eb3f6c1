"""The parts that the next start restores: canvas, undo stack, queue and result, after a close or a kill."""

import errno
import os
import threading
from pathlib import Path

import numpy as np
import pytest
from older_session import save_mask, save_picture
from PySide6.QtCore import QSettings

from studio.document.journal import disk
from studio.document.journal import writer as writing
from studio.document.source import Source
from studio.protocol.generation_recipe import GenerateRecipe
from studio.ui.operations.files import session as keeping
from studio.ui.undo import UndoStack
from studio.wiring.studio import Studio


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(keeping, "SAVE_AFTER_SECONDS", 0.05)
    monkeypatch.setattr(keeping, "STROKE_SECONDS", 0.02)
    monkeypatch.setattr(keeping, "STALL_SECONDS", 0.5)
    monkeypatch.setattr(writing, "GATHER_SECONDS", 0.01)
    monkeypatch.setattr(writing, "RETRY_SECONDS", 0.05)


@pytest.fixture
def start(qapp, qtbot, monkeypatch):
    """Open windows one after the other, each with the files of the previous one."""
    windows = []

    def started() -> Studio:
        studio = Studio(qapp)
        monkeypatch.setattr(studio.core.engine, "submit", lambda *_: None)
        studio.parts.window.show()
        windows.append(studio)
        restore(studio, qtbot)
        return studio

    yield started
    for studio in windows:
        studio.parts.window.close()
        studio.parts.window.deleteLater()


def restore(studio, qtbot):
    found = []
    studio.session.restoring.restore(found.append)
    qtbot.waitUntil(lambda: bool(found))
    studio.session.restoring.recovered([])
    qtbot.waitUntil(lambda: not studio.session.candidate.busy)
    return found[0]


def kill(studio, qtbot):
    """End a window as a kill does: what is on the disk by now is what there is."""
    qtbot.waitUntil(lambda: not studio.session.session.busy)
    session = studio.session.session
    session._recorder = None
    session._writer.close(10)
    session._journal.release()


def picture(side=40):
    return np.random.default_rng(side).integers(0, 256, (side, side, 4), np.uint8)


def paint(studio):
    studio.core.document.begin_stroke(studio.core.tools.brush)
    studio.core.document.stroke_to(20, 20)
    studio.core.undo.record(studio.core.document.end_stroke())


def notice(studio) -> str:
    return studio.parts.window.notice.text.text() if studio.parts.window.notice.isVisible() else ""


def test_canvas_and_undo_stack_come_back_after_a_kill(start, qtbot):
    studio = start()
    document, undo = studio.core.document, studio.core.undo
    undo.record(document.set_picture(picture()))
    paint(studio)
    undo.record(document.invert_mask())
    undo.undo()
    painted = document.mask.copy()
    kill(studio, qtbot)

    again = start()
    document, undo = again.core.document, again.core.undo
    assert (document.picture == picture()).all()
    assert (document.mask == painted).all()
    assert notice(again) == "The program did not end properly. Restored: the canvas with 2 undo steps."
    assert not again.parts.window.notice.bad
    assert (undo.count(), undo.index(), undo.undoText(), undo.redoText()) == (3, 2, "Brush stroke", "Invert mask")
    undo.redo()
    assert (document.mask == 255 - painted).all()
    undo.undo()
    undo.undo()
    assert not document.mask.any()
    undo.undo()
    assert not document.has_picture
    kill(again, qtbot)

    third = start()
    assert not third.core.document.has_picture
    third.core.undo.setIndex(2)
    assert (third.core.document.mask == painted).all()


def test_after_an_end_in_order_nothing_is_said(start):
    studio = start()
    studio.core.undo.record(studio.core.document.set_picture(picture()))
    paint(studio)
    mask = studio.core.document.mask.copy()
    studio.parts.window.close()
    again = start()
    assert notice(again) == ""
    assert (again.core.document.mask == mask).all()
    assert again.core.undo.canUndo()


def test_a_stroke_in_progress_comes_back(start, qtbot):
    studio = start()
    studio.core.undo.record(studio.core.document.set_picture(picture()))
    document = studio.core.document
    document.begin_stroke(studio.core.tools.brush)
    document.stroke_to(20, 20)
    painted = document.mask.copy()
    qtbot.waitUntil(lambda: studio.session.session._recorder._in_stroke)
    kill(studio, qtbot)
    again = start()
    assert (again.core.document.mask == painted).all()
    assert "the canvas with 1 undo step and the stroke in progress" in notice(again)
    kill(again, qtbot)
    third = start()
    assert (third.core.document.mask == painted).all()
    assert third.core.undo.count() == 2, "the start after that knows all steps"
    third.core.undo.undo()
    assert not third.core.document.mask.any()


def test_jobs_come_back_paused_and_the_one_in_progress_first(start, qtbot, data_home):
    studio = start()
    studio.core.undo.record(studio.core.document.set_picture(picture()))
    recipes = [GenerateRecipe(prompt=name) for name in ("first", "second", "third")]
    for recipe in recipes:
        job = studio.core.queue.add(recipe, data_home / "results" / recipe.prompt, recipe.prompt, "about")
        studio.core.origins.remember(job, studio.core.origins.current())
    studio.core.queue.move(studio.core.queue.jobs[2].id, 1)
    kill(studio, qtbot)

    again = start()
    queue = again.core.queue
    assert [job.recipe for job in queue.jobs] == [recipes[0], recipes[2], recipes[1]]
    assert all(job.state == "waiting" and again.core.origins.here(job.id) for job in queue.jobs)
    assert queue.paused
    assert [job.about for job in queue.jobs] == ["about"] * 3
    assert queue.jobs[0].out != data_home / "results" / "first", "what it had made is a result of its own"
    assert queue.jobs[1].out == data_home / "results" / "third"
    assert notice(again).endswith("Restored: the canvas with 1 undo step; 3 jobs, paused.")
    again.parts.window.notice.button.click()
    assert not queue.paused
    assert queue.running is not None


def test_the_steps_of_a_job_in_progress_come_back_as_a_lane(start, qtbot, data_home):
    from studio.protocol.record import RecordInfo, create_record

    studio = start()
    out = data_home / "results" / "killed"
    studio.core.queue.add(GenerateRecipe(prompt="a tiger"), out, "a tiger")
    kill(studio, qtbot)
    again = start()
    out.mkdir(parents=True)
    info = RecordInfo(timesteps=(9, 0), kept=(0, 1), steps=2, alphas_cumprod=np.linspace(0.9, 0.1, 10), space="pixel")
    record = create_record(out / "trajectory.safetensors", info, (1, 3, 8, 8), {})
    record.put(0, 0, np.zeros((1, 3, 8, 8), np.float32), np.zeros((1, 3, 8, 8), np.float32), {})
    record.flush()
    again.session.restoring.recovered([out, data_home / "results" / "of another window"])
    qtbot.waitUntil(lambda: not again.session.lanes.busy)
    (lane,) = again.core.timeline.lanes
    assert (lane.title, lane.results, lane.available) == ("a tiger", out, 1)


def test_jobs_that_wait_at_the_end_come_back_too(start, qtbot, data_home):
    studio = start()
    studio.core.queue.pause()
    studio.core.queue.add(GenerateRecipe(), data_home / "results" / "one", "one")
    qtbot.waitUntil(lambda: not studio.session.session.busy)
    studio.parts.window.close()
    again = start()
    assert len(again.core.queue.jobs) == 1
    assert notice(again) == "1 job of the last session waits, paused."
    (data_home / "results" / "one").mkdir(parents=True)
    kill(again, qtbot)
    assert start().core.queue.jobs == (), "its results are there"


def a_result(folder: Path, count: int) -> Source:
    from studio.document.png import write_png

    folder.mkdir(parents=True)
    for index in range(count):
        write_png(folder / f"{index:04}.png", picture(40)[..., :3] // (index + 1), None)
    return Source(GenerateRecipe(model="digits", count=count), folder)


@pytest.mark.parametrize("saved", [True, False])
def test_a_result_that_waits_is_offered_again(start, qtbot, data_home, saved: bool):
    studio = start()
    document = studio.core.document
    studio.core.undo.record(document.set_picture(picture()))
    source = a_result(data_home / "results" / "made", 3) if saved else None
    document.offer([picture(40)[..., :3] // (index + 1) for index in range(3)], None, source)
    document.select(1)
    document.toggle()
    kill(studio, qtbot)

    again = start()
    candidate = again.core.document.candidate
    assert len(candidate.pictures) == 3
    assert (candidate.picture[..., :3] == picture(40)[..., :3] // 2).all()
    assert not candidate.shown
    assert candidate.source == source
    assert "a result to accept" in notice(again)
    again.core.document.dismiss()
    kill(again, qtbot)
    assert start().core.document.candidate is None


def test_an_edit_of_the_recipe_is_saved_without_closing(start, qtbot):
    studio = start()
    studio.parts.recipe_panel.fields.sampling.steps.setValue(17)
    studio.parts.recipe_panel.changed.emit()
    session = studio.session.session
    qtbot.waitUntil(lambda: not session.busy and not session._panel_timer.isActive())
    kept = QSettings(studio.core.settings.fileName(), QSettings.Format.IniFormat).value("recipe")
    assert kept["steps"] == 17


def test_a_picture_that_was_opened_before_the_rest_was_read_lies_above_it(start, qtbot, qapp):
    studio = start()
    studio.core.undo.record(studio.core.document.set_picture(picture()))
    kill(studio, qtbot)
    again = Studio(qapp)
    again.parts.window.show()
    try:
        again.core.undo.record(again.core.document.set_picture(picture(30)))
        paint(again)
        mask = again.core.document.mask.copy()
        restore(again, qtbot)
        assert (again.core.document.picture == picture(30)).all()
        assert (again.core.document.mask == mask).all()
        again.core.undo.setIndex(1)
        assert (again.core.document.picture == picture()).all()
        kill(again, qtbot)
    finally:
        again.parts.window.close()
        again.parts.window.deleteLater()
    third = start()
    assert (third.core.document.picture == picture()).all()
    assert third.core.undo.count() >= 2


def test_a_session_of_an_older_version_opens_once(start, qtbot, data_home):
    mask = np.full((40, 40), 255, np.uint8)
    save_mask(mask, save_picture(picture()))
    studio = start()
    assert (studio.core.document.picture == picture()).all()
    assert (studio.core.document.mask == mask).all()
    assert not studio.core.undo.canUndo()
    paint(studio)
    studio.core.undo.record(studio.core.document.invert_mask())
    kill(studio, qtbot)
    again = start()
    assert not again.core.document.mask.any()
    assert not (data_home / "session" / "picture.png").exists()


def test_a_damaged_session_of_an_older_version_is_moved_aside(start, data_home):
    save_mask(np.full((40, 40), 255, np.uint8), save_picture(picture()))
    mask = data_home / "session" / "mask.png"
    mask.write_bytes(mask.read_bytes()[:50])
    studio = start()
    assert (studio.core.document.picture == picture()).all()
    assert "session-damaged" in notice(studio)


def test_a_damaged_journal_is_reported_and_what_is_whole_comes_back(start, qtbot, data_home):
    studio = start()
    studio.core.undo.record(studio.core.document.set_picture(picture()))
    for _ in range(5):
        studio.core.undo.record(studio.core.document.invert_mask())
    kill(studio, qtbot)
    (file,) = (data_home / "journal" / "1").glob("*.journal")
    data = bytearray(file.read_bytes())
    data[-150] ^= 1
    file.write_bytes(data)
    again = start()
    assert (again.core.document.picture == picture()).all()
    assert 1 <= again.core.undo.count() <= 5
    assert "is damaged" in notice(again)
    assert "set-aside" in notice(again)


def test_a_second_window_works_on_a_copy_and_says_so(start, qtbot):
    first = start()
    first.core.undo.record(first.core.document.set_picture(picture()))
    qtbot.waitUntil(lambda: not first.session.session.busy)
    second = start()
    assert (second.core.document.picture == picture()).all()
    assert "works on a copy" in notice(second)
    second.core.undo.record(second.core.document.fill_mask())
    assert not first.core.document.mask.any()
    second.parts.window.close()
    first.parts.window.close()
    assert not start().core.document.mask.any()


def test_a_full_disk_is_reported_and_saving_resumes(start, qtbot, monkeypatch):
    studio = start()
    studio.core.undo.record(studio.core.document.set_picture(picture()))
    qtbot.waitUntil(lambda: not studio.session.session.busy)
    write, full = os.write, [True]

    def refusing(handle, data):
        if full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(handle, data)

    monkeypatch.setattr(disk.os, "write", refusing)
    paint(studio)
    qtbot.waitUntil(lambda: "not being saved: No space left on device" in notice(studio))
    studio.core.undo.record(studio.core.document.invert_mask())
    mask = studio.core.document.mask.copy()
    full.clear()
    qtbot.waitUntil(lambda: notice(studio) == "")
    answers = threading.Event()
    monkeypatch.setattr(disk.os, "write", lambda handle, data: answers.wait(30) and write(handle, data))
    studio.core.undo.record(studio.core.document.invert_mask())
    qtbot.waitUntil(lambda: "not being saved: the drive does not answer" in notice(studio))
    studio.core.undo.undo()
    answers.set()
    qtbot.waitUntil(lambda: notice(studio) == "")
    kill(studio, qtbot)
    assert (start().core.document.mask == mask).all()


def test_a_journal_that_is_removed_is_rewritten(start, qtbot, data_home):
    import shutil

    studio = start()
    studio.core.undo.record(studio.core.document.set_picture(picture()))
    qtbot.waitUntil(lambda: not studio.session.session.busy)
    shutil.rmtree(data_home / "journal")
    paint(studio)
    qtbot.waitUntil(lambda: "is no longer there" in notice(studio))
    qtbot.waitUntil(lambda: notice(studio) == "")
    studio.core.undo.undo()
    studio.core.undo.redo()
    mask = studio.core.document.mask.copy()
    kill(studio, qtbot)
    assert (start().core.document.mask == mask).all()


@pytest.mark.parametrize("strokes", [1, 4])
def test_what_the_undo_stack_drops_stays_in_the_canvas_that_comes_back(start, qtbot, strokes):
    studio = start()
    document, undo = studio.core.document, studio.core.undo
    undo._steps = 4
    undo.record(document.set_picture(picture()))
    for number in range(5 + strokes):  # the last ones drop others
        undo.record(document.set_mask(np.full((40, 40), number + 1, np.uint8)))
    qtbot.waitUntil(lambda: not studio.session.session.busy)
    journal = studio.session.session._writer
    assert journal._segment.path.name.startswith("00000001"), "no new file is needed"
    ledger = journal._segment.ledger
    assert (ledger.applied, len(ledger.stacked)) == (undo.index(), undo.count()) == (4, 4)
    undo.undo()
    kill(studio, qtbot)
    again = start()
    assert (again.core.document.mask == 4 + strokes).all()
    assert (again.core.document.picture == picture()).all()
    assert (again.core.undo.count(), again.core.undo.index()) == (4, 3)


def test_the_undo_stack_that_comes_back_keeps_its_budget(qapp, start, qtbot):
    studio = start()
    document = studio.core.document
    studio.core.undo.record(document.set_picture(picture()))
    for _ in range(20):
        studio.core.undo.record(document.invert_mask())
    kill(studio, qtbot)
    edits = list(start().core.undo._edits)
    stack = UndoStack(document, steps=5)
    trimmed = []
    stack.trimmed.connect(trimmed.append)
    stack.load(edits, 21)
    assert (stack.count(), stack.index(), trimmed) == (5, 5, [16])


def test_a_grid_comes_back_with_its_jobs(start, qtbot):
    studio = start()
    studio.parts.recipe_panel.fields.models.model.set_key("digits")
    gridding = studio.generation.gridding
    gridding.open()
    gridding.dialog.restore(["steps=5,10", "", ""])
    gridding.dialog.run.click()
    under_way = studio.core.queue.jobs[0].out
    kill(studio, qtbot)

    again = start()
    assert "2 jobs, paused; a grid" in notice(again)
    kept = again.generation.gridding.kept
    assert kept.axes == ("steps=5,10",)
    assert list(kept.folders.values()) == [job.out for job in again.core.queue.jobs]
    assert under_way not in kept.folders.values(), "what it had made is a result of its own"
    assert {job.id for job in again.core.queue.jobs} <= again.generation.results.quiet

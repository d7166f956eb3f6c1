"""The results of jobs: on the canvas before it is saved, and in history, timeline and undo stack afterwards."""

import os
import subprocess
import sys
import time

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from studio.document.history.history import HistoryEntry
from studio.link.job_queue import Job
from studio.protocol import places
from studio.protocol.events import Failed, Finished, Result, Saving, Started
from studio.protocol.finished_pictures import write_finished
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Box
from studio.protocol.recipes import dump_recipe
from studio.protocol.record import RecordInfo, create_record
from studio.protocol.resultsfolder import RECIPE_FILE, TRAJECTORY_FILE, make_scratch
from studio.ui.workspaces import Workspace

PHOTO = np.full((48, 64, 3), 90, np.uint8)
STEPS = 3


class FakeEngine:
    """Lets jobs go through the states of a real engine, without one."""

    def __init__(self, studio):
        self.studio = studio

    def start(
        self,
        name="a",
        *,
        value=200,
        size=(48, 64),
        count=1,
        pid=None,
        crop=None,
        asked_for=None,
        filled=STEPS,
        **recipe,
    ) -> Job:
        """A job of the current picture, or of the one that it was made for, has done all its steps."""
        recipe = GenerateRecipe(steps=STEPS, seed=7, count=count, crop=crop, **recipe)
        job = Job(name, f"job {name}", recipe, places.results() / name)
        self.studio.core.origins.remember(job.id, asked_for or self.studio.core.origins.current())
        job.out.parent.mkdir(parents=True, exist_ok=True)
        info = RecordInfo(
            timesteps=tuple(range(STEPS, 0, -1)),
            kept=tuple(range(STEPS)),
            steps=STEPS,
            alphas_cumprod=np.linspace(0.9, 0.1, STEPS + 1),
            recipe_text=recipe.model_dump_json(),
            crop=crop,
        )
        self.scratch = make_scratch(job.out, pid or os.getpid())
        self.record = create_record(self.scratch / TRAJECTORY_FILE, info, (count, 3, *size))
        for frame in range(STEPS):
            values = np.full((count, 3, *size), frame / STEPS)
            self.record.put(frame, 0, values, values)
        self.studio.core.queue._jobs.insert(0, job)  # as if it ran
        self.studio.core.engine.job_event.emit(job.id, Started(record=str(self.record.path), steps=STEPS))
        self.studio.core.engine.record.emit(job.id, self.record)
        if filled:
            self.studio.generation.results._progress[job.id].lane.fill(filled - 1)
        self.picture = np.full((*size, 4), value, np.uint8)
        self.picture[..., 3] = 255
        self.count = count
        return job

    def save(self, job):
        """Its pictures are complete."""
        path = write_finished(self.scratch, [self.picture] * self.count)
        self.studio.core.engine.job_event.emit(job.id, Saving(pictures=str(path)))
        self.wait()

    def finish(self, job) -> HistoryEntry:
        """Its pictures are saved."""
        for index in range(self.count):
            Image.fromarray(self.picture).save(self.scratch / f"{index:04}.png")
        (self.scratch / RECIPE_FILE).write_text(dump_recipe(job.recipe))
        self.scratch.rename(job.out)
        trajectory = str(job.out / TRAJECTORY_FILE)
        self.studio.core.engine.job_event.emit(
            job.id, Result(pictures=(str(job.out / "0000.png"),), trajectory=trajectory)
        )
        self.studio.core.engine.job_event.emit(job.id, Finished())
        self.wait()
        return self.studio.core.history.find(job.out)

    def run(self, *args, **options):
        """Make a whole job."""
        job = self.start(*args, **options)
        self.save(job)
        return self.finish(job)

    def fail(self, job, message):
        """It could not be saved."""
        self.studio.core.engine.job_event.emit(job.id, Failed(message=message))
        self.wait()

    def wait(self):
        """Wait until the window has read what came."""
        end = time.monotonic() + 10
        while self.studio.generation.results.busy or self.studio.timeline.frames.busy:
            assert time.monotonic() < end
            QTest.qWait(1)


@pytest.fixture
def engine(studio):
    studio.core.document.set_picture(PHOTO)
    return FakeEngine(studio)


@pytest.fixture(scope="module")
def dead():
    """The id of a process that is gone."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def shown(studio):
    """The caption's folder and the current lane's folder."""
    entry, lane = studio.parts.history_panel.entry(), studio.core.timeline.current
    return entry and entry.folder, lane and lane.results


def test_a_result_can_be_accepted_before_it_is_saved(studio, engine):
    job = engine.start()
    engine.save(job)
    assert studio.core.document.candidate is not None
    assert studio.parts.canvas.candidate_bar.isVisible()
    assert studio.core.history.entries == ()
    assert [saved.id for saved in studio.core.queue.saving] == [job.id]
    studio.parts.canvas.take_candidate()
    assert (studio.core.document.picture == engine.picture).all()
    entry = engine.finish(job)
    assert studio.core.document.candidate is None, "it is not offered again"
    assert not studio.parts.canvas.shows_frame, "no frame covers it"
    assert shown(studio) == (entry.folder, entry.folder)
    assert not studio.core.timeline.current.is_damaged(0)


def test_the_status_bar_shows_that_a_save_is_running(qtbot, studio, engine):
    job = engine.start()
    engine.save(job)
    qtbot.waitUntil(lambda: studio.parts.window.status.message.text() == "Saving …")
    engine.finish(job)
    assert studio.parts.window.status.message.text() == ""


def test_a_failure_to_save_is_one_line_and_the_result_stays(studio, engine):
    job = engine.start()
    engine.save(job)
    engine.fail(job, "Could not write into results: No space left on device.")
    assert studio.core.document.candidate is not None
    text = studio.parts.window.notice.text.text()
    assert text == (
        "job a: the result could not be saved. Could not write into results: No space left on device. "
        "It stays on the canvas."
    )


def test_what_a_killed_engine_was_saving_is_recovered_at_once(studio, engine, dead):
    job = engine.start(pid=dead)
    engine.save(job)
    engine.fail(job, "The engine ended before that.")
    (entry,) = studio.core.history.entries
    assert entry.folder == job.out
    assert (np.asarray(Image.open(entry.pictures[0]).convert("RGBA")) == engine.picture).all()
    assert not studio.parts.window.notice.isVisible()
    assert studio.parts.history_panel.entry() == entry


def test_a_file_that_is_gone_already_is_read_from_the_results(studio, engine):
    job = engine.start()
    studio.core.engine.job_event.emit(job.id, Saving(pictures=str(engine.scratch / "finished.npy")))
    engine.wait()
    assert studio.core.document.candidate is None
    engine.finish(job)
    assert (studio.core.document.candidate.picture == engine.picture).all()


def test_a_new_result_leaves_no_older_caption(studio, engine):
    engine.run("a")
    job = engine.start("b")
    engine.save(job)
    assert studio.parts.history_panel.caption.text() == "", "it is not saved yet"
    entry = engine.finish(job)
    assert studio.parts.history_panel.entry() == entry


def test_undo_takes_history_and_timeline_along(studio, engine):
    folders = []
    for name, value in (("a", 10), ("b", 20)):
        folders.append(engine.run(name, value=value).folder)
        studio.parts.canvas.take_candidate()
    first, second = folders
    assert shown(studio) == (second, second)
    studio.core.undo.undo()
    assert shown(studio) == (first, first)
    assert not studio.parts.canvas.shows_frame, "the picture is in view"
    studio.core.undo.undo()
    assert shown(studio) == (None, None)
    assert (studio.core.document.picture[..., :3] == PHOTO).all()
    studio.core.undo.redo()
    assert shown(studio) == (first, first)
    studio.core.undo.redo()
    assert shown(studio) == (second, second)


def test_undo_takes_the_recipe_along(studio, engine):
    engine.run("a", value=10)
    assert studio.core.document.source is None
    assert studio.core.document.source_in_view.recipe.seed == 7
    studio.core.document.toggle()
    assert studio.core.document.source_in_view is None, "the photo is in view"
    studio.parts.canvas.take_candidate()
    assert studio.core.document.source.recipe.seed == 7
    studio.core.undo.undo()
    assert studio.core.document.source is None


def test_an_opened_picture_has_no_caption(studio, engine):
    engine.run("a")
    studio.core.undo.record(studio.core.document.set_picture(PHOTO[:20]))
    assert shown(studio) == (None, None)


def test_undo_entries_have_names(studio, engine):
    engine.run("a", value=10)
    studio.parts.canvas.take_candidate()
    assert studio.parts.window.actions_["edit.undo"].text() == "Undo accept result"
    studio.core.undo.undo()
    assert studio.parts.window.actions_["edit.redo"].text() == "Redo accept result"


# several pictures, and parts of a picture


def layout(studio):
    """Size of what is on the canvas, and pan and zoom."""
    return studio.parts.canvas._painter.size, studio.parts.canvas.view


def test_several_pictures_keep_the_grid_in_which_they_were_watched(studio, engine):
    job = engine.start(count=16, size=(24, 24))
    studio.core.timeline.step(-1)
    watched = layout(studio)
    assert studio.parts.canvas.shows_frame
    engine.save(job)
    assert studio.parts.canvas._painter.shows_grid
    assert layout(studio) == watched
    entry = engine.finish(job)
    assert studio.parts.canvas._painter.shows_grid
    assert layout(studio) == watched
    studio.core.document.dismiss()
    assert layout(studio)[0] == (64, 48)
    studio.generation.results.show_entry(entry)
    engine.wait()
    assert layout(studio) == watched


def test_the_buttons_cover_no_picture_of_a_grid(studio, engine):
    engine.run(count=16, size=(48, 48))
    canvas = studio.parts.canvas
    assert canvas._painter.shows_grid
    left, top, width, height = canvas.view.box_to_widget(Box(0, 0, *canvas._painter.size))
    assert top >= 0
    assert top + height <= canvas.candidate_bar.y()
    assert left + width <= canvas.width()


def test_a_chosen_picture_of_several_keeps_its_own_recipe(studio, engine):
    engine.run(count=3)
    studio.core.document.select(2)
    studio.parts.canvas.take_candidate()
    recipe = studio.core.document.source.recipe
    assert (recipe.seed, recipe.count) == (7 + 2, 1)


def test_frames_of_another_picture_are_shown_in_their_place_in_it(qtbot, studio, engine, tmp_path):
    whole = np.full((100, 80, 3), 33, np.uint8)
    Image.fromarray(whole).save(tmp_path / "whole.png")
    entry = engine.run(size=(20, 20), crop=(10, 30, 40, 40), image=str(tmp_path / "whole.png"))
    studio.core.timeline.remove(studio.core.timeline.current)
    studio.generation.results.show_entry(entry)
    engine.wait()
    studio.core.timeline.step(-1)
    engine.wait()
    painter = studio.parts.canvas._painter
    assert painter.stands_alone, "the photo on the canvas is another picture"
    assert painter.size == (80, 100)
    assert painter.colour_at(5, 5) == (33, 33, 33)
    assert painter.colour_at(10, 30) == painter.colour_at(49, 69) != (33, 33, 33)
    assert painter.colour_at(50, 70) == (33, 33, 33)
    canvas = studio.parts.canvas
    place = QPointF(*canvas.view.to_widget(40.5, 10.5)).toPoint()
    qtbot.waitUntil(lambda: canvas.grab().toImage().pixelColor(place).getRgb()[:3] == (33, 33, 33))


def test_frames_stand_alone_when_their_picture_is_gone(studio, engine, tmp_path):
    entry = engine.run(size=(20, 20), crop=(10, 30, 40, 40), image=str(tmp_path / "gone.png"))
    studio.core.timeline.remove(studio.core.timeline.current)
    studio.generation.results.show_entry(entry)
    engine.wait()
    studio.core.timeline.step(-1)
    engine.wait()
    assert studio.parts.canvas._painter.size == (20, 20)


def test_a_job_of_another_picture_does_not_cover_this_one(qtbot, studio, engine):
    other = studio.core.origins.current()
    studio.core.document.set_picture(PHOTO.copy())
    job = engine.start(size=(32, 32), asked_for=other)
    for arrives in (lambda: None, lambda: engine.save(job), lambda: engine.finish(job)):
        arrives()
        studio.parts.timeline_panel.show_frame_again()
        assert not studio.parts.canvas.shows_frame
        assert studio.core.document.candidate is None
    assert "belongs to another picture" in studio.parts.window.notice.text.text()
    studio.core.timeline.step(-1)
    qtbot.waitUntil(lambda: studio.parts.canvas.shows_frame)  # it was asked for


def test_a_result_of_another_picture_is_shown_from_any_workspace(qtbot, studio, engine):
    other = studio.core.origins.current()
    studio.core.document.set_picture(PHOTO.copy())
    studio.parts.window.workspaces.switch(Workspace.TRAIN)
    job = engine.start(size=(32, 32), asked_for=other)
    engine.save(job)
    engine.finish(job)
    QTest.mouseClick(studio.parts.window.notice.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(studio.parts.canvas.isVisible)
    assert studio.core.document.candidate is not None


def test_history_and_timeline_follow_the_result_that_is_chosen(studio, engine):
    first, second = engine.run("a", image="p.png"), engine.run("b", image="p.png", value=100)
    assert len(studio.core.document.candidate.pictures) == 2
    for number, entry in ((0, first), (1, second), (0, first)):
        studio.core.document.select(number)
        assert studio.parts.history_panel.entry() == entry
        assert studio.core.timeline.current.results == entry.folder
        assert not studio.parts.canvas.shows_frame
    studio.core.document.toggle()
    assert studio.parts.history_panel.entry() == first  # comparing chooses nothing


def test_commands_of_a_result_are_off_without_one(studio):
    actions = studio.parts.window.actions_
    names = ("image.take", "image.take_layer", "image.dismiss", "image.dismiss_one", "image.star")
    assert not any(actions[name].isEnabled() for name in names)
    studio.core.document.set_picture(PHOTO)
    studio.core.document.offer([PHOTO])
    assert all(actions[name].isEnabled() for name in names)
    tips = [button.toolTip() for button in studio.parts.canvas.candidate_bar.buttons]
    assert tips[0].startswith("Accept the result")
    assert all(tips)
    actions["image.dismiss"].trigger()
    assert actions.reason("image.take").startswith("No result waits")


def test_the_caption_is_that_of_the_picture_in_view(studio, engine):
    first, second = engine.run("a"), engine.run("b", value=100)
    assert studio.parts.history_panel.entry() == second
    studio.parts.canvas.take_candidate()
    studio.generation.results.show_entry(first)  # by a button of a message
    engine.wait()
    assert studio.parts.history_panel.entry() == first
    studio.core.document.dismiss()
    assert studio.parts.history_panel.entry() == second


@pytest.mark.parametrize("end", [Finished(), Failed(message="It failed.")])
def test_a_job_that_ends_before_its_first_step_leaves_no_lane(studio, engine, end):
    for frames in (0, 3):
        job = engine.start(filled=frames)
        engine.studio.core.engine.job_event.emit(job.id, end)
        engine.wait()
        assert len(studio.core.timeline.lanes) == bool(frames)
    assert studio.core.timeline.lanes[0].available == 3


def test_an_error_is_told_until_the_next_job_works(studio, engine):
    notice = studio.parts.window.notice
    engine.fail(engine.start(filled=0), "It failed.")
    assert notice.isVisible()
    assert notice.text.text() == "It failed."
    engine.run("b")
    assert not notice.isVisible()
    engine.fail(engine.start("c", filled=0), "It failed.")
    notice.show_error("Something else.")
    engine.run("d")
    assert notice.text.text() == "Something else."
    assert notice.isVisible()

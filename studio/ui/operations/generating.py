"""What runs recipes: from the panel through the queue to a lane of the timeline and a candidate on the canvas."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.document.denoising_lane import DenoisingLane
from studio.document.document import Document
from studio.document.history import History, HistoryEntry
from studio.document.inputs import keep_input
from studio.document.picture import open_picture
from studio.document.timeline import Timeline
from studio.link.engine_thread import EngineThread
from studio.link.job_queue import Job, JobQueue
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Failed, Finished, Note, Result, Started, Step
from studio.protocol.geometry import Box, crop_for
from studio.protocol.recipes import GenerateRecipe
from studio.protocol.record import Record
from studio.protocol.requests import Stop
from studio.ui.canvas.canvas import Canvas
from studio.ui.operations.editing import Editing
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.recipe.wording import job_title

FIRST_MODEL, FIRST_PROMPT = "pocket", "a tiger on a blue background"


class Generating:
    """Joins the recipe, the queue, the engine, the timeline, the history and the canvas.

    Args:
        tell: Shows a line; bad ones as an error.
    """

    def __init__(
        self,
        *,
        document: Document,
        editing: Editing,
        recipe_panel: RecipePanel,
        queue: JobQueue,
        engine: EngineThread,
        timeline: Timeline,
        history: History,
        canvas: Canvas,
        tell: Callable[[str, bool], None],
    ) -> None:
        self._document, self._editing, self._panel = document, editing, recipe_panel
        self._queue, self._engine, self._timeline = queue, engine, timeline
        self._history, self._canvas, self._tell = history, canvas, tell
        self._started: dict[str, Started] = {}
        self._lanes: dict[str, DenoisingLane] = {}
        self.made_with: GenerateRecipe | None = None
        recipe_panel.run_requested.connect(self.run)
        recipe_panel.cancel_requested.connect(queue.remove)
        engine.job_event.connect(self._on_event)
        engine.record.connect(self._on_record)
        queue.job_finished.connect(self._on_finished)
        queue.job_failed.connect(self._on_failed)
        recipe_panel.changed.connect(self._frame_crop)
        document.mask_changed.connect(self._canvas_changed)
        document.picture_replaced.connect(self._canvas_changed)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "generate.run": self._panel.request_run,
            "generate.stop": self.stop_or_dismiss,
            "generate.stop_after": lambda: self._queue.stop(Stop.AFTER),
            "generate.keep_step": lambda: self._queue.stop(Stop.KEEP),
            "generate.clear_queue": self._queue.clear,
            "generate.restart": self._engine.restart,
        }

    def run(self) -> str | None:
        """Queue what the recipe panel says, on the canvas where there is a mask; returns the job's id, or None."""
        recipe = self._panel.take_recipe()
        try:
            recipe = self._with_canvas(recipe)
            return self._queue.add(recipe, _new_folder(), job_title(recipe, self._panel.fields.cards))
        except BadInput as error:
            self._tell(str(error), True)
            return None

    def suggest(self) -> None:
        """Put a first recipe into the panel: one in words where the model that is shipped for it is there."""
        fields = self._panel.fields
        if fields.model.set_key(FIRST_MODEL):
            fields.words.prompt.set_text(FIRST_PROMPT)

    def stop_or_dismiss(self) -> None:
        """Esc: stop what runs; otherwise put away the frame or the candidate and show the picture again."""
        if self._queue.running is not None:
            self._queue.stop(Stop.NOW)
        elif self._document.candidate is not None:
            self._document.dismiss()
        else:
            self._canvas.show_frame(None, None)

    def show_entry(self, entry: HistoryEntry) -> None:
        """Bring a result of the history back: its pictures as a candidate, its frames as a lane."""
        try:
            pictures = [open_picture(path) for path in entry.pictures]
        except BadInput as error:
            self._tell(str(error), True)
            return
        self._look_at_lane_of(entry)
        self._canvas.show_frame(None, None)
        self._document.offer(pictures)
        self.made_with = entry.recipe

    def forget_recipe(self) -> None:
        """The picture on the canvas came from elsewhere."""
        self.made_with = None

    def use_recipe(self, recipe: GenerateRecipe) -> None:
        """Put a recipe back into the panel."""
        self._panel.set_recipe(recipe)
        self._tell("The recipe is back in the panel.", False)

    def _with_canvas(self, recipe: GenerateRecipe) -> GenerateRecipe:
        """Add what the recipe takes from the canvas: the mask, the picture under it or to vary, its edges to follow."""
        words, masked = self._panel.fields.words, self._document.has_mask
        if not (masked or words.varies or words.follows_edges):
            return recipe
        picture = str(keep_input(self._document.picture))
        changes: dict[str, Any] = {"controls": words.controls(picture)}
        if masked or words.varies:
            changes["image"] = picture
        if masked:
            changes["mask"] = str(keep_input(self._document.mask))
            changes["crop"] = tuple(self._crop(recipe))
        return GenerateRecipe.model_validate({**recipe.model_dump(), **changes})

    def _crop(self, recipe: GenerateRecipe) -> Box:
        """The part of the picture that the model will see; the whole of a picture of the model's own size."""
        size, card = self._document.size, self._panel.fields.card
        if card is not None and max(size) <= card.size:
            return Box(0, 0, *size)
        width, height = recipe.size or (1, 1)
        return crop_for(self._document.mask_box, size, aspect=width / height)

    def _canvas_changed(self, *_: object) -> None:
        self._panel.set_canvas(pictured=self._document.has_picture, masked=self._document.has_mask)
        self._frame_crop()

    def _frame_crop(self) -> None:
        self._canvas.set_crop(self._crop(self._panel.recipe()) if self._document.has_mask else None)

    def _on_event(self, job: str, event: Event) -> None:
        if isinstance(event, Started):
            self._started[job] = event
        elif isinstance(event, Note):
            self._tell(f"{event.text} …", False)
        elif isinstance(event, Step) and job in self._lanes:
            self._lanes[job].fill(event.frame)

    def _on_record(self, job_id: str, record: Record) -> None:
        job = next((job for job in self._queue.jobs if job.id == job_id), None)
        if job is None or job_id not in self._started:
            return
        try:
            lane = DenoisingLane.of_record(record, title=job.title, id=job_id, live=True)
        except BadInput as error:
            self._tell(str(error), True)
            return
        self._lanes[job_id] = lane
        self._timeline.add(lane)

    def _on_finished(self, job: Job, result: Result | None, finished: Finished) -> None:
        started, lane = self._started.pop(job.id, None), self._lanes.pop(job.id, None)
        if result is None:
            if lane is not None:
                lane.finish()
            self._canvas.show_frame(None, None)
            self._tell(f"Stopped: {job.title}. Nothing of it was saved; its frames stay in the timeline.", False)
            return
        if lane is not None:
            lane.finish(Path(result.trajectory) if result.trajectory else None, job.out)
        try:
            if lane is None and result.trajectory:  # it was complete before the window could open it
                lane = DenoisingLane.open(Path(result.trajectory), title=job.title, id=job.id, results=job.out)
                self._timeline.add(lane)
            entry = self._history.add(job.out)
            pictures = [open_picture(path) for path in entry.pictures]
        except BadInput as error:
            self._tell(str(error), True)
            return
        self._offer(pictures, Box(*started.crop) if started and started.crop else None, entry)

    def _offer(self, pictures: list[NDArray[np.uint8]], crop: Box | None, entry: HistoryEntry) -> None:
        self._canvas.show_frame(None, None)
        self.made_with = entry.recipe
        if len(pictures) == 1 and not self._document.has_picture:
            # an empty canvas has nothing to protect, so its first picture needs no question
            self._editing.record(self._document.set_picture(pictures[0], "Generate"))
        else:
            self._document.offer(pictures, crop)

    def _on_failed(self, job: Job, failed: Failed) -> None:
        self._started.pop(job.id, None)
        if (lane := self._lanes.pop(job.id, None)) is not None:
            lane.finish()
        self._canvas.show_frame(None, None)
        self._tell(failed.message, True)

    def _look_at_lane_of(self, entry: HistoryEntry) -> None:
        lane = next((lane for lane in self._timeline.lanes if lane.results == entry.folder), None)
        try:
            if lane is None and entry.trajectory is not None:
                title = job_title(entry.recipe, self._panel.fields.cards)
                lane = DenoisingLane.open(entry.trajectory, title=title, results=entry.folder)
                self._timeline.add(lane)
            elif lane is not None:
                self._timeline.look_at(lane)
        except BadInput as error:
            self._tell(str(error), True)


def _new_folder() -> Path:
    """A results folder that sorts by time."""
    now = time.time()
    return places.results() / f"{time.strftime('%Y%m%d-%H%M%S', time.localtime(now))}-{int(now * 1000) % 1000:03}"

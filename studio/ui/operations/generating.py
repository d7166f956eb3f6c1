"""Runs recipes: from the panel through the queue to a lane of the timeline and a result on the canvas."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.document.denoising_lane import DenoisingLane
from studio.document.document import Document
from studio.document.history import History, HistoryEntry
from studio.document.inputs import keep_input
from studio.document.origins import Origins, Picture
from studio.document.picture import open_picture
from studio.document.timeline import Timeline
from studio.link.engine_thread import EngineThread
from studio.link.job_queue import Job, JobQueue
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Failed, Finished, Result, Started, Step
from studio.protocol.geometry import Box, Size, inpainting_crop
from studio.protocol.recipes import ControlSpec, GenerateRecipe
from studio.protocol.record import Record
from studio.protocol.requests import Stop
from studio.ui.background import Background, Task
from studio.ui.canvas.canvas import Canvas
from studio.ui.operations.accepting import Accepting
from studio.ui.operations.frame_display import FrameDisplay
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.recipe.wording import job_title
from studio.ui.undo import UndoStack

FIRST_MODEL, FIRST_PROMPT = "pocket", "a tiger on a blue background"


@dataclass(frozen=True)
class _CanvasInputs:
    """What a recipe takes from the canvas: copies that no later edit changes.

    Attributes:
        picture: RGBA uint8 [H, W, 4].
        image: Whether the picture is what the recipe repaints or varies.
        mask: uint8 [H, W]; None without a mask.
        crop: The part of the picture that the model sees; None without a mask.
        controls: How the picture's edges are followed, without the path of the picture.
    """

    picture: NDArray[np.uint8]
    image: bool
    mask: NDArray[np.uint8] | None
    crop: Box | None
    controls: tuple[ControlSpec, ...]


@dataclass(frozen=True)
class _Results:
    """What a job has left, read off the UI thread."""

    entry: HistoryEntry
    pictures: list[NDArray[np.uint8]]
    lane: DenoisingLane | None = None


class Generating:
    """Joins the recipe, the queue, the engine, the timeline, the history and the canvas.

    Inputs are written and results are read off the UI thread, each in the order of their jobs.

    Args:
        tell: Shows a line; True marks an error.
        propose: Shows a line and a button with a label, which calls a function.
        choose: Selects a result in the history, so that its caption is that of the picture in view.
    """

    def __init__(
        self,
        *,
        document: Document,
        origins: Origins,
        undo: UndoStack,
        recipe_panel: RecipePanel,
        queue: JobQueue,
        engine: EngineThread,
        timeline: Timeline,
        history: History,
        canvas: Canvas,
        frames: FrameDisplay,
        tell: Callable[[str, bool], None],
        propose: Callable[[str, str, Callable[[], object]], None],
        choose: Callable[[HistoryEntry], None],
    ) -> None:
        self._choose = choose
        self._origins, self._propose = origins, propose
        self._accepting = Accepting(document, canvas)
        self._document, self._undo, self._panel = document, undo, recipe_panel
        self._queue, self._engine, self._timeline = queue, engine, timeline
        self._history, self._canvas, self._frames, self._tell = history, canvas, frames, tell
        self._started: dict[str, Started] = {}
        self._lanes: dict[str, DenoisingLane] = {}
        self._writer, self._reader = Background(recipe_panel), Background(recipe_panel)
        self._preparing: list[Task] = []  # runs whose inputs are being written
        self.made_with: GenerateRecipe | None = None  # the recipe of the picture on the canvas
        recipe_panel.run_requested.connect(self.run)
        recipe_panel.stop_requested.connect(self.stop)
        recipe_panel.cancel_requested.connect(queue.remove)
        engine.job_event.connect(self._on_event)
        engine.record.connect(self._on_record)
        queue.job_finished.connect(self._on_finished)
        queue.job_failed.connect(self._on_failed)
        recipe_panel.changed.connect(self._show_crop)
        document.mask_changed.connect(self._canvas_changed)
        document.picture_replaced.connect(self._canvas_changed)

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of each command."""
        return {
            "generate.run": self._panel.request_run,
            "generate.stop": self.stop_or_dismiss,
            "generate.stop_after": lambda: self._queue.stop(Stop.AFTER),
            "generate.keep_step": lambda: self._queue.stop(Stop.KEEP),
            "generate.clear_queue": self.clear_queue,
            "generate.restart": self._engine.restart,
        }

    @property
    def preparing(self) -> bool:
        """Whether the inputs of a run are being written, so that it is not in the queue yet."""
        return bool(self._preparing)

    def run(self) -> None:
        """Queue the panel's recipe, with the picture and the mask from the canvas where it uses them."""
        recipe = self._panel.take_recipe()
        inputs, picture = self._canvas_inputs(recipe), self._origins.current()
        if inputs is None and not self._preparing:
            self._enqueue(recipe, picture)
        else:  # runs that take nothing from the canvas wait, too, for those before them
            self._preparing.append(
                self._writer.run(
                    partial(_with_inputs, recipe, inputs), partial(self._prepared, picture=picture), self._not_prepared
                )
            )

    def suggest(self) -> None:
        """Fill the panel with a first recipe: text to image where the bundled model for it is installed."""
        fields = self._panel.fields
        if fields.model.set_key(FIRST_MODEL):
            fields.words.prompt.set_text(FIRST_PROMPT)

    def stop_or_dismiss(self) -> None:
        """Stop the running job; without one, discard the result, or hide the frame that covers the picture."""
        if self._queue.running is not None:
            self.stop()
        elif self._preparing:
            self._drop_preparing()
        elif self._document.candidate is not None:
            self._canvas.discard_candidate()
        else:
            self._canvas.show_frame(None)

    def stop(self) -> None:
        """Stop the running job."""
        self._queue.stop(Stop.NOW)
        self._canvas.protect_candidate()

    def clear_queue(self) -> None:
        """Drop every run but the running one."""
        self._drop_preparing()
        self._queue.clear()

    def show_entry(self, entry: HistoryEntry) -> None:
        """Show a result of the history: its pictures on the canvas, its frames in the timeline."""
        lane = next((lane for lane in self._timeline.lanes if lane.results == entry.folder), None)
        title = None if lane is not None else job_title(entry.recipe, self._panel.fields.cards)
        self._reader.run(lambda: _read_entry(entry, title), self._show_results, self._fail)

    def forget_recipe(self) -> None:
        """The picture on the canvas was not generated here."""
        self.made_with = None

    def close(self) -> None:
        """Stop reading and writing."""
        self._drop_preparing()
        self._writer.close()
        self._reader.close()

    def _canvas_inputs(self, recipe: GenerateRecipe) -> _CanvasInputs | None:
        """Copy what a recipe takes from the canvas: the mask, the picture to repaint or vary, its edges to follow."""
        words, masked = self._panel.fields.words, self._document.has_mask
        if not (masked or words.varies or words.follows_edges):
            return None
        return _CanvasInputs(
            picture=self._document.picture.copy(),
            image=masked or words.varies,
            mask=self._document.mask.copy() if masked else None,
            crop=self._crop(recipe.size) if masked else None,
            controls=words.controls(""),
        )

    def _prepared(self, recipe: GenerateRecipe, picture: Picture | None) -> None:
        del self._preparing[0]
        self._enqueue(recipe, picture)

    def _not_prepared(self, error: BadInput) -> None:
        del self._preparing[0]
        self._fail(error)

    def _drop_preparing(self) -> None:
        for task in self._preparing:
            task.cancel()
        self._preparing.clear()

    def _enqueue(self, recipe: GenerateRecipe, picture: Picture | None) -> None:
        job = self._queue.add(recipe, _new_folder(), job_title(recipe, self._panel.fields.cards))
        self._origins.remember(job, picture)

    def _crop(self, size: tuple[int, int] | None) -> Box:
        """Return the part of the picture that the model sees; see `inpainting_crop`.

        Args:
            size: Width and height that the recipe asks for; None for the model's own.
        """
        picture, card = self._document.size, self._panel.fields.card
        own = card.size if card is not None else 1  # of a model that is not here, only the square shape is likely
        return inpainting_crop(self._document.mask_box, picture, Size(*(size or (own, own))))

    def _canvas_changed(self, *_: object) -> None:
        self._panel.set_canvas(pictured=self._document.has_picture, masked=self._document.has_mask)
        self._show_crop()

    def _show_crop(self) -> None:
        """Outline the crop; called for each move of the brush, so that it must not build a recipe."""
        fields = self._panel.fields
        size = fields.words.size.value() if fields.prompted else None
        self._canvas.set_crop(self._crop(size) if self._document.has_mask else None)

    def _on_event(self, job: str, event: Event) -> None:
        if isinstance(event, Started):
            self._started[job] = event
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
            self._canvas.show_frame(None)
            self._tell(f"Stopped: {job.title}. No result was saved; its frames are in the timeline.", False)
            return
        if lane is not None:
            lane.finish(Path(result.trajectory) if result.trajectory else None, job.out)
        try:
            if lane is None and result.trajectory:  # it was complete before the window could open it
                lane = DenoisingLane.open(Path(result.trajectory), title=job.title, id=job.id, results=job.out)
                self._timeline.add(lane)
            entry = self._history.add(job.out)
        except BadInput as error:
            self._fail(error)
            return
        crop = Box(*started.crop) if started and started.crop else None
        self._reader.run(lambda: _read_entry(entry), partial(self._offer, job=job, crop=crop), self._fail)

    def _offer(self, results: _Results, job: Job, crop: Box | None) -> None:
        self._canvas.show_frame(None)
        alone = job.recipe.image is None and not self._document.has_picture
        if not (alone or self._origins.here(job.id)):
            self._propose(
                f"{job.title}: finished. It belongs to another picture and is in the history.",
                "Show",
                lambda: self.show_entry(results.entry),
            )
            return
        self.made_with = results.entry.recipe
        self._choose(results.entry)
        if len(results.pictures) == 1 and alone:
            # an empty canvas has no picture to protect, so its first one needs no confirmation
            self._undo.record(self._document.set_picture(results.pictures[0], "Generate", copy=False))
            self._origins.canvas_filled()
            return
        self._canvas.protect_candidate()
        self._document.offer(results.pictures, crop)
        self._accepting.arm()

    def _show_results(self, results: _Results) -> None:
        lane = next((lane for lane in self._timeline.lanes if lane.results == results.entry.folder), None)
        if lane is not None:
            self._timeline.look_at(lane)
        elif results.lane is not None:
            self._timeline.add(results.lane)
        self._canvas.show_frame(None)
        self._document.offer(results.pictures)
        self.made_with = results.entry.recipe
        self._frames.hide_current()

    def _on_failed(self, job: Job, failed: Failed) -> None:
        self._started.pop(job.id, None)
        if (lane := self._lanes.pop(job.id, None)) is not None:
            lane.finish()
        self._canvas.show_frame(None)
        self._tell(failed.message, True)

    def _fail(self, error: BadInput) -> None:
        self._tell(str(error), True)


# what runs off the UI thread


def _with_inputs(recipe: GenerateRecipe, inputs: _CanvasInputs | None) -> GenerateRecipe:
    """Write the inputs and return the recipe that refers to them."""
    if inputs is None:
        return recipe
    picture = str(keep_input(inputs.picture))
    changes: dict[str, Any] = {
        "controls": [control.model_copy(update={"image": picture}) for control in inputs.controls]
    }
    if inputs.image:
        changes["image"] = picture
    if inputs.mask is not None and inputs.crop is not None:
        changes["mask"] = str(keep_input(inputs.mask))
        changes["crop"] = tuple(inputs.crop)
    return GenerateRecipe.model_validate({**recipe.model_dump(), **changes})


def _read_entry(entry: HistoryEntry, lane_title: str | None = None) -> _Results:
    """Read the pictures of a result, and its frames as a lane when a title for it is given."""
    pictures = [open_picture(path) for path in entry.pictures]
    if lane_title is None or entry.trajectory is None:
        return _Results(entry, pictures)
    return _Results(entry, pictures, DenoisingLane.open(entry.trajectory, title=lane_title, results=entry.folder))


def _new_folder() -> Path:
    """A results folder that sorts by time; the last part keeps apart the jobs of several windows."""
    now = time.time()
    stamp = f"{time.strftime('%Y%m%d-%H%M%S', time.localtime(now))}-{int(now * 1000) % 1000:03}"
    return places.results() / f"{stamp}-{secrets.token_hex(3)}"

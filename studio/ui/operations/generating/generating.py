"""Runs recipes: queues the panel's recipe with its inputs from the canvas."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.document.document import Document
from studio.document.guide_inputs import with_guides
from studio.document.inputs import keep_input
from studio.document.layers.layer import Layer
from studio.document.layers.tree import find_layer, guide_layers
from studio.document.origins import Origins, Picture
from studio.link.engine_thread import EngineThread
from studio.link.job_queue import JobQueue
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import ControlSpec, FrameEditSpec, GenerateRecipe
from studio.protocol.geometry import Box, Size
from studio.protocol.parameters import own_recipe
from studio.protocol.prompts.templates import draw_user_prompts
from studio.protocol.requests import Stop
from studio.protocol.resultsfolder import new_folder
from studio.ui.background import Background, Task
from studio.ui.canvas.canvas import Canvas
from studio.ui.operations.generating.branches import branch_of, branch_with, is_drawn
from studio.ui.operations.generating.extending import Extending
from studio.ui.operations.generating.queue_editing import QueueEditing
from studio.ui.recipe.recipe_panel import RecipePanel
from studio.ui.recipe.wording import job_about, job_title
from studio.ui.translation import tr

VARIATIONS, VARIATION_STRENGTH = 4, 0.2  # pictures in a row of variations, unless the panel asks for more
_LARGEST_DRAWN = 100_000
FIRST_MODEL, FIRST_PROMPT = "pocket", tr("a penguin in the snow")


@dataclass(frozen=True)
class _CanvasInputs:
    """A recipe's inputs from the canvas: copies that no later edit changes.

    Attributes:
        picture: RGBA uint8 [H, W, 4]; None without one.
        image: Whether the recipe repaints or varies the picture.
        mask: uint8 [H, W]; None without a mask.
        pasted: Where the result is pasted, uint8 [H, W]; None: where the mask is.
        crop: The part of the picture, or of the extended one, that the model sees; None without a mask.
        settings: Further settings of the recipe if the picture is extended.
        controls: The controls; those that follow the picture on the canvas have no path.
        guides: The visible guide layers, the topmost first.
        size: The canvas.
    """

    picture: NDArray[np.uint8] | None
    image: bool
    mask: NDArray[np.uint8] | None
    pasted: NDArray[np.uint8] | None
    crop: Box | None
    settings: dict[str, Any]
    controls: tuple[ControlSpec, ...]
    guides: tuple[Layer, ...]
    size: Size


class Generating:
    """Joins the recipe panel, the canvas and the queue; inputs are written off the UI thread, in the order of the runs.

    Args:
        notify: Shows a line; True marks an error.
        show_while: Shows a line about work that takes longer than a moment, until what is returned is called.
    """

    def __init__(
        self,
        *,
        document: Document,
        origins: Origins,
        recipe_panel: RecipePanel,
        queue: JobQueue,
        engine: EngineThread,
        canvas: Canvas,
        editing: QueueEditing,
        notify: Callable[[str, bool], None],
        show_while: Callable[[str], Callable[[], None]],
    ) -> None:
        self._document, self._origins, self._panel, self._editing = document, origins, recipe_panel, editing
        self._queue, self._engine, self._canvas, self._notify = queue, engine, canvas, notify
        self._writer = Background(recipe_panel)
        self.uncover: Callable[[], bool] = lambda: False  # uncovers the canvas; returns whether anything covered it
        self._preparing: list[Task] = []  # runs whose inputs are being written
        self._show_while = show_while
        self._prepared_all: Callable[[], None] | None = None  # ends the line about them
        recipe_panel.run_requested.connect(self.run)
        recipe_panel.stop_requested.connect(self.stop)
        recipe_panel.cancel_requested.connect(queue.remove)
        recipe_panel.changed.connect(self._show_crop)
        document.mask_changed.connect(self._canvas_changed)
        document.layers_changed.connect(self._layers_changed)
        self.extending = Extending(
            document, canvas, recipe_panel.fields.repainting, self._own_size, self._canvas_changed
        )
        canvas.padding_dragged.connect(self._set_padding)
        canvas.size_dragged.connect(self._set_size)
        canvas.escape = self.stop_or_dismiss  # a running job comes before a result that waits

    def operations(self) -> dict[str, Callable[[], object]]:
        """Return the operation of each command."""
        return {
            "generate.run": self._panel.request_run,
            "generate.stop": self.stop_or_dismiss,
            "generate.stop_after": lambda: self._queue.stop(Stop.AFTER),
            "generate.keep_step": lambda: self._queue.stop(Stop.KEEP),
            "generate.clear_queue": self.clear_queue,
            "generate.variations": self.vary,
            "generate.reuse_seed": self.reuse_seed,
            "generate.restart": self._engine.restart,
            "mask.reset_frame": self.reset_frame,
        }

    @property
    def preparing(self) -> bool:
        """Whether the inputs of a run are being written, so that it is not in the queue yet."""
        return bool(self._preparing)

    def run(self) -> None:
        """Queue the panel's recipe, with the picture and the mask from the canvas where it uses them.

        A selection that is still being computed is waited for.
        """
        self._canvas.selector.when_idle(self._run)

    def vary(self) -> None:
        """Queue variations of the generated picture in view: its recipe, with slightly interpolated noise."""
        source = self._document.source_in_view
        if source is None:
            self._notify(tr("There is no generated picture in view to vary."), False)
            return
        if source.recipe.fork is not None:
            self._notify(tr("A branch starts from its record's noise, which cannot be varied. Vary its parent."), False)
            return
        fields = self._panel.fields.seeds
        recipe = own_recipe(source.recipe, 0).model_copy(
            update={
                "count": VARIATIONS,
                "variation_seed": secrets.randbelow(_LARGEST_DRAWN),
                "variation_strength": fields.variation_strength.value() or VARIATION_STRENGTH,
            }
        )
        self._enqueue(recipe, self._origins.current())

    def fork(self, record: Path, parent: GenerateRecipe, step: int, edit: FrameEditSpec | None = None) -> None:
        """Queue a branch of a denoising record, from a step on, with the panel's settings in place of its own.

        Picture, mask, controls, size and number of pictures are the parent's, and so is the seed unless the panel's is
        locked. A prompt that is a template is the parent's own drawing of it, unless it was changed.

        Raises:
            BadInput: The settings do not fit together.
        """
        panel, picture = self._panel.fields.recipe(), self._origins.current()
        start = {"record": str(record), "step": step, "edit": edit}
        recipe = branch_of(parent, panel, start, seed=self._panel.fields.seeds.seed.locked())
        if recipe.template is None or is_drawn(parent, panel):
            self._enqueue(recipe, picture)
        else:
            self._prepare(recipe, None, partial(self._prepared, picture=picture))

    def fork_with(self, record: Path, recipe: GenerateRecipe, step: int) -> None:
        """Queue a branch of a denoising record, from a step on, with these settings; raises BadInput as `fork`."""
        branch = branch_with(recipe.model_dump(), {"record": str(record), "step": step})
        self._enqueue(branch, self._origins.current())

    def enqueue(self, recipe: GenerateRecipe, picture: Picture | None) -> None:
        """Queue a recipe that is complete, for a picture."""
        self._enqueue(recipe, picture)

    def reuse_seed(self) -> None:
        """Put the seed of the last job into the panel."""
        if not self._panel.fields.seeds.reuse():
            self._notify(tr("No job has been started yet."), False)

    def prepare(self, then: Callable[[GenerateRecipe, Picture | None], None]) -> None:
        """Pass on the panel's recipe with its inputs from the canvas, and the picture there, once these are written."""
        recipe, picture = self._panel.recipe(), self._origins.current()
        inputs = self._canvas_inputs(recipe)
        if inputs is None and recipe.template is None:
            then(recipe, picture)
            return
        self._writer.run(partial(_with_inputs, recipe, inputs), lambda made: then(made, picture), self._fail)

    def suggest(self) -> None:
        """Fill the panel with a first recipe: text to image where the bundled model for it is installed."""
        fields = self._panel.fields
        if fields.models.model.set_key(FIRST_MODEL):
            fields.prompts.prompt.set_text(FIRST_PROMPT)

    def reset_frame(self) -> None:
        """Reset the crop to what follows from the mask and the padding, and stop extending the picture."""
        self.extending.reset()
        self._panel.fields.repainting.padding.setValue(0)

    def stop_or_dismiss(self) -> None:
        """Stop the running job; or else uncover the canvas, discard the result, stop extending, or hide the frame."""
        if self._queue.running is not None or self._preparing:
            self.stop()
        elif self.uncover():
            pass
        elif self._document.candidate is not None:
            self._canvas.discard_candidate()
        elif self.extending.wanted:
            self.extending.reset()
        else:
            self._canvas.show_frame(None)

    def stop(self) -> None:
        """Stop the running job; without one, those whose inputs are being written."""
        if self._queue.running is None:
            self._drop_preparing()
        self._queue.stop(Stop.NOW)
        self._canvas.protect_candidate()

    def clear_queue(self) -> None:
        """Drop all waiting runs."""
        self._drop_preparing()
        self._queue.clear()

    def close(self) -> None:
        """Stop writing."""
        self._drop_preparing()
        self._writer.close()

    def _run(self) -> None:
        panel, picture, edited = self._panel.take_recipe(), self._origins.current(), self._editing.edited
        if edited is not None:
            try:
                kept = self._editing.with_inputs(panel)
            except BadInput as error:
                self._fail(error)
                return
            if kept is not None:  # the edited job keeps its inputs, and its picture
                picture, drawn = self._origins.of(edited.id), kept.fork is not None and is_drawn(edited.recipe, panel)
                self._replace_or_add(kept, None, picture, edited.id, drawn=drawn)
                return
        self._replace_or_add(panel, self._canvas_inputs(panel), picture, None if edited is None else edited.id)

    def _replace_or_add(
        self,
        recipe: GenerateRecipe,
        inputs: _CanvasInputs | None,
        picture: Picture | None,
        edited: str | None,
        *,
        drawn: bool = False,
    ) -> None:
        if inputs is None and (recipe.template is None or drawn) and not self._preparing:
            self._enqueue(recipe, picture, edited)
        else:  # runs without inputs also wait for those before them
            self._prepare(recipe, inputs, partial(self._prepared, picture=picture, edited=edited))

    def _canvas_inputs(self, recipe: GenerateRecipe) -> _CanvasInputs | None:
        """Copy a recipe's inputs from the canvas: the mask, the picture to repaint, to vary or to follow."""
        fields, masked, margins = self._panel.fields, self._document.has_mask, self.extending.margins
        controls = fields.adapters.control_specs()
        guides = guide_layers(self._document.stack) if fields.prompted else []
        crop, settings = self.extending.crop(recipe.size), self.extending.settings()
        if not (crop or fields.repainting.varies or controls or guides):
            return None
        return _CanvasInputs(
            picture=self._model_input(),
            image=crop is not None or fields.repainting.varies,
            mask=self._document.mask.copy() if masked else None,
            pasted=self._pasted() if crop is not None else None,
            crop=None if crop is None or settings.get("extend_in_frames") else crop.moved(margins.left, margins.top),
            settings=settings,
            controls=controls,
            guides=tuple(replace(layer, pixels=layer.pixels.copy()) for layer in guides),
            size=self._document.size,
        )

    def _pasted(self) -> NDArray[np.uint8] | None:
        """Return a copy of the mask layer that was chosen to paste the result by, uint8 [H, W]; None without one."""
        layer = find_layer(self._document.stack, self._panel.fields.repainting.pasted.key())
        return None if layer is None else layer.on_canvas(self._document.size)[..., 3].copy()

    def _model_input(self) -> NDArray[np.uint8] | None:
        """Return a copy of the model's input: the visible picture, or the active layer alone."""
        document, layer = self._document, self._document.last_layer
        if not document.has_picture:
            return None
        if self._panel.model_input.key() == "layer" and layer is not None and not layer.is_guide:
            return layer.on_canvas(document.size)
        return document.picture.copy()

    def _prepare(
        self, recipe: GenerateRecipe, inputs: _CanvasInputs | None, made: Callable[[GenerateRecipe], object]
    ) -> None:
        """Write the inputs of a run off the UI thread, which takes seconds for a large picture."""
        self._preparing.append(self._writer.run(partial(_with_inputs, recipe, inputs), made, self._not_prepared))
        self._show_preparing()

    def _prepared(self, recipe: GenerateRecipe, picture: Picture | None, edited: str | None = None) -> None:
        del self._preparing[0]
        self._enqueue(recipe, picture, edited)
        self._show_preparing()

    def _not_prepared(self, error: BadInput) -> None:
        del self._preparing[0]
        self._show_preparing()
        self._fail(error)

    def _drop_preparing(self) -> None:
        for task in self._preparing:
            task.cancel()
        self._preparing.clear()
        self._show_preparing()

    def _show_preparing(self) -> None:
        self._panel.set_preparing(self.preparing)
        if self.preparing and self._prepared_all is None:
            self._prepared_all = self._show_while(tr("Preparing the picture for the model …"))
        elif not self.preparing and self._prepared_all is not None:
            self._prepared_all()
            self._prepared_all = None

    def _enqueue(self, recipe: GenerateRecipe, picture: Picture | None, edited: str | None = None) -> None:
        """Give the waiting job that was edited a recipe, or add one: where none was, or where it runs already."""
        job = edited
        if job is None or not self._editing.replace(job, recipe):
            cards = self._panel.fields.cards
            job = self._queue.add(recipe, new_folder(), job_title(recipe, cards), job_about(recipe, cards))
        self._origins.remember(job, picture)

    def seen_box(self) -> Box:
        """Return the part of the picture that the model sees: the crop with a mask, otherwise all of it."""
        whole, fields = Box(0, 0, *self._document.size), self._panel.fields
        crop = self.extending.crop(fields.output.size.value() if fields.prompted else None)
        part = whole if crop is None else crop.intersection(whole)
        return whole if part.empty else part

    def _own_size(self) -> Size:
        """Return the size of the model's pictures; for a missing model, only the square shape is likely."""
        card = self._panel.fields.card
        return Size(1, 1) if card is None else Size(card.size, card.size)

    def _canvas_changed(self, *_: object) -> None:
        document = self._document
        self._panel.set_canvas(pictured=document.has_picture, masked=document.has_mask, extended=self.extending.wanted)
        self._show_crop()

    def _layers_changed(self) -> None:
        stack = self._document.stack
        self._panel.set_layers(sum(not layer.is_guide for layer in stack.layers()))
        self._panel.fields.guides.set_layers(guide_layers(stack))
        masks = [(layer.id, layer.name) for layer in stack.layers() if layer.kind == "mask"]
        self._panel.fields.repainting.offer_masks(masks)

    def _show_crop(self) -> None:
        """Outline the crop; called for each move of the brush, so that it must not build a recipe."""
        fields = self._panel.fields
        size = fields.output.size.value() if fields.prompted else None
        own = fields.card.size if fields.card is not None else None
        seen_at = Size(*size) if size is not None else (None if own is None else Size(own, own))
        self._canvas.set_crop(self.extending.crop(size), seen_at, sizable=fields.prompted)

    def _set_padding(self, pixels: int) -> None:
        self.extending.set_frame(None)
        self._panel.fields.repainting.padding.setValue(pixels)
        self._show_crop()

    def _set_size(self, size: Size) -> None:
        self._panel.fields.output.size.set_value(size)
        self._show_crop()

    def _fail(self, error: BadInput) -> None:
        self._notify(str(error), True)


# what runs off the UI thread


def _with_inputs(recipe: GenerateRecipe, inputs: _CanvasInputs | None) -> GenerateRecipe:
    """Draw the prompts, write the inputs, and return the recipe that refers to them."""
    recipe = draw_user_prompts(recipe)
    if inputs is None:
        return recipe
    used = inputs.image or any(not control.image for control in inputs.controls)
    picture = str(keep_input(inputs.picture)) if used and inputs.picture is not None else ""
    changes: dict[str, Any] = inputs.settings | {
        "controls": [
            control if control.image else control.model_copy(update={"image": picture}) for control in inputs.controls
        ]
    }
    if inputs.image:
        changes["image"] = picture
    if inputs.mask is not None:
        changes["mask"] = str(keep_input(inputs.mask))
    if inputs.pasted is not None:
        changes["paste_mask"] = str(keep_input(inputs.pasted))
    if inputs.crop is not None:
        changes["crop"] = tuple(inputs.crop)
    return with_guides(GenerateRecipe.model_validate({**recipe.model_dump(), **changes}), inputs.guides, inputs.size)

"""Live painting: generates one sketch after the other with networks that stay in memory."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from studio.engine.data.pictures import as_rgba, from_model
from studio.engine.generation.generate import finished_pictures, prepare_memory
from studio.engine.generation.inpainting import Repainting, read_repainting
from studio.engine.generation.make_plan import make_plan
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.plan import Plan
from studio.engine.generation.preview import previewed
from studio.engine.generation.shortage import is_out_of_memory, out_of_memory, release
from studio.engine.generation.tiled_retry import decoded
from studio.protocol.engine_settings import EngineSettings
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Finished, Note
from studio.protocol.files import make_folder
from studio.protocol.finished_pictures import write_finished
from studio.protocol.fitting import check_fits
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.live import LivePicture, PaintLive
from studio.protocol.prompts.lora_tags import with_tagged_loras
from studio.protocol.requests import Stop
from studio.protocol.textual_inversions import with_named_inversions


@dataclass(frozen=True)
class _Denoised:
    """The outcome of a request's steps."""

    recipe: GenerateRecipe
    plan: Plan
    repainting: Repainting | None
    states: Tensor


class LiveSession:
    """Answers the requests of a window that paints live; see `PaintLive`.

    A request to finish the last preview continues from its latents.
    """

    def __init__(self, models: ModelCache) -> None:
        self._models = models
        self._last: _Denoised | None = None
        self._prepared: tuple[GenerateRecipe, EngineSettings] | None = None

    def forget(self) -> None:
        """Release the last latents and their plan, because another job begins."""
        self._last = self._prepared = None

    def run(self, request: PaintLive, stop_requested: Callable[[], Stop | None]) -> Iterator[Event]:
        """Yield a LivePicture and Finished; Finished alone if a stop was asked for between two steps.

        Raises:
            BadInput: Something in the recipe, or a file that it names, cannot be used.
            OutOfMemory: There is too little memory. What the job took is released.
        """
        try:
            yield from self._run(request, stop_requested)
        except Exception as error:
            self.forget()
            if not is_out_of_memory(error):
                raise
            release(error, self._models)
        else:
            return
        raise out_of_memory(request.recipe, self._models, 0)

    def _run(self, request: PaintLive, stop_requested: Callable[[], Stop | None]) -> Iterator[Event]:
        began = time.perf_counter()
        made, loaded = self._last, True
        planned = denoised = began
        if made is None or made.recipe != request.recipe:
            self._last = None
            recipe, _ = with_tagged_loras(with_named_inversions(request.recipe))
            self._prepare_memory(recipe, request.settings)
            loaded = self._models.holds(recipe.model)
            if not loaded:
                yield Note(text="Loading the model")
            model = self._models.get(recipe.model)
            check_fits(recipe, model.card)
            repainting = read_repainting(recipe, (model.card.size, model.card.size))
            plan = make_plan(recipe, self._models, repainting)
            planned = time.perf_counter()
            states = _denoised(plan, stop_requested)
            if states is None:
                yield Finished(stopped=True)
                return
            made = self._last = _Denoised(request.recipe, plan, repainting, states)
            denoised = time.perf_counter()
        pixels = _finished(made, self._models) if request.finished else _previewed(made)
        folder = Path(request.out)
        make_folder(folder)
        file = write_finished(folder, [pixels])
        if file is None:
            raise BadInput(f"Could not write into {folder}.")
        yield LivePicture(
            pixels=str(file),
            finished=request.finished or made.plan.preview is None,
            preparing=planned - began,
            denoising=denoised - planned,
            decoding=time.perf_counter() - denoised,
            loaded=loaded,
        )
        yield Finished()

    def _prepare_memory(self, recipe: GenerateRecipe, settings: EngineSettings) -> None:
        """Decide how models are loaded, unless that is known for such a recipe: headers take milliseconds."""
        controls = tuple(control.model_copy(update={"image": ""}) for control in recipe.controls)
        same = {"image": None, "controls": controls, "prompt": "", "negative": "", "seed": 0, "strength": 1.0}
        now = (recipe.model_copy(update=same), settings)
        if now != self._prepared:
            prepare_memory(recipe, self._models, settings)
            self._prepared = now


def _denoised(plan: Plan, stop_requested: Callable[[], Stop | None]) -> Tensor | None:
    """Take the steps of a plan's first picture; None when a stop was asked for."""
    last: Tensor | None = None
    with plan.prepared(), closing(plan.steps(0, 1)) as steps:
        for step in steps:
            if stop_requested() is not None:
                return None
            last = step.x_next
    assert last is not None, "a sampler takes at least one step"
    return last


def _finished(made: _Denoised, models: ModelCache) -> NDArray[np.uint8]:
    """Return the picture as `generate` makes it, RGBA [H, W, 4]."""
    with made.plan.prepared():
        picture = decoded(made.plan, 0, made.states, lambda _: None).numpy()[0]
    card = models.get(made.recipe.model).card
    return as_rgba(finished_pictures(card, made.repainting, [picture])[0].pixels)


@torch.inference_mode()
def _previewed(made: _Denoised) -> NDArray[np.uint8]:
    """Return the picture that the linear map makes of the latents, RGBA [h, w, 4]; pixels are themselves."""
    if made.plan.preview is None:  # states are pictures
        picture = made.plan.pictures(made.states)
    else:
        picture = previewed(made.plan.preview, made.states)
    picture = picture[0].float().cpu()
    if not bool(picture.isfinite().all()):
        raise BadInput(
            "The model's output is not finite (NaN or infinity), so there is no picture. Other settings may work."
        )
    return as_rgba(from_model(picture.numpy()))

"""Runs a generation job: yields events, and can be stopped between any two steps."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from studio.engine.data.output import Results
from studio.engine.data.pictures import Picture, as_rgba, from_model, png_bytes
from studio.engine.data.toy import scatter
from studio.engine.diffusion.sampling import SamplerStep
from studio.engine.generation.extending import extend_in_frames
from studio.engine.generation.inpainting import Repainting, read_repainting
from studio.engine.generation.make_plan import make_plan
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.pace import JobPace
from studio.engine.generation.peak_memory import PeakMemory
from studio.engine.generation.plan import Plan
from studio.engine.generation.record import DEFAULT_BUDGET, RecordWriter
from studio.engine.generation.shortage import is_out_of_memory, out_of_memory, release
from studio.engine.generation.tiled_retry import decoded
from studio.engine.models.model import Model
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.models.turbo import turbo_of
from studio.protocol.engine_settings import DEFAULTS, EngineSettings
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Finished, MemoryUse, Note, Result, Saving, Started, Step
from studio.protocol.files import check_place
from studio.protocol.finished_pictures import FINISHED_FILE, write_finished
from studio.protocol.fitting import check_fits
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import ModelCard
from studio.protocol.modelfit import recipe_need
from studio.protocol.parameters import SEAM, own_recipe, png_text
from studio.protocol.prompts.lora_tags import with_tagged_loras
from studio.protocol.recipes import dump_recipe
from studio.protocol.requests import Stop
from studio.protocol.resultsfolder import RECIPE_FILE, TRAJECTORY_FILE, picture_name
from studio.protocol.textual_inversions import with_named_inversions

__all__ = ["ModelCache", "finished_pictures", "generate", "prepare_memory"]


def generate(
    recipe: GenerateRecipe,
    out: Path,
    *,
    models: ModelCache,
    stop_requested: Callable[[], Stop | None] = lambda: None,
    trajectory: bool = True,
    memory_budget: int = DEFAULT_BUDGET,
    hand_over: bool = False,
    settings: EngineSettings = DEFAULTS,
) -> Iterator[Event]:
    """Sample or repaint the pictures of a recipe and write them into a folder.

    Each picture's noise comes from its own generator, seeded with the recipe's seed + its index; the same recipe gives
    the same bytes.

    Args:
        recipe: The request.
        out: The folder for 0000.png ..., recipe.json and trajectory.safetensors; it appears when they are complete.
        models: Loads models.
        stop_requested: Polled between steps. NOW ends without a result; AFTER finishes the current batch and starts no
            other; KEEP takes the current estimate of x0 as the result.
        trajectory: Whether to keep trajectory.safetensors; it is written step by step. An extension that is made in
            frames has none.
        memory_budget: Bytes for the record, which is thinned to fit.
        hand_over: Whether to yield Saving. What follows it needs neither the model nor the caller's thread, so that it
            may run beside the next job.
        settings: How the engine computes.

    Yields:
        Note while a model is loading and for the plan's messages, Started, a Step for each denoising evaluation (its
        frame is in the record by then; `seconds` counts from Started); MemoryUse, Saving and Result unless stopped with
        NOW; Finished.

    Raises:
        BadInput: Something in the recipe, or a file that it names, cannot be used. Nothing is left behind.
        OutOfMemory: There is too little memory. What the job took is released.
    """
    check_place(out)
    recipe, unknown = with_tagged_loras(with_named_inversions(recipe))
    for text in unknown:
        yield Note(text=text)
    if recipe.outpaint is not None and recipe.extend_in_frames:
        yield from extend_in_frames(
            recipe,
            out,
            lambda stage, folder: generate(
                stage, folder, models=models, stop_requested=stop_requested, trajectory=False, settings=settings
            ),
            stop_requested,
        )
        return
    needed = prepare_memory(recipe, models, settings)
    try:
        yield from _generate(recipe, out, models, stop_requested, trajectory, memory_budget, hand_over, needed)
    except Exception as error:
        if not is_out_of_memory(error):
            raise
        release(error, models)
    else:
        return
    raise out_of_memory(recipe, models, needed)


def _generate(
    recipe: GenerateRecipe,
    out: Path,
    models: ModelCache,
    stop_requested: Callable[[], Stop | None],
    trajectory: bool,
    memory_budget: int,
    hand_over: bool,
    needed: int,
) -> Iterator[Event]:
    """Yield the events of `generate`; `needed` are the bytes of memory that are expected."""
    began = time.perf_counter()
    memory = PeakMemory(models.device, models.taken)
    if not models.holds(recipe.model):
        yield Note(text="Loading the model")
    model = models.get(recipe.model)
    check_fits(recipe, model.card)
    if stop_requested() is Stop.NOW:
        yield Finished(stopped=True, seconds=time.perf_counter() - began)
        return
    repainting = read_repainting(recipe, (model.card.size, model.card.size))
    if repainting is not None:
        for text in repainting.notes:
            yield Note(text=text)
    plan = make_plan(recipe, models, repainting)
    for text in (*plan.notes, *_about_turbo(model, models)):
        yield Note(text=text)
    crop = repainting.crop if repainting else None
    total = plan.evaluations * len(plan.batches)
    with Results(out) as results:
        writer = None
        if trajectory:
            writer = RecordWriter(results.folder / TRAJECTORY_FILE, plan, recipe, crop, memory_budget)
        yield Started(record=str(writer.record.path) if writer else "", steps=total, crop=crop)
        made: list[NDArray[np.float32]] = []
        step, started, pace = 0, time.perf_counter(), JobPace()
        ended: tuple[int, SamplerStep] | None = None  # the batch that KEEP ended early, and its last step
        with plan.prepared():
            stop = stop_requested()
            for first, count in plan.batches:
                if made and stop is not None:
                    break  # AFTER or KEEP came with the last batch
                last: torch.Tensor | None = None
                with closing(plan.steps(first, count)) as states:
                    for state in states:
                        frame = writer.write(first, state) if writer else None
                        if frame is not None or state.x_next.is_cpu:  # a graphics card is not waited for
                            _check_finite(state)
                        step += 1
                        seconds = time.perf_counter() - started
                        pace.take(state.evaluations, seconds, first_batch=first == 0)
                        yield Step(step=step, total=total, timestep=state.timestep, frame=frame, seconds=seconds)
                        stop, last = stop_requested(), state.x_next
                        if stop is Stop.NOW:
                            yield Finished(stopped=True, seconds=time.perf_counter() - began)
                            return
                        if stop is Stop.KEEP and state.index + 1 < len(plan.timesteps):
                            ended, last = (first, state), state.x0
                            break
                assert last is not None, "a sampler takes at least one step"
                notes: list[str] = []
                made.extend(decoded(plan, first, last, notes.append).numpy())
                for text in notes:
                    yield Note(text=text)

        yield MemoryUse(needed=needed, peak=memory.bytes, models=models.taken, budget=models.budget)
        pictures = finished_pictures(model.card, repainting, made)
        if hand_over and (handed := write_finished(results.folder, [as_rgba(one.pixels) for one in pictures])):
            yield Saving(pictures=str(handed))
        files = _encoded(recipe, model.card, plan, repainting, pictures)
        if writer is not None:
            writer.complete(len(made), *(ended or ()))
        for name, data in files.items():
            results.write(name, data)
        results.write(RECIPE_FILE, dump_recipe(recipe).encode("utf-8"))
        (results.folder / FINISHED_FILE).unlink(missing_ok=True)
        results.publish()
    seconds = time.perf_counter() - began
    yield Result(
        pictures=tuple(str(out / name) for name in files),
        trajectory=str(out / TRAJECTORY_FILE) if writer else None,
        seconds=seconds,
        evaluations=pace.of_first_batch,
        evaluation_seconds=pace.evaluation_seconds,
    )
    yield Finished(stopped=len(made) < recipe.count or step < total, seconds=seconds)


def prepare_memory(recipe: GenerateRecipe, models: ModelCache, settings: EngineSettings) -> int:
    """Decide how to save memory; returns the bytes that are then needed, 0 if the headers do not tell.

    Raises:
        OutOfMemory: The weights alone are larger than the memory.
    """
    hardware = models.hardware
    try:
        need = recipe_need(recipe, gpu=hardware.gpu, settings=settings)
    except BadInput:  # a model is missing or damaged: loading it reports that
        models.configure(settings)
        return 0
    saving = need.saving(hardware) if settings.saving == "auto" else settings.saving
    models.configure(settings, saving)
    needed = need.with_saving(saving)
    if need.with_saving("fp8") - max(need.denoising, need.tiled) > hardware.memory:
        raise out_of_memory(recipe, models, needed)
    return needed


def _about_turbo(model: Model, models: ModelCache) -> list[str]:
    """Return a line on whether the model is compiled, if that was asked for."""
    if not models.settings.turbo or not isinstance(model, StableDiffusionModel):
        return []
    turbo = turbo_of(model.unet)
    if turbo is not None:
        return [turbo.status]
    return ["Turbo works on a graphics card, without offloading: it is left out here."]


def _check_finite(state: SamplerStep) -> None:
    """Raise BadInput for a step whose result is not finite: later steps could not mend it."""
    if not bool(state.x_next.isfinite().all()):
        raise BadInput(
            f"The model's output is not finite (NaN or infinity) in step {state.index + 1} of {state.total}, so there "
            "is no picture. Its weights may be damaged; if they are not, other settings may work."
        )


def finished_pictures(card: ModelCard, repainting: Repainting | None, made: list[NDArray[np.float32]]) -> list[Picture]:
    """Return the generated pictures or crops, [C, H, W] each; all points are drawn in one.

    Raises:
        BadInput: A value is not finite.
    """
    if not all(np.isfinite(x).all() for x in made):
        raise BadInput(
            "The model's output is not finite (NaN or infinity), so there is no picture. Other settings may work."
        )
    if card.space == "plane":
        return [Picture(scatter(torch.from_numpy(np.stack(made)).flatten(1)))]
    return [Picture(from_model(x)) if repainting is None else repainting.composite(x) for x in made]


def _encoded(
    recipe: GenerateRecipe, card: ModelCard, plan: Plan, repainting: Repainting | None, pictures: list[Picture]
) -> dict[str, bytes]:
    """Encode the whole pictures as PNG files by name, each with the recipe that makes it."""
    plane = card.space == "plane"
    label = "" if recipe.label is None or plane else card.labels[recipe.label]
    files = {}
    for index, one in enumerate(pictures):
        picture = one if repainting is None else repainting.whole(one)
        own = recipe if plane else own_recipe(recipe, index)
        text = png_text(own, plan.size or (picture.width, picture.height), label)
        if repainting is not None and (seam := repainting.seam(one)) is not None:
            text[SEAM] = f"{seam:.3f}"
        files[picture_name(index)] = png_bytes(picture.pixels, text)
    return files

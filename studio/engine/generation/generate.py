"""Runs a generation job: a generator of events that can be stopped between any two steps."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from studio.engine.data.output import Results, check_place
from studio.engine.data.pictures import Picture, from_model, png_bytes
from studio.engine.data.toy import scatter
from studio.engine.diffusion.sampling import SamplerStep
from studio.engine.generation.inpainting import Repainting, read_repainting
from studio.engine.generation.make_plan import make_plan
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.plan import Plan
from studio.engine.generation.record import DEFAULT_BUDGET, RecordWriter
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Finished, Note, Result, Started, Step
from studio.protocol.fitting import check_fits
from studio.protocol.modelcard import ModelCard
from studio.protocol.parameters import png_text
from studio.protocol.recipes import GenerateRecipe, dump_recipe
from studio.protocol.requests import Stop
from studio.protocol.resultsfolder import RECIPE_FILE, TRAJECTORY_FILE, picture_name

__all__ = ["ModelCache", "generate"]


def generate(
    recipe: GenerateRecipe,
    out: Path,
    *,
    models: ModelCache,
    asked: Callable[[], Stop | None] = lambda: None,
    trajectory: bool = True,
    memory_budget: int = DEFAULT_BUDGET,
) -> Iterator[Event]:
    """Sample or repaint the pictures of a recipe and write them into a folder.

    Each picture's noise comes from its own generator, seeded with the recipe's seed + its index; the same recipe gives
    the same bytes.

    Args:
        recipe: The request.
        out: The folder for 0000.png ..., recipe.json and trajectory.safetensors; it appears when they are complete.
        models: Loads models.
        asked: Polled between steps. NOW ends without a result; AFTER finishes the current batch and starts no other;
            KEEP takes the current estimate of x0 as the result.
        trajectory: Whether to keep trajectory.safetensors; it is written step by step.
        memory_budget: Bytes for the record, which is thinned to fit.

    Yields:
        Note while a model is loading and for the plan's messages, Started, a Step for each denoising evaluation (its
        frame is in the record by then; `seconds` counts from Started), Result unless stopped with NOW, Finished.

    Raises:
        BadInput: Something in the recipe, or a file that it names, cannot be used. Nothing is left behind.
    """
    began = time.perf_counter()
    check_place(out)
    if not models.holds(recipe.model):
        yield Note(text="Loading the model")
    model = models.get(recipe.model)
    check_fits(recipe, model.card)
    if asked() is Stop.NOW:
        yield Finished(stopped=True, seconds=time.perf_counter() - began)
        return
    repainting = read_repainting(recipe, (model.card.size, model.card.size))
    if repainting is not None:
        for text in repainting.picture.notes:
            yield Note(text=f"{Path(str(recipe.image)).name}: {text}")
    plan = make_plan(recipe, models, repainting)
    for text in plan.notes:
        yield Note(text=text)
    crop = repainting.crop if repainting else None
    of = plan.evaluations * len(plan.batches)
    with ExitStack() as stack:
        results = stack.enter_context(Results(out))
        writer = None
        if trajectory:
            writer = RecordWriter(results.folder / TRAJECTORY_FILE, plan, recipe, crop, memory_budget)
        yield Started(record=str(writer.record.path) if writer else "", steps=of, crop=crop)
        stack.enter_context(plan.prepared())
        made: list[NDArray[np.float32]] = []
        how, step, started = asked(), 0, time.perf_counter()
        ended: tuple[int, SamplerStep] | None = None  # the batch that KEEP ended early, and its last step
        for first, count in plan.batches:
            if made and how is not None:
                break  # AFTER or KEEP came with the last batch
            last: torch.Tensor | None = None
            with closing(plan.steps(first, count)) as states:
                for state in states:
                    frame = writer.write(first, state) if writer else None
                    step += 1
                    seconds = time.perf_counter() - started
                    yield Step(step=step, of=of, timestep=state.timestep, frame=frame, seconds=seconds)
                    how, last = asked(), state.x_next
                    if how is Stop.NOW:
                        yield Finished(stopped=True, seconds=time.perf_counter() - began)
                        return
                    if how is Stop.KEEP and state.index + 1 < len(plan.timesteps):
                        ended, last = (first, state), state.x0
                        break
            assert last is not None, "a sampler takes at least one step"
            made.extend(plan.pictures(last).float().cpu().numpy())

        files = _pictures(recipe, model.card, plan, repainting, made)
        if writer is not None:
            writer.complete(len(made), *(ended or ()))
        for name, data in files.items():
            results.write(name, data)
        results.write(RECIPE_FILE, dump_recipe(recipe).encode("utf-8"))
        results.publish()
    seconds = time.perf_counter() - began
    yield Result(
        pictures=tuple(str(out / name) for name in files),
        trajectory=str(out / TRAJECTORY_FILE) if writer else None,
        seconds=seconds,
    )
    yield Finished(stopped=len(made) < recipe.count or step < of, seconds=seconds)


def _pictures(
    recipe: GenerateRecipe, card: ModelCard, plan: Plan, repainting: Repainting | None, made: list[NDArray[np.float32]]
) -> dict[str, bytes]:
    """Encode the pictures that a model made, [C, H, W] each, as PNG files by name; points are drawn in one picture."""
    if not all(np.isfinite(x).all() for x in made):
        raise BadInput("The model gave no picture: its numbers ran out of range. Other settings may work.")
    if card.space == "plane":
        drawn = scatter(torch.from_numpy(np.stack(made)).flatten(1))
        height, width = drawn.shape[:2]
        return {picture_name(0): png_bytes(drawn, png_text(recipe, (width, height)))}
    label = "" if recipe.label is None else card.labels[recipe.label]
    files = {}
    for index, x in enumerate(made):
        picture = Picture(from_model(x)) if repainting is None else repainting.composite(x)
        text = png_text(_own_recipe(recipe, index), plan.size or (picture.width, picture.height), label)
        files[picture_name(index)] = png_bytes(picture.pixels, text)
    return files


def _own_recipe(recipe: GenerateRecipe, index: int) -> GenerateRecipe:
    """Return the recipe that makes picture `index` of a job again, alone: its seed is the job's seed + index."""
    return recipe.model_copy(update={"seed": (recipe.seed + index) % 2**63, "count": 1})

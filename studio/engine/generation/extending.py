"""Makes a large extension frame by frame: each is a generation of its own at the picture's resolution."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.compositing import extended
from studio.engine.data.output import Results
from studio.engine.data.pictures import Picture, png_bytes, read_image
from studio.engine.generation.inpainting import paste_mask, read_mask, with_margins
from studio.protocol.events import Event, Finished, MemoryUse, Note, Result, Started, Step
from studio.protocol.extension_frames import extension_frames
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Box, Margins, Size, box_of
from studio.protocol.mask_edges import repainting_crop
from studio.protocol.modelcard import find_model, read_card
from studio.protocol.parameters import own_recipe, png_text
from studio.protocol.recipes import dump_recipe
from studio.protocol.requests import Stop
from studio.protocol.resultsfolder import RECIPE_FILE, picture_name
from studio.protocol.scratch import temporary_folder

Mask = NDArray[np.uint8]
Make = Callable[[GenerateRecipe, Path], Iterator[Event]]
_NEXT_SEED = 7919  # between the seeds of two frames, whose noise must not repeat


@dataclass
class _Progress:
    """The progress over all frames: evaluations done and in total, and the measurements of the last generation."""

    done: int = 0
    total: int = 0
    seconds: float = 0.0
    stopped: bool = False
    memory: MemoryUse | None = None
    last: Result | None = None


def extend_in_frames(
    recipe: GenerateRecipe, out: Path, make: Make, stop_requested: Callable[[], Stop | None]
) -> Iterator[Event]:
    """Generate what a recipe adds to its picture frame by frame, and write the results as `generate` does.

    There is no denoising record: each frame has its own.

    Args:
        recipe: A recipe that extends a picture.
        out: The folder of the results.
        make: Generates a recipe into a folder.
        stop_requested: As in `generate`. AFTER finishes the current picture; KEEP takes the current frame's estimate.

    Raises:
        BadInput: As `generate`.
    """
    progress, names = _Progress(), []
    with Results(out) as results, temporary_folder("extend") as scratch:
        for index in range(recipe.count):
            if index and stop_requested() is not None:
                break
            own = own_recipe(recipe, index)
            picture = yield from _extended(own, scratch / str(index), make, progress, recipe.count)
            if picture is None:
                yield Finished(stopped=True, seconds=progress.seconds)
                return
            names.append(picture_name(index))
            text = png_text(own, (picture.width, picture.height), "")
            results.write(names[-1], png_bytes(picture.pixels, text))
        results.write(RECIPE_FILE, dump_recipe(recipe).encode("utf-8"))
        if progress.memory is not None:
            yield progress.memory
        results.publish()
    last = progress.last
    yield Result(
        pictures=tuple(str(out / name) for name in names),
        trajectory=None,
        seconds=progress.seconds,
        evaluations=progress.done,
        evaluation_seconds=last.evaluation_seconds if last is not None else 0.0,
    )
    yield Finished(stopped=len(names) < recipe.count, seconds=progress.seconds)


def _extended(
    recipe: GenerateRecipe, scratch: Path, make: Make, progress: _Progress, count: int
) -> Generator[Event, None, Picture | None]:
    """Extend one picture frame by frame; returns it, or None if it was stopped."""
    assert recipe.image is not None, "a recipe that extends names a picture"
    assert recipe.outpaint is not None, "called for recipes that extend"
    scratch.mkdir()
    picture = read_image(Path(recipe.image))
    before, margins = Size(picture.width, picture.height), Margins(*recipe.outpaint)
    mask = None if recipe.mask is None else read_mask(Path(recipe.mask))
    pixels, unknown = extended(picture.pixels, mask, margins)
    card = read_card(find_model(recipe.model))
    target = Size(*(recipe.size or (card.size, card.size)))
    own: dict[str, Any] = {"outpaint": None, "extend_in_frames": False, "size": None}
    own |= _extended_inputs(recipe, before, margins, scratch)
    if card.takes_prompt:
        own["tile"] = max(target)  # frames keep the picture's resolution, and each fits into one tile
    strength = recipe.strength if recipe.auto_edges else None
    frames = [*extension_frames(before, margins, target), None]  # None: the rest of the mask
    for number, frame in enumerate(frames):
        part = unknown if frame is None else _only(unknown, frame)
        if not part.any():
            continue
        crop = frame or repainting_crop(box_of(part), margins.extended(before), target, recipe.padding, strength)
        files = {"image": scratch / f"{number}.png", "mask": scratch / f"{number}-mask.png"}
        for name, values in (("image", pixels), ("mask", part)):
            files[name].write_bytes(png_bytes(values))
        paths = {name: str(file) for name, file in files.items()}
        seed = (recipe.seed + _NEXT_SEED * number) % 2**63
        stage = recipe.model_copy(update={**own, **paths, "crop": tuple(crop), "seed": seed})
        made: Result | None = None
        for event in make(stage, scratch / f"made-{number}"):
            if isinstance(event, Started):
                if not progress.total:
                    progress.total = event.steps * count * sum(1 for frame in frames if frame is not None)
                    yield Started(record="", steps=progress.total, crop=None)
            elif isinstance(event, Step):
                progress.done += 1
                progress.total = max(progress.total, progress.done)
                seconds = progress.seconds + event.seconds
                yield Step(
                    step=progress.done, total=progress.total, timestep=event.timestep, frame=None, seconds=seconds
                )
            elif isinstance(event, Note) and number == 0:
                yield event
            elif isinstance(event, MemoryUse):
                progress.memory = event
            elif isinstance(event, Result):
                made = progress.last = event
            elif isinstance(event, Finished):
                progress.seconds += event.seconds
        if made is None:
            return None
        pixels = read_image(Path(made.pictures[0])).pixels
        if frame is not None:
            unknown[frame.slices] = 0
    return Picture(pixels)


def _extended_inputs(recipe: GenerateRecipe, before: Size, margins: Margins, scratch: Path) -> dict[str, Any]:
    """Write what covers the picture, with the margins: controls, regions, and the mask to paste by.

    Returns:
        The settings that name these files.
    """

    def covering(file: str, name: str) -> str:
        pixels = read_image(Path(file)).pixels
        larger = with_margins(pixels, before, margins)
        if larger is pixels:
            return file
        (scratch / name).write_bytes(png_bytes(larger))
        return str(scratch / name)

    settings: dict[str, Any] = {
        "controls": tuple(
            control.model_copy(update={"image": covering(control.image, f"control-{number}.png")})
            for number, control in enumerate(recipe.controls)
        ),
        "regions": tuple(
            region.model_copy(update={"mask": covering(region.mask, f"region-{number}.png")})
            for number, region in enumerate(recipe.regions)
        ),
    }
    if recipe.paste_mask is not None:
        file = scratch / "paste-mask.png"
        file.write_bytes(png_bytes(paste_mask(recipe, margins.extended(before))))
        settings["paste_mask"] = str(file)
    return settings


def _only(mask: Mask, box: Box) -> Mask:
    """Return a mask that is 0 outside a box."""
    part = np.zeros_like(mask)
    part[box.slices] = mask[box.slices]
    return part

"""Makes the frames of films: of a denoising record, of the samples of a training run, and of checkpoints by steps."""

import math
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from torch import Tensor

from studio.compositing import colour_planes
from studio.engine.data.film_files import PAPER, Frame, in_grid
from studio.engine.data.pictures import from_model, read_image, to_bytes
from studio.engine.data.toy import scatter
from studio.engine.generation.make_plan import with_recipe_vae
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.latent import LatentModel
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.errors import BadInput
from studio.protocol.record import Record, open_record
from studio.protocol.runfolder import RunFolder

Shown = Literal["x_t", "x0"]
_DECODED_AT_ONCE = 8
_STRIPE = 4  # pixels; damaged frames are striped


@dataclass(frozen=True)
class Film:
    """Frames of one shape, rendered as they are read.

    Attributes:
        frames: The frames, in order.
        count: How many there are.
        notes: Notes on anything unexpected, a line each.
    """

    frames: Iterator[Frame]
    count: int
    notes: tuple[str, ...] = ()


def film_of(source: Path, show: Shown, models: ModelCache) -> Film:
    """Return the film of a denoising record, of a training run's samples, or of numbered PNGs in a folder."""
    if os.path.isdir(source):
        run = RunFolder(source)
        numbered = [] if run.exists else _numbered(source)
        return film_of_pictures(numbered) if numbered else film_of_run(run)
    return film_of_record(source, show, models)


def film_of_record(path: Path, show: Shown, models: ModelCache) -> Film:
    """Return one frame for each kept step; several pictures stand in a grid.

    A picture that was ended early stays at its last frame, and a damaged frame is striped; notes say so.

    Args:
        path: The record.
        show: The noisy states, or the estimates of the clean picture.
        models: Loads the model whose autoencoder decodes latents; other records need no model.

    Raises:
        BadInput: The record cannot be read, or its latents' model is gone.
    """
    record = open_record(path)
    decode = _decoder(record, models)
    kept, ends = record.info.kept, record.written
    damaged = [frame for frame in range(record.frames) if record.damaged(frame)]
    notes = [f"Step {kept[frame]} is damaged, and striped in the film." for frame in damaged]
    notes += [
        f"Picture {picture + 1} ended after step {kept[int(end) - 1]}, and stays as it was there."
        for picture, end in enumerate(ends)
        if end < record.frames
    ]
    states = record.x_t if show == "x_t" else record.x0
    pictures = np.arange(states.shape[1])

    def frames() -> Iterator[Frame]:
        for frame in range(record.frames):
            shown = torch.from_numpy(states[np.minimum(frame, ends - 1), pictures].astype(np.float32))
            made = frame_of_states(shown, record.info.space == "plane", decode)
            yield _striped(made) if frame in damaged else made

    return Film(frames(), record.frames, tuple(notes))


def film_of_run(folder: RunFolder) -> Film:
    """Return the sample grids of a training run in the order of its steps.

    Raises:
        BadInput: The folder is not a run, or has no samples yet; a picture cannot be read.
    """
    files = _numbered(folder.samples) if folder.exists else []
    if not folder.exists:
        raise BadInput(f"{folder.path} holds neither a training run nor a trajectory.")
    if not files:
        raise BadInput(f"{folder.path} has no samples yet.")
    return film_of_pictures(files)


def _numbered(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*.png") if file.stem.isdecimal())


def film_of_pictures(files: Sequence[Path]) -> Film:
    """Return pictures in their order; raises BadInput, while they are read, if one is damaged or has another size."""

    def frames() -> Iterator[Frame]:
        first: Frame | None = None
        for file in files:
            colours = colour_planes(to_bytes(read_image(file).pixels))
            frame: Frame = np.array(colours[..., 0] if colours.shape[2] == 1 else colours, np.uint8)
            first = frame if first is None else first
            if frame.shape != first.shape:
                raise BadInput(f"{file} has another size than the pictures before it.")
            yield frame

    return Film(frames(), len(files))


def side_by_side(films: Sequence[Film]) -> Film:
    """Return films side by side, left to right; the shorter ones stay at their last frame.

    Lower ones are centred on grey, and grey ones become coloured beside coloured ones.
    """
    if len(films) == 1:
        return films[0]
    count = max(film.count for film in films)

    def frames() -> Iterator[Frame]:
        last: list[Frame | None] = [None] * len(films)
        for _ in range(count):
            last = [next(film.frames, before) for film, before in zip(films, last, strict=True)]
            yield _joined([frame for frame in last if frame is not None])

    return Film(frames(), count, tuple(note for film in films for note in film.notes))


def frame_of_states(states: Tensor, points: bool, decode: Callable[[Tensor], Tensor]) -> Frame:
    """Draw the states of all pictures [N, C, H, W] in one frame."""
    if points:
        return scatter(states.flatten(1))
    with torch.inference_mode():
        made = [picture for some in states.split(_DECODED_AT_ONCE) for picture in decode(some).float().cpu().numpy()]
    return in_grid([from_model(np.nan_to_num(picture)) for picture in made], math.ceil(math.sqrt(len(made))))


def _decoder(record: Record, models: ModelCache) -> Callable[[Tensor], Tensor]:
    """Return a function from a record's states to pictures."""
    if record.info.space != "latent":
        return lambda states: states
    recipe = record.recipe()
    name = record.info.model if recipe is None else recipe.model
    if not name:
        raise BadInput(f"{record.path.name} does not say which model decodes its latents.")
    model = models.get(name)
    if recipe is not None:
        model = with_recipe_vae(model, recipe, models)
    if not isinstance(model, LatentModel | StableDiffusionModel) or model.card.latent[0] != record.x_t.shape[2]:
        raise BadInput(f"The model {name} cannot decode the latents of {record.path.name}.")
    decode, device = model.decode, model.device
    return lambda states: decode(states.to(device))


def _joined(frames: Sequence[Frame]) -> Frame:
    """Put frames of any size beside each other."""
    colours = any(frame.ndim == 3 for frame in frames)
    height, width = (max(frame.shape[side] for frame in frames) for side in (0, 1))
    cells = []
    for frame in frames:
        shown = np.repeat(frame[..., None], 3, axis=2) if colours and frame.ndim == 2 else frame
        cell = np.full((height, width, *shown.shape[2:]), PAPER, np.uint8)
        y, x = (height - frame.shape[0]) // 2, (width - frame.shape[1]) // 2
        cell[y : y + frame.shape[0], x : x + frame.shape[1]] = shown
        cells.append(cell)
    return in_grid(cells, len(cells))


def _striped(frame: Frame) -> Frame:
    """Lay diagonal stripes over a frame."""
    rows, columns = np.indices(frame.shape[:2])
    covered = (rows + columns) // _STRIPE % 2 == 0
    return np.where(covered if frame.ndim == 2 else covered[..., None], np.uint8(128), frame)

"""Upscales pictures: by a model in overlapping tiles that blend seamlessly, or by Lanczos resampling."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from studio.compositing import LUMA, colour_planes
from studio.engine.data.pictures import Picture, png_bytes, read_image
from studio.engine.generation.inpainting import notes_about
from studio.engine.generation.model_cache import ModelCache
from studio.engine.models.tiling import Tile, tiles_of
from studio.engine.models.upscaler import UpscalerModel
from studio.protocol.errors import BadInput
from studio.protocol.events import Event, Finished, Note
from studio.protocol.files import make_folder, write_atomically
from studio.protocol.geometry import Size
from studio.protocol.requests import Stop
from studio.protocol.upscaling import DEFAULT_SCALE, Upscale, Upscaled, UpscaleProgress, enlarged_size

TILE = 192  # pixels on a side
_CONTEXT = 12  # pixels beside a cut that are taken from the neighbouring tile
Pixels = NDArray[np.uint8] | NDArray[np.uint16]
Floats = NDArray[np.float32]


class _Stopped(Exception):
    """The picture is no longer wanted."""


def upscaling_job(
    request: Upscale, models: ModelCache, report: Callable[[Event], None], stop_requested: Callable[[], Stop | None]
) -> Iterator[Event]:
    """Upscale a picture, and yield its Upscaled and Finished; a stopped job leaves no file.

    Args:
        request: The request.
        models: Loads the upscaler.
        report: Receives the progress; other requests are answered meanwhile.
        stop_requested: Returns whether to stop.

    Raises:
        BadInput: The picture cannot be read, the model is not an upscaler, or the result would be too large.
    """

    def step(done: int, total: int) -> None:
        report(UpscaleProgress(done=done, total=total))
        if stop_requested() is not None:
            raise _Stopped

    picture = read_image(Path(request.image))
    for text in notes_about(picture, request.image):
        yield Note(text=text)
    model = None if request.model is None else upscaler(request.model, models)
    try:
        made = upscaled(picture, request.scale, model, step)
    except _Stopped:
        yield Finished(stopped=True)
        return
    out = Path(request.out)
    make_folder(out.parent)
    write_atomically(out, png_bytes(made.pixels))
    yield Upscaled(file=str(out), width=made.width, height=made.height)
    yield Finished()


def upscaler(name: str, models: ModelCache) -> UpscalerModel:
    """Load an upscaler by name or path; raises BadInput if there is none."""
    model = models.get(name)
    if not isinstance(model, UpscalerModel):
        raise BadInput(f"{model.card.name} is not an upscaler.", field="model")
    return model


def upscaled(
    picture: Picture, scale: float | None, model: UpscalerModel | None, step: Callable[[int, int], None]
) -> Picture:
    """Return a picture upscaled, with the same bit depth and colours; its alpha is resampled.

    Args:
        picture: The picture.
        scale: How many times wider and higher it becomes; None: the model's factor, or 2 without a model. A model's
            picture that is too large is reduced, and one that is too small is enlarged once more.
        model: The upscaler; None for Lanczos resampling.
        step: Called after each tile with the number of finished tiles and their total.

    Raises:
        BadInput: The result would be too large.
    """
    scale = scale or (DEFAULT_SCALE if model is None else float(model.scale))
    size = enlarged_size(Size(picture.width, picture.height), scale)
    colours, top = colour_planes(picture.pixels), picture.top
    if model is None:
        has_alpha = picture.pixels.ndim == 3 and picture.pixels.shape[2] in (2, 4)
        made = _resampled(colours, size, picture.pixels[..., -1] if has_alpha else None)
        step(1, 1)
    else:
        made = _by_model(colours, size, model, step)
    if picture.pixels.ndim == 2:
        return Picture(made[..., 0])
    if picture.pixels.shape[2] in (2, 4):
        alpha = _lanczos(picture.pixels[..., -1].astype(np.float32), size)
        alpha = np.rint(np.clip(alpha, 0, top)).astype(made.dtype)
        return Picture(cast(Pixels, np.concatenate([made, alpha[..., np.newaxis]], axis=2)))
    return Picture(made)


def _by_model(colours: Pixels, size: Size, model: UpscalerModel, step: Callable[[int, int], None]) -> Pixels:
    """Return colours [H, W, 1 or 3] enlarged to a size."""
    rounds = _rounds(Size(colours.shape[1], colours.shape[0]), size, model.scale)
    counts = [len(_tiles(start, model)) for start in rounds]
    for index, start in enumerate(rounds):
        done = sum(counts[:index])
        colours = _resampled(colours, start)
        colours = _enlarged(colours, model, partial(_after, step, done, sum(counts)))
    return _resampled(colours, size)


def _after(step: Callable[[int, int], None], before: int, total: int, done: int) -> None:
    step(before + done, total)


def _rounds(size: Size, wanted: Size, scale: int) -> list[Size]:
    """Return the sizes of the model's successive inputs; the last round enlarges no more than needed."""
    rounds = [size]
    while scale > 1 and rounds[-1].width * scale < wanted.width:
        rest = Size(-(-wanted.width // scale), -(-wanted.height // scale))
        grown = Size(rounds[-1].width * scale, rounds[-1].height * scale)
        rounds.append(min(rest, grown))
    return rounds


def _tiles(size: Size, model: UpscalerModel) -> list[Tile]:
    return tiles_of(size.height, size.width, TILE if model.takes_tiles else max(size))


def _enlarged(colours: Pixels, model: UpscalerModel, step: Callable[[int], None]) -> Pixels:
    """Return colours [H, W, 1 or 3] enlarged by the model's factor, row of tiles by row of tiles."""
    height, width, planes = colours.shape
    scale, top, done = model.scale, int(np.iinfo(colours.dtype).max), 0
    enlarged_size(Size(width, height), scale)
    made = np.empty((height * scale, width * scale, planes), colours.dtype)
    rows = [list(row) for _, row in groupby(_tiles(Size(width, height), model), key=lambda tile: tile.y)]
    sums, total = np.zeros((0, width * scale, planes), np.float32), np.zeros((0, width * scale), np.float32)
    for row, following in zip(rows, [*[after[0].y for after in rows[1:]], height], strict=True):
        first = row[0]
        missing = first.height * scale - len(sums)
        sums, total = (np.pad(part, [(0, missing), *[(0, 0)] * (part.ndim - 1)]) for part in (sums, total))
        for tile in row:
            piece = _piece(tile.of(np.moveaxis(colours, 2, 0), height, width), model, top)
            down, across = _weights(tile.y, tile.height, height, scale), _weights(tile.x, tile.width, width, scale)
            weights = np.outer(down, across)
            columns = slice(tile.x * scale, (tile.x + tile.width) * scale)
            sums[:, columns] += piece * weights[..., np.newaxis]
            total[:, columns] += weights
            done += 1
            step(done)
        ready = (following - first.y) * scale  # no later tile reaches these rows
        values = sums[:ready] / total[:ready, :, np.newaxis]
        made[first.y * scale : first.y * scale + ready] = np.rint(np.clip(values * top, 0, top))
        sums, total = sums[ready:], total[ready:]
    return made


def _weights(start: int, length: int, whole: int, scale: int) -> Floats:
    """Return the weight of each row or column of an enlarged tile, [length * scale].

    Towards a neighbour it falls to almost zero; beside the cut, where the network has seen less of the picture, it is
    zero. The border of the picture is not a cut.
    """
    overlap, context = length // 4, min(_CONTEXT, length // 12)
    places = (np.arange(length * scale, dtype=np.float32) + 0.5) / scale
    rising = np.clip((places - context) / max(1, overlap - 2 * context), 1e-6, 1).astype(np.float32)
    weights = np.ones(length * scale, np.float32)
    if start > 0:
        weights *= rising
    if start + length < whole:
        weights *= rising[::-1]
    return weights


def _piece(values: Pixels, model: UpscalerModel, top: int) -> Floats:
    """Enlarge a tile [1 or 3, h, w]; returns [h * scale, w * scale, 1 or 3] in 0 ... 1."""
    given = torch.from_numpy(values.astype(np.float32) / top).expand(3, -1, -1)
    made = model.enlarge(given[None])[0].permute(1, 2, 0).numpy()
    return np.asarray(made if len(values) == 3 else (made @ LUMA)[..., np.newaxis], np.float32)


def _resampled(colours: Pixels, size: Size, alpha: Pixels | None = None) -> Pixels:
    """Return colours [H, W, C] resampled; transparent pixels do not contribute their colour."""
    height, width, _ = colours.shape
    if (width, height) == size:
        return colours
    top = int(np.iinfo(colours.dtype).max)
    share = None if alpha is None else (alpha.astype(np.float32) / top).astype(np.float32)
    covered = None if share is None else _lanczos(share, size)
    made = np.empty((size.height, size.width, colours.shape[2]), colours.dtype)
    for channel in range(colours.shape[2]):
        plane = colours[..., channel].astype(np.float32)
        if share is None or covered is None:
            values = _lanczos(plane, size)
        else:
            weighted = _lanczos((plane * share).astype(np.float32), size)
            values = np.where(covered > 1 / top, weighted / np.maximum(covered, 1 / top), _lanczos(plane, size))
        made[..., channel] = np.rint(np.clip(values, 0, top))
    return made


def _lanczos(plane: Floats, size: Size) -> Floats:
    return np.asarray(Image.fromarray(np.ascontiguousarray(plane)).resize(size, Image.Resampling.LANCZOS), np.float32)

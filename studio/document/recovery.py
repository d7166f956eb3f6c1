"""Recovers generations whose engine was killed: what they had made becomes a result of its own."""

import shutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.compositing import composite, extended, mask_of
from studio.document.lanes.frame_views import Pixels, to_bytes, to_float32
from studio.document.lanes.latent_preview import LatentPreview
from studio.document.picture import open_picture
from studio.document.png import write_png
from studio.protocol.errors import BadInput
from studio.protocol.files import set_rights, umask, write_text_atomically
from studio.protocol.finished_pictures import FINISHED_FILE, read_finished
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.geometry import Box
from studio.protocol.parameters import own_recipe
from studio.protocol.recipes import dump_recipe
from studio.protocol.record import NoFrames, Record, open_record
from studio.protocol.resultsfolder import RECIPE_FILE, TRAJECTORY_FILE, abandoned_scratch, picture_name

PLOT_SIDE = 256  # pixels, of points


def recover(home: Path) -> list[Path]:
    """Turn the unfinished records in a results folder into results, and remove those without a single frame.

    The pictures are the finished ones where the engine was saving them, otherwise the last estimates of x0 (of latents,
    their previews). What was repainted is composited into its picture. Records that are still being written, and those
    of other machines, are left alone, and so is whatever cannot be read or moved at the moment.

    Returns:
        The folders of the recovered results.
    """
    recovered = []
    for scratch, name in abandoned_scratch(home):
        try:
            record = open_record(scratch / TRAJECTORY_FILE)
            recipe = record.recipe()
        except NoFrames:
            if not (scratch / FINISHED_FILE).exists():
                shutil.rmtree(scratch, ignore_errors=True)
            continue
        except BadInput:
            continue
        target = home / name
        if recipe is None or target.exists():
            continue
        try:
            pictures = _finished(scratch, record, recipe) or [(pixels, None) for pixels in _estimates(record, recipe)]
            for index, (pixels, own) in enumerate(pictures):
                write_png(scratch / picture_name(index), pixels, own)
            write_text_atomically(scratch / RECIPE_FILE, dump_recipe(recipe))
            for path in scratch.iterdir():
                if path.suffix not in (".png", ".json", ".safetensors"):
                    path.unlink()  # what the engine was in the middle of
            set_rights(scratch, 0o777 & ~umask())
            scratch.rename(target)
        except (BadInput, OSError):
            continue
        recovered.append(target)
    return recovered


def _finished(scratch: Path, record: Record, recipe: GenerateRecipe) -> list[tuple[Pixels, GenerateRecipe | None]]:
    """Return the whole pictures that the engine was about to save, each with its recipe; [] where it was not so far."""
    try:
        parts = read_finished(scratch / FINISHED_FILE)
        crop = _crop(record)
        base = None if crop is None or recipe.image is None else _base(recipe)[0]
    except BadInput:
        return []
    pictures: list[tuple[Pixels, GenerateRecipe | None]] = []
    for index, part in enumerate(parts):
        whole = part
        if base is not None and crop is not None:
            whole = base.copy()
            if whole[crop.slices].shape != part.shape:
                return []
            whole[crop.slices] = part
        pictures.append((whole, recipe if record.info.space == "plane" else own_recipe(recipe, index)))
    return pictures


def _estimates(record: Record, recipe: GenerateRecipe) -> list[Pixels]:
    """Return the last estimates; those of a crop composited into the picture, if that is still there."""
    estimates, crop = last_estimates(record), _crop(record)
    if crop is None or recipe.image is None:
        return estimates
    try:
        base, mask = _base(recipe)
        height, width = base.shape[:2]
        if mask.shape != (height, width) or crop.intersection(Box(0, 0, width, height)) != crop:
            return estimates
    except BadInput:
        return estimates
    pictures = []
    for estimate in estimates:
        made = np.moveaxis(estimate.astype(np.float32) / 127.5 - 1, 2, 0)
        whole = base.copy()
        whole[crop.slices] = composite(base[crop.slices], mask[crop.slices], made)
        pictures.append(whole)
    return pictures


def _base(recipe: GenerateRecipe) -> tuple[Pixels, NDArray[np.uint8]]:
    """Return the picture that a recipe repaints, RGBA, and its mask [H, W]; raises BadInput if they cannot be read."""
    assert recipe.image is not None, "asked for recipes that repaint"
    base = open_picture(Path(recipe.image))
    mask = None if recipe.mask is None else mask_of(open_picture(Path(recipe.mask)))
    if recipe.outpaint is not None:
        if mask is not None and mask.shape != base.shape[:2]:
            raise BadInput("The mask and the picture differ in size.")
        return extended(base, mask, recipe.outpaint)
    return base, np.full(base.shape[:2], 255, np.uint8) if mask is None else mask


def _crop(record: Record) -> Box | None:
    return Box(*record.info.crop) if record.info.crop else None


def last_estimates(record: Record) -> list[Pixels]:
    """Return the last x0 of each picture, uint8 [H, W, 3]; all points are plotted in one picture."""
    last = [record.x0[written - 1, picture] for picture, written in enumerate(record.written)]
    if record.info.space == "plane":
        return [_plot(np.stack(last)[:, :, 0, 0])]
    preview = LatentPreview.of(record)
    pictures = []
    for x0 in last:
        values = x0[np.newaxis]
        if preview is not None:
            planes = preview.render("x0", values, values, values, 1.0)[0]
        else:
            planes = to_bytes(values, *record.info.value_range)[0]
        planes = planes[:3] if len(planes) >= 3 else planes[:1].repeat(3, axis=0)
        pictures.append(np.ascontiguousarray(planes.transpose(1, 2, 0)))
    return pictures


def _plot(points: np.ndarray) -> Pixels:
    """Plot points [N, 2] in [-1, 1], y upwards: white on black."""
    places = (to_float32(points) + 1) / 2 * PLOT_SIDE
    places = places[np.isfinite(places).all(1)].astype(np.int64)
    inside = places[((places >= 0) & (places < PLOT_SIDE)).all(1)]
    pixels = np.zeros((PLOT_SIDE, PLOT_SIDE, 3), np.uint8)
    pixels[PLOT_SIDE - 1 - inside[:, 1], inside[:, 0]] = 255
    return pixels

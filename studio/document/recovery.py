"""Recovers generations whose engine was killed: what their denoising record holds becomes a result of its own."""

import shutil
from pathlib import Path

import numpy as np

from studio.document.frame_views import Pixels, single, to_bytes
from studio.document.latent_preview import LatentPreview
from studio.document.png import write_png
from studio.protocol.errors import BadInput
from studio.protocol.files import umask, write_text_whole
from studio.protocol.recipes import dump_recipe
from studio.protocol.record import Record, open_record
from studio.protocol.resultsfolder import RECIPE_FILE, TRAJECTORY_FILE, abandoned_scratch, picture_name

PLOT_SIDE = 256  # pixels, of points


def recover(home: Path) -> list[Path]:
    """Turn the unfinished records in a results folder into results, and remove those without a single frame.

    Each picture is the last estimate of x0; of latents, its preview. Records that are still being written, and those of
    other machines, are left alone, and so is whatever cannot be read or moved at the moment.

    Returns:
        The folders of the recovered results.
    """
    recovered = []
    for scratch, name in abandoned_scratch(home):
        try:
            record = open_record(scratch / TRAJECTORY_FILE)
            recipe = record.recipe()
        except BadInput:
            shutil.rmtree(scratch, ignore_errors=True)
            continue
        target = home / name
        if recipe is None or target.exists():
            continue
        try:
            for index, pixels in enumerate(last_estimates(record)):
                write_png(scratch / picture_name(index), pixels, None)  # no recipe makes exactly this
            write_text_whole(scratch / RECIPE_FILE, dump_recipe(recipe))
            scratch.chmod(0o777 & ~umask())
            scratch.rename(target)
        except (BadInput, OSError):
            continue
        recovered.append(target)
    return recovered


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
            planes = preview.seen("x0", values, values, values, 1.0)[0]
        else:
            planes = to_bytes(values, *record.info.value_range)[0]
        planes = planes[:3] if len(planes) >= 3 else planes[:1].repeat(3, axis=0)
        pictures.append(np.ascontiguousarray(planes.transpose(1, 2, 0)))
    return pictures


def _plot(points: np.ndarray) -> Pixels:
    """Plot points [N, 2] in [-1, 1], y upwards: white on black."""
    places = (single(points) + 1) / 2 * PLOT_SIDE
    places = places[np.isfinite(places).all(1)].astype(np.int64)
    inside = places[((places >= 0) & (places < PLOT_SIDE)).all(1)]
    pixels = np.zeros((PLOT_SIDE, PLOT_SIDE, 3), np.uint8)
    pixels[PLOT_SIDE - 1 - inside[:, 1], inside[:, 0]] = 255
    return pixels

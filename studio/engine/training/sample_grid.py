"""Writes sample grids into a run folder."""

import io

import numpy as np
import torch
from PIL import Image

from studio.engine.data.picture_set import PictureSet
from studio.engine.data.pictures import tile, to_pixels
from studio.engine.data.scatter_plot import scatter_plot
from studio.engine.training.learner import MAX_COLUMNS, Grid
from studio.protocol.files import write_atomically
from studio.protocol.runfolder import REAL_FILE, REAL_ROWS, RunFolder

GAP, GAP_VALUE = 3, 96  # pixels between pairs, and their grey value


def write_grid(grid: Grid, folder: RunFolder, name: str) -> None:
    """Write a grid as PNG; `name` is relative to the run folder. Raises BadInput on a full disk."""
    write_atomically(folder.path / name, grid_png(grid))


def grid_png(grid: Grid) -> bytes:
    """Return a grid as PNG.

    Samples of a 2-D distribution, [N, 2, 1, 1], are drawn as one scatter plot over the grid's `real` points.
    """
    buffer = io.BytesIO()
    if grid.pictures.shape[1:] == (2, 1, 1):
        pixels = scatter_plot(grid.pictures.flatten(1), None if grid.real is None else grid.real.flatten(1))
    else:
        pixels = tile(to_pixels(grid.pictures), grid.columns)
        if grid.paired:
            width = 2 * grid.pictures.shape[-1]
            gaps = [x for x in range(width, pixels.shape[1], width) for _ in range(GAP)]
            pixels = np.insert(pixels, gaps, GAP_VALUE, axis=1)
    Image.fromarray(pixels).save(buffer, format="PNG")
    return buffer.getvalue()


def write_real_pictures(data: PictureSet, columns: int, folder: RunFolder) -> None:
    """Write some rows of training pictures beside the sample grids, once; points are left to their plot.

    Of labelled data, a column shows the class that it has in a grid of samples per label; otherwise the pictures are
    evenly spaced. No random numbers are drawn.
    """
    if data.space == "plane" or (folder.path / REAL_FILE).exists():
        return
    per_label = columns == min(len(data.names), MAX_COLUMNS)
    indices = _by_class(data, columns) if per_label else None
    if indices is None:
        indices = torch.arange(REAL_ROWS * columns) * len(data) // (REAL_ROWS * columns)
    pictures = data.batch(indices.to(data.pictures.device))[0]
    write_grid(Grid(pictures, columns), folder, REAL_FILE)


def _by_class(data: PictureSet, columns: int) -> torch.Tensor | None:
    """Return the indices of the first pictures of the first `columns` classes, by rows; None if a class has none."""
    if data.labels is None:
        return None
    rows = []
    for label in range(columns):
        found = (data.labels == label).nonzero().flatten().cpu()
        if not len(found):
            return None
        rows.append(found[torch.arange(REAL_ROWS) % len(found)])
    return torch.stack(rows, dim=1).flatten()

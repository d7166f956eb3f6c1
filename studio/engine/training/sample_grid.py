"""Writes sample grids into a run folder."""

import io

import numpy as np
from PIL import Image

from studio.engine.data.pictures import tile, to_pixels
from studio.engine.data.scatter_plot import scatter_plot
from studio.engine.training.learner import Grid
from studio.protocol.files import write_whole
from studio.protocol.runfolder import RunFolder

GAP, GAP_VALUE = 3, 96  # pixels between pairs, and their grey value


def write_grid(grid: Grid, folder: RunFolder, name: str) -> None:
    """Write a grid as PNG; `name` is relative to the run folder. Raises BadInput on a full disk."""
    write_whole(folder.path / name, grid_png(grid))


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

"""Sample grids of a model as it learns: always from the same seeds, so that one can watch it improve."""

import io

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from studio.engine.data.toy import scatter
from studio.engine.learners.learner import Grid
from studio.protocol.files import write_whole
from studio.protocol.runfolder import RunFolder


def write_grid(grid: Grid, folder: RunFolder, name: str) -> None:
    """Write a grid as a picture; `name` is relative to the run folder. Raises BadInput on a full disk.

    Points of the plane, [N, 2, 1, 1], are drawn together in one picture, whatever the columns.
    """
    buffer = io.BytesIO()
    points = grid.pictures.shape[1:] == (2, 1, 1)
    pixels = scatter(grid.pictures.flatten(1)) if points else tile(to_pixels(grid.pictures), grid.columns)
    Image.fromarray(pixels).save(buffer, format="PNG")
    write_whole(folder.path / name, buffer.getvalue())


def to_pixels(pictures: Tensor) -> NDArray[np.uint8]:
    """Turn pictures [N, C, H, W] in [-1, 1] into uint8 [N, H, W, C]."""
    scaled = pictures.detach().float().clamp(-1, 1).add(1).mul(127.5).round().to(torch.uint8)
    return np.asarray(scaled.permute(0, 2, 3, 1).cpu().numpy(), dtype=np.uint8)


def tile(pictures: NDArray[np.uint8], columns: int) -> NDArray[np.uint8]:
    """Lay pictures [N, H, W, C] out row by row; N must be a multiple of `columns`. Grey comes back as [H', W']."""
    count, height, width, channels = pictures.shape
    grid = pictures.reshape(count // columns, columns, height, width, channels).transpose(0, 2, 1, 3, 4)
    flat = grid.reshape(count // columns * height, columns * width, channels)
    return np.ascontiguousarray(flat[..., 0] if channels == 1 else flat)

"""Shared by learners that reconstruct pictures: selection, layout and errors of pictures."""

import math
from collections.abc import Iterator

import torch
from torch import Tensor

from studio.engine.data.picture_set import PictureSet
from studio.engine.training.learner import COLUMNS, Grid

BATCH = 512
PEAK = 2.0  # range of values, from -1 to 1


def evenly_spaced(data: PictureSet, count: int) -> Tensor:
    """Return `count` evenly spaced pictures [count, C, H, W] in [-1, 1]; they repeat if the set has fewer."""
    indices = torch.arange(count) * len(data) // count
    return data.batch(indices.to(data.pictures.device))[0]


def batches(data: PictureSet) -> Iterator[Tensor]:
    """Yield all pictures of a set in order, [N, C, H, W] in [-1, 1]."""
    for indices in torch.arange(len(data), device=data.pictures.device).split(BATCH):
        yield data.batch(indices)[0]


def in_rows(*layers: Tensor, columns: int = COLUMNS) -> Grid:
    """Interleave equally long layers of pictures by rows: the first row of each layer, then the second of each ..."""
    rows = zip(*(layer.split(columns) for layer in layers), strict=True)
    return Grid(torch.cat([row for below in rows for row in below]), columns)


def picture_errors(made: Tensor, wanted: Tensor) -> Tensor:
    """Return the mean squared error of each picture [N] float32."""
    return (made.float() - wanted.float()).square().flatten(1).mean(1)


def gradient_errors(made: Tensor, wanted: Tensor) -> Tensor:
    """Return the mean squared error of each picture's differences between neighbouring pixels [N] float32."""
    off = made.float() - wanted.float()
    return torch.cat([off.diff(dim=axis).square().flatten(1) for axis in (2, 3)], 1).mean(1)


def psnr(mean_squared_error: float) -> float:
    """Return the peak signal-to-noise ratio in dB of values in [-1, 1]: 10·log10(2² / MSE)."""
    return 10 * math.log10(PEAK**2 / mean_squared_error) if mean_squared_error > 0 else math.inf

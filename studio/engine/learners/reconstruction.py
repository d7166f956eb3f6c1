"""What learners that give pictures back share: which pictures to show, how to lay them out, how to score them."""

import math
from collections.abc import Iterator

import torch
from torch import Tensor

from studio.engine.data.picture_set import PictureSet
from studio.engine.training.learner import COLUMNS, Grid

BATCH = 512  # pictures judged at a time
PEAK = 2.0  # from -1 to 1


def spread(data: PictureSet, count: int) -> Tensor:
    """Return `count` pictures [count, C, H, W] in [-1, 1] from all over a set; they repeat when it has fewer."""
    indices = torch.arange(count) * len(data) // count
    return data.batch(indices.to(data.pictures.device))[0]


def batches(data: PictureSet) -> Iterator[Tensor]:
    """Yield all pictures of a set in its order, [N, C, H, W] in [-1, 1]."""
    for indices in torch.arange(len(data), device=data.pictures.device).split(BATCH):
        yield data.batch(indices)[0]


def in_rows(*layers: Tensor, columns: int = COLUMNS) -> Grid:
    """Lay out layers of equally many pictures, multiples of `columns`: a row of each below the other, then the next."""
    rows = zip(*(layer.split(columns) for layer in layers), strict=True)
    return Grid(torch.cat([row for below in rows for row in below]), columns)


def picture_errors(made: Tensor, wanted: Tensor) -> Tensor:
    """Return the mean squared error of each picture [N] float32."""
    return (made.float() - wanted.float()).square().flatten(1).mean(1)


def psnr(mean_squared_error: float) -> float:
    """Return the peak signal-to-noise ratio in dB of values in [-1, 1]: 10·log10(2² / MSE), infinite without error."""
    return 10 * math.log10(PEAK**2 / mean_squared_error) if mean_squared_error > 0 else math.inf

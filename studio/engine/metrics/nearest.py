"""Nearest training pictures, by the root mean square of the pixels' differences.

Distances are relative to the range of values: 0 for a copy, 1 where every pixel is black in one and white in the other.
Pictures larger than 32 pixels are downsampled first.
"""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from studio.engine.data.picture_set import PictureSet

LARGEST = 32  # pixels
_CHUNK = 4096  # training pictures at a time
_RANGE = 2.0  # of values in [-1, 1]


@dataclass(frozen=True)
class Nearest:
    """The nearest training picture of each of N pictures.

    Attributes:
        distances: float64 [N], as the module describes.
        indices: int64 [N], positions in the training set.
    """

    distances: Tensor
    indices: Tensor


def pixel_rows(pictures: Tensor) -> Tensor:
    """Return pictures [N, C, H, W] as rows [N, F] float32; large ones are downsampled."""
    pictures = pictures.float()
    if pictures.shape[-1] > LARGEST:
        pictures = F.interpolate(pictures, size=(LARGEST, LARGEST), mode="area")
    return pictures.flatten(1)


def mean_distance(rows: Tensor) -> float:
    """Return the mean distance between two different rows of [N, F]; NaN for N = 1."""
    return float(F.pdist(rows).mean())


def nearest_pictures(pictures: Tensor, training: PictureSet, own: Tensor | None = None) -> Nearest:
    """Find the nearest training picture of each picture.

    Args:
        pictures: [N, C, H, W] in [-1, 1].
        training: The training set, on the same device.
        own: Positions [N] in the training set of pictures that are taken from it, and are not compared with themselves.
    """
    rows = pixel_rows(pictures)
    best = torch.full((len(rows),), torch.inf, device=rows.device)
    indices = torch.zeros(len(rows), dtype=torch.int64, device=rows.device)
    for chunk in torch.arange(len(training), device=rows.device).split(_CHUNK):
        distances = torch.cdist(rows, pixel_rows(training.batch(chunk)[0]))
        if own is not None:
            distances[own[:, None] == chunk] = torch.inf
        found, places = distances.min(1)
        nearer = found < best
        best = torch.where(nearer, found, best)
        indices = torch.where(nearer, chunk[places], indices)
    # the matrix product behind cdist is inexact for nearly equal rows: measure the pairs found
    differences = rows.double() - pixel_rows(training.batch(indices)[0]).double()
    return Nearest(differences.square().mean(1).sqrt() / _RANGE, indices)


def count_distinct(pictures: Tensor, least: float) -> int:
    """Return how many pictures differ from all earlier ones by more than the distance `least`."""
    rows = pixel_rows(pictures).double()
    distances = torch.cdist(rows, rows, compute_mode="donot_use_mm_for_euclid_dist") / (_RANGE * rows.shape[1] ** 0.5)
    alike = (distances <= least).tril(-1)
    return int((~alike.any(1)).sum())

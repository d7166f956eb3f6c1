"""Distributions in the plane, known ones and one drawn by hand: generative models that can be seen whole."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from studio.engine.data.picture_set import PictureSet
from studio.protocol.points import read_points
from studio.protocol.recipes import ToyName

COUNT = 10_000
SCATTER_SIZE = 256  # pixels of a scatter picture
_GRAIN = (
    2.0**-15
)  # coordinates are multiples of it, so that the last bit of a sine makes no difference between machines
_BRUSH = 0.02  # standard deviation of the points around those drawn by hand

Floats = NDArray[np.float64]
Points = tuple[Floats, NDArray[np.int64] | None, tuple[str, ...]]  # [N, 2], labels [N] or None, classes
Distribution = Callable[[np.random.RandomState], Points]


def load_toy(name: ToyName, path: Path) -> PictureSet:
    """Return about 10,000 points of a distribution, always the same: float32 [N, 2, 1, 1] in [-1, 1], x and y.

    Labels tell the arm, ring or blob that a point comes from, where there are any.

    Args:
        name: Which one.
        path: The file of points, for "drawn" alone: JSON, a list of [x, y]; or CSV, x and y in each line.

    Raises:
        BadInput: The file of points cannot be used.
    """
    chance = np.random.RandomState(0)  # its stream is frozen, other than that of NumPy's newer generators
    drawn = name == "drawn"
    points, labels, names = _around(read_points(path), chance) if drawn else _DISTRIBUTIONS[name](chance)
    title = f"points drawn by hand, {path.name}" if drawn else f"points of the plane, {name}"
    coordinates = np.round(points.clip(-1, 1) / _GRAIN) * _GRAIN
    pictures = torch.from_numpy(coordinates.astype(np.float32)).reshape(-1, 2, 1, 1)
    return PictureSet(title, pictures, None if labels is None else torch.from_numpy(labels), names)


def scatter(points: Tensor, size: int = SCATTER_SIZE) -> NDArray[np.uint8]:
    """Draw points [N, 2] in [-1, 1] as a picture [size, size] with y upwards: the denser, the brighter.

    Each point is a soft dot of three pixels; brightness grows with the logarithm of the density. What lies outside
    is left out, as is what is no number.
    """
    places = ((points.detach().float().cpu() + 1) / 2 * size).floor()
    inside = ((places >= 0) & (places < size)).all(1)
    columns, rows = places[inside].long().unbind(1)
    counts = torch.bincount((size - 1 - rows) * size + columns, minlength=size * size).reshape(1, 1, size, size)
    dot = torch.tensor([1.0, 2.0, 1.0])
    dense = F.conv2d(counts.float(), (dot[:, None] * dot).reshape(1, 1, 3, 3), padding=1)[0, 0].log1p()
    bright = dense / dense.max().clamp(min=1e-9)
    return np.asarray((bright * 255).round().to(torch.uint8).numpy(), dtype=np.uint8)


def _around(drawn: Floats, chance: np.random.RandomState) -> Points:
    """Return COUNT points close to those drawn, as many around each: what is learnt is a shape, not some dots."""
    chosen = drawn[np.arange(COUNT) * len(drawn) // COUNT]
    return chosen + chance.normal(0, _BRUSH, chosen.shape), None, ()


def _moons(chance: np.random.RandomState) -> Points:
    from sklearn.datasets import make_moons

    points, labels = make_moons(COUNT, noise=0.06, random_state=chance)
    return (points - (0.5, 0.25)) / 1.75, labels.astype(np.int64), ("upper", "lower")


def _spiral(chance: np.random.RandomState) -> Points:
    """Two arms of a spiral of Archimedes, one and a half turns each, even along their length."""
    labels = np.arange(COUNT) % 2
    along = np.sqrt(chance.uniform(0.02, 1, COUNT))
    angle = 3 * np.pi * along + np.pi * labels
    points = 0.9 * along[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1)
    return points + chance.normal(0, 0.015, points.shape), labels, ("first arm", "second arm")


def _rings(chance: np.random.RandomState) -> Points:
    """Four circles around each other, as many points on each."""
    labels = np.arange(COUNT) % 4
    angle = chance.uniform(0, 2 * np.pi, COUNT)
    points = (0.225 * (labels + 1))[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1)
    return points + chance.normal(0, 0.015, points.shape), labels, ("innermost", "inner", "outer", "outermost")


def _eight_gaussians(chance: np.random.RandomState) -> Points:
    """Eight blobs on a circle, on which a GAN is seen to collapse (Metz et al. 2017, figure 2)."""
    angle = np.arange(8) * np.pi / 4
    return _blobs(0.75 * np.stack([np.cos(angle), np.sin(angle)], 1), 0.02, chance)


def _grid_of_gaussians(chance: np.random.RandomState) -> Points:
    """Twenty-five blobs, five by five: how many are covered is a usual measure of mode collapse."""
    side = np.linspace(-0.8, 0.8, 5)
    return _blobs(np.stack(np.meshgrid(side, side), -1).reshape(-1, 2), 0.02, chance)


def _blobs(centres: Floats, deviation: float, chance: np.random.RandomState) -> Points:
    labels = np.arange(COUNT) % len(centres)
    points = centres[labels] + chance.normal(0, deviation, (COUNT, 2))
    return points, labels, tuple(str(number) for number in range(len(centres)))


def _checkerboard(chance: np.random.RandomState) -> Points:
    """Eight fields of a board of four by four: even within, with sharp edges."""
    field = np.arange(COUNT) % 8
    row = field // 2
    column = 2 * (field % 2) + row % 2
    corners = np.stack([column, row], 1) / 2 - 1
    return 0.95 * (corners + chance.uniform(0, 0.5, (COUNT, 2))), None, ()


_DISTRIBUTIONS: dict[str, Distribution] = {
    "moons": _moons,
    "spiral": _spiral,
    "rings": _rings,
    "eight-gaussians": _eight_gaussians,
    "grid-of-gaussians": _grid_of_gaussians,
    "checkerboard": _checkerboard,
}

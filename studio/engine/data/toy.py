"""2-D toy distributions, built-in and drawn by hand, on which generative models can be visualized completely."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from studio.engine.data.picture_set import PictureSet
from studio.protocol.points import read_points
from studio.protocol.training_recipe import ToyName

COUNT = 10_000
SCATTER_SIZE = 256  # pixels of a scatter plot
_GRAIN = 2.0**-15  # coordinates are rounded to multiples of it, so that they are equal on all machines
BRUSH = 0.02  # standard deviation of the samples around points drawn by hand
GAUSSIAN = 0.02  # standard deviation of each Gaussian
STROKE = 0.015  # standard deviation around spiral and rings
RING_RADII = (0.225, 0.45, 0.675, 0.9)
_MOON_NOISE, _MOON_CENTRE, _MOON_SCALE = 0.06, (0.5, 0.25), 1.75  # noise before the scaling
MOON = _MOON_NOISE / _MOON_SCALE  # standard deviation around the moons
FIELD = 0.475  # side of a field of the checkerboard

Floats = NDArray[np.float64]
Points = tuple[Floats, NDArray[np.int64] | None, tuple[str, ...]]  # [N, 2], labels [N] or None, classes
FIELDS: Floats = 0.95 * np.array([[(2 * c + r % 2) / 2 - 1, r / 2 - 1] for r in range(4) for c in range(2)])  # corners
Distribution = Callable[[np.random.RandomState], Points]


def load_toy(name: ToyName, path: Path) -> PictureSet:
    """Return 10,000 fixed samples of a distribution: float32 [N, 2, 1, 1] in [-1, 1], x and y.

    Labels, if any, are the arm, ring or mode that a sample belongs to.

    Args:
        name: The distribution.
        path: For "drawn" only, the file of points: JSON, a list of [x, y]; or CSV, x and y in each line.

    Raises:
        BadInput: The file of points cannot be used.
    """
    rng = np.random.RandomState(0)  # its stream is frozen, unlike that of NumPy's newer generators
    drawn = name == "drawn"
    points, labels, names = _around(read_points(path), rng) if drawn else _DISTRIBUTIONS[name](rng)
    title = f"points drawn by hand, {path.name}" if drawn else f"2-D toy data, {name}"
    coordinates = np.round(points.clip(-1, 1) / _GRAIN) * _GRAIN
    pictures = torch.from_numpy(coordinates.astype(np.float32)).reshape(-1, 2, 1, 1)
    return PictureSet(title, pictures, None if labels is None else torch.from_numpy(labels), names)


def scatter(points: Tensor, size: int = SCATTER_SIZE) -> NDArray[np.uint8]:
    """Draw points [N, 2] in [-1, 1] as a density plot [size, size], y upwards.

    Each point is a soft dot of three pixels; brightness is proportional to the logarithm of the density. Points outside
    the range and NaNs are skipped.
    """
    places = ((points.detach().float().cpu() + 1) / 2 * size).floor()
    inside = ((places >= 0) & (places < size)).all(1)
    columns, rows = places[inside].long().unbind(1)
    counts = torch.bincount((size - 1 - rows) * size + columns, minlength=size * size).reshape(1, 1, size, size)
    dot = torch.tensor([1.0, 2.0, 1.0])
    dense = F.conv2d(counts.float(), (dot[:, None] * dot).reshape(1, 1, 3, 3), padding=1)[0, 0].log1p()
    bright = dense / dense.max().clamp(min=1e-9)
    return np.asarray((bright * 255).round().to(torch.uint8).numpy(), dtype=np.uint8)


def eight_centres() -> Floats:
    """Return the centres of "eight-gaussians", on a circle, [8, 2]."""
    angle = np.arange(8) * np.pi / 4
    return 0.75 * np.stack([np.cos(angle), np.sin(angle)], 1)


def grid_centres() -> Floats:
    """Return the centres of "grid-of-gaussians", row by row, [25, 2]."""
    side = np.linspace(-0.8, 0.8, 5)
    return np.stack(np.meshgrid(side, side), -1).reshape(-1, 2)


def on_moons(along: Floats, moon: int) -> Floats:
    """Return points of the upper (0) or lower (1) half circle of "moons", [N, 2], at shares 0 ... 1 of its length."""
    x, y = np.cos(np.pi * along), np.sin(np.pi * along)
    upper = np.stack([x, y] if moon == 0 else [1 - x, 0.5 - y], 1)
    return (upper - _MOON_CENTRE) / _MOON_SCALE


def on_spiral(along: Floats, arm: int | NDArray[np.int64]) -> Floats:
    """Return points of an arm of "spiral", [N, 2], at shares 0 ... 1 of its radius."""
    angle = 3 * np.pi * along + np.pi * arm
    return 0.9 * along[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1)


def on_rings(angle: Floats, ring: int | NDArray[np.int64]) -> Floats:
    """Return points of a ring of "rings", [N, 2], at angles in radians."""
    radius = np.broadcast_to(0.225 * (np.asarray(ring) + 1), angle.shape)
    return radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1)


def _around(drawn: Floats, rng: np.random.RandomState) -> Points:
    """Return COUNT samples around the drawn points, equally many around each, so that the points form a shape."""
    chosen = drawn[np.arange(COUNT) * len(drawn) // COUNT]
    return chosen + rng.normal(0, BRUSH, chosen.shape), None, ()


def _moons(rng: np.random.RandomState) -> Points:
    from sklearn.datasets import make_moons

    points, labels = make_moons(COUNT, noise=_MOON_NOISE, random_state=rng)
    return (points - _MOON_CENTRE) / _MOON_SCALE, labels.astype(np.int64), ("upper", "lower")


def _spiral(rng: np.random.RandomState) -> Points:
    """Two arms of an Archimedean spiral of one and a half turns, uniform along their length."""
    labels = np.arange(COUNT) % 2
    points = on_spiral(np.sqrt(rng.uniform(0.02, 1, COUNT)), labels)
    return points + rng.normal(0, STROKE, points.shape), labels, ("first arm", "second arm")


def _rings(rng: np.random.RandomState) -> Points:
    """Four concentric circles with equally many points."""
    labels = np.arange(COUNT) % 4
    points = on_rings(rng.uniform(0, 2 * np.pi, COUNT), labels)
    return points + rng.normal(0, STROKE, points.shape), labels, ("innermost", "inner", "outer", "outermost")


def _eight_gaussians(rng: np.random.RandomState) -> Points:
    """Eight Gaussians on a circle, a standard test for mode collapse (Metz et al. 2017, figure 2)."""
    return _gaussians(eight_centres(), rng)


def _grid_of_gaussians(rng: np.random.RandomState) -> Points:
    """Return a 5x5 grid of Gaussians; the number of covered modes measures mode collapse."""
    return _gaussians(grid_centres(), rng)


def _gaussians(centres: Floats, rng: np.random.RandomState) -> Points:
    labels = np.arange(COUNT) % len(centres)
    points = centres[labels] + rng.normal(0, GAUSSIAN, (COUNT, 2))
    return points, labels, tuple(str(number) for number in range(len(centres)))


def _checkerboard(rng: np.random.RandomState) -> Points:
    """Eight fields of a 4x4 checkerboard: uniform, with sharp edges."""
    field = np.arange(COUNT) % 8
    row = field // 2
    column = 2 * (field % 2) + row % 2
    corners = np.stack([column, row], 1) / 2 - 1
    return 0.95 * (corners + rng.uniform(0, 0.5, (COUNT, 2))), None, ()


_DISTRIBUTIONS: dict[str, Distribution] = {
    "moons": _moons,
    "spiral": _spiral,
    "rings": _rings,
    "eight-gaussians": _eight_gaussians,
    "grid-of-gaussians": _grid_of_gaussians,
    "checkerboard": _checkerboard,
}

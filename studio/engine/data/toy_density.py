"""The exact density of noised toy distributions, and its score: what a diffusion model of points has to learn."""

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from studio.engine.data.toy import (
    BRUSH,
    FIELD,
    FIELDS,
    GAUSSIAN,
    MOON,
    RING_RADII,
    STROKE,
    eight_centres,
    grid_centres,
    on_moons,
    on_rings,
    on_spiral,
)
from studio.protocol.points import read_points
from studio.protocol.training_recipe import ToyName

_SPACING = 0.02  # of the Gaussians along a curve: 1.4 of their standard deviation, so that they add up evenly
_MAX_DRAWN = 1500  # components of a drawn distribution
_ROWS = 4096  # places computed at a time

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class ToyDensity:
    """A distribution q(x_0) of the plane with a closed form for q(x_t), x_t = √ᾱ·x_0 + √(1 - ᾱ)·ε.

    A mixture of equally wide Gaussians stays one. So do squares with even density, whose edges become error functions.

    Attributes:
        centres: Of the Gaussians, or the lower left corners of the squares: float64 [M, 2].
        weights: Of the components, [M]; their sum is 1.
        deviation: Standard deviation of the Gaussians; 0 for squares.
        side: Of the squares; 0 for Gaussians.
        accuracy: How exact the density is, in one line.
    """

    centres: Tensor
    weights: Tensor
    deviation: float
    side: float
    accuracy: str

    def at(self, places: Tensor, alpha_bar: float) -> tuple[Tensor, Tensor]:
        """Return density [P] and score ∇ log q(x_t) [P, 2], float64, at places [P, 2] for a noise level ᾱ."""
        parts = [self._at(part, alpha_bar) for part in places.double().split(_ROWS)]
        return torch.cat([density for density, _ in parts]), torch.cat([score for _, score in parts])

    def _at(self, x: Tensor, alpha_bar: float) -> tuple[Tensor, Tensor]:
        signal = math.sqrt(alpha_bar)
        if self.side:
            return self._squares(x, signal, math.sqrt(max(1 - alpha_bar, 1e-12)))
        variance = alpha_bar * self.deviation**2 + 1 - alpha_bar
        offsets = signal * self.centres - x[:, None]  # [P, M, 2]
        logs = self.weights.log() - offsets.square().sum(-1) / (2 * variance) - math.log(2 * math.pi * variance)
        share = logs.softmax(1)
        return logs.logsumexp(1).exp(), (share[..., None] * offsets).sum(1) / variance

    def _squares(self, x: Tensor, signal: float, noise: float) -> tuple[Tensor, Tensor]:
        low = (x[:, None] - signal * self.centres) / noise  # [P, M, 2]
        high = low - signal * self.side / noise
        width = signal * self.side
        even = (torch.special.ndtr(low) - torch.special.ndtr(high)).clamp(min=0) / width
        slope = (_normal(low) - _normal(high)) / (noise * width)
        density = self.weights @ even.prod(-1).T
        rise = torch.stack([slope[..., 0] * even[..., 1], even[..., 0] * slope[..., 1]], -1)
        gradient = torch.einsum("m,pmc->pc", self.weights, rise)
        # far away both vanish: there the nearest square acts like a Gaussian
        nearest = (signal * self.centres - x[:, None]).clamp(min=0) + (
            signal * (self.centres + self.side) - x[:, None]
        ).clamp(max=0)
        pull = nearest.gather(1, nearest.square().sum(-1).argmin(1)[:, None, None].expand(-1, 1, 2))[:, 0] / noise**2
        known = density > 1e-30
        return density, torch.where(known[:, None], gradient / density.clamp(min=1e-30)[:, None], pull)


def toy_density(name: ToyName, path: Path | None = None) -> ToyDensity:
    """Return the density of a distribution; see `load_toy`.

    Raises:
        BadInput: The file of points cannot be used.
    """
    if name == "checkerboard":
        corners = torch.from_numpy(FIELDS)
        return ToyDensity(corners, _even(len(corners)), 0.0, FIELD, "exact: squares of even density")
    if name in ("eight-gaussians", "grid-of-gaussians"):
        centres = eight_centres() if name == "eight-gaussians" else grid_centres()
        found = torch.from_numpy(centres)
        return ToyDensity(found, _even(len(found)), GAUSSIAN, 0.0, "exact: a mixture of Gaussians")
    if name == "drawn":
        points = read_points(path or Path())
        some = points[np.linspace(0, len(points) - 1, min(len(points), _MAX_DRAWN)).round().astype(int)]
        accuracy = "exact: a Gaussian around each drawn point"
        if len(some) < len(points):
            accuracy = f"nearly exact: Gaussians around {len(some):,} of the {len(points):,} drawn points"
        return ToyDensity(torch.from_numpy(some), _even(len(some)), BRUSH, 0.0, accuracy)
    curves, deviation = _curves(name)
    weights = torch.cat([_even(len(curve)) / len(curves) for curve in curves])
    centres_ = torch.from_numpy(np.concatenate(curves))
    accuracy = f"nearly exact: {len(centres_):,} Gaussians along the curve, which adds less than 0.1%"
    return ToyDensity(centres_, weights, deviation, 0.0, accuracy)


def _curves(name: ToyName) -> tuple[list[Floats], float]:
    """Return places along each curve, evenly spread as the samples are, and the deviation around them."""
    if name == "moons":
        along = (np.arange(200) + 0.5) / 200
        return [on_moons(along, moon) for moon in (0, 1)], MOON
    if name == "spiral":
        along = (np.arange(220) + 0.5) / 220
        return [on_spiral(np.sqrt(0.02 + 0.98 * along), arm) for arm in (0, 1)], STROKE
    rings = []
    for ring, radius in enumerate(RING_RADII):
        count = math.ceil(2 * math.pi * radius / _SPACING)
        rings.append(on_rings(2 * np.pi * np.arange(count) / count, ring))
    return rings, STROKE


def _even(count: int) -> Tensor:
    return torch.full((count,), 1 / count, dtype=torch.float64)


def _normal(z: Tensor) -> Tensor:
    return (-z.square() / 2).exp() / math.sqrt(2 * math.pi)

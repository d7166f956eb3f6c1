"""Detects mode collapse and divergence during training, from samples of fixed noise."""

import math
from dataclasses import dataclass
from typing import Literal, NamedTuple

HEALTHY = 0.3  # least diversity of a healthy model; GANs that learn reach it within their first hundred steps
STATIC = 1.3  # diversity above that of any data: noise-like pictures of saturated outputs
COLLAPSED = 0.15  # lower diversity counts as collapse, once it was twice as high
DIVERGED = 2.0  # larger distances from the data count as divergence; noise-like pictures have about 4
DIVERGED_FACTOR = 1.5  # once the distance was smaller by this factor


class Measured(NamedTuple):
    """A measurement of the samples.

    Attributes:
        diversity: The mean distance between two samples, relative to that between two real pictures.
        distance: The mean distance of a sample to the nearest real picture, relative to that of a real picture to the
            nearest other one; None where that is not measured.
    """

    diversity: float
    distance: float | None = None


@dataclass
class SampleWatch:
    """The state of the detection, from all measurements so far.

    An untrained generator, too, makes nearly equal samples, far from the data. Therefore a model counts as collapsed
    when its diversity is low and less than half of its highest so far, until it is healthy again. It counts as diverged
    while its samples are far from the data and have been much nearer.

    Attributes:
        last: The last diversity; None if there is none.
        most: The highest diversity so far.
        collapsed: Whether the model has collapsed.
        nearest: The smallest distance from the data so far; None if there is none.
        diverged: Whether the model has diverged.
    """

    last: float | None = None
    most: float = 0.0
    collapsed: bool = False
    nearest: float | None = None
    diverged: bool = False

    @property
    def problem(self) -> Literal["collapsed", "diverged", ""]:
        """The present problem; "" if there is none."""
        return "collapsed" if self.collapsed else "diverged" if self.diverged else ""

    def add(self, measured: Measured) -> None:
        """Add a measurement; samples that are not finite have diversity 0 and no distance."""
        value = measured.diversity if math.isfinite(measured.diversity) else 0.0
        self.last, self.most = value, max(self.most, value)
        if value >= HEALTHY:
            self.collapsed = False
        elif value < COLLAPSED and value < self.most / 2:
            self.collapsed = True
        distance = measured.distance
        if distance is not None and math.isfinite(distance):
            self.nearest = distance if self.nearest is None else min(self.nearest, distance)
            self.diverged = self._has_diverged(distance)

    def is_healthy(self, measured: Measured | None) -> bool | None:
        """Whether a model with this measurement is worth continuing from; None if the samples are not measured."""
        if measured is None:
            return None
        diverged = measured.distance is not None and self._has_diverged(measured.distance)
        return HEALTHY <= measured.diversity <= STATIC and not diverged

    def _has_diverged(self, distance: float) -> bool:
        return self.nearest is not None and distance > DIVERGED and distance > DIVERGED_FACTOR * self.nearest

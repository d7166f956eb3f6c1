"""Watches the samples of fixed noise during training, so that mode collapse and divergence are noticed in time."""

import math
from dataclasses import dataclass
from typing import Literal, NamedTuple

HEALTHY = 0.3  # least diversity of a healthy model; GANs that learn reach it within their first hundred steps
STATIC = 1.3  # more diverse than any data: static, of saturated outputs
COLLAPSED = 0.15  # lower diversity counts as collapse, once it was twice as high
STRAYED = 2.0  # distance from the data that counts as divergence, once it was much lower; that of static is about 4
MUCH = 1.5  # by this factor


class Measured(NamedTuple):
    """What is measured of the samples.

    Attributes:
        diversity: The mean distance between two of them, relative to the data's own.
        distance: The mean distance of one to the nearest real picture, relative to that of another real picture; None
            where that is not measured.
    """

    diversity: float
    distance: float | None = None


@dataclass
class SampleWatch:
    """What the samples were like so far.

    An untrained generator makes nearly equal samples, far from the data. So a model has collapsed when its diversity is
    low and less than half of what it has been, until it is healthy again. It has diverged while its samples are far
    from the data and have been much nearer.

    Attributes:
        last: The last diversity; None if there is none.
        most: The highest so far.
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
        """What is wrong with the model, if anything."""
        return "collapsed" if self.collapsed else "diverged" if self.diverged else ""

    def add(self, measured: Measured) -> None:
        """Add a measurement; samples that are not finite have no diversity, and no distance."""
        value = measured.diversity if math.isfinite(measured.diversity) else 0.0
        self.last, self.most = value, max(self.most, value)
        if value >= HEALTHY:
            self.collapsed = False
        elif value < COLLAPSED and value < self.most / 2:
            self.collapsed = True
        distance = measured.distance
        if distance is not None and math.isfinite(distance):
            self.nearest = distance if self.nearest is None else min(self.nearest, distance)
            self.diverged = self._has_strayed(distance)

    def is_healthy(self, measured: Measured | None) -> bool | None:
        """Whether a model that is measured now is worth continuing from; None where the samples are not watched."""
        if measured is None:
            return None
        strayed = measured.distance is not None and self._has_strayed(measured.distance)
        return HEALTHY <= measured.diversity <= STATIC and not strayed

    def _has_strayed(self, distance: float) -> bool:
        return self.nearest is not None and distance > STRAYED and distance > MUCH * self.nearest

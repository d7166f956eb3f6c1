"""Watches the diversity of a model's samples during training, so that mode collapse is noticed in time."""

import math
from dataclasses import dataclass

HEALTHY = 0.3  # least diversity of a healthy model; GANs that learn reach it within their first hundred steps
STATIC = 1.3  # more diverse than any data: static, of saturated outputs
COLLAPSED = 0.15  # lower diversity counts as collapse, once it was twice as high


@dataclass
class Diversity:
    """The diversity of fixed-noise samples: the mean distance between two of them, relative to the data's own.

    An untrained generator makes nearly equal samples too. So a model has collapsed when its diversity is low and less
    than half of what it has been, and until it is healthy again.

    Attributes:
        last: The last measurement; None if there is none.
        most: The highest so far.
        collapsed: Whether the model has collapsed.
    """

    last: float | None = None
    most: float = 0.0
    collapsed: bool = False

    def add(self, value: float) -> None:
        """Add a measurement; samples that are not finite have none."""
        value = value if math.isfinite(value) else 0.0
        self.last, self.most = value, max(self.most, value)
        if value >= HEALTHY:
            self.collapsed = False
        elif value < COLLAPSED and value < self.most / 2:
            self.collapsed = True


def is_healthy(diversity: float | None) -> bool | None:
    """Whether a model of this diversity is worth continuing from; None where it is not watched."""
    return None if diversity is None else HEALTHY <= diversity <= STATIC

"""Stabilisers: each turns the pointer's places into those that a stroke passes through. No Qt in here."""

import math
from collections import deque
from collections.abc import Sequence
from typing import Protocol

Sample = tuple[float, float, float]  # x and y in picture pixels, and the pressure


class Stabiliser(Protocol):
    """Steadies one stroke."""

    def follow(self, sample: Sample) -> Sequence[Sample]:
        """Return where the stroke goes as the pointer moves to a place; the first one begins it."""

    def jump(self, sample: Sample) -> Sample:
        """Take in another place of the pointer, and return the next place of the stroke."""

    def finish(self) -> Sequence[Sample]:
        """Return the rest of the stroke when the pointer is lifted."""


class DirectLine:
    """Follows the pointer."""

    def follow(self, sample: Sample) -> Sequence[Sample]:
        """Return the place itself."""
        return (sample,)

    def jump(self, sample: Sample) -> Sample:
        """Return the place itself."""
        return sample

    def finish(self) -> Sequence[Sample]:
        """Return nothing."""
        return ()


class PulledString:
    """Pulls the brush by a string: it moves when the string is tight, straight towards the pointer.

    Args:
        length: Of the string, in picture pixels.
    """

    def __init__(self, length: float) -> None:
        self._length = length
        self._brush: tuple[float, float] | None = None

    def follow(self, sample: Sample) -> Sequence[Sample]:
        """Return where the string pulls the brush; nothing while it is slack."""
        x, y, pressure = sample
        if self._brush is None:
            self._brush = (x, y)
            return (sample,)
        away = math.dist(self._brush, (x, y))
        if away <= self._length:
            return ()
        share = 1 - self._length / away
        self._brush = (self._brush[0] + share * (x - self._brush[0]), self._brush[1] + share * (y - self._brush[1]))
        return ((*self._brush, pressure),)

    def jump(self, sample: Sample) -> Sample:
        """Put the brush under the pointer."""
        self._brush = sample[:2]
        return sample

    def finish(self) -> Sequence[Sample]:
        """Return nothing: the brush stays where it was pulled."""
        return ()


class WeightedAverage:
    """Averages the last places and pressures; the weights fall in equal steps with age.

    Args:
        count: How many.
    """

    def __init__(self, count: int) -> None:
        self._samples: deque[Sample] = deque(maxlen=count)

    def follow(self, sample: Sample) -> Sequence[Sample]:
        """Return the average."""
        if not self._samples:
            self._samples.extend([sample] * (self._samples.maxlen or 1))
        self._samples.append(sample)
        weights = range(1, len(self._samples) + 1)
        total = sum(weights)
        x, y, pressure = (
            sum(weight * value for weight, value in zip(weights, values, strict=True)) / total
            for values in zip(*self._samples, strict=True)
        )
        return ((x, y, pressure),)

    def jump(self, sample: Sample) -> Sample:
        """Forget the earlier places."""
        self._samples.clear()
        return self.follow(sample)[0]

    def finish(self) -> Sequence[Sample]:
        """Return the way to where the pointer is."""
        if not self._samples:
            return ()
        last = self._samples[-1]
        return [place for _ in range(len(self._samples)) for place in self.follow(last)]

"""The figures that a benchmark reports, and the comparison of two measurements: in turn, pair by pair."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A measured value and its bounds; `most` or `least` is None when there is no such bound."""

    name: str
    value: float
    most: float | None = None
    least: float | None = None
    detail: str = ""

    @property
    def reached(self) -> bool:
        """Whether the value is within its bounds."""
        above = self.least is None or self.value >= self.least
        return above and (self.most is None or self.value <= self.most)

    def __str__(self) -> str:
        bounds = []
        if self.most is not None:
            bounds.append(f"at most {self.most:g}")
        if self.least is not None:
            bounds.append(f"at least {self.least:g}")
        verdict = "reached" if self.reached else "MISSED"
        wanted = f" ({', '.join(bounds)}: {verdict})" if bounds else ""
        return f"{self.name}: {self.value:.3f}{wanted}{'  ' + self.detail if self.detail else ''}"


def interleaved(*measurements: Callable[[], float], rounds: int) -> list[list[float]]:
    """Return the results of each measurement, taken in turn, so that a machine that slows down affects all alike.

    The first round is a warm-up, and not returned.
    """
    measured = [[measure() for measure in measurements] for _ in range(rounds + 1)]
    return [list(results) for results in zip(*measured[1:], strict=True)]


def ratio(a: list[float], b: list[float]) -> float:
    """Return the median of the pairs' ratios."""
    return statistics.median(x / y for x, y in zip(a, b, strict=True))


def spread(values: list[float], unit: str) -> str:
    """Return the median with the minimum and the maximum, as text."""
    return f"{statistics.median(values):.3g} {unit} ({min(values):.3g} to {max(values):.3g})"

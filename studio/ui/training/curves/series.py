"""Growing series of bounded size, their decimation for drawing, and exponential smoothing."""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

_NAN = float("nan")
LIMIT = 200_000  # rows; beyond it, neighbouring rows are averaged in pairs
MAX_WINDOW = 200  # steps that the smoothing averages over, late in a run


class Series:
    """Rows (x, y_1 ... y_C) in ascending x, float64, at most `limit` of them."""

    def __init__(self, columns: int, limit: int = LIMIT) -> None:
        self._limit = limit
        self._rows = np.empty((1024, 1 + columns))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def x(self) -> NDArray[np.float64]:
        """All x [n], a view."""
        return self._rows[: self._count, 0]

    def y(self, column: int = 0) -> NDArray[np.float64]:
        """All y of one column [n], a view; NaN where nothing was measured."""
        return self._rows[: self._count, 1 + column]

    def append(self, x: ArrayLike, *columns: ArrayLike) -> None:
        """Add rows: x [n] and each column [n]."""
        new = np.stack([np.asarray(part, dtype=np.float64) for part in (x, *columns)], axis=1)
        self._make_room(len(new))
        self._rows[self._count : self._count + len(new)] = new
        self._count += len(new)
        while self._count > self._limit:
            self._halve()

    def append_row(self, *row: float) -> None:
        """Add one row (x, y_1 ... y_C): many times faster than `append` for a single one."""
        self._make_room(1)
        self._rows[self._count] = row
        self._count += 1
        if self._count > self._limit:
            self._halve()

    def between(self, low: float, high: float, column: int = 0) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return x and y of one column for x in [low, high] plus one row on either side, without NaN."""
        first = max(0, int(np.searchsorted(self.x, low)) - 1)
        last = int(np.searchsorted(self.x, high, side="right")) + 1
        x, y = self.x[first:last], self.y(column)[first:last]
        known = ~np.isnan(y)
        return (x, y) if known.all() else (x[known], y[known])

    def truncate(self, x: float) -> None:
        """Drop every row at or after `x`."""
        self._count = int(np.searchsorted(self.x, x, side="left"))

    def at(self, x: float) -> NDArray[np.float64] | None:
        """Return the row (x, y_1 ... y_C) nearest to `x`; None when there is none."""
        if not self._count:
            return None
        right = min(int(np.searchsorted(self.x, x)), self._count - 1)
        left = max(0, right - 1)
        return self._rows[left if x - self.x[left] < self.x[right] - x else right].copy()

    def _make_room(self, count: int) -> None:
        while self._count + count > len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])

    def _halve(self) -> None:
        """Replace each pair of rows by its mean, at the second row's x; NaN is ignored."""
        pairs = self._count // 2
        two = self._rows[: 2 * pairs].reshape(pairs, 2, -1)
        first, second = two[:, 0], two[:, 1]
        joined = np.where(np.isnan(first), second, np.where(np.isnan(second), first, (first + second) / 2))
        joined[:, 0] = second[:, 0]
        odd = self._rows[2 * pairs : self._count]
        self._count = pairs + len(odd)
        self._rows[: self._count] = np.concatenate([joined, odd])


class NamedSeries(Series):
    """Rows of named values; a new name adds a column.

    Attributes:
        names: The columns' names.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        super().__init__(0, limit)
        self.names: tuple[str, ...] = ()

    def append_named(self, x: float, values: Mapping[str, float]) -> None:
        """Add a row, replacing any at or after `x`; a name without a value gets NaN."""
        self.truncate(x)  # a resumed run measures the same step again
        new = tuple(name for name in values if name not in self.names)
        if new:
            self.names = (*self.names, *new)
            self._rows = np.hstack([self._rows, np.full((len(self._rows), len(new)), _NAN)])
        self.append_row(x, *(values.get(name, _NAN) for name in self.names))


def decimate(
    x: NDArray[np.float64], y: NDArray[np.float64], parts: int, *, peaks: bool
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return about `parts` points at most (twice as many with `peaks`) that look the same at that width in pixels.

    With `peaks` each part keeps its minimum and maximum, otherwise its mean. The last point is always kept.
    """
    size = len(x) // max(1, parts)
    if size < 2:
        return x, y
    whole = (len(x) - 1) // size * size  # excludes the last point, so that the line ends at the last step
    x_parts, y_parts = x[:whole].reshape(-1, size), y[:whole].reshape(-1, size)
    if not peaks:
        middle, mean = x_parts.mean(axis=1), y_parts.mean(axis=1)
        return np.concatenate([x[:1], middle, x[-1:]]), np.concatenate([y[:1], mean, y[-1:]])
    xs = np.stack([x_parts[:, 0], x_parts[:, size // 2]], axis=1).ravel()
    ys = np.stack([y_parts.min(axis=1), y_parts.max(axis=1)], axis=1).ravel()
    return np.concatenate([xs, x[whole:]]), np.concatenate([ys, y[whole:]])


class Smoother:
    """An exponential moving average whose window grows with the run, from 2 steps to MAX_WINDOW.

    A loss falls fast at first and slowly later: a window of a tenth of the steps so far smooths with little lag. The
    bias towards zero at the start is corrected as in Adam (Kingma & Ba 2015, section 3).
    """

    def __init__(self) -> None:
        self._steps = 0
        self._mean = 0.0
        self._weight = 0.0

    def add(self, value: float, steps: int = 1) -> float:
        """Add `value`, the mean of `steps` steps, and return the smoothed value; NaN leaves it as it was."""
        self._steps += steps
        if not math.isnan(value):
            window = min(MAX_WINDOW, 2.0 + self._steps / 10.0)
            keep = (1.0 - 1.0 / window) ** steps
            self._mean = keep * self._mean + (1.0 - keep) * value
            self._weight = keep * self._weight + (1.0 - keep)
        return self._mean / self._weight if self._weight else _NAN

    def restart(self, value: float, steps: int) -> None:
        """Continue from the smoothed value after `steps` steps; start over when it is NaN."""
        known = not math.isnan(value)
        self._steps = steps
        self._mean, self._weight = (value, 1.0) if known else (0.0, 0.0)

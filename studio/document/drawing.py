"""A hand-drawn 2-D distribution: a brush shows the points of a fixed set that it covers, an eraser hides them."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from studio.protocol.points import DECIMALS, Points

COUNT = 20_000  # points of the set: of a plane that is painted completely
EDGE = 0.95  # largest coordinate: training jitters the points a little, and all must stay within [-1, 1]
_PLASTIC = 1.324717957244746  # the real root of x^3 = x + 1
_NONE = np.empty(0, np.int64)


def radius_at(radius: float, pressure: float) -> float:
    """Return the radius of a brush at a pen pressure of 0..1: half the radius at zero pressure."""
    return radius * (0.5 + 0.5 * min(1.0, max(0.0, pressure)))


class Drawing:
    """A fixed, even set of points in the plane, each shown or hidden.

    Painting shows the points under the brush, so the density of a stroke depends neither on its speed nor on whether
    it crosses itself. Other points of a loaded file are kept; only the eraser hides them.
    """

    def __init__(self, points: Points | None = None) -> None:
        even = _even_points()
        given = np.empty((0, 2)) if points is None else points
        own = np.isin(_codes(given), _codes(even))  # points of this set that were drawn in an earlier session
        self._places = np.concatenate([even, given[~own]])
        self._shown = np.arange(len(self._places)) >= COUNT
        self._shown[:COUNT] = np.isin(_codes(even), _codes(given[own]))
        self._done: list[NDArray[np.int64]] = []  # the points that each change has shown or hidden
        self._undone: list[NDArray[np.int64]] = []
        self._stroke: list[NDArray[np.int64]] = []
        self._last: tuple[float, float, float] | None = None
        self._erases = False

    def __len__(self) -> int:
        return int(np.count_nonzero(self._shown))

    @property
    def points(self) -> Points:
        """The shown points, [N, 2] in [-1, 1]."""
        return self._places[self._shown]

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to redo."""
        return bool(self._undone)

    @property
    def in_stroke(self) -> bool:
        """Whether a stroke is in progress."""
        return self._last is not None

    def begin(self, x: float, y: float, radius: float, *, erase: bool = False) -> None:
        """Start a stroke of the brush or the eraser."""
        self.end()
        self._erases = erase
        self._last = (x, y, radius)
        self.line_to(x, y, radius)

    def line_to(self, x: float, y: float, radius: float) -> None:
        """Continue the stroke in a straight line; the radius is interpolated linearly."""
        if self._last is None:
            return
        hit = self._under(self._last, (x, y, radius))
        self._last = (x, y, radius)
        if len(hit):
            self._shown[hit] = not self._erases
            self._stroke.append(hit)

    def end(self) -> None:
        """End the stroke, which is one change."""
        if self._stroke:
            self._do(np.concatenate(self._stroke))
        self._stroke, self._last = [], None

    def clear(self) -> None:
        """Hide every point, as one change."""
        self.end()
        shown = np.flatnonzero(self._shown)
        if len(shown):
            self._shown[shown] = False
            self._do(shown)

    def undo(self) -> None:
        """Undo the last change."""
        self.end()
        if self._done:
            self._undone.append(self._flipped(self._done.pop()))

    def redo(self) -> None:
        """Redo the last undone change."""
        self.end()
        if self._undone:
            self._done.append(self._flipped(self._undone.pop()))

    def _do(self, change: NDArray[np.int64]) -> None:
        self._done.append(change)
        self._undone.clear()

    def _flipped(self, change: NDArray[np.int64]) -> NDArray[np.int64]:
        self._shown[change] ^= True
        return change

    def _under(self, start: tuple[float, float, float], end: tuple[float, float, float]) -> NDArray[np.int64]:
        """Return the points under a segment of a stroke that it would change."""
        x, y = self._places.T
        reach = max(start[2], end[2])
        near = self._shown == self._erases
        near &= (x >= min(start[0], end[0]) - reach) & (x <= max(start[0], end[0]) + reach)
        near &= (y >= min(start[1], end[1]) - reach) & (y <= max(start[1], end[1]) + reach)
        if not self._erases:
            near[COUNT:] = False
        some = np.flatnonzero(near)
        if not len(some):
            return _NONE
        origin, segment = np.array(start[:2]), np.array(end[:2]) - start[:2]
        offsets = self._places[some] - origin
        along = np.clip(offsets @ segment / max(float(segment @ segment), 1e-12), 0, 1)
        radius = start[2] + along * (end[2] - start[2])
        return some[np.hypot(*(offsets - along[:, None] * segment).T) <= radius]


@cache
def _even_points() -> Points:
    """Return points of Roberts' R2 low-discrepancy sequence, [COUNT, 2] in [-EDGE, EDGE].

    Each step adds a fixed fraction of the width and of the height: 1/p and 1/p^2 for the plastic number p.
    """
    steps = np.arange(1, COUNT + 1)[:, None] * (1 / _PLASTIC, 1 / _PLASTIC**2)
    return np.round(EDGE * (2 * (steps % 1.0) - 1), DECIMALS)


def _codes(points: Points) -> NDArray[np.int64]:
    """Return an integer for each point, equal for points that are equal at a file's precision."""
    grid = np.round(points * 10**DECIMALS).astype(np.int64)
    return grid[:, 0] * 4 * 10**DECIMALS + grid[:, 1]

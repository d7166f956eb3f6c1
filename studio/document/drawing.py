"""A distribution drawn by hand: strokes that bring out the points of the plane that they cover, and take them back."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from studio.protocol.points import DECIMALS, Points

COUNT = 20_000  # points of a plane that is painted all over
EDGE = 0.95  # how far they reach: what learns from them scatters them a little, and all must stay within [-1, 1]
_PLASTIC = 1.324717957244746  # the root of x^3 = x + 1
_NONE = np.empty(0, np.int64)


def radius_at(radius: float, pressure: float) -> float:
    """Return the radius of a brush under a pen's pressure of 0..1: the lightest touch halves it."""
    return radius * (0.5 + 0.5 * min(1.0, max(0.0, pressure)))


class Drawing:
    """Points that are shown or not: a brush shows all that it covers, an eraser hides them.

    The plane is strewn with points beforehand, evenly. Painting brings out those that lie under the brush, so the
    points of a stroke are as many as its area asks for, wherever it is slow or crosses itself. Points that come from
    a file and lie elsewhere are kept as they are; only the eraser reaches them.
    """

    def __init__(self, points: Points | None = None) -> None:
        strewn = _strewn()
        given = np.empty((0, 2)) if points is None else points
        own = np.isin(_codes(given), _codes(strewn))  # drawn here before: taken up again, not doubled
        self._places = np.concatenate([strewn, given[~own]])
        self._shown = np.arange(len(self._places)) >= COUNT
        self._shown[:COUNT] = np.isin(_codes(strewn), _codes(given[own]))
        self._done: list[NDArray[np.int64]] = []  # which points each change has shown or hidden
        self._undone: list[NDArray[np.int64]] = []
        self._stroke: list[NDArray[np.int64]] = []
        self._last: tuple[float, float, float] | None = None
        self._erases = False

    def __len__(self) -> int:
        return int(np.count_nonzero(self._shown))

    @property
    def points(self) -> Points:
        """The points that are shown, [N, 2] in [-1, 1]."""
        return self._places[self._shown]

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a change was taken back."""
        return bool(self._undone)

    @property
    def in_stroke(self) -> bool:
        """Whether a stroke was begun and not ended."""
        return self._last is not None

    def begin(self, x: float, y: float, radius: float, *, erase: bool = False) -> None:
        """Set the brush, or the eraser, on a place."""
        self.end()
        self._erases = erase
        self._last = (x, y, radius)
        self.line_to(x, y, radius)

    def line_to(self, x: float, y: float, radius: float) -> None:
        """Move on in a straight line; the radius changes evenly on the way."""
        if self._last is None:
            return
        hit = self._under(self._last, (x, y, radius))
        self._last = (x, y, radius)
        if len(hit):
            self._shown[hit] = not self._erases
            self._stroke.append(hit)

    def end(self) -> None:
        """Lift the brush: the stroke is one change."""
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
        """Take the last change back."""
        self.end()
        if self._done:
            self._undone.append(self._flipped(self._done.pop()))

    def redo(self) -> None:
        """Do again what was taken back."""
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
        """Return the points that a brush meets on its way and that are not yet as it would make them."""
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
        origin, way = np.array(start[:2]), np.array(end[:2]) - start[:2]
        away = self._places[some] - origin
        along = np.clip(away @ way / max(float(way @ way), 1e-12), 0, 1)
        radius = start[2] + along * (end[2] - start[2])
        return some[np.hypot(*(away - along[:, None] * way).T) <= radius]


@cache
def _strewn() -> Points:
    """Return points [COUNT, 2], evenly spread without rows or columns.

    Each step goes on by a fixed share of the width and of the height, as Roberts' R2 sequence does; its shares are
    powers of the plastic number, which no fractions come close to.
    """
    steps = np.arange(1, COUNT + 1)[:, None] * (1 / _PLASTIC, 1 / _PLASTIC**2)
    return np.round(EDGE * (2 * (steps % 1.0) - 1), DECIMALS)


def _codes(points: Points) -> NDArray[np.int64]:
    """Return one whole number for each point, the same for points that a file does not tell apart."""
    grid = np.round(points * 10**DECIMALS).astype(np.int64)
    return grid[:, 0] * 4 * 10**DECIMALS + grid[:, 1]

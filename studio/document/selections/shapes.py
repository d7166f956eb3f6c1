"""Rectangles, ellipses and polygons as selections with antialiased edges."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from studio.document.selections.selection import Selection
from studio.picture_files import bands
from studio.protocol.geometry import Box, Size

Place = tuple[float, float]
Floats = NDArray[np.float64]
_FLATNESS = 0.02  # pixels between an ellipse and the polygon that stands for it


def rectangle(corner: Place, opposite: Place, picture: Size) -> Selection:
    """Select a rectangle, rounded to whole pixels, of which at least one is selected inside the picture."""
    (left, right), (top, bottom) = (sorted((round(a), round(b))) for a, b in zip(corner, opposite, strict=True))
    box = Box(left, top, max(1, right - left), max(1, bottom - top)).intersection(Box(0, 0, *picture))
    return Selection(box, np.full((box.height, box.width), 255, np.uint8))


def ellipse(corner: Place, opposite: Place, picture: Size) -> Selection:
    """Select the ellipse between two opposite corners of its bounding rectangle."""
    x, y = (corner[0] + opposite[0]) / 2, (corner[1] + opposite[1]) / 2
    across, down = abs(opposite[0] - corner[0]) / 2, abs(opposite[1] - corner[1]) / 2
    radius = max(across, down, 1.0)
    count = max(16, math.ceil(math.pi / math.acos(1 - min(0.5, _FLATNESS / radius))))
    angles = np.arange(count) * (2 * math.pi / count)
    return polygon(np.stack([x + across * np.cos(angles), y + down * np.sin(angles)], axis=1), picture)


def polygon(corners: Sequence[Place] | Floats, picture: Size) -> Selection:
    """Select a closed polygon; each pixel's coverage is the exact area that lies inside.

    Areas are accumulated as in font rasterizers: each piece of an edge adds its signed height to its pixel, weighted by
    the area to its right, and sums along the rows are winding numbers times coverage. What a polygon encloses twice
    is selected once.

    Args:
        corners: x and y of each corner, [n, 2], in pixels; may lie outside the picture.
        picture: Its size.
    """
    points = np.asarray(corners, dtype=np.float64).reshape(-1, 2)
    if len(points) < 3:
        return Selection.none()
    low, high = np.floor(points.min(axis=0)), np.ceil(points.max(axis=0))
    whole = Box(int(low[0]), int(low[1]), int(high[0] - low[0]), int(high[1] - low[1]))
    box = whole.intersection(Box(0, 0, *picture))
    if box.empty:
        return Selection.none()
    pieces = _pieces(points - (box.x, box.y), Size(box.width, box.height))
    pixels = np.empty((box.height, box.width), np.uint8)
    for rows in bands(box.height, box.width):
        first, last = np.searchsorted(pieces.row, (rows.start, rows.stop))
        pixels[rows] = _coverage(pieces.part(slice(first, last)), rows, box.width)
    return Selection(box, pixels)


class _Pieces(NamedTuple):
    """Pieces of edges, each within one pixel, sorted by row; all arrays are [n].

    Attributes:
        row: Row of the pixel.
        column: Its column; a piece to the left of all pixels is moved to the left edge of column 0.
        rise: Signed height of the piece, -1..1.
        inset: Horizontal centre of the piece within its pixel, 0..1.
    """

    row: NDArray[np.int64]
    column: NDArray[np.int64]
    rise: Floats
    inset: Floats

    def part(self, some: slice) -> "_Pieces":
        """Return some of the pieces."""
        return _Pieces(self.row[some], self.column[some], self.rise[some], self.inset[some])


def _pieces(points: Floats, size: Size) -> _Pieces:
    """Cut the edges of a closed polygon [n, 2] at the borders of pixels; what is above, below or right is left out."""
    starts, ends = _cut(points, np.roll(points, -1, axis=0), axis=1, limit=size.height)
    starts, ends = _cut(starts, ends, axis=0, limit=size.width)
    x, y = ((starts + ends) / 2).T
    inside = (y > 0) & (y < size.height) & (x < size.width)
    x, y, rise = np.maximum(x[inside], 0), y[inside], (ends - starts)[inside, 1]
    row, column = np.floor(y).astype(np.int64), np.floor(x).astype(np.int64)
    order = np.argsort(row, kind="stable")
    return _Pieces(row[order], column[order], rise[order], (x - column)[order])


def _cut(starts: Floats, ends: Floats, axis: int, limit: int) -> tuple[Floats, Floats]:
    """Cut edges [n, 2] wherever they cross a whole number 0..limit of one axis; return the pieces' starts and ends."""
    a, b = starts[:, axis], ends[:, axis]
    first = np.maximum(np.floor(np.minimum(a, b)) + 1, 0).astype(np.int64)
    last = np.minimum(np.ceil(np.maximum(a, b)) - 1, limit).astype(np.int64)
    cuts = np.maximum(last - first + 1, 0)
    edge = np.repeat(np.arange(len(a)), cuts + 1)
    nth = np.arange(len(edge)) - np.repeat(np.cumsum(cuts + 1) - cuts - 1, cuts + 1)  # piece of its edge, from 0
    rising = (b >= a)[edge]
    length = np.where(b == a, 1.0, b - a)[edge]

    def places(index: NDArray[np.int64]) -> Floats:
        """Return where the index-th cut of each piece's edge lies; 0 is its start, cuts + 1 its end."""
        line = np.where(rising, first[edge] + index - 1, last[edge] - index + 1)
        share = np.clip((line - a[edge]) / length, 0, 1)[:, None]
        inner: Floats = starts[edge] + (ends - starts)[edge] * share
        inner[:, axis] = line
        at_start, at_end = (index == 0)[:, None], (index > cuts[edge])[:, None]
        return np.where(at_start, starts[edge], np.where(at_end, ends[edge], inner))

    return places(nth), places(nth + 1)


def _coverage(pieces: _Pieces, rows: slice, width: int) -> NDArray[np.uint8]:
    """Return the coverage 0..255 of some rows, [h, width]."""
    height = rows.stop - rows.start
    index = (pieces.row - rows.start) * (width + 1) + pieces.column
    cells = height * (width + 1)
    change = np.bincount(index, pieces.rise * (1 - pieces.inset), cells)
    change += np.bincount(index + 1, pieces.rise * pieces.inset, cells)
    winding = np.cumsum(change.reshape(height, width + 1)[:, :-1], axis=1)
    return np.rint(np.minimum(np.abs(winding), 1) * 255).astype(np.uint8)

"""An image and its reduced copies (1/2, 1/4 ... of its size), which are filled in tile by tile as they are drawn.

Zooming out is smooth and reads few pixels, and no repaint takes long, however large the image is: what exceeds the
budget of tiles is filled in by the next repaint.
"""

import math
import time
from abc import ABC, abstractmethod

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from studio.protocol.geometry import Box, Size
from studio.ui.canvas.view_transform import ViewTransform

TILE = 1024  # pixels of the full-size image on a side, at every level
TILES_AT_ONCE = 8  # 8 megapixels of a picture take about 20 ms
SECONDS_AT_ONCE = 0.012  # for computing pixels that a repaint needs and that are not ready
SECONDS_IN_STROKE = 0.002  # the same while a pen is down, which must not wait
_PREPARED_TO = 1_000_000  # pixels; levels above are prepared


class Budget:
    """How many tiles one repaint may fill, and how long it may wait for their pixels.

    Attributes:
        exceeded: Whether tiles were left out.
        until: The `time.perf_counter()` at which it stops.
    """

    def __init__(self, tiles: int = TILES_AT_ONCE, seconds: float = SECONDS_AT_ONCE) -> None:
        self._left = tiles
        self.exceeded = False
        self.until = time.perf_counter() + seconds

    def take(self) -> bool:
        """Take one tile; False when none is left."""
        self.exceeded = self.exceeded or not self._left
        self._left = max(0, self._left - 1)
        return not self.exceeded


class Pyramid(ABC):
    """The levels of one image: level n has 1/2^n of its width and height, rounded down.

    Args:
        size: The image's size.
        kind: The format of its levels' pixels, 4 bytes each.
        base: The image itself as level 0; without it, level 0 is filled in like the others.
    """

    def __init__(self, size: Size, kind: QImage.Format, base: QImage | None = None) -> None:
        self.size, self._kind, self._base = size, kind, base
        self._levels: dict[int, _Level] = {}

    @abstractmethod
    def _reduced(self, factor: int, box: Box) -> NDArray[np.uint32]:
        """Return the pixels of a box of the full-size image at 1/factor of its size; the box is a multiple of it."""

    def _ready(self, box: Box, until: float) -> bool:
        """Make the pixels of a box of the full-size image, until a time; returns whether they are all there."""
        return True

    def changed(self, box: Box) -> None:
        """Follow a change in a box: a small one at once, others when they are drawn."""
        for number, level in self._levels.items():
            if box.width * box.height <= TILE**2:
                self._follow(number, box)
            else:
                level.stale[level.tiles(level.reduced(box))] = True

    def take_levels(self, other: "Pyramid") -> None:
        """Take over the levels of another image of the same size and format, all of them stale."""
        if other.size == self.size and other._kind == self._kind:
            self._levels = other._levels
            self.changed(Box(0, 0, *self.size))

    def prepare(self) -> None:
        """Fill the levels that a screen needs, down to one of at most a megapixel; any thread may do this."""
        number = 0
        while (self.size.width >> number) * (self.size.height >> number) > _PREPARED_TO:
            number += 1
            level = self._level(number)
            self._fill(number, Box(0, 0, *level.size))
            level.stale[:] = False

    def draw(
        self, painter: QPainter, target: QRectF, view: ViewTransform, viewport: tuple[float, float], budget: Budget
    ) -> None:
        """Draw the image into `target` (widget pixels): smooth when zoomed out, crisp when zoomed in.

        Beyond the budget, a level with a base shows that unsmoothed, and another one its old pixels.
        """
        zoom, number = self._zoom(target, view), self.level_at(target, view)
        if number == 0 and self._base is not None:
            if not self._ready(_visible(self.size, target, viewport), budget.until):
                budget.exceeded = True
            _draw(painter, self._base, target, _visible(self.size, target, viewport), smooth=zoom < 1)
            return
        level = self._level(number)
        part = _visible(level.size, target, viewport)
        filled = all(budget.take() and self._fill_tile(number, tile, budget) for tile in level.stale_in(part))
        if filled or self._base is None or not self._ready(Box(0, 0, *self.size), 0):
            _draw(painter, level.image, target, part, smooth=zoom < 1)
        else:
            _draw(painter, self._base, target, _visible(self.size, target, viewport), smooth=False)

    def level_at(self, target: QRectF, view: ViewTransform) -> int:
        """Return which level is drawn into `target`."""
        zoom = self._zoom(target, view)
        number = max(0, math.floor(math.log2(1 / zoom) + 1e-9)) if zoom < 1 else 0
        return min(number, min(self.size).bit_length() - 1)

    def _zoom(self, target: QRectF, view: ViewTransform) -> float:
        """Return how many pixels of the screen a pixel of the image takes."""
        return target.width() / self.size.width * view.ratio

    def _follow(self, number: int, box: Box) -> None:
        """Follow a small change in a level, if its pixels are there."""
        reduced = self._levels[number].reduced(box)
        if self._ready(box, 0):
            self._fill(number, reduced)
        else:
            self._levels[number].stale[self._levels[number].tiles(reduced)] = True

    def _level(self, number: int) -> "_Level":
        if number not in self._levels:
            self._levels[number] = _Level(self.size, number, self._kind)
        return self._levels[number]

    def _fill_tile(self, number: int, tile: tuple[int, int], budget: Budget) -> bool:
        level = self._levels[number]
        source = Box(tile[1] * TILE, tile[0] * TILE, TILE, TILE).intersection(Box(0, 0, *self.size))
        if not self._ready(source, budget.until):
            budget.exceeded = True
            return False
        self._fill(number, level.box_of(tile))
        level.stale[tile] = False
        return True

    def _fill(self, number: int, box: Box) -> None:
        """Fill a box of a level."""
        if not box.empty:
            source = Box(*(length << number for length in box))
            self._levels[number].pixels[box.slices] = self._reduced(1 << number, source)


class _Level:
    """A level's pixels, and which of its tiles are stale."""

    def __init__(self, full: Size, number: int, kind: QImage.Format) -> None:
        self._number = number
        self.size = Size(full.width >> number, full.height >> number)
        self.pixels = np.zeros((self.size.height, self.size.width), np.uint32)  # costs nothing until it is written
        self.image = QImage(self.pixels.data, *self.size, 4 * self.size.width, kind)
        self.stale = np.ones((-(-full.height // TILE), -(-full.width // TILE)), bool)

    def reduced(self, box: Box) -> Box:
        """Return a box of the full-size image in this level, rounded outwards."""
        x, y = box.x >> self._number, box.y >> self._number
        right, bottom = -(-box.right >> self._number), -(-box.bottom >> self._number)
        return Box(x, y, right - x, bottom - y).intersection(Box(0, 0, *self.size))

    def tiles(self, box: Box) -> tuple[slice, slice]:
        """Return the rows and columns of the tiles that a box of this level touches."""
        side = max(1, TILE >> self._number)
        return slice(box.y // side, -(-box.bottom // side)), slice(box.x // side, -(-box.right // side))

    def stale_in(self, box: Box) -> list[tuple[int, int]]:
        """Return the row and column of each stale tile that a box of this level touches."""
        rows, columns = self.tiles(box)
        found = np.argwhere(self.stale[rows, columns]).tolist()
        return [(rows.start + row, columns.start + column) for row, column in found]

    def box_of(self, tile: tuple[int, int]) -> Box:
        """Return the box of a tile in this level."""
        row, column = tile
        return self.reduced(Box(column * TILE, row * TILE, TILE, TILE))


def _visible(size: Size, target: QRectF, viewport: tuple[float, float]) -> Box:
    """Return which pixels of an image of `size` are inside the widget.

    In whole pixels of the image, not of the repaint, so that partial repaints sample exactly like full ones.
    """
    across, down = target.width() / size.width, target.height() / size.height
    left = max(0, math.floor(-target.x() / across) - 1)
    top = max(0, math.floor(-target.y() / down) - 1)
    right = min(size.width, math.ceil((viewport[0] - target.x()) / across) + 1)
    bottom = min(size.height, math.ceil((viewport[1] - target.y()) / down) + 1)
    return Box(left, top, max(0, right - left), max(0, bottom - top))


def _draw(painter: QPainter, image: QImage, target: QRectF, part: Box, *, smooth: bool) -> None:
    """Draw a part of an image that fills `target` as a whole."""
    if part.empty:
        return
    across, down = target.width() / image.width(), target.height() / image.height()
    place = QRectF(target.x() + part.x * across, target.y() + part.y * down, part.width * across, part.height * down)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    painter.drawImage(place, image, QRectF(*part))

"""The brush: soft round dabs along the pointer's path, on a mask or a layer; dabs of one stroke do not add up."""

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from studio.document.painting.mask import TileBackup, blended
from studio.document.pixels import Colour, erased, painted
from studio.protocol.geometry import Box

MIN_SIZE, MAX_SIZE = 1.0, 1000.0
_ONE_BOX = 1_000_000  # pixels up to which the bounding box of a stroke is taken as a whole
_NOWHERE = Box(0, 0, 0, 0)


@dataclass(frozen=True)
class Brush:
    """A round brush.

    Attributes:
        size: Diameter in picture pixels, MIN_SIZE..MAX_SIZE.
        hardness: 0 falls off from the centre, 1 has a sharp edge (smoothed over one pixel).
        opacity: The most that one stroke adds or erases, 0..1.
        spacing: Distance between dabs as a fraction of the diameter.
    """

    size: float = 64.0
    hardness: float = 0.8
    opacity: float = 1.0
    spacing: float = 0.05

    def __post_init__(self) -> None:
        if not MIN_SIZE <= self.size <= MAX_SIZE:
            raise ValueError(f"brush size must be in [{MIN_SIZE:g}, {MAX_SIZE:g}] pixels, not {self.size}")
        if not (0 <= self.hardness <= 1 and 0 <= self.opacity <= 1 and 0 < self.spacing <= 4):
            raise ValueError("hardness and opacity must be in [0, 1], spacing in (0, 4]")

    def size_at(self, pressure: float) -> float:
        """Return the diameter at a pen pressure of 0..1: at least a tenth of the size."""
        return max(MIN_SIZE, self.size * (0.1 + 0.9 * pressure))


class Stroke(ABC):
    """One stroke from press to release; it changes pixels in place.

    Each pixel keeps the maximum over all dabs, so a stroke that crosses itself adds nothing.

    Args:
        pixels: [H, W] or [H, W, C].
    """

    def __init__(self, pixels: NDArray[np.uint8], brush: Brush) -> None:
        self._pixels = pixels
        self._brush = brush
        self._alpha: NDArray[np.uint8] = np.zeros(pixels.shape[:2], np.uint8)
        self._before = TileBackup(pixels)
        self._last: tuple[float, float, float] | None = None
        self._until_next = 0.0
        self.box = _NOWHERE

    def line_to(self, x: float, y: float, pressure: float = 1.0) -> Box:
        """Paint a straight segment to a place in the picture (pixel i covers i..i+1); the first call sets one dab.

        Args:
            x: Picture pixels from the left edge; may lie outside.
            y: Picture pixels from the top edge; may lie outside.
            pressure: 0..1, scales size and opacity.

        Returns:
            The box of the pixels that may have changed; empty when nothing has.
        """
        pressure = min(1.0, max(0.0, pressure))
        if self._last is None:
            self._last = (x, y, pressure)
            self._until_next = self._step(pressure)
            return self._dabs(np.array([[x, y, pressure]]))
        start, end = np.array(self._last), np.array((x, y, pressure))
        length = math.hypot(x - start[0], y - start[1])
        step = self._step(min(pressure, self._last[2]))
        self._last = (x, y, pressure)
        if length < self._until_next:
            self._until_next -= length
            return _NOWHERE
        along = np.arange(self._until_next, length + 1e-9, step)
        self._until_next = float(along[-1]) + step - length
        return self._dabs(start + (end - start) * (along / length)[:, None])

    def lift_to(self, x: float, y: float, pressure: float = 1.0) -> None:
        """Continue from another place without painting in between."""
        if self._last is not None:
            self._last = (x, y, pressure)

    def changes(self) -> Iterator[tuple[Box, NDArray[np.uint8]]]:
        """Yield boxes that hold all that has changed, and their pixels from before, [h, w, ...]: views, no copies.

        A long stroke passes through few of the tiles of its bounding box.
        """
        if self.box.width * self.box.height <= _ONE_BOX:
            if not self.box.empty:
                yield self.box, self._before.view(self.box)
            return
        for tile in self._before.kept_boxes():
            part = tile.intersection(self.box)
            if not part.empty:
                yield part, self._before.view(part)

    def cancel(self) -> None:
        """Restore the pixels from before the stroke."""
        for box, before in self.changes():
            self._pixels[box.slices] = before

    def _step(self, pressure: float) -> float:
        return max(0.5, self._brush.spacing * self._brush.size_at(pressure))

    def _dabs(self, places: NDArray[np.float64]) -> Box:
        """Set dabs at `places` [n, 3] of x, y, pressure; return the box that may have changed."""
        height, width = self._alpha.shape
        reach = self._brush.size / 2 + 2
        x, y = places[:, 0], places[:, 1]
        near = (x > -reach) & (y > -reach) & (x < width + reach) & (y < height + reach)
        changed = waiting = _NOWHERE
        for place in places[near]:
            box = self._dab(*place.tolist())
            waiting = waiting.union(box)
            # blend a long diagonal line piece by piece: its bounding box may cover most of them
            if waiting.width * waiting.height > 65_536 + 4 * box.width * box.height:
                self._blend(waiting)
                changed, waiting = changed.union(waiting), _NOWHERE
        self._blend(waiting)
        changed = changed.union(waiting)
        self.box = self.box.union(changed)
        return changed

    def _dab(self, x: float, y: float, pressure: float) -> Box:
        """Raise the stroke's alpha under one dab; return the dab's box inside the pixels."""
        stamp, left, top = _placed(self._brush, x, y, pressure)
        side = len(stamp)
        whole = Box(left, top, side, side)
        box = whole.intersection(Box(0, 0, self._alpha.shape[1], self._alpha.shape[0]))
        if box.empty:
            return _NOWHERE
        part = stamp[box.y - top : box.bottom - top, box.x - left : box.right - left]
        alpha = self._alpha[box.slices]
        np.maximum(alpha, part, out=alpha)
        return box

    def _blend(self, box: Box) -> None:
        if not box.empty:
            self._pixels[box.slices] = self._with_stroke(self._before.view(box), self._alpha[box.slices])

    @abstractmethod
    def _with_stroke(self, before: NDArray[np.uint8], alpha: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return a box of the pixels with the stroke.

        Args:
            before: The box without the stroke, [h, w, ...].
            alpha: The stroke's strongest opacity at each pixel, [h, w], 0..255 for 0..1.
        """


class MaskStroke(Stroke):
    """A stroke on a mask, uint8 [H, W]."""

    def __init__(self, mask: NDArray[np.uint8], brush: Brush, erase: bool = False) -> None:
        super().__init__(mask, brush)
        self._erase = erase

    def _with_stroke(self, before: NDArray[np.uint8], alpha: NDArray[np.uint8]) -> NDArray[np.uint8]:
        return blended(before, alpha, self._erase)


class ColourStroke(Stroke):
    """A stroke of one colour on a layer.

    Args:
        pixels: RGBA uint8 [H, W, 4], colours not multiplied by alpha.
        colour: Red, green and blue, 0..255; None erases.
        keeps_alpha: Leave the transparency as it is.
    """

    def __init__(
        self, pixels: NDArray[np.uint8], brush: Brush, colour: Colour | None, *, keeps_alpha: bool = False
    ) -> None:
        super().__init__(pixels, brush)
        self._colour, self._keeps_alpha = colour, keeps_alpha

    def _with_stroke(self, before: NDArray[np.uint8], alpha: NDArray[np.uint8]) -> NDArray[np.uint8]:
        if self._colour is None:
            return before if self._keeps_alpha else erased(before, alpha)
        return painted(before, alpha, self._colour, keeps_alpha=self._keeps_alpha)


def _placed(brush: Brush, x: float, y: float, pressure: float) -> tuple[NDArray[np.uint8], int, int]:
    """Return a dab's alpha [n, n] and the column and row of its top left pixel in the mask."""
    size = brush.size_at(pressure)
    if pressure < 1 and size >= 32:
        size = 1.02 ** round(math.log(size) / math.log(1.02))  # few distinct sizes, so that the cache works for pens
    size = round(size * 4) / 4
    grain = 4 if size <= 64 else 2  # positions per pixel
    across, down = round(x * grain), round(y * grain)
    stamp = _stamp(size, round(brush.hardness, 2), (across % grain) / grain, (down % grain) / grain)
    strength = round(255 * brush.opacity * pressure)
    if strength < 255:
        stamp = ((stamp.astype(np.uint16) * np.uint16(strength) + np.uint16(127)) // np.uint16(255)).astype(np.uint8)
    half = len(stamp) // 2
    return stamp, across // grain - half, down // grain - half


@lru_cache(maxsize=32)
def _stamp(size: float, hardness: float, x: float, y: float) -> NDArray[np.uint8]:
    """Return a dab's alpha [n, n], 0..255, n odd, with its centre x and y (0..1) inside the middle pixel.

    The alpha falls smoothly from 1 to 0 between hardness * (r - 1/2) and r + 1/2, so that a hard edge is one pixel
    wide, as a round shape's coverage is.
    """
    radius = size / 2
    inner, outer = hardness * max(0.0, radius - 0.5), radius + 0.5
    half = math.ceil(outer + 0.5)
    places = np.arange(-half, half + 1, dtype=np.float32) + np.float32(0.5)
    distance = np.sqrt((places - np.float32(x))[None, :] ** 2 + (places - np.float32(y))[:, None] ** 2)
    share = np.clip((outer - distance) / (outer - inner), 0, 1)
    stamp = np.rint(255 * share * share * (3 - 2 * share)).astype(np.uint8)
    stamp.setflags(write=False)
    return stamp

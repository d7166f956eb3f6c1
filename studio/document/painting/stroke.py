"""Strokes: dabs along the pointer's path, on a mask or a layer; dabs of one stroke never exceed its opacity."""

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from studio.document.painting.brush import Brush
from studio.document.painting.dabs import dab_at
from studio.document.painting.mask import blended
from studio.document.painting.page_memory import zeros_by_page
from studio.document.painting.symmetry import NO_SYMMETRY, Symmetry
from studio.document.painting.tile_backup import TileBackup
from studio.document.pixels import Colour, erased, painted
from studio.protocol.geometry import Box

_ONE_BOX = 1_000_000  # pixels up to which the bounding box of a stroke is taken as a whole
_PIECE = 16_384  # pixels: a line is blended in pieces of this size plus three dabs
_LARGE = 65_536  # pixels: of a larger dab, only the bands that change are blended
_BAND = 128  # rows
_WHOLE = -1
_NOWHERE = Box(0, 0, 0, 0)
Dab = tuple[float, float, float]  # x, y, and the response to the pressure


class Stroke(ABC):
    """One stroke from press to release; it changes pixels in place.

    Each dab raises the stroke's alpha a towards its own s by the brush's flow f: a' = a + f max(0, s - a). With full
    flow a is the maximum over all dabs, and a stroke that crosses itself adds nothing.

    Args:
        pixels: [H, W] or [H, W, C].
        brush: The brush.
        symmetry: Where else the stroke is painted, in coordinates of the pixels.

    Attributes:
        box: What may have changed.
    """

    def __init__(self, pixels: NDArray[np.uint8], brush: Brush, symmetry: Symmetry = NO_SYMMETRY) -> None:
        self._pixels = pixels
        self._brush = brush
        self._symmetry = symmetry
        self._alpha: NDArray[np.uint8] = zeros_by_page(pixels.shape[:2], np.uint8)
        self._builds_up = brush.flow < 1 or brush.pressure.flow
        # the alpha between whole numbers, which flow adds up
        self._exact: NDArray[np.float32] = zeros_by_page(pixels.shape[:2] if self._builds_up else (0, 0), np.float32)
        self._before = TileBackup(pixels)
        self._paths = [_Path() for _ in range(symmetry.count)]
        self.box = _NOWHERE

    def line_to(self, x: float, y: float, pressure: float = 1.0) -> list[Box]:
        """Paint a straight segment to a place in the picture (pixel i covers i..i+1); the first call sets one dab.

        Args:
            x: Picture pixels from the left edge; may lie outside.
            y: Picture pixels from the top edge; may lie outside.
            pressure: 0..1.

        Returns:
            Boxes of the pixels that may have changed.
        """
        response = self._brush.pressure.response(pressure)
        changed: list[Box] = []
        for path, place in zip(self._paths, self._symmetry.places(x, y), strict=True):
            changed += self._set_dabs(path.dabs_to((*place, response), self._brush))
        for box in changed:
            self.box = self.box.union(box)
        return changed

    def lift_to(self, x: float, y: float, pressure: float = 1.0) -> None:
        """Continue from another place without painting in between."""
        response = self._brush.pressure.response(pressure)
        for path, place in zip(self._paths, self._symmetry.places(x, y), strict=True):
            path.lift_to((*place, response))

    def changes(self) -> Iterator[tuple[Box, NDArray[np.uint8]]]:
        """Yield boxes that hold all that has changed, and their pixels from before, [h, w, ...].

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

    def _set_dabs(self, dabs: list[Dab]) -> list[Box]:
        """Set dabs, and blend them into the pixels; return boxes that may have changed."""
        changed: list[Box] = []
        waiting: dict[int, Box] = {}  # boxes that are not blended yet, by the keys of `_raise_alpha`
        for dab in dabs:
            for key, box in self._raise_alpha(*dab):
                waiting[key] = waiting[key].union(box) if key in waiting else box
            # blend a long diagonal line piece by piece: its bounding box may cover most of the picture
            if _WHOLE in waiting and _area(waiting[_WHOLE]) > _PIECE + 3 * self._brush.size**2:
                changed.append(waiting.pop(_WHOLE))
        changed += waiting.values()
        for box in changed:
            self._pixels[box.slices] = self._with_stroke(box, self._before.view(box), self._alpha[box.slices])
        return changed

    def _raise_alpha(self, x: float, y: float, response: float) -> list[tuple[int, Box]]:
        """Raise the stroke's alpha under a dab.

        Returns:
            The boxes in which it may have changed, each with a key: _WHOLE for a small dab, or the number of a band of
            rows. Most of a large dab lies where the last one has been, so only the bands that change are returned.
        """
        stamp, left, top = dab_at(self._brush, x, y, response)
        box = Box(left, top, len(stamp), len(stamp)).intersection(Box(0, 0, *self._alpha.shape[::-1]))
        if box.empty:
            return []
        dab = stamp[box.y - top : box.bottom - top, box.x - left : box.right - left]
        alpha = self._alpha[box.slices]
        parts = [(_WHOLE, box)] if _area(box) <= _LARGE else _bands_where(dab > alpha, box)
        if not self._builds_up:
            np.maximum(alpha, dab, out=alpha)
            return parts
        exact = self._exact[box.slices]
        more = dab - exact
        np.maximum(more, 0, out=more)
        more *= np.float32(self._brush.flow_at(response))
        exact += more
        alpha[...] = np.rint(exact)
        return parts

    @abstractmethod
    def _with_stroke(self, box: Box, before: NDArray[np.uint8], alpha: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return a box of the pixels with the stroke.

        Args:
            box: The box.
            before: Its pixels without the stroke, [h, w, ...].
            alpha: The stroke's opacity at each pixel, [h, w], 0..255 for 0..1.
        """


class MaskStroke(Stroke):
    """A stroke on a mask, uint8 [H, W]."""

    def __init__(
        self, mask: NDArray[np.uint8], brush: Brush, erase: bool = False, symmetry: Symmetry = NO_SYMMETRY
    ) -> None:
        super().__init__(mask, brush, symmetry)
        self._erase = erase

    def _with_stroke(self, box: Box, before: NDArray[np.uint8], alpha: NDArray[np.uint8]) -> NDArray[np.uint8]:
        return blended(before, alpha, self._erase)


class ColourStroke(Stroke):
    """A stroke of one colour on a layer.

    Args:
        pixels: RGBA uint8 [H, W, 4], colours not multiplied by alpha.
        brush: The brush.
        colour: Red, green and blue, 0..255; None erases.
        keeps_alpha: Leave the transparency as it is.
        symmetry: Where else it is painted.
    """

    def __init__(
        self,
        pixels: NDArray[np.uint8],
        brush: Brush,
        colour: Colour | None,
        *,
        keeps_alpha: bool = False,
        symmetry: Symmetry = NO_SYMMETRY,
    ) -> None:
        super().__init__(pixels, brush, symmetry)
        self._colour, self._keeps_alpha = colour, keeps_alpha

    def _with_stroke(self, box: Box, before: NDArray[np.uint8], alpha: NDArray[np.uint8]) -> NDArray[np.uint8]:
        if self._colour is None:
            return before if self._keeps_alpha else erased(before, alpha)
        return painted(before, alpha, self._colour, keeps_alpha=self._keeps_alpha)


class _Path:
    """One path of a stroke: where its last dab lies, and how far it is to the next one."""

    def __init__(self) -> None:
        self._last: Dab | None = None
        self._until_next = 0.0

    def dabs_to(self, end: Dab, brush: Brush) -> list[Dab]:
        """Return the dabs on the way to a place, which becomes the last one."""
        start, self._last = self._last, end
        if start is None:
            self._until_next = _step(brush, end[2])
            return [end]
        length = math.hypot(end[0] - start[0], end[1] - start[1])
        if length < self._until_next:
            self._until_next -= length
            return []
        step = _step(brush, min(start[2], end[2]))
        along = np.arange(self._until_next, length + 1e-9, step)
        self._until_next = float(along[-1]) + step - length
        shares = (along / length).tolist()
        across, down, response = (end[axis] - start[axis] for axis in range(3))
        return [(start[0] + share * across, start[1] + share * down, start[2] + share * response) for share in shares]

    def lift_to(self, place: Dab) -> None:
        """Continue from another place."""
        if self._last is not None:
            self._last = place


def _step(brush: Brush, response: float) -> float:
    return max(0.5, brush.spacing * brush.size_at(response))


def _area(box: Box) -> int:
    return box.width * box.height


def _bands_where(changed: NDArray[np.bool_], box: Box) -> list[tuple[int, Box]]:
    """Return, for each band of rows in which something has changed, its number and the box around that."""
    parts = []
    for number in range(box.y // _BAND, -(-box.bottom // _BAND)):
        top, bottom = max(box.y, number * _BAND), min(box.bottom, (number + 1) * _BAND)
        columns = np.flatnonzero(changed[top - box.y : bottom - box.y].any(axis=0))
        if columns.size:
            left, right = int(columns[0]), int(columns[-1]) + 1
            parts.append((number, Box(box.x + left, top, right - left, bottom - top)))
    return parts

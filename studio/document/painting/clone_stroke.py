"""The clone brush: a stroke that copies what lies elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.document.painting.brush import Brush
from studio.document.painting.stroke import Stroke
from studio.document.painting.tile_backup import TileBackup
from studio.document.pixels import painted
from studio.protocol.geometry import Box


@dataclass(frozen=True)
class CloneSource:
    """Where a stroke copies from.

    Attributes:
        offset: How far to the right and down of what is painted, in pixels.
        from_picture: Copy from the composite of all layers instead of the layer that is painted on.
    """

    offset: tuple[int, int]
    from_picture: bool = True


class CloneStroke(Stroke):
    """A stroke that copies from elsewhere: the pixels from before the stroke, so that it never copies itself.

    Args:
        pixels: RGBA uint8 [H, W, 4].
        brush: The brush.
        source: What is copied from, RGBA uint8 [h, w, 4]: it may be `pixels`, or change with them.
        shift: How far to the right and down of a pixel its source lies.
        origin: Where the upper left pixel of `pixels` lies in `source`.
        complete: Brings a box of `source` up to date before it is read.
        keeps_alpha: Leave the transparency as it is.
    """

    def __init__(
        self,
        pixels: NDArray[np.uint8],
        brush: Brush,
        source: NDArray[np.uint8],
        shift: tuple[int, int],
        *,
        origin: tuple[int, int] = (0, 0),
        complete: Callable[[Box], object] = lambda _: None,
        keeps_alpha: bool = False,
    ) -> None:
        super().__init__(pixels, brush)
        self._source, self._all = TileBackup(source), Box(0, 0, source.shape[1], source.shape[0])
        self._shift, self._origin = shift, origin
        self._complete, self._keeps_alpha = complete, keeps_alpha

    def _with_stroke(self, box: Box, before: NDArray[np.uint8], alpha: NDArray[np.uint8]) -> NDArray[np.uint8]:
        place = box.moved(*self._origin)
        self._old(place.intersection(self._all))  # it is about to change
        wanted = place.moved(*self._shift)
        there = wanted.intersection(self._all)
        if there.empty:
            return before
        copied = np.zeros((box.height, box.width, 4), np.uint8)
        copied[there.moved(-wanted.x, -wanted.y).slices] = self._old(there)
        cover = alpha.astype(np.uint16) * copied[..., 3]
        cover += np.uint16(127)
        cover //= np.uint16(255)
        return painted(before, cover.astype(np.uint8), copied[..., :3], keeps_alpha=self._keeps_alpha)

    def _old(self, box: Box) -> NDArray[np.uint8]:
        """Return a box of the source as it was before the stroke."""
        if not box.empty and not self._source.has(box):
            self._complete(box)
        return self._source.view(box)

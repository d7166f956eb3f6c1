"""The smudge brush: a stroke that drags pixels along its path."""

import numpy as np
from numpy.typing import NDArray

from studio.document.painting.brush import Brush
from studio.document.painting.dabs import dab_at
from studio.document.painting.stroke import Dab, Stroke
from studio.document.pixels import mix_colours
from studio.protocol.geometry import Box


class SmudgeStroke(Stroke):
    """A stroke that mixes, under each dab, the pixels with those under the dab before it.

    The brush's opacity is the share of what is dragged: at 1 a hard brush carries its first pixels to the end, at 0.5
    half of them are left behind at every dab. The first dab changes nothing.

    Args:
        pixels: RGBA uint8 [H, W, 4], colours not multiplied by alpha.
        brush: The brush.
        keeps_alpha: Leave the transparency as it is.
    """

    def __init__(self, pixels: NDArray[np.uint8], brush: Brush, *, keeps_alpha: bool = False) -> None:
        super().__init__(pixels, brush)
        self._keeps_alpha = keeps_alpha
        self._last: tuple[int, int] | None = None  # the middle pixel of the dab before

    def lift_to(self, x: float, y: float, pressure: float = 1.0) -> None:
        """Continue from another place; what was dragged is left behind."""
        super().lift_to(x, y, pressure)
        self._last = None

    def _set_dabs(self, dabs: list[Dab]) -> list[Box]:
        return [box for dab in dabs if not (box := self._drag_to(*dab)).empty]

    def _drag_to(self, x: float, y: float, response: float) -> Box:
        """Drag the pixels under the last dab to this one; returns the box that may have changed."""
        stamp, left, top = dab_at(self._brush, x, y, response)
        middle = (left + len(stamp) // 2, top + len(stamp) // 2)
        if self._last is None:
            self._last = middle
        across, down = self._last[0] - middle[0], self._last[1] - middle[1]
        self._last = middle
        whole = Box(0, 0, self._pixels.shape[1], self._pixels.shape[0])
        box = Box(left, top, len(stamp), len(stamp)).intersection(whole)
        box = box.moved(across, down).intersection(whole).moved(-across, -down)  # where both lie in the picture
        if box.empty or not (across or down):
            return Box(0, 0, 0, 0)
        self._before.keep(box)
        share = stamp[box.moved(-left, -top).slices].astype(np.float32) / np.float32(255)
        there = self._pixels[box.moved(across, down).slices]
        self._pixels[box.slices] = _mixed(self._pixels[box.slices], there, share, keeps_alpha=self._keeps_alpha)
        return box

    def _with_stroke(self, box: Box, before: NDArray[np.uint8], alpha: NDArray[np.uint8]) -> NDArray[np.uint8]:
        raise AssertionError("a dab depends on the one before it")


def _mixed(
    here: NDArray[np.uint8], there: NDArray[np.uint8], share: NDArray[np.float32], *, keeps_alpha: bool
) -> NDArray[np.uint8]:
    """Return the mean of two RGBA pictures weighted by 1 - share and share, [h, w], colours also by alpha."""
    rest = here[..., 3] * (1 - share)
    more = there[..., 3] * share
    alpha = rest + more
    weight = more / np.maximum(alpha, np.float32(1e-6))
    result = here.copy()
    mix_colours(result, there, weight)
    if not keeps_alpha:
        result[..., 3] = np.rint(alpha)
    return result

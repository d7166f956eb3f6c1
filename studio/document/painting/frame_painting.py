"""Painting into a frame before a generation continues from it, and where the later steps may differ."""

from collections import deque
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from psygnal import Signal

from studio.document.painting.brush import Brush
from studio.document.painting.stroke import ColourStroke, MaskStroke, Stroke
from studio.document.pixels import Colour, painted
from studio.protocol.generation_recipe import PAINT_HELD
from studio.protocol.geometry import Box

Tool = Literal["colour", "noise", "restore", "mask", "unmask"]
TOOLS: tuple[Tool, ...] = ("colour", "noise", "restore", "mask", "unmask")
Scope = Literal["painted", "mask", "everywhere"]
MAX_UNDONE = 64  # strokes
_MARGIN = 32  # around the paint, the future may differ within 1/32 of the frame's longer side


@dataclass(frozen=True, eq=False)
class _Done:
    layer: Literal["paint", "mask"]
    before: tuple[tuple[Box, NDArray[np.uint8]], ...]


class NoiseStroke(Stroke):
    """A stroke of random colours on a layer, where the generation is free.

    Args:
        pixels: RGBA uint8 [H, W, 4].
        noise: The colours, uint8 [H, W, 3].
    """

    def __init__(self, pixels: NDArray[np.uint8], brush: Brush, noise: NDArray[np.uint8]) -> None:
        super().__init__(pixels, brush)
        self._noise = noise

    def _with_stroke(self, box: Box, before: NDArray[np.uint8], alpha: NDArray[np.uint8]) -> NDArray[np.uint8]:
        return painted(before, alpha, self._noise[box.slices])


class FramePainting:
    """A frame, a layer of paint over it, and a mask.

    Attributes:
        shown: The predicted x0, RGB uint8 [H, W, 3].
        paint: RGBA uint8 [H, W, 4]; transparent where nothing is painted.
        mask: uint8 [H, W]; 255 where the future may differ, for the scope "mask".
        scope: Where the future may differ: around what is painted, in the mask, or everywhere.
        hold: Share of the remaining steps, 0 ... 1, during which what is painted is held.

    Signals: `changed`.
    """

    changed = Signal()

    def __init__(self, shown: NDArray[np.uint8]) -> None:
        self.shown = np.ascontiguousarray(shown[..., :3])
        height, width = shown.shape[:2]
        self.paint = np.zeros((height, width, 4), np.uint8)
        self.mask = np.zeros((height, width), np.uint8)
        self.scope: Scope = "painted"
        self.hold = PAINT_HELD
        self.noise = np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)
        self._stroke: Stroke | None = None
        self._layer: Literal["paint", "mask"] = "paint"
        self._done: deque[_Done] = deque(maxlen=MAX_UNDONE)
        self._undone: list[_Done] = []

    @property
    def picture(self) -> NDArray[np.uint8]:
        """The frame with the paint over it, RGB uint8 [H, W, 3]."""
        return painted(
            np.dstack([self.shown, np.full(self.shown.shape[:2], 255, np.uint8)]),
            np.ascontiguousarray(self.paint[..., 3]),
            self.paint[..., :3],
        )[..., :3]

    @property
    def may_change(self) -> NDArray[np.uint8] | None:
        """Where the future may differ, uint8 [H, W]; None for everywhere."""
        if self.scope == "everywhere":
            return None
        if self.scope == "mask":
            return self.mask.copy()
        covered = np.where(self.paint[..., 3] > 0, np.uint8(255), np.uint8(0))
        margin = max(2, max(covered.shape) // _MARGIN)
        return _grown(covered, margin)

    def press(self, tool: Tool, brush: Brush, colour: Colour, x: float, y: float, pressure: float = 1.0) -> None:
        """Begin a stroke; masking makes the mask the scope."""
        self.cancel()
        self._layer = "mask" if tool in ("mask", "unmask") else "paint"
        if self._layer == "mask":
            self._stroke = MaskStroke(self.mask, brush, erase=tool == "unmask")
            self.scope = "mask"
        elif tool == "noise":
            self._stroke = NoiseStroke(self.paint, brush, self.noise)
        else:
            self._stroke = ColourStroke(self.paint, brush, None if tool == "restore" else colour)
        self.move(x, y, pressure)

    def move(self, x: float, y: float, pressure: float = 1.0) -> None:
        """Go on with the stroke."""
        if self._stroke is not None and self._stroke.line_to(x, y, pressure):
            self.changed.emit()

    def release(self) -> None:
        """End the stroke; it can be undone."""
        stroke, self._stroke = self._stroke, None
        if stroke is not None and not stroke.box.empty:
            self._done.append(_Done(self._layer, tuple((box, before.copy()) for box, before in stroke.changes())))
            self._undone.clear()

    def cancel(self) -> None:
        """Take back the stroke in progress."""
        stroke, self._stroke = self._stroke, None
        if stroke is not None:
            stroke.cancel()
            self.changed.emit()

    def paste(self, pixels: NDArray[np.uint8]) -> None:
        """Lay a picture, RGBA [h, w, 4], over the middle of the frame; a larger one is made to fit."""
        height, width = self.paint.shape[:2]
        image = Image.fromarray(pixels)
        image.thumbnail((width, height), Image.Resampling.LANCZOS)
        x, y = (width - image.width) // 2, (height - image.height) // 2
        box = Box(x, y, image.width, image.height)
        self._done.append(_Done("paint", ((box, self.paint[box.slices].copy()),)))
        self._undone.clear()
        pasted = np.asarray(image)
        self.paint[box.slices] = painted(
            self.paint[box.slices], np.ascontiguousarray(pasted[..., 3]), np.ascontiguousarray(pasted[..., :3])
        )
        self.changed.emit()

    def undo(self) -> None:
        """Take back the last stroke."""
        if self._done:
            self._undone.append(self._swap_pixels(self._done.pop()))

    def redo(self) -> None:
        """Make the last undone stroke again."""
        if self._undone:
            self._done.append(self._swap_pixels(self._undone.pop()))

    def _swap_pixels(self, done: _Done) -> _Done:
        layer = self.paint if done.layer == "paint" else self.mask
        now = tuple((box, layer[box.slices].copy()) for box, _ in done.before)
        for box, before in done.before:
            layer[box.slices] = before
        self.changed.emit()
        return _Done(done.layer, now)


def _grown(mask: NDArray[np.uint8], by: int) -> NDArray[np.uint8]:
    """Return a mask whose white area reaches `by` pixels further."""
    return np.asarray(Image.fromarray(mask).filter(ImageFilter.MaxFilter(2 * by + 1)))

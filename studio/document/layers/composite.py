"""The composite of the document's layers, kept up to date box by box while they are edited."""

import time
from collections import deque
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from studio.document.layers.layer import Group
from studio.document.layers.preview import preview_of
from studio.document.layers.rendering import eight_bits, layers_over, look_of, transparent
from studio.document.layers.tree import Place, changed_box, guides_alone, places, plain_layer
from studio.protocol.geometry import Box, Size

if TYPE_CHECKING:
    from studio.document.layers.rendering import Floats

TILE = 128  # pixels on a side: ten layers of one take about two milliseconds
_PLACES = 16  # of the last edits, of which what lies below is kept
_NOWHERE = Box(0, 0, 0, 0)
_AT_ONCE = 16 * TILE**2  # pixels of a change that are composited at once; those of a larger one when they are asked for


def guides_of(stack: Group, size: Size) -> "Composite | None":
    """Return what the visible guides of a stack look like; None without any."""
    guides = guides_alone(stack)
    return Composite(guides, size) if guides.children else None


class Composite:
    """The picture that a stack shows.

    A stack of one layer that covers the canvas, visible and opaque, is not copied: `pixels` are the layer's own.

    Attributes:
        size: The canvas.
        pixels: RGBA uint8 [H, W, 4]; stale where `complete` has not been called since the last change.
        opaque: False once a transparent pixel has been composited; always True of a stack that is not copied.
        shown_at: The factor by which the screen reduces it. Above 1, a stroke is shown by previews of that size, whose
            cost does not depend on the picture's size; the full size is composited after the stroke.
    """

    def __init__(self, stack: Group, size: Size) -> None:
        self.size = size
        self.shown_at = 1
        self._stack = stack
        self._focus = ""
        self._in_stroke, self._previewed = False, _NOWHERE
        # what lies below the focus where it was edited last: several places, for symmetry and the parts of large dabs
        self._below: deque[tuple[Box, Floats]] = deque(maxlen=_PLACES)
        self._start()

    @property
    def is_copy(self) -> bool:
        """Whether `pixels` is an array of its own, not that of the only layer."""
        return plain_layer(self._stack, self.size) is None

    @property
    def held_bytes(self) -> int:
        """Bytes of memory besides the layers'."""
        return self.pixels.nbytes if self.is_copy else 0

    @property
    def previews(self) -> bool:
        """Whether changes are shown by previews for now."""
        return self._in_stroke and self.shown_at > 1 and self.is_copy

    def preview(self, box: Box) -> NDArray[np.uint8]:
        """Return the approximate look of a box at 1/`shown_at` of its size; see `preview_of`."""
        look = preview_of(self._stack.children, box, self.shown_at)
        self._note_alpha(look)
        return look

    def colour_at(self, x: int, y: int) -> NDArray[np.uint8]:
        """Return the RGBA of a pixel; it costs little even where the composite is stale."""
        if self._stale[y // TILE, x // TILE]:
            return look_of(self._stack.children, Box(x, y, 1, 1))[0, 0]
        return self.pixels[y, x]

    def begin_stroke(self, layer: str) -> None:
        """Prepare for many edits of one layer, each of them near the last one, until `end_stroke`."""
        self._in_stroke = True
        place = next((place for place in places(self._stack) if place.node.id == layer), None)
        focus = self._stack.children[self._top_index(place)].id if place is not None else ""
        if focus != self._focus:
            self._focus = focus
            self._below.clear()

    def end_stroke(self) -> Box:
        """End what `begin_stroke` began; returns the box in which previews were shown."""
        previewed, self._previewed, self._in_stroke = self._previewed, _NOWHERE, False
        return previewed

    def layer_changed(self, layer: str, box: Box) -> None:
        """Update the composite after a change of a layer's pixels in a box of the canvas."""
        if not self.is_copy:
            return
        if self._focus and layer != self._focus and not self._is_in_focus(layer):
            self._below.clear()
        self._update(box.intersection(Box(0, 0, *self.size)))

    def set_stack(self, stack: Group, *, looks_same: bool = False) -> Box:
        """Show another stack, which may be known to look the same; returns the box in which the picture may differ.

        It is the whole canvas where `pixels` is another array afterwards.
        """
        before, was_copy, pixels = self._stack, self.is_copy, self.pixels
        self._stack = stack
        self._below.clear()
        self._focus = ""
        if was_copy and self.is_copy:
            box = Box(0, 0, 0, 0) if looks_same else changed_box(before, stack, self.size)
            self._update(box)
            return box
        self._start()
        return Box(0, 0, *self.size) if self.pixels is not pixels else Box(0, 0, 0, 0)

    def complete(self, box: Box | None = None, until: float | None = None) -> bool:
        """Composite what is stale.

        Args:
            box: Where; None for everywhere.
            until: The `time.perf_counter()` at which to stop; None: not before all is done.

        Returns:
            Whether nothing is stale there afterwards.
        """
        if not self._count:
            return True
        rows, columns = self._tiles(box or Box(0, 0, *self.size))
        for row, column in np.argwhere(self._stale[rows, columns]).tolist():
            if until is not None and time.perf_counter() >= until:
                return False
            tile = (rows.start + row, columns.start + column)
            self._composite(self._box_of(tile))
            self._stale[tile] = False
            self._count -= 1
        return True

    def _start(self) -> None:
        """Begin with a stack that was not shown yet; a new composite is stale everywhere."""
        self.opaque = True
        height, width = self.size.height, self.size.width
        self._stale = np.zeros((-(-height // TILE), -(-width // TILE)), bool)
        self._count = 0
        layer = plain_layer(self._stack, self.size)
        if layer is None:
            self.pixels: NDArray[np.uint8] = np.zeros((height, width, 4), np.uint8)
            self._stale[:] = True
            self._count = self._stale.size
        else:
            self.pixels = layer.pixels

    def _update(self, box: Box) -> None:
        """Composite a small box at once, unless all of it is stale anyway; mark a large one as stale."""
        if box.empty:
            return
        if self.previews:
            self._previewed = self._previewed.union(box)
        if self._stale[self._tiles(box)].all():
            return
        if not self.previews and box.width * box.height <= _AT_ONCE:
            self._composite(box)
        else:
            self._stale[self._tiles(box)] = True
            self._count = int(np.count_nonzero(self._stale))

    def _composite(self, box: Box) -> None:
        index = next((n for n, child in enumerate(self._stack.children) if child.id == self._focus), None)
        if index is None or index == len(self._stack.children) - 1:
            look = look_of(self._stack.children, box)
        else:
            look = eight_bits(layers_over(self._stack.children[: index + 1], box, self._below_focus(box, index)))
        self.pixels[box.slices] = look
        self._note_alpha(look)

    def _note_alpha(self, look: NDArray[np.uint8]) -> None:
        if self.opaque and look.size and look[..., 3].min() < 255:
            self.opaque = False

    def _below_focus(self, box: Box, index: int) -> "Floats":
        """Return what lies below the focus in a box, as a new array; reuses what is kept of the last edits."""
        layers = self._stack.children[index + 1 :]
        last = max(self._below, key=lambda kept: _area(kept[0].intersection(box)), default=None)
        common = _NOWHERE if last is None else last[0].intersection(box)
        if last is None or 2 * _area(common) < _area(box):
            below = layers_over(layers, box, transparent(box))
        else:
            below = np.empty((4, box.height, box.width), np.float32)
            below[:, *_inside(common, box).slices] = last[1][:, *_inside(common, last[0]).slices]
            for strip in _around(common, box):
                below[:, *_inside(strip, box).slices] = layers_over(layers, strip, transparent(strip))
        self._below.append((box, below))
        return below.copy()

    def _is_in_focus(self, layer: str) -> bool:
        focused = next((child for child in self._stack.children if child.id == self._focus), None)
        return isinstance(focused, Group) and any(place.node.id == layer for place in places(focused))

    def _top_index(self, place: Place) -> int:
        """Return the position of the outermost group around a place, or of the place itself."""
        for index, child in enumerate(self._stack.children):
            if child is place.node:
                return index
            if isinstance(child, Group) and any(inner.node is place.node for inner in places(child)):
                return index
        raise AssertionError("the place is in the stack")

    def _tiles(self, box: Box) -> tuple[slice, slice]:
        """Return the rows and columns of the tiles that a box touches."""
        box = box.intersection(Box(0, 0, *self.size))
        return slice(box.y // TILE, -(-box.bottom // TILE)), slice(box.x // TILE, -(-box.right // TILE))

    def _box_of(self, tile: tuple[int, int]) -> Box:
        row, column = tile
        return Box(column * TILE, row * TILE, TILE, TILE).intersection(Box(0, 0, *self.size))


def _area(box: Box) -> int:
    return box.width * box.height


def _inside(part: Box, box: Box) -> Box:
    """Return a part of a box in coordinates of the box."""
    return Box(part.x - box.x, part.y - box.y, part.width, part.height)


def _around(part: Box, box: Box) -> list[Box]:
    """Return the strips of a box that lie around a part of it."""
    strips = (
        Box(box.x, box.y, box.width, part.y - box.y),
        Box(box.x, part.bottom, box.width, box.bottom - part.bottom),
        Box(box.x, part.y, part.x - box.x, part.height),
        Box(part.right, part.y, box.right - part.right, part.height),
    )
    return [strip for strip in strips if not strip.empty]

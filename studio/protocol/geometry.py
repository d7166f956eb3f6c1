"""Sizes and boxes in a picture, and which part of one is cropped for inpainting."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

MAX_PIXELS = 100_000_000  # of a picture that is opened, inpainted or shown; Pillow itself only warns
MAX_SIDE = 30_000  # of such a picture: QPainter addresses source pixels in 16 bits and a fraction


class Size(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


class Box(NamedTuple):
    """A rectangle in pixels: x and y of its top left corner, width and height; empty when either is not positive."""

    x: int
    y: int
    width: int
    height: int

    @property
    def size(self) -> Size:
        """Width and height."""
        return Size(self.width, self.height)

    @property
    def right(self) -> int:
        """The first column to the right of the box."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row below the box."""
        return self.y + self.height

    def moved(self, dx: int, dy: int) -> "Box":
        """Return the box moved to the right and down."""
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    @property
    def empty(self) -> bool:
        """Whether the box holds no pixel."""
        return self.width <= 0 or self.height <= 0

    @property
    def slices(self) -> tuple[slice, slice]:
        """Rows and columns, to index an array [H, W, ...]."""
        return slice(self.y, self.bottom), slice(self.x, self.right)

    def union(self, other: "Box") -> "Box":
        """Return the smallest box that holds both."""
        left, top, width, height = self
        x, y, across, down = other
        if width <= 0 or height <= 0:
            return other
        if across <= 0 or down <= 0:
            return self
        right, bottom = max(left + width, x + across), max(top + height, y + down)
        left, top = min(left, x), min(top, y)
        return Box(left, top, right - left, bottom - top)

    def intersection(self, other: "Box") -> "Box":
        """Return the intersection of both boxes; empty when they do not meet."""
        left, top, width, height = self
        x, y, across, down = other
        right, bottom = min(left + width, x + across), min(top + height, y + down)
        left, top = max(left, x), max(top, y)
        return Box(left, top, max(0, right - left), max(0, bottom - top))

    def grown(self, margin: int) -> "Box":
        """Return the box with `margin` pixels more on every side."""
        return Box(self.x - margin, self.y - margin, self.width + 2 * margin, self.height + 2 * margin)


class Margins(NamedTuple):
    """Pixels that are added around a picture."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    @classmethod
    def to(cls, box: Box, picture: Size) -> "Margins":
        """Return what must be added to a picture so that it reaches as far as a box."""
        return cls(
            max(0, -box.x), max(0, -box.y), max(0, box.right - picture.width), max(0, box.bottom - picture.height)
        )

    def around(self, picture: Size) -> Box:
        """Return the extended picture, in pixels of the picture itself."""
        return Box(-self.left, -self.top, *self.extended(picture))

    def extended(self, picture: Size) -> Size:
        """Return the size of the extended picture."""
        return Size(picture.width + self.left + self.right, picture.height + self.top + self.bottom)

    def added(self, picture: Size) -> Box:
        """Return the smallest box around what is added, in pixels of the picture itself; empty for nothing."""
        box, (width, height) = Box(0, 0, 0, 0), picture
        for strip in (
            Box(-self.left, -self.top, self.left, height + self.top + self.bottom),
            Box(width, -self.top, self.right, height + self.top + self.bottom),
            Box(-self.left, -self.top, width + self.left + self.right, self.top),
            Box(-self.left, height, width + self.left + self.right, self.bottom),
        ):
            box = box.union(strip)
        return box

    def larger(self, other: "Margins") -> "Margins":
        """Return the larger of both on each side."""
        return Margins(*map(max, self, other))


NO_MARGINS = Margins()


def box_of(mask: NDArray[np.uint8]) -> Box:
    """Return the smallest box around everything above zero in a mask [H, W]."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not rows.size:
        return Box(0, 0, 0, 0)
    x, y = int(columns[0]), int(rows[0])
    return Box(x, y, int(columns[-1]) + 1 - x, int(rows[-1]) + 1 - y)


def inpainting_crop(mask_box: Box, picture: Size, target: Size, padding: int | None = None) -> Box:
    """Return the part of a picture that a model sees when it inpaints a mask, unless the recipe sets one.

    A picture no larger than the model's own size is seen whole, so that all of it is context; of a larger one,
    `crop_for` returns the mask with its surroundings.

    Args:
        mask_box: The smallest box around the mask.
        picture: The picture's size.
        target: The model's picture size.
        padding: Pixels of context to show around the mask; None: by this rule.
    """
    if padding is not None:
        return crop_for(mask_box, picture, target.width / target.height, padding=padding)
    if picture.width <= target.width and picture.height <= target.height:
        return Box(0, 0, *picture)
    return crop_for(mask_box, picture, aspect=target.width / target.height)


def crop_for(
    mask_box: Box, picture: Size, aspect: float = 1.0, context: float = 0.5, padding: int | None = None
) -> Box:
    """Return the part of the picture that a model should see to repaint the masked area.

    Args:
        mask_box: The smallest box around the mask.
        picture: The picture's size.
        aspect: Width over height of the model's pictures.
        context: Pixels around the mask to show, as a share of the mask's longer side.
        padding: The same in pixels, instead of `context`.

    Returns:
        A box of the given aspect inside the picture, as far as the picture's own shape allows, around the mask.
    """
    if mask_box.empty:
        return Box(0, 0, *picture)
    margin = round(max(mask_box.width, mask_box.height) * context) if padding is None else padding
    wanted = mask_box.grown(margin)
    width = max(wanted.width, round(wanted.height * aspect))
    height = max(wanted.height, round(wanted.width / aspect))
    largest = min(picture.width, picture.height * aspect)
    if width > largest:
        width, height = int(largest), int(largest / aspect)
    width, height = max(width, mask_box.width), max(height, mask_box.height)
    x = round(mask_box.x + mask_box.width / 2 - width / 2)
    y = round(mask_box.y + mask_box.height / 2 - height / 2)
    x = min(max(0, x), max(0, picture.width - width))
    y = min(max(0, y), max(0, picture.height - height))
    return Box(x, y, width, height).intersection(Box(0, 0, *picture))

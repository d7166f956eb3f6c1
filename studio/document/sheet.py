"""The layout of several pictures of one size on a sheet, shared by frames, results and the history."""

import math
from dataclasses import dataclass

from studio.protocol.geometry import Box, Size

_GAP_FROM_SIDE = 16  # smaller pictures stand edge to edge
_SIDES_PER_GAP = 64


@dataclass(frozen=True)
class Sheet:
    """A near-square grid, row by row.

    Attributes:
        count: Number of pictures, 1 or more.
        picture: Size of each.
    """

    count: int
    picture: Size

    @property
    def columns(self) -> int:
        """Number of columns."""
        return math.ceil(math.sqrt(self.count))

    @property
    def gap(self) -> int:
        """Pixels between two pictures: a 64th of their longer side, at least 1 unless they are tiny."""
        if min(self.picture) < _GAP_FROM_SIDE:
            return 0
        return max(1, round(max(self.picture) / _SIDES_PER_GAP))

    @property
    def size(self) -> Size:
        """Size of the sheet."""
        rows = math.ceil(self.count / self.columns)
        return Size(
            self.columns * (self.picture.width + self.gap) - self.gap,
            rows * (self.picture.height + self.gap) - self.gap,
        )

    def box(self, index: int) -> Box:
        """Return where a picture lies on the sheet."""
        row, column = divmod(index, self.columns)
        x, y = column * (self.picture.width + self.gap), row * (self.picture.height + self.gap)
        return Box(x, y, *self.picture)

    def index_at(self, x: float, y: float) -> int | None:
        """Return which picture lies at a place of the sheet; None beside and between them."""
        for index in range(self.count):
            box = self.box(index)
            if box.x <= x < box.right and box.y <= y < box.bottom:
                return index
        return None

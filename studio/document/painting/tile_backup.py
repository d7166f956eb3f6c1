"""The state of an array before it is changed, copied tile by tile as a stroke reaches them."""

import numpy as np
from numpy.typing import NDArray

from studio.document.painting.mask import TILE
from studio.protocol.geometry import Box

_SIDE = TILE // 2  # pixels: a stroke reaches a new tile often, and the copy of a large one would be felt


class TileBackup:
    """Keeps the old pixels of an array [H, W, ...]."""

    def __init__(self, source: NDArray[np.uint8]) -> None:
        self._source = source
        self._kept: dict[tuple[int, int], NDArray[np.uint8]] = {}

    def keep(self, box: Box) -> None:
        """Copy the box's tiles unless they have been copied; call this before the first change inside the box."""
        for row in range(box.y // _SIDE, -(-box.bottom // _SIDE)):
            for column in range(box.x // _SIDE, -(-box.right // _SIDE)):
                if (row, column) not in self._kept:
                    top, left = row * _SIDE, column * _SIDE
                    self._kept[row, column] = self._source[top : top + _SIDE, left : left + _SIDE].copy()

    def has(self, box: Box) -> bool:
        """Whether all of the box's tiles have been copied."""
        return all(
            (row, column) in self._kept
            for row in range(box.y // _SIDE, -(-box.bottom // _SIDE))
            for column in range(box.x // _SIDE, -(-box.right // _SIDE))
        )

    def kept_boxes(self) -> list[Box]:
        """Return the boxes of the tiles that have been copied."""
        return [
            Box(column * _SIDE, row * _SIDE, tile.shape[1], tile.shape[0])
            for (row, column), tile in sorted(self._kept.items())
        ]

    def view(self, box: Box) -> NDArray[np.uint8]:
        """Return the old state of a box inside the array, [h, w, ...]; nobody may change it."""
        self.keep(box)
        rows = range(box.y // _SIDE, -(-box.bottom // _SIDE))
        columns = range(box.x // _SIDE, -(-box.right // _SIDE))
        if len(rows) == len(columns) == 1:
            top, left = box.y - rows.start * _SIDE, box.x - columns.start * _SIDE
            return self._kept[rows.start, columns.start][top : top + box.height, left : left + box.width]
        result = np.empty((box.height, box.width, *self._source.shape[2:]), np.uint8)
        for row in rows:
            top, bottom = max(box.y, row * _SIDE), min(box.bottom, (row + 1) * _SIDE)
            for column in columns:
                left, right = max(box.x, column * _SIDE), min(box.right, (column + 1) * _SIDE)
                result[top - box.y : bottom - box.y, left - box.x : right - box.x] = self._kept[row, column][
                    top - row * _SIDE : bottom - row * _SIDE, left - column * _SIDE : right - column * _SIDE
                ]
        return result

"""The tiles that a stroke in progress has changed, so that a kill loses only its last seconds."""

import numpy as np
from numpy.typing import NDArray

from studio.document.painting.mask import TILE
from studio.protocol.geometry import Box


class StrokeTiles:
    """Collects where a stroke has painted since the last time."""

    def __init__(self) -> None:
        self._tiles: set[tuple[int, int]] = set()

    def add(self, box: Box) -> None:
        """Note that a box has changed."""
        columns = range(box.x // TILE, -(-box.right // TILE))
        self._tiles.update((row, column) for row in range(box.y // TILE, -(-box.bottom // TILE)) for column in columns)

    def take(self, pixels: NDArray[np.uint8]) -> dict[str, NDArray[np.uint8]]:
        """Return copies of the tiles that have changed since the last call, by the place of their corner: "x,y"."""
        taken = {}
        for row, column in self._tiles:
            tile = pixels[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE]
            if tile.size:
                taken[f"{column * TILE},{row * TILE}"] = tile.copy()
        self._tiles.clear()
        return taken

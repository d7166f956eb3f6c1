"""A stroke under way: the tiles of the layer that it has changed, so that a kill costs only its last seconds."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.document.document import Document
from studio.document.edits import PixelEdit
from studio.document.journal.edit_records import EditRecord
from studio.document.mask import TILE
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box

KIND = "stroke"
_NOWHERE = Box(0, 0, 0, 0)


class StrokeTiles:
    """Collects where a stroke has painted since the last time."""

    def __init__(self) -> None:
        self._tiles: set[tuple[int, int]] = set()

    def add(self, box: Box) -> None:
        """Note that a box has changed."""
        columns = range(box.x // TILE, -(-box.right // TILE))
        self._tiles.update((row, column) for row in range(box.y // TILE, -(-box.bottom // TILE)) for column in columns)

    def clear(self) -> None:
        """Forget all."""
        self._tiles.clear()

    def take(self, layer: str, pixels: NDArray[np.uint8], title: str) -> EditRecord | None:
        """Return copies of the tiles that have changed since the last call; None when there are none."""
        if not self._tiles:
            return None
        arrays = {}
        for row, column in self._tiles:
            tile = pixels[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE]
            if tile.size:
                arrays[f"{column * TILE},{row * TILE}"] = tile.copy()
        self._tiles.clear()
        return EditRecord(KIND, {"layer": layer, "title": title}, arrays)


def no_stroke() -> EditRecord:
    """Return the record of a stroke that was cancelled."""
    return EditRecord(KIND, {"layer": "", "title": ""})


def stroke_edit(records: Sequence[EditRecord], document: Document) -> PixelEdit | None:
    """Return the edit of a stroke, not applied; None if it was cancelled or changed nothing.

    Args:
        records: What `take` has returned since it began.
        document: The document before the stroke.

    Raises:
        BadInput: The records do not fit.
    """
    tiles: list[tuple[Box, NDArray[np.uint8]]] = []
    title = ""
    for record in records:
        layer, title = record.value("layer", str), record.value("title", str)
        if not layer:
            tiles = []
        elif layer != "mask":
            raise BadInput(f"The document has no {layer}.")
        for name, pixels in record.arrays.items():
            tiles.append((_box_of(name, pixels), pixels))
    box = _NOWHERE
    for place, _ in tiles:
        box = box.union(place)
    if box.empty:
        return None
    before = document.read("mask", box)
    after = before.copy()
    for place, pixels in tiles:
        part = after[place.y - box.y : place.bottom - box.y, place.x - box.x : place.right - box.x]
        if part.shape != pixels.shape or pixels.dtype != np.uint8:
            raise BadInput("A stroke does not fit its layer.")
        part[:] = pixels
    return PixelEdit.between("mask", box, before, after, title)


def _box_of(name: str, pixels: NDArray[np.uint8]) -> Box:
    x, _, y = name.partition(",")
    if not (x.isdecimal() and y.isdecimal()) or len(name) > 20 or pixels.ndim < 2:
        raise BadInput("A stroke has no place.")
    return Box(int(x), int(y), pixels.shape[1], pixels.shape[0])

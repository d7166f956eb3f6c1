"""The pieces of a stroke in progress that the journal keeps, and the edit that they become if the program is killed."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.document.document import Document
from studio.document.edits import Edit, EditSequence, PixelEdit, edit_of
from studio.document.journal.edit_records import EditRecord
from studio.document.painting.painted_stroke import PaintedStroke
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box

KIND = "stroke"
_NOWHERE = Box(0, 0, 0, 0)


def piece_of(stroke: PaintedStroke) -> EditRecord | None:
    """Return what a stroke has painted since the last call; None where that is nothing."""
    tiles = stroke.take_tiles()
    if not tiles:
        return None
    growth = () if stroke.growth is None else (stroke.growth.record(),)
    return EditRecord(KIND, {"layer": stroke.target, "title": stroke.title}, tiles, parts=growth)


def no_stroke() -> EditRecord:
    """Return the record of a stroke that was cancelled."""
    return EditRecord(KIND)


def stroke_edit(pieces: Sequence[EditRecord], document: Document) -> Edit | None:
    """Return the edit of a stroke, not applied; None if it was cancelled or changed nothing.

    Args:
        pieces: What `piece_of` has returned since it began.
        document: The document before the stroke.

    Raises:
        BadInput: The pieces do not fit.
    """
    last = next((place for place in range(len(pieces) - 1, -1, -1) if not pieces[place].fields), -1)
    pieces = pieces[last + 1 :]
    if not pieces:
        return None
    layer, title = pieces[0].value("layer", str), pieces[0].value("title", str)
    tiles = [(_box_of(name, pixels), pixels) for piece in pieces for name, pixels in piece.arrays.items()]
    growth = [edit_of(part, document) for part in pieces[0].parts[:1]]
    for edit in growth:
        edit.apply(document)
    try:
        painted = _painted(layer, title, tiles, document)
    finally:
        for edit in growth:
            edit.revert(document)
    return EditSequence((*growth, painted), title) if painted is not None and growth else painted


def _painted(
    layer: str, title: str, tiles: Sequence[tuple[Box, NDArray[np.uint8]]], document: Document
) -> PixelEdit | None:
    box = _NOWHERE
    for place, _ in tiles:
        box = box.union(place)
    before = document.read(layer, box)
    after = before.copy()
    for place, pixels in tiles:
        part = after[place.y - box.y : place.bottom - box.y, place.x - box.x : place.right - box.x]
        if part.shape != pixels.shape or pixels.dtype != np.uint8:
            raise BadInput("A stroke does not fit its layer.")
        part[:] = pixels
    return PixelEdit.between(layer, box, before, after, title)


def _box_of(name: str, pixels: NDArray[np.uint8]) -> Box:
    x, _, y = name.partition(",")
    if not (x.isdecimal() and y.isdecimal()) or len(name) > 20 or pixels.ndim < 2:
        raise BadInput("A stroke has no place.")
    return Box(int(x), int(y), pixels.shape[1], pixels.shape[0])

"""Kept selections as records of the journal."""

from collections.abc import Mapping, Sequence

import numpy as np

from studio.document.journal.edit_records import EditRecord
from studio.document.selections.selection import Selection
from studio.protocol.errors import BadInput
from studio.protocol.geometry import MAX_PIXELS, Box

KIND = "kept selection"


def selection_records(selections: Mapping[str, Selection]) -> tuple[EditRecord, ...]:
    """Return a record for each selection, in their order."""
    return tuple(
        EditRecord(KIND, {"name": name, "box": list(selection.box)}, {"pixels": selection.pixels})
        for name, selection in selections.items()
    )


def selections_of(records: Sequence[EditRecord]) -> dict[str, Selection]:
    """Return the selections of `selection_records`; raises BadInput for other records."""
    found = {}
    for record in records:
        box, pixels = record.value("box", list), record.array("pixels")
        if len(box) != 4 or any(type(number) is not int or abs(number) > MAX_PIXELS for number in box):
            raise BadInput("A kept selection has no place.")
        placed = Box(*box)
        if pixels.dtype != np.uint8 or pixels.shape != (placed.height, placed.width):
            raise BadInput("The pixels of a kept selection do not fit their place.")
        found[record.value("name", str)] = Selection(placed, pixels)
    return found

"""The candidate as the journal keeps it: where its pictures lie, or the pictures where they lie nowhere."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.document.candidate import Candidate
from studio.document.journal.edit_records import EditRecord
from studio.document.picture import open_picture
from studio.document.source import Source
from studio.protocol.errors import BadInput
from studio.protocol.geometry import NO_MARGINS, Box, Margins
from studio.protocol.resultsfolder import pictures_of

KIND = "candidate"


@dataclass(frozen=True)
class KeptCandidate:
    """A candidate to offer again; see `Candidate`."""

    pictures: tuple[NDArray[np.uint8], ...]
    crop: Box | None
    selected: int
    shown: bool
    source: Source | None
    margins: Margins = NO_MARGINS


def candidate_record(candidate: Candidate | None) -> EditRecord:
    """Return a candidate as a record; None says that there is none."""
    if candidate is None:
        return EditRecord(KIND, {"source": None, "crop": None})
    source = candidate.source
    fields = {
        "source": None if source is None else source.as_json(),
        "crop": None if candidate.crop is None else list(candidate.crop),
        "selected": candidate.selected,
        "shown": candidate.shown,
        "margins": list(candidate.margins),
    }
    arrays = {str(index): picture for index, picture in enumerate(candidate.pictures)} if source is None else {}
    return EditRecord(KIND, fields, arrays)


def read_candidate(record: EditRecord) -> KeptCandidate | None:
    """Return the candidate of a record, with its pictures read; None where there is none, or its results are gone.

    Raises:
        BadInput: The record holds something else, or the pictures cannot be read.
    """
    values, crop = record.fields.get("source"), record.fields.get("crop")
    source = Source.of_json(values) if isinstance(values, dict) else None
    if source is not None:
        pictures = tuple(open_picture(path) for path in pictures_of(source.folder))
    else:
        pictures = tuple(record.arrays.values())
    if not pictures:
        return None
    if crop is not None and (not isinstance(crop, list) or len(crop) != 4 or any(type(n) is not int for n in crop)):
        raise BadInput("The result of the last session has no place.")
    selected = record.value("selected", int)
    margins = record.fields.get("margins", [0, 0, 0, 0])
    if not isinstance(margins, list) or len(margins) != 4 or any(type(n) is not int or n < 0 for n in margins):
        raise BadInput("The result of the last session has no place.")
    return KeptCandidate(
        pictures,
        None if crop is None else Box(*crop),
        selected if 0 <= selected < len(pictures) else 0,
        record.value("shown", bool),
        source,
        Margins(*margins),
    )

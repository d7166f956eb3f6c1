"""The candidate as the journal keeps it: the paths of its pictures, or the pictures that have no file."""

import numpy as np
from numpy.typing import NDArray

from studio.document.candidate import Candidate, Origin
from studio.document.journal.edit_records import EditRecord
from studio.document.picture import open_picture
from studio.document.source import Source
from studio.protocol.errors import BadInput
from studio.protocol.geometry import Box, Margins
from studio.protocol.resultsfolder import pictures_of

KIND = "candidate"


def candidate_record(candidate: Candidate | None) -> EditRecord:
    """Return a candidate as a record; None says that there is none."""
    if candidate is None:
        return EditRecord(KIND, {"origins": []})
    fields = {
        "origins": [
            [None if origin.source is None else origin.source.as_json(), origin.number, origin.total]
            for origin in candidate.origins
        ],
        "crop": None if candidate.crop is None else list(candidate.crop),
        "selected": candidate.selected,
        "shown": candidate.shown,
        "starred": sorted(candidate.starred),
        "partial": candidate.partial,
        "margins": list(candidate.margins),
    }
    unknown = [index for index, origin in enumerate(candidate.origins) if origin.source is None]
    return EditRecord(KIND, fields, {str(index): candidate.pictures[index] for index in unknown})


def has_pictures(record: EditRecord) -> bool:
    """Whether a record holds a candidate, rather than saying that there is none."""
    return bool(record.arrays or record.fields.get("origins") or record.fields.get("source"))


def read_candidate(record: EditRecord) -> Candidate | None:
    """Return the candidate of a record, with its pictures read; None where there is none, or its results are gone.

    Raises:
        BadInput: The record holds something else, or the pictures cannot be read.
    """
    crop, margins = record.fields.get("crop"), record.fields.get("margins", [0, 0, 0, 0])
    if crop is not None and not _are_numbers(crop, 4):
        raise BadInput("The result of the last session has no place.")
    if not _are_numbers(margins, 4) or min(margins) < 0:
        raise BadInput("The result of the last session has no place.")
    found = _pictures(record)
    pictures = {index: picture for index, (picture, _) in found.items()}
    if not pictures or len({picture.shape for picture in pictures.values()}) > 1:
        return None
    kept = sorted(pictures)
    place = {index: number for number, index in enumerate(kept)}
    starred = record.fields.get("starred", [])
    return Candidate(
        tuple(pictures[index] for index in kept),
        None if crop is None else Box(*crop),
        place.get(record.value("selected", int), 0),
        record.value("shown", bool),
        tuple(found[index][1] for index in kept),
        Margins(*margins),
        frozenset(place[index] for index in starred if index in place) if isinstance(starred, list) else frozenset(),
        record.fields.get("partial") is True,
    )


def _pictures(record: EditRecord) -> dict[int, tuple[NDArray[np.uint8], Origin]]:
    """Return each picture that is there, by its index, and where it comes from."""
    found: dict[int, tuple[NDArray[np.uint8], Origin]] = {}
    for index, (source, number, total) in enumerate(_origins(record)):
        origin = Origin(None if source is None else Source.of_json(source), number, total)
        if origin.source is None:
            picture = record.arrays.get(str(index))
        else:
            files = pictures_of(origin.source.folder)
            picture = open_picture(files[number]) if number < len(files) else None
        if picture is not None:
            found[index] = (picture, origin)
    return found


def _origins(record: EditRecord) -> list[tuple[dict[str, str] | None, int, int]]:
    """Return source, index and number of pictures of each; older journals have one source for all."""
    if "origins" not in record.fields:
        source = record.fields.get("source")
        if isinstance(source, dict):
            count = len(pictures_of(Source.of_json(source).folder))
            return [(source, index, count) for index in range(count)]
        return [(None, index, len(record.arrays)) for index in range(len(record.arrays))]
    origins = record.fields["origins"]
    well = isinstance(origins, list) and all(
        isinstance(one, list) and len(one) == 3 and _are_numbers(one[1:], 2) and isinstance(one[0], dict | None)
        for one in origins
    )
    if not well:
        raise BadInput("The results of the last session come from nowhere.")
    return [(source, number, total) for source, number, total in origins]


def _are_numbers(values: object, count: int) -> bool:
    return isinstance(values, list) and len(values) == count and all(type(value) is int for value in values)

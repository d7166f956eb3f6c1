"""The user's notes on models: stars, texts, and the checksums of the last verification."""

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, read_regular, write_text_atomically
from studio.protocol.frozen import Frozen

_MAX_BYTES = 2**24


class ModelNote(Frozen):
    """What is kept about one model.

    Attributes:
        starred: Whether it is among the favourites.
        note: The user's own words.
        sums: SHA-256 of each of its files by name, as of the last successful verification.
        verified: When that was, in seconds since 1970; 0 for never.
    """

    starred: bool = False
    note: str = Field(default="", max_length=100_000)
    sums: dict[str, str] = {}
    verified: float = 0.0


class _Notes(Frozen):
    version: Literal[1] = 1
    models: dict[str, ModelNote] = {}


def read_notes() -> dict[str, ModelNote]:
    """Return the notes by the real path of their models; raises BadInput when they cannot be read."""
    path = _file()
    try:
        return _Notes.model_validate_json(read_regular(path, _MAX_BYTES)).models
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}.") from error
    except ValidationError as error:
        raise BadInput(f"{path} is damaged, or of a newer version: stars and notes of models are not shown.") from error


def note_key(place: Path) -> str:
    """Return the key of a model's note."""
    return os.path.realpath(place)


def write_note(place: Path, note: ModelNote) -> None:
    """Replace the note of a model; an empty one is removed. Raises BadInput when it cannot be written."""
    notes = {key: kept for key, kept in read_notes().items() if key != note_key(place)}
    if note != ModelNote():
        notes[note_key(place)] = note
    make_folder(places.data_home())
    write_text_atomically(_file(), _Notes(models=notes).model_dump_json(indent=1) + "\n")


def _file() -> Path:
    return places.data_home() / "model-notes.json"

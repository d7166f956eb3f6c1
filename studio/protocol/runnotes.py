"""notes.json in a run's folder: what a person has written about the run. The training neither reads nor writes it."""

from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError, field_validator

from studio.protocol.errors import BadInput
from studio.protocol.files import read_regular, write_text_whole
from studio.protocol.frozen import Frozen

NOTES_FILE = "notes.json"
_MOST_BYTES = 2**20
_MOST_TAGS = 32


class RunNotes(Frozen):
    """A run's name, tags and notes, all optional."""

    version: Literal[1] = 1
    name: str = Field(default="", max_length=200)
    tags: tuple[str, ...] = Field(default=(), max_length=_MOST_TAGS)
    notes: str = Field(default="", max_length=100_000)

    @field_validator("name")
    @classmethod
    def _one_line(cls, name: str) -> str:
        return " ".join(name.split())

    @field_validator("tags")
    @classmethod
    def _each_once(cls, tags: tuple[str, ...]) -> tuple[str, ...]:
        words = (" ".join(tag.split())[:60] for tag in tags)
        return tuple(dict.fromkeys(word for word in words if word))


def read_notes(run: Path) -> RunNotes:
    """Read the notes of a run; a run without any has empty ones.

    Raises:
        BadInput: The file cannot be read, or is not what this program writes.
    """
    try:
        return RunNotes.model_validate_json(read_regular(run / NOTES_FILE, _MOST_BYTES))
    except FileNotFoundError:
        return RunNotes()
    except OSError as error:
        raise BadInput(f"{NOTES_FILE} of {run.name} cannot be read: {error.strerror or error}.") from error
    except ValidationError as error:
        raise BadInput(f"{NOTES_FILE} of {run.name} is damaged, or of a newer version.") from error


def given_name(run: Path) -> str:
    """Return the name that the person has given to a run; "" for none, or if it cannot be read."""
    try:
        return read_notes(run).name
    except BadInput:
        return ""


def write_notes(run: Path, notes: RunNotes) -> None:
    """Replace the notes of a run as a whole; raises BadInput when they cannot be written."""
    write_text_whole(run / NOTES_FILE, notes.model_dump_json(indent=1) + "\n")


def parse_tags(text: str) -> tuple[str, ...]:
    """Return the tags in a text, separated by commas."""
    return tuple(text.split(","))[:_MOST_TAGS]

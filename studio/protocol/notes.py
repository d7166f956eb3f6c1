"""notes.json in the folder of a run or of results: what a user has noted about it. The engine never touches it."""

import re
import time
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError, field_validator

from studio.protocol.errors import BadInput
from studio.protocol.files import read_regular, shortened, write_text_atomically
from studio.protocol.frozen import Frozen

NOTES_FILE = "notes.json"
DATED = re.compile(r"^\d{8}-\d{6}-(?=.)")  # the date at the head of a run folder's name
_MAX_BYTES = 2**20
MAX_TAGS = 32


class Notes(Frozen):
    """A name, tags, notes and stars, all optional."""

    version: Literal[1] = 1
    name: str = Field(default="", max_length=200)
    tags: tuple[str, ...] = Field(default=(), max_length=MAX_TAGS)
    notes: str = Field(default="", max_length=100_000)
    stars: int = Field(default=0, ge=0, le=5)

    @field_validator("name")
    @classmethod
    def _one_line(cls, name: str) -> str:
        return " ".join(name.split())

    @field_validator("tags")
    @classmethod
    def _each_once(cls, tags: tuple[str, ...]) -> tuple[str, ...]:
        words = (" ".join(tag.split())[:60] for tag in tags)
        return tuple(dict.fromkeys(word for word in words if word))


def read_notes(folder: Path) -> Notes:
    """Read the notes in a folder; one without any has empty ones.

    Raises:
        BadInput: The file cannot be read, or is not what this program writes.
    """
    try:
        return Notes.model_validate_json(read_regular(folder / NOTES_FILE, _MAX_BYTES))
    except FileNotFoundError:
        return Notes()
    except OSError as error:
        raise BadInput(f"{NOTES_FILE} of {folder.name} cannot be read: {error.strerror or error}.") from error
    except ValidationError as error:
        raise BadInput(f"{NOTES_FILE} of {folder.name} is damaged, or of a newer version.") from error


def given_name(run: Path) -> str:
    """Return the name that the user has given to a run; "" for none, or if it cannot be read."""
    try:
        return read_notes(run).name
    except BadInput:
        return ""


def label_of(run: Path) -> str:
    """Return what tells a run from others in a word or two: its given name, or its folder's with the time in short."""
    title = DATED.sub("", run.name)
    return given_name(run) or (title if title == run.name else f"{title} {run_description(run)}")


def run_description(run: Path) -> str:
    """Return what tells a run from others of its preset: when it started, or the name that its folder was given."""
    try:
        began = time.strptime(run.name[:15], "%Y%m%d-%H%M%S")
    except ValueError:
        return shortened(run.name, 24)
    today = began[:3] == time.localtime()[:3]
    return time.strftime("%H:%M" if today else "%d %b %H:%M", began)


def write_notes(folder: Path, notes: Notes) -> None:
    """Replace the notes in a folder as a whole; raises BadInput when they cannot be written."""
    write_text_atomically(folder / NOTES_FILE, notes.model_dump_json(indent=1) + "\n")


def parse_tags(text: str) -> tuple[str, ...]:
    """Return the tags in a text, separated by commas."""
    return tuple(text.split(","))[:MAX_TAGS]

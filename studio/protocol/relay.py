"""A run's folder over a pair of pipes: what is new in it flows one way, requests flow the other.

The far end runs `python -m studio relay RUN`, reached by ssh; the near end keeps a mirror of the folder that looks like
the run itself, except for its checkpoints. What flows is a line of JSON (`Piece` or `Request`) for each part, a piece
followed by its bytes.
"""

import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from pydantic import Field, ValidationError

from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, write_whole
from studio.protocol.recipes import Frozen
from studio.protocol.runfolder import Control, RunFolder

POLL_SECONDS = 0.5
LARGEST_PIECE = 64 * 1024 * 1024  # bytes
EVENTS = "events.jsonl"
RECIPE = "recipe.json"
STATUS = "status.json"
_WHOLE = (RECIPE, "dataset.json", STATUS)  # replaced by their writer, so they are sent whole
_CHUNK = 1024 * 1024
_TAIL = 256  # bytes by which both ends tell whether they have the same history


class Piece(Frozen):
    """A file's new bytes: the whole file, or what comes at byte `at` and after it."""

    path: str
    at: int | None = Field(default=None, ge=0)
    size: int = Field(ge=0, le=LARGEST_PIECE)


class Request(Frozen):
    """Something that the run is asked for."""

    what: Control
    value: str = Field(default="", max_length=100)


class History(Frozen):
    """How much of events.jsonl the near end has, and the digest of its end."""

    size: int = Field(default=0, ge=0)
    tail: str = ""

    @classmethod
    def of(cls, file: Path) -> "History":
        """Return what a file holds; nothing when it is not there."""
        return cls(size=file.stat().st_size, tail=_tail_digest(file, file.stat().st_size)) if file.is_file() else cls()

    def begins(self, file: Path) -> bool:
        """Whether a file begins with this history."""
        return file.is_file() and file.stat().st_size >= self.size and _tail_digest(file, self.size) == self.tail


def send(folder: RunFolder, out: BinaryIO, known: History, ended: threading.Event) -> None:
    """Write what is new in a run's folder, again and again, until `ended` or nobody reads any more.

    Args:
        folder: The run.
        out: Where the pieces go.
        known: What the reader has already; the events follow from there, or from the first when it has another past.
        ended: Set by whoever wants it to end.

    Raises:
        BadInput: There is no such run.
    """
    if not folder.exists:
        raise BadInput(f"{folder.path} holds no training run.")
    place = known.size if known.begins(folder.events_file) else 0
    seen: dict[str, tuple[int, int]] = {}
    try:
        if known.size and not place:
            _write(out, Piece(path=EVENTS, at=0, size=0), b"")  # the reader's are another run's, or were cut back
        while True:
            # the status is read first and sent last: a run that it says has ended has all its events sent before.
            # The events likewise: the pictures that they name are there when they come.
            status, end = _new_whole(folder, STATUS, seen), _size(folder.events_file)
            for name in [*_WHOLE, *_pictures(folder)]:
                if name != STATUS:
                    _send_whole(out, name, _new_whole(folder, name, seen))
            place = _send_events(folder, out, place, end)
            _send_whole(out, STATUS, status)
            out.flush()
            if ended.wait(POLL_SECONDS):
                return
    except (BrokenPipeError, ValueError):  # the reader is gone
        return


def receive(source: BinaryIO, folder: RunFolder) -> Iterator[str]:
    """Take pieces into a mirror's folder, yielding the name of each when it is there.

    Raises:
        BadInput: What comes is not a run's relay, or would land outside of the folder.
    """
    make_folder(folder.samples)
    while line := source.readline(64 * 1024):
        if line.startswith(b"{") and not line.endswith(b"\n"):
            return  # the connection broke
        try:
            piece = Piece.model_validate_json(line)
        except ValidationError as error:
            raise BadInput(f"The other machine did not answer as a run does: {_shown(line)}") from error
        data = source.read(piece.size)
        if len(data) < piece.size:
            return  # the connection broke; what is not whole is not taken
        target = _place(folder, piece.path)
        if piece.at is None:
            write_whole(target, data)
        else:
            with open(target, "r+b" if target.exists() else "wb") as file:
                file.truncate(piece.at)
                file.seek(piece.at)
                file.write(data)
        yield piece.path


def listen(source: BinaryIO, folder: RunFolder, ended: Callable[[], None]) -> None:
    """Hand requests on to the run, until the other end closes; then call `ended`."""
    try:
        for line in source:
            try:
                asked = Request.model_validate_json(line)
                folder.ask(asked.what, asked.value)
            except (ValidationError, BadInput):
                continue  # a newer version's, or the disk is full: the run itself goes on
    finally:
        ended()


def ask(out: BinaryIO, what: Control, value: str = "") -> None:
    """Write a request for the other end."""
    out.write(Request(what=what, value=value).model_dump_json().encode() + b"\n")
    out.flush()


def _send_events(folder: RunFolder, out: BinaryIO, place: int, end: int) -> int:
    """Send the complete lines of the history from byte `place` to `end`; returns where the next ones begin."""
    try:
        if end < place:
            place = 0  # it was cut back: all of it follows again
            _write(out, Piece(path=EVENTS, at=0, size=0), b"")
        with open(folder.events_file, "rb") as file:
            file.seek(place)
            while block := file.read(min(_CHUNK, end - place)):
                whole = block[: block.rfind(b"\n") + 1]
                if not whole:
                    break
                _write(out, Piece(path=EVENTS, at=place, size=len(whole)), whole)
                place += len(whole)
                file.seek(place)
    except FileNotFoundError:
        pass  # not begun yet
    return place


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def _new_whole(folder: RunFolder, name: str, seen: dict[str, tuple[int, int]]) -> bytes | None:
    """Return a file's bytes when it is another than was `seen` last."""
    file = folder.path / name
    try:
        stat = file.stat()
        stamp = (stat.st_mtime_ns, stat.st_size)
        if seen.get(name) == stamp or stat.st_size > LARGEST_PIECE:
            return None
        data = file.read_bytes()
    except OSError:
        return None  # being replaced, or gone: the next round sees it
    seen[name] = stamp
    return data


def _send_whole(out: BinaryIO, name: str, data: bytes | None) -> None:
    if data is not None:
        _write(out, Piece(path=name, size=len(data)), data)


def _pictures(folder: RunFolder) -> list[str]:
    try:
        return sorted(f"samples/{entry.name}" for entry in os.scandir(folder.samples) if entry.name.endswith(".png"))
    except OSError:
        return []


def _write(out: BinaryIO, piece: Piece, data: bytes) -> None:
    out.write(piece.model_dump_json().encode() + b"\n" + data)


def _place(folder: RunFolder, name: str) -> Path:
    """Where a piece belongs; only a run's own files are taken."""
    path = PurePosixPath(name)
    known = name in (*_WHOLE, EVENTS) or (path.parent == PurePosixPath("samples") and path.suffix == ".png")
    if not known or path.name.startswith("."):
        raise BadInput(f"The other machine sent a file that is not a run's: {name[:80]!r}.")
    return folder.path / path


def _tail_digest(file: Path, size: int) -> str:
    with open(file, "rb") as opened:
        opened.seek(max(0, size - _TAIL))
        return hashlib.sha256(opened.read(min(size, _TAIL))).hexdigest()


def _shown(line: bytes) -> str:
    return " ".join(line.decode("utf-8", "replace").split())[:200] or "nothing"

"""Relays a run folder over a pair of pipes: new content in one direction, requests in the other.

The remote end runs `python -m studio relay RUN` through ssh; the local end keeps a mirror of the folder, without the
checkpoints. Each message is one line of JSON (`Piece` or `Request`); a piece is followed by its bytes.
"""

import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from pydantic import Field, ValidationError

from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, open_regular, read_regular, write_atomically
from studio.protocol.frozen import Frozen
from studio.protocol.runfolder import MAX_LOG_BYTES, Control, RunFolder

POLL_SECONDS = 0.5
LARGEST_PIECE = 64 * 1024 * 1024  # bytes
EVENTS = "events.jsonl"
RECIPE = "recipe.json"
STATUS = "status.json"
_WHOLE = (RECIPE, "dataset.json", STATUS)  # replaced by their writer, so they are sent whole
_CHUNK = 1024 * 1024
_TAIL = 256  # bytes that both ends compare, to detect different logs


class Piece(Frozen):
    """New bytes of a file: the whole file, or everything from byte `at` on."""

    path: str
    at: int | None = Field(default=None, ge=0)
    size: int = Field(ge=0, le=LARGEST_PIECE)


class Request(Frozen):
    """A request to the run."""

    what: Control
    value: str = Field(default="", max_length=100)


class LogPosition(Frozen):
    """How many bytes of events.jsonl the local end has, and a digest of the last ones."""

    size: int = Field(default=0, ge=0)
    tail: str = ""

    @classmethod
    def of(cls, file: Path) -> "LogPosition":
        """Return the position at the end of a file; zero if there is none."""
        return (
            cls(size=file.stat().st_size, tail=_tail_digest(file, file.stat().st_size))
            if os.path.isfile(file)
            else cls()
        )

    def begins(self, file: Path) -> bool:
        """Whether a file has the same content up to this position."""
        return os.path.isfile(file) and file.stat().st_size >= self.size and _tail_digest(file, self.size) == self.tail


def send(folder: RunFolder, out: BinaryIO, known: LogPosition, ended: threading.Event) -> None:
    """Write new content of a run folder continuously, until `ended` or the reader is gone.

    Args:
        folder: The run.
        out: Where the pieces go.
        known: The reader's position; sends the events after it, or all of them if its log differs.
        ended: Set to end the relay.

    Raises:
        BadInput: There is no such run.
    """
    if not folder.exists:
        raise BadInput(f"{folder.path} holds no training run.")
    place = known.size if known.begins(folder.events_file) else 0
    seen: dict[str, tuple[int, int]] = {}
    try:
        if known.size and not place:
            _write(out, Piece(path=EVENTS, at=0, size=0), b"")  # the reader has another run's log, or a longer one
        while True:
            # The status is read first and sent last, so that all events of a run precede its end. Likewise, pictures
            # precede the events that name them.
            status, end = _changed_file(folder, STATUS, seen), _size(folder.events_file)
            for name in [*_WHOLE, *_pictures(folder)]:
                if name != STATUS:
                    _send_file(out, name, _changed_file(folder, name, seen))
            place = _send_events(folder, out, place, end)
            _send_file(out, STATUS, status)
            out.flush()
            if ended.wait(POLL_SECONDS):
                return
    except (BrokenPipeError, ValueError):  # the reader is gone
        return


def receive(source: BinaryIO, folder: RunFolder) -> Iterator[str]:
    """Write received pieces into a mirror folder, and yield the name of each.

    Raises:
        BadInput: The source is not a relay, or a path points outside of the folder.
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
            return  # the connection broke; incomplete pieces are dropped
        target = _path_of(folder, piece.path)
        if piece.at is None:
            write_atomically(target, data)
        elif piece.at > _size(target):
            raise BadInput(f"The other machine left out a part of {piece.path}.")
        else:
            with open(target, "r+b" if os.path.exists(target) else "wb") as file:
                file.truncate(piece.at)
                file.seek(piece.at)
                file.write(data)
        yield piece.path


def listen(source: BinaryIO, folder: RunFolder, ended: Callable[[], None]) -> None:
    """Forward requests to the run until the other end closes the pipe, then call `ended`."""
    try:
        for line in source:
            try:
                request = Request.model_validate_json(line)
                folder.ask(request.what, request.value)
            except (ValidationError, BadInput):
                continue  # from a newer version, or the disk is full: the run itself continues
    finally:
        ended()


def ask(out: BinaryIO, what: Control, value: str = "") -> None:
    """Write a request for the other end."""
    out.write(Request(what=what, value=value).model_dump_json().encode() + b"\n")
    out.flush()


def _send_events(folder: RunFolder, out: BinaryIO, place: int, end: int) -> int:
    """Send the complete lines of the log from byte `place` to `end`; returns where the next ones begin."""
    try:
        if end < place:
            place = 0  # it was truncated: send all of it again
            _write(out, Piece(path=EVENTS, at=0, size=0), b"")
        with open_regular(folder.events_file, MAX_LOG_BYTES) as file:
            file.seek(place)
            while block := file.read(min(_CHUNK, end - place)):
                whole = block[: block.rfind(b"\n") + 1]
                if not whole:
                    break
                _write(out, Piece(path=EVENTS, at=place, size=len(whole)), whole)
                place += len(whole)
                file.seek(place)
    except OSError:
        pass  # not begun yet, or not a regular file
    return place


def _size(file: Path) -> int:
    return file.stat().st_size if os.path.isfile(file) else 0


def _changed_file(folder: RunFolder, name: str, seen: dict[str, tuple[int, int]]) -> bytes | None:
    """Return a file's bytes if it has changed since it was last `seen`."""
    file = folder.path / name
    try:
        stat = file.stat()
        stamp = (stat.st_mtime_ns, stat.st_size)
        if seen.get(name) == stamp or stat.st_size > LARGEST_PIECE:
            return None
        data = read_regular(file, LARGEST_PIECE)
    except OSError:
        return None  # being replaced, or gone: the next round notices
    seen[name] = stamp
    return data


def _send_file(out: BinaryIO, name: str, data: bytes | None) -> None:
    if data is not None:
        _write(out, Piece(path=name, size=len(data)), data)


def _pictures(folder: RunFolder) -> list[str]:
    try:
        return sorted(f"samples/{entry.name}" for entry in os.scandir(folder.samples) if entry.name.endswith(".png"))
    except OSError:
        return []


def _write(out: BinaryIO, piece: Piece, data: bytes) -> None:
    out.write(piece.model_dump_json().encode() + b"\n" + data)


def _path_of(folder: RunFolder, name: str) -> Path:
    """Return the path of a piece; only files of a run are accepted."""
    path = PurePosixPath(name)
    known = name in (*_WHOLE, EVENTS) or (path.parent == PurePosixPath("samples") and path.suffix == ".png")
    if not known or path.name.startswith(".") or "\0" in name:
        raise BadInput(f"The other machine sent a file that is not a run's: {name[:80]!r}.")
    return folder.path / path


def _tail_digest(file: Path, size: int) -> str:
    with open_regular(file) as opened:
        opened.seek(max(0, size - _TAIL))
        return hashlib.sha256(opened.read(min(size, _TAIL))).hexdigest()


def _shown(line: bytes) -> str:
    return " ".join(line.decode("utf-8", "replace").split())[:200] or "nothing"

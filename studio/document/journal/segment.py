"""One file of a journal: its live frames, and writing frames to it or to a new file."""

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from studio.document.journal.disk import AppendedFile
from studio.document.journal.edit_records import Piece, decode
from studio.document.journal.frames import HEADER, START, DamageError, Kind, framed, read_frames
from studio.document.journal.ledger import Ledger
from studio.protocol.errors import BadInput
from studio.protocol.files import open_regular
from studio.protocol.jsontext import parse_json_text

SUFFIX = ".journal"
_FORMAT = 1
_NAME = re.compile(r"[0-9]{8,}" + re.escape(SUFFIX))
_LOOKED_INTO = (Kind.HEAD, Kind.MOVE, Kind.TRIM, Kind.STATE)


@dataclass(frozen=True)
class Span:
    """Where the content of a frame lies in the file."""

    begin: int
    length: int


@dataclass
class Segment:
    """A file of a journal as it stands.

    Attributes:
        path: The file.
        ledger: Which of its frames count.
        length: Bytes of whole frames.
        digest: The digest of the last one.
        damage: Why the rest cannot be read; "" if all of it can, except for the end of an interrupted write.
        torn: Whether the file ends within an interrupted write.
    """

    path: Path
    ledger: Ledger[Span] = field(default_factory=Ledger)
    length: int = 0
    digest: bytes = START
    damage: str = ""
    torn: bool = False

    @property
    def live_bytes(self) -> int:
        """Bytes of the frames that a rewritten file would have."""
        return sum(span.length + HEADER for span in self.ledger.live())


def segment_path(folder: Path, number: int) -> Path:
    """Return the path of a numbered file in a journal's folder."""
    return folder / f"{number:08}{SUFFIX}"


def segments_in(folder: Path) -> list[Path]:
    """Return the files of a journal, the newest first."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return sorted((folder / name for name in names if _NAME.fullmatch(name)), reverse=True)


def number_of(path: Path) -> int:
    """Return the number of a journal's file."""
    return int(path.name[: -len(SUFFIX)])


def read_segment(path: Path) -> Segment:
    """Read a file of a journal as far as it is intact.

    Raises:
        OSError: It cannot be opened or read.
    """
    segment = Segment(path)
    with open_regular(path) as file:
        try:
            for frame in read_frames(file, os.fstat(file.fileno()).st_size):
                span = Span(frame.begin + HEADER, frame.end - frame.begin - HEADER)
                note(segment.ledger, frame.kind, frame.content, span, first=frame.begin == 0)
                segment.length, segment.digest = frame.end, frame.digest
        except DamageError as damage:
            segment.torn = damage.torn
            segment.damage = "" if damage.torn else str(damage)
    if segment.ledger.base is None and not segment.damage:
        segment.damage = "has no beginning"
    return segment


def note(ledger: Ledger[Span], kind: Kind, content: bytes, span: Span, *, first: bool = False) -> None:
    """Add a frame to a ledger; raises DamageError if it is out of place."""
    try:
        values = parse_json_text(content.decode()) if kind in (Kind.HEAD, Kind.MOVE, Kind.TRIM) else {}
        if first != (kind == Kind.HEAD):
            raise ValueError("a file begins with its head")
        if kind == Kind.HEAD and values["format"] != _FORMAT:
            raise DamageError("is of a newer version")
        name = decode(content).kind if kind == Kind.STATE else ""
        ledger.take(kind, span, number=int(values.get("count", 0)), name=name)
    except (ValueError, TypeError, KeyError, AttributeError, BadInput) as error:
        raise DamageError("is damaged") from error


def count_of(number: int) -> bytes:
    """Return the content of a MOVE or a TRIM."""
    return json.dumps({"count": number}).encode()


class SegmentFile:
    """A file of a journal that is being written."""

    def __init__(self, segment: Segment, file: AppendedFile) -> None:
        self.segment, self.file = segment, file

    @classmethod
    def new(cls, path: Path, base: Sequence[Piece]) -> "SegmentFile":
        """Begin a file with the content of its base; raises OSError."""
        made = cls(Segment(path), AppendedFile(path, new=True))
        try:
            made.append(Kind.HEAD, [json.dumps({"format": _FORMAT, "program": "Denoise Studio"}).encode()])
            made.append(Kind.BASE, base)
        except OSError:
            made.file.close()
            path.unlink(missing_ok=True)
            raise
        return made

    @classmethod
    def reopened(cls, segment: Segment) -> "SegmentFile":
        """Continue a file after its last intact frame; raises OSError."""
        file = AppendedFile(segment.path)
        try:
            size = file.append(())
            if size < segment.length:
                raise OSError("it has become shorter")
            file.cut(segment.length)
        except OSError:
            file.close()
            raise
        return cls(segment, file)

    def append(self, kind: Kind, content: Sequence[Piece]) -> None:
        """Write a frame, which is on the disk after the next `sync`.

        Raises:
            OSError: The disk is full or gone; the file, if it can be reached, ends with its last whole frame.
        """
        segment = self.segment
        header, digest = framed(kind, content, segment.digest)
        try:
            self.file.append((header, *content))
        except OSError:
            self.cut()
            raise
        length = sum(len(piece) for piece in content)
        small = b"".join(content) if kind in _LOOKED_INTO else b""
        note(segment.ledger, kind, small, Span(segment.length + HEADER, length), first=segment.length == 0)
        segment.length, segment.digest = segment.length + HEADER + length, digest

    def cut(self) -> None:
        """Cut off an incomplete frame, if possible; a reader leaves it out otherwise."""
        try:
            self.file.cut(self.segment.length)
        except OSError:
            return

    def sync(self) -> None:
        """Wait until all frames are on the disk; raises OSError."""
        self.file.sync()
        if not self.file.still_there():
            raise OSError(f"{self.segment.path.parent} is no longer there")

    def close(self) -> None:
        """Close the file."""
        self.file.close()


def content_at(file: BinaryIO, span: Span) -> bytes:
    """Return the content of a frame; raises OSError when the file has become shorter."""
    file.seek(span.begin)
    content = file.read(span.length)
    if len(content) != span.length:
        raise OSError("the journal has become shorter")
    return content

"""The frames of a journal's file: each has its length, kind and version, and a digest that chains it to those before.

Layout: MAGIC, kind, version, length of the content (8 bytes, little-endian), CRC-16 of all these (2 bytes), digest
(16 bytes), and the content. The digest is BLAKE2b over the digest of the frame before, the header and the content: a
flipped bit, a piece of an older file and a missing frame are all detected. The CRC distinguishes a damaged length from
a file that ends early.
"""

import hashlib
import struct
from binascii import crc_hqx
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import BinaryIO

from studio.document.journal.edit_records import Piece

MAGIC = b"DSJ1"
VERSION = 1
DIGEST = 16  # bytes
START = bytes(DIGEST)  # the digest before the first frame
MAX_CONTENT = 2**34  # bytes

_ABOUT = struct.Struct("<4sBBQ")
_CRC = struct.Struct("<H")
HEADER = _ABOUT.size + _CRC.size + DIGEST


class Kind(IntEnum):
    """What a frame holds. The numbers are in files: none is used again."""

    HEAD = 1  # JSON: what wrote the file
    BASE = 2  # the document at the bottom of the undo stack
    EDIT = 3  # an edit; those that could be redone are gone
    MOVE = 4  # JSON: how many edits of the stack are applied, after undo or redo
    TRIM = 5  # JSON: how many of the oldest edits the stack has dropped
    CLEAR = 6  # the stack was emptied
    STROKE = 7  # pixels of a stroke in progress
    STATE = 8  # another named state, such as the queue; the newest one counts
    CLOSED = 9  # the program ended properly


@dataclass(frozen=True)
class Frame:
    """A frame that was read.

    Attributes:
        kind: What it holds.
        content: Its bytes.
        begin: Where it begins in the file.
        end: The first byte after it.
        digest: Its digest, from which the next one's is computed.
    """

    kind: Kind
    content: bytes
    begin: int
    end: int
    digest: bytes


class DamageError(Exception):
    """The rest of a file cannot be read; the text says why, after "its journal …".

    Attributes:
        torn: Whether the file ends within a frame, as when the program was killed while it wrote.
    """

    def __init__(self, reason: str, *, torn: bool = False) -> None:
        super().__init__(reason)
        self.torn = torn


def framed(kind: Kind, content: Sequence[Piece], before: bytes) -> tuple[bytes, bytes]:
    """Return the header and the digest of a frame; `before` is the digest of the frame before it."""
    about = _ABOUT.pack(MAGIC, kind, VERSION, sum(len(piece) for piece in content))
    digest = _digest(before, about, content)
    return about + _CRC.pack(crc_hqx(about, 0)) + digest, digest


def read_frames(file: BinaryIO, size: int, place: int = 0, before: bytes = START) -> Iterator[Frame]:
    """Yield the frames of a file that has `size` bytes, from one that begins at `place`.

    Args:
        file: The file.
        size: Its size.
        place: Where a frame begins.
        before: The digest of the frame before that.

    Raises:
        DamageError: From here on the file cannot be read: it is damaged, ends within a frame, or is of a newer version.
    """
    file.seek(place)
    while place < size:
        header = file.read(HEADER)
        if len(header) < HEADER:
            raise DamageError("ends within an entry", torn=True)
        if not any(header):  # a power cut can leave zeros at the end, in place of what was being written
            raise DamageError("ends within an entry", torn=True)
        magic, number, version, length = _ABOUT.unpack_from(header)
        about, (crc,) = header[: _ABOUT.size], _CRC.unpack_from(header, _ABOUT.size)
        if magic != MAGIC or crc != crc_hqx(about, 0):
            raise DamageError("is damaged")
        if place + HEADER + length > size:
            raise DamageError("ends within an entry", torn=True)
        content = file.read(min(length, MAX_CONTENT))
        digest = _digest(before, about, (content,))
        if len(content) != length or digest != header[-DIGEST:]:
            raise DamageError("is damaged")
        if version > VERSION or number not in Kind.__members__.values():
            raise DamageError("is of a newer version")
        end = place + HEADER + length
        yield Frame(Kind(number), content, place, end, digest)
        place, before = end, digest


def _digest(before: bytes, about: bytes, content: Sequence[Piece]) -> bytes:
    made = hashlib.blake2b(before, digest_size=DIGEST)
    made.update(about)
    for piece in content:
        made.update(piece)
    return made.digest()

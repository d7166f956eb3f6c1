"""The journal's disk operations, one method for each kind of write."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from studio.document.journal.edit_records import Piece
from studio.protocol.files import sync_folder


class AppendedFile:
    """A file that grows at its end.

    Every method raises OSError. After a failed write the file has its former length, or is broken: `reopen` it.
    """

    def __init__(self, path: Path, *, new: bool = False) -> None:
        self.path = path
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        self._handle = os.open(path, flags | (os.O_EXCL if new else 0), 0o666)

    def append(self, pieces: Iterable[Piece]) -> int:
        """Write pieces at the end and return the new length."""
        for piece in pieces:
            left = memoryview(piece)
            while left:
                left = left[os.write(self._handle, left) :]
        return os.fstat(self._handle).st_size

    def cut(self, length: int) -> None:
        """Shorten the file to a length."""
        os.ftruncate(self._handle, length)

    def sync(self) -> None:
        """Wait until everything written is on the disk."""
        os.fsync(self._handle)

    def still_there(self) -> bool:
        """Whether the path still names this file: its drive is there, and nobody has removed it."""
        try:
            return os.path.samestat(os.stat(self.path), os.fstat(self._handle))
        except OSError:
            return False

    def close(self) -> None:
        """Close it."""
        with contextlib.suppress(OSError):
            os.close(self._handle)


def publish(temporary: Path, path: Path) -> None:
    """Give a synced file its final name, durably; raises OSError."""
    os.replace(temporary, path)
    sync_folder(path.parent)

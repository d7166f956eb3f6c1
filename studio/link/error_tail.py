"""Keeps the end of a process's standard error in a file, because a pipe would break when the window closes."""

import contextlib
import os
import tempfile
from typing import IO

from studio.protocol.processes import SETTING
from studio.protocol.scratch import SUFFIX, temporary_file_prefix

_KEPT = 16 * 1024  # bytes
_MAX_BYTES = 1024 * 1024


class ErrorTail:
    """A file for a process's standard error. It is truncated when it grows, and deleted when both sides close it."""

    def __init__(self) -> None:
        handle, self._name = tempfile.mkstemp(prefix=temporary_file_prefix("errors"), suffix=SUFFIX)
        os.close(handle)
        # opened for appending, so that the process continues at the new end after a truncation
        self.file: IO[bytes] = open(self._name, "ab+", buffering=0)  # noqa: SIM115
        self._unlink()

    def text(self) -> str:
        """Return the end of the output, at most 16 KiB."""
        if self.file.closed:
            return ""
        size = os.fstat(self.file.fileno()).st_size
        self.file.seek(max(0, size - _KEPT))
        return self.file.read(_KEPT).decode("utf-8", "replace")

    def last_line(self) -> str:
        """Return the last non-empty line, without the program's name."""
        lines = self._lines()
        return lines[-1].removeprefix("denoise-studio: ") if lines else ""

    def setting(self) -> str:
        """Return the dotted key of the setting that the last line is about, "" if unknown."""
        before = self._lines()[-2:-1]
        return before[0].removeprefix(SETTING) if before and before[0].startswith(SETTING) else ""

    def trim(self) -> None:
        """Truncate the file if it has grown large."""
        if not self.file.closed and os.fstat(self.file.fileno()).st_size > _MAX_BYTES:
            kept = self.text().encode("utf-8")
            os.ftruncate(self.file.fileno(), 0)
            self.file.write(kept)

    def close(self) -> None:
        """Close the file."""
        self.file.close()
        self._unlink()

    def _lines(self) -> list[str]:
        return [line.strip() for line in self.text().replace("\r", "\n").splitlines() if line.strip()]

    def _unlink(self) -> None:
        # Windows cannot delete an open file; there it is deleted when both sides have closed it
        with contextlib.suppress(OSError):
            os.unlink(self._name)

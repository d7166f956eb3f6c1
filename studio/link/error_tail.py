"""Keeps the last words of a process's standard error, without a pipe that would break when the window closes."""

import contextlib
import os
import tempfile
from typing import IO

_KEPT = 16 * 1024
_LARGEST = 1024 * 1024


class ErrorTail:
    """A file that a process writes its standard error to; it is cut when it grows, and gone when both let go of it."""

    def __init__(self) -> None:
        handle, self._name = tempfile.mkstemp(prefix="denoise-studio-", suffix=".log")
        os.close(handle)
        # both sides append: after the file is cut, the process goes on writing at its new end
        self.file: IO[bytes] = open(self._name, "ab+", buffering=0)  # noqa: SIM115
        self._unlink()

    def text(self) -> str:
        """Return what was said last, at most 16 KiB."""
        if self.file.closed:
            return ""
        size = os.fstat(self.file.fileno()).st_size
        self.file.seek(max(0, size - _KEPT))
        return self.file.read(_KEPT).decode("utf-8", "replace")

    def last_line(self) -> str:
        """Return the last line that is not empty, without the program's name before it."""
        lines = [line.strip() for line in self.text().replace("\r", "\n").splitlines() if line.strip()]
        return lines[-1].removeprefix("denoise-studio: ") if lines else ""

    def trim(self) -> None:
        """Cut the file when it has grown large."""
        if not self.file.closed and os.fstat(self.file.fileno()).st_size > _LARGEST:
            kept = self.text().encode("utf-8")
            os.ftruncate(self.file.fileno(), 0)
            self.file.write(kept)

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()
        self._unlink()

    def _unlink(self) -> None:
        # where an open file cannot be removed (Windows), it goes when both have closed it
        with contextlib.suppress(OSError):
            os.unlink(self._name)

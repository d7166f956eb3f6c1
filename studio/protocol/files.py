"""Writes files atomically: a reader sees the old file or the new one, even on a full disk."""

import contextlib
import os
import tempfile
from pathlib import Path

from studio.protocol.errors import BadInput


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path` atomically, through a temporary file in the same folder.

    The length is checked, and the file is flushed and read back before it is renamed: some file systems report
    success for a short write.

    Raises:
        BadInput: The folder is missing or read-only, or the disk is full; an existing file is unchanged.
    """
    path = Path(path)
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            if file.write(data) != len(data):
                raise OSError("the file system took only a part of the file")
            file.flush()
            os.fsync(file.fileno())
        with open(temporary, "rb") as file:
            if file.read() != data:
                raise OSError("what was read back differs from what was written")
        os.chmod(temporary, 0o666 & ~umask())
        os.replace(temporary, path)
        temporary = None
        _sync_folder(path.parent)
    except OSError as error:
        raise BadInput(f"Could not write {path}: {error.strerror or error}. Nothing was changed there.") from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def write_text_whole(path: Path, text: str) -> None:
    """Write UTF-8 text to `path` atomically; see `write_whole`."""
    write_whole(path, text.encode("utf-8"))


def make_folder(path: Path) -> Path:
    """Create a folder and its parents; raises BadInput with the reason."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"Could not make the folder {path}: {error.strerror or error}.") from error
    return path


def umask() -> int:
    """Return the process's umask, for the permissions of renamed temporary files and folders."""
    current = os.umask(0)
    os.umask(current)
    return current


def _sync_folder(folder: Path) -> None:
    """Make a rename survive a power failure, on platforms that can open a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

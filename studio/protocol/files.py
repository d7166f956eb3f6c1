"""Writes files atomically, and safely opens files that may come from elsewhere.

A reader sees the old file or the new one, even on a full disk. Only regular files are opened, so that a pipe cannot
block the program and a device cannot fill its memory.
"""

import codecs
import contextlib
import errno
import io
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Mapping
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from studio.protocol.errors import BadInput
from studio.protocol.scratch import SUFFIX, scratch_prefix

# Opening a pipe waits for a writer without this flag; Windows has no pipes among its files and no flag, but text mode.
_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)

_MARKS = {  # UTF-32's begin as UTF-16's do
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_BLOCK = 2**20  # bytes read at a time
_PREFIX_BYTES = 100  # of a temporary file's name; most file systems take 255 in all


def check_place(out: Path) -> None:
    """Raise BadInput early when `out` cannot become a folder with results: it is a file, or cannot be written."""
    place = out
    while not os.path.lexists(place) and place != place.parent:
        place = place.parent
    if not os.path.isdir(place):
        what = "a file" if os.path.exists(place) else "a link that leads nowhere"
        raise BadInput(f"Results cannot go to {out}: {place} is {what}.")
    if not os.access(place, os.W_OK | os.X_OK):
        raise BadInput(f"Results cannot go to {out}: {place} is read-only.")


def check_file(path: Path) -> None:
    """Raise BadInput early when a file cannot be written: it is a folder or a device, or its folder is read-only."""
    try:
        kind = os.stat(path).st_mode
    except FileNotFoundError:
        kind = stat.S_IFREG
    except (OSError, ValueError) as error:  # a loop of links, a name that is too long or holds a NUL
        raise BadInput(
            f"Could not write {shortened(str(path))}: {getattr(error, 'strerror', None) or error}."
        ) from error
    if stat.S_ISDIR(kind):
        raise BadInput(f"Could not write {path}: it is a folder.")
    if not stat.S_ISREG(kind):
        raise BadInput(f"Could not write {path}: it is not a regular file.")
    check_place(path.parent)


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path` atomically, through a temporary file in the same folder.

    The length is checked, and the file is flushed and read back before it is renamed: some file systems report
    success for a short write. A link is followed and stays a link; a replaced file keeps its permissions.

    Raises:
        BadInput: The folder is missing or read-only, the disk is full, or `path` is not a file; an existing file is
            unchanged.
    """
    write_together({path: data})


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write several files, each as `write_atomically` does, and rename them when all are on the disk.

    Raises:
        BadInput: One of them cannot be written; all are as they were.
    """
    written: list[tuple[str, Path]] = []  # temporary files, and the names that they get
    path = Path()
    try:
        for path, data in files.items():
            target = _followed(Path(path))
            if os.path.isdir(target):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            mode = _rights(target)
            handle, temporary = tempfile.mkstemp(
                dir=target.parent, prefix=scratch_prefix(_short(target.name)), suffix=SUFFIX
            )
            written.append((temporary, target))
            with os.fdopen(handle, "wb") as file:
                if file.write(data) != len(data):
                    raise OSError("the file system took only a part of the file")
                file.flush()
                os.fsync(file.fileno())
            with open(temporary, "rb") as file:
                if file.read() != data:
                    raise OSError("what was read back differs from what was written")
            set_rights(temporary, mode)
        while written:
            temporary, path = written[0]
            os.replace(temporary, path)
            written.pop(0)
            sync_folder(path.parent)
    except OSError as error:
        raise BadInput(f"Could not write {path}: {error.strerror or error}. Nothing was changed there.") from error
    finally:
        for temporary, _ in written:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def set_rights(path: str | Path, mode: int) -> None:
    """Set who may read and write a file or folder, where its drive keeps such rights; network drives often refuse."""
    with contextlib.suppress(OSError):
        os.chmod(path, mode)


def write_atomically_by(path: Path, write: Callable[[BinaryIO], None], *, check: Callable[[BinaryIO], None]) -> None:
    """Write a file atomically that need not fit into memory; see `write_atomically`.

    Args:
        path: The file.
        write: Writes its content.
        check: Reads the content back; raises OSError where it is not what was written.

    Raises:
        BadInput: As `write_atomically`, or from `write`; an existing file is unchanged.
    """
    temporary = ""
    try:
        target = _followed(Path(path))
        if os.path.isdir(target):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        mode = _rights(target)
        handle, temporary = tempfile.mkstemp(
            dir=target.parent, prefix=scratch_prefix(_short(target.name)), suffix=SUFFIX
        )
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        with open(temporary, "rb") as read:
            check(read)
        set_rights(temporary, mode)
        os.replace(temporary, target)
        temporary = ""
        sync_folder(target.parent)
    except OSError as error:
        raise BadInput(f"Could not write {path}: {error.strerror or error}. Nothing was changed there.") from error
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def write_text_atomically(path: Path, text: str) -> None:
    """Write UTF-8 text to `path` atomically; see `write_atomically`."""
    write_atomically(path, text.encode("utf-8"))


def open_regular(path: Path, most_bytes: int | None = None) -> BufferedReader:
    """Open a file for reading, or the file that a link leads to, but never wait for one.

    Args:
        path: The file.
        most_bytes: Largest size that is accepted; None for any.

    Raises:
        OSError: The file is missing or unreadable, is a folder, pipe, socket or device, or is larger than `most_bytes`;
            `strerror` gives the reason.
    """
    try:
        handle = os.open(path, os.O_RDONLY | _NO_WAITING)
    except ValueError as error:  # a NUL byte in the name
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path)) from error
    try:
        about = os.fstat(handle)
        if stat.S_ISDIR(about.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(about.st_mode):
            raise OSError(errno.EINVAL, "Not a regular file", str(path))
        if most_bytes is not None and about.st_size > most_bytes:
            raise OSError(errno.EFBIG, f"Larger than {most_bytes:,} bytes", str(path))
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def open_to_append(path: Path) -> io.FileIO:
    """Open a regular file for appending, without a buffer; it is made if it is missing. See `open_regular`.

    Raises:
        OSError: The file cannot be written, or is not a regular file.
    """
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _NO_WAITING, 0o666)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "Not a regular file", str(path))
    return io.FileIO(handle, "ab")


def read_regular(path: Path, most_bytes: int) -> bytes:
    """Return the content of a regular file of at most `most_bytes`, even if it grows meanwhile; see `open_regular`.

    Raises:
        OSError: As `open_regular`.
    """
    data = bytearray()
    with open_regular(path, most_bytes) as file:
        while part := file.read(_BLOCK):  # `read(most_bytes)` would allocate that much for any file
            data += part
            if len(data) > most_bytes:
                raise OSError(errno.EFBIG, f"Larger than {most_bytes:,} bytes", str(path))
    return bytes(data)


def copy_regular(source: str | Path, target: str | Path) -> None:
    """Copy the content of a regular file, or of the one that a link leads to; see `open_regular`.

    Raises:
        OSError: As `open_regular`, or the copy cannot be written.
    """
    with open_regular(Path(source)) as file, open(target, "wb") as copy:
        shutil.copyfileobj(file, copy)


def decode_text(data: bytes) -> str:
    """Decode text of any program: UTF-8, or the encoding of its byte order mark, which is left out.

    Raises:
        UnicodeDecodeError: The text is in another encoding.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding)
    return data.decode("utf-8")


def expanded(name: str) -> Path:
    """Return a path with ~ expanded where that is possible; a file whose name begins with a tilde comes first."""
    return Path(name if os.path.lexists(name) else os.path.expanduser(name))


def entries_of(folder: Path) -> list[Path]:
    """Return a folder's entries, sorted; none of a folder that is missing, or that this account may not read."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def path_named(name: str) -> Path | None:
    """Return the path that a user typed, with ~ expanded where possible; None if no file can have that name."""
    path = expanded(name)
    try:
        os.stat(path)
    except ValueError:  # a NUL byte, or half a surrogate pair
        return None
    except OSError as error:
        return None if error.errno == errno.ENAMETOOLONG else path
    return path


def shortened(name: str, most: int = 200) -> str:
    """Return a name shortened for a one-line message."""
    return name if len(name) <= most else f"{name[:most]}…"


def make_folder(path: Path) -> Path:
    """Create a folder and its parents; raises BadInput with the reason."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise BadInput(f"Could not make the folder {path}: {_not_a_folder(path)}.") from error
    except OSError as error:
        raise BadInput(f"Could not make the folder {path}: {error.strerror or error}.") from error
    return path


def _not_a_folder(path: Path) -> str:
    """Describe what prevents a folder: a file at its path, or at one of its parents."""
    place = next((parent for parent in (path, *path.parents) if os.path.lexists(parent)), path)
    return f"{place} is a {'file' if os.path.exists(place) else 'link that leads nowhere'}"


def umask() -> int:
    """Return the process's umask, for the permissions of renamed temporary files and folders."""
    current = os.umask(0)
    os.umask(current)
    return current


def _followed(path: Path) -> Path:
    """Return the file that a link leads to, which may be missing; the path itself when it is not a link."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else path


def _rights(path: Path) -> int:
    """Return the permissions of the file at a path, or those of a new file."""
    try:
        about = path.stat()
    except FileNotFoundError:
        return 0o666 & ~umask()
    if not stat.S_ISREG(about.st_mode) and not stat.S_ISDIR(about.st_mode):  # the rename refuses a folder
        raise OSError(errno.EINVAL, "it is not a regular file")
    return stat.S_IMODE(about.st_mode) & 0o777


def _short(name: str) -> str:
    """Return the beginning of a name: it may have the maximum length, and a temporary name is longer."""
    return os.fsencode(name)[:_PREFIX_BYTES].decode(sys.getfilesystemencoding(), "ignore")


def sync_folder(folder: Path) -> None:
    """Make a rename survive a power failure, on platforms that can open a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

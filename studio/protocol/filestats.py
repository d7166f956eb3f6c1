"""Sizes and times of files: stamps that change with a model's files, and the size of folders."""

import contextlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

FileStamps = tuple[tuple[str, int, int], ...]  # path, modification time in nanoseconds and bytes of each file, sorted


def file_stamps(path: Path) -> FileStamps:
    """Return the stamps of a file, or of the files in a folder and its subfolders, of which models have one level.

    Links are followed. What is missing or cannot be read has no stamp, so that the result may be empty.
    """
    files = [path]
    if os.path.isdir(path):
        files = [*path.glob("*"), *path.glob("*/*")]
    found = []
    for file in files:
        with contextlib.suppress(OSError, ValueError):  # removed meanwhile, or a name that no file can have
            state = os.stat(file)
            if not stat.S_ISDIR(state.st_mode):
                found.append((str(file), state.st_mtime_ns, state.st_size))
    return tuple(sorted(found))


def size_and_change(path: Path, *, follow_links: bool) -> tuple[int, float]:
    """Return the bytes of a file, or of all files below a folder, and when the newest was modified, in seconds.

    What is missing or cannot be read counts nothing.
    """
    size, changed = 0, 0.0
    if os.path.isdir(path):
        files: Iterable[str] = (os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names)
    else:
        files = (str(path),)
    for file in files:
        with contextlib.suppress(OSError, ValueError):
            state = os.stat(file, follow_symlinks=follow_links)
            size, changed = size + state.st_size, max(changed, state.st_mtime)
    return size, changed

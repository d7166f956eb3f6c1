"""File stamps: values that change when the files of a model change, so that caches notice it."""

import contextlib
import os
import stat
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

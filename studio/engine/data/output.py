"""Writes output folders atomically."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, umask, write_whole


def check_place(out: Path) -> None:
    """Raise BadInput early when `out` cannot become a folder: it is a file, or read-only."""
    place = out
    while not place.exists() and place != place.parent:
        place = place.parent
    if not place.is_dir():
        raise BadInput(f"Results cannot go to {out}: {place} is a file.")
    if not os.access(place, os.W_OK | os.X_OK):
        raise BadInput(f"Results cannot go to {out}: {place} is read-only.")


def write_results(out: Path, files: dict[str, bytes]) -> None:
    """Write files into `out`; a new folder is created by a single rename.

    In an existing folder, each file is replaced atomically. Raises BadInput when the disk is full or the folder is
    read-only; a new folder is then not created.
    """
    new = not out.exists()
    make_folder(out.parent)
    try:
        scratch = Path(tempfile.mkdtemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent if new else out))
    except OSError as error:
        raise BadInput(f"Could not write into {out}: {error.strerror or error}.") from error
    try:
        for name, data in files.items():
            write_whole(scratch / name, data)
        if new:
            scratch.chmod(0o777 & ~umask())
            scratch.rename(out)
        else:
            for name in files:
                os.replace(scratch / name, out / name)
    except OSError as error:
        raise BadInput(f"Could not write into {out}: {error.strerror or error}.") from error
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(scratch)

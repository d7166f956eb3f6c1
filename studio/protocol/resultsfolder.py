"""The files of a results folder, one folder a job, and the hidden scratch folder in which a job writes them."""

import contextlib
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from studio.protocol import places, scratch
from studio.protocol.scratch import is_abandoned, scratch_in

RECIPE_FILE = "recipe.json"
RECORD_SUFFIX = ".safetensors"
TRAJECTORY_FILE = f"trajectory{RECORD_SUFFIX}"


def new_folder() -> Path:
    """Return a new results folder's path; names sort by time, and the last part distinguishes several windows."""
    now = time.time()
    stamp = f"{time.strftime('%Y%m%d-%H%M%S', time.localtime(now))}-{int(now * 1000) % 1000:03}"
    return places.results() / f"{stamp}-{secrets.token_hex(3)}"


def picture_name(index: int) -> str:
    """Return the file name of a job's picture: 0000.png, 0001.png ..."""
    return f"{index:04}.png"


def pictures_of(folder: Path) -> tuple[Path, ...]:
    """Return the pictures in a results folder, in order."""
    return tuple(sorted(path for path in folder.glob("*.png") if path.stem.isdecimal()))


def make_scratch(out: Path, pid: int) -> Path:
    """Make the scratch folder of a job for the results folder `out`: beside it, or inside it if it exists.

    Its name contains the process id, so that folders of killed processes can be recognised.
    """
    return scratch.make_scratch(out if os.path.exists(out) else out.parent, out.name, pid)


def abandoned_scratch(home: Path) -> Iterator[tuple[Path, str]]:
    """Yield the scratch folders of processes of this machine that are gone, and the names of their results folders."""
    for folder, name, pid in scratch_in(home):
        if os.path.isdir(folder) and is_abandoned(folder, pid):
            yield folder, name


def discard_scratch(out: Path, pid: int | None = None) -> None:
    """Remove the files that a job for `out` has written so far, by the process `pid` or by processes that are gone."""
    for home in (out.parent, out):
        for folder, name, owner in scratch_in(home):
            if name == out.name and os.path.isdir(folder) and (owner == pid or is_abandoned(folder, owner)):
                with contextlib.suppress(FileNotFoundError):  # another process removes it at the same time
                    shutil.rmtree(folder, ignore_errors=True)

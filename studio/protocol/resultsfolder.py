"""The files of a results folder, one folder a job, and the hidden scratch folder in which a job writes them."""

import contextlib
import platform
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from studio.protocol.processes import is_running

RECIPE_FILE = "recipe.json"
TRAJECTORY_FILE = "trajectory.safetensors"
_SCRATCH = re.compile(r"\.(?P<name>.+)\.(?P<host>[\w-]*)\.(?P<pid>\d+)\.\w+\.part")


def picture_name(index: int) -> str:
    """Return the file name of a job's picture: 0000.png, 0001.png ..."""
    return f"{index:04}.png"


def pictures_of(folder: Path) -> tuple[Path, ...]:
    """Return the pictures in a results folder, in order."""
    return tuple(sorted(path for path in folder.glob("*.png") if path.stem.isdecimal()))


def make_scratch(out: Path, pid: int) -> Path:
    """Make the scratch folder of a job for the results folder `out`: beside it, or inside where that is there already.

    Its name tells the process that writes it, so that what a killed one left can be told from what is being written.
    """
    home = out if out.exists() else out.parent
    return Path(tempfile.mkdtemp(prefix=f".{out.name}.{_host()}.{pid}.", suffix=".part", dir=home))


def abandoned_scratch(home: Path) -> Iterator[tuple[Path, str]]:
    """Yield the scratch folders of processes of this machine that are gone, and the names of their results folders."""
    for folder in sorted(home.glob(".*.part")):
        match = _SCRATCH.fullmatch(folder.name)
        if match is None or match["host"] != _host() or not folder.is_dir():
            continue
        if not is_running(int(match["pid"]), folder.stat().st_mtime):
            yield folder, match["name"]


def discard_scratch(out: Path, pid: int | None = None) -> None:
    """Remove what a job for `out` has written so far, by the process `pid` or by processes that are gone."""
    for home in (out.parent, out):
        for folder in home.glob(f".{out.name}.*.part"):
            match = _SCRATCH.fullmatch(folder.name)
            if match and match["name"] == out.name and match["host"] == _host():
                mine = pid is not None and int(match["pid"]) == pid
                with contextlib.suppress(FileNotFoundError):  # another process removes it at the same time
                    if mine or not is_running(int(match["pid"]), folder.stat().st_mtime):
                        shutil.rmtree(folder, ignore_errors=True)


def _host() -> str:
    """This machine's name: the folder may lie on a disk that several machines share."""
    return re.sub(r"[^\w-]", "-", platform.node())

"""Temporary files and folders whose names identify the process that made them, so that leftovers can be removed.

The name is .NAME.HOST.PID.RANDOM.part: hidden, and distinguishable from those of other machines on a shared disk.
"""

import contextlib
import os
import platform
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.protocol.errors import BadInput
from studio.protocol.processes import is_running

SUFFIX = ".part"
_TEMPORARY = "denoise-studio-"  # in the system's temporary folder, which other programs use too
_SCRATCH = re.compile(r"\.(?P<name>.+)\.(?P<host>[\w-]*)\.(?P<pid>\d{1,9})\.\w+\.part", re.DOTALL)
_HOST_LETTERS = 40
_SWEPT_DEPTH = 4  # data folder, runs, RUN, checkpoints, CHECKPOINT


def scratch_prefix(name: str, pid: int | None = None) -> str:
    """Return the prefix of this process's temporary files; they end with SUFFIX."""
    return f".{name}.{_host()}.{os.getpid() if pid is None else pid}."


def make_scratch(home: Path, name: str, pid: int | None = None) -> Path:
    """Make a temporary folder in `home`; raises OSError."""
    return Path(tempfile.mkdtemp(prefix=scratch_prefix(name, pid), suffix=SUFFIX, dir=home))


def make_temporary_folder(name: str) -> Path:
    """Make a folder in the system's temporary folder; raises OSError."""
    return make_scratch(Path(tempfile.gettempdir()), _TEMPORARY + name)


@contextmanager
def temporary_folder(name: str) -> Iterator[Path]:
    """Make a folder in the system's temporary folder, and remove it at the end; raises BadInput if that fails."""
    try:
        folder = make_temporary_folder(name)
    except OSError as error:
        raise BadInput(f"Could not make a folder in {tempfile.gettempdir()}: {error.strerror or error}.") from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def temporary_file_prefix(name: str) -> str:
    """Return the prefix of a file in the system's temporary folder."""
    return scratch_prefix(_TEMPORARY + name)


def scratch_in(home: Path) -> Iterator[tuple[Path, str, int]]:
    """Yield this machine's temporary files and folders in `home` in order, each with its name and process."""
    try:
        names = sorted(os.listdir(home))
    except OSError:
        return
    for name in names:
        match = _SCRATCH.fullmatch(name) if name.endswith(SUFFIX) else None
        if match is not None and match["host"] == _host():
            yield home / name, match["name"], int(match["pid"])


def is_abandoned(scratch: Path, pid: int) -> bool:
    """Whether a temporary file or folder belongs to this user, and the process that made it is gone."""
    try:
        about = scratch.lstat()
    except OSError:
        return False
    if hasattr(os, "getuid") and about.st_uid != os.getuid():
        return False
    return not is_running(pid, about.st_mtime)


def sweep(data: Path | None = None) -> list[Path]:
    """Remove the leftovers of this user's killed processes, and return their paths; may run in any thread.

    It looks into the system's temporary folder, and into the data folder and its sub-folders. Folders of unfinished
    generations are left to `document.recovery`.
    """
    found = [(path, pid) for path, name, pid in scratch_in(Path(tempfile.gettempdir())) if name.startswith(_TEMPORARY)]
    if data is not None:
        found += [(path, pid) for home in _folders(data, _SWEPT_DEPTH) for path, _, pid in scratch_in(home)]
    removed = []
    for path, pid in found:
        if not is_abandoned(path, pid):
            continue
        with contextlib.suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink()
            removed.append(path)
    return removed


def _folders(home: Path, depth: int) -> Iterator[Path]:
    """Yield a folder and its subfolders, without links, hidden folders and results, which recovery handles."""
    yield home
    if not depth:
        return
    with contextlib.suppress(OSError):
        inner = [entry.path for entry in os.scandir(home) if entry.is_dir(follow_symlinks=False)]
        for path in map(Path, inner):
            if not path.name.startswith(".") and path.name != "results":
                yield from _folders(path, depth - 1)


def _host() -> str:
    """Return this machine's name: a folder may be on a disk that several machines share."""
    return re.sub(r"[^\w-]", "-", platform.node())[:_HOST_LETTERS]

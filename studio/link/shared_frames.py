"""Frames that two processes share: the folder that they lie in, and their mapping into memory."""

import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.protocol.errors import BadInput
from studio.protocol.events import RecordRef

PREFIX = "denoise-studio-frames-"


def frames_home() -> Path:
    """Return where shared frames go: a file system in memory when there is one, else the temporary folder."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and os.access(memory, os.W_OK | os.X_OK) else Path(tempfile.gettempdir())


def make_frames_folder(home: Path | None = None) -> Path:
    """Make a folder that only this person can read, named after this process; sweeps those of dead ones first."""
    home = home or frames_home()
    sweep(home)
    return Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=home))


def remove_frames_folder(folder: Path) -> None:
    """Remove the folder and what is left in it; what is mapped stays readable."""
    shutil.rmtree(folder, ignore_errors=True)


def sweep(home: Path) -> list[Path]:
    """Remove the folders of processes that are gone (after a crash or a kill -9); returns them."""
    stale = []
    for folder in home.glob(f"{PREFIX}*"):
        with contextlib.suppress(ValueError, OSError):
            owner = int(folder.name.removeprefix(PREFIX).partition("-")[0])
            if not _is_alive(owner, folder.stat().st_mtime):
                remove_frames_folder(folder)
                stale.append(folder)
    return stale


def _is_alive(pid: int, folder_changed: float) -> bool:
    """Whether the process is there and is not a later one with the same number."""
    import psutil  # 10 ms, and needed only where another window has left frames

    try:
        return psutil.Process(pid).create_time() <= folder_changed + 1
    except psutil.NoSuchProcess:
        return False
    except psutil.Error:
        return True  # somebody else's


def map_record(reference: RecordRef, folder: Path) -> NDArray[Any]:
    """Map a record into memory, read-only, and remove its name where the platform allows.

    From then on the memory belongs to the mappings: it is given back when both processes have let go of it, even if
    one of them was killed.

    Returns:
        [2, K, N, C, H, W], x_t first, then x0; it fills while the job runs.

    Raises:
        BadInput: The file is missing, outside the folder, or smaller than the record.
    """
    path = Path(reference.path)
    size = int(np.prod(reference.shape, dtype=np.int64)) * np.dtype(reference.dtype).itemsize
    try:
        if path.parent != folder or path.stat().st_size != size:
            raise BadInput("The engine's record of the denoising steps is not where it should be.")
        record = np.memmap(path, dtype=reference.dtype, mode="r", shape=reference.shape)
    except (OSError, ValueError) as error:
        raise BadInput(f"The record of the denoising steps cannot be read: {error}.") from error
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            path.unlink()
    return record

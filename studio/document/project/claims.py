"""Claims on project files: a project is saved by one window only."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder

if TYPE_CHECKING:
    from filelock import FileLock


@dataclass(frozen=True)
class Claim:
    """A project file that this window alone saves into.

    Attributes:
        path: The file.
        lock: What keeps other windows from it; None on a drive that cannot lock.
    """

    path: Path
    lock: "FileLock | None" = None

    def release(self) -> None:
        """Let another window have it."""
        if self.lock is not None:
            self.lock.release()


def claim(path: Path) -> Claim | None:
    """Claim a file, which need not be there yet, until it is released or the program ends; None: another window has it.

    The same window may claim a file once only.
    """
    from filelock import FileLock, Timeout  # takes 70 ms

    name = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]
    try:
        lock = FileLock(
            make_folder(places.data_home() / "open-projects") / f"{name}.lock", blocking=False, thread_local=False
        )
        lock.acquire()
    except Timeout:
        return None
    except (BadInput, OSError, NotImplementedError):
        return Claim(path)  # a home that is read-only, or cannot lock: no other process can be warned
    return Claim(path, lock)

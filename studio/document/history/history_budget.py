"""Keeps the results within a budget of bytes: what is removed first, and what never is."""

import contextlib
import os
import shutil
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.document.history.history import TRASH
from studio.protocol.errors import BadInput
from studio.protocol.notes import read_notes
from studio.protocol.resultsfolder import RECIPE_FILE

GIGABYTE = 10**9
RULE = (
    "When the results take more, those in the trash go first, then the oldest. Results with a star or a tag, those of "
    "the last day, and those in the timeline never go."
)
_SPARED_SECONDS = 24 * 3600


@dataclass(frozen=True)
class _Kept:
    folder: Path
    created: float
    size: int


def size_of_results(home: Path) -> int:
    """Return the bytes of all results, with those in the trash."""
    return sum(_size(folder) for folder in (*_folders(home), *_folders(home / TRASH)))


def make_room(home: Path, budget: int, spared: Collection[Path] = ()) -> list[Path]:
    """Remove results until they take no more than `budget` bytes, and return the folders that are gone.

    The trash goes first, then the oldest results; never one with a star or a tag, of the last day, or in `spared`. What
    cannot be removed stays.
    """
    trash = sorted(map(_kept, _folders(home / TRASH)), key=lambda kept: kept.created)
    results = sorted(map(_kept, _folders(home)), key=lambda kept: kept.created)
    total = sum(kept.size for kept in (*trash, *results))
    removed = []
    for kept in (*trash, *(kept for kept in results if _may_go(kept, spared))):
        if total <= budget:
            break
        shutil.rmtree(kept.folder, ignore_errors=True)
        if not kept.folder.exists():
            total -= kept.size
            removed.append(kept.folder)
    return removed


def _may_go(kept: _Kept, spared: Collection[Path]) -> bool:
    if kept.folder in spared or kept.created > time.time() - _SPARED_SECONDS:
        return False
    try:
        notes = read_notes(kept.folder)
    except BadInput:
        return False  # its notes cannot be read
    return not (notes.stars or notes.tags)


def _folders(home: Path) -> Iterator[Path]:
    """Yield the folders of results in a folder; others are not the program's."""
    try:
        entries = list(os.scandir(home))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or not entry.is_dir(follow_symlinks=False):
            continue
        if os.path.isfile(os.path.join(entry.path, RECIPE_FILE)):
            yield Path(entry.path)


def _kept(folder: Path) -> _Kept:
    created = 0.0
    with contextlib.suppress(OSError):
        created = (folder / RECIPE_FILE).stat().st_mtime
    return _Kept(folder, created, _size(folder))


def _size(folder: Path) -> int:
    size = 0
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            size += entry.stat(follow_symlinks=False).st_size if entry.is_file(follow_symlinks=False) else 0
    return size

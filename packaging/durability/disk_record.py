"""Records a program's writes, and builds the files that a power cut would leave.

Synced data is on the disk. Of the rest, any part may be: of a file's bytes any sectors, with zeros in place of the
others; of a folder's names any of the renames and removals.
"""

import os
import random
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

_SECTOR = 512


@dataclass
class _File:
    content: bytearray = field(default_factory=bytearray)
    synced: bytes = b""
    known: bool = False  # whether its length and content were synced at least once


@dataclass(frozen=True)
class _Operation:
    what: str  # write, cut, sync, name, unname, sync folder, mark
    file: int = 0
    place: int = 0
    data: bytes = b""
    name: str = ""
    other: str = ""


class DiskRecord:
    """The write operations below a folder, in their order."""

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self.done: list[_Operation] = []
        self._handles: dict[int, tuple[int, str]] = {}  # number of the file; its name when it was opened
        self._numbers: dict[str, int] = {}  # by name
        self._files = 0

    def mark(self, text: str) -> None:
        """Note something between two writes."""
        self.done.append(_Operation("mark", name=text))

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Record every write of this process below the folder."""
        real = {
            name: getattr(os, name) for name in ("open", "write", "ftruncate", "fsync", "replace", "unlink", "close")
        }
        fdopen = os.fdopen

        def opened(path: Any, flags: int, *rest: Any, **named: Any) -> int:
            name = os.fspath(path) if not isinstance(path, int) else ""
            fresh = isinstance(name, str) and self._is_below(name) and not os.path.lexists(name)
            handle: int = real["open"](path, flags, *rest, **named)
            if isinstance(name, str) and self._is_below(name):
                if fresh:
                    self._files += 1
                    self._numbers[name] = self._files
                    self.done.append(_Operation("name", self._files, name=name))
                is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
                self._handles[handle] = (0 if is_folder else self._numbers.get(name, 0), name)
            return handle

        def write(handle: int, data: Any) -> int:
            place = os.fstat(handle).st_size if handle in self._handles else 0
            count: int = real["write"](handle, data)
            self._wrote(handle, place, bytes(memoryview(data)[:count]))
            return count

        def ftruncate(handle: int, length: int) -> None:
            real["ftruncate"](handle, length)
            if handle in self._handles:
                self.done.append(_Operation("cut", self._handles[handle][0], length))

        def fsync(handle: int) -> None:
            real["fsync"](handle)
            if handle in self._handles:
                number, name = self._handles[handle]
                self.done.append(_Operation("sync", number) if number else _Operation("sync folder", name=name))

        def replace(source: Any, target: Any, **named: Any) -> None:
            real["replace"](source, target, **named)
            old, new = os.fspath(source), os.fspath(target)
            if old in self._numbers:
                self._numbers[new] = self._numbers.pop(old)
                self.done.append(_Operation("rename", self._numbers[new], name=new, other=old))

        def unlink(path: Any, **named: Any) -> None:
            real["unlink"](path, **named)
            name = os.fspath(path)
            if name in self._numbers:
                self.done.append(_Operation("unname", self._numbers.pop(name), name=name))

        def close(handle: int) -> None:
            self._handles.pop(handle, None)
            real["close"](handle)

        def fdopened(handle: int, *rest: Any, **named: Any) -> Any:
            file = fdopen(handle, *rest, **named)
            writes = handle in self._handles and file.writable()
            return _Recorded(file, handle, self) if writes else file

        patched = {
            "open": opened,
            "write": write,
            "ftruncate": ftruncate,
            "fsync": fsync,
            "replace": replace,
            "unlink": unlink,
            "close": close,
            "fdopen": fdopened,
        }
        try:
            for name, function in patched.items():
                setattr(os, name, function)
            yield
        finally:
            for name, function in {**real, "fdopen": fdopen}.items():
                setattr(os, name, function)

    def cut_after(self, count: int, chance: random.Random, target: Path) -> None:
        """Write into `target` the files that a power cut after the first `count` operations would leave."""
        files: dict[int, _File] = {}
        durable: dict[str, int] = {}  # names that are on the disk
        pending: list[_Operation] = []  # changes of names that may be
        for done in self.done[:count]:
            file = files.setdefault(done.file, _File())
            if done.what == "write":
                file.content[done.place : done.place + len(done.data)] = done.data
            elif done.what == "cut":
                del file.content[done.place :]
            elif done.what == "sync":
                file.synced, file.known = bytes(file.content), True
            elif done.what in ("name", "rename", "unname"):
                pending.append(done)
            elif done.what == "sync folder":
                for change in [one for one in pending if os.path.dirname(one.name) == done.name]:
                    _rename(durable, change)
                    pending.remove(change)
        for change in pending:
            if chance.random() < 0.5:
                _rename(durable, change)
        for name, number in durable.items():
            place = target / Path(name).relative_to(self._root)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(_left_of(files[number], chance))

    def _is_below(self, name: str) -> bool:
        return name.startswith(self._root)

    def _wrote(self, handle: int, place: int, data: bytes) -> None:
        if handle in self._handles:
            self.done.append(_Operation("write", self._handles[handle][0], place, data))


class _Recorded:
    """A file object whose writes are recorded."""

    def __init__(self, file: BinaryIO, handle: int, record: DiskRecord) -> None:
        self._file, self._handle, self._record = file, handle, record

    def write(self, data: bytes) -> int:
        place = self._file.tell()
        count = self._file.write(data)
        self._record._wrote(self._handle, place, bytes(data[:count]))
        return count

    def __enter__(self) -> "_Recorded":
        return self

    def __exit__(self, *_: object) -> None:
        self._record._handles.pop(self._handle, None)
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def _rename(names: dict[str, int], change: _Operation) -> None:
    if change.what == "unname":
        names.pop(change.name, None)
        return
    names.pop(change.other, None)
    names[change.name] = change.file


def _left_of(file: _File, chance: random.Random) -> bytes:
    """Return a file's bytes on the disk: the synced ones, and a random choice of the other sectors."""
    new, old = bytes(file.content), file.synced
    length = chance.choice([len(old), len(new), chance.randint(*sorted((len(old), len(new))))])
    left = bytearray(length)
    left[: min(length, len(old))] = old[:length]
    shared = min(length, len(old), len(new)) if new[: len(old)] == old else 0  # appended to: the old part is safe
    for place in range(shared - shared % _SECTOR, length, _SECTOR):
        if chance.random() < 0.5:
            begin, end = max(place, shared), min(place + _SECTOR, length, len(new))
            left[begin:end] = new[begin:end]
    return bytes(left)

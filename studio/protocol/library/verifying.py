"""Verifies a model's files: that they are complete, and that their checksums equal the known ones."""

import contextlib
import hashlib
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from studio.protocol.errors import BadInput
from studio.protocol.files import open_regular
from studio.protocol.hubdownloads import HUB_FILE, origin_of
from studio.protocol.library.notes import ModelNote, note_key, read_notes, write_note
from studio.protocol.weightsheader import read_weights_header

_BLOCK = 2**22  # bytes
_SHA256, _SHA1 = 64, 40  # hexadecimal digits
_STORED = (".safetensors", ".json", ".txt", ".model")


@dataclass(frozen=True)
class Verified:
    """The result of a verification.

    Attributes:
        files: How many files were read.
        compared: How many of them were compared with a published checksum, or with one of an earlier verification.
        against: The origin of these checksums, in words; "" where none are known.
        sums: SHA-256 of each file by name.
    """

    files: int
    compared: int
    against: str
    sums: Mapping[str, str]

    @property
    def text(self) -> str:
        """The result in one line."""
        files = "1 file is whole" if self.files == 1 else f"{self.files} files are whole"
        if not self.compared:
            return f"{files}; their checksums were noted, to be compared next time."
        return f"{files}, {self.compared} of them equal to the checksums {self.against}."


def verify(place: Path, progress: Callable[[int, int], None]) -> Verified:
    """Read all files of a model.

    Args:
        place: Its folder or file.
        progress: Called with the bytes read and those in all; it may raise, to stop.

    Raises:
        BadInput: A file is missing or damaged, or has changed.
    """
    files = dict(_files(place))
    total = sum(os.stat(path).st_size for path in files.values())
    against, known = _known_sums(place, files)
    missing = sorted(set(known) - set(files))
    if missing:
        raise BadInput(f"{missing[0]} of {place.name} is missing.")
    sums: dict[str, str] = {}
    done, compared = 0, 0
    for name, path in files.items():
        if path == place or path.suffix == ".safetensors":
            read_weights_header(path)  # before minutes of reading a file that is not a model
        sums[name], git_sha1, done = _hash(path, done, total, progress)
        if name in known:
            compared += 1
            if known[name] not in (sums[name], git_sha1):
                damaged = f"{name} of {place.name} is damaged: its checksum differs from that {against}."
                raise BadInput(f"{damaged} Remove it and fetch it again." if origin_of(place) else damaged)
    return Verified(len(files), compared, against if compared else "", sums)


def remember(place: Path, verified: Verified) -> None:
    """Store the checksums for the next verification; raises BadInput when that fails."""
    note = read_notes().get(note_key(place), ModelNote())
    write_note(place, note.model_copy(update={"sums": dict(verified.sums), "verified": time.time()}))


def withdraw(place: Path) -> None:
    """Note that a model is not known to be whole any more, where that can be written.

    The checksums of the time when it was stay, because the next files are compared with them.
    """
    with contextlib.suppress(BadInput):  # what is wrong with the model matters more
        note = read_notes().get(note_key(place))
        if note is not None and note.verified:
            write_note(place, note.model_copy(update={"verified": 0.0}))


def _files(place: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of a model by name, in alphabetical order."""
    if not os.path.isdir(place):
        if not os.path.isfile(place):
            raise BadInput(f"{place} is missing.")
        yield place.name, place
        return
    for home, folders, names in os.walk(place):
        folders.sort()
        for name in sorted(names):
            path = Path(home, name)
            if path.suffix in _STORED and name != HUB_FILE:
                yield path.relative_to(place).as_posix(), path


def _known_sums(place: Path, files: Mapping[str, Path]) -> tuple[str, dict[str, str]]:
    """Return the known checksums (SHA-256, or git's SHA-1 of small files), after their origin in words."""
    origin = origin_of(place)
    if origin is not None:
        sums = {file.name: file.sha256 or file.git_sha1 for file in origin.files}
        if not os.path.isdir(place):
            sums = {name.rpartition("/")[2]: sum_ for name, sum_ in sums.items()}
            sums = {name: sum_ for name, sum_ in sums.items() if name == place.name}
        return "of the hub", {name: sum_ for name, sum_ in sums.items() if name in files or name.endswith(_STORED)}
    blobs = {name: os.path.basename(os.path.realpath(path)) for name, path in files.items() if _in_cache(path)}
    if blobs:
        return "of the hub", {name: sum_ for name, sum_ in blobs.items() if len(sum_) in (_SHA256, _SHA1)}
    try:
        note = read_notes().get(note_key(place))
    except BadInput:
        note = None
    return ("of the last time", dict(note.sums)) if note is not None and note.sums else ("", {})


def _in_cache(path: Path) -> bool:
    """Whether a file of a hub cache's snapshot is a link to a blob, which is called by its checksum."""
    return os.path.islink(path) and os.path.basename(os.path.dirname(os.path.realpath(path))) == "blobs"


def _hash(path: Path, done: int, total: int, progress: Callable[[int, int], None]) -> tuple[str, str, int]:
    """Return a file's SHA-256, the SHA-1 of its blob in git, and the bytes read so far."""
    try:
        with open_regular(path) as file:
            size = os.fstat(file.fileno()).st_size
            whole, blob = hashlib.sha256(), hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)
            small = size < _BLOCK  # of larger ones, hubs tell the SHA-256
            while block := file.read(_BLOCK):
                whole.update(block)
                if small:
                    blob.update(block)
                done += len(block)
                progress(done, total)
    except OSError as error:
        raise BadInput(f"Could not read {path}: {error.strerror or error}.") from error
    return whole.hexdigest(), blob.hexdigest() if small else "", done

"""Fetches a model's files from a hub: resumed where they were cut, checked byte by byte, and there only when whole."""

import hashlib
import os
import shutil
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from studio.engine.models.hub.client import Interrupted, Say, opened, persistently
from studio.engine.models.hub.listing import RemoteFile, RemoteModel
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder

_BLOCK = 1 << 20
_PROGRESS_SECONDS = 1.0
_PART = ".part"


def folder_of(name: str, commit: str) -> Path:
    """Return where a model of a hub is or would be installed."""
    return places.hub_models() / name.replace("/", "--") / commit / name.rpartition("/")[2]


def download_model(model: RemoteModel, say: Say) -> Path:
    """Fetch a model and return its folder, which appears when all files are there and their checksums are right.

    What a download that was cut has left is used by the next.

    Args:
        model: What to fetch.
        say: Receives a line of progress about every second.

    Raises:
        BadInput: The disk is too small, the hub cannot be reached, or a file is not what the hub says.
    """
    target = folder_of(model.name, model.commit)
    if target.is_dir():
        return target
    work = target.with_name(target.name + _PART)
    make_folder(work)
    missing = model.size - sum(file.stat().st_size for file in work.rglob("*") if file.is_file())
    free = shutil.disk_usage(work).free
    if missing > free:
        raise BadInput(
            f"{model.name} needs {missing / 1e9:.1f} GB more, and {work.parent} has {free / 1e9:.1f} GB left."
        )
    done = 0
    for file in model.files:
        make_folder((work / file.name).parent)
        if not (work / file.name).is_file():
            _fetch(model, file, work / file.name, say, done)
        done += file.size
    try:
        os.replace(work, target)
    except OSError as error:
        raise BadInput(f"Could not write {target}: {error.strerror or error}.") from error
    return target


def _fetch(model: RemoteModel, file: RemoteFile, target: Path, say: Say, before: int) -> None:
    """Fetch one file into NAME.part, and give it its name when its checksum is right."""
    part = target.with_name(target.name + _PART)
    reached = [part.stat().st_size if part.is_file() else 0]

    def attempt() -> None:
        _receive(model, file, part, say, before)

    def advanced() -> bool:
        size = part.stat().st_size if part.is_file() else 0
        further, reached[0] = size > reached[0], size
        return further

    persistently(attempt, say, advanced)
    if _checksum(part, file) not in (file.sha256, file.git_sha1):
        part.unlink()
        raise BadInput(f"{file.name} of {model.name} arrived with a wrong checksum; nothing was installed. Try again.")
    os.replace(part, target)


def _receive(model: RemoteModel, file: RemoteFile, part: Path, say: Say, before: int) -> None:
    """Append what is missing of a file; raises Interrupted when the connection ends before it."""
    start = part.stat().st_size if part.is_file() else 0
    if start > file.size:
        part.unlink()
        start = 0
    if start == file.size and part.is_file():
        return
    begun, told, received = time.monotonic(), time.monotonic(), 0
    with opened(f"{model.name}/resolve/{model.commit}/{quote(file.name)}", model.name, start) as answer:
        start = start if answer.status == 206 else 0  # a server may not know how to begin in the middle
        length = answer.headers.get("Content-Length")
        if length is not None and int(length) != file.size - start:
            raise BadInput(
                f"The answer for {file.name} is something else than the file: does this network ask a login?"
            )
        with _opened_part(part, start) as out:
            while block := answer.read(_BLOCK):
                received += len(block)
                if start + received > file.size:
                    raise BadInput(f"{file.name} of {model.name} is larger than the hub says; nothing was installed.")
                _write(out, block, part)
                if time.monotonic() - told > _PROGRESS_SECONDS:
                    told = time.monotonic()
                    share = 100 * (before + start + received) // max(1, model.size)
                    say(f"{share}%  {file.name}  {received / 1e6 / (told - begun):.1f} MB/s")
    if start + received < file.size:
        raise Interrupted("the connection ended early")


def _opened_part(part: Path, start: int) -> Any:
    try:
        return open(part, "ab" if start else "wb")
    except OSError as error:
        raise BadInput(f"Could not write {part}: {error.strerror or error}.") from error


def _write(out: Any, block: bytes, part: Path) -> None:
    try:
        out.write(block)
        out.flush()
    except OSError as error:
        raise BadInput(f"Could not write {part}: {error.strerror or error}. What is here is kept.") from error


def _checksum(part: Path, file: RemoteFile) -> str:
    """Return a file's SHA-256, or for one that git keeps itself the SHA-1 of its blob; sizes are right already."""
    if not part.is_file():
        part.touch()  # an empty file is complete before the first byte
    found = hashlib.sha256() if file.sha256 else hashlib.sha1(b"blob %d\0" % file.size, usedforsecurity=False)
    with open(part, "rb") as data:
        while block := data.read(_BLOCK):
            found.update(block)
    return found.hexdigest()

"""Downloads a model's files from a hub: resumes, verifies checksums, and installs complete models only."""

import hashlib
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from studio.link.hub.client import Interrupted, Notify, opened, with_retries
from studio.link.hub.listing import RemoteModel
from studio.protocol import places
from studio.protocol.byte_counts import file_size_text
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, write_text_atomically
from studio.protocol.hubdownloads import (
    HUB_FILE,
    PART,
    DownloadRequest,
    HubFile,
    HubOrigin,
    Progress,
    part_folder,
    remove_request,
    store_request,
)

_BLOCK = 1 << 20
_PROGRESS_SECONDS = 0.5


def download_model(
    model: RemoteModel, request: DownloadRequest, notify: Notify, progress: Callable[[Progress], None]
) -> Path:
    """Fetch a model and return its folder, which appears when all files are there and their checksums are right.

    The files of an interrupted download are used by the next.

    Args:
        model: What to fetch.
        request: The record of the download that is kept until it is complete.
        notify: Receives a line before each retry.
        progress: Called about twice a second with the progress, and when a file ends.

    Raises:
        BadInput: The disk is too small, the hub cannot be reached, or a file differs from the hub's description.
    """
    target = request.folder
    if target.is_dir():
        return target
    work = part_folder(target)
    check_room(model, request)
    store_request(request)
    done = 0
    for file in model.files:
        place = work / (os.path.basename(file.name) if model.source.file else file.name)
        make_folder(place.parent)
        if not place.is_file():
            _File(model, file, place, done, notify, progress).fetch()
        done += file.size
    origin = HubOrigin(id=model.source.id, commit=request.commit, licence=model.licence, files=model.files)
    write_text_atomically(work / HUB_FILE, origin.model_dump_json(indent=1) + "\n")
    try:
        os.replace(work, target)
    except OSError as error:
        raise BadInput(f"Could not write {target}: {error.strerror or error}.") from error
    remove_request(request)
    return target


def check_room(model: RemoteModel, request: DownloadRequest) -> None:
    """Raise BadInput when the disk is too small for the remaining files."""
    home = make_folder(places.hub_models())
    missing, free = model.size - request.arrived, shutil.disk_usage(home).free
    if missing > free:
        raise BadInput(
            f"{model.source} needs {file_size_text(missing)} more, and {home} has {file_size_text(free)} left."
        )


@dataclass
class _File:
    """One file that is fetched into the folder NAME.part.

    Attributes:
        before: Bytes of the model's files before it.
    """

    model: RemoteModel
    file: HubFile
    target: Path
    before: int
    notify: Notify
    progress: Callable[[Progress], None]

    @property
    def part(self) -> Path:
        return self.target.with_name(self.target.name + PART)

    @property
    def arrived(self) -> int:
        return self.part.stat().st_size if self.part.is_file() else 0

    def fetch(self) -> None:
        """Fetch the file, and give it its final name when its checksum is right."""
        reached = [self.arrived]

        def advanced() -> bool:
            size = self.arrived
            further, reached[0] = size > reached[0], size
            return further

        with_retries(self._receive, self.notify, advanced)
        if not self.part.is_file():
            self.part.touch()  # an empty file is complete before the first byte
        if not has_checksum(self.part, self.file):
            self.part.unlink()
            raise wrong_checksum(self.model, self.file)
        os.replace(self.part, self.target)

    def _receive(self) -> None:
        """Append what is missing; raises Interrupted when the connection ends before it."""
        model, file, part = self.model, self.file, self.part
        start = self.arrived
        if start > file.size:
            part.unlink()
            start = 0
        if start == file.size and part.is_file():
            return
        begun, reported_at, received = time.monotonic(), time.monotonic(), 0
        path = f"{model.source.id}/resolve/{model.source.revision}/{quote(file.name)}"
        with opened(path, model.source.id, start) as answer:
            start = start if answer.status == 206 else 0  # a server may not support ranges
            length = answer.headers.get("Content-Length")
            if length is not None and int(length) != file.size - start:
                raise BadInput(
                    f"The answer for {file.name} is something else than the file: does this network ask for a login?"
                )
            try:
                with self._opened(start) as out:
                    while block := answer.read1(_BLOCK):  # what has been read so far: an interruption loses little
                        if start + received + len(block) > file.size:
                            raise BadInput(
                                f"{file.name} of {model.source.id} is larger than the hub says; nothing was installed."
                            )
                        self._write(out, block)
                        received += len(block)
                        now = time.monotonic()
                        if now - reported_at > _PROGRESS_SECONDS:
                            reported_at = now
                            self._report(received / (now - begun))
            finally:  # small files end sooner, and a failed one has arrived in part
                self._report()
        if start + received < file.size:
            raise Interrupted("the connection ended early")

    def _report(self, rate: float = 0.0) -> None:
        done = self.before + self.arrived
        self.progress(Progress(done=done, total=self.model.size, rate=rate, file=self.file.name))

    def _opened(self, start: int) -> Any:
        try:
            return open(self.part, "ab" if start else "wb")
        except OSError as error:
            raise self._not_written(error) from error

    def _write(self, out: Any, block: bytes) -> None:
        try:
            out.write(block)
            out.flush()
        except OSError as error:
            raise self._not_written(error) from error

    def _not_written(self, error: OSError) -> BadInput:
        """Return the error for a disk that refuses: what is wrong comes first, because long lines are cut."""
        reason = error.strerror or error
        return BadInput(f"Could not write {self.file.name}: {reason}. What has arrived is kept in {self.part.parent}.")


def has_checksum(path: Path, file: HubFile) -> bool:
    """Whether a file has the SHA-256 that the hub gives or, for files stored in git, the SHA-1 of its blob."""
    found = hashlib.sha256() if file.sha256 else hashlib.sha1(b"blob %d\0" % file.size, usedforsecurity=False)
    with open(path, "rb") as data:
        while block := data.read(_BLOCK):
            found.update(block)
    return found.hexdigest() == (file.sha256 or file.git_sha1)


def wrong_checksum(model: RemoteModel, file: HubFile) -> BadInput:
    """Return the error for a file whose checksum is wrong."""
    return BadInput(
        f"{file.name} of {model.source.id} arrived with a wrong checksum; nothing was installed. Try again."
    )

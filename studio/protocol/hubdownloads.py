"""Downloads from a hub on the disk: their folders, their progress, and the requests of interrupted ones.

hub/OWNER--NAME/COMMIT/MODEL                 a complete model, with hub.json in it
hub/OWNER--NAME/COMMIT/MODEL.part            the files of an incomplete one
hub/OWNER--NAME/COMMIT/MODEL.request.json    the request, until it is complete
"""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, read_regular, write_text_atomically
from studio.protocol.filestats import size_and_change
from studio.protocol.frozen import Frozen
from studio.protocol.hubsource import HubSource
from studio.protocol.processes import is_running
from studio.protocol.training_recipe import PredictionType

HUB_FILE = "hub.json"
PART = ".part"
REPORT_PROGRESS = "DENOISE_STUDIO_REPORT_PROGRESS"  # set by a window that reads the output: progress is printed as JSON
PROGRESS = "progress: "  # precedes a Progress on standard error
_REQUEST = ".request.json"
_MAX_BYTES = 2**22


class Progress(Frozen):
    """The progress of a download.

    Attributes:
        done: Bytes that have arrived, those of earlier attempts among them.
        total: Bytes in all.
        rate: Bytes a second.
        file: The file that is being fetched.
    """

    done: int
    total: int
    rate: float = 0.0
    file: str = ""

    @property
    def seconds_left(self) -> float | None:
        """Seconds until the end at this rate; None while there is none."""
        return (self.total - self.done) / self.rate if self.rate > 0 else None


class HubFile(Frozen):
    """A file of a repository: its size, and its SHA-256 or, for small ones, the SHA-1 that git gives it."""

    name: str
    size: int = Field(ge=0)
    sha256: str = ""
    git_sha1: str = ""


class HubOrigin(Frozen):
    """hub.json in a fetched model's folder: where it is from, and the checksums of its files."""

    version: Literal[1] = 1
    id: str
    commit: str
    licence: str = ""
    files: tuple[HubFile, ...] = ()


class DownloadRequest(Frozen):
    """A request to download a model.

    Attributes:
        commit: The revision's commit, so that a resumed download fetches the same files.
        name: The model's name once installed; None: named after its repository.
        size: Bytes in all.
        pid: The process that fetches it.
    """

    version: Literal[1] = 1
    id: str
    commit: str
    file: str = ""
    variant: Literal["", "fp16", "bf16"] = ""
    name: str | None = None
    prediction_type: PredictionType | None = None
    size: int = Field(ge=0)
    pid: int = 0

    @property
    def source(self) -> HubSource:
        """What it fetches, pinned to its commit."""
        return HubSource(self.id, self.commit, self.file, self.variant)

    @property
    def folder(self) -> Path:
        """Where the complete model lies."""
        return model_folder(self.source)

    @property
    def arrived(self) -> int:
        """Bytes that have arrived."""
        return size_and_change(part_folder(self.folder), follow_links=False)[0]


def model_folder(source: HubSource) -> Path:
    """Return where a model of a hub is or would be installed, given its commit as the revision."""
    name = source.file.removesuffix(".safetensors").replace("/", "--") or source.id.rpartition("/")[2]
    name += f"-{source.variant}" if source.variant else ""
    return places.hub_models() / source.id.replace("/", "--") / source.revision / name


def part_folder(folder: Path) -> Path:
    """Return where the files of a model lie until it is complete."""
    return folder.with_name(folder.name + PART)


def store_request(request: DownloadRequest) -> None:
    """Store a request; raises BadInput when another process fetches the same, or it cannot be written."""
    make_folder(part_folder(request.folder))
    path = _request_file(request.folder)
    other = _read(path)
    if other is not None and other.pid != os.getpid() and _is_fetched(path, other):
        raise BadInput(f"{request.source} is being fetched by another process.")
    write_text_atomically(path, request.model_dump_json() + "\n")


def remove_request(request: DownloadRequest) -> None:
    """Remove the stored request of a complete download."""
    with contextlib.suppress(OSError):
        _request_file(request.folder).unlink()


def unfinished() -> list[DownloadRequest]:
    """Return the interrupted downloads that no process continues; reads the disk."""
    found = []
    for path in _request_files():
        request = _read(path)
        if request is not None and not _is_fetched(path, request):
            found.append(request)
    return found


def discard(request: DownloadRequest) -> None:
    """Remove the files of an incomplete download; raises BadInput when that fails."""
    folder = part_folder(request.folder)
    try:
        if folder.is_dir():
            shutil.rmtree(folder)
    except OSError as error:
        raise BadInput(f"Could not remove {folder}: {error.strerror or error}.") from error
    remove_request(request)
    remove_empty_folders(request.folder)


def remove_empty_folders(folder: Path) -> None:
    """Remove the folders of a commit and of its repository if they are empty."""
    if folder.is_relative_to(places.hub_models()):
        for home in (folder.parent, folder.parent.parent):
            with contextlib.suppress(OSError):  # other models lie there
                home.rmdir()


def origin_of(place: Path) -> HubOrigin | None:
    """Return the origin of a fetched model, given its folder or a file in it; None for any other model."""
    folder = place.parent if place.suffix == ".safetensors" else place
    try:
        return HubOrigin.model_validate_json(read_regular(folder / HUB_FILE, _MAX_BYTES))
    except (OSError, ValidationError):
        return None


def _request_file(folder: Path) -> Path:
    return folder.with_name(folder.name + _REQUEST)


def _request_files() -> Iterator[Path]:
    home = places.hub_models()
    with contextlib.suppress(OSError):
        yield from sorted(home.glob(f"*/*/*{_REQUEST}"))


def _read(path: Path) -> DownloadRequest | None:
    """Return a request, if it can be read and is about the folder that it lies beside."""
    try:
        request = DownloadRequest.model_validate_json(read_regular(path, _MAX_BYTES))
    except (OSError, ValidationError):
        return None
    return request if _request_file(request.folder) == path else None


def _is_fetched(path: Path, request: DownloadRequest) -> bool:
    try:
        return request.pid > 0 and is_running(request.pid, path.stat().st_mtime)
    except OSError:
        return False

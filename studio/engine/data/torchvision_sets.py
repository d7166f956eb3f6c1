"""MNIST, Fashion-MNIST and CIFAR-10: fetched once into the person's data folder, then read by torchvision.

CIFAR-10 comes as pickles in a tar, neither of which is opened elsewhere. Here both are, because nobody but the
publisher can have written them: the archive's checksum is compared before it is unpacked, and that of every pickle
each time before it is read.
"""

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torchvision import datasets

from studio.engine.data.download import download
from studio.engine.data.picture_set import PictureSet, Say, resized, with_channels
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder

_CHUNK = 4096  # pictures resized at a time
# What torchvision raises on damaged files: the headers of MNIST's files are checked by assertions.
_DAMAGED = (RuntimeError, OSError, ValueError, EOFError, TypeError, KeyError, AssertionError)


@dataclass(frozen=True)
class _Archive:
    """One file to fetch, and where torchvision looks for it below its root."""

    addresses: tuple[str, ...]
    place: str
    md5: str


@dataclass(frozen=True)
class _Known:
    title: str
    make: Callable[..., Any]
    archives: Callable[[], list[_Archive]]


def _idx_archives(kind: Any) -> list[_Archive]:
    return [
        _Archive(tuple(f"{mirror}{name}" for mirror in kind.mirrors), f"{kind.__name__}/raw/{name}", md5)
        for name, md5 in kind.resources
    ]


def _cifar_archives() -> list[_Archive]:
    kind = datasets.CIFAR10
    return [_Archive((kind.url,), kind.filename, kind.tgz_md5)]


_KNOWN = {
    "mnist": _Known("MNIST, training part", datasets.MNIST, lambda: _idx_archives(datasets.MNIST)),
    "fashion-mnist": _Known(
        "Fashion-MNIST, training part", datasets.FashionMNIST, lambda: _idx_archives(datasets.FashionMNIST)
    ),
    "cifar10": _Known("CIFAR-10, training part", datasets.CIFAR10, _cifar_archives),
}


def load_torchvision_set(kind: str, size: int, channels: int | None, say: Say) -> PictureSet:
    """Return the training part of a known data set at size x size, downloading it when it is not there yet.

    Args:
        kind: "mnist", "fashion-mnist" or "cifar10".
        size: Width and height in pixels.
        channels: 1 or 3; None keeps the data's own.
        say: Told of downloads and their progress.

    Raises:
        BadInput: There is no network, what came is not what was published, or the disk is full: nothing
            half-downloaded is left. Or what was kept is damaged.
    """
    known = _KNOWN[kind]
    root = places.data_home() / "datasets" / kind
    try:
        if not root.is_dir():
            _fetch(known, root, say)
        data = known.make(root=str(root), train=True, download=False)
        if len(data.data) != len(data.targets) or not len(data.data):
            raise ValueError(f"{len(data.data)} pictures and {len(data.targets)} labels do not belong together")
    except _DAMAGED as error:
        reason = " ".join(str(error).split())[:200] or "a file is damaged"
        raise BadInput(f"Could not read {root}: {reason}. Remove that folder to download it again.") from error
    say(f"Bringing {len(data)} pictures to {size}x{size}")
    pixels = torch.as_tensor(np.asarray(data.data))
    pixels = pixels[:, None] if pixels.ndim == 3 else pixels.permute(0, 3, 1, 2)
    small = torch.cat([resized(chunk.float(), size) for chunk in pixels.split(_CHUNK)])
    labels = torch.as_tensor(np.asarray(data.targets), dtype=torch.int64)
    return PictureSet(known.title, with_channels(small, channels), labels, tuple(data.classes))


def _fetch(known: _Known, root: Path, say: Say) -> None:
    """Download and unpack beside the place, and move it there when all of it is good."""
    make_folder(root.parent)
    work = Path(tempfile.mkdtemp(dir=root.parent, prefix=f".{root.name}.", suffix=".part"))
    try:
        for archive in known.archives():
            make_folder((work / archive.place).parent)
            download(archive.addresses, work / archive.place, archive.md5, say)
        say("Unpacking")
        known.make(root=str(work), train=True, download=True)  # finds the archives there and only unpacks them
        os.replace(work, root)
    finally:
        shutil.rmtree(work, ignore_errors=True)

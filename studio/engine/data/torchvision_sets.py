"""MNIST, Fashion-MNIST and CIFAR-10: downloaded once into the user's data folder, then read by torchvision.

CIFAR-10 is a tar archive of pickles, which the program refuses elsewhere. It is safe here because checksums prove that
the publisher wrote them: the archive's is verified before unpacking, and that of every pickle before reading.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torchvision import datasets

from studio.engine.data.download import download
from studio.engine.data.picture_set import Notify, PictureSet, resized, with_channels
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder
from studio.protocol.scratch import make_scratch

_CHUNK = 4096  # pictures resized at a time
# Exceptions of torchvision on damaged files; it checks the headers of MNIST's files by assertions.
_DAMAGED = (RuntimeError, OSError, ValueError, EOFError, TypeError, KeyError, AssertionError)


@dataclass(frozen=True)
class _Archive:
    """A file to download, and its path below torchvision's root."""

    addresses: tuple[str, ...]
    path: str
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


def load_torchvision_set(kind: str, size: int, channels: int | None, notify: Notify) -> PictureSet:
    """Return the training split of a data set at size x size; downloads it on first use.

    Args:
        kind: "mnist", "fashion-mnist" or "cifar10".
        size: Width and height in pixels.
        channels: 1 or 3; None keeps the data's own.
        notify: Receives progress messages.

    Raises:
        BadInput: The download failed, in which case nothing is left behind; or the stored files are damaged.
    """
    known = _KNOWN[kind]
    root = places.data_home() / "datasets" / kind
    try:
        if not root.is_dir():
            _fetch(known, root, notify)
        data = known.make(root=str(root), train=True, download=False)
        if len(data.data) != len(data.targets) or not len(data.data):
            raise ValueError(f"{len(data.data)} pictures and {len(data.targets)} labels do not belong together")
    except _DAMAGED as error:
        reason = " ".join(str(error).split())[:200] or "a file is damaged"
        raise BadInput(f"Could not read {root}: {reason}. Remove that folder to download it again.") from error
    notify(f"Resizing {len(data)} pictures to {size}x{size}")
    pixels = torch.as_tensor(np.asarray(data.data))
    pixels = pixels[:, None] if pixels.ndim == 3 else pixels.permute(0, 3, 1, 2)
    small = torch.cat([resized(chunk.float(), size) for chunk in pixels.split(_CHUNK)])
    labels = torch.as_tensor(np.asarray(data.targets), dtype=torch.int64)
    return PictureSet(known.title, with_channels(small, channels), labels, tuple(data.classes))


def _fetch(known: _Known, root: Path, notify: Notify) -> None:
    """Download and unpack into a temporary folder, and rename it when complete."""
    make_folder(root.parent)
    work = make_scratch(root.parent, root.name)
    try:
        for archive in known.archives():
            make_folder((work / archive.path).parent)
            download(archive.addresses, work / archive.path, archive.md5, notify)
        notify("Unpacking")
        known.make(root=str(work), train=True, download=True)  # finds the archives there and only unpacks them
        os.replace(work, root)
    finally:
        shutil.rmtree(work, ignore_errors=True)

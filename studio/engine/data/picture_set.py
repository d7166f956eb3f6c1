"""A data set as training sees it: every picture at one size, or points of the plane, resident on the device."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from studio.protocol.spaces import Space, space_of

BINS = 64  # of a histogram
_CHUNK = 4096  # pictures that are counted at a time

Say = Callable[[str], None]
"""Takes a quiet line of progress for the status bar."""


@dataclass(frozen=True)
class Skipped:
    """A file that was left out, and why."""

    file: str
    reason: str


@dataclass(frozen=True, eq=False)
class PictureSet:
    """Pictures of one size with their labels. A point of the plane is a picture of one pixel with two channels.

    Attributes:
        title: What it is, for a model's card.
        pictures: uint8 [N, C, H, W], N >= 1, C = 1 or 3; of points: float32 [N, 2, 1, 1] in [-1, 1], x and y.
        labels: int64 [N], each an index into `names`, or None when there are none.
        names: The classes; empty when there are no labels.
        skipped: Files that were found and left out.
        held_out: bool [N], the pictures that are not trained on, whatever share is asked for; None: `places` tell.
        own_places: Where each picture falls among all, [N] float64 in [0, 1), where that is not for its pixels here to
            tell: they may have been resized, and what is held out is to be the same at every size.
        captions: What is written about each picture, [N], empty where nothing is; None when nothing is about any.
        draw: Where the program draws the pictures itself: gives those of any numbers, so that no two passes are
            alike. None: there are no others than these.
    """

    title: str
    pictures: Tensor
    labels: Tensor | None = None
    names: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    held_out: Tensor | None = None
    own_places: Tensor | None = None
    captions: tuple[str, ...] | None = None
    draw: "Callable[[range], PictureSet] | None" = None

    def __len__(self) -> int:
        return len(self.pictures)

    @property
    def channels(self) -> int:
        """1 (grey), 3 (colour), or 2 (the coordinates of points)."""
        return self.pictures.shape[1]

    @property
    def size(self) -> int:
        """Width and height in pixels; 1 for points."""
        return self.pictures.shape[-1]

    @property
    def space(self) -> Space:
        """The space of the data: "pixel" for pictures, "plane" for points."""
        return space_of(self.size, self.channels)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of shape, pixels, labels, class names and captions: the same on every machine for the same data."""
        found = hashlib.sha256(repr((tuple(self.pictures.shape), self.names)).encode())
        found.update(self.pictures.cpu().contiguous().numpy().tobytes())
        if self.labels is not None:
            found.update(self.labels.cpu().contiguous().numpy().tobytes())
        if self.captions is not None:
            found.update(repr(self.captions).encode("utf-8", "backslashreplace"))
        return found.hexdigest()

    @cached_property
    def histograms(self) -> Tensor:
        """How many values of each channel lie in each of 64 equal parts of the range, [C, 64] int64.

        The range is 0 ... 255 for pictures and -1 ... 1 for points.
        """
        counts = torch.zeros(self.channels, BINS, dtype=torch.int64)
        for chunk in self.pictures.cpu().split(_CHUNK):
            bins = chunk // 4 if chunk.dtype == torch.uint8 else ((chunk + 1) * (BINS / 2)).clamp(max=BINS - 1)
            for channel in range(self.channels):
                counts[channel] += torch.bincount(bins[:, channel].flatten().long(), minlength=BINS)
        return counts

    @cached_property
    def places(self) -> Tensor:
        """Where each picture's SHA-256 falls among all values, [N] float64 in [0, 1)."""
        rows = self.pictures.cpu().contiguous().numpy()
        return places_of(rows) if self.own_places is None else self.own_places

    def split(self, share: float) -> "tuple[PictureSet, PictureSet]":
        """Return what is trained on and what is held out, in the set's order.

        A set of which nothing can be held out is trained on whole, and held out whole too; see `holds_out`.
        """
        held_out = self.holds_out(share)
        return (self, self) if held_out is None else (self.only(~held_out), self.only(held_out))

    def holds_out(self, share: float) -> Tensor | None:
        """Return which pictures are held out, bool [N]; None when it would be all or none.

        Where the set does not say itself, a picture is held out when the SHA-256 of its pixels falls into the first
        `share` of all values: that depends on nothing but the picture, equal pictures are on the same side, and a
        larger share holds out what a smaller one does, and more.
        """
        held_out = self.places < share if self.held_out is None else self.held_out
        return held_out if 0 < int(held_out.sum()) < len(self) else None

    def only(self, which: Tensor) -> "PictureSet":
        """Return the pictures at `which`: a bool [N] or indices."""
        labels = None if self.labels is None else self.labels[which]
        captions = self.captions
        if captions is not None:
            places = which.nonzero().flatten() if which.dtype == torch.bool else which
            captions = tuple(captions[place] for place in places.tolist())
        own_places = None if self.own_places is None else self.own_places[which.cpu()]
        return replace(
            self,
            pictures=self.pictures[which],
            labels=labels,
            held_out=None,
            own_places=own_places,
            captions=captions,
        )

    def to(self, device: torch.device | str) -> "PictureSet":
        """Return the set with its tensors on a device."""
        labels = None if self.labels is None else self.labels.to(device)
        return replace(self, pictures=self.pictures.to(device), labels=labels)

    def batch(self, indices: Tensor) -> tuple[Tensor, Tensor | None]:
        """Return the pictures at `indices` [B] as float32 [B, C, H, W] in [-1, 1], and their labels [B] if any."""
        pictures = self.pictures[indices]
        if pictures.dtype == torch.uint8:
            pictures = pictures.to(torch.float32).div_(127.5).sub_(1)
        return pictures, None if self.labels is None else self.labels[indices]


def places_of(rows: Iterable[NDArray[Any]]) -> Tensor:
    """Return where the SHA-256 of each array's bytes falls among all values, [N] float64 in [0, 1)."""
    heads = [int.from_bytes(hashlib.sha256(row.tobytes()).digest()[:4], "big") for row in rows]
    return torch.tensor(heads, dtype=torch.float64) / 2**32


def resized(pictures: Tensor, size: int) -> Tensor:
    """Bring pictures [N, C, H, W], float in [0, 255], to size x size: bicubic, antialiased when shrinking -> uint8."""
    if pictures.shape[-2:] != (size, size):
        shrinking = size < min(pictures.shape[-2:])
        pictures = F.interpolate(pictures, size=(size, size), mode="bicubic", antialias=shrinking, align_corners=False)
    return pictures.round().clamp(0, 255).to(torch.uint8)


def with_channels(pictures: Tensor, channels: int | None) -> Tensor:
    """Bring pictures uint8 [N, C, H, W] to 1 or 3 channels; grey is the luma of ITU-R BT.601. None keeps them."""
    if channels is None or channels == pictures.shape[1]:
        return pictures
    if channels == 3:
        return pictures.expand(-1, 3, -1, -1).contiguous()
    weights = torch.tensor([0.299, 0.587, 0.114]).reshape(1, 3, 1, 1)
    return (pictures.float() * weights).sum(1, keepdim=True).round().to(torch.uint8)

"""A data set in memory: pictures of one size, or points of a 2-D distribution."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from studio.protocol.spaces import Space, space_of

BINS = 64  # of a histogram
_CHUNK = 4096  # pictures per histogram update
_AT_ONCE = 2**24  # values that are converted at once
_SEED = 5  # of the pictures that represent all

Notify = Callable[[str], None]
"""Receives a progress message for the status bar."""


@dataclass(frozen=True)
class Skipped:
    """A skipped file, and the reason."""

    file: str
    reason: str


@dataclass(frozen=True, eq=False)
class PictureSet:
    """Pictures of one size with their labels. A 2-D point is a picture of one pixel with two channels.

    Attributes:
        title: Its description on a model card.
        pictures: uint8 [N, C, H, W], N >= 1, C = 1 or 3; of points: float32 [N, 2, 1, 1] in [-1, 1], x and y.
        labels: int64 [N], indices into `names`; None for unlabelled data.
        names: The classes; empty for unlabelled data.
        skipped: Files that were found but not used.
        held_out: bool [N], the validation pictures; None to split by hash.
        hash_positions: float64 [N] in [0, 1), the position of each picture's hash, where it must not depend on these
            pixels: they may have been resized, and the split should be the same at every size. None to hash them.
        captions: The caption of each picture [N], "" for none; None when no picture has one.
        maps: Further pictures of the same scenes by name, uint8 [N, c, H, W]: "depth", bright where something is near.
        draw: For a generated data set: returns the pictures of a range of numbers, without end. None for a fixed set.
    """

    title: str
    pictures: Tensor
    labels: Tensor | None = None
    names: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    held_out: Tensor | None = None
    hash_positions: Tensor | None = None
    captions: tuple[str, ...] | None = None
    maps: Mapping[str, Tensor] = field(default_factory=dict)
    draw: "Callable[[range], PictureSet] | None" = None

    def __len__(self) -> int:
        return len(self.pictures)

    @property
    def channels(self) -> int:
        """1 (grey), 3 (colour), or 2 (coordinates of points)."""
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
        """Histogram of the values of each channel, [C, 64] int64.

        The range is 0 ... 255 for pictures and -1 ... 1 for points.
        """
        counts = torch.zeros(self.channels, BINS, dtype=torch.int64)
        for chunk in self.pictures.cpu().split(_CHUNK):
            bins = chunk // 4 if chunk.dtype == torch.uint8 else ((chunk + 1) * (BINS / 2)).clamp(max=BINS - 1)
            for channel in range(self.channels):
                counts[channel] += torch.bincount(bins[:, channel].flatten().long(), minlength=BINS)
        return counts

    @cached_property
    def _positions(self) -> Tensor:
        """The position of each picture's hash in [0, 1), [N] float64."""
        rows = self.pictures.cpu().contiguous().numpy()
        return hash_positions(rows) if self.hash_positions is None else self.hash_positions

    def some(self, count: int) -> Tensor:
        """Return the positions of up to `count` pictures, int64: drawn from all of them, always the same ones.

        The first pictures of a set would not do: a folder's are sorted by class.
        """
        drawn = torch.randperm(len(self), generator=torch.Generator().manual_seed(_SEED))[:count]
        return drawn.to(self.pictures.device)

    def split(self, share: float) -> "tuple[PictureSet, PictureSet]":
        """Return the training set and the validation set, in the original order.

        When no split is possible, both are the whole set; see `held_out_mask`.
        """
        held_out = self.held_out_mask(share)
        return (self, self) if held_out is None else (self.only(~held_out), self.only(held_out))

    def held_out_mask(self, share: float) -> Tensor | None:
        """Return the mask of held-out pictures, bool [N]; None if it would select all or none.

        Without a mask of its own, a set holds out the pictures whose SHA-256 lies in the lowest `share` of all values.
        The split depends on the pictures only, identical pictures are on the same side, and a larger share holds out a
        superset.
        """
        held_out = self._positions < share if self.held_out is None else self.held_out
        return held_out if 0 < int(held_out.sum()) < len(self) else None

    def with_held_out(self, held_out: "PictureSet") -> "PictureSet":
        """Return these pictures followed by others of the same kind, which are the validation set."""
        labels, captions = None, None
        if self.labels is not None and held_out.labels is not None:
            labels = torch.cat([self.labels, held_out.labels])
        if self.captions is not None and held_out.captions is not None:
            captions = (*self.captions, *held_out.captions)
        return replace(
            self,
            pictures=torch.cat([self.pictures, held_out.pictures]),
            labels=labels,
            held_out=torch.arange(len(self) + len(held_out)) >= len(self),
            captions=captions,
            maps={name: torch.cat([pictures, held_out.maps[name]]) for name, pictures in self.maps.items()},
        )

    def only(self, which: Tensor) -> "PictureSet":
        """Return the subset selected by a bool mask [N] or by indices."""
        labels = None if self.labels is None else self.labels[which]
        captions = self.captions
        if captions is not None:
            indices = which.nonzero().flatten() if which.dtype == torch.bool else which
            captions = tuple(captions[index] for index in indices.tolist())
        positions = None if self.hash_positions is None else self.hash_positions[which.cpu()]
        return replace(
            self,
            pictures=self.pictures[which],
            labels=labels,
            held_out=None,
            hash_positions=positions,
            captions=captions,
            maps={name: values[which] for name, values in self.maps.items()},
        )

    def to(self, device: torch.device | str) -> "PictureSet":
        """Return the set with its tensors on a device."""
        labels = None if self.labels is None else self.labels.to(device)
        maps = {name: values.to(device) for name, values in self.maps.items()}
        return replace(self, pictures=self.pictures.to(device), labels=labels, maps=maps)

    def batch(self, indices: Tensor) -> tuple[Tensor, Tensor | None]:
        """Return the pictures at `indices` [B] as float32 [B, C, H, W] in [-1, 1], and their labels [B] if any."""
        pictures = self.pictures[indices]
        if pictures.dtype == torch.uint8:
            pictures = pictures.to(torch.float32).div_(127.5).sub_(1)
        return pictures, None if self.labels is None else self.labels[indices]


def hash_positions(rows: Iterable[NDArray[Any]]) -> Tensor:
    """Return the position of each array's SHA-256 among all values, [N] float64 in [0, 1)."""
    heads = [int.from_bytes(hashlib.sha256(row.tobytes()).digest()[:4], "big") for row in rows]
    return torch.tensor(heads, dtype=torch.float64) / 2**32


def resized(pictures: Tensor, size: int) -> Tensor:
    """Resize pictures [N, C, H, W], float in [0, 255], to size x size (bicubic, antialiased) -> uint8."""
    if pictures.shape[-2:] != (size, size):
        shrinking = size < min(pictures.shape[-2:])
        pictures = F.interpolate(pictures, size=(size, size), mode="bicubic", antialias=shrinking, align_corners=False)
    return pictures.round().clamp(0, 255).to(torch.uint8)


def with_channels(pictures: Tensor, channels: int | None) -> Tensor:
    """Convert pictures uint8 [N, C, H, W] to 1 channel (luma of ITU-R BT.601) or 3; None keeps them."""
    if channels is None or channels == pictures.shape[1]:
        return pictures
    if channels == 3:
        return pictures.expand(-1, 3, -1, -1).contiguous()
    weights = torch.tensor([0.299, 0.587, 0.114]).reshape(1, 3, 1, 1)
    at_once = max(1, _AT_ONCE // pictures[0].numel())
    parts = [(part.float() * weights).sum(1, keepdim=True).round().to(torch.uint8) for part in pictures.split(at_once)]
    return torch.cat(parts)

"""A data set as training sees it: every picture at one size, resident on the device."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import torch
from torch import Tensor
from torch.nn import functional as F

Say = Callable[[str], None]
"""Takes a quiet line of progress for the status bar."""


@dataclass(frozen=True)
class Skipped:
    """A file that was left out, and why."""

    file: str
    reason: str


@dataclass(frozen=True, eq=False)
class PictureSet:
    """Pictures of one size with their labels.

    Attributes:
        title: What it is, for a model's card.
        pictures: uint8 [N, C, H, W], N >= 1, C = 1 or 3.
        labels: int64 [N], each an index into `names`, or None when there are none.
        names: The classes; empty when there are no labels.
        skipped: Files that were found and left out.
    """

    title: str
    pictures: Tensor
    labels: Tensor | None = None
    names: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    def __len__(self) -> int:
        return len(self.pictures)

    @property
    def channels(self) -> int:
        """1 (grey) or 3 (colour)."""
        return self.pictures.shape[1]

    @property
    def size(self) -> int:
        """Width and height in pixels."""
        return self.pictures.shape[-1]

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of shape, pixels, labels and class names: the same on every machine for the same data."""
        found = hashlib.sha256(repr((tuple(self.pictures.shape), self.names)).encode())
        found.update(self.pictures.cpu().contiguous().numpy().tobytes())
        if self.labels is not None:
            found.update(self.labels.cpu().contiguous().numpy().tobytes())
        return found.hexdigest()

    def to(self, device: torch.device | str) -> "PictureSet":
        """Return the set with its tensors on a device."""
        labels = None if self.labels is None else self.labels.to(device)
        return replace(self, pictures=self.pictures.to(device), labels=labels)

    def batch(self, indices: Tensor) -> tuple[Tensor, Tensor | None]:
        """Return the pictures at `indices` [B] as float32 [B, C, H, W] in [-1, 1], and their labels [B] if any."""
        pictures = self.pictures[indices].to(torch.float32).div_(127.5).sub_(1)
        return pictures, None if self.labels is None else self.labels[indices]


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

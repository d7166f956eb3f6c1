"""Denoises a large latent in overlapping tiles, whose outputs are blended in every step (Bar-Tal et al. 2023).

The network sees pieces of the size that it was trained on, so that neither its memory nor its idea of how large things
are depends on the size of the picture. Because the outputs are blended in every step, neighbouring tiles agree, and no
seam is left for the end.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

_ALIGNMENT = 8  # latents: tiles begin where every level of the network has a whole pixel, as far as the size allows
_OVERLAP = 4  # a tile shares so much of its side with its neighbour: one fourth


@dataclass(frozen=True)
class Tile:
    """A part of a latent: its first row and column, height and width."""

    y: int
    x: int
    height: int
    width: int

    def of(self, values: Tensor, height: int, width: int) -> Tensor:
        """Return this part of values [..., H, W] that lie over a latent of `height` x `width`, in any resolution."""
        rows, columns = values.shape[-2] / height, values.shape[-1] / width
        top, left = round(self.y * rows), round(self.x * columns)
        return values[..., top : top + round(self.height * rows), left : left + round(self.width * columns)]


def tiles_of(height: int, width: int, side: int) -> list[Tile]:
    """Return tiles of at most `side` latents each way that cover a latent, row by row; one if it is not larger."""
    return [
        Tile(y, x, min(side, height), min(side, width)) for y in _starts(height, side) for x in _starts(width, side)
    ]


def blended(outputs: list[Tensor], tiles: list[Tile], height: int, width: int) -> Tensor:
    """Return the outputs of tiles [N, C, h, w] as one [N, C, H, W]: near its edges a tile counts less than the next."""
    first = outputs[0]
    whole = torch.zeros(*first.shape[:2], height, width, dtype=torch.float32, device=first.device)
    total = torch.zeros(height, width, dtype=torch.float32, device=first.device)
    for output, tile in zip(outputs, tiles, strict=True):
        weights = torch.outer(_ramp(tile.height), _ramp(tile.width)).to(first.device)
        rows, columns = slice(tile.y, tile.y + tile.height), slice(tile.x, tile.x + tile.width)
        whole[:, :, rows, columns] += weights * output
        total[rows, columns] += weights
    return (whole / total).to(first.dtype)


@contextmanager
def in_tiles(unet: Any, side: int | None) -> Iterator[None]:
    """Let `conditioned_unet.predict` work in tiles of `side` latents; None: in one piece."""
    unet.tile_side = side
    try:
        yield
    finally:
        unet.tile_side = None


def tile_side(unet: Any) -> int | None:
    """Return the side of the tiles in which a network works at the moment, in latents."""
    side: int | None = getattr(unet, "tile_side", None)
    return side


def by_tiles(z_t: Tensor, side: int, run: Callable[[Tile], Tensor]) -> Tensor:
    """Return the blended outputs of `run` for every tile of latents [N, C, H, W]."""
    height, width = z_t.shape[-2:]
    tiles = tiles_of(height, width, side)
    return blended([run(tile) for tile in tiles], tiles, height, width)


def _starts(length: int, side: int) -> list[int]:
    if length <= side:
        return [0]
    step = side - max(1, side // _OVERLAP)
    step -= step % _ALIGNMENT if side % _ALIGNMENT == 0 and step >= _ALIGNMENT else 0
    return [*range(0, length - side, step), length - side]


def _ramp(length: int) -> Tensor:
    """Weights that rise from an edge over the overlap, stay at 1, and fall to the other edge; never zero."""
    places = torch.arange(length, dtype=torch.float32) + 1
    return (torch.minimum(places, places.flip(0)) / max(1, length // _OVERLAP)).clamp(max=1)

"""Denoises a large latent in overlapping tiles, whose outputs are blended in every step (Bar-Tal et al. 2023).

The network sees pieces of the size that it was trained on, so that neither its memory nor the scale of objects
depends on the size of the picture. Because the outputs are blended in every step, neighbouring tiles agree, and no
seam remains at the end.
"""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

ALIGNMENT = 8  # latents: where every level of the network has a whole pixel
_GOLDEN, _SILVER = (math.sqrt(5) - 1) / 2, math.sqrt(2) - 1  # their multiples are spread evenly
_OVERLAP = 4  # a tile overlaps its neighbour by a fourth of its side


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


def tiles_of(height: int, width: int, side: int, alignment: int = 1, shift: tuple[float, float] = (0, 0)) -> list[Tile]:
    """Return tiles of at most `side` latents each way that cover a latent, row by row; one if it is not larger.

    Args:
        height, width: Of the latent.
        side: Of a tile.
        alignment: Tiles begin at multiples of it, as far as the size allows.
        shift: By what share of their distance, 0 ... 1, the inner tiles are moved up and to the left.
    """
    return [
        Tile(y, x, min(side, height), min(side, width))
        for y in _starts(height, side, alignment, shift[0])
        for x in _starts(width, side, alignment, shift[1])
    ]


def shift_at(t: float) -> tuple[float, float]:
    """Return the shift of the tiles at a timestep, down and across in 0 ... 1.

    Tiles are shifted at each step, evenly distributed: their borders leave no line, and what a network tends to paint
    in the middle of its picture cannot build up.
    """
    return t * _GOLDEN % 1, t * _SILVER % 1


def blended(outputs: list[Tensor], tiles: list[Tile], height: int, width: int) -> Tensor:
    """Blend the outputs of tiles [N, C, h, w] into one [N, C, H, W]: a tile counts less near its edges."""
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
    """Make `conditioned_unet.predict` work in tiles of `side` latents; None: in one piece."""
    unet.tile_side = side
    try:
        yield
    finally:
        unet.tile_side = None


def tile_side(unet: Any) -> int | None:
    """Return the side of the tiles in which a network currently works, in latents."""
    side: int | None = getattr(unet, "tile_side", None)
    return side


def by_tiles(z_t: Tensor, t: float, side: int, alignment: int, run: Callable[[Tile], Tensor]) -> Tensor:
    """Return the blended outputs of `run` for every tile of latents [N, C, H, W] at a timestep; see `tiles_of`."""
    height, width = z_t.shape[-2:]
    tiles = tiles_of(height, width, side, alignment, shift_at(t))
    return blended([run(tile) for tile in tiles], tiles, height, width)


def _starts(length: int, side: int, alignment: int, shift: float) -> list[int]:
    if length <= side:
        return [0]
    step = side - max(1, side // _OVERLAP)
    if side % alignment == 0 and step >= alignment:
        step -= step % alignment
    else:
        alignment = 1
    back = int(shift * step)
    back -= back % alignment
    inner = [start for start in range(step - back, length - side, step) if start > 0]
    return [0, *inner, length - side]


def _ramp(length: int) -> Tensor:
    """Weights that rise from an edge over the overlap, stay at 1, and fall to the other edge; never zero.

    They rise as a raised cosine, so gently that no line is left, and two overlapping ramps add up to 1.
    """
    places = torch.arange(length, dtype=torch.float32) + 0.5
    share = (torch.minimum(places, places.flip(0)) / max(1, length // _OVERLAP)).clamp(max=1)
    return torch.sin(share * (math.pi / 2)).square()

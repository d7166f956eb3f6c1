"""Draws thousands of points at once: as dots in an array of pixels, or as pictures where there is room."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint32]  # [H, W], 0xaarrggbb


@lru_cache(maxsize=8)
def _stamp(radius: float) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Return the offsets of a disc's pixels, and which of them form its edge."""
    reach = int(np.ceil(radius))
    dy, dx = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    distance = np.hypot(dx, dy)
    inside = distance <= radius + 0.2
    return dx[inside], dy[inside], distance[inside] > radius - 0.8


def draw_dots(
    size: tuple[int, int], places: NDArray[np.floating], colours: NDArray[np.uint32], radius: float
) -> Pixels:
    """Draw dots with a dark edge on a transparent background; later ones cover earlier ones.

    Args:
        size: Width and height in pixels.
        places: x and y of each dot [N, 2].
        colours: 0xffrrggbb of each [N].
        radius: In pixels.
    """
    width, height = size
    dx, dy, rim = _stamp(radius)
    pad = int(np.ceil(radius))
    inside = ((places >= -pad) & (places < (width + pad, height + pad))).all(1)
    shown = np.flatnonzero(inside)
    cells = np.rint(places[shown]).astype(np.int64)
    stride = width + 4 * pad + 1
    start = (cells[:, 1] + 2 * pad) * stride + cells[:, 0] + 2 * pad
    values = np.where(rim, _darker(colours[shown])[:, None], colours[shown][:, None])
    image = np.zeros((height + 4 * pad + 1) * stride, np.uint32)
    image[(start[:, None] + (dy * stride + dx)).ravel()] = values.ravel()  # of repeated indices, the last one counts
    return image.reshape(-1, stride)[2 * pad : 2 * pad + height, 2 * pad : 2 * pad + width]


def with_room(places: NDArray[np.floating], size: tuple[int, int], side: int) -> NDArray[np.int64]:
    """Return the points whose pictures of `side` pixels are shown: the first in each cell of a grid of that size."""
    inside = ((places >= -side) & (places < (size[0] + side, size[1] + side))).all(1)
    shown = np.flatnonzero(inside)
    cells = np.floor(places[shown] / side).astype(np.int64)
    _, first = np.unique(cells[:, 0] * 65_536 + cells[:, 1], return_index=True)
    return shown[np.sort(first)]


def _darker(colours: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return colours at half their brightness."""
    return ((colours & np.uint32(0x00FEFEFE)) >> np.uint32(1)) | np.uint32(0xFF000000)

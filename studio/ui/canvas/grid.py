"""Lays out several results side by side, as large as the canvas allows."""

import math

from PySide6.QtCore import QRectF

from studio.protocol.geometry import Size

_GAP, _MARGIN, _FOOT = 8.0, 16.0, 24.0  # widget pixels; the foot leaves room for the info line


def cells(count: int, picture: Size, viewport: tuple[float, float]) -> list[QRectF]:
    """Return a cell for each of `count` pictures of one size, row by row, in widget pixels."""
    width, height = viewport[0] - 2 * _MARGIN, viewport[1] - 2 * _MARGIN - _FOOT
    best = max(range(1, count + 1), key=lambda columns: _scale(count, columns, picture, width, height))
    scale = max(1e-3, _scale(count, best, picture, width, height))
    if scale >= 2:
        scale = math.floor(scale)
    rows = math.ceil(count / best)
    w, h = picture.width * scale, picture.height * scale
    left = round((viewport[0] - best * w - (best - 1) * _GAP) / 2)
    top = round((viewport[1] - _FOOT - rows * h - (rows - 1) * _GAP) / 2)
    return [QRectF(left + (i % best) * (w + _GAP), top + (i // best) * (h + _GAP), w, h) for i in range(count)]


def _scale(count: int, columns: int, picture: Size, width: float, height: float) -> float:
    rows = math.ceil(count / columns)
    across = (width - (columns - 1) * _GAP) / columns / max(1, picture.width)
    down = (height - (rows - 1) * _GAP) / rows / max(1, picture.height)
    return min(across, down)

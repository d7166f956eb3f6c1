"""Thumbnails of layers and of the mask: they read few pixels, however large the picture is."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap

from studio.document.layers.layer import Layer
from studio.protocol.geometry import Box, Size
from studio.ui.theme import colours

SIDE = 24  # pixels


def layer_thumbnail(layer: Layer, canvas: Size) -> QIcon:
    """Return a layer in its place on the canvas, over a chequer."""
    step = max(1, max(canvas) // SIDE)
    part = layer.box.intersection(Box(0, 0, *canvas))
    sample = layer.pixels[
        part.y - layer.y : part.bottom - layer.y : step, part.x - layer.x : part.right - layer.x : step
    ]
    return _icon(np.ascontiguousarray(sample), canvas, part, step)


def mask_thumbnail(mask: NDArray[np.uint8]) -> QIcon:
    """Return the mask: white is repainted."""
    height, width = mask.shape
    step = max(1, max(height, width) // SIDE)
    grey = mask[::step, ::step]
    rgba = np.dstack([grey, grey, grey, np.full_like(grey, 255)])
    return _icon(np.ascontiguousarray(rgba), Size(width, height), Box(0, 0, width, height), step)


def _icon(sample: NDArray[np.uint8], canvas: Size, part: Box, step: int) -> QIcon:
    scale = SIDE / max(*canvas, 1)
    pixmap = QPixmap(SIDE, SIDE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    width, height = canvas.width * scale, canvas.height * scale
    painter.translate((SIDE - width) / 2, (SIDE - height) / 2)
    c = colours()
    for row in range(-(-round(height) // 7)):
        for column in range(-(-round(width) // 7)):
            colour = c.line if (row + column) % 2 else c.control
            painter.fillRect(
                column * 7, row * 7, min(7, round(width) - column * 7), min(7, round(height) - row * 7), QColor(colour)
            )
    if sample.size:
        rows, columns = sample.shape[:2]
        image = QImage(sample.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(scale, scale)
        painter.drawImage(QRectF(part.x, part.y, columns * step, rows * step), image)
    painter.end()
    return QIcon(pixmap)

"""Cached images of the layers, updated box by box: the picture, and the mask as a coloured overlay."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from studio.protocol.geometry import Box, Size
from studio.ui.canvas.view_transform import ViewTransform


class Mipmaps:
    """An image and its halved copies, made on demand, so that zooming out is smooth and reads few pixels."""

    def __init__(self, base: QImage) -> None:
        self._levels = [base]

    def changed(self, box: Box) -> None:
        """Update the halved copies after the base has changed in a box."""
        for level in range(1, len(self._levels)):
            box = _halved(box)
            self._shrink(level, box)

    def prepare(self) -> None:
        """Make the halved copies that a screen needs, down to one of at most a megapixel; any thread may do this."""
        level = 0
        while (image := self._level(level)).width() * image.height() > 1_000_000:
            level += 1

    def draw(self, painter: QPainter, target: QRectF, view: ViewTransform, viewport: tuple[float, float]) -> None:
        """Draw the image into `target` (widget pixels): smooth when zoomed out, crisp when zoomed in."""
        base = self._levels[0]
        zoom = target.width() / base.width() * view.ratio
        level = max(0, math.floor(math.log2(1 / zoom) + 1e-9)) if zoom < 1 else 0
        image = self._level(level)
        across, down = target.width() / image.width(), target.height() / image.height()
        # Clip to the widget in whole pixels, not to the area of the repaint, so that partial repaints sample exactly
        # as whole ones do.
        left = max(0, math.floor(-target.x() / across) - 1)
        top = max(0, math.floor(-target.y() / down) - 1)
        right = min(image.width(), math.ceil((viewport[0] - target.x()) / across) + 1)
        bottom = min(image.height(), math.ceil((viewport[1] - target.y()) / down) + 1)
        if right <= left or bottom <= top:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, zoom < 1)
        painter.drawImage(
            QRectF(target.x() + left * across, target.y() + top * down, (right - left) * across, (bottom - top) * down),
            image,
            QRectF(left, top, right - left, bottom - top),
        )

    def _level(self, level: int) -> QImage:
        while len(self._levels) <= level:
            last = self._levels[-1]
            if last.width() < 2 or last.height() < 2:
                break
            opaque = not last.hasAlphaChannel()
            kind = QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied
            self._levels.append(QImage(last.width() // 2, last.height() // 2, kind))
            self._shrink(len(self._levels) - 1, Box(0, 0, last.width() // 2, last.height() // 2))
        return self._levels[min(level, len(self._levels) - 1)]

    def _shrink(self, level: int, box: Box) -> None:
        """Average 2 x 2 pixels of the previous level into each pixel of the box, which is bilinear scaling by 1/2."""
        image = self._levels[level]
        box = box.intersection(Box(0, 0, image.width(), image.height()))
        if box.empty:
            return
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        source = QRectF(2 * box.x, 2 * box.y, 2 * box.width, 2 * box.height)
        painter.drawImage(QRectF(*box), self._levels[level - 1], source)
        painter.end()


class PictureImage:
    """An image that shares the memory of RGBA pixels [H, W, 4], contiguous."""

    def __init__(self, pixels: NDArray[np.uint8]) -> None:
        self.pixels = pixels  # keeps alive the memory that the image reads
        height, width = pixels.shape[:2]
        self.opaque = bool((pixels[:, :, 3] == 255).all())
        kind = QImage.Format.Format_RGBX8888 if self.opaque else QImage.Format.Format_RGBA8888
        self.size = Size(width, height)
        self.mipmaps = Mipmaps(QImage(pixels.data, width, height, 4 * width, kind))


class MaskOverlay:
    """The mask as an image of one colour whose opacity follows the mask."""

    def __init__(self, mask: NDArray[np.uint8], colour: str, opacity: float) -> None:
        height, width = mask.shape
        self._mask = mask
        self._image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        # the image is never copied, so this memory stays its own
        self._pixels: NDArray[np.uint32] = np.ndarray((height, width), np.uint32, buffer=self._image.bits())
        self._table = _premultiplied(colour, opacity)
        self._pixels[:] = 0
        self.mipmaps = Mipmaps(self._image)
        if mask.any():
            self.changed(Box(0, 0, width, height))

    def set_style(self, colour: str, opacity: float) -> None:
        """Set the overlay's colour, #rrggbb, and its opacity where the mask is full, 0..1."""
        self._table = _premultiplied(colour, opacity)
        self.changed(Box(0, 0, self._image.width(), self._image.height()))

    def changed(self, box: Box) -> None:
        """Update the overlay in a box of the mask."""
        self._pixels[box.slices] = self._table[self._mask[box.slices]]
        self.mipmaps.changed(box)


def _halved(box: Box) -> Box:
    """Return the box at half size, rounded outwards."""
    x, y = box.x // 2, box.y // 2
    return Box(x, y, -(-box.right // 2) - x, -(-box.bottom // 2) - y)


def _premultiplied(colour: str, opacity: float) -> NDArray[np.uint32]:
    """Return the overlay's colour for each of the 256 mask values, as Qt's premultiplied ARGB, [256]."""
    base = QColor(colour)
    alpha = np.rint(np.arange(256) * opacity).astype(np.uint32)
    red, green, blue = ((alpha * part + 127) // 255 for part in (base.red(), base.green(), base.blue()))
    return (alpha << 24 | red << 16 | green << 8 | blue).astype(np.uint32)

"""Images of the layers, updated box by box: the picture, and the mask as a coloured overlay."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from studio.document.layers.composite import Composite
from studio.protocol.geometry import Box, Size
from studio.ui.canvas.pyramid import Budget, Pyramid
from studio.ui.canvas.view_transform import ViewTransform


class PictureImage(Pyramid):
    """An image that shares the memory of RGBA pixels [H, W, 4], contiguous.

    Args:
        opaque: Whether every alpha is 255; None: determined from the pixels.

    Attributes:
        pixels: The pixels.
        opaque: Whether every alpha is 255.
    """

    def __init__(self, pixels: NDArray[np.uint8], opaque: bool | None = None) -> None:
        self.pixels = pixels  # keeps alive the memory that the image reads
        height, width = pixels.shape[:2]
        self.opaque = is_opaque(pixels) if opaque is None else opaque
        kind, reduced = QImage.Format.Format_RGBA8888, QImage.Format.Format_RGBA8888_Premultiplied
        if self.opaque:
            kind = reduced = QImage.Format.Format_RGBX8888
        super().__init__(Size(width, height), reduced, QImage(pixels.data, width, height, 4 * width, kind))

    def shows(self, composite: Composite) -> bool:
        """Whether the pixels are those of a composite, and not marked opaque unless it is."""
        return self.pixels is composite.pixels and (composite.opaque or not self.opaque)

    def _reduced(self, factor: int, box: Box) -> NDArray[np.uint32]:
        if self.opaque:
            return _averaged(self.pixels, "RGBX", factor, box).view(np.uint32)[..., 0]
        return _averaged_by_alpha(np.ascontiguousarray(self.pixels[box.slices]), factor)


class CompositeImage(PictureImage):
    """The composite image of the layers, computed as it is drawn.

    Args:
        composite: The layers.
        levels_of: The previous image, whose reduced copies are drawn until new ones are made.
    """

    def __init__(self, composite: Composite, levels_of: PictureImage | None = None) -> None:
        self._composite = composite
        super().__init__(composite.pixels, opaque=composite.opaque if composite.is_copy else None)
        if levels_of is not None:
            self.take_levels(levels_of)

    def draw(
        self, painter: QPainter, target: QRectF, view: ViewTransform, viewport: tuple[float, float], budget: Budget
    ) -> None:
        """Draw the image, and let strokes be followed at the size at which it is drawn."""
        self._composite.shown_at = 1 << self.level_at(target, view)
        super().draw(painter, target, view, viewport, budget)

    def _ready(self, box: Box, until: float) -> bool:
        return self._composite.complete(box, until)

    def _follow(self, number: int, box: Box) -> None:
        if not self._composite.previews or 1 << number != self._composite.shown_at:
            super()._follow(number, box)
            return
        level = self._levels[number]
        reduced = level.reduced(box)
        if not reduced.empty:
            look = self._composite.preview(Box(*(length << number for length in reduced)))
            level.pixels[reduced.slices] = look.view(np.uint32)[..., 0] if self.opaque else _averaged_by_alpha(look, 1)


class MaskOverlay(Pyramid):
    """The mask as an image of one colour whose opacity follows the mask."""

    def __init__(self, mask: NDArray[np.uint8], colour: str, opacity: float) -> None:
        height, width = mask.shape
        super().__init__(Size(width, height), QImage.Format.Format_ARGB32_Premultiplied)
        self._mask = mask
        self._table = _premultiplied(colour, opacity)

    def set_style(self, colour: str, opacity: float) -> None:
        """Set the overlay's colour, #rrggbb, and its opacity where the mask is full, 0..1."""
        self._table = _premultiplied(colour, opacity)
        self.changed(Box(0, 0, *self.size))

    def _reduced(self, factor: int, box: Box) -> NDArray[np.uint32]:
        return self._table[self._mask[box.slices] if factor == 1 else _averaged(self._mask, "L", factor, box)]


def is_opaque(pixels: NDArray[np.uint8]) -> bool:
    """Whether every alpha of RGBA pixels [H, W, 4] is 255."""
    common = np.bitwise_and.reduce(
        pixels.view(np.uint32), axis=None
    )  # whole pixels are read faster than every fourth byte
    return int(np.uint32(common).reshape(1).view(np.uint8)[3]) == 255


def _averaged(pixels: NDArray[np.uint8], mode: str, factor: int, box: Box) -> NDArray[np.uint8]:
    """Average `factor` x `factor` pixels of a box of contiguous pixels into each pixel of the result."""
    height, width = pixels.shape[:2]
    image = Image.frombuffer(mode, (width, height), pixels, "raw", mode, 0, 1)  # shares the memory
    return np.asarray(image.reduce(factor, (box.x, box.y, box.right, box.bottom)))


def _averaged_by_alpha(pixels: NDArray[np.uint8], factor: int) -> NDArray[np.uint32]:
    """Average `factor` x `factor` contiguous RGBA pixels, their colours by alpha, as premultiplied pixels [h, w]."""
    height, width = pixels.shape[:2]
    image = Image.frombuffer("RGBA", (width, height), pixels, "raw", "RGBA", 0, 1).convert("RGBa")
    return np.asarray(image.reduce(factor) if factor > 1 else image).view(np.uint32)[..., 0]


def _premultiplied(colour: str, opacity: float) -> NDArray[np.uint32]:
    """Return the overlay's colour for each of the 256 mask values, as Qt's premultiplied ARGB, [256]."""
    base = QColor(colour)
    alpha = np.rint(np.arange(256) * opacity).astype(np.uint32)
    red, green, blue = ((alpha * part + 127) // 255 for part in (base.red(), base.green(), base.blue()))
    return (alpha << 24 | red << 16 | green << 8 | blue).astype(np.uint32)

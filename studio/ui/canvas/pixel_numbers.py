"""Writes the values of pixels onto them, where the canvas is zoomed in far enough to read them."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from studio.protocol.geometry import Size
from studio.ui.canvas.view_transform import ViewTransform
from studio.ui.theme import tabular

MIN_PIXEL_SIDE = 44.0  # widget pixels per picture pixel below which no numbers are written
_LINES = 3
Colour = tuple[int, int, int]


def draw_numbers(
    painter: QPainter,
    view: ViewTransform,
    part: QRect,
    size: Size,
    colour_at: Callable[[float, float], Colour | None],
) -> None:
    """Write red, green and blue onto each pixel, or one number onto a grey one; nothing when the pixels are small.

    Args:
        painter: Draws on the canvas.
        view: Pan and zoom.
        part: The part of the canvas that is repainted.
        size: Of the picture.
        colour_at: Returns the colour at a place of the picture; None where nothing is shown.
    """
    side = view.scale
    if side < MIN_PIXEL_SIDE:
        return
    left, top = view.to_picture(part.left(), part.top())
    right, bottom = view.to_picture(part.right() + 1, part.bottom() + 1)
    font = QFont(tabular(painter.font()))
    font.setPixelSize(max(9, min(16, int(side / (_LINES + 1.2)))))
    painter.setFont(font)
    for y in range(max(0, int(top)), min(size.height, int(bottom) + 1)):
        for x in range(max(0, int(left)), min(size.width, int(right) + 1)):
            colour = colour_at(x + 0.5, y + 0.5)
            if colour is None:
                continue
            red, green, blue = colour
            text = f"{red}" if red == green == blue else f"{red}\n{green}\n{blue}"
            light = 0.299 * red + 0.587 * green + 0.114 * blue > 127
            painter.setPen(QColor("#000000" if light else "#ffffff"))
            place = QRectF(*view.to_widget(x, y), side, side)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

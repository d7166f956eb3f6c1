"""The info line at the foot of the canvas: zoom, size, the pixel under the pointer, and hints about keys."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from studio.protocol.geometry import Size
from studio.ui import theme
from studio.ui.translation import number_text

_INSET, PAD = 8.0, 6.0  # widget pixels


def info_text(zoom: float, size: Size, pixel: tuple[int, int, tuple[int, int, int]] | None) -> str:
    """Return for example "400% · 128 × 128 · (86, 41) #3e70d6"."""
    percent = number_text(zoom, ".0%" if zoom >= 0.1 else ".1%")
    parts = [percent, f"{size.width} × {size.height}"]
    if pixel is not None:
        x, y, (red, green, blue) = pixel
        parts.append(f"({x}, {y}) #{red:02x}{green:02x}{blue:02x}")
    return " · ".join(parts)


def strip(viewport: tuple[float, float], font: QFont) -> QRectF:
    """Return the area of the info line."""
    height = QFontMetricsF(font).height() + 4
    return QRectF(0, viewport[1] - _INSET - height, viewport[0], height + _INSET)


def draw(painter: QPainter, viewport: tuple[float, float], font: QFont, left: str, right: str) -> None:
    """Draw both texts on a background that keeps them legible over any picture."""
    c = theme.colours()
    font = theme.tabular(font)
    metrics = QFontMetricsF(font)
    height = metrics.height() + 4
    top = viewport[1] - _INSET - height
    ground = QColor(c.surround)
    ground.setAlpha(230)
    painter.setFont(font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left_end = _INSET
    for text, at_right in ((left, False), (right, True)):
        width = metrics.horizontalAdvance(text) + 2 * PAD
        start = viewport[0] - _INSET - width if at_right else _INSET
        if not text or (at_right and start < left_end):
            continue
        left_end = start + width
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(start, top, width, height), theme.RADIUS, theme.RADIUS)
        painter.setPen(QColor(c.quiet))
        painter.drawText(QPointF(start + PAD, top + 2 + metrics.ascent()), text)

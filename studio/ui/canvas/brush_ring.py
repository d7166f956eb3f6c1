"""Draws the brush's outline so that it shows on any background: a dark ring with a light one inside."""

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from studio.ui.tools.brush_ring import BrushRing

_MARK = 3.0  # half the length of the plus or minus in the middle, in widget pixels
_MIN_RADIUS = 3.0  # the smallest radius drawn


def ring_area(ring: BrushRing) -> QRect:
    """Return the part of the widget that the ring and its line cover."""
    reach = max(ring.radius, _MIN_RADIUS, _MARK) + 3
    area = QRectF(ring.x - reach, ring.y - reach, 2 * reach, 2 * reach)
    if ring.line is not None:
        line = QRectF(QPointF(*ring.line[0]), QPointF(*ring.line[1])).normalized()
        area = area.united(line.adjusted(-3, -3, 3, 3))
    return area.toAlignedRect()


def draw_ring(painter: QPainter, ring: BrushRing) -> None:
    """Draw the ring with a plus in the middle when it paints, a minus when it erases, and the line of Shift."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = max(ring.radius, _MIN_RADIUS)
    marks = [QLineF(ring.x - _MARK, ring.y, ring.x + _MARK, ring.y)]
    if not ring.erases:
        marks.append(QLineF(ring.x, ring.y - _MARK, ring.x, ring.y + _MARK))
    for colour, width in ((QColor(0, 0, 0, 150), 2.5), (QColor(255, 255, 255, 230), 1.0)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(QPointF(ring.x, ring.y), radius, radius)
        if ring.line is not None:
            painter.drawLine(QPointF(*ring.line[0]), QPointF(*ring.line[1]))
        if radius > 2 * _MARK:
            painter.drawLines(marks)

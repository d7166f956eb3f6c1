"""Draws the brush's outline so that it shows on any background: a dark ring with a light one inside."""

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from studio.ui.canvas.view_transform import ViewTransform
from studio.ui.tools.brush_ring import BrushRing
from studio.ui.tools.outline import Place

_MARK = 3.0  # half the length of the plus or minus in the middle, in widget pixels
_LEAST = 3.0  # the smallest radius drawn


def ring_area(ring: BrushRing, view: ViewTransform) -> QRect:
    """Return the part of the widget that the ring and its line cover."""
    reach = max(ring.radius, _LEAST, _MARK) + 3
    area = QRectF(ring.x - reach, ring.y - reach, 2 * reach, 2 * reach)
    if ring.line is not None:
        line = _in_widget(ring.line, view)
        area = area.united(QRectF(line.p1(), line.p2()).normalized().adjusted(-3, -3, 3, 3))
    return area.toAlignedRect()


def draw_ring(painter: QPainter, ring: BrushRing, view: ViewTransform) -> None:
    """Draw the ring with a plus in the middle when it paints, a minus when it erases, and the line of Shift."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = max(ring.radius, _LEAST)
    marks = [QLineF(ring.x - _MARK, ring.y, ring.x + _MARK, ring.y)]
    if not ring.erases:
        marks.append(QLineF(ring.x, ring.y - _MARK, ring.x, ring.y + _MARK))
    for colour, width in ((QColor(0, 0, 0, 150), 2.5), (QColor(255, 255, 255, 230), 1.0)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(QPointF(ring.x, ring.y), radius, radius)
        if ring.line is not None:
            painter.drawLine(_in_widget(ring.line, view))
        if radius > 2 * _MARK:
            painter.drawLines(marks)


def _in_widget(line: tuple[Place, Place], view: ViewTransform) -> QLineF:
    start, end = line
    return QLineF(QPointF(*view.to_widget(*start)), QPointF(*view.to_widget(*end)))

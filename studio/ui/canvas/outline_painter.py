"""Draws the lines of a gesture so that they show on any picture."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from studio.ui.canvas.view_transform import ViewTransform
from studio.ui.tools.outline import Line, Outline, Style

_MARK = 3.0  # half the side of the square that marks a corner, in widget pixels
_MARGIN = 6  # widget pixels around the lines that are repainted
_DARK, _LIGHT = QColor(0, 0, 0, 170), QColor(255, 255, 255, 235)
_GUIDE = QColor(120, 200, 255)
_IN, _OUT = QColor(60, 200, 90, 130), QColor(235, 70, 60, 130)


def outline_area(outline: Outline, view: ViewTransform) -> QRect:
    """Return the part of the widget that the lines cover."""
    area = QRectF()
    for line in outline.lines:
        reach = max(1.0, line.width / 2 * view.scale)
        area = area.united(_polygon(line, view).boundingRect().adjusted(-reach, -reach, reach, reach))
    return area.toAlignedRect().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)


def draw_outline(painter: QPainter, outline: Outline, view: ViewTransform) -> None:
    """Draw a thin line as light dashes on a dark one, a scribble as a translucent band, dashed if it excludes."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in outline.lines:
        polygon = _polygon(line, view)
        for pen in _pens(line, view):
            painter.setPen(pen)
            if line.closed:
                painter.drawPolygon(polygon)
            elif polygon.count() > 1:
                painter.drawPolyline(polygon)
            elif line.width:
                painter.drawPoint(polygon.first())
        if line.marked:
            painter.setPen(QPen(_DARK, 1))
            for corner in polygon.toList():
                square = QRectF(corner.x() - _MARK, corner.y() - _MARK, 2 * _MARK, 2 * _MARK)
                painter.fillRect(square, _LIGHT)
                painter.drawRect(square)


def _pens(line: Line, view: ViewTransform) -> list[QPen]:
    if line.style is Style.GUIDE:
        return [QPen(_DARK, 2.2), QPen(_GUIDE, 1.0)]
    if line.style is Style.EDGE:
        dashes = QPen(_LIGHT, 1.2)
        dashes.setDashPattern([4, 3])
        return [QPen(_DARK, 2.2), dashes]
    band = QPen(_IN if line.style is Style.IN else _OUT, max(2.0, line.width * view.scale))
    band.setCapStyle(Qt.PenCapStyle.RoundCap)
    band.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    middle = QPen(_LIGHT, 1.2)
    if line.style is Style.OUT:
        middle.setDashPattern([3, 4])
    return [band, middle]


def _polygon(line: Line, view: ViewTransform) -> QPolygonF:
    return QPolygonF([QPointF(*view.to_widget(x, y)) for x, y in line.places])

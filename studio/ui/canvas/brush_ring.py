"""The brush's outline under the pointer: a ring in the picture's scale that shows on any background."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

_MARK = 3.0  # half the length of the plus or minus in the middle, in widget pixels
_LEAST = 3.0  # the smallest radius drawn


@dataclass(frozen=True)
class BrushRing:
    """Where the pointer is and what it would do: a plus in the middle paints, a minus erases."""

    x: float
    y: float
    radius: float  # widget pixels
    erases: bool

    @property
    def area(self) -> QRect:
        """The part of the widget that it covers."""
        reach = max(self.radius, _LEAST, _MARK) + 3
        return QRectF(self.x - reach, self.y - reach, 2 * reach, 2 * reach).toAlignedRect()

    def draw(self, painter: QPainter) -> None:
        """Draw a dark ring with a light one inside, each on its own width."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        centre = QPointF(self.x, self.y)
        radius = max(self.radius, _LEAST)
        marks = [QLineF(self.x - _MARK, self.y, self.x + _MARK, self.y)]
        if not self.erases:
            marks.append(QLineF(self.x, self.y - _MARK, self.x, self.y + _MARK))
        for colour, width in ((QColor(0, 0, 0, 150), 2.5), (QColor(255, 255, 255, 230), 1.0)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(centre, radius, radius)
            if radius > 2 * _MARK:
                painter.drawLines(marks)

"""The common appearance of fields: a rounded box with a quiet label at the left and a value at the right."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from studio.ui.theme import RADIUS, UNIT, colours

GAP = UNIT  # between label and value
ARROW = 8  # pixels, width of the arrow of a drop-down list


def field_height(metrics: QFontMetrics) -> int:
    """Return the height of fields: 28 device-independent pixels, or more for a large font."""
    return max(28, metrics.height() + 10)


def text_width(metrics: QFontMetrics, text: str) -> int:
    """Return the width of a line of text, plus two pixels because advances are rounded."""
    return metrics.horizontalAdvance(text) + 2


def fitted(metrics: QFontMetrics, text: str, width: int) -> str:
    """Return the text elided to a width in pixels; empty where no letter of it would remain."""
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    return "" if shown == "…" and text != shown else shown


def paint_box(painter: QPainter, widget: QWidget, *, hovered: bool, focused: bool, bad: bool = False) -> None:
    """Draw a field's rounded box, with a thin outline when it has the keyboard focus, or the colour of errors."""
    c = colours()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(c.bad if bad else c.quiet), 1.0) if focused or bad else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(c.hover if hovered and widget.isEnabled() else c.control))
    inset = 0.5 if focused or bad else 0.0
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


def paint_text(painter: QPainter, rect: QRect, text: str, *, quiet: bool, right: bool = False) -> None:
    """Draw one line of plain text in `rect`, elided where it does not fit; nothing where no letter fits."""
    c = colours()
    painter.setPen(QColor(c.quiet if quiet else c.text))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
    painter.drawText(rect, flags, fitted(painter.fontMetrics(), text, rect.width()))


def paint_arrow(painter: QPainter, widget: QWidget) -> None:
    """Draw the arrow of a drop-down list at the right."""
    x, y = widget.width() - UNIT - ARROW / 2, widget.height() / 2
    pen = QPen(QColor(colours().quiet), 1.25)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in ((-3.5, -1.5), (0.0, 2.0), (3.5, -1.5))]))

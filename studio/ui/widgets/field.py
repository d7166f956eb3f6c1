"""What all fields look like: a rounded box in the control's colour, a quiet label at the left, a value at the right."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from studio.ui.theme import RADIUS, UNIT, colours

GAP = UNIT  # between label and value


def field_height(metrics: QFontMetrics) -> int:
    """Return the height of every field: 28 device-independent pixels, more where the font needs it."""
    return max(28, metrics.height() + 10)


def text_width(metrics: QFontMetrics, text: str) -> int:
    """Return the room that a line of text needs; advances are rounded, so a pixel is added."""
    return metrics.horizontalAdvance(text) + 2


def paint_box(painter: QPainter, widget: QWidget, *, hovered: bool, focused: bool) -> None:
    """Fill the widget with the field's rounded box; the one with the keyboard focus has a thin quiet edge."""
    c = colours()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(c.quiet), 1.0) if focused else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(c.hover if hovered and widget.isEnabled() else c.control))
    inset = 0.5 if focused else 0.0
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


def paint_text(painter: QPainter, rect: QRect, text: str, *, quiet: bool, right: bool = False) -> None:
    """Write one line of plain text into `rect`, cut with an ellipsis where it does not fit."""
    c = colours()
    painter.setPen(QColor(c.quiet if quiet else c.text))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)

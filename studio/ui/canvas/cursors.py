"""Mouse cursors: the system's shapes, and crosses with a tool's icon and a sign for the effect of a press."""

from functools import lru_cache

import qtawesome
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap

from studio.document.selections.selection import Mode
from studio.ui.tools.tool import Cursor, IconCursor

_SHAPES = {
    Cursor.ARROW: Qt.CursorShape.ArrowCursor,
    Cursor.CROSS: Qt.CursorShape.CrossCursor,
    Cursor.OPEN_HAND: Qt.CursorShape.OpenHandCursor,
    Cursor.CLOSED_HAND: Qt.CursorShape.ClosedHandCursor,
    Cursor.POINTING_HAND: Qt.CursorShape.PointingHandCursor,
    Cursor.MOVE: Qt.CursorShape.SizeAllCursor,
    Cursor.ACROSS: Qt.CursorShape.SizeHorCursor,
    Cursor.DOWN: Qt.CursorShape.SizeVerCursor,
    Cursor.FALLING: Qt.CursorShape.SizeFDiagCursor,
    Cursor.RISING: Qt.CursorShape.SizeBDiagCursor,
}
_SIDE, _CENTRE, _ARM, _GAP = 36, 11, 7.0, 2.0  # widget pixels
_ICON = QRectF(16, 16, 16, 16)
_SIGN = QPointF(23.5, 7.5)
_HALF = 3.5  # half a stroke of the sign
_DARK, _LIGHT = QColor(0, 0, 0, 210), QColor(255, 255, 255)


def cursor_of(cursor: Cursor | IconCursor, ratio: float) -> QCursor:
    """Return Qt's cursor for a screen with `ratio` physical pixels per widget pixel."""
    return QCursor(_SHAPES[cursor]) if isinstance(cursor, Cursor) else _drawn(cursor.icon, cursor.mode, ratio)


@lru_cache(maxsize=64)
def _drawn(icon: str, mode: Mode, ratio: float) -> QCursor:
    pixmap = QPixmap(round(_SIDE * ratio), round(_SIDE * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    lines = [*_cross(), *_sign(mode)]
    for colour, width in ((_DARK, 3.2), (_LIGHT, 1.3)):
        painter.setPen(QPen(colour, width, c=Qt.PenCapStyle.RoundCap))
        painter.drawLines(lines)
    for colour, spread in ((_DARK, 1.0), (_LIGHT, 0.0)):
        glyph = qtawesome.icon(icon, color=colour)
        for dx, dy in ((-spread, 0), (spread, 0), (0, -spread), (0, spread)) if spread else ((0, 0),):
            glyph.paint(painter, _ICON.translated(dx, dy).toRect())
    painter.end()
    return QCursor(pixmap, _CENTRE, _CENTRE)


def _cross() -> list[QLineF]:
    """Return a cross that leaves its centre free."""
    c = _CENTRE + 0.5
    return [
        QLineF(c - _ARM, c, c - _GAP, c),
        QLineF(c + _GAP, c, c + _ARM, c),
        QLineF(c, c - _ARM, c, c - _GAP),
        QLineF(c, c + _GAP, c, c + _ARM),
    ]


def _sign(mode: Mode) -> list[QLineF]:
    """Return a plus for adding, a minus for subtracting, a diagonal cross for intersecting."""
    x, y, half = _SIGN.x(), _SIGN.y(), _HALF
    across, down = QLineF(x - half, y, x + half, y), QLineF(x, y - half, x, y + half)
    less = half * 0.75
    match mode:
        case Mode.ADD:
            return [across, down]
        case Mode.SUBTRACT:
            return [across]
        case Mode.INTERSECT:
            return [QLineF(x - less, y - less, x + less, y + less), QLineF(x - less, y + less, x + less, y - less)]
    return []

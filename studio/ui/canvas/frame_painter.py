"""Draws the handles of the crop frame, and the size at which the model works on it."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from studio.ui import theme
from studio.ui.canvas.view_transform import ViewTransform
from studio.ui.tools.crop_frame import GRIP, CropFrame, Part, place_of
from studio.ui.translation import tr

_HALF = 4.0  # half the side of a handle, in widget pixels
_MARGIN = 4.0  # around the text
_DARK, _LIGHT = QColor(0, 0, 0, 200), QColor(255, 255, 255)


def handles_area(frame: CropFrame, view: ViewTransform, font: QFont) -> QRect:
    """Return the part of the widget that handles and text cover."""
    box = QRectF(*view.box_to_widget(frame.box)).adjusted(-_HALF, -_HALF, GRIP + _HALF, GRIP + _HALF)
    return box.united(_label_place(frame, view, font)).toAlignedRect().adjusted(-3, -3, 3, 3)


def draw_handles(painter: QPainter, frame: CropFrame, view: ViewTransform, font: QFont) -> None:
    """Draw a square at each corner, a circle on each edge, and a diamond for the resolution where it can be set."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_DARK, 1))
    painter.setBrush(_LIGHT)
    for part in Part:
        if part.is_corner or part.is_edge:
            x, y = view.to_widget(*place_of(part, frame.box))
            place = QRectF(x - _HALF, y - _HALF, 2 * _HALF, 2 * _HALF)
            if part.is_corner:
                painter.drawRect(place)
            else:
                painter.drawEllipse(place)
    if frame.sizable:
        x, y = view.to_widget(frame.box.right, frame.box.bottom)
        x, y, reach = x + GRIP, y + GRIP, _HALF * 1.4
        painter.drawPolygon(
            [QPointF(x - reach, y), QPointF(x, y - reach), QPointF(x + reach, y), QPointF(x, y + reach)]
        )
    label = _label_place(frame, view, font)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_DARK)
    painter.drawRoundedRect(label, theme.RADIUS, theme.RADIUS)
    painter.setPen(_LIGHT)
    painter.setFont(font)
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, _label(frame))


def _label(frame: CropFrame) -> str:
    crop = f"{frame.box.width} × {frame.box.height}"
    return (
        crop
        if frame.size is None
        else tr("{crop}, seen at {width} × {height}").format(
            crop=crop, width=frame.size.width, height=frame.size.height
        )
    )


def _label_place(frame: CropFrame, view: ViewTransform, font: QFont) -> QRectF:
    """Return where the text is: inside the frame, at its upper left."""
    metrics = QFontMetricsF(font)
    x, y = view.to_widget(frame.box.x, frame.box.y)
    width, height = metrics.horizontalAdvance(_label(frame)) + 2 * _MARGIN, metrics.height() + _MARGIN
    return QRectF(x + 2 * _HALF, y + 2 * _HALF, width, height)

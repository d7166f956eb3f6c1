"""A pane with one picture, which is panned and zoomed together with others."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from studio.document.picture import as_rgba
from studio.protocol.geometry import Box
from studio.ui import theme
from studio.ui.canvas import info
from studio.ui.canvas.layers import PictureImage
from studio.ui.canvas.pyramid import Budget, Pyramid
from studio.ui.panes.linked_view import LinkedView

WHEEL = 1.2  # zoom for one notch


class PicturePane(QWidget):
    """Draws a picture and its caption; the wheel zooms, dragging pans, a double click fits.

    Attributes:
        message: A line in place of the picture, "" for none.
    """

    def __init__(self, link: LinkedView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = link
        self.image: PictureImage | None = None
        self.message = ""
        self._caption = ""
        self._dragged_from: QPointF | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(80, 80)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        link.changed.connect(self.update)

    @property
    def caption(self) -> str:
        """The caption, written over its upper left corner."""
        return self._caption

    def show_picture(self, pixels: NDArray[np.uint8] | None, caption: str = "", message: str = "") -> None:
        """Show pixels uint8 [h, w, 3 or 4] under a caption; without pixels, a message."""
        self.message = message
        self.show_image(None if pixels is None else PictureImage(as_rgba(pixels, copy=False)), caption)

    def show_image(self, image: PictureImage | None, caption: str) -> None:
        """Show an image under a caption."""
        self.image = image
        self.show_caption(caption)

    def show_caption(self, caption: str) -> None:
        """Write another caption."""
        self._caption = caption
        self.setAccessibleName(caption or self.message)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture and its caption."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.colours().surround))
        self.draw(painter)
        if self._caption:
            draw_label(painter, QPointF(theme.UNIT, theme.UNIT), self._caption, self)
        if self.message:
            painter.setPen(QColor(theme.colours().quiet))
            inside = QRectF(self.rect()).adjusted(theme.UNIT, theme.UNIT, -theme.UNIT, -theme.UNIT)
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.message)

    def draw(self, painter: QPainter) -> None:
        """Draw the picture."""
        if self.image is not None:
            self.draw_image(painter, self.image)

    def draw_image(self, painter: QPainter, image: Pyramid) -> None:
        """Draw an image where the view places pictures."""
        budget = Budget()
        view, viewport = self.link.view, (float(self.width()), float(self.height()))
        image.draw(painter, QRectF(*view.box_to_widget(Box(0, 0, *self.link.size))), view, viewport, budget)
        if budget.exceeded:
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer."""
        place = event.position()
        self.link.zoom_by(WHEEL ** (event.angleDelta().y() / 120), (place.x(), place.y()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to pan."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._dragged_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan."""
        if self._dragged_from is not None:
            moved = event.position() - self._dragged_from
            self._dragged_from = event.position()
            self.link.pan(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stop panning."""
        self._dragged_from = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit the picture."""
        self.link.fit()


def draw_label(painter: QPainter, place: QPointF, text: str, widget: QWidget, *, at_right: bool = False) -> QRectF:
    """Write a line on a background that keeps it legible over any picture; elided to the widget's width.

    Args:
        place: Its upper left corner, or its upper right one.

    Returns:
        The area of the background.
    """
    c, font = theme.colours(), theme.tabular(widget.font())
    painter.setFont(font)
    metrics = painter.fontMetrics()
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, widget.width() - 4 * theme.UNIT)
    width, height = metrics.horizontalAdvance(text) + 2 * info.PAD, metrics.height() + 4
    area = QRectF(place.x() - (width if at_right else 0), place.y(), width, height)
    ground = QColor(c.surround)
    ground.setAlpha(230)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
    painter.setPen(QColor(c.text))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    return area

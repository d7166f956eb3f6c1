"""A small picture with a title, enlarged by whole factors from 2 on, so that its pixels stay square."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import colours, small_font

_TITLE = 20  # pixels


class PictureBox(QWidget):
    """A picture and its title."""

    def __init__(self, title: str, tooltip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._image = QImage()
        self._empty = ""
        self.setAccessibleName(title)
        self.setToolTip(tooltip)
        self.setMinimumSize(120, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(200, 190)

    @property
    def image(self) -> QImage:
        """What is shown; null for nothing."""
        return self._image

    def set_title(self, title: str) -> None:
        """Set the title."""
        self._title = title
        self.setAccessibleName(title)
        self.update()

    def show_pixels(self, pixels: NDArray[np.uint8] | None, empty: str = "") -> None:
        """Show uint8 [H, W, 3]; None shows the text `empty` instead."""
        self._empty = empty
        if pixels is None:
            self._image = QImage()
        else:
            height, width = pixels.shape[:2]
            data = np.ascontiguousarray(pixels)
            self._image = QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
        self.update()

    def show_image(self, image: QImage) -> None:
        """Show an image."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the title and the picture below it."""
        c, painter = colours(), QPainter(self)
        painter.setFont(small_font(self.font()))
        painter.setPen(QColor(c.quiet))
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 0, self.width(), _TITLE), centred, self._title)
        area = QRectF(0, _TITLE, self.width(), self.height() - _TITLE)
        if self._image.isNull():
            painter.drawText(area, centred | Qt.TextFlag.TextWordWrap, self._empty)
            return
        scale = min(area.width() / self._image.width(), area.height() / self._image.height())
        if scale >= 2:
            scale = float(int(scale))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width, height = self._image.width() * scale, self._image.height() * scale
        place = QRectF(area.center().x() - width / 2, area.center().y() - height / 2, width, height)
        painter.drawImage(place, self._image)

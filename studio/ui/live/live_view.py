"""The live picture beside the canvas."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.protocol.geometry import Box
from studio.ui.canvas.picture_view import PictureView
from studio.ui.live.canvas_link import CanvasLink
from studio.ui.panes.picture_pane import PicturePane


class LiveView(QWidget):
    """A pane with the picture, panned and zoomed with the canvas, or with a line on why there is none yet."""

    def __init__(self, canvas: PictureView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = CanvasLink(canvas, self)
        self.pane = PicturePane(self._link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)
        self.setMinimumWidth(120)

    def show_picture(self, pixels: NDArray[np.uint8], box: Box, caption: str) -> None:
        """Show pixels RGBA uint8 [h, w, 4] as what lies in a box of the canvas's picture."""
        self._link.set_box(box)
        self.pane.show_picture(pixels, caption)

    def show_message(self, message: str) -> None:
        """Show a line instead of a picture."""
        self.pane.show_picture(None, message=message)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what lies in the middle of the canvas in the middle."""
        self._link.set_viewport(self.width(), self.height(), self.devicePixelRatioF())

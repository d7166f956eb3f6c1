"""The canvas's pan and zoom for a part of its picture that is shown beside it."""

from PySide6.QtCore import QObject

from studio.protocol.geometry import Box
from studio.ui.canvas.picture_view import PictureView
from studio.ui.panes.linked_view import LinkedView


class CanvasLink(LinkedView):
    """What lies in the middle of the canvas lies in the middle of the pane; panning and zooming either moves both."""

    def __init__(self, canvas: PictureView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._box = Box(0, 0, 0, 0)
        canvas.view_changed.connect(self._follow)

    def set_box(self, box: Box) -> None:
        """Set which part of the canvas's picture the pane shows."""
        if box != self._box:
            self._box, self._size = box, box.size
            self._follow()

    def set_viewport(self, width: float, height: float, ratio: float) -> None:
        """Set the pane's size; the ratio of pixels is the canvas's."""
        self._viewport = (width, height)
        self._follow()

    def fit(self) -> None:
        """Fit the picture into the canvas."""
        self._canvas.fit()

    def zoom_by(self, factor: float, about: tuple[float, float]) -> None:
        """Zoom by a factor about a place of the pane."""
        dx, dy = self._offset()
        self._canvas.zoom_to(self._canvas.view.zoom * factor, (about[0] - dx, about[1] - dy))

    def pan(self, dx: float, dy: float) -> None:
        """Pan by widget pixels."""
        self._canvas.pan(dx, dy)

    def _offset(self) -> tuple[float, float]:
        """Where a place of the canvas lies in the pane, relative to where it lies in the canvas."""
        return (self._viewport[0] - self._canvas.width()) / 2, (self._viewport[1] - self._canvas.height()) / 2

    def _follow(self) -> None:
        self._view = self._canvas.view.from_corner(-self._box.x, -self._box.y).moved(*self._offset())
        self.changed.emit()

"""One pan and zoom for several panes of equal size."""

from PySide6.QtCore import QObject, Signal

from studio.protocol.geometry import Size
from studio.ui.canvas.view_transform import ViewTransform, centred, fitted

MARGIN = 8.0  # widget pixels around a fitted picture: panes are smaller than the canvas


class LinkedView(QObject):
    """Pan and zoom of pictures of one size, which are fitted until the user zooms or pans.

    Signals:
        changed: The panes have to be painted again.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = ViewTransform()  # exact; `view` is rounded to the screen's pixels
        self._fits = True
        self._size = Size(0, 0)
        self._viewport = (1.0, 1.0)
        self._ratio = 1.0

    @property
    def view(self) -> ViewTransform:
        """Pan and zoom, rounded to whole pixels of the screen."""
        return self._view.snapped()

    @property
    def size(self) -> Size:
        """The pictures' size."""
        return self._size

    def set_size(self, size: Size) -> None:
        """Set the pictures' size; another one is fitted."""
        if size != self._size:
            self._size = size
            self.fit()

    def set_viewport(self, width: float, height: float, ratio: float) -> None:
        """Set a pane's size, and the screen's physical pixels per widget pixel."""
        if (width, height, ratio) == (*self._viewport, self._ratio):
            return
        before, self._viewport, self._ratio = self._viewport, (width, height), ratio
        if self._fits:
            self.fit()
        else:
            self._set(self._view.moved((width - before[0]) / 2, (height - before[1]) / 2))

    def fit(self) -> None:
        """Fit the pictures into the panes, and keep them fitted."""
        self._fits = True
        self._set(fitted(self._size, self._viewport, self._ratio, MARGIN))

    def actual_size(self) -> None:
        """Zoom to 100%, centred."""
        self._fits = False
        self._set(centred(self._size, self._viewport, 1.0, self._ratio))

    def zoom_in(self) -> None:
        """Zoom in by one step."""
        self.zoom_to(self._view.larger())

    def zoom_out(self) -> None:
        """Zoom out by one step."""
        self.zoom_to(self._view.smaller())

    def zoom_to(self, zoom: float, about: tuple[float, float] | None = None) -> None:
        """Zoom about a place of the pane, by default its centre."""
        self._fits = False
        self._set(self._view.zoomed(zoom, about or (self._viewport[0] / 2, self._viewport[1] / 2)))

    def zoom_by(self, factor: float, about: tuple[float, float]) -> None:
        """Zoom by a factor about a place of the pane."""
        self.zoom_to(self._view.zoom * factor, about)

    def pan(self, dx: float, dy: float) -> None:
        """Pan by widget pixels."""
        self._fits = False
        self._set(self._view.moved(dx, dy))

    def _set(self, view: ViewTransform) -> None:
        self._view = view.clamped(self._size, self._viewport)
        self.changed.emit()

"""Marching ants: the animated outline of a mask that is small on the screen, where its colour is easily missed."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QObject, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QBrush, QImage, QPainter, QPen

from studio.protocol.geometry import Box
from studio.ui.canvas.view_transform import ViewTransform

SMALL = 400  # widget pixels; larger masks have no outline
_TICK = 120  # milliseconds
_STRIPE = 8  # period of the dashes in widget pixels


def outline(inside: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the boundary of a region as straight segments.

    Args:
        inside: [h, w]; pixels beyond it count as outside.

    Returns:
        [n, 4] of x0, y0, x1, y1 in pixel corners, 0..w and 0..h.
    """
    padded = np.pad(inside, 1)
    across = _runs(padded[1:, 1:-1] != padded[:-1, 1:-1])
    down = _runs((padded[1:-1, 1:] != padded[1:-1, :-1]).T)
    return np.concatenate([across, down[:, [1, 0, 3, 2]]])


class Ants(QObject):
    """The outline of a mask with moving dashes, unless motion is off."""

    moved = Signal(QRect)  # the part of the widget to repaint

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._edges = np.zeros((0, 4), np.float64)
        self._lines: list[QLineF] = []
        self._lines_view: ViewTransform | None = None
        self._box = Box(0, 0, 0, 0)
        self._phase = 0
        self._moves = True
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)

    @property
    def shown(self) -> bool:
        """Whether there is an outline."""
        return len(self._edges) > 0

    @property
    def running(self) -> bool:
        """Whether the dashes move."""
        return self._timer.isActive()

    def let_move(self, moves: bool) -> None:
        """Start or stop the dashes' motion."""
        self._moves = moves
        self._move()

    def start(self, mask: NDArray[np.uint8], box: Box, view: ViewTransform) -> None:
        """Outline where the mask is at least 128 inside `box`, at about the screen's resolution."""
        stride = max(1, int(1 / view.scale))
        inside = mask[box.slices][::stride, ::stride] >= 128
        edges = outline(inside) * stride
        limits = np.array([box.width, box.height, box.width, box.height])
        self._edges = np.minimum(edges, limits) + np.array([box.x, box.y, box.x, box.y])
        self._box, self._lines_view = box, None
        self._move()

    def stop(self) -> None:
        """Hide the outline."""
        self._timer.stop()
        self._edges, self._lines = self._edges[:0], []

    def draw(self, painter: QPainter, view: ViewTransform) -> None:
        """Draw light and dark dashes, which show on any picture."""
        if not len(self._edges):
            return
        if self._lines_view != view:
            corners = self._edges * view.scale + np.array([view.x, view.y, view.x, view.y])
            self._lines = [QLineF(*corner) for corner in corners.tolist()]
            self._lines_view = view
        brush = QBrush(_stripes())
        brush.setTransform(brush.transform().translate(self._phase, 0))
        painter.setPen(QPen(brush, 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawLines(self._lines)

    def area(self, view: ViewTransform) -> QRect:
        """Return the part of the widget that the outline covers."""
        return QRectF(*view.box_to_widget(self._box)).toAlignedRect().adjusted(-2, -2, 2, 2)

    def _move(self) -> None:
        if self._moves and self.shown:
            self._timer.start()
        else:
            self._timer.stop()

    def _tick(self) -> None:
        self._phase = (self._phase + 1) % _STRIPE
        if self._lines_view is not None:
            self.moved.emit(self.area(self._lines_view))


def _runs(edge: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Join neighbouring edges along each row: [n, 4] of start, row, end, row."""
    steps = np.diff(edge.astype(np.int8), axis=1, prepend=0, append=0)
    rows, starts = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    return np.stack([starts, rows, ends, rows], axis=1)


def _stripes() -> QImage:
    """Return diagonal dark and light stripes; as a brush, they dash lines of any direction."""
    x, y = np.meshgrid(np.arange(_STRIPE), np.arange(_STRIPE))
    dark = ((x + y) % _STRIPE < _STRIPE // 2)[:, :, None]
    pixels = np.where(dark, np.uint8(20), np.uint8(250)).repeat(3, axis=2)
    return QImage(np.ascontiguousarray(pixels).data, _STRIPE, _STRIPE, 3 * _STRIPE, QImage.Format.Format_RGB888).copy()

"""A sheet of pictures: denoising steps across, and training steps or words down; one cell is chosen."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import colours, small_font

_LEFT, _TOP = 52, 18  # for the labels of the rows, and the timesteps
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class CellSheet(QWidget):
    """The cells; click, drag or arrow keys choose one.

    Signals:
        chosen: Row and column of the cell.
        opened: The chosen cell was double-clicked, or Enter pressed.
    """

    chosen = Signal(int, int)
    opened = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(260, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._rows: list[list[QImage]] = []
        self._labels: list[str] = []
        self._timesteps: tuple[int, ...] = ()
        self.current = (0, 0)
        self._total = 1
        self._empty = ""

    def sizeHint(self) -> QSize:
        return QSize(460, 360)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def clear(self, text: str) -> None:
        """Show a text instead of cells."""
        self._rows, self._labels, self._timesteps = [], [], ()
        self.current, self._empty = (0, 0), text
        self.update()

    def add_row(self, label: str, timesteps: tuple[int, ...], cells: NDArray[np.uint8], total: int) -> None:
        """Add a row of pictures, uint8 [K, H, W] or [K, H, W, 3]; `total` rows are expected."""
        self._rows.append([_image(cell) for cell in cells])
        self._labels.append(label)
        self._timesteps, self._total = timesteps, total
        self.update()

    def cell(self) -> QImage:
        """Return the chosen picture; null without one."""
        row, column = self.current
        return self._rows[row][column] if row < self.rows else QImage()

    def choose(self, row: int, column: int) -> None:
        """Choose a cell; the nearest one, if there is none."""
        if not self._rows:
            return
        place = min(max(0, row), self.rows - 1), min(max(0, column), len(self._timesteps) - 1)
        if place != self.current:
            self.current = place
            self.update()
            self.chosen.emit(*place)

    def place_of(self, row: int, column: int) -> QPointF:
        """Return the middle of a cell in the widget."""
        return self._cell_rect(row, column).center()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw cells, steps and the frame of the chosen one."""
        c, painter = colours(), QPainter(self)
        painter.setFont(small_font(self.font()))
        painter.setPen(QColor(c.quiet))
        if not self._rows:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty)
            return
        for row, images in enumerate(self._rows):
            for column, image in enumerate(images):
                painter.drawImage(self._cell_rect(row, column), image)
            left = QRectF(0, self._cell_rect(row, 0).top(), _LEFT - 6, self._cell_rect(row, 0).height())
            painter.drawText(
                left,
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                painter.fontMetrics().elidedText(self._labels[row], Qt.TextElideMode.ElideRight, _LEFT - 6),
            )
        ends = {0: Qt.AlignmentFlag.AlignLeft, len(self._timesteps) - 1: Qt.AlignmentFlag.AlignRight}
        for column, side in ends.items():
            cell = self._cell_rect(0, column)
            whole = QRectF(_LEFT, 0, cell.right() - _LEFT, _TOP) if column else QRectF(_LEFT, 0, 90, _TOP)
            painter.drawText(whole, side | Qt.AlignmentFlag.AlignVCenter, f"t = {self._timesteps[column]}")
        painter.setPen(QPen(QColor(c.accent), 2))
        painter.drawRect(self._cell_rect(*self.current))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the pressed button."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._rows:
            side = self._side()
            self.choose(int((event.position().y() - _TOP) // side), int((event.position().x() - _LEFT) // side))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the cell."""
        if self._rows:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a neighbour, or open the cell."""
        by = _ARROWS.get(Qt.Key(event.key()))
        if by is not None:
            self.choose(self.current[0] + by[0], self.current[1] + by[1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._rows:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _side(self) -> float:
        across = (self.width() - _LEFT) / max(1, len(self._timesteps))
        return max(2.0, min(across, (self.height() - _TOP) / max(1, self._total)))

    def _cell_rect(self, row: int, column: int) -> QRectF:
        side = self._side()
        return QRectF(_LEFT + column * side, _TOP + row * side, side - 1, side - 1)


def _image(cell: NDArray[np.uint8]) -> QImage:
    data = np.ascontiguousarray(cell)
    height, width = data.shape[:2]
    kind = QImage.Format.Format_Grayscale8 if data.ndim == 2 else QImage.Format.Format_RGB888
    return QImage(data.data, width, height, data.strides[0], kind).copy()

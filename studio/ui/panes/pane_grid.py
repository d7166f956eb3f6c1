"""One, two or four panes of equal size."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from studio.ui.panes.picture_pane import PicturePane

GAP = 2  # widget pixels between panes


class PaneGrid(QWidget):
    """Lays out its visible panes, which share one view, so that pictures are largest: in a row, a column, a square."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panes: list[PicturePane] = []
        self._shown: list[PicturePane] = []

    def show_panes(self, panes: Sequence[PicturePane]) -> None:
        """Show these panes, in this order, and hide the others."""
        self._shown = list(panes)
        for pane in self.panes:
            pane.setVisible(pane in self._shown)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the panes."""
        self._arrange()

    def _arrange(self) -> None:
        count = len(self._shown)
        if not count:
            return
        columns = max(_divisors(count), key=lambda columns: self._scale(columns, count // columns))
        rows = count // columns
        width = (self.width() - (columns - 1) * GAP) // columns
        height = (self.height() - (rows - 1) * GAP) // rows
        self._shown[0].link.set_viewport(width, height, self.devicePixelRatioF())
        for index, pane in enumerate(self._shown):
            row, column = divmod(index, columns)
            pane.setGeometry(QRect(column * (width + GAP), row * (height + GAP), width, height))

    def _scale(self, columns: int, rows: int) -> float:
        """Return how large pictures become in a grid of columns and rows; in a tie, columns are preferred."""
        size = self._shown[0].link.size
        across, down = self.width() / columns, self.height() / rows
        return min(across / max(1, size.width), down / max(1, size.height)) + columns * 1e-9


def _divisors(count: int) -> list[int]:
    return [columns for columns in range(1, count + 1) if count % columns == 0]

"""A histogram of values, with a reference curve."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import colours, small_font
from studio.ui.translation import number_text

_BINS = 80
_FOOTER = 22  # pixels for the labels of the axis


class Histogram(QWidget):
    """How often values occur.

    Args:
        name: Accessible name.
        low, high: The range of the axis; values outside are counted in the outermost bins.
    """

    def __init__(self, name: str, low: float, high: float, bins: int = _BINS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumHeight(100)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._low, self._high, self._bins = low, high, bins
        self._densities: list[NDArray[np.float64]] = []
        self._tints: tuple[str, ...] = ()
        self._reference: NDArray[np.float64] | None = None
        self._other: NDArray[np.float64] | None = None
        self._label = ""

    def sizeHint(self) -> QSize:
        return QSize(320, 140)

    def show_values(
        self, values: NDArray, *, label: str = "", normal: bool = False, other: NDArray | None = None
    ) -> None:
        """Show the density of values as bars, and of others as a line; `normal` adds that of N(0, 1)."""
        edges = self.edges()
        self._densities = [_density(values, edges)]
        self._other = None if other is None else _density(other, edges)
        self._tints = ()
        centres = (edges[1:] + edges[:-1]) / 2
        self._reference = np.exp(-(centres**2) / 2) / (2 * np.pi) ** 0.5 if normal else None
        self._label = label
        self.update()

    def show_channels(self, channels: NDArray, tints: tuple[str, ...], *, label: str = "") -> None:
        """Show the density of each channel [C, ...] as a line of its own colour."""
        self._densities = [_density(channel, self.edges()) for channel in channels]
        self._tints, self._reference, self._other, self._label = tints, None, None, label
        self.update()

    def edges(self) -> NDArray[np.float64]:
        """Return the edges of the bins, [bins + 1]."""
        return np.linspace(self._low, self._high, self._bins + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bars or lines, the reference, and the ends of the axis."""
        c, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self.font()))
        area = QRectF(self.rect()).adjusted(8, 14, -8, -_FOOTER)
        painter.setPen(QPen(QColor(c.line), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QColor(c.quiet))
        footer = QRectF(area.left(), area.bottom() + 3, area.width(), _FOOTER)
        for alignment, value in (
            (Qt.AlignmentFlag.AlignLeft, self._low),
            (Qt.AlignmentFlag.AlignHCenter, (self._low + self._high) / 2),
            (Qt.AlignmentFlag.AlignRight, self._high),
        ):
            painter.drawText(footer, alignment, number_text(value, "g"))
        painter.drawText(QPointF(area.left(), 11), self._label)
        if not self._densities:
            return
        top = max([float(density.max()) for density in self._densities])
        if self._reference is not None:
            top = min(max(top, float(self._reference.max())), 4 * float(self._reference.max()))
        if not self._tints:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.second))
            width = area.width() / self._bins
            for place, value in enumerate(self._densities[0]):
                height = min(1.0, value / top) * area.height() if top else 0.0
                painter.drawRect(
                    QRectF(area.left() + place * width, area.bottom() - height, max(width - 0.5, 0.5), height)
                )
        for density, tint in zip(self._densities, self._tints, strict=False):
            painter.setPen(QPen(QColor(tint), 1.5))
            painter.drawPolyline(self._line(density, top, area))
        if self._other is not None:
            painter.setPen(QPen(QColor(c.lines[0]), 1.5))
            painter.drawPolyline(self._line(self._other, top, area))
        if self._reference is not None:
            pen = QPen(QColor(c.text), 1.5)
            pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.drawPolyline(self._line(self._reference, top, area))

    def _line(self, density: NDArray[np.float64], top: float, area: QRectF) -> QPolygonF:
        width = area.width() / self._bins
        return QPolygonF(
            [
                QPointF(
                    area.left() + (place + 0.5) * width,
                    area.bottom() - (min(1.0, float(value) / top) * area.height() if top else 0.0),
                )
                for place, value in enumerate(density)
            ]
        )


def _density(values: NDArray, edges: NDArray[np.float64]) -> NDArray[np.float64]:
    flat = np.clip(np.asarray(values, np.float64).ravel(), edges[0], edges[-1])
    counts, _ = np.histogram(flat, edges)
    return counts / max(1, flat.size) / (edges[1] - edges[0])

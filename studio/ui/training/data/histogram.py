"""A histogram of the values in a data set, one line per channel."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from studio.ui.theme import UNIT, colours
from studio.ui.translation import number_text, tr

_NAMES = {1: (tr("grey"),), 2: ("x", "y"), 3: (tr("red"), tr("green"), tr("blue"))}
_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2), (1.5, 2))


class Histogram(QWidget):
    """Counts on a square-root scale, so that rare values show beside a black background."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[tuple[int, ...], ...] = ()
        self._range = (0.0, 1.0)
        self.setMinimumHeight(112)

    def show_counts(self, histograms: Sequence[Sequence[int]], value_range: tuple[float, float]) -> None:
        """Draw the counts of each channel in bins of equal width over `value_range`."""
        self._counts = tuple(tuple(counts) for counts in histograms)
        self._range = value_range
        names = ", ".join(_NAMES.get(len(self._counts), ()))
        self.setAccessibleName(tr("Histogram of values"))
        self.setToolTip(tr("Histogram of the values ({names}), on a square-root scale.").format(names=names))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a low, wide plot."""
        return QSize(320, 112)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, the axis with its range, and a legend where there are several channels."""
        c, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = painter.fontMetrics().height()
        plot = QRectF(1, line + 2, self.width() - 2, self.height() - 2 * line - 6)
        painter.setPen(QPen(QColor(c.line), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        names = _NAMES.get(len(self._counts), ())
        left = plot.left()
        for number, counts in enumerate(self._counts):
            painter.setPen(_pen(number, len(self._counts)))
            painter.drawPolyline(_outline(counts, plot))
            if len(self._counts) > 1 and number < len(names):
                painter.drawLine(QPointF(left, line / 2), QPointF(left + 2 * UNIT, line / 2))
                painter.setPen(QColor(c.quiet))
                painter.drawText(QPointF(left + 2.5 * UNIT, line - painter.fontMetrics().descent()), names[number])
                left += 4 * UNIT + painter.fontMetrics().horizontalAdvance(names[number])
        painter.setPen(QColor(c.quiet))
        below = QRectF(plot.left(), plot.bottom() + 2, plot.width(), line)
        for value, side in zip(self._range, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True):
            painter.drawText(below, side, number_text(value, "g"))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, tr("value"))


def _pen(number: int, count: int) -> QPen:
    """Return the pen of a channel: each has its own colour and dash."""
    c = colours()
    pen = QPen(QColor(c.text if count == 1 else c.lines[number % len(c.lines)]), 1.25)
    dash = _DASHES[number % len(_DASHES)]
    if dash:
        pen.setDashPattern(dash)
    return pen


def _outline(counts: Sequence[int], plot: QRectF) -> QPolygonF:
    """Return the outline of one channel's bins."""
    most = max(max(counts, default=0), 1) ** 0.5
    wide = plot.width() / max(1, len(counts))
    outline = QPolygonF()
    for place, count in enumerate(counts):
        y = plot.bottom() - plot.height() * count**0.5 / most
        outline.append(QPointF(plot.left() + place * wide, y))
        outline.append(QPointF(plot.left() + (place + 1) * wide, y))
    return outline

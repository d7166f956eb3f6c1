"""A legend in one line: a short stroke and a name for each curve, or its value under the cross-hair."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import UNIT, colours
from studio.ui.training.plot import blended, small

_STROKE = 12
_GAP = UNIT // 2


class Legend(QWidget):
    """The line. Where the names do not fit, their short forms stand in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._shorts: list[str] = []
        self._values: list[str] = []
        self._strengths: list[float] = []
        self.setFont(small(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_entries(self, names: Sequence[str], shorts: Sequence[str], strengths: Sequence[float]) -> None:
        """Show a name for each curve, drawn in the text's colour at a strength."""
        self._names, self._shorts, self._strengths = list(names), list(shorts), list(strengths)
        self.setAccessibleName("Legend: " + ", ".join(names))
        self.setToolTip("\n".join(f"{short}: {name}" for short, name in zip(shorts, names, strict=True)))
        self.update()

    def set_values(self, values: Sequence[str]) -> None:
        """Show a value for each curve instead of its name; none brings the names back."""
        if list(values) != self._values:
            self._values = list(values)
            self.update()

    def shown(self) -> list[str]:
        """Return the texts that fit."""
        for texts in (self._values or self._names, self._shorts):
            if self._width(texts) <= self.width():
                return texts
        return self._shorts

    def sizeHint(self) -> QSize:
        """Return the height of a line of text."""
        return QSize(120, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entries from the left."""
        c, painter, metrics = colours(), QPainter(self), self.fontMetrics()
        x, middle = 0, self.height() // 2
        for text, strength in zip(self.shown(), self._strengths, strict=False):
            painter.setPen(QPen(blended(c.text, c.window, strength), 2))
            painter.drawLine(x + 1, middle, x + _STROKE - 1, middle)
            painter.setPen(QColor(c.quiet))
            painter.drawText(x + _STROKE + _GAP, metrics.ascent(), text)
            x += self._width([text])

    def _width(self, texts: Sequence[str]) -> int:
        return sum(_STROKE + _GAP + self.fontMetrics().horizontalAdvance(text) + UNIT + _GAP for text in texts)

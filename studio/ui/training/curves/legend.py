"""A legend: a short style and a name for each curve, or its value under the cross-hair."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import UNIT, colours
from studio.ui.training.curves.line_style import LineStyle
from studio.ui.training.curves.plot import small
from studio.ui.widgets.plain import plain_tooltip

_STROKE = 18
_GAP = UNIT // 2
_LONGEST = 28  # letters of a name


class Legend(QWidget):
    """The names in one line; where they do not fit, their short forms, and where there are none, more lines."""

    def __init__(self, parent: QWidget | None = None, *, room: str = "") -> None:
        """Make a legend that keeps room for a text such as `room` behind each name."""
        super().__init__(parent)
        self._room = room
        self._names: list[str] = []
        self._shorts: list[str] = []
        self._values: list[str] = []
        self._styles: list[LineStyle] = []
        self.setFont(small(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def set_entries(self, names: Sequence[str], styles: Sequence[LineStyle], shorts: Sequence[str] = ()) -> None:
        """Show a name for each curve beside the style that it is drawn with."""
        self._names = [name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…" for name in names]
        self._shorts, self._styles, self._values = list(shorts), list(styles), []
        self.setAccessibleName("Legend: " + ", ".join(names))
        self.setToolTip(plain_tooltip("\n".join(names)))
        self._fit()
        self.update()

    def set_values(self, values: Sequence[str]) -> None:
        """Show a value for each curve, beside its name where there is room; none brings the names back.

        A curve with an empty value keeps its name.
        """
        if list(values) != self._values:
            self._values = list(values)
            self.update()

    def shown(self) -> list[str]:
        """Return the texts that fit."""
        room = self._rows([name + self._room for name in self._plain()])
        if self._values:
            pairs = list(zip(self._names, self._values, strict=True))
            both = [f"{name} {value}".rstrip() for name, value in pairs]
            return both if self._rows(both) <= room else [value or name for name, value in pairs]
        return self._plain()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as the names need."""
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the height of the lines."""
        return QSize(120, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entries from the left, line by line."""
        painter, metrics = QPainter(self), self.fontMetrics()
        texts = self.shown()
        for (x, row), text, style in zip(self._places(texts), texts, self._styles, strict=True):
            top = row * self._line
            middle = top + self._line // 2
            pen = QPen(style.pen())
            pen.setWidthF(2.0 if not style.dash else 1.5)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(x, middle, x + _STROKE, middle)
            if style.marked:
                painter.setBrush(style.ink())
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.drawEllipse(QPointF(x + _STROKE / 2, middle), 2.75, 2.75)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QColor(colours().quiet))
            painter.drawText(x + _STROKE + _GAP, top + metrics.ascent(), text)

    @property
    def _line(self) -> int:
        return self.fontMetrics().height() + 1

    def _plain(self) -> list[str]:
        return self._shorts if self._shorts and self._rows(self._names) > 1 else self._names

    def _places(self, texts: Sequence[str]) -> list[tuple[int, int]]:
        """Return x and row of each entry."""
        places, x, row = [], 0, 0
        for text in texts:
            wide = _STROKE + _GAP + self.fontMetrics().horizontalAdvance(text)
            if x and x + wide > self.width():
                x, row = 0, row + 1
            places.append((x, row))
            x += wide + 2 * UNIT
        return places

    def _rows(self, texts: Sequence[str]) -> int:
        return 1 + max((row for _, row in self._places(texts)), default=0)

    def _fit(self) -> None:
        self.setFixedHeight(self._line * self._rows([name + self._room for name in self._plain()]))

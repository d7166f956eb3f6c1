"""A legend: a line sample and a name for each line, or its value at the crosshair."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import UNIT, colours, small_font
from studio.ui.training.curves.line_style import LineStyle
from studio.ui.translation import tr
from studio.ui.widgets.plain import plain_tooltip

_SAMPLE = 18  # pixels of a line sample
_GAP = UNIT // 2
_MAX_NAME_LENGTH = 28  # characters


class Legend(QWidget):
    """The names in one row; where they do not fit, their short forms, or else more rows."""

    def __init__(self, parent: QWidget | None = None, *, reserved: str = "") -> None:
        """Make an empty legend.

        Args:
            parent: Qt's parent.
            reserved: Sample of a value: room for it is reserved after each name.
        """
        super().__init__(parent)
        self._reserved = reserved
        self._names: list[str] = []
        self._shorts: list[str] = []
        self._values: list[str] = []
        self._styles: list[LineStyle] = []
        self.setFont(small_font(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def set_entries(self, names: Sequence[str], styles: Sequence[LineStyle], shorts: Sequence[str] = ()) -> None:
        """Show a name for each line beside a sample of its style."""
        self._names = [name if len(name) <= _MAX_NAME_LENGTH else f"{name[: _MAX_NAME_LENGTH - 1]}…" for name in names]
        self._shorts, self._styles, self._values = list(shorts), list(styles), []
        self.setAccessibleName(tr("Legend: ") + ", ".join(names))
        self.setToolTip(plain_tooltip("\n".join(names)))
        self._fit()
        self.update()

    def set_values(self, values: Sequence[str]) -> None:
        """Show a value for each line, after its name where there is room; an empty list shows names only.

        A line with an empty value keeps its name.
        """
        if list(values) != self._values:
            self._values = list(values)
            self.update()

    def shown(self) -> list[str]:
        """Return the texts as they are drawn."""
        reserved = self._rows([name + self._reserved for name in self._plain()])
        if self._values:
            pairs = list(zip(self._names, self._values, strict=True))
            both = [f"{name} {value}".rstrip() for name, value in pairs]
            return both if self._rows(both) <= reserved else [value or name for name, value in pairs]
        return self._plain()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many rows as the names need."""
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the height of the rows."""
        return QSize(120, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entries row by row."""
        painter, metrics = QPainter(self), self.fontMetrics()
        texts = self.shown()
        for (x, row), text, style in zip(self._places(texts), texts, self._styles, strict=True):
            top = row * self._row_height
            middle = top + self._row_height // 2
            pen = QPen(style.pen())
            pen.setWidthF(2.0 if not style.dash else 1.5)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(x, middle, x + _SAMPLE, middle)
            if style.marked:
                painter.setBrush(style.ink())
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.drawEllipse(QPointF(x + _SAMPLE / 2, middle), 2.75, 2.75)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QColor(colours().quiet))
            painter.drawText(x + _SAMPLE + _GAP, top + metrics.ascent(), text)

    @property
    def _row_height(self) -> int:
        return self.fontMetrics().height() + 1

    def _plain(self) -> list[str]:
        return self._shorts if self._shorts and self._rows(self._names) > 1 else self._names

    def _places(self, texts: Sequence[str]) -> list[tuple[int, int]]:
        """Return the x position and the row of each entry."""
        places, x, row = [], 0, 0
        for text in texts:
            wide = _SAMPLE + _GAP + self.fontMetrics().horizontalAdvance(text)
            if x and x + wide > self.width():
                x, row = 0, row + 1
            places.append((x, row))
            x += wide + 2 * UNIT
        return places

    def _rows(self, texts: Sequence[str]) -> int:
        return 1 + max((row for _, row in self._places(texts)), default=0)

    def _fit(self) -> None:
        self.setFixedHeight(self._row_height * self._rows([name + self._reserved for name in self._plain()]))

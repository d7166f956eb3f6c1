"""A drop-down list without a label, in the look of the other fields."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from studio.ui.theme import UNIT
from studio.ui.widgets.field import ARROW, GAP, field_height, paint_arrow, paint_box, paint_text, text_width


class ComboBox(QComboBox):
    """A choice among texts; `ChoiceField` has a label, keys and notes besides."""

    def sizeHint(self) -> QSize:
        """Return room for the longest text, or for as many letters as the contents must at least have."""
        metrics = self.fontMetrics()
        if self.sizeAdjustPolicy() == QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon:
            widest = metrics.averageCharWidth() * self.minimumContentsLength()
        else:
            widest = max((text_width(metrics, self.itemText(row)) for row in range(self.count())), default=0)
        return QSize(widest + 2 * UNIT + GAP + ARROW, field_height(metrics))

    def minimumSizeHint(self) -> QSize:
        """Return the same size; a longer text is elided."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text and the arrow."""
        painter = QPainter(self)
        paint_box(painter, self, hovered=self.underMouse(), focused=self.hasFocus())
        available = self.width() - 2 * UNIT - GAP // 2 - ARROW
        rect = QRect(UNIT, 0, available, self.height())
        paint_text(painter, rect, self.currentText(), quiet=not self.isEnabled())
        paint_arrow(painter, self)

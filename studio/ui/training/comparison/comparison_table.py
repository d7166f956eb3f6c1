"""A table of compared runs, a column each: verdicts and metrics of their last evaluations, settings that differ."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from studio.ui.theme import UNIT, colours, small_font
from studio.ui.training.curves.line_style import LineStyle
from studio.ui.training.curves.plot import LEFT
from studio.ui.translation import tr
from studio.ui.widgets.plain import plain_label, plain_tooltip

_SWATCH = QSize(18, 10)


class ComparisonTable(QWidget):
    """The table, below it a line when no setting differs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._styles: list[LineStyle] = []
        self._settings: list[tuple[str, Sequence[str]]] = []
        self._results: list[tuple[str, Sequence[str]]] = []
        self.same = plain_label(tr("These runs have the same settings."), quiet=True)
        self.table = QTableWidget()
        self.table.setAccessibleName(tr("Comparison of the runs"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.table.setShowGrid(False)
        self.table.setFrameStyle(0)
        self.table.setWordWrap(False)
        self.table.setCornerButtonEnabled(False)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT - 3, 0, UNIT, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.same, 0, Qt.AlignmentFlag.AlignTop)
        self._apply_theme()

    def show_runs(
        self, names: Sequence[str], styles: Sequence[LineStyle], settings: Sequence[tuple[str, Sequence[str]]]
    ) -> None:
        """Show other runs, and the settings that differ: the value of each run by dotted key."""
        self._names, self._styles, self._settings, self._results = list(names), list(styles), list(settings), []
        self._show()

    def show_results(self, results: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Show what the runs have reached: a text of each run by title."""
        if list(results) != self._results:
            self._results = list(results)
            self._show()

    def _show(self) -> None:
        names, rows = self._names, [*self._results, *self._settings]
        self.same.setVisible(not self._settings)
        self.table.setVisible(bool(rows))
        self.table.clear()
        self.table.setColumnCount(1 + len(names))
        self.table.setRowCount(len(rows))
        for column, text in enumerate(("", *names)):
            title = QTableWidgetItem(text)
            title.setToolTip(plain_tooltip(text))
            self.table.setHorizontalHeaderItem(column, title)
        for row, (key, values) in enumerate(rows):
            for column, text in enumerate((key, *values)):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tooltip(text))
                self.table.setItem(row, column, item)
        self._apply_theme()
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)

    def texts(self) -> list[list[str]]:
        """Return the table's texts, row by row."""
        return [
            [self._item(row, column).text() for column in range(self.table.columnCount())]
            for row in range(self.table.rowCount())
        ]

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "table"):
            self._apply_theme()
        super().changeEvent(event)

    def _apply_theme(self) -> None:
        c = colours()
        sheet = (
            f"QTableWidget {{ background: {c.window}; color: {c.text}; }}"
            f"QTableWidget::item {{ padding: 0 8px 0 0; border: none; }}"
            f"QHeaderView {{ background: {c.window}; }}"
            f"QHeaderView::section {{ background: {c.window}; color: {c.quiet}; }}"
            "QHeaderView::section { border: none; padding: 2px 8px 2px 3px; }"
        )
        if sheet != self.table.styleSheet():
            self.table.setStyleSheet(sheet)
        self.table.setFont(small_font(self.font()))
        self.table.horizontalHeader().setFont(small_font(self.font()))
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + 6)
        for column, style in enumerate(self._styles, 1):
            title = self.table.horizontalHeaderItem(column)
            assert title is not None
            title.setIcon(_swatch(style))
        for row in range(self.table.rowCount()):
            self._item(row, 0).setForeground(QColor(c.quiet))

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.table.item(row, column)
        assert item is not None, "_show fills every cell"
        return item


def _swatch(style: LineStyle) -> QIcon:
    """Return a line sample, as in the legend."""
    pixmap = QPixmap(_SWATCH * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    pen = style.pen()
    pen.setWidthF(2.0)
    painter.setPen(pen)
    painter.drawLine(0, _SWATCH.height() // 2, _SWATCH.width(), _SWATCH.height() // 2)
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Disabled)  # headers that cannot be clicked are drawn disabled
    return icon

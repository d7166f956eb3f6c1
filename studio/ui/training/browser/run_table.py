"""The table of runs: sorted by a click on a heading, searched by words, several rows selected together."""

from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from studio.protocol.runsummary import RunSummary
from studio.ui.theme import UNIT, colours, tabular
from studio.ui.training.browser.run_scan import THUMBNAIL
from studio.ui.training.browser.run_table_model import DATE, RUN, SEARCH, SORT, RunTableModel
from studio.ui.widgets.word_filter import words_pattern

_KEYS = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete),
)
_WIDTHS = (184, 76, 112, 160, 96, 56, 64, 96)
_STRETCHED = 3  # the column of figures


class RunTable(QTableView):
    """The table.

    Signals:
        chosen: Other runs are selected.
        opened: A run was double-clicked, or Enter pressed on it.
        delete_pressed: Delete was pressed.
    """

    chosen = Signal()
    opened = Signal()
    delete_pressed = Signal()

    def __init__(self, model: RunTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QSortFilterProxyModel(self)
        self._rows.setSourceModel(model)
        self._rows.setSortRole(SORT)
        self._rows.setFilterRole(SEARCH)
        self._rows.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self._rows)
        self.setAccessibleName("Training runs")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setFrameStyle(0)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(_Delegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(THUMBNAIL.height() + UNIT)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setMinimumSectionSize(40)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        head.setSectionResizeMode(_STRETCHED, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)
        self.sortByColumn(DATE, Qt.SortOrder.DescendingOrder)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        model.dataChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(lambda _: self.opened.emit())
        self._apply_theme()

    def selected(self) -> list[RunSummary]:
        """Return the selected runs, from the top."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(RUN) for index in rows]

    def shown(self) -> list[RunSummary]:
        """Return the runs that match the search, from the top."""
        return [self._rows.index(row, 0).data(RUN) for row in range(self._rows.rowCount())]

    def select(self, path: Path) -> None:
        """Select one run, if it is shown."""
        for row, run in enumerate(self.shown()):
            if run.path == path:
                flags = QItemSelectionModel.SelectionFlag
                index = self._rows.index(row, 0)
                self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                self.scrollTo(index)

    def search(self, text: str) -> None:
        """Show the runs with all words of a text."""
        self._rows.setFilterRegularExpression(words_pattern(text))

    def event(self, event: QEvent) -> bool:
        """Reserve the keys of the table from the window's shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _KEYS
            and not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, delete with Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_rows"):
            self._apply_theme()
        super().changeEvent(event)

    def _apply_theme(self) -> None:
        c = colours()
        sheet = (
            f"QTableView {{ background: {c.window}; color: {c.text}; selection-background-color: {c.hover}; }}"
            "QTableView:focus { outline: none; }"
            f"QHeaderView {{ background: {c.window}; }}"
            f"QHeaderView::section {{ background: {c.window}; color: {c.quiet}; border: none; padding: 4px 8px; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)


class _Delegate(QStyledItemDelegate):
    """Draws the first column as thumbnail, name and tags; numbers with figures of equal width."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.font = tabular(option.font)
        run: RunSummary = index.data(RUN)
        if run.state in ("broken", "failed") and index.column() == 1:
            option.palette.setColor(QPalette.ColorRole.Text, QColor(colours().bad))
            option.palette.setColor(QPalette.ColorRole.HighlightedText, QColor(colours().bad))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if index.column() != 0:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        text, picture = option.text, index.data(Qt.ItemDataRole.DecorationRole)
        option.text, option.icon = "", QIcon()
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        place = QRect(
            option.rect.left() + UNIT // 2, option.rect.top() + UNIT // 2, THUMBNAIL.width(), THUMBNAIL.height()
        )
        if picture is None or picture.isNull():
            painter.fillRect(place, QColor(colours().control))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, picture)
        left = place.right() + UNIT + 2
        room = QRect(left, option.rect.top(), option.rect.right() - left - 2, option.rect.height())
        _draw_lines(painter, option, room, text, " ".join(f"#{tag}" for tag in index.data(RUN).notes.tags))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), THUMBNAIL.height() + UNIT)


def _draw_lines(painter: QPainter, option: QStyleOptionViewItem, room: QRect, title: str, tags: str) -> None:
    """Draw the title, and the tags below it where there are some."""
    metrics, c = option.fontMetrics, colours()
    lines = [(title, c.text)] + ([(tags, c.quiet)] if tags else [])
    top = room.center().y() - metrics.lineSpacing() * len(lines) // 2
    painter.save()
    painter.setFont(option.font)
    for number, (text, colour) in enumerate(lines):
        painter.setPen(QColor(colour))
        line = QRect(room.left(), top + number * metrics.lineSpacing(), room.width(), metrics.lineSpacing())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()

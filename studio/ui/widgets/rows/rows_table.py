"""A table of things: sorted by a click on a heading, searched by words, several rows selected together."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import qtawesome
from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QMargins,
    QModelIndex,
    QObject,
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

from studio.ui.theme import UNIT, colours, tabular
from studio.ui.widgets.reserved_keys import reserve_bare_keys
from studio.ui.widgets.rows.rows_model import ROW, SEARCH, SORT, THUMBNAIL, RowsModel
from studio.ui.widgets.word_filter import words_pattern

_KEYS = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete),
)


class RowsTable(QTableView):
    """The table.

    Signals:
        chosen: Other things are selected.
        opened: A thing was double-clicked, or Enter pressed on it.
        delete_pressed: Delete was pressed.

    Args:
        name: The accessible name.
        widths: Of the columns, in pixels.
        stretched: The column that takes the rest of the room.
        newest: The column that it is sorted by at first, in descending order.
    """

    chosen = Signal()
    opened = Signal()
    delete_pressed = Signal()

    def __init__(
        self,
        model: RowsModel,
        *,
        name: str,
        widths: Sequence[int],
        stretched: int,
        newest: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = model.kind
        self._rows = _Rows(self)
        self._rows.setSourceModel(model)
        self.setModel(self._rows)
        self.setAccessibleName(name)
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
        self.setItemDelegate(_Delegate(model, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(THUMBNAIL.height() + UNIT)
        self._apply_theme()  # before the headings are measured
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setMinimumSectionSize(max(64, head.sectionSizeHint(stretched)))
        for column, width in enumerate(widths):
            self.setColumnWidth(
                column, max(width, head.sectionSizeHint(column) + UNIT)
            )  # its heading fits in all languages
        head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)
        self.sortByColumn(newest, Qt.SortOrder.DescendingOrder)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        model.dataChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def selected(self) -> list[Any]:
        """Return the selected things, from the top."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(ROW) for index in rows]

    def shown(self) -> list[Any]:
        """Return the things that match search and filter, from the top."""
        return [self._rows.index(row, 0).data(ROW) for row in range(self._rows.rowCount())]

    def select(self, key: Hashable) -> None:
        """Select one thing, if it is shown."""
        source = self._rows.sourceModel()
        assert isinstance(source, RowsModel)
        index = self._rows.mapFromSource(source.index(source.row_of(key), 0))
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def search(self, text: str) -> None:
        """Show the things with all words of a text."""
        self._rows.setFilterRegularExpression(words_pattern(text))

    def show_only(self, accepts: Callable[[Any], bool]) -> None:
        """Show the things that are accepted, and that match the search."""
        self._rows.accept(accepts)

    def event(self, event: QEvent) -> bool:
        """Reserve the keys of the table from the window's shortcuts."""
        return reserve_bare_keys(event, _KEYS, shift=True) or super().event(event)

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
            f"QHeaderView::section {{ background: {c.window}; color: {c.quiet}; border: none; padding: 6px 8px 4px; }}"
            "QHeaderView::up-arrow, QHeaderView::down-arrow {"  # at the right it would cover the heading
            " subcontrol-origin: margin; subcontrol-position: top center; width: 8px; height: 6px; }"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)


class _Rows(QSortFilterProxyModel):
    """The rows that are shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._accepts: Callable[[Any], bool] | None = None
        self.setSortRole(SORT)
        self.setFilterRole(SEARCH)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def accept(self, accepts: Callable[[Any], bool]) -> None:
        self._accepts = accepts
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether a row matches filter and search."""
        if self._accepts is not None and not self._accepts(self.sourceModel().index(row, 0).data(ROW)):
            return False
        return super().filterAcceptsRow(row, parent)


class _Delegate(QStyledItemDelegate):
    """Draws the first column as thumbnail, text and subtitle; numbers with figures of equal width."""

    def __init__(self, model: RowsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._kind = model.kind

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.font = tabular(option.font)
        if index.column() == 1 and self._kind.is_bad(index.data(ROW)):
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
            sign = place.marginsRemoved(QMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT))
            qtawesome.icon("ph.image", color=colours().line).paint(painter, sign)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, picture)
        left = place.right() + UNIT + 2
        area = QRect(left, option.rect.top(), option.rect.right() - left - 2, option.rect.height())
        _draw_lines(painter, option, area, text, self._kind.subtitle(index.data(ROW)))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), THUMBNAIL.height() + UNIT)


def _draw_lines(painter: QPainter, option: QStyleOptionViewItem, area: QRect, title: str, subtitle: str) -> None:
    """Draw the title, and the subtitle below it where there is one."""
    metrics, c = option.fontMetrics, colours()
    lines = [(title, c.text)] + ([(subtitle, c.quiet)] if subtitle else [])
    top = area.center().y() - metrics.lineSpacing() * len(lines) // 2
    painter.save()
    painter.setFont(option.font)
    for number, (text, colour) in enumerate(lines):
        painter.setPen(QColor(colour))
        line = QRect(area.left(), top + number * metrics.lineSpacing(), area.width(), metrics.lineSpacing())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()

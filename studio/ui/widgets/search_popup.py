"""A popup with a search line and a list of two-line rows, driven by keys or the mouse."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, QSortFilterProxyModel, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from studio.ui.theme import RADIUS, UNIT, colours
from studio.ui.translation import tr
from studio.ui.widgets.field import paint_text
from studio.ui.widgets.plain import plain_label, plain_tooltip
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.word_filter import words_pattern

_KEY = Qt.ItemDataRole.UserRole
_DETAIL, _CHECKED, _GROUP = _KEY + 1, _KEY + 2, _KEY + 3
_ALL = ""
_CHECK = 20  # pixels, width of the check mark
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Row:
    """A row of the list.

    Attributes:
        key: The key of the row's thing.
        title: Its first line.
        detail: Its second line, quiet; "" for none.
        tooltip: The whole text, where the lines are elided.
        group: Which of the popup's groups it belongs to.
        checked: Whether it has a check mark; None for rows that have none.
    """

    key: Hashable
    title: str
    detail: str = ""
    tooltip: str = ""
    group: str = ""
    checked: bool | None = None


class SearchPopup(QDialog):
    """A list to choose from. Arrow keys move, Enter chooses, Esc closes; rows with check marks keep the popup open.

    Args:
        name: Its accessible name, and the placeholder of the search line.
        empty: One line that is shown while there are no rows.
        groups: Key and title of groups that can be shown alone.
        button: Label of a button at the foot; "" for none.

    Signals:
        chosen: The key of a row.
        removed: The key of a row on which Delete was pressed.
        button_pressed: The button was pressed; the popup has closed.
    """

    chosen = QtSignal(object)
    removed = QtSignal(object)
    button_pressed = QtSignal()

    def __init__(
        self,
        name: str,
        empty: str,
        *,
        groups: Sequence[tuple[str, str]] = (),
        button: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("searchPopup")
        self.setAccessibleName(name)
        self._empty = empty
        self._rows = QStandardItemModel(self)
        self._matching = _Matching(self)
        self._matching.setSourceModel(self._rows)
        self.line = QLineEdit()
        self.line.setPlaceholderText(name)
        self.line.setAccessibleName(tr("Search: {name}").format(name=name))
        self.line.setClearButtonEnabled(True)
        self.groups = Segmented(tr("Group"), [(_ALL, tr("All")), *groups], plain=True) if groups else None
        self.list = QListView()
        self.list.setModel(self._matching)
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setAccessibleName(name)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the search line has the keys
        self.none = plain_label(empty, quiet=True)
        self.none.setWordWrap(True)
        self.none.setMargin(UNIT)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT // 2)
        column.addWidget(self.line)
        if self.groups is not None:
            column.addWidget(self.groups)
            self.groups.changed.connect(self._matching.set_group)
            self.groups.changed.connect(self._select_first)
        column.addWidget(self.list, 1)
        column.addWidget(self.none)
        column.addStretch()
        self.button = QPushButton(button)
        self.button.setVisible(bool(button))
        self.button.setAutoDefault(False)
        if button:
            footer = QHBoxLayout()
            footer.addStretch(1)
            footer.addWidget(self.button)
            column.addLayout(footer)
        self.resize(400, 420)
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        self.list.clicked.connect(self._choose)
        self.button.clicked.connect(self._press_button)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the current one stays current if it is among them."""
        current = self.list.currentIndex().data(_KEY)
        self._rows.clear()
        for row in rows:
            item = QStandardItem(row.title)
            item.setData(row.key, _KEY)
            item.setData(row.detail, _DETAIL)
            item.setData(row.checked, _CHECKED)
            item.setData(row.group, _GROUP)
            item.setToolTip(plain_tooltip(row.tooltip))
            item.setData(f"{row.title}. {row.detail}", Qt.ItemDataRole.AccessibleTextRole)
            self._rows.appendRow(item)
        self._show_rows()
        for place in range(self._matching.rowCount()):
            if self._matching.index(place, 0).data(_KEY) == current:
                self.list.setCurrentIndex(self._matching.index(place, 0))
                return
        self._select_first()

    def titles(self) -> list[str]:
        """Return the titles of the rows that match the search."""
        return [self._matching.index(row, 0).data() for row in range(self._matching.rowCount())]

    def open_at(self, widget: QWidget) -> None:
        """Open below a widget, inside the screen, with an empty search."""
        self.line.clear()
        self._filter("")
        corner = widget.mapToGlobal(widget.rect().bottomLeft())
        screen = widget.screen().availableGeometry()
        x = min(corner.x(), screen.right() - self.width())
        y = min(corner.y() + UNIT // 2, screen.bottom() - self.height())
        self.move(max(screen.left(), x), max(screen.top(), y))
        self.show()
        self.line.setFocus()

    def choose_current(self) -> None:
        """Choose the current row."""
        self._choose(self.list.currentIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.choose_current()
                return True
            if event.key() == Qt.Key.Key_Delete and not self.line.text():
                index = self.list.currentIndex()
                if index.isValid():
                    self.removed.emit(index.data(_KEY))
                return True
        return super().eventFilter(watched, event)

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        key = index.data(_KEY)
        if index.data(_CHECKED) is None:
            self.close()
        self.chosen.emit(key)

    def _press_button(self) -> None:
        self.close()
        self.button_pressed.emit()

    def _filter(self, text: str) -> None:
        self._matching.set_words(text)
        self._show_rows()
        self._select_first()

    def _show_rows(self) -> None:
        found = self._matching.rowCount() > 0
        self.list.setVisible(found)
        self.none.setText(self._empty if not self._rows.rowCount() else tr("Nothing matches."))
        self.none.setVisible(not found)

    def _select_first(self, *_: object) -> None:
        self._show_rows()
        self.list.setCurrentIndex(self._matching.index(0, 0))

    def _move(self, by: int) -> None:
        row = (self.list.currentIndex().row() + by) % max(1, self._matching.rowCount())
        self.list.setCurrentIndex(self._matching.index(row, 0))


class _Matching(QSortFilterProxyModel):
    """The rows of a group that have all words of the search in their lines."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._group = _ALL
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterRole(Qt.ItemDataRole.AccessibleTextRole)

    def set_words(self, text: str) -> None:
        self.setFilterRegularExpression(f"(?s){words_pattern(text)}")

    def set_group(self, group: str) -> None:
        self._group = group
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        index = self.sourceModel().index(row, 0, parent)
        return self._group in (_ALL, index.data(_GROUP)) and super().filterAcceptsRow(row, parent)


class _Rows(QStyledItemDelegate):
    """Draws the two lines of a row, and its check mark."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = 2 if index.data(_DETAIL) else 1
        return QSize(96, lines * option.fontMetrics.lineSpacing() + UNIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        c, box = colours(), option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.line if current else c.hover))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.setFont(option.font)
        left, height = box.x() + UNIT, painter.fontMetrics().lineSpacing()
        if index.data(_CHECKED) is not None:
            if index.data(_CHECKED):
                paint_text(painter, QRect(left, box.y() + UNIT // 2, _CHECK, height), "✓", quiet=False)
            left += _CHECK
        width = box.right() - UNIT - left
        title = " ".join(str(index.data() or "").split())
        paint_text(painter, QRect(left, box.y() + UNIT // 2, width, height), title, quiet=False)
        if detail := " ".join(str(index.data(_DETAIL) or "").split()):
            paint_text(painter, QRect(left, box.y() + UNIT // 2 + height, width, height), detail, quiet=True)
        painter.restore()

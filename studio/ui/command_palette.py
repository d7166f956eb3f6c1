"""The command palette (Ctrl+K): finds a command by parts of its name and runs it."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, QSortFilterProxyModel, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from studio.ui.theme import UNIT, colours
from studio.ui.translation import tr
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.word_filter import words_pattern

_ACTION = Qt.ItemDataRole.UserRole
_DETAIL = _ACTION + 1  # the keys, or why the command is disabled
_SEARCHED = _ACTION + 2


class CommandPalette(QDialog):
    """A search field and the commands that match it; Enter runs the selected one.

    Disabled commands come last, each with the reason.
    """

    def __init__(self, actions: list[QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("commandPalette")
        self._all = actions
        self._model = QStandardItemModel(self)
        self._matching = QSortFilterProxyModel(self)
        self._matching.setSourceModel(self._model)
        self._matching.setFilterRole(_SEARCHED)
        self._matching.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("Find command"))
        self.line.setAccessibleName(tr("Find command"))
        self.list = QListView(self)
        self.list.setModel(self._matching)
        self.list.setAccessibleName(tr("Commands"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        self.none = plain_label(tr("No command matches."))
        self.none.setProperty("quiet", True)
        self.none.setMargin(UNIT)
        layout.addWidget(self.none, 1)
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.resize(480, 360)
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        self.list.activated.connect(lambda _index: self.run_chosen())

    def open_over(self, window: QWidget) -> None:
        """Open the palette at the top centre of the window with an empty search."""
        self._model.clear()
        for action in sorted(self._all, key=lambda action: not action.isEnabled()):
            self._model.appendRow(_item(action))
        self.line.clear()
        self._filter("")
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + 64)
        self.show()
        self.line.setFocus()

    def run_chosen(self) -> None:
        """Run the selected command, and close."""
        action = self.list.currentIndex().data(_ACTION)
        if action is not None and not action.isEnabled():
            return  # the list shows the reason
        self.close()
        if action is not None:
            action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.run_chosen()
                return True
        return super().eventFilter(watched, event)

    def _filter(self, text: str) -> None:
        self._matching.setFilterRegularExpression(words_pattern(text))
        self.list.setCurrentIndex(self._matching.index(0, 0))
        found = self._matching.rowCount() > 0
        self.list.setVisible(found)
        self.none.setVisible(not found)

    def _move(self, by: int) -> None:
        row = (self.list.currentIndex().row() + by) % max(1, self._matching.rowCount())
        self.list.setCurrentIndex(self._matching.index(row, 0))


class _Row(QStyledItemDelegate):
    """Draws a command's name, and at the right its keys or the reason for which it is disabled."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        metrics, area = option.fontMetrics, option.rect.adjusted(UNIT, 0, -UNIT, 0)
        area.setLeft(area.left() + metrics.horizontalAdvance(str(index.data())) + 2 * UNIT)
        detail = metrics.elidedText(str(index.data(_DETAIL)), Qt.TextElideMode.ElideRight, area.width())
        painter.setPen(QColor(colours().quiet))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), detail)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a row with some air."""
        return super().sizeHint(option, index).expandedTo(QSize(0, 3 * UNIT))


def _item(action: QAction) -> QStandardItem:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    detail = keys if action.isEnabled() else action.statusTip()
    item = QStandardItem(action.text())
    item.setData(action, _ACTION)
    item.setData(detail, _DETAIL)
    item.setData(f"{action.text()} {keys} {detail}", _SEARCHED)
    item.setData(f"{action.text()}  {detail}", Qt.ItemDataRole.AccessibleTextRole)
    item.setEnabled(action.isEnabled())
    return item

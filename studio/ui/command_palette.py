"""The command palette (Ctrl+K): finds a command by parts of its name and runs it."""

from PySide6.QtCore import QEvent, QObject, QSortFilterProxyModel, Qt
from PySide6.QtGui import QAction, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.word_filter import words_pattern

_ACTION = Qt.ItemDataRole.UserRole


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
        self._matching.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("Find command"))
        self.line.setAccessibleName(tr("Find command"))
        self.list = QListView(self)
        self.list.setModel(self._matching)
        self.list.setAccessibleName(tr("Commands"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        self.none = plain_label(tr("No command matches."))
        self.none.setProperty("quiet", True)
        self.none.setMargin(UNIT)
        layout.addWidget(self.none)
        layout.addStretch()
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


def _item(action: QAction) -> QStandardItem:
    shortcut = action.shortcut().toString()
    label = f"{action.text()}    {shortcut}" if shortcut else action.text()
    item = QStandardItem(label if action.isEnabled() else f"{label}    {action.statusTip()}")
    item.setData(action, _ACTION)
    item.setEnabled(action.isEnabled())
    return item

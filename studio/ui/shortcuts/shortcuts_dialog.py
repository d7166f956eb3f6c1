"""The dialog in which keyboard shortcuts are looked up and changed."""

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from studio.ui.commands.commands import by_id
from studio.ui.shortcuts.key_map import KeyMap
from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.word_filter import words_pattern

_ID = Qt.ItemDataRole.UserRole
_SEARCHED = Qt.ItemDataRole.UserRole + 1


class ShortcutsDialog(QDialog):
    """Every command with its shortcuts, found by name or by key; changes apply with OK.

    Signals:
        chosen: A KeyMap was confirmed.
    """

    chosen = Signal(object)

    def __init__(self, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.map = keys.copy()
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("Find by command or by key, such as Ctrl+S"))
        self.search.setAccessibleName(tr("Find shortcut"))
        self.search.setClearButtonEnabled(True)
        self._model = QStandardItemModel(self)
        self._model.setHorizontalHeaderLabels([tr("Command"), tr("Menu"), tr("Shortcut")])
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._model)
        self._shown.setFilterRole(_SEARCHED)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list = _list(self._shown)
        self.editor = QKeySequenceEdit(self)
        self.editor.setMaximumSequenceLength(1)
        self.editor.setAccessibleName(tr("New shortcut"))
        self.editor.setToolTip(tr("Click here and press the keys."))
        self.assign = _button(tr("Assign"), tr("Give the selected command these keys."))
        self.clear = _button(tr("Remove"), tr("Leave the selected command without a shortcut."))
        self.reset = _button(tr("Default"), tr("Give the selected command its default shortcut."))
        self.status = plain_label(quiet=True)
        self.buttons = QDialogButtonBox(self)
        for standard in ("Ok", "Cancel", "RestoreDefaults"):
            self.buttons.addButton(QDialogButtonBox.StandardButton[standard])
        self._lay_out()
        self._fill()
        self.search.textChanged.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._choose())
        self.editor.keySequenceChanged.connect(lambda *_: self._show_effect())
        self.assign.clicked.connect(self._assign)
        self.clear.clicked.connect(lambda: self._set_keys(()))
        self.reset.clicked.connect(self._reset)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        restore = self.buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults)
        restore.clicked.connect(self._reset_all)
        self._filter("")

    def selected(self) -> str:
        """Return the id of the selected command; "" when none is."""
        index = self.list.currentIndex()
        return str(index.siblingAtColumn(0).data(_ID)) if index.isValid() else ""

    def select(self, id_: str) -> None:
        """Select a command, if it is listed."""
        for row in range(self._shown.rowCount()):
            if self._shown.index(row, 0).data(_ID) == id_:
                self.list.setCurrentIndex(self._shown.index(row, 0))

    def _lay_out(self) -> None:
        edit = QHBoxLayout()
        edit.setSpacing(UNIT)
        edit.addWidget(self.editor, 1)
        for button in (self.assign, self.clear, self.reset):
            edit.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(edit)
        column.addWidget(self.status)
        column.addWidget(self.buttons)
        self.resize(620, 600)

    def _fill(self) -> None:
        self._model.removeRows(0, self._model.rowCount())
        for command in by_id().values():
            texts = (tr(command.title).removesuffix("…"), tr(command.menu), "")
            items = [QStandardItem(text) for text in texts]
            items[0].setToolTip(tr(command.tip))
            items[0].setData(command.id, _ID)
            self._model.appendRow(items)
            self._refresh(self._model.rowCount() - 1)

    def _refresh(self, row: int) -> None:
        """Show the current shortcuts of a command; changed ones are bold."""
        title, menu, keys = (self._model.item(row, column) for column in range(3))
        id_ = str(title.data(_ID))
        portable = self.map.keys(id_)
        keys.setText(", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in portable))
        font = QFont(self.font())
        font.setBold(self.map.is_changed(id_))
        keys.setFont(font)
        title.setData(" ".join([title.text(), menu.text(), *portable, keys.text()]), _SEARCHED)

    def _refresh_all(self) -> None:
        for row in range(self._model.rowCount()):
            self._refresh(row)
        self._choose()

    def _filter(self, text: str) -> None:
        id_ = self.selected()
        self._shown.setFilterRegularExpression(words_pattern(text))
        self.list.setCurrentIndex(self._shown.index(0, 0))
        self.select(id_)
        self._choose()

    def _choose(self) -> None:
        """Show the shortcut of the selected command in the editor."""
        keys = self.map.keys(self.selected()) if self.selected() else ()
        self.editor.setKeySequence(QKeySequence(keys[0] if keys else ""))
        self._show_effect()

    def _show_effect(self) -> None:
        """Show the effect of assigning the keys, and enable the buttons that apply."""
        id_, key = self.selected(), self._typed()
        keys = self.map.keys(id_) if id_ else ()
        self.assign.setEnabled(bool(id_ and key) and key not in keys[:1])
        self.clear.setEnabled(bool(keys))
        self.reset.setEnabled(bool(id_) and self.map.is_changed(id_))
        conflicts = self.map.conflicts(id_, key) if id_ and key and key not in keys else []
        names = tr(" and ").join(tr(other.title).removesuffix("…") for other in conflicts)
        self.status.setText(
            tr("{tostring} is taken from {names}.").format(tostring=QKeySequence(key).toString(), names=names)
            if conflicts
            else ""
        )

    def _typed(self) -> str:
        return self.editor.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _assign(self) -> None:
        self.map.assign(self.selected(), self._typed())
        self._refresh_all()

    def _set_keys(self, keys: tuple[str, ...]) -> None:
        self.map.set_keys(self.selected(), keys)
        self._refresh_all()

    def _reset(self) -> None:
        self.map.reset(self.selected())
        self._refresh_all()

    def _reset_all(self) -> None:
        self.map = KeyMap()
        self._refresh_all()

    def _accept(self) -> None:
        self.chosen.emit(self.map)
        self.accept()


def _list(model: QSortFilterProxyModel) -> QTreeView:
    view = QTreeView()
    view.setModel(model)
    view.setAccessibleName(tr("Commands and their shortcuts"))
    view.setRootIsDecorated(False)
    view.setUniformRowHeights(True)
    view.setAlternatingRowColors(False)
    view.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
    view.setSortingEnabled(False)
    view.setCurrentIndex(QModelIndex())
    header = view.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.resizeSection(1, 80)
    header.resizeSection(2, 180)
    return view


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    return button

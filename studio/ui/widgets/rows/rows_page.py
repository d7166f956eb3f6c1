"""What the pages of lists share: a search above a table, the selected thing beside it, and a line with Undo below."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QSplitter, QVBoxLayout, QWidget

from studio.ui.theme import UNIT
from studio.ui.translation import tr
from studio.ui.widgets.plain import plain_label
from studio.ui.widgets.rows.rows_table import RowsTable

_TABLE_WIDTH = 840


class RowsPage(QWidget):
    """A page with a table of things.

    Signals:
        chosen: Other things are selected, or one of them has changed.
        opened: Open or use the selected thing.
        delete_pressed: Delete the selected things.
        back_clicked: Return to the previous page.
        undo_clicked: Undo the last deletion.
        shown: The page has come into view, or gone out of it.

    Args:
        table: The table.
        name: What it lists, as in "models".
    """

    chosen = Signal()
    opened = Signal()
    delete_pressed = Signal()
    back_clicked = Signal()
    undo_clicked = Signal()
    shown = Signal()

    def __init__(self, table: RowsTable, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu_actions: tuple[QAction, ...] = ()
        self.table = table
        self.search = QLineEdit()
        self.search.setAccessibleName(tr("Search {name}").format(name=name))
        self.search.setPlaceholderText(tr("Search {name}").format(name=name))
        self.search.setClearButtonEnabled(True)
        self.back = QPushButton()
        self.message = plain_label(quiet=True)
        self.message.setWordWrap(True)
        self.undo = QPushButton(tr("Undo"))
        self._top = QHBoxLayout()
        self._footer = QWidget()
        self._column = QVBoxLayout(self)
        self.table.opened.connect(self.opened)
        self.table.delete_pressed.connect(self.delete_pressed)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.back.clicked.connect(self.back_clicked)
        self.undo.clicked.connect(self.undo_clicked)

    def show_message(self, text: str, *, can_undo: bool = False) -> None:
        """Show a line below the table."""
        self.message.setText(text)
        self._footer.setVisible(bool(text))
        self.undo.setVisible(can_undo)

    # for the pages themselves

    def place(self, body: QWidget, filters: Sequence[QWidget] = ()) -> None:
        """Place the search with its filters, the body, and the line below."""
        self._top.setSpacing(UNIT)
        self._top.addWidget(self.search, 1)
        for part in (*filters, self.back):
            self._top.addWidget(part)
        footer = QHBoxLayout(self._footer)
        footer.setContentsMargins(0, 0, 0, 0)
        footer.setSpacing(UNIT)
        footer.addWidget(self.undo)
        footer.addWidget(self.message, 1)
        self._column.setContentsMargins(2 * UNIT, UNIT, UNIT, UNIT)
        self._column.setSpacing(UNIT)
        self._column.addLayout(self._top)
        self._column.addWidget(body, 1)
        self._column.addWidget(self._footer)
        self.show_message("")

    def beside_table(self, details: QWidget, width: int) -> QSplitter:
        """Return the table with the details of the selected thing to its right."""
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(UNIT)
        split.setStyleSheet("QSplitter::handle { background: transparent; }")
        split.addWidget(self.table)
        split.addWidget(details)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([_TABLE_WIDTH, width])
        return split

    def add_buttons(self, actions: Sequence[tuple[str, QAction]]) -> None:
        """Add buttons above the table: short names, and what they do."""
        for name, action in actions:
            button = QPushButton(name)
            button.setAccessibleName(action.text())
            button.setToolTip(action.statusTip())
            button.clicked.connect(action.trigger)
            self._top.insertWidget(self._top.count() - 1, button)

    def set_menu(self, actions: Sequence[QAction]) -> None:
        """Set the commands of the context menu."""
        self._menu_actions = tuple(actions)

    def _open_menu(self, place: QPoint) -> None:
        if self.table.selected():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self._menu_actions)
            menu.popup(self.table.viewport().mapToGlobal(place))
